"""Guards as data: which rule stands before a change of trede or the closing, and whether an emergency may pass it.

The rules are a vocabulary that the code knows; an edition says where each holds. Closing has four that no edition
may leave out or turn into a warning (domein 3); an edition says which of them can be passed in an emergency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.basis.inlezen import OngeldigeWaarde, eis_uniek
from app.domain.draaiboek.draaiboekdelen import Merk

_CODE = re.compile(r"GR-[0-9]{2}")
_BEREIKBAAR = (Toestand.NIET_IN_BEHANDELING, *TREDEN)
"""States that a tredebepaling can lead to."""


class Moment(StrEnum):
    """When a guard is asked: at a tredebepaling in a running zaak, or at its closing."""

    OVERGANG = "overgang"
    SLUITEN = "sluiten"


class Werking(StrEnum):
    BLOKKEERT = "blokkeert"
    WAARSCHUWT = "waarschuwt"


class Grendelregel(StrEnum):
    """What a guard asks of the facts of a zaak."""

    ONDERBOUWING_TERUG = "onderbouwing_terug"
    VERPLICHTE_STAPPEN = "verplichte_stappen"
    AFSPRAKEN_OPEN = "afspraken_open"
    ACTIEVE_MANDATEN = "actieve_mandaten"
    NOG_TE_PLAATSEN = "nog_te_plaatsen"
    INFORMATIEPLICHTEN = "informatieplichten"
    NOODGREPEN = "noodgrepen"
    OPSCHALING_OPEN = "opschaling_open"
    TOEZICHT_LOOPT = "toezicht_loopt"
    BRIEVEN_OPEN = "brieven_open"
    VRAGEN_OPEN = "vragen_open"
    VOORWAARDEN_OPEN = "voorwaarden_open"
    NOOIT_GETELD = "nooit_geteld"
    REGIOS_NIET_GETELD = "regios_niet_geteld"
    GELD_OPEN = "geld_open"
    KINDEREN_OP_SLUITENDE_LOCATIE = "kinderen_op_sluitende_locatie"
    PLEKKEN_BEOORDEELD = "plekken_beoordeeld"
    KINDERRECHTEN_GETOETST = "kinderrechten_getoetst"


ALTIJD_BIJ_SLUITEN = (
    Grendelregel.ACTIEVE_MANDATEN,
    Grendelregel.NOG_TE_PLAATSEN,
    Grendelregel.INFORMATIEPLICHTEN,
    Grendelregel.NOODGREPEN,
)

EIS = {
    Grendelregel.ONDERBOUWING_TERUG: "Terug naar een lichtere trede heeft een onderbouwing",
    Grendelregel.VERPLICHTE_STAPPEN: "De verplichte stappen zijn afgerond",
    Grendelregel.AFSPRAKEN_OPEN: "De afspraken in deze zaak zijn vastgelegd",
    Grendelregel.ACTIEVE_MANDATEN: "Geen mandaat loopt na het sluiten door",
    Grendelregel.NOG_TE_PLAATSEN: "Geen telling zegt dat nog een kind op een plek wacht",
    Grendelregel.INFORMATIEPLICHTEN: "Wie geïnformeerd moest worden, is geïnformeerd",
    Grendelregel.NOODGREPEN: "Elke noodgreep is bekrachtigd",
    Grendelregel.OPSCHALING_OPEN: "Er loopt geen opschaling meer",
    Grendelregel.TOEZICHT_LOOPT: "Er loopt geen interbestuurlijk toezicht meer",
    Grendelregel.BRIEVEN_OPEN: "Elke raadsinformatiebrief is aan de raad gestuurd",
    Grendelregel.VRAGEN_OPEN: "Elke vraag is door elke gemeente beantwoord",
    Grendelregel.VOORWAARDEN_OPEN: "Van elk mandaat zijn de voorwaarden nagegaan",
    Grendelregel.NOOIT_GETELD: "De kinderen zijn geteld",
    Grendelregel.REGIOS_NIET_GETELD: "Ook de kinderen van de betrokken regio’s zijn geteld",
    Grendelregel.GELD_OPEN: "Al het geld is betaald, terug, vrijgevallen of afgeboekt",
    Grendelregel.KINDEREN_OP_SLUITENDE_LOCATIE: "Op een locatie die sluit zijn volgens het bord geen kinderen meer",
    Grendelregel.PLEKKEN_BEOORDEELD: "Van elke plaatsing is gezegd of de plek past",
    Grendelregel.KINDERRECHTEN_GETOETST: "Bij elke locatie die sluit zijn de rechten van het kind getoetst",
}
"""What each rule asks, in words."""


@dataclass(frozen=True, kw_only=True)
class Grendel:
    """One guard. `naar` narrows it to some states, `stappen` and `afspraken` to some codes or numbers; empty is all.

    `noodgreep` says that it may be passed in an emergency, with a reason and to be ratified afterwards; `verbod` which
    rule of law forbids that.
    """

    code: str
    regel: Grendelregel
    bij: Moment
    naar: tuple[Toestand, ...] = ()
    stappen: tuple[str, ...] = ()
    afspraken: tuple[int, ...] = ()
    werking: Werking
    noodgreep: bool = False
    verbod: str = ""
    bron: str
    merk: Merk

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise OngeldigeWaarde("code", f"'{self.code}' is geen code van een grendel; schrijf bijvoorbeeld GR-01")
        _toets_moment(self)
        _toets_inperking(self)
        if self.noodgreep and self.werking is Werking.WAARSCHUWT:
            raise OngeldigeWaarde("noodgreep", "een waarschuwing houdt niets tegen; haal noodgreep weg")
        if self.verbod and (self.noodgreep or self.werking is Werking.WAARSCHUWT):
            raise OngeldigeWaarde(
                "verbod", "wat de wet verbiedt, houdt tegen en kent geen noodgreep; haal noodgreep weg"
            )

    @property
    def eis(self) -> str:
        return EIS[self.regel]

    def gaat_over(self, stap: str = "", afspraak: int = 0) -> bool:
        """Whether it asks about this step or agreement: about all of them, unless it names some."""
        return (not self.stappen or stap in self.stappen) and (not self.afspraken or afspraak in self.afspraken)

    def geldt_naar(self, toestand: Toestand) -> bool:
        return not self.naar or toestand in self.naar


def moment_van(naar: Toestand) -> Moment:
    """The moment at which a change to this state is judged."""
    return Moment.SLUITEN if naar is Toestand.AFGESLOTEN else Moment.OVERGANG


def controleer_grendels(grendels: Sequence[Grendel], stapcodes: Iterable[str]) -> None:
    """Raises OngeldigeWaarde when one of the four that closing asks is missing, or a guard names no step there is."""
    eis_uniek((grendel.code for grendel in grendels), "grendels")
    for regel in ALTIJD_BIJ_SLUITEN:
        if not any(g.regel is regel and g.bij is Moment.SLUITEN for g in grendels):
            raise OngeldigeWaarde("grendels", f"bij sluiten ontbreekt {regel}; voeg een [[grendels]] met die regel toe")
    bekend = frozenset(stapcodes)
    for grendel in grendels:
        for code in grendel.stappen:
            if code not in bekend:
                raise OngeldigeWaarde("grendels", f"{grendel.code} noemt stap {code}, maar die bestaat niet; haal weg")


def _toets_moment(grendel: Grendel) -> None:
    """The rule can be asked at this moment, and the four of closing are not weakened."""
    if grendel.bij is Moment.OVERGANG:
        onbereikbaar = [t for t in grendel.naar if t not in _BEREIKBAAR]
        if onbereikbaar:
            raise OngeldigeWaarde(
                "naar", f"geen tredebepaling leidt naar {onbereikbaar[0]}; kies uit {', '.join(_BEREIKBAAR)}"
            )
        return
    if grendel.regel is Grendelregel.ONDERBOUWING_TERUG:
        raise OngeldigeWaarde("regel", 'onderbouwing_terug bestaat niet bij sluiten; kies bij = "overgang"')
    if grendel.naar:
        raise OngeldigeWaarde("naar", "sluiten leidt altijd naar afgesloten; haal naar weg")
    if grendel.regel in ALTIJD_BIJ_SLUITEN and grendel.werking is not Werking.BLOKKEERT:
        raise OngeldigeWaarde("werking", f'{grendel.regel} houdt sluiten altijd tegen; schrijf "blokkeert"')


def _toets_inperking(grendel: Grendel) -> None:
    for veld, waarden, regel in (
        ("stappen", grendel.stappen, Grendelregel.VERPLICHTE_STAPPEN),
        ("afspraken", grendel.afspraken, Grendelregel.AFSPRAKEN_OPEN),
    ):
        if waarden and grendel.regel is not regel:
            raise OngeldigeWaarde(veld, f"hoort alleen bij de regel {regel}; haal {veld} weg")
    if any(nummer < 1 for nummer in grendel.afspraken):
        raise OngeldigeWaarde("afspraken", "een afspraak heeft een nummer vanaf 1")
