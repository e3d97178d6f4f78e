"""The page that asks who it is again, for acts that ask a recent proof; then back, with what was filled in."""

from __future__ import annotations

from flask import Blueprint, Flask, g, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.domain.basis.fouten import BewijsVerlopen
from app.domain.basis.handelingen.versbewijs import ONTBREEKT
from app.domain.basis.rechten import Recht
from app.inloggen import ingelogde
from app.web.kern.aanmelden.bewijs import vraag_bewijs
from app.web.kern.aanmelden.verder import verder
from app.web.kern.formulier import Formulier, Wachtwoordveld, wachtwoord
from app.web.kern.inlogpogingen import begrens
from app.web.kern.klad import bewaar_voor_straks
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist

bp = Blueprint("bewijs", __name__)


class BewijsForm(Formulier):
    legt_vast = False
    wachtwoord = wachtwoord(_l("Zo staat vast dat u het bent, en niet iemand bij een scherm dat open bleef staan."))

    def __init__(self) -> None:
        super().__init__()
        if "hoedanigheid" in self:
            del self.hoedanigheid  # he does not act


@bp.route("/bewijs", methods=["GET", "POST"])
@vereist(Recht.INGELOGD)
def toon() -> tuple[str, int] | Response:
    form = BewijsForm()
    vraag_bewijs(form, Wachtwoordveld)
    if form.validate_on_submit():
        if g.vers:
            return redirect(verder())
        form.wachtwoord.errors = [ONTBREEKT]
        form.http_status, g.fout_in_formulier = 403, True
    kop = {"titel": _("Laat zien dat u het bent"), "knoptekst": _("Verder")}
    return toon_formulier("gebruiker/bewijs.html", form, **kop, boven=[], terug="/")


def _naar_bewijs(_fout: BewijsVerlopen) -> Response:
    return redirect(url_for("bewijs.toon", next=bewaar_voor_straks()))


def registreer(app: Flask) -> None:
    app.register_error_handler(BewijsVerlopen, _naar_bewijs)
    begrens(app, "bewijs.toon", ingelogde)
