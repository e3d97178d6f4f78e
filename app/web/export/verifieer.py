"""Check a bundle in the browser: the report of `verify.py` as a page. Nothing is kept and no entry is made."""

from __future__ import annotations

from flask import Blueprint, g, render_template
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.installatie import ondertekenaar
from app.services.export.bundeltoets import Toetsuitslag, toets_bundel
from app.web.export.verifieer_forms import VerifieerForm
from app.web.kern import fouten
from app.web.kern.toegang import bewaak, vereist

bp = Blueprint("verifieer", __name__)

Antwoord = str | tuple[str, int] | Response


@bp.route("/verifieer", methods=["GET", "POST"])
@vereist(Recht.INGELOGD)
def verifieer() -> Antwoord:
    form = VerifieerForm()
    return _pagina(form, _toets(form) if form.validate_on_submit() else None)


def _toets(form: VerifieerForm) -> Toetsuitslag | None:
    try:
        return toets_bundel(form.invoer(), ondertekenaar().alle_publiek())
    except DomeinFout as fout:
        form.toon(fout)
        return None


def _pagina(form: VerifieerForm, uitslag: Toetsuitslag | None = None) -> tuple[str, int]:
    naam = form.bestand.data.filename if uitslag else None
    vingerafdruk = ondertekenaar().vingerafdruk
    html = render_template("export/verifieer.html", form=form, uitslag=uitslag, naam=naam, vingerafdruk=vingerafdruk)
    return html, form.http_status


@bp.errorhandler(413)
def te_groot(_fout: RequestEntityTooLarge) -> Antwoord:
    """What was sent was not read, and it may be that nobody asked yet who sent it."""
    if not current_user.is_authenticated:
        return fouten.pagina(413, fouten.BERICHTEN[413])
    if "actor" not in g and (elders := bewaak()):
        return elders
    form = VerifieerForm(formdata=None)
    form.bestand.errors = [
        _("Wat u verstuurde is te groot: hier kan hoogstens 50 MB. Gebruik de verify.py uit het bestand.")
    ]
    form.http_status = 413
    return _pagina(form)
