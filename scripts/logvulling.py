"""A logboek of any length for measurements: scenario S1, and then entries of one zaak written row by row.

The lines are made by the same functions as everywhere and pass the same triggers; only the act around each of them
is left out, which would take hours for a million.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask_security import hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import create_app, demo
from app.db import db, transaction
from app.domain.basis.begrippen import Verzoek
from app.domain.export.aanvraag import NieuweExport
from app.domain.logboek import keten
from app.export.ondertekening import lees_of_maak_sleutel
from app.models import Gebruiker, LogboekKop, LogboekRegel, Zaak
from app.regios import profiel
from app.services.export.afmaken import vraag_en_maak
from app.services.export.opslag import bundel_van
from app.services.logboek import boom
from app.services.logboek.noteren import EPOCH
from config import Config

ZAAK = "2025-0001"
DIRECTEUR = "directeur@sbjh.example"
IN_EEN_KEER = 50 * boom.BREEDTE
"""Entries in one transaction: a whole number of tiles."""

_REGEL = (
    "INSERT INTO logboek_regel (nr, hash, vorige, verzoek, regel, zaak_id, zaak_nr, op, datum, gebruiker_id, actie,"
    " uitkomst, object) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_PAYLOAD = "INSERT INTO logboek_payload (nr, inhoud) VALUES (?,?)"
_KOP = "UPDATE logboek_kop SET nr = ?, hash = ?, op = ?"


def open_app(map_: Path) -> Flask:
    """The application on a database in this folder."""
    bestand = map_ / "bench.sqlite3"
    return create_app(Config(map_, f"sqlite:///{bestand}", "b" * 40, map_ / "sleutel.pem", snelle_wachtwoorden=True))


def maak(map_: Path, aantal: int) -> None:
    """A new database whose logboek has `aantal` entries, all but the first ones of zaak 2025-0001."""
    with open_app(map_).app_context():
        current_app.extensions["alembic"].upgrade()
        with transaction(db.session) as sessie:
            demo.maak_accounts(sessie, profiel("haaglanden"), hash_password, datetime.now(UTC))
        demo.speel_s1(db.session)
        while (nr := db.session.scalars(select(LogboekKop.nr)).one()) < aantal:
            db.session.rollback()
            with transaction(db.session) as sessie:
                _schrijf(sessie, min(aantal, (nr // IN_EEN_KEER + 1) * IN_EEN_KEER))


def _schrijf(sessie: Session, tot: int) -> None:
    """Entries up to number `tot`, with the tiles that they fill."""
    kop = sessie.scalars(select(LogboekKop)).one()
    zaak = sessie.scalars(select(Zaak).where(Zaak.zaaknummer == ZAAK)).one()
    wie = sessie.scalars(select(Gebruiker).where(Gebruiker.email == DIRECTEUR)).one()
    vorige = sessie.execute(
        select(LogboekRegel.zaak_nr, LogboekRegel.hash)
        .where(LogboekRegel.zaak_id == zaak.id)
        .order_by(LogboekRegel.zaak_nr.desc())
        .limit(1)
    ).one()
    verbinding: Any = sessie.connection().connection.dbapi_connection
    for regel, payload, hash_ in _regels(kop, vorige, wie.pseudoniem, tot):
        op = (EPOCH + timedelta(microseconds=regel.tijd)).replace(tzinfo=None)
        zoek = (zaak.id, regel.zaak_nr, op.isoformat(" ", "microseconds"), regel.datum, wie.id)
        lijn = keten.maak_regel(regel)
        verbinding.execute(
            _REGEL,
            (regel.nr, hash_, regel.vorige, regel.verzoek, lijn, *zoek, regel.actie, regel.uitkomst, regel.object),
        )
        verbinding.execute(_PAYLOAD, (regel.nr, payload))
        verbinding.execute(_KOP, (regel.nr, hash_, zoek[2]))
        if regel.nr % boom.BREEDTE == 0:
            boom.werk_bij(sessie, regel.nr)
    sessie.expire(kop)


def _regels(kop: LogboekKop, vorige: Any, wie: str, tot: int) -> Iterator[tuple[keten.Regel, bytes, str]]:
    """Lines of the usual length with what was said, each continuing the one before it."""
    toeval = random.Random(kop.nr)  # noqa: S311 - the same file each time
    hash_, (zaak_nr, zaak_hash) = kop.hash, vorige
    tijd = (kop.op - EPOCH) // timedelta(microseconds=1)
    for nr in range(kop.nr + 1, tot + 1):
        zaak_nr, tijd = zaak_nr + 1, tijd + toeval.randrange(1, 9_000_000)
        inhoud = {
            "document": f"verslag-{nr}.pdf",
            "toelichting": f"Besproken op dag {nr}: € {nr % 977}.000 méér nodig.",
        }
        payload = keten.verzegel(inhoud, toeval.randbytes(keten.ZOUT_LENGTE))
        regel = keten.Regel(
            logboek=kop.logboek, nr=nr, vorige=hash_, zaak=ZAAK, zaak_nr=zaak_nr, zaak_vorige=zaak_hash, tijd=tijd,
            datum="2025-05-16", actor=wie, rol="regievoerder", hoedanigheid="directeur Servicebureau",
            namens="GM0518,GM0503" if nr % 3 else None, actie="lees_export", uitkomst="gedaan", van=None, naar=None,
            object=f"document/{nr}", object_versie=None, verzoek=f"bench-{nr:026d}",
            payload_sha256=keten.regel_hash(payload),
        )  # fmt: skip
        hash_ = zaak_hash = keten.regel_hash(keten.maak_regel(regel))
        yield regel, payload, hash_


def exporteer(map_: Path, uit: Path) -> None:
    """Make an export of the zaak as the command does, and write the bundle and the public key down."""
    with open_app(map_).app_context():
        wie = db.session.scalars(select(Gebruiker).where(Gebruiker.email == DIRECTEUR)).one()
        verzoek = Verzoek(wie.als_actor(), datetime.now(UTC), "bench-export")
        sleutel = lees_of_maak_sleutel(map_ / "sleutel.pem")
        nieuw = NieuweExport("NZa", "Meting.", verzoek.vandaag, profiel="volledig", profiel_reden="Meting.")
        gemaakt = vraag_en_maak(db.session, verzoek, ZAAK, nieuw, sleutel)
        uit.with_name("openbaar.pem").write_bytes(sleutel.publieke_pem())
        with uit.open("wb") as bestand:
            bestand.writelines(bundel_van(db.session, gemaakt.id))
