"""A closed zaak on its way to destruction, and a look at everything that a database holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import MetaData, select, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.models import LogboekRegel, Vernietiging, Zaak
from app.services.bewaren import vernietigen, vernietiging
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers, dag

GESLOTEN, RIJP = dag(2, 6), dag(2, 6, 2035)
"""A zaak that was in a trede is kept for ten years after the day it was closed."""


def sluit(spelers: Spelers, nummer: str, op: date = GESLOTEN) -> None:
    """Closed past the service, for the guards of closing are no part of these tests."""
    with transaction(spelers.session) as session:
        session.execute(update(Zaak).where(Zaak.zaaknummer == nummer).values(toestand="afgesloten", toestand_sinds=op))
    spelers.session.expire_all()


def gesloten_zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    sluit(spelers, nummer)
    return nummer


def stel_voor(spelers: Spelers, nummer: str, op: date = RIJP) -> Vernietiging:
    return spelers.directeur_sbjh.op(op).doet(vernietiging.stel_vernietiging_voor, nummer)


def bevestig(spelers: Spelers, nummer: str, op: date = RIJP) -> Vernietiging:
    return spelers.directeur_denhaag.op(op).doet(vernietigen.bevestig_vernietiging, nummer)


def vernietig(spelers: Spelers, nummer: str, op: date = RIJP) -> Vernietiging:
    stel_voor(spelers, nummer, op)
    return bevestig(spelers, nummer, op)


def alles(session: Session) -> bytes:
    """Every value of every table, whether or not a model knows it, as one run of bytes."""
    session.rollback()
    metadata = MetaData()
    metadata.reflect(session.connection())
    delen = [
        waarde if isinstance(waarde, bytes) else str(waarde).encode()
        for tabel in metadata.sorted_tables
        for rij in session.execute(select(tabel))
        for waarde in rij
    ]
    return b"\n".join(delen)


def bestanden(session: Session) -> bytes:
    """The raw bytes of an SQLite database, with its journals."""
    pad = Path(str(session.get_bind().engine.url.database))
    return b"".join(bestand.read_bytes() for bestand in sorted(pad.parent.glob(f"{pad.name}*")))


def koppen(session: Session) -> list[bytes]:
    """Every line of the logboek, as stored."""
    session.rollback()
    return list(session.scalars(select(LogboekRegel.regel).order_by(LogboekRegel.nr)))
