"""What the guards of an edition find in a zaak, and what may be passed in an emergency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.tekst import heeft_inhoud
from app.domain.draaiboek.grendels import Grendel, Grendelregel, Werking, moment_van
from app.domain.zaak import verloop
from app.domain.zaak.grendelregels import FOUTEN, Zaakstand, keur


class NoodgreepOnnodig(DomeinFout):
    """A reason for a noodgreep, while no guard stands in the way."""

    code = "noodgreep_onnodig"


@dataclass(frozen=True)
class Bevinding:
    """A guard that does not hold, and what to tell the user about it."""

    grendel: Grendel
    fout: DomeinFout

    @property
    def blokkeert(self) -> bool:
        return self.grendel.werking is Werking.BLOKKEERT

    @property
    def naam(self) -> str:
        """The guard as it is kept when it is passed: its code and what it asks."""
        return f"{self.grendel.code} {self.grendel.eis}"


def geldende(grendels: Iterable[Grendel], naar: Toestand) -> list[Grendel]:
    """The guards that are asked on the way to this state, in the order of the edition."""
    moment = moment_van(naar)
    return [g for g in grendels if g.bij is moment and g.geldt_naar(naar)]


def toets_grendels(grendels: Iterable[Grendel], stand: Zaakstand) -> list[Bevinding]:
    """Everything that the guards find, in the order of the edition; empty when nothing stands in the way."""
    gevonden = ((grendel, keur(grendel, stand)) for grendel in geldende(grendels, stand.naar))
    return [Bevinding(grendel, fout) for grendel, fout in gevonden if fout]


@dataclass(frozen=True)
class Sluitregel:
    """A line of the checklist of closing: what is asked, whether it holds, and what it means when it does not.

    `noodgreep` says that it may be passed in an emergency, `verbod` which law forbids that. `regel` is None for what no
    edition says: that the state of the zaak does not allow closing.
    """

    code: str
    tekst: str
    werking: Werking
    voldaan: bool
    regel: Grendelregel | None = None
    grendel: str = ""
    noodgreep: bool = False
    verbod: str = ""


def sluitregels(grendels: Iterable[Grendel], stand: Zaakstand) -> list[Sluitregel]:
    """Every guard of closing in the order of the edition, met or not; first the state of the zaak when that forbids."""
    try:
        verloop.overgang(verloop.SLUIT_AF, stand.van, Toestand.AFGESLOTEN)
        regels = []
    except DomeinFout as fout:
        regels = [Sluitregel(fout.code, fout.bericht, Werking.BLOKKEERT, voldaan=False)]
    return regels + [_sluitregel(grendel, stand) for grendel in geldende(grendels, Toestand.AFGESLOTEN)]


def _sluitregel(grendel: Grendel, stand: Zaakstand) -> Sluitregel:
    fout = keur(grendel, stand)
    code, tekst = FOUTEN[grendel.regel].code, fout.bericht if fout else f"{grendel.eis}."
    return Sluitregel(
        code,
        tekst,
        grendel.werking,
        fout is None,
        grendel.regel,
        grendel.code,
        fout is not None and grendel.noodgreep,
        grendel.verbod,
    )


def beletsels_sluiten(grendels: Iterable[Grendel], stand: Zaakstand) -> list[DomeinFout]:
    """Everything that now stands in the way of closing, as named errors; empty when it can be closed."""
    beletsels: list[DomeinFout] = []
    try:
        verloop.overgang(verloop.SLUIT_AF, stand.van, Toestand.AFGESLOTEN)
    except DomeinFout as fout:
        beletsels.append(fout)
    return beletsels + [b.fout for b in toets_grendels(grendels, stand) if b.blokkeert]


def passeer(bevindingen: Iterable[Bevinding], noodgreep: str) -> list[Bevinding]:
    """The obstacles that are passed in an emergency, with `noodgreep` as the reason; none without an obstacle.

    Raises the first obstacle when there is no reason or it may not be passed; NoodgreepOnnodig when nothing blocks.
    """
    hard = [b for b in bevindingen if b.blokkeert]
    vast = [b for b in hard if not (heeft_inhoud(noodgreep) and b.grendel.noodgreep)]
    if vast:
        raise vast[0].fout
    if heeft_inhoud(noodgreep) and not hard:
        raise NoodgreepOnnodig(
            "Niets houdt dit tegen. Een noodgreep is niet nodig: maak dit veld leeg.", veld="noodgreep"
        )
    return hard
