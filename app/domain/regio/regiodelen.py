"""The parts of a region's profile: its members, offices, meetings, agreements and supervisors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.domain.basis.begrippen import Lidmaat, Mandaatsoort, Rol
from app.domain.basis.feiten import Feit
from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.regio.regioroutes import Ritme

_GEMEENTECODE = re.compile(r"GM[0-9]{4}")
_ACCOUNT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AFSPRAKEN = range(1, 6)
_MEESTE_TEKENS = 80


@dataclass(frozen=True)
class Gemeente:
    """A municipality: `code` is that of CBS, `account` its name in addresses; `deelregio` where it works closest.

    `vanaf` and `tot` are its first and last day in the region; no day given means open. `bron` says whence.
    `aliassen` are other names by which files call it.
    """

    code: str
    naam: str
    account: str
    deelregio: str | None = None
    vanaf: date | None = None
    tot: date | None = None
    bron: str = ""
    aliassen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _toets_periode(self.vanaf, self.tot)
        if not _GEMEENTECODE.fullmatch(self.code):
            raise OngeldigeWaarde("code", f"'{self.code}' is geen CBS-code; schrijf GM en vier cijfers, zoals GM0503")
        if not _ACCOUNT.fullmatch(self.account):
            raise OngeldigeWaarde("account", f"'{self.account}' mag alleen kleine letters, cijfers en streepjes hebben")

    @property
    def schrijfwijzen(self) -> tuple[str, ...]:
        """How a file may call it beside its code and its name: an alias, the number of CBS (which a spreadsheet robs of
        its zeros), with or without the word gemeente.
        """
        nummer = self.code.removeprefix("GM")
        namen = (self.naam, *self.aliassen)
        return (*self.aliassen, nummer, nummer.lstrip("0"), *(f"gemeente {naam}" for naam in namen))

    @property
    def met_periode(self) -> str:
        """Its name, with the days of its membership when that was not always."""
        van = f"vanaf {self.vanaf:%d-%m-%Y}" if self.vanaf else ""
        tot = f"tot en met {self.tot:%d-%m-%Y}" if self.tot else ""
        return f"{self.naam} (in de regio {' '.join(deel for deel in (van, tot) if deel)})" if van or tot else self.naam

    def is_lid(self, regio: str) -> Lidmaat:
        return Lidmaat(regio, self.vanaf, self.tot)


def _toets_periode(vanaf: date | None, tot: date | None) -> None:
    if vanaf and tot and tot < vanaf:
        raise OngeldigeWaarde("tot", f"{tot} ligt voor {vanaf}; draai de datums om")


@dataclass(frozen=True)
class Deelregio:
    """Municipalities of the region that work together more closely; each municipality names its own."""

    code: str
    naam: str
    bron: str


@dataclass(frozen=True)
class Organisatie:
    """A party that is no municipality of the region: its servicebureau, or another region with its code as a
    `jeugdregio`, by which its municipalities and their inhabitants are known.
    """

    code: str
    naam: str
    jeugdregio: str = ""


def _toets_hoedanigheden(hoedanigheden: tuple[str, ...]) -> None:
    """One capacity is no choice; each is short enough to stand in the logboek."""
    if len(hoedanigheden) == 1:
        raise OngeldigeWaarde("hoedanigheden", "er staat er maar een; noem er minstens twee of laat de sleutel weg")
    eis_uniek(hoedanigheden, "hoedanigheden")
    lang = next((tekst for tekst in hoedanigheden if len(tekst) > _MEESTE_TEKENS), None)
    if lang:
        raise OngeldigeWaarde("hoedanigheden", f"'{lang}' is te lang; gebruik hoogstens {_MEESTE_TEKENS} tekens")


@dataclass(frozen=True)
class Mandaattekst:
    """A text of the region to begin a mandaat with: what its holder may do, and each condition on a line of its own."""

    code: str
    titel: str
    soort: Mandaatsoort
    bevoegdheden: str
    bron: str
    voorwaarden: str = ""


@dataclass(frozen=True)
class Functie:
    """An office in the region; `organisatie` is the code of who employs it.

    Who holds it and has several `hoedanigheden` says with each act in which of them he acts. Who `bewaakt_proces`
    watches how the region decides, and may signal.
    """

    code: str
    titel: str
    organisatie: str
    rol: Rol
    bron: str
    beoordeelt_mandaten: bool = False
    hoedanigheden: tuple[str, ...] = ()
    bewaakt_proces: bool = False

    def __post_init__(self) -> None:
        _toets_hoedanigheden(self.hoedanigheden)


@dataclass(frozen=True)
class Lidmaatschap:
    """The office that every municipality has in the region, and the capacities that go with it."""

    titel: str
    bron: str
    hoedanigheden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _toets_hoedanigheden(self.hoedanigheden)


@dataclass(frozen=True)
class Overleg:
    """A meeting of the region; `frequentie` is what the source says of it, `ritme` what the calendar makes of that."""

    code: str
    naam: str
    frequentie: str
    leden: str
    bron: str
    ritme: Ritme | None = None


@dataclass(frozen=True)
class Afspraak:
    """One of the agreements that every zaak makes or deliberately leaves out, with the reason.

    `vervult` is what the zaak has to show before it counts as made, and what makes it by itself.
    """

    nummer: int
    titel: str
    toelichting: str
    bron: str
    vervult: Feit | None = None

    def __post_init__(self) -> None:
        if self.nummer not in _AFSPRAKEN:
            raise OngeldigeWaarde("nummer", f"{self.nummer} bestaat niet; nummer de afspraken van 1 tot en met 5")


@dataclass(frozen=True)
class Opschalingsniveau:
    """A rung of the ladder for when there is no consensus; not a trede.

    Two rungs with another `lijn` stand beside each other: one goes up along the one or along the other. Rungs of before
    (`opschaling_vroeger`) are there for their titles alone: what was once on them is read with these.
    """

    code: str
    titel: str
    bron: str
    lijn: str = ""


@dataclass(frozen=True)
class Aanwijzing:
    """Which organisation the region has designated for a task, and by whom it does it."""

    organisatie: str
    toelichting: str
    bron: str


@dataclass(frozen=True)
class Toezichthouder:
    """The supervisor in a period; both days included, no day given means open."""

    code: str
    naam: str
    vanaf: date | None = None
    tot: date | None = None

    def __post_init__(self) -> None:
        _toets_periode(self.vanaf, self.tot)

    def geldt_op(self, datum: date) -> bool:
        return (self.vanaf or date.min) <= datum <= (self.tot or date.max)


def controleer_deelregios(deelregios: Sequence[Deelregio], gemeenten: Sequence[Gemeente]) -> None:
    """Who has deelregio's has each municipality in one of them, and no empty one."""
    bekend = [deelregio.code for deelregio in deelregios]
    for gemeente in gemeenten:
        if (gemeente.deelregio or bekend) and gemeente.deelregio not in bekend:
            raise OngeldigeWaarde(
                f"gemeenten ({gemeente.code})",
                f"deelregio '{gemeente.deelregio or ''}' bestaat niet; kies uit {', '.join(bekend) or '–'}",
            )
    leeg = next((code for code in bekend if code not in [gemeente.deelregio for gemeente in gemeenten]), None)
    if leeg:
        raise OngeldigeWaarde("deelregios", f"'{leeg}' heeft geen gemeenten; noem hem bij een gemeente of haal hem weg")


def controleer_toezichthouders(houders: tuple[Toezichthouder, ...]) -> None:
    """The periods follow each other without overlap or gap, from open to open."""
    if not houders or houders[0].vanaf or houders[-1].tot:
        raise OngeldigeWaarde("toezichthouders", "laat vanaf weg bij de eerste en tot bij de laatste")
    for vorige, volgende in pairwise(houders):
        if not vorige.tot or volgende.vanaf != vorige.tot + timedelta(days=1):
            raise OngeldigeWaarde(
                "toezichthouders",
                f"{volgende.code} sluit niet aan op {vorige.code}; "
                "begin een periode op de dag na het einde van de vorige, in volgorde van tijd",
            )
