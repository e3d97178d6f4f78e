"""Early-warning figures of a provider per quarter, with the day they come from, and how long its cash lasts.

The figures are those of the public descriptions of early detection (domein 3, signaal [P]); cash and what goes out of
it are ours, to compute the liquidity horizon from [I].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.basis.bedrag import euro
from app.domain.basis.datums import JEUGDWET
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.getallen import schrijf_honderdsten, toets_saldo
from app.domain.basis.invoer import toets_datum
from app.domain.basis.tekst import heeft_inhoud
from app.domain.termijn.termijn import datum_voluit


class Eenheid(StrEnum):
    PROCENT = "procent"
    """Hundredths of a percent."""
    VERHOUDING = "verhouding"
    """Hundredths."""
    BEDRAG = "bedrag"
    """Euro cents."""
    AANTAL = "aantal"


@dataclass(frozen=True)
class Cijfer:
    titel: str
    eenheid: Eenheid
    uitleg: str = ""


CIJFERS: Mapping[str, Cijfer] = {
    "solvabiliteit": Cijfer("Solvabiliteit", Eenheid.PROCENT, "Eigen vermogen als deel van het totale vermogen."),
    "liquiditeit": Cijfer("Liquiditeit", Eenheid.VERHOUDING, "Vlottende activa gedeeld door kortlopende schulden."),
    "resultaat": Cijfer("Resultaat", Eenheid.BEDRAG, "Over het kwartaal. Een verlies schrijft u met een min."),
    "productie": Cijfer("Productie", Eenheid.BEDRAG, "Wat er in het kwartaal aan jeugdhulp is geleverd."),
    "vacatures": Cijfer("Vacatures", Eenheid.AANTAL, "Het aantal dat openstaat."),
    "niet_in_loondienst": Cijfer("Personeel niet in loondienst", Eenheid.PROCENT, "Deel van het personeel."),
    "liquide_middelen": Cijfer("Liquide middelen", Eenheid.BEDRAG, "Wat er op de brondatum in kas en op de bank is."),
    "uitstroom_maand": Cijfer(
        "Netto uitstroom per maand",
        Eenheid.BEDRAG,
        "Wat er per maand meer uit gaat dan er in komt. Laat dit leeg als u het niet weet.",
    ),
}
"""What is followed, in the order of the page."""

MAX_HONDERDSTEN = 1_000_000
MAX_AANTAL = 100_000
LANG = 120
"""A horizon in months beyond which nobody needs to know how far."""
_ZESTIENDEN = 487
"""Days in a month on average, times 16: 30.4375 days."""


@dataclass(frozen=True, kw_only=True)
class Kwartaal:
    """The figures of one quarter as they were known on `bron_datum`. Units as in `CIJFERS`; None is unknown."""

    jaar: int
    kwartaal: int
    bron_datum: date
    bron: str
    solvabiliteit: int | None = None
    liquiditeit: int | None = None
    resultaat: int | None = None
    productie: int | None = None
    vacatures: int | None = None
    niet_in_loondienst: int | None = None
    liquide_middelen: int | None = None
    uitstroom_maand: int | None = None

    def cijfers(self) -> dict[str, int]:
        """What is known."""
        alle = asdict(self)
        return {naam: alle[naam] for naam in CIJFERS if alle[naam] is not None}

    def genoteerd(self) -> dict[str, int | str]:
        """What is known as the logboek keeps it: cents and counts as they are, hundredths as people write them."""
        breuk = (Eenheid.PROCENT, Eenheid.VERHOUDING)
        return {
            naam: schrijf_honderdsten(waarde) if CIJFERS[naam].eenheid in breuk else waarde
            for naam, waarde in self.cijfers().items()
        }

    @property
    def naam(self) -> str:
        return f"{self.jaar}, kwartaal {self.kwartaal}"


def toets_kwartaal(nieuw: Kwartaal, vandaag: date) -> None:
    """Raises OngeldigeInvoer, DatumInToekomst and DatumOnlogisch at the field."""
    if nieuw.kwartaal not in range(1, 5):
        raise OngeldigeInvoer("Een kwartaal is 1, 2, 3 of 4.", veld="kwartaal")
    if not JEUGDWET.year <= nieuw.jaar <= vandaag.year:
        raise OngeldigeInvoer(f"Vul een jaar in van {JEUGDWET.year} tot en met {vandaag.year}.", veld="jaar")
    toets_datum(nieuw.bron_datum, vandaag, veld="bron_datum")
    begin = date(nieuw.jaar, 3 * nieuw.kwartaal - 2, 1)
    if nieuw.bron_datum < begin:
        raise DatumOnlogisch(
            f"Op de brondatum was dit kwartaal nog niet begonnen. Kies {begin:%d-%m-%Y} of later.", veld="bron_datum"
        )
    if not heeft_inhoud(nieuw.bron):
        raise OngeldigeInvoer("Schrijf waar de cijfers vandaan komen, zoals de kwartaalrapportage.", veld="bron")
    if not nieuw.cijfers():
        raise OngeldigeInvoer("Vul minstens één cijfer in.", veld="solvabiliteit")
    for naam, waarde in nieuw.cijfers().items():
        _toets_cijfer(naam, waarde)


def _toets_cijfer(naam: str, waarde: int) -> None:
    match CIJFERS[naam].eenheid:
        case Eenheid.BEDRAG:
            toets_saldo(waarde, naam)
        case Eenheid.AANTAL if not 0 <= waarde <= MAX_AANTAL:
            raise OngeldigeInvoer("Vul een heel getal in van 0 tot en met 100.000.", veld=naam)
        case Eenheid.PROCENT | Eenheid.VERHOUDING if abs(waarde) > MAX_HONDERDSTEN:
            raise OngeldigeInvoer("Dit getal is te groot. Controleer de komma.", veld=naam)
    if naam == "niet_in_loondienst" and not 0 <= waarde <= 100_00:
        raise OngeldigeInvoer("Vul een percentage in van 0 tot en met 100.", veld=naam)


@dataclass(frozen=True)
class Horizon:
    """`tienden`: tenths of months from `op`, rounded down; None when the cash does not run out. `tot`: the last day."""

    op: date
    tienden: int | None
    tot: date | None
    uitleg: str

    def dagen_op(self, dag: date) -> int | None:
        """Calendar days from that day to the last day with cash, 0 when it is gone; None when it does not run out."""
        return max(0, (self.tot - dag).days) if self.tot else None


def horizon(nu: Kwartaal, vorige: Kwartaal | None = None) -> Horizon | None:
    """How long the cash of this quarter lasts; None when that cannot be told.

    The net outflow is the one that was entered, else the fall of cash since the quarter before.
    """
    if nu.liquide_middelen is None:
        return None
    if nu.liquide_middelen <= 0:
        return Horizon(nu.bron_datum, 0, nu.bron_datum, f"Op {datum_voluit(nu.bron_datum)} was er geen geld meer.")
    gevonden = uitstroom_van(nu, vorige)
    return _bereken(nu.bron_datum, nu.liquide_middelen, *gevonden) if gevonden else None


def per_dagen(per_maand: int, dagen: int) -> int:
    """What goes out in so many days at an amount a month, in euro cents, rounded up: so it agrees with a horizon."""
    return -(-per_maand * 16 * dagen // _ZESTIENDEN)


def uitstroom_van(nu: Kwartaal, vorige: Kwartaal | None) -> tuple[int, str] | None:
    """Net outflow a month in euro cents, and where it comes from; None when that cannot be told."""
    if nu.uitstroom_maand is not None:
        return nu.uitstroom_maand, "zoals opgegeven"
    if vorige is None or vorige.liquide_middelen is None or nu.liquide_middelen is None:
        return None
    if vorige.bron_datum >= nu.bron_datum:
        return None
    gedaald = vorige.liquide_middelen - nu.liquide_middelen
    per_maand = gedaald * _ZESTIENDEN // (16 * (nu.bron_datum - vorige.bron_datum).days)
    return per_maand, f"gemiddeld sinds {datum_voluit(vorige.bron_datum)}, toen er {euro(vorige.liquide_middelen)} was"


def _bereken(op: date, kas: int, uitstroom: int, herkomst: str) -> Horizon:
    begin = f"Op {datum_voluit(op)} was er {euro(kas)}."
    if uitstroom <= 0:
        return Horizon(op, None, None, f"{begin} Er gaat per maand niet meer uit dan er in komt ({herkomst}).")
    uit = f"{begin} Per maand gaat er netto {euro(uitstroom)} uit ({herkomst})."
    tienden = kas * 10 // uitstroom
    if tienden > LANG * 10:
        return Horizon(op, None, None, f"{uit} Dat is genoeg voor meer dan {LANG // 12} jaar.")
    tot = op + timedelta(days=kas * _ZESTIENDEN // (16 * uitstroom))
    maanden = f"{tienden // 10},{tienden % 10}"
    return Horizon(op, tienden, tot, f"{uit} Dat is genoeg voor {maanden} maanden, tot ongeveer {datum_voluit(tot)}.")
