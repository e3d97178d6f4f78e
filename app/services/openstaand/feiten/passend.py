"""Verdicts about bookings that were placed, checks of locations that close, and signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from app.domain.basis.begrippen import dag_van
from app.domain.basis.tekst import heeft_inhoud
from app.domain.openstaand.kinderen.passend import Passendfeiten, Signaalfeit, Sluitfeit
from app.domain.passend.kinderrechten import telt, weer_open
from app.domain.passend.volgen import Oordeelmoment
from app.domain.passend.vraag import Gegeven
from app.models import (
    Aanbiederlocatie,
    Boeking,
    Boekingstap,
    Kinderrechtentoets,
    Kindsignaal,
    Plaatsstand,
    Plekoordeel,
)
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel
from app.services.openstaand.feiten.plaatsing import boekfeit


def passend(zaak: Zaakfeit) -> list[Passendfeiten]:
    """None when there is nothing of it: then nothing is asked."""
    stappen = per_sleutel((rij.boeking_id, rij) for rij in zaak.rijen.van(Boekingstap))
    boekfeiten = [boekfeit(rij, stappen[rij.id]) for rij in zaak.rijen.van(Boeking)]
    locaties = per_sleutel((rij.nummer, rij) for rij in zaak.rijen.van(Aanbiederlocatie))
    sluit = _sluit(locaties, zaak.rijen.van(Plaatsstand))
    signalen = per_sleutel((rij.nummer, rij) for rij in zaak.rijen.van(Kindsignaal))
    if not (boekfeiten or sluit or signalen):
        return []
    return [
        Passendfeiten(
            boekingen=[(feit.wat, feit.op) for feit in boekfeiten],
            oordelen=_oordelen(zaak.rijen.van(Plekoordeel)),
            sluit=sluit,
            toetsen=_toetsen(zaak.rijen.van(Kinderrechtentoets), locaties),
            signalen=[feit for rijen in signalen.values() for feit in _signaal(rijen)],
        )
    ]


def _oordelen(rijen: Iterable[Plekoordeel]) -> Mapping[tuple[int, Oordeelmoment], Sequence[Gegeven]]:
    """A verdict that was put right stays given on its first day, about as many children as it was."""
    op_volgorde = sorted(rijen, key=lambda rij: rij.versie)
    return per_sleutel(((rij.boeking, rij.moment), Gegeven(rij.dag, rij.waarden().samen)) for rij in op_volgorde)


def _toetsen(
    rijen: Iterable[Kinderrechtentoets], locaties: Mapping[int, Sequence[Aanbiederlocatie]]
) -> Mapping[int, date]:
    """The day of the first check of each location that is about the decision by which it closes now."""
    gevonden: dict[int, date] = {}
    for rij in sorted(rijen, key=lambda rij: rij.versie):
        if telt(rij.ingevoerd_op, weer_open(gezegd(locaties.get(rij.locatie, ())))):
            gevonden.setdefault(rij.locatie, rij.dag)
    return gevonden


def gezegd(versies: Iterable[Aanbiederlocatie]) -> list[tuple[datetime, date | None]]:
    """What was said of the last day of a location, and when, by version."""
    return [(rij.ingevoerd_op, rij.tot) for rij in sorted(versies, key=lambda rij: rij.versie)]


def _sluit(locaties: Mapping[int, Sequence[Aanbiederlocatie]], standen: Sequence[Plaatsstand]) -> list[Sluitfeit]:
    """Locations that close, of those where children were counted in this zaak before that day."""
    geteld: dict[int, date] = {}
    for stand in standen:
        op = dag_van(stand.ingevoerd_op)
        geteld[stand.locatie] = min(geteld.get(stand.locatie, op), op)
    weken = {stand.locatie: stand.week for stand in sorted(standen, key=lambda stand: stand.week, reverse=True)}
    gevonden = []
    for nummer, versies in locaties.items():
        op_volgorde = sorted(versies, key=lambda rij: rij.versie)
        nu = op_volgorde[-1]
        if nu.vervallen or nu.tot is None or nummer not in geteld or nu.tot < weken[nummer]:
            continue
        bekend = max(geteld[nummer], _bekend(op_volgorde))
        gevonden.append(Sluitfeit(nummer, nu.naam, nu.tot, bekend))
    return gevonden


def _bekend(versies: Sequence[Aanbiederlocatie]) -> date:
    """Since when it is known that it closes: from the first of the last versions that say so."""
    sinds = versies[-1]
    for rij in reversed(versies):
        if rij.tot is None:
            break
        sinds = rij
    return dag_van(sinds.ingevoerd_op)


def _signaal(rijen: Sequence[Kindsignaal]) -> Iterator[Signaalfeit]:
    """Each time that it waited: until something was done about it, and again from when that was taken back."""
    op_volgorde = sorted(rijen, key=lambda rij: rij.versie)
    nummer = op_volgorde[0].nummer
    wacht: date | None = op_volgorde[0].dag
    for rij in op_volgorde:
        op = dag_van(rij.ingevoerd_op)
        if heeft_inhoud(rij.opvolging) and wacht is not None:
            yield Signaalfeit(nummer, wacht, op)
            wacht = None
        elif not heeft_inhoud(rij.opvolging) and wacht is None:
            wacht = op
    if wacht is not None:
        yield Signaalfeit(nummer, wacht, None)
