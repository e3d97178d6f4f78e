"""What was recorded in a zaak, as it holds: the newest version of each verdict, check and signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.passend.kinderrechten import telt, weer_open
from app.domain.passend.volgen import Oordeelmoment
from app.domain.passend.vraag import Boekrij, Gegeven, Grootte, groottes
from app.models import Boeking, Kinderrechtentoets, Kindsignaal, Plekoordeel, Zaak
from app.services.plaatsing.lezen import Locatie

Versies = Mapping[tuple[int, Oordeelmoment], Sequence[Plekoordeel]]
"""Verdicts by booking and moment, the newest version last."""


def oordelen(session: Session, zaak: Zaak) -> Versies:
    """Every verdict, those that were put right later too."""
    vraag = select(Plekoordeel).where(Plekoordeel.zaak_id == zaak.id).order_by(Plekoordeel.versie)
    return versies(session.scalars(vraag))


def versies(rijen: Iterable[Plekoordeel]) -> Versies:
    """Of rows that come by their version."""
    gevonden: dict[tuple[int, Oordeelmoment], list[Plekoordeel]] = {}
    for rij in rijen:
        gevonden.setdefault((rij.boeking, rij.moment), []).append(rij)
    return gevonden


def als_gegeven(rijen: Iterable[Plekoordeel]) -> list[Gegeven]:
    """What the questions ask of them: when, and about how many children."""
    return [Gegeven(rij.dag, rij.waarden().samen) for rij in rijen]


def groottes_van(rijen: Iterable[Boeking]) -> Mapping[int, Sequence[Grootte]]:
    """Of how many children each booking was, and since when."""
    return groottes(Boekrij(rij.nummer, rij.aantal, rij.deel_van, dag_van(rij.ingevoerd_op)) for rij in rijen)


def toetsen(session: Session, zaak: Zaak) -> dict[int, Kinderrechtentoets]:
    """By location."""
    vraag = select(Kinderrechtentoets).where(Kinderrechtentoets.zaak_id == zaak.id)
    return {rij.locatie: rij for rij in session.scalars(vraag.order_by(Kinderrechtentoets.versie))}


def geldt_voor(toets: Kinderrechtentoets | None, plek: Locatie) -> bool:
    """Whether this check is about the decision by which the location closes now."""
    return toets is not None and telt(toets.ingevoerd_op, weer_open(plek.gezegd))


def signalen(session: Session, zaak: Zaak) -> dict[int, Kindsignaal]:
    """By number."""
    vraag = select(Kindsignaal).where(Kindsignaal.zaak_id == zaak.id).order_by(Kindsignaal.nummer, Kindsignaal.versie)
    return {rij.nummer: rij for rij in session.scalars(vraag)}
