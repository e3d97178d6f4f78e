"""Days equated with a public holiday, for the administrator: the table, one more, one less, and computing anew."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.termijn import dagen as diensten
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import vereist
from app.web.termijn.termijnen_forms import DagForm, RedenForm
from app.weergave import datum

bp = Blueprint("dagen", __name__, url_prefix="/beheer/dagen")

Antwoord = tuple[str, int] | Response


@bp.get("")
@vereist(Recht.DAGEN_BEHEREN)
def lijst() -> str:
    return render_template("termijn/dagen/lijst.html", dagen=diensten.lijst_dagen(db.session))


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.DAGEN_BEHEREN)
def voeg_dag_toe() -> Antwoord:
    form = DagForm()
    aantal = verwerk(form, diensten.voeg_dag_toe, lambda: form.dag.data, lambda: form.naam.data, lambda: form.bron.data)
    if aantal is None:
        return render_template("termijn/dagen/nieuw.html", form=form), form.http_status
    return _klaar(_("De dag is toegevoegd."), aantal)


@bp.route("/<dag>/verwijdering", methods=["GET", "POST"])
@vereist(Recht.DAGEN_BEHEREN)
def verwijder_dag(dag: str) -> Antwoord:
    welke = diensten.vind_dag(db.session, _lees(dag))
    form = RedenForm()
    naam, datum_ = welke.naam, welke.datum
    aantal = verwerk(form, diensten.verwijder_dag, datum_, lambda: form.reden.data or "")
    if aantal is None:
        return render_template("termijn/dagen/verwijderen.html", form=form, naam=naam, dag=datum_), form.http_status
    return _klaar(_("%(dag)s is verwijderd.", dag=datum(datum_)), aantal)


@bp.route("/herberekening", methods=["GET", "POST"])
@vereist(Recht.DAGEN_BEHEREN)
def herbereken() -> Antwoord:
    form = RedenForm()
    aantal = verwerk(form, diensten.herbereken_termijnen, lambda: form.reden.data or "")
    if aantal is None:
        return render_template("termijn/dagen/herberekenen.html", form=form), form.http_status
    return _klaar(_("Alle lopende termijnen zijn opnieuw berekend."), aantal)


def _klaar(bericht: str, aantal: int) -> Response:
    gevolg = ngettext(
        "%(num)s termijn kreeg een andere laatste dag.", "%(num)s termijnen kregen een andere laatste dag.", aantal
    )
    flash(f"{bericht} {gevolg}", "ok")
    return redirect(url_for(".lijst"))


def _lees(tekst: str) -> date:
    """A day as it stands in an address: 2026-01-02."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        abort(404)
    return dag if dag.isoformat() == tekst else abort(404)
