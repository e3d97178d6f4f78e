"""What was recorded in a zaak, as it holds: the newest version of each verdict, check and signal."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.passend.oordeel import Oordeelmoment
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel, Zaak


def oordelen(session: Session, zaak: Zaak) -> dict[tuple[int, Oordeelmoment], Plekoordeel]:
    """By booking and moment."""
    vraag = select(Plekoordeel).where(Plekoordeel.zaak_id == zaak.id).order_by(Plekoordeel.versie)
    return {(rij.boeking, rij.moment): rij for rij in session.scalars(vraag)}


def toetsen(session: Session, zaak: Zaak) -> dict[int, Kinderrechtentoets]:
    """By location."""
    vraag = select(Kinderrechtentoets).where(Kinderrechtentoets.zaak_id == zaak.id)
    return {rij.locatie: rij for rij in session.scalars(vraag.order_by(Kinderrechtentoets.versie))}


def signalen(session: Session, zaak: Zaak) -> dict[int, Kindsignaal]:
    """By number."""
    vraag = select(Kindsignaal).where(Kindsignaal.zaak_id == zaak.id).order_by(Kindsignaal.nummer, Kindsignaal.versie)
    return {rij.nummer: rij for rij in session.scalars(vraag)}
