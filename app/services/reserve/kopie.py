"""Make a backup: one moment of the whole database, and the files and settings that belong to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.db import engine_van, momentopname, schrijfslot
from app.domain.reserve.fouten import OnbruikbareReservekopie
from app.domain.reserve.manifest import Deel, Kop, Manifest, schrijf_kop
from app.models import Anonimisering, Checkpoint, Gebruiker, LogboekKop, Vernietiging, Zaak
from app.services.reserve import bestand
from app.services.reserve.bestand import Schrijver
from app.services.reserve.laden import migratie_van
from app.services.reserve.rijen import Tabelvorm, Teller, lees_vormen, stroom
from app.services.reserve.sleutels import Ontvanger

BROK = 8 * 1024 * 1024
"""So many bytes of rows make a part, or one row that is larger."""
KOP, MANIFEST, HANDTEKENING = "KOP.json", "MANIFEST.json", "MANIFEST.sig"


@dataclass(frozen=True)
class Erbij:
    """What belongs to a database and lies outside it: files by name, and whether keys are among them.

    `onderteken` signs the manifest with the key of the installation.
    """

    regio: str
    bestanden: Mapping[str, bytes]
    met_sleutels: bool
    onderteken: Callable[[bytes], bytes]


@dataclass
class _Bezig:
    """What was written so far."""

    uit: Schrijver
    tabellen: dict[str, Deel] = field(default_factory=dict)
    bestanden: dict[str, Deel] = field(default_factory=dict)


def maak(session: Session, doel: Path, ontvangers: Sequence[Ontvanger], erbij: Erbij, nu: datetime) -> Manifest:
    """Write a backup to `doel`, of one moment, while others go on writing. `nu` is UTC.

    Raises FileExistsError, OSError, OnbruikbareReservekopie (a database without our tables).
    """
    with een_moment(session) as verbinding, bestand.schrijf(doel, ontvangers, int(nu.timestamp())) as uit:
        kop = _kop(verbinding, erbij.regio, nu)
        bezig = _Bezig(uit)
        uit.deel(KOP, schrijf_kop(kop))
        for vorm in lees_vormen(verbinding):
            bezig.tabellen[vorm.naam] = _schrijf_tabel(uit, verbinding, vorm)
        for naam, inhoud in sorted(erbij.bestanden.items()):
            uit.deel(f"bestanden/{naam}", inhoud)
            bezig.bestanden[naam] = Deel(len(inhoud), sha256(inhoud).hexdigest())
        manifest = _manifest(session, kop, bezig, met_sleutels=erbij.met_sleutels)
        uit.deel(MANIFEST, manifest.inhoud())
        uit.deel(HANDTEKENING, erbij.onderteken(manifest.inhoud()))
    return manifest


@contextmanager
def een_moment(session: Session) -> Iterator[Connection]:
    """Everything that is read inside is of one moment. SQLite without WAL lets nobody write meanwhile: there writers
    queue for it, instead of giving up after a while.
    """
    momentopname(session)
    engine = engine_van(session)
    with ExitStack() as stapel:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite and session.connection().exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
            session.rollback()
            stapel.enter_context(schrijfslot(engine))
        stapel.callback(session.rollback)
        verbinding = session.connection()
        migratie_van(verbinding)  # SQLite takes its moment at the first read
        yield verbinding


def _kop(verbinding: Connection, regio: str, nu: datetime) -> Kop:
    migratie = migratie_van(verbinding)
    if migratie is None:
        raise OnbruikbareReservekopie("Er zijn nog geen tabellen: er valt niets te bewaren.")
    return Kop(secrets.token_hex(16), nu.isoformat(timespec="seconds"), regio, migratie, verbinding.dialect.name)


def _schrijf_tabel(uit: Schrijver, verbinding: Connection, vorm: Tabelvorm) -> Deel:
    """The columns, and then the rows in portions."""
    uit.deel(f"tabellen/{vorm.naam}/kolommen.json", vorm.kop())
    teller, brok, lengte, nr = Teller(), list[bytes](), 0, 1
    for regel in stroom(verbinding, vorm):
        brok.append(teller.neem(regel))
        lengte += len(regel)
        if lengte >= BROK:
            uit.deel(f"tabellen/{vorm.naam}/{nr:06d}.jsonl", b"".join(brok))
            brok, lengte, nr = [], 0, nr + 1
    if brok:
        uit.deel(f"tabellen/{vorm.naam}/{nr:06d}.jsonl", b"".join(brok))
    return teller.deel()


def _manifest(session: Session, kop: Kop, bezig: _Bezig, *, met_sleutels: bool) -> Manifest:
    """Read past the models' newer columns: a backup may be of older tables."""
    logboek, nr, hash_ = session.execute(select(LogboekKop.logboek, LogboekKop.nr, LogboekKop.hash)).one()
    vraag = select(Checkpoint.tekst).where(Checkpoint.logboek == logboek).order_by(Checkpoint.grootte.desc()).limit(1)
    punt = session.scalar(vraag)
    return Manifest(
        kop=kop,
        logboek=logboek,
        regels=nr,
        laatste_hash=hash_,
        checkpoint=punt.decode() if punt else "",
        met_sleutels=met_sleutels,
        vernietigd=tuple(vernietigd(session)),
        tabellen=bezig.tabellen,
        bestanden=bezig.bestanden,
    )


def vernietigd(session: Session) -> list[str]:
    """What was destroyed: numbers of zaken, and accounts that were emptied by their pseudonym."""
    zaken = select(Zaak.zaaknummer).join(Vernietiging, Vernietiging.zaak_id == Zaak.id)
    accounts = select(Gebruiker.pseudoniem).join(Anonimisering, Anonimisering.gebruiker_id == Gebruiker.id)
    weg = session.scalars(zaken.where(Vernietiging.bevestigd_op.is_not(None)).order_by(Zaak.zaaknummer)).all()
    leeg = session.scalars(accounts.where(Anonimisering.bevestigd_op.is_not(None)).order_by(Gebruiker.pseudoniem)).all()
    return [*(f"zaak {nummer}" for nummer in weg), *(f"account {pseudoniem}" for pseudoniem in leeg)]
