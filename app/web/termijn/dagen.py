"""Days equated with a public holiday, for the administrator: the table, one more, one less, and computing anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.termijn import dagen as diensten
from app.web.kern.handeling import Antwoord, doe, handeling, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.termijn.termijnen_forms import DagForm, RedenForm
from app.weergave import datum

bp = Blueprint("dagen", __name__, url_prefix="/beheer/dagen")

BOVEN = ((_l("Gelijkgestelde dagen"), "dagen.lijst"),)


@bp.get("")
@vereist(Recht.DAGEN_BEHEREN)
def lijst() -> str:
    return render_template("termijn/dagen/lijst.html", dagen=diensten.lijst_dagen(db.session))


def _gedaan(bericht: Any) -> Callable[[int], str]:
    """What was done, and how many terms got another last day by it."""

    def bericht_met(aantal: int) -> str:
        gevolg = ngettext(
            "%(num)s termijn kreeg een andere laatste dag.",
            "%(num)s termijnen kregen een andere laatste dag.",
            aantal,
        )
        return f"{bericht} {gevolg}"

    return bericht_met


handeling(bp, "/nieuw", Recht.DAGEN_BEHEREN, DagForm, diensten.voeg_dag_toe).pagina(
    _l("Dag toevoegen"), _l("Toevoegen"), "termijn/dagen/nieuw.html", boven=BOVEN
).daarna(_gedaan(_l("De dag is toegevoegd.")), ".lijst")
handeling(
    bp, "/herberekening", Recht.DAGEN_BEHEREN, RedenForm, diensten.herbereken_termijnen, naam="herbereken"
).pagina(
    _l("Termijnen opnieuw berekenen"), _l("Opnieuw berekenen"), "termijn/dagen/herberekenen.html", boven=BOVEN
).daarna(_gedaan(_l("Alle lopende termijnen zijn opnieuw berekend.")), ".lijst")


@bp.route("/<dag>/verwijdering", methods=["GET", "POST"])
@vereist(Recht.DAGEN_BEHEREN)
def verwijder_dag(dag: str) -> Antwoord:
    welke = diensten.vind_dag(db.session, _lees(dag))
    form, naam, datum_ = RedenForm(), welke.naam, welke.datum
    aantal = doe(form, diensten.verwijder_dag, datum_)
    if aantal is None:
        wat = {"naam": naam, "dag": datum_, "gevaar": True, "knoptekst": _("Verwijderen")}
        return toon_formulier("termijn/dagen/verwijderen.html", form, **wat, **weg(BOVEN))
    flash(_gedaan(_("%(dag)s is verwijderd.", dag=datum(datum_)))(aantal), "ok")
    return redirect(url_for(".lijst"))


def _lees(tekst: str) -> date:
    """A day as it stands in an address: 2026-01-02."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        abort(404)
    return dag if dag.isoformat() == tekst else abort(404)
