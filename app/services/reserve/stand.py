"""Which backups were made, and what came of trying them: kept in the database that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.bewaking.stand import Ernst, Waarneming, ergst
from app.domain.reserve.manifest import Manifest
from app.models import Achtergrondtaak, Reservekopie
from app.services.bewaking.taken import KOPIE, zet_stand


@dataclass(frozen=True)
class Kopiebestand:
    """The file of a backup: its name, its size in bytes and SHA-256, and whether it was encrypted."""

    naam: str
    grootte: int
    sha256: str
    versleuteld: bool


@contextmanager
def gemerkt(session: Session, nu: datetime) -> Iterator[None]:
    """Around making a backup: that it began, and when it did not come, that it failed. What ends without a word, as a
    process that is killed, leaves that it began. Raises what the work raises; a database that cannot be written keeps
    nobody from a backup. `nu` is UTC.
    """
    _merk(session, begonnen_op=nu)
    try:
        yield
    except BaseException as fout:
        _merk(session, mislukt=Achtergrondtaak.mislukt + 1, bericht=_waarom(fout))
        raise
    _merk(session, mislukt=0, bericht="", gelukt_op=nu)


def _waarom(fout: BaseException) -> str:
    if not isinstance(fout, Exception):
        return "Het is afgebroken."
    return str(getattr(fout, "bericht", "") or getattr(fout, "message", "") or "Zie de uitvoer van de opdracht.")[:400]


def _merk(session: Session, **waarden: object) -> None:
    with suppress(SQLAlchemyError):
        with transaction(session):
            zet_stand(session, KOPIE, **waarden)
        return
    with suppress(SQLAlchemyError):
        session.rollback()


def noteer_kopie(session: Session, manifest: Manifest, waar: Kopiebestand, nu: datetime) -> None:
    """Keep that it was made. `nu` is UTC."""
    with transaction(session):
        session.add(
            Reservekopie(
                kenmerk=manifest.kop.kenmerk,
                gemaakt_op=nu,
                bestand=waar.naam[:200],
                grootte=waar.grootte,
                sha256=waar.sha256,
                regels=manifest.regels,
                versleuteld=waar.versleuteld,
                met_sleutels=manifest.met_sleutels,
            )
        )


def noteer_proef(session: Session, kenmerk: str, naam: str, gevonden: Sequence[Waarneming], nu: datetime) -> bool:
    """Keep what came of trying it; the name of the file tells which it was when it says nothing itself any more.

    False when this database does not know the backup. `nu` is UTC.
    """
    with transaction(session):
        zelf = Reservekopie.kenmerk == kenmerk if kenmerk else Reservekopie.bestand == naam
        rij = session.scalars(select(Reservekopie).where(zelf)).first()
        if rij is None:
            return False
        rij.beproefd_op, rij.proef_goed = nu, ergst(gevonden) is not Ernst.MIS
        rij.proef_uitslag = " ".join(w.uitleg for w in gevonden if w.ernst is Ernst.MIS)
        return True
