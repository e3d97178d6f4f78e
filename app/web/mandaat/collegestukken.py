"""The pieces by which each college decides on a mandaat: what there is, how each reads, and all of them in one file."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.mandaat.collegestuk import Stuksoort
from app.export.brief import lees_brief
from app.services.collegestukken import stukken as diensten
from app.web.kern.handeling import Antwoord
from app.web.kern.pagina import als_brief, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("collegestukken", __name__, url_prefix="/zaken/<zaaknummer>/mandaatverzoeken/<int:volgnr>")


@bp.get("/stukken")
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str, volgnr: int) -> Antwoord:
    stukken = diensten.stukken_van(db.session, dossier(), volgnr, vandaag())
    return zaakpagina("mandaat/stukken/lijst.html", stukken=stukken, verzoek=stukken.blad.verzoek)


@bp.get("/stukken.zip")
@vereist(Recht.MANDATEN_INZIEN)
def zip_(zaaknummer: str, volgnr: int) -> Response:
    inhoud = diensten.alle_stukken(db.session, dossier(), volgnr, vandaag())
    return als_bijlage(inhoud, f"stukken-{zaaknummer}-verzoek-{volgnr}.zip", "application/zip")


@bp.get("/stukken/<int:mandaat_id>/<code>")
@vereist(Recht.MANDATEN_INZIEN)
def stuk(zaaknummer: str, volgnr: int, mandaat_id: int, code: str) -> Antwoord:
    """How the piece of this kind reads; as a file with `?vorm=docx` or `?vorm=pdf`, without a seal: others sign it."""
    if code not in [*Stuksoort]:
        abort(404)
    gevraagd = Stuksoort(code)
    een, docx = diensten.lees_stuk(db.session, dossier(), volgnr, mandaat_id, gevraagd, vandaag())
    if request.args.get("vorm") in ("docx", "pdf"):
        return als_brief(docx, een.bestandsnaam(gevraagd), dossier().profiel.naam, concept=True)
    wat: dict[str, Any] = {
        "set": een,
        "soort": gevraagd,
        "delen": list(lees_brief(docx)),
        "volgnr": volgnr,
    }
    return zaakpagina("mandaat/stukken/toon.html", **wat)
