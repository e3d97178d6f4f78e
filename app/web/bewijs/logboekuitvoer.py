"""The logboek as a file. Who takes it along leaves an entry behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, g
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.bijlage import als_stroom
from app.db import db
from app.domain.basis.begrippen import Actor
from app.domain.basis.rechten import Recht
from app.export.logboekbestand import VORMEN
from app.services.inzage.lijst import stroom
from app.services.inzage.uitvoer import noteer_download
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.lezen import Logboekfilter
from app.web.bewijs.logboek import filter_alles, filter_zaak
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import huidig_verzoek

bp = Blueprint("logboekuitvoer", __name__)


@bp.get("/zaken/<zaaknummer>/logboek.<any(csv,xlsx,json):vorm>")
@vereist(Recht.LOGBOEK_INZIEN)
def van_zaak(zaaknummer: str, vorm: str) -> Response:
    return _bestand(replace(filter_zaak().wens(), zaak=zaaknummer), vorm, zaaknummer)


@bp.get("/logboek.<any(csv,xlsx,json):vorm>")
@vereist(Recht.LOGBOEK_INZIEN)
def van_alles(vorm: str) -> Response:
    return _bestand(filter_alles().wens(), vorm, None)


def _bestand(wens: Logboekfilter, vorm: str, zaaknummer: str | None) -> Response:
    voer_uit(db.session, replace(huidig_verzoek(), leest=True), noteer_download, wens, vorm, zaaknummer)
    soort, _schrijver = VORMEN[vorm]
    naam = f"logboek-{zaaknummer}.{vorm}" if zaaknummer else f"logboek.{vorm}"
    return als_stroom(_delen(db.engine, g.actor, wens, vorm), None, naam, soort)


def _delen(engine: Engine, actor: Actor, wens: Logboekfilter, vorm: str) -> Iterator[bytes]:
    """The parts, in a session of their own: they are read while the answer goes out."""
    with Session(engine) as session:
        yield from VORMEN[vorm][1](stroom(session, actor, wens))
