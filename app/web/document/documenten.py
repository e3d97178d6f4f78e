"""Documents of a case: the list, one more, and the file itself, always as something to save."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Document
from app.services.document import documenten as diensten
from app.services.document import intrekken
from app.services.kern.namen import namen
from app.services.zoeken.documenten import doorzoekbaar
from app.web.document.forms import DocumentForm, IntrekForm, VervangForm
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist

bp = Blueprint("documenten", __name__, url_prefix="/zaken/<zaaknummer>/documenten")


@bp.get("")
@vereist(Recht.DOCUMENT_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    documenten = diensten.lijst_documenten(db.session, mijn)
    return zaakpagina(
        "document/lijst.html",
        documenten=documenten,
        per_id={d.id: d for d in documenten},
        doorzoekbaar=doorzoekbaar(db.session, [d.id for d in documenten]),
        namen=namen(db.session, {d.toegevoegd_door_id for d in documenten} | _intrekkers(documenten)),
    )


def _intrekkers(documenten: Sequence[Document]) -> set[int]:
    return {rij.ingevoerd_door_id for document in documenten for rij in document.intrekkingen}


handeling(bp, "/nieuw", Recht.DOCUMENT_TOEVOEGEN, DocumentForm, diensten.voeg_document_toe).pagina(
    _l("Document toevoegen"), _l("Toevoegen"), "document/nieuw.html"
).daarna(lambda document: _toegevoegd(document), ".lijst")


def _toegevoegd(document: Document) -> str:
    """What is out of the ordinary about the file is told at once."""
    gedaan = _("%(naam)s is toegevoegd.", naam=document.naam)
    return f"{gedaan} {_('Let op: %(wat)s', wat=document.bijzonder)}." if document.bijzonder else gedaan


def _document(_form: Formulier, document_id: int) -> dict[str, object]:
    return {"document": diensten.vind_document(db.session, dossier(), document_id)}


handeling(bp, "/<int:document_id>/intrekking", Recht.DOCUMENT_TOEVOEGEN, IntrekForm, intrekken.trek_document_in).pagina(
    _l("Document intrekken"), _l("Intrekken"), "document/intrekken.html", gevaar=True, met=_document, beeld=_document
).daarna(lambda document: _("%(naam)s is ingetrokken.", naam=document.naam), ".lijst")
handeling(
    bp, "/<int:document_id>/vervanging", Recht.DOCUMENT_TOEVOEGEN, VervangForm, intrekken.vervang_document
).pagina(
    _l("Ander document aanwijzen"), _l("Vastleggen"), "document/vervangen.html", met=_document, beeld=_document
).daarna(_l("Het andere document telt nu mee."), ".lijst")


@bp.get("/<int:document_id>/bestand")
@vereist(Recht.DOCUMENT_INZIEN)
def download(zaaknummer: str, document_id: int) -> Response:
    document, inhoud = diensten.lees_document(db.session, dossier(), document_id)
    return als_bijlage(inhoud, document.naam, document.mediatype)
