"""The spoedbesluit: what Regievoerders decide when nobody has granted yet, for a few days, to be ratified per college.

Whether, up to what amount, for how many days and about what it is possible says the profile of the region. It rests on
no mandaat and spends none. What a college does not ratify is covered by nobody: that is shown, with who bears it, and
nothing is reversed in silence [I].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DatumOnlogisch, GeenRecht, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.basis.invoer import toets_bedrag, toets_datum, toets_lengte, toets_motivering
from app.domain.besluit.verdeling import Verdeelsleutel

NEEM_SPOEDBESLUIT, TEKEN_SPOEDBESLUIT_MEE = "neem_spoedbesluit", "teken_spoedbesluit_mee"
BESLIS_OVER_SPOEDBESLUIT, LEG_DRAGER_VAST = "beslis_over_spoedbesluit", "leg_drager_vast"
_MEESTE_DAGEN = 92
_HOOGSTE_EURO = 1_000_000_000


class Spoeduitkomst(StrEnum):
    """What a college decided about its part."""

    WACHT = "wacht"
    BEKRACHTIGD = "bekrachtigd"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True)
class Spoedregel:
    """What a region allows: up to `hoogste_euro` (whole euros), for at most `dagen` calendar days, about `soorten`.

    `drager` says who bears what no college ratified. With `een_mag` one Regievoerder decides and the other is told;
    else it counts only when both signed.
    """

    bron: str
    hoogste_euro: int
    dagen: int
    drager: str
    soorten: tuple[Mandaatsoort, ...] = (Mandaatsoort.FINANCIEN,)
    een_mag: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.hoogste_euro <= _HOOGSTE_EURO:
            raise OngeldigeWaarde("hoogste_euro", f"{self.hoogste_euro} kan niet; kies van 1 tot {_HOOGSTE_EURO}")
        if not 0 < self.dagen <= _MEESTE_DAGEN:
            raise OngeldigeWaarde("dagen", f"{self.dagen} kan niet; kies van 1 tot {_MEESTE_DAGEN}")
        if not self.drager.strip() or not self.soorten:
            raise OngeldigeWaarde("drager", "zeg wie draagt wat niet wordt bekrachtigd, en noem minstens een soort")


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
        """The first day on which nobody covers it: its refusal, or the day after the last that it counts if that was
        before it.
        """
        voorbij = geldig_tot + timedelta(days=1)
        if self.uitkomst is Spoeduitkomst.GEWEIGERD and self.datum:
            return min(self.datum, voorbij)
        op_tijd = self.uitkomst is Spoeduitkomst.BEKRACHTIGD and self.datum and self.datum <= geldig_tot
        return None if op_tijd else voorbij

    def is_ongedekt_op(self, dag: date, geldig_tot: date) -> bool:
        sinds = self.ongedekt_sinds(geldig_tot)
        return sinds is not None and sinds <= dag and self.uitkomst_op(dag) is not Spoeduitkomst.BEKRACHTIGD


@dataclass(frozen=True)
class Spoedstand:
    """A spoedbesluit on a day: what was ratified, what still waits, what nobody covers. Euro cents."""

    status: Spoedstatus
    bekrachtigd: int
    wacht: int
    ongedekt: int


def stand_op(dag: date, geldig_tot: date, *, geldt: bool, delen: Sequence[Deelfeiten]) -> Spoedstand:
    """`geldt` says that everybody who has to sign did so by that day."""
    bekrachtigd = sum(d.bedrag for d in delen if d.uitkomst_op(dag) is Spoeduitkomst.BEKRACHTIGD)
    ongedekt = [d for d in delen if d.is_ongedekt_op(dag, geldig_tot)]
    som = sum(d.bedrag for d in ongedekt)
    if not geldt:
        return Spoedstand(Spoedstatus.WACHT_OP_TWEEDE, 0, 0, 0)
    status = Spoedstatus.ONGEDEKT if ongedekt else Spoedstatus.GELDT
    if all(d.uitkomst_op(dag) is Spoeduitkomst.BEKRACHTIGD for d in delen):
        status = Spoedstatus.BEKRACHTIGD
    return Spoedstand(status, bekrachtigd, sum(d.bedrag for d in delen) - bekrachtigd - som, som)


def toets_nog_niet_getekend(tweede: date | None) -> None:
    """Raises OngeldigeOvergang."""
    if tweede is not None:
        raise OngeldigeOvergang("De andere Regievoerder heeft dit spoedbesluit al getekend.")


def toets_beslissing(
    deel: Deelfeiten, uitkomst: Spoeduitkomst, besluitnummer: str, toelichting: str, *, geldt: bool
) -> None:
    """A college ratifies (also late) or refuses its part, once, with the number of its decision; a refusal with why.

    When it was recorded who bears it instead, it waits for the college no more.

    Raises OngeldigeOvergang, OngeldigeInvoer, MotiveringVerplicht.
    """
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


def toets_drager(deel: Deelfeiten, dag: date, geldig_tot: date, wie: str, *, geldt: bool) -> None:
    """Who bears what is not covered, is recorded once, and only of what counts: what is not signed binds nobody.

    Raises OngeldigeOvergang, MotiveringVerplicht.
    """
    if not geldt or deel.gedragen is not None or not deel.is_ongedekt_op(dag, geldig_tot):
        raise OngeldigeOvergang("Van dit deel hoeft niet (meer) te worden vastgelegd wie het draagt.")
    toets_motivering(wie, "drager")
    toets_lengte(wie, "drager", 200)
