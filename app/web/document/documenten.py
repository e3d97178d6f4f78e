"""Documents of a case: the list, one more, and the file itself, always as something to save."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.rechten import Recht
from app.services.document import documenten as diensten
from app.services.kern.namen import namen
from app.web.document.forms import DocumentForm
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("documenten", __name__, url_prefix="/zaken/<zaaknummer>/documenten")


@bp.get("")
@vereist(Recht.DOCUMENT_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    documenten = diensten.lijst_documenten(db.session, mijn)
    return render_template(
        "document/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        documenten=documenten,
        namen=namen(db.session, {d.toegevoegd_door_id for d in documenten}),
        navigatie_zaak=zaaknav(mijn, "documenten.lijst"),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.DOCUMENT_TOEVOEGEN)
def voeg_document_toe(zaaknummer: str) -> str | tuple[str, int] | Response:
    form = DocumentForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    document = verwerk(form, diensten.voeg_document_toe, zaaknummer, form.invoer)
    if document:
        flash(_("%(naam)s is toegevoegd.", naam=document.naam), "ok")
        return redirect(url_for(".lijst", zaaknummer=zaaknummer))
    return render_template("document/nieuw.html", form=form, zaak=dossier().zaak), form.http_status


@bp.get("/<int:document_id>/bestand")
@vereist(Recht.DOCUMENT_INZIEN)
def download(zaaknummer: str, document_id: int) -> Response:
    document, inhoud = diensten.lees_document(db.session, dossier(), document_id)
    return als_bijlage(inhoud, document.naam, document.mediatype)
