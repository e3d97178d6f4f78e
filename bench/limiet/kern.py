"""The database as it is, who asks, and how something is written. LIMIET_URL says which database."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, abort, g, request
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    or_,
    select,
    update,
)

from bench.limiet.teken import GEHEIM

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
app = Flask(__name__, template_folder="sjablonen", static_folder=None)
teken = URLSafeSerializer(GEHEIM, "sessie")
_meta = MetaData()


@cache
def engine() -> Engine:
    """Opened by each worker for itself."""
    url = os.environ["LIMIET_URL"]
    if not url.startswith("sqlite"):
        return create_engine(url)
    import pysqlite3.dbapi2 as sqlite

    gemaakt = create_engine(url, module=sqlite, connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(gemaakt, "connect")
    def _zet(verbinding: Any, _record: object) -> None:
        verbinding.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            verbinding.execute(f"PRAGMA {pragma}")

    @event.listens_for(gemaakt, "begin")
    def _begin(verbinding: Connection) -> None:
        schrijft = verbinding.get_execution_options().get("schrijven")
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")

    return gemaakt


@cache
def tabel(naam: str) -> Table:
    """A table with the types that the database gives: no model."""
    return Table(naam, _meta, autoload_with=engine())


@contextmanager
def schrijf() -> Iterator[Connection]:
    """One durable transaction that writes; on SQLite behind a file lock, so that writers queue."""
    if engine().dialect.name == "sqlite":
        with Path(f"{engine().url.database}.lock").open("ab") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            with engine().connect().execution_options(schrijven=True) as v, v.begin():
                yield v
    else:
        with engine().begin() as v:
            yield v


@app.before_request
def wie() -> None:
    """Who asks, in one query."""
    try:
        sessie = teken.loads(request.cookies.get("s", ""))
    except BadSignature:
        abort(403)
    gebruiker, organisatie = tabel("gebruiker"), tabel("organisatie")
    g.v = engine().connect()
    vraag = select(gebruiker.c.id, gebruiker.c.naam, gebruiker.c.functie, gebruiker.c.pseudoniem, organisatie.c.regio)
    vraag = vraag.join(organisatie, organisatie.c.id == gebruiker.c.organisatie_id)
    g.ik = g.v.execute(vraag.where(gebruiker.c.email == sessie["wie"])).one()
    if request.method == "POST" and not secrets.compare_digest(request.form.get("csrf", ""), sessie["csrf"]):
        abort(400)


@app.teardown_request
def dicht(_fout: object) -> None:
    if (v := g.pop("v", None)) is not None:
        v.close()


@app.template_filter()
def dag(waarde: date | None) -> str:
    return f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}" if waarde else "–"


@app.template_filter()
def euro(centen: int | None) -> str:
    return f"€ {(centen or 0) / 100:,.2f}".replace(",", ".")


def zichtbaar() -> ColumnElement[bool]:
    """Which zaken this user sees, as a condition."""
    zaak, rol = tabel("zaak"), tabel("rolvervulling")
    eigen = select(rol.c.id).where(rol.c.zaak_id == zaak.c.id, rol.c.gebruiker_id == g.ik.id, rol.c.tot.is_(None))
    return or_(zaak.c.regio == g.ik.regio, eigen.exists())


def zaak_van(nummer: str, v: Connection | None = None) -> Any:
    """The zaak with its provider; 404 when there is none to see."""
    zaak, aanbieder = tabel("zaak"), tabel("aanbieder")
    vraag = select(zaak, aanbieder.c.naam.label("aanbieder"), aanbieder.c.kvk_nummer, aanbieder.c.jeugdomzet)
    vraag = vraag.join(aanbieder, aanbieder.c.id == zaak.c.aanbieder_id)
    rij = (v or g.v).execute(vraag.where(zaak.c.zaaknummer == nummer, zichtbaar())).one_or_none()
    return rij if rij is not None else abort(404)


def noteer(v: Connection, zaak: Any, actie: str, inhoud: dict[str, Any], nummer: int = 1, **kop: Any) -> None:
    """Append one hash-chained entry; the head row is locked until the transaction ends."""
    regel, hoofd = tabel("logboek_regel"), tabel("logboek_kop")
    laatste = select(regel.c.zaak_nr, regel.c.hash).where(regel.c.zaak_id == zaak.id)
    stand = v.execute(select(hoofd).with_for_update()).one()
    eigen = v.execute(laatste.order_by(regel.c.zaak_nr.desc()).limit(1)).one_or_none()
    zaak_nr, zaak_vorige = (eigen.zaak_nr + 1, eigen.hash) if eigen else (1, "0" * 64)
    nu, verzoek = datetime.now(UTC).replace(tzinfo=None), f"{request.form['sleutel']}/{nummer}"
    payload = secrets.token_bytes(32) + _json(inhoud)
    velden = {
        "v": 1, "logboek": stand.logboek, "nr": stand.nr + 1, "vorige": stand.hash, "zaak": zaak.zaaknummer,
        "zaak_nr": zaak_nr, "zaak_vorige": zaak_vorige, "tijd": int(nu.timestamp() * 1e6), "datum": str(nu.date()),
        "actor": g.ik.pseudoniem, "rol": "regievoerder", "hoedanigheid": g.ik.functie, "namens": None,
        "actie": actie, "uitkomst": "gedaan", "van": None, "naar": None, "object": None, "object_versie": None,
        "verzoek": verzoek, "payload_sha256": hashlib.sha256(payload).hexdigest(),
    }  # fmt: skip
    lijn = _json(velden | kop)
    hash_ = hashlib.sha256(lijn).hexdigest()
    rij = {
        "nr": stand.nr + 1,
        "hash": hash_,
        "vorige": stand.hash,
        "verzoek": verzoek,
        "regel": lijn,
        "zaak_nr": zaak_nr,
    }
    rij |= {"zaak_id": zaak.id, "op": nu, "datum": nu.date(), "gebruiker_id": g.ik.id, "actie": actie}
    v.execute(insert(regel).values(**rij, uitkomst="gedaan", object=kop.get("object")))
    v.execute(insert(tabel("logboek_payload")).values(nr=stand.nr + 1, inhoud=payload))
    v.execute(update(hoofd).values(nr=stand.nr + 1, hash=hash_, op=nu))


def _json(waarde: object) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
