"""The calendar of a person, for his calendar program: it has no session, only the address."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.installatie import config_van_app
from app.services.post.agenda import lees_agenda
from app.vertaling import engels
from app.web.kern.toegang import vereist

bp = Blueprint("agenda", __name__)


@bp.get("/agenda/<sleutel>.ics")
@vereist(Recht.OPENBAAR)
def lees(sleutel: str) -> tuple[str, int] | Response:
    hier = config_van_app().base_url or request.url_root.rstrip("/")
    try:
        inhoud = lees_agenda(db.session, sleutel, hier, datetime.now(UTC), lambda tekst: engels().zin(tekst))
    except NietGevonden as fout:
        return render_template("post/werkt_niet.html", bericht=fout.bericht), 404
    return als_bijlage(inhoud, "draaiboek.ics", "text/calendar")
