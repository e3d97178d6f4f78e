"""The spoedbesluit: what Regievoerders decide when nobody has granted yet, for a few days, to be ratified per college.

Whether, up to what amount, for how many days and about what it is possible says the profile of the region. It rests on
no mandaat and spends none. What a college does not ratify is covered by nobody: that is shown, with who bears it, and
nothing is reversed in silence [I].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DatumOnlogisch, GeenRecht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.basis.invoer import toets_bedrag, toets_datum, toets_lengte, toets_motivering
from app.domain.besluit.verdeling import Verdeelsleutel, verdeel

NEEM_SPOEDBESLUIT, TEKEN_SPOEDBESLUIT_MEE = "neem_spoedbesluit", "teken_spoedbesluit_mee"
BESLIS_OVER_SPOEDBESLUIT, LEG_DRAGER_VAST = "beslis_over_spoedbesluit", "leg_drager_vast"
LEG_BEKRACHTIGING_VAST = "leg_bekrachtiging_vast"
"""The decision of a college without an account about its part, recorded from paper."""
_MEESTE_DAGEN = 92
_HOOGSTE_EURO = 1_000_000_000
_LANGSTE_REEKS = 366


class Spoeduitkomst(StrEnum):
    """What a college decided about its part."""

    WACHT = "wacht"
    BEKRACHTIGD = "bekrachtigd"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True)
class Spoedregel:
    """What a region allows: up to `hoogste_euro` (whole euros), for at most `dagen` calendar days, about `soorten`.

    `drager` says who bears what no college ratified. With `een_mag` one Regievoerder decides and the other is told;
    else it counts only when both signed. Those of a zaak are together at most `reeks_euro` (whole euros) in any
    `reeks_dagen` calendar days in a row; without these each stands by itself.
    """

    bron: str
    hoogste_euro: int
    dagen: int
    drager: str
    soorten: tuple[Mandaatsoort, ...] = (Mandaatsoort.FINANCIEN,)
    een_mag: bool = False
    reeks_euro: int | None = None
    reeks_dagen: int | None = None

    def __post_init__(self) -> None:
        self._keur_reeks()
        if not 0 < self.hoogste_euro <= _HOOGSTE_EURO:
            raise OngeldigeWaarde("hoogste_euro", f"{self.hoogste_euro} kan niet; kies van 1 tot {_HOOGSTE_EURO}")
        if not 0 < self.dagen <= _MEESTE_DAGEN:
            raise OngeldigeWaarde("dagen", f"{self.dagen} kan niet; kies van 1 tot {_MEESTE_DAGEN}")
        if not self.drager.strip() or not self.soorten:
            raise OngeldigeWaarde("drager", "zeg wie draagt wat niet wordt bekrachtigd, en noem minstens een soort")

    def _keur_reeks(self) -> None:
        if (self.reeks_euro is None) != (self.reeks_dagen is None):
            raise OngeldigeWaarde("reeks_euro", "hoort bij reeks_dagen; noem beide of geen van beide")
        if self.reeks_euro is not None and not self.hoogste_euro <= self.reeks_euro <= _HOOGSTE_EURO:
            raise OngeldigeWaarde("reeks_euro", f"{self.reeks_euro} kan niet; kies minstens hoogste_euro")
        if self.reeks_dagen is not None and not 0 < self.reeks_dagen <= _LANGSTE_REEKS:
            raise OngeldigeWaarde("reeks_dagen", f"{self.reeks_dagen} kan niet; kies van 1 tot {_LANGSTE_REEKS}")

    def toets_reeks(self, datum: date, bedrag: int, eerder: Iterable[tuple[date, int]]) -> None:
        """With the others of the zaak (`eerder`: the day and what counts of each, in euro cents) no run of days has
        more than the region allows, whichever day they are entered for. Raises OngeldigeInvoer.
        """
        if self.reeks_euro is None or self.reeks_dagen is None:
            return
        alle, breed = [(datum, bedrag), *eerder], timedelta(days=self.reeks_dagen - 1)
        eindes = {dag for dag, _ in alle if datum <= dag <= datum + breed}
        meest = max(sum(cent for dag, cent in alle if einde - breed <= dag <= einde) for einde in eindes)
        if meest > self.reeks_euro * 100:
            over = max(0, self.reeks_euro * 100 - meest + bedrag)
            raise OngeldigeInvoer(
                f"Spoedbesluiten van deze zaak zijn in {self.reeks_dagen} dagen samen hoogstens "
                f"{euro(self.reeks_euro * 100)}. Op deze dag kan nog {euro(over)}. Verlaag het bedrag, of vraag de "
                "colleges om een mandaat.",
                veld="bedrag",
            )


@dataclass(frozen=True)
class NieuwSpoedbesluit:
    """What is decided in an emergency, and why it cannot wait. `bedrag` in euro cents, None for inhoud."""

    soort: Mandaatsoort
    omschrijving: str
    reden: str
    datum: date
    geldig_tot: date
    bedrag: int | None = None
    sleutel: Verdeelsleutel = Verdeelsleutel.GELIJK

    def toets(self, regel: Spoedregel | None, geopend: date, vandaag: date) -> Spoedregel:
        """Within what the region allows, in a zaak that was opened on that day; gives that rule.

        Raises GeenRecht, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
        """
        if regel is None:
            raise GeenRecht("Deze regio kent geen spoedbesluit. Vraag de colleges om een mandaat.")
        toets_datum(self.datum, vandaag, geopend)
        for veld in ("omschrijving", "reden"):
            toets_motivering(getattr(self, veld), veld)
            toets_lengte(getattr(self, veld), veld)
        if self.soort not in regel.soorten:
            raise OngeldigeInvoer("Hierover kan in deze regio geen spoedbesluit. Kies iets anders.", veld="soort")
        if (self.bedrag is None) != (self.soort is Mandaatsoort.INHOUD):
            raise OngeldigeInvoer("Vul een bedrag in bij financiën, en laat het leeg bij inhoud.", veld="bedrag")
        if self.bedrag is not None and toets_bedrag(self.bedrag) > regel.hoogste_euro * 100:
            raise OngeldigeInvoer(
                f"Een spoedbesluit gaat tot {euro(regel.hoogste_euro * 100)}. Verlaag het bedrag.", veld="bedrag"
            )
        if self.sleutel not in (Verdeelsleutel.GELIJK, Verdeelsleutel.INWONERS):
            raise OngeldigeInvoer("Verdeel gelijk of naar inwoners.", veld="sleutel")
        laatste = self.datum + timedelta(days=regel.dagen)
        if not self.datum <= self.geldig_tot <= laatste:
            raise DatumOnlogisch(
                f"Een spoedbesluit geldt hoogstens {regel.dagen} dagen: kies een dag tot en met {laatste:%d-%m-%Y}.",
                veld="geldig_tot",
            )
        return regel


class Spoedstatus(StrEnum):
    """How a spoedbesluit stands on a day."""

    WACHT_OP_TWEEDE = "wacht_op_tweede"
    GELDT = "geldt"
    BEKRACHTIGD = "bekrachtigd"
    ONGEDEKT = "ongedekt"
    GEDRAGEN = "gedragen"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


class Spoedeinde(StrEnum):
    """How it ended before its last day: the other one refused to sign, or it was withdrawn."""

    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True)
class Einde:
    """An end, on the first day on which it counts no more. `verschuldigd` is what is due of it all the same, in euro
    cents; None for inhoud, of which what was done until then is to be ratified.
    """

    wijze: Spoedeinde
    datum: date
    verschuldigd: int | None = None

    @property
    def niets_te_bekrachtigen(self) -> bool:
        """Whether nothing is left for a college to decide about, of one that counted."""
        return self.verschuldigd == 0


@dataclass(frozen=True)
class Deelfeiten:
    """The part of one college, in euro cents, with what it decided and on which day; `gedragen` is the day on which was
    recorded who bears it.
    """

    bedrag: int
    uitkomst: Spoeduitkomst = Spoeduitkomst.WACHT
    datum: date | None = None
    gedragen: date | None = None

    def uitkomst_op(self, dag: date) -> Spoeduitkomst:
        return self.uitkomst if self.datum and self.datum <= dag else Spoeduitkomst.WACHT

    def ongedekt_sinds(self, geldig_tot: date) -> date | None:
        """The first day on which nobody covers it: its refusal, or the day after its last when that is before it."""
        voorbij = geldig_tot + timedelta(days=1)
        if self.uitkomst is Spoeduitkomst.GEWEIGERD and self.datum:
            return min(self.datum, voorbij)
        op_tijd = self.uitkomst is Spoeduitkomst.BEKRACHTIGD and self.datum and self.datum <= geldig_tot
        return None if op_tijd else voorbij

    def is_ongedekt_op(self, dag: date, geldig_tot: date) -> bool:
        sinds = self.ongedekt_sinds(geldig_tot)
        return sinds is not None and sinds <= dag and self.uitkomst_op(dag) is not Spoeduitkomst.BEKRACHTIGD

    def is_gedragen_op(self, dag: date, geldig_tot: date) -> bool:
        """Whether it is not covered, and was recorded who bears it."""
        return self.gedragen is not None and self.gedragen <= dag and self.is_ongedekt_op(dag, geldig_tot)


def verschuldigde(delen: Sequence[Deelfeiten], einde: Einde | None) -> list[Deelfeiten]:
    """The parts with what is due of each: after an end its share of that, to the cent as any division."""
    totaal = sum(deel.bedrag for deel in delen)
    if einde is None or einde.verschuldigd is None or not totaal:
        return list(delen)
    over = verdeel(einde.verschuldigd, {nr: deel.bedrag for nr, deel in enumerate(delen)})
    return [replace(deel, bedrag=over[nr]) for nr, deel in enumerate(delen)]


@dataclass(frozen=True)
class Spoedstand:
    """A spoedbesluit on a day: what was ratified, what still waits, what nobody covers and nobody bears yet, and what
    somebody bears instead of its college. Euro cents.
    """

    status: Spoedstatus
    bekrachtigd: int = 0
    wacht: int = 0
    ongedekt: int = 0
    gedragen: int = 0


def stand_op(
    dag: date, geldig_tot: date, *, geldt: bool, delen: Sequence[Deelfeiten], einde: Einde | None = None
) -> Spoedstand:
    """`geldt` says that everybody who has to sign did so by that day; `einde` that it had ended by then."""
    if einde is not None and (not geldt or einde.niets_te_bekrachtigen):
        return Spoedstand(Spoedstatus(einde.wijze))
    if not geldt:
        return Spoedstand(Spoedstatus.WACHT_OP_TWEEDE if dag <= geldig_tot else Spoedstatus.VERLOPEN)
    delen = verschuldigde(delen, einde)
    klaar = [d for d in delen if d.uitkomst_op(dag) is Spoeduitkomst.BEKRACHTIGD]
    gedragen = [d for d in delen if d.is_gedragen_op(dag, geldig_tot)]
    ongedekt = [d for d in delen if d.is_ongedekt_op(dag, geldig_tot) and d not in gedragen]
    som = [sum(d.bedrag for d in groep) for groep in (klaar, ongedekt, gedragen)]
    wacht = sum(d.bedrag for d in delen) - sum(som)
    rust = Spoedstatus.INGETROKKEN if einde else Spoedstatus.GELDT
    status = Spoedstatus.ONGEDEKT if ongedekt else rust
    if len(klaar) + len(gedragen) == len(delen):
        status = Spoedstatus.GEDRAGEN if gedragen else Spoedstatus.BEKRACHTIGD
    return Spoedstand(status, som[0], wacht, som[1], som[2])


def toets_nog_niet_getekend(tweede: date | None, einde: Einde | None = None) -> None:
    """Raises OngeldigeOvergang."""
    if einde is not None:
        raise OngeldigeOvergang(f"Dit kan niet meer: het spoedbesluit is {einde.wijze.value}.")
    if tweede is not None:
        raise OngeldigeOvergang("De andere Regievoerder heeft dit spoedbesluit al getekend.")


def toets_beslissing(
    deel: Deelfeiten,
    uitkomst: Spoeduitkomst,
    besluitnummer: str,
    toelichting: str,
    *,
    geldt: bool,
    einde: Einde | None = None,
) -> None:
    """A college ratifies (also late) or refuses its part, once, with the number of its decision; a refusal with why.

    When it was recorded who bears it instead, it waits for the college no more.

    Raises OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht.
    """
    if einde is not None and (not geldt or einde.niets_te_bekrachtigen):
        raise OngeldigeOvergang(f"Er is niets te bekrachtigen: dit spoedbesluit is {einde.wijze.value}.")
    if not geldt:
        raise OngeldigeOvergang("Dit spoedbesluit geldt nog niet: de andere Regievoerder heeft nog niet getekend.")
    if deel.uitkomst is not Spoeduitkomst.WACHT:
        raise OngeldigeOvergang(f"Over dit deel is al beslist: het is {deel.uitkomst.value}.")
    if deel.gedragen is not None:
        raise OngeldigeOvergang("Van dit deel is al vastgelegd wie het draagt. Overleg met de Regievoerder.")
    if uitkomst is Spoeduitkomst.WACHT:
        raise OngeldigeInvoer("Kies bekrachtigen of weigeren.", veld="uitkomst")
    if not besluitnummer.strip():
        raise OngeldigeInvoer("Vul het nummer van het besluit in.", veld="besluitnummer")
    toets_lengte(besluitnummer, "besluitnummer", 80)
    if uitkomst is Spoeduitkomst.GEWEIGERD:
        toets_motivering(toelichting, "toelichting")


def toets_drager(
    deel: Deelfeiten, dag: date, geldig_tot: date, wie: str, *, geldt: bool, einde: Einde | None = None
) -> None:
    """Who bears what is not covered, is recorded once, and only of what counts: what is not signed binds nobody.

    Raises OngeldigeOvergang, MotiveringVerplicht.
    """
    niets = einde is not None and einde.niets_te_bekrachtigen
    if niets or not geldt or deel.gedragen is not None or not deel.is_ongedekt_op(dag, geldig_tot):
        raise OngeldigeOvergang("Van dit deel hoeft niet (meer) te worden vastgelegd wie het draagt.")
    toets_motivering(wie, "drager")
    toets_lengte(wie, "drager", 200)
