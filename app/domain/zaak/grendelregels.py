"""The rules behind the guards: each looks at the facts of a zaak, says what stands in the way and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import ActieveMandaten, DomeinFout, OnderbouwingVerplicht
from app.domain.draaiboek.grendels import Grendel, Grendelregel
from app.domain.telling.klassen import klasse
from app.domain.zaak import verloop
from app.domain.zaak.grendelfouten import (
    AfsprakenOpen,
    BordNietLeeg,
    BrievenOpen,
    GeldOpen,
    InformatieplichtOpen,
    KinderrechtenNietGetoetst,
    NogTePlaatsen,
    NoodgreepOpen,
    NooitGeteld,
    OpschalingOpen,
    PlekkenNietBeoordeeld,
    RegiosNietGeteld,
    StappenOpen,
    ToezichtLoopt,
    VoorwaardenOpen,
    VragenOpen,
)

HOOGSTENS = 3
"""How many names a message holds; the rest are counted."""


@dataclass(frozen=True)
class OpenStap:
    code: str
    titel: str


@dataclass(frozen=True, kw_only=True)
class Zaakstand:
    """The facts of a zaak that guards ask about, for a change from `van` to `naar`."""

    van: Toestand
    naar: Toestand
    onderbouwd: bool = False
    open_stappen: Sequence[OpenStap] = ()
    open_afspraken: Sequence[int] = ()
    actieve_mandaten: int = 0
    gevers: Sequence[str] = ()
    """Who gave these mandaten, where that is asked."""
    nog_te_plaatsen: int = 0
    open_informatieplichten: Sequence[str] = ()
    open_noodgrepen: int = 0
    open_opschalingen: int = 0
    toezichtfase: str | None = None
    """The phase of the toezicht that runs, in words."""
    open_toezicht: Sequence[str] = ()
    """What its plan leaves open, in words."""
    open_brieven: Sequence[str] = ()
    open_vragen: Sequence[int] = ()
    open_voorwaarden: int = 0
    nooit_geteld: bool = False
    regios_zonder_telling: Sequence[str] = ()
    open_geld: Sequence[str] = ()
    """Commitments that are not settled, in words."""
    bord_niet_leeg: Sequence[str] = ()
    """Names of locations that close with children there, by counts and bookings."""
    open_oordelen: Sequence[int] = ()
    """Numbers of bookings that were placed without a verdict."""
    niet_getoetst: Sequence[str] = ()
    """Names of locations that close without a check on the rights of the child."""


def keur(grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    """What this guard finds wrong; None when it holds."""
    return _REGELS[grendel.regel](grendel, stand)


def _onderbouwing(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if stand.onderbouwd or not verloop.is_terug(stand.van, stand.naar):
        return None
    return OnderbouwingVerplicht(
        "Terug naar een lichtere trede vraagt een onderbouwing. Schrijf waaruit het herstel blijkt.",
        veld="onderbouwing",
    )


def _stappen(grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    over = [s for s in stand.open_stappen if grendel.gaat_over(stap=s.code)]
    if not over:
        return None
    wat = "1 verplichte stap staat" if len(over) == 1 else f"{len(over)} verplichte stappen staan"
    return StappenOpen(f"{wat} nog open: {_noem([f'{s.code} {s.titel}' for s in over], '; ')}. Rond ze af.")


def _afspraken(grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    over = [n for n in stand.open_afspraken if grendel.gaat_over(afspraak=n)]
    if not over:
        return None
    nummers = ", ".join(str(nummer) for nummer in over)
    if len(over) == 1:
        return AfsprakenOpen(
            f"Nog niet vastgelegd: afspraak {nummers}. Leg vast dat zij is gedaan, of bewust niet toegepast."
        )
    return AfsprakenOpen(
        f"Nog niet vastgelegd: de afspraken {nummers}. Leg van elke vast dat zij is gedaan, of bewust niet toegepast."
    )


def _mandaten(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.actieve_mandaten:
        return None
    woord = "mandaat is" if stand.actieve_mandaten == 1 else "mandaten zijn"
    van = f": van {_noem(stand.gevers)}" if stand.gevers else ""
    return ActieveMandaten(
        f"{stand.actieve_mandaten} {woord} nog actief{van}. "
        "Sluiten kan als ze zijn ingetrokken, teruggegeven, verlopen of uitgeput."
    )


def _plaatsen(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.nog_te_plaatsen:
        return None
    aantal = klasse(stand.nog_te_plaatsen).woord  # the message enters the logboek, which leaves the team in an export
    return NogTePlaatsen(
        f"{aantal} kinderen zijn nog te plaatsen volgens de laatste telling. "
        "Leg een nieuwe telling vast zodra iedereen een plek heeft."
    )


def _informatie(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    partijen = stand.open_informatieplichten
    if not partijen:
        return None
    wie = "1 partij is" if len(partijen) == 1 else f"{len(partijen)} partijen zijn"
    return InformatieplichtOpen(
        f"{wie} nog niet geïnformeerd: {_noem(partijen)}. Leg per partij de verzending vast, of waarom zij vervalt."
    )


def _noodgrepen(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.open_noodgrepen:
        return None
    woord = "noodgreep is" if stand.open_noodgrepen == 1 else "noodgrepen zijn"
    return NoodgreepOpen(
        f"{stand.open_noodgrepen} {woord} niet bekrachtigd. De andere Regievoerder doet dat eerst; "
        "sluiten kan vanaf de dag van de bekrachtiging."
    )


def _opschaling(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.open_opschalingen:
        return None
    woord = "opschaling loopt" if stand.open_opschalingen == 1 else "opschalingen lopen"
    return OpschalingOpen(f"{stand.open_opschalingen} {woord} nog. Leg eerst de uitkomst vast.")


def _toezicht(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.toezichtfase:
        return None
    open_ = f" Dit staat nog open: {_noem(stand.open_toezicht, '; ')}." if stand.open_toezicht else ""
    return ToezichtLoopt(
        f"Interbestuurlijk toezicht loopt nog: {stand.toezichtfase}.{open_} Leg vast hoe het eindigde."
    )


def _brieven(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    wie = stand.open_brieven
    if not wie:
        return None
    wat = "1 raadsinformatiebrief is" if len(wie) == 1 else f"{len(wie)} raadsinformatiebrieven zijn"
    return BrievenOpen(f"{wat} nog niet aan de raad gestuurd: {_noem(wie)}. Elke gemeente stuurt haar eigen brief.")


def _vragen(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.open_vragen:
        return None
    nummers = ", ".join(str(nummer) for nummer in stand.open_vragen)
    return VragenOpen(f"Nog niet door elke gemeente beantwoord: vraag {nummers}. Herinner wie nog niets zei.")


def _voorwaarden(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    aantal = stand.open_voorwaarden
    if not aantal:
        return None
    wat = "1 voorwaarde van een mandaat is" if aantal == 1 else f"{aantal} voorwaarden van mandaten zijn"
    return VoorwaardenOpen(f"{wat} niet nagegaan. Leg per voorwaarde vast of eraan is voldaan.")


def _geteld(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.nooit_geteld:
        return None
    return NooitGeteld("De kinderen zijn nooit geteld. Dat is iets anders dan nul: leg een telling vast.")


def _regios(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    wie = stand.regios_zonder_telling
    if not wie:
        return None
    return RegiosNietGeteld(
        f"Van deze betrokken regio’s is niet geteld hoeveel kinderen nog te plaatsen zijn: {_noem(wie)}. "
        "Onbekend is niet nul: vraag het na."
    )


def _geld(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    wat = stand.open_geld
    if not wat:
        return None
    hoeveel = "1 toezegging is" if len(wat) == 1 else f"{len(wat)} toezeggingen zijn"
    return GeldOpen(
        f"{hoeveel} niet afgewikkeld: {_noem(wat)}. Betaal, vraag terug, laat vrijvallen of boek af met een besluit."
    )


def _bord(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.bord_niet_leeg:
        return None
    return BordNietLeeg(
        f"Volgens het plaatsingsbord zijn er nog kinderen op een locatie die sluit: {_noem(stand.bord_niet_leeg)}. "
        "Boek waar zij heen gaan, of tel opnieuw."
    )


def _oordelen(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.open_oordelen:
        return None
    # without their numbers: the message enters the logboek, and how many parts there are counts children (ADR 053)
    return PlekkenNietBeoordeeld(
        "Geplaatst is nog geen uitkomst. Van kinderen die zijn geplaatst, zei nog niemand of de plek past. "
        "Vraag het de gemeente."
    )


def _kinderrechten(_grendel: Grendel, stand: Zaakstand) -> DomeinFout | None:
    if not stand.niet_getoetst:
        return None
    return KinderrechtenNietGetoetst(
        f"De rechten van het kind zijn niet getoetst bij het sluiten van: {_noem(stand.niet_getoetst)}."
    )


_REGELS: dict[Grendelregel, Callable[[Grendel, Zaakstand], DomeinFout | None]] = {
    Grendelregel.ONDERBOUWING_TERUG: _onderbouwing,
    Grendelregel.VERPLICHTE_STAPPEN: _stappen,
    Grendelregel.AFSPRAKEN_OPEN: _afspraken,
    Grendelregel.ACTIEVE_MANDATEN: _mandaten,
    Grendelregel.NOG_TE_PLAATSEN: _plaatsen,
    Grendelregel.INFORMATIEPLICHTEN: _informatie,
    Grendelregel.NOODGREPEN: _noodgrepen,
    Grendelregel.OPSCHALING_OPEN: _opschaling,
    Grendelregel.TOEZICHT_LOOPT: _toezicht,
    Grendelregel.BRIEVEN_OPEN: _brieven,
    Grendelregel.VRAGEN_OPEN: _vragen,
    Grendelregel.VOORWAARDEN_OPEN: _voorwaarden,
    Grendelregel.NOOIT_GETELD: _geteld,
    Grendelregel.REGIOS_NIET_GETELD: _regios,
    Grendelregel.GELD_OPEN: _geld,
    Grendelregel.KINDEREN_OP_SLUITENDE_LOCATIE: _bord,
    Grendelregel.PLEKKEN_BEOORDEELD: _oordelen,
    Grendelregel.KINDERRECHTEN_GETOETST: _kinderrechten,
}


FOUTEN: dict[Grendelregel, type[DomeinFout]] = {
    Grendelregel.ONDERBOUWING_TERUG: OnderbouwingVerplicht,
    Grendelregel.VERPLICHTE_STAPPEN: StappenOpen,
    Grendelregel.AFSPRAKEN_OPEN: AfsprakenOpen,
    Grendelregel.ACTIEVE_MANDATEN: ActieveMandaten,
    Grendelregel.NOG_TE_PLAATSEN: NogTePlaatsen,
    Grendelregel.INFORMATIEPLICHTEN: InformatieplichtOpen,
    Grendelregel.NOODGREPEN: NoodgreepOpen,
    Grendelregel.OPSCHALING_OPEN: OpschalingOpen,
    Grendelregel.TOEZICHT_LOOPT: ToezichtLoopt,
    Grendelregel.BRIEVEN_OPEN: BrievenOpen,
    Grendelregel.VRAGEN_OPEN: VragenOpen,
    Grendelregel.VOORWAARDEN_OPEN: VoorwaardenOpen,
    Grendelregel.NOOIT_GETELD: NooitGeteld,
    Grendelregel.REGIOS_NIET_GETELD: RegiosNietGeteld,
    Grendelregel.GELD_OPEN: GeldOpen,
    Grendelregel.KINDEREN_OP_SLUITENDE_LOCATIE: BordNietLeeg,
    Grendelregel.PLEKKEN_BEOORDEELD: PlekkenNietBeoordeeld,
    Grendelregel.KINDERRECHTEN_GETOETST: KinderrechtenNietGetoetst,
}
"""The error of each rule: its code is also that of its line in the checklist of closing."""


def _noem(namen: Sequence[str], tussen: str = ", ") -> str:
    rest = len(namen) - HOOGSTENS
    return tussen.join(namen[:HOOGSTENS]) + (f" en {rest} andere" if rest > 0 else "")
