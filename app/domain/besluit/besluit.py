"""Decisions under a mandaat: the test on the decision date, the allocation to the cent, the headroom on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import (
    BuitenLooptijd,
    DomeinFout,
    InstemmingOntbreekt,
    MandaatNietActief,
    MandaatOntbreekt,
    OngeldigeInvoer,
    PlafondOverschreden,
    VerdelingKloptNiet,
)
from app.domain.basis.invoer import toets_bedrag, toets_datum, toets_lengte, toets_motivering
from app.domain.besluit.verdeling import (
    Gewichten,
    Uitleg,
    Verdeelsleutel,
    eis_bekend,
    in_woorden,
    leg_uit,
    noot_bij,
    per_gever,
    verdeel,
)
from app.domain.mandaat.houderschap import Houderschap, in_een_functie
from app.domain.mandaat.mandaatfeiten import ONDERWEG, Mandaatfeiten, is_actief_op


@dataclass(frozen=True)
class Ruimte:
    """Headroom on a day, in euro cents: granted, spent up to and including the day, left."""

    datum: date
    plafond: int
    besteed: int

    @property
    def over(self) -> int:
        return self.plafond - self.besteed


@dataclass(frozen=True)
class Toegestaan:
    """The decision stands; `verdeling` gives the part of each mandaat (id) in euro cents, 0 without an amount.

    `ruimte` is the headroom of the day before it; `uitleg` how it is divided, when a key did that.
    """

    verdeling: Mapping[int, int]
    ruimte: Ruimte
    uitleg: Uitleg | None = None


@dataclass(frozen=True)
class Geweigerd:
    """The decision is refused, for this reason."""

    reden: DomeinFout


@dataclass(frozen=True)
class Aanvraag:
    """A decision asked for. `bedrag` in euro cents, None for inhoud.

    `verdeling` gives the parts by hand, per mandaat id; `gewichten` what each weighs by a key that is not equal.
    `functie` is the office in which he acts, when he says so.
    """

    soort: Mandaatsoort
    datum: date
    wie: Houderschap
    bedrag: int | None = None
    sleutel: Verdeelsleutel = Verdeelsleutel.GELIJK
    verdeling: Mapping[int, int] | None = None
    gewichten: Gewichten[int] | None = None
    functie: str | None = None


@dataclass(frozen=True)
class NieuwBesluit:
    """A decision to take. `bedrag` in euro cents, None for inhoud; `verdeling` by hand, euro cents per mandaat id.

    `functie` is the office in which it is taken, for who fills more than one.
    """

    soort: Mandaatsoort
    omschrijving: str
    datum: date
    bedrag: int | None = None
    verdeling: Mapping[int, int] | None = None
    sleutel: Verdeelsleutel = Verdeelsleutel.GELIJK
    functie: str | None = None

    @property
    def hoe(self) -> Verdeelsleutel:
        """Parts by hand are by hand, whatever the key says."""
        return Verdeelsleutel.HAND if self.verdeling is not None else self.sleutel

    def toets_vorm(self, geopend: date, vandaag: date) -> None:
        """What is asked before any mandaat is looked at, in a zaak that was opened on that day.

        Raises DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer.
        """
        toets_datum(self.datum, vandaag, geopend)
        toets_motivering(self.omschrijving, "omschrijving")
        toets_lengte(self.omschrijving, "omschrijving")
        if self.soort is Mandaatsoort.FINANCIEN and self.bedrag is None:
            raise OngeldigeInvoer("Een besluit over financiën heeft een bedrag nodig.", veld="bedrag")
        if self.soort is Mandaatsoort.INHOUD and self.bedrag is not None:
            raise OngeldigeInvoer("Een besluit over inhoud heeft geen bedrag. Maak dit veld leeg.", veld="bedrag")
        if self.bedrag is not None:
            toets_bedrag(self.bedrag)

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek."""
        return {
            "soort": self.soort.value,
            "omschrijving": self.omschrijving,
            "bedrag": self.bedrag,
            "sleutel": self.hoe.value if self.bedrag is not None else None,
            "verdeling": {str(sleutel): deel for sleutel, deel in (self.verdeling or {}).items()} or None,
        }


def toets(aanvraag: Aanvraag, mandaten: Sequence[Mandaatfeiten]) -> Toegestaan | Geweigerd:
    """Judge a decision on its own date, in the order in which a reader would ask (domein 4).

    Is there a mandaat of this kind for this holder; has it become active; does the date lie in its term;
    is there enough left, in all and for each grantor. `mandaten` are those of the zaak in its present period,
    in the order in which cents that remain are handed out.
    """
    try:
        passend = _bruikbaar(aanvraag, mandaten)
        verdeling = _verdeling(aanvraag, passend)
        return Toegestaan(verdeling, ruimte_op(mandaten, aanvraag.datum), _uitleg(aanvraag, passend))
    except DomeinFout as reden:
        return Geweigerd(reden)


def _bruikbaar(aanvraag: Aanvraag, mandaten: Sequence[Mandaatfeiten]) -> list[Mandaatfeiten]:
    van_soort = [m for m in mandaten if m.soort is aanvraag.soort]
    if not van_soort:
        raise MandaatOntbreekt(f"Er is in deze zaak geen mandaat voor {_woord(aanvraag.soort)}.")
    eigen = in_een_functie(van_soort, aanvraag.wie, aanvraag.functie)
    if not eigen:
        raise MandaatOntbreekt(f"U bent geen houder van een mandaat voor {_woord(aanvraag.soort)} in deze zaak.")
    begonnen = [m for m in eigen if m.actief_vanaf is not None]
    if not begonnen:
        raise _nog_niet_actief(eigen)
    passend = [m for m in begonnen if is_actief_op(m, aanvraag.datum)]
    if not passend:
        raise BuitenLooptijd(_looptijd(begonnen, aanvraag.datum), veld="datum")
    return passend


def _nog_niet_actief(eigen: Iterable[Mandaatfeiten]) -> DomeinFout:
    statussen = {m.status for m in eigen}
    if Mandaatstatus.VERLEEND in statussen:
        return InstemmingOntbreekt("Het mandaat is verleend, maar de instemming van houder of werkgever ontbreekt nog.")
    if statussen & ONDERWEG or Mandaatstatus.CONCEPT in statussen:
        return MandaatNietActief("Er is nog geen mandaat verleend. Vraag het college om een besluit.")
    return MandaatNietActief("Geen enkel mandaat is nu actief.")


def _looptijd(begonnen: Sequence[Mandaatfeiten], datum: date) -> str:
    eerste = min(max(m.van, m.actief_vanaf or m.van) for m in begonnen)
    laatste = max(m.tot for m in begonnen)
    if datum > laatste:
        waarom = "het mandaat is dan verlopen"
    elif datum < eerste:
        waarom = "het mandaat is dan nog niet actief"
    else:
        waarom = "het mandaat is dan ingetrokken"
    return f"{datum:%d-%m-%Y} valt buiten de looptijd ({eerste:%d-%m-%Y} tot en met {laatste:%d-%m-%Y}): {waarom}."


def _verdeling(aanvraag: Aanvraag, passend: Sequence[Mandaatfeiten]) -> dict[int, int]:
    if aanvraag.bedrag is None:
        return {m.id: 0 for m in passend}
    over = sum(m.over for m in passend)
    if aanvraag.bedrag > over:
        raise PlafondOverschreden(
            f"Het bedrag van {euro(aanvraag.bedrag)} is meer dan de ruimte: er is nog {euro(over)}.",
            veld="bedrag",
        )
    if aanvraag.sleutel is Verdeelsleutel.HAND:
        verdeling = _met_de_hand(aanvraag.verdeling or {}, aanvraag.bedrag, passend)
    else:
        verdeling = _per_mandaat(aanvraag.bedrag, _gewichten(aanvraag, passend), passend)
    _toets_delen(verdeling, passend)
    return verdeling


def _per_mandaat(bedrag: int, gewichten: Mapping[int, int], passend: Sequence[Mandaatfeiten]) -> dict[int, int]:
    """The part of each grantor; who gave more than one mandaat bears his by what is left under each of them."""
    over: dict[str, dict[int, int]] = {}
    for mandaat in passend:
        if mandaat.id in gewichten:
            over.setdefault(mandaat.mandaatgever, {})[mandaat.id] = mandaat.over
    delen = verdeel(bedrag, per_gever(gewichten, {m.id: m.mandaatgever for m in passend}))
    return {id_: deel for gever, rest in over.items() for id_, deel in verdeel(delen[gever], rest).items()}


def _uitleg(aanvraag: Aanvraag, passend: Sequence[Mandaatfeiten]) -> Uitleg | None:
    """None for what is divided by hand, and for inhoud."""
    if aanvraag.bedrag is None or aanvraag.sleutel is Verdeelsleutel.HAND:
        return None
    van = (aanvraag.gewichten.jaar, aanvraag.gewichten.teldatum) if aanvraag.gewichten else (None, None)
    hoe, noot = in_woorden(aanvraag.sleutel, *van), noot_bij(aanvraag.sleutel)
    wegen = per_gever(_gewichten(aanvraag, passend), {m.id: m.mandaatgever for m in passend})
    return leg_uit(aanvraag.bedrag, wegen, {gever: gever for gever in wegen}, hoe, noot)


def _gewichten(aanvraag: Aanvraag, passend: Sequence[Mandaatfeiten]) -> dict[int, int]:
    """The weight of each mandaat that takes part: those with money left. Raises VerdelingKloptNiet."""
    mee = {m.id: m.mandaatgever for m in passend if m.over > 0}
    bekend = aanvraag.gewichten.per_sleutel if aanvraag.gewichten else {}
    return eis_bekend(aanvraag.sleutel, bekend, mee)


def _met_de_hand(verdeling: Mapping[int, int], bedrag: int, passend: Sequence[Mandaatfeiten]) -> dict[int, int]:
    delen = {sleutel: deel for sleutel, deel in verdeling.items() if deel}
    if not delen.keys() <= {m.id for m in passend} or any(deel < 0 for deel in delen.values()):
        raise VerdelingKloptNiet("De verdeling noemt een mandaat dat nu niet meedoet.", veld="verdeling")
    if sum(delen.values()) != bedrag:
        raise VerdelingKloptNiet(
            f"De delen zijn samen {euro(sum(delen.values()))}, het besluit is {euro(bedrag)}.",
            veld="verdeling",
        )
    return delen


def _toets_delen(verdeling: Mapping[int, int], passend: Iterable[Mandaatfeiten]) -> None:
    for mandaat in passend:
        if verdeling.get(mandaat.id, 0) > mandaat.over:
            raise PlafondOverschreden(
                f"Het deel van {mandaat.mandaatgever} is {euro(verdeling[mandaat.id])}, maar daar is nog "
                f"{euro(mandaat.over)} over. Verdeel het bedrag met de hand.",
                veld="verdeling",
            )


def ruimte_op(mandaten: Iterable[Mandaatfeiten], datum: date) -> Ruimte:
    """The sum over the financial mandaten that are active on the day; their `besteed` counts up to that day.

    An ondermandaat adds nothing: its money is that of the mandaat above it.
    """
    actief = [m for m in mandaten if m.soort is Mandaatsoort.FINANCIEN and m.onder is None and is_actief_op(m, datum)]
    return Ruimte(datum, sum(m.plafond or 0 for m in actief), sum(m.besteed for m in actief))


def is_laat_ingevoerd(datum: date, ingevoerd: date) -> bool:
    """A decision entered on a later day than it was taken."""
    return ingevoerd > datum


def _woord(soort: Mandaatsoort) -> str:
    return "financiën" if soort is Mandaatsoort.FINANCIEN else "inhoud"
