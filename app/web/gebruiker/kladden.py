"""What somebody typed and did not send: go on with it, or throw it away. Nobody else sees it."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.gebruiker.kladden import lijst_kladden, vergeet_klad
from app.web.kern.klad import met_klad
from app.web.kern.toegang import vereist

bp = Blueprint("kladden", __name__, url_prefix="/kladversies")


@bp.get("")
@vereist(Recht.INGELOGD)
def lijst() -> str:
    return render_template("gebruiker/kladden.html", kladden=lijst_kladden(db.session, g.actor.id), met_klad=met_klad)


@bp.post("/<int:klad_id>/weg")
@vereist(Recht.INGELOGD)
def gooi_weg(klad_id: int) -> Response:
    """Throwing away what is not there any more is no fault."""
    vergeet_klad(db.session, g.actor.id, klad_id)
    flash(_("De kladversie is weggegooid."), "ok")
    return redirect(url_for(".lijst"))
