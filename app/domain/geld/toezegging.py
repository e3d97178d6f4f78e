"""A commitment: to whom, how much, under which decision, on what conditions, and when it is paid and comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import DatumOnlogisch, MandaatOntbreekt, OngeldigeInvoer, PlafondOverschreden
from app.domain.basis.invoer import toets_bedrag, toets_datum, toets_lengte, toets_motivering
from app.domain.basis.tekst import heeft_inhoud
from app.domain.geld.sleutel import ZOALS_SPOED, ZONDER_BESLUIT, Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort

MEESTE_TERMIJNEN = 60


@dataclass(frozen=True)
class Termijn:
    """What is to be paid, or to come back, by a day."""

    soort: Geldsoort
    datum: date
    bedrag: int


@dataclass(frozen=True, kw_only=True)
class NieuweToezegging:
    """A commitment to enter. `besluit_id` is the decision under which it falls, or `spoedbesluit_id` the spoedbesluit.

    Of what the Rijk grants `beschikking` stands in that place; without it that was asked and not decided, and
    `beslissing_voor` is the day by which it decides. `gemeenten` are the codes of who take part. `gewichten` are care
    days per code, `delen` parts by hand in euro cents. `betaalt_niet` are who do not pay their part themselves:
    `voorfinancier` does that for them, to be settled.
    """

    soort: Toezegsoort
    omschrijving: str
    wederpartij: str
    datum: date
    bedrag: int
    besluit_id: int | None = None
    spoedbesluit_id: int | None = None
    beschikking: str = ""
    beslissing_voor: date | None = None
    voorwaarden: str = ""
    zekerheid: str = ""
    rente: str = ""
    sleutel: Draagsleutel = Draagsleutel.INWONERS
    gemeenten: Sequence[str] = ()
    gewichten: Mapping[str, int] = field(default_factory=dict)
    delen: Mapping[str, int] = field(default_factory=dict)
    betaalt_niet: Sequence[str] = ()
    voorfinancier: str = ""
    plan: Sequence[Termijn] = ()

    @property
    def begint_met(self) -> Geldsoort:
        """Its first booking."""
        return begint_met(self.soort, self.beschikking)

    def toets_vorm(self, geopend: date, vandaag: date) -> None:
        """What is asked before anything else is looked at.

        Raises DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer at the field.
        """
        toets_datum(self.datum, vandaag, geopend)
        toets_motivering(self.omschrijving, "omschrijving")
        for veld in ("omschrijving", "voorwaarden", "zekerheid"):
            toets_lengte(getattr(self, veld), veld)
        for veld, lengte in (("wederpartij", 200), ("rente", 200), ("beschikking", 120)):
            toets_lengte(getattr(self, veld), veld, lengte)
        if not heeft_inhoud(self.wederpartij):
            vraag = "Vul in van wie het geld komt." if self.soort.van_rijk else "Vul in aan wie u dit toezegt."
            raise OngeldigeInvoer(vraag, veld="wederpartij")
        toets_bedrag(self.bedrag)
        _toets_grondslag(self)
        _toets_voorfinanciering(self)
        toets_plan(self.plan, self.soort, self.bedrag, self.datum)

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek; what was left empty is left out."""
        alles: dict[str, Any] = {
            "soort": self.soort.value,
            "omschrijving": self.omschrijving,
            "wederpartij": self.wederpartij,
            "bedrag": self.bedrag,
            "besluit": self.besluit_id,
            "spoedbesluit": self.spoedbesluit_id,
            "beslissing_voor": self.beslissing_voor.isoformat() if self.beslissing_voor else None,
            "sleutel": self.sleutel.value,
            "voorfinancier": self.voorfinancier or None,
            "betaalt_niet": list(self.betaalt_niet) or None,
            "plan": plan_in_woorden(self.plan) or None,
        }
        teksten = ("beschikking", "voorwaarden", "zekerheid", "rente")
        return alles | {veld: getattr(self, veld) or None for veld in teksten}


def begint_met(soort: Toezegsoort, beschikking: str) -> Geldsoort:
    """The first booking of a commitment: what has no decision of the Rijk yet was asked of it."""
    gevraagd = soort.van_rijk and not heeft_inhoud(beschikking)
    return Geldsoort.AANVRAAG if gevraagd else Geldsoort.TOEZEGGING


def _toets_grondslag(nieuw: NieuweToezegging) -> None:
    besluiten = [id_ for id_ in (nieuw.besluit_id, nieuw.spoedbesluit_id) if id_ is not None]
    if nieuw.soort.van_rijk and besluiten:
        raise OngeldigeInvoer("Geld van het Rijk valt niet onder een besluit. Kies geen besluit.", veld="besluit")
    if nieuw.soort.van_rijk and nieuw.sleutel is Draagsleutel.BESLUIT:
        raise OngeldigeInvoer(ZONDER_BESLUIT, veld="sleutel")
    if not nieuw.soort.van_rijk and len(besluiten) != 1:
        raise MandaatOntbreekt(
            "Kies het besluit waaronder u dit toezegt. Neem anders eerst een besluit.", veld="besluit"
        )
    if nieuw.spoedbesluit_id is not None and nieuw.sleutel is not Draagsleutel.BESLUIT:
        raise OngeldigeInvoer(ZOALS_SPOED, veld="sleutel")
    if nieuw.beslissing_voor is not None:
        _toets_beslissing_voor(nieuw, nieuw.beslissing_voor)


def _toets_beslissing_voor(nieuw: NieuweToezegging, dag: date) -> None:
    if nieuw.begint_met is not Geldsoort.AANVRAAG:
        raise OngeldigeInvoer(
            "Vul dit alleen in bij wat aan het Rijk is gevraagd en nog niet is beslist.", veld="beslissing_voor"
        )
    if dag < nieuw.datum:
        raise DatumOnlogisch(
            f"Dit is voor de aanvraag van {nieuw.datum:%d-%m-%Y}. Kies een latere dag.", veld="beslissing_voor"
        )


def _toets_voorfinanciering(nieuw: NieuweToezegging) -> None:
    if bool(nieuw.voorfinancier) != bool(nieuw.betaalt_niet):
        if nieuw.voorfinancier:
            raise OngeldigeInvoer("Kies ook voor welke gemeenten die betaalt, of kies niemand.", veld="betaalt_niet")
        raise OngeldigeInvoer("Kies wie het deel van deze gemeenten voorlopig betaalt.", veld="voorfinancier")
    if nieuw.voorfinancier and nieuw.soort.van_rijk:
        raise OngeldigeInvoer("Geld van het Rijk komt binnen; daarvoor betaalt niemand vooruit.", veld="voorfinancier")
    if nieuw.voorfinancier in nieuw.betaalt_niet:
        raise OngeldigeInvoer(
            "Wie vooruit betaalt, betaalt ook het eigen deel. Kies iemand anders.", veld="voorfinancier"
        )
    if nieuw.sleutel is not Draagsleutel.BESLUIT:
        toets_betaalt_niet(nieuw.betaalt_niet, nieuw.gemeenten)


def toets_betaalt_niet(betaalt_niet: Iterable[str], doen_mee: Iterable[str]) -> None:
    """Another one pays for who takes part. Raises OngeldigeInvoer."""
    if not set(betaalt_niet) <= set(doen_mee):
        raise OngeldigeInvoer("Kies alleen gemeenten die meebetalen.", veld="betaalt_niet")


def toets_plan(plan: Sequence[Termijn], soort: Toezegsoort, bedrag: int, vanaf: date) -> None:
    """The terms fit the commitment. Raises OngeldigeInvoer, DatumOnlogisch."""
    if len(plan) > MEESTE_TERMIJNEN:
        raise OngeldigeInvoer(f"Vul hoogstens {MEESTE_TERMIJNEN} regels in.", veld="plan")
    for termijn in plan:
        toets_bedrag(termijn.bedrag, "plan")
        if termijn.datum < vanaf:
            raise DatumOnlogisch(
                f"{termijn.datum:%d-%m-%Y} ligt voor de toezegging van {vanaf:%d-%m-%Y}. Kies een latere dag.",
                veld="plan",
            )
    if any(t.soort is Geldsoort.TERUGBETALING for t in plan) and not soort.komt_terug:
        raise OngeldigeInvoer("Dit komt niet terug. Haal de regels met “terug” weg.", veld="plan")
    for welk in (Geldsoort.BETALING, Geldsoort.TERUGBETALING):
        samen = sum(t.bedrag for t in plan if t.soort is welk)
        if samen > bedrag:
            raise OngeldigeInvoer(
                f"De regels zijn samen {euro(samen)}, dat is meer dan de toezegging van {euro(bedrag)}.", veld="plan"
            )


def plan_in_woorden(plan: Iterable[Termijn]) -> list[str]:
    """One line per term, the same for ever."""
    return [f"{t.datum.isoformat()};{t.soort.value};{t.bedrag}" for t in op_volgorde(plan)]


def lees_plan(regels: Iterable[str]) -> list[Termijn]:
    """The terms that `plan_in_woorden` wrote."""
    delen = (regel.split(";") for regel in regels)
    return [Termijn(Geldsoort(soort), date.fromisoformat(dag), int(bedrag)) for dag, soort, bedrag in delen]


def op_volgorde(plan: Iterable[Termijn]) -> list[Termijn]:
    return sorted(plan, key=lambda t: (t.datum, t.soort.value, t.bedrag))


def eis_onder_besluit(bedrag: int, besloten: int, beloften: Iterable[tuple[date, int]], vanaf: date) -> None:
    """The commitments under a decision (`beloften`: what was promised and released, by its day) are never more than it,
    now or on any day from this one on. Raises PlafondOverschreden.
    """
    op_volgorde = sorted(beloften)
    over = besloten - sum(cent for _dag, cent in op_volgorde)
    if bedrag > over:
        raise PlafondOverschreden(
            f"Onder dit besluit van {euro(besloten)} is al {euro(besloten - over)} toegezegd. U kunt nog "
            f"{euro(max(0, over))} toezeggen. Verlaag het bedrag, of neem eerst een nieuw besluit.",
            veld="bedrag",
        )
    for dag in sorted({vanaf, *(dag for dag, _cent in op_volgorde if dag > vanaf)}):
        toen = sum(cent for op, cent in op_volgorde if op <= dag)
        if bedrag > besloten - toen:
            raise PlafondOverschreden(
                f"Op {dag:%d-%m-%Y} was onder dit besluit van {euro(besloten)} al {euro(toen)} toegezegd: er viel pas "
                "later iets vrij. Kies een latere dag, of verlaag het bedrag.",
                veld="datum",
            )
