"""What the owner of the database can do to the logboek: past triggers, and so that it fits itself again."""

# ruff: noqa: S608 - the names of tables are our own
from __future__ import annotations

import json
from hashlib import sha256

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.logboek import keten
from app.domain.logboek.merkle import blad_hash
from app.models import Checkpoint, Logboekknoop, LogboekKop, LogboekPayload, LogboekRegel, Logboektegel
from app.services.logboek import boom
from app.services.logboek.noteren import Aantekening, noteer
from tests.kern.spelers import Speler
from tests.services.bewijs.test_knoeien import maak_los


def vul_aan(wie: Speler, aantal: int) -> int:
    """This many more entries outside any zaak; the number of the last."""
    with transaction(wie.session) as session:
        regels = [noteer(session, wie.verzoek(), None, Aantekening("exporteer", {"n": n})) for n in range(aantal)]
    return regels[-1].nr


def snijd_af(session: Session, aantal: int) -> int:
    """The last entries are gone, and everything that tells of them; the number of the last that is left."""
    maak_los(session)
    with transaction(session):
        kop = session.scalars(select(LogboekKop)).one()
        over = kop.nr - aantal
        for tabel in (LogboekPayload, LogboekRegel):
            session.execute(delete(tabel).where(tabel.nr > over))
        session.execute(delete(Checkpoint).where(Checkpoint.grootte > over))
        for naam in ("logboek_tegel", "logboek_knoop"):  # a logboek of a test has no full tile above the lowest
            session.execute(text(f"DELETE FROM {naam} WHERE (nr + 1) * 256 > {over}"))
        _zet_kop(session, over)
    session.expunge_all()
    return over


def _zet_kop(session: Session, nr: int) -> None:
    laatste = session.get_one(LogboekRegel, nr)
    session.execute(update(LogboekKop).values(nr=nr, hash=laatste.hash, op=laatste.op))


def herschrijf(session: Session, vanaf: int) -> None:
    """Another content in one entry, and every hash after it computed anew, also in tree and checkpoints."""
    maak_los(session)
    with transaction(session):
        _herschrijf_regels(session, vanaf)
        session.execute(delete(Checkpoint))
        session.flush()
        _bouw_tegels(session)
        _zet_kop(session, session.scalars(select(LogboekKop.nr)).one())
    session.expunge_all()


def _herschrijf_regels(session: Session, vanaf: int) -> None:
    payload = session.get_one(LogboekPayload, vanaf)
    payload.inhoud = keten.verzegel({"reden": "herschreven"}, b"\x01" * 32)
    hash_, zaken = session.get_one(LogboekRegel, vanaf).vorige, dict[str, str]()
    for rij in session.scalars(select(LogboekRegel).where(LogboekRegel.nr >= vanaf).order_by(LogboekRegel.nr)).all():
        kop = keten.lees_regel(rij.regel)
        velden = {"vorige": hash_, "zaak_vorige": zaken.get(kop.zaak or "", kop.zaak_vorige)}
        if rij.nr == vanaf:
            velden["payload_sha256"] = sha256(payload.inhoud).hexdigest()
        rij.vorige, rij.regel = hash_, keten.canoniek(_als_dict(rij.regel) | velden)
        rij.hash = hash_ = keten.regel_hash(rij.regel)
        if kop.zaak:
            zaken[kop.zaak] = hash_


def _als_dict(regel: bytes) -> dict[str, object]:
    gelezen: dict[str, object] = json.loads(regel)
    return gelezen


def _bouw_tegels(session: Session) -> None:
    """The lowest tiles; a logboek of a test has no full one above them."""
    regels = session.scalars(select(LogboekRegel.regel).order_by(LogboekRegel.nr)).all()
    for tegel in session.scalars(select(Logboektegel)):
        begin = tegel.nr * boom.BREEDTE
        tegel.inhoud = b"".join(blad_hash(regel) for regel in regels[begin : begin + boom.BREEDTE])
        session.get_one(Logboekknoop, (1, tegel.nr)).hash = boom.tegelwortel(tegel.inhoud)
