"""Offices of the region, for the administrator: who holds each, who deputises, and the acts on their periods."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.kern.bezetting import lees_bezetting
from app.services.regio import functielijst as lijsten
from app.services.regio import functies as diensten
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.regio.functies_forms import BenoemForm, EindeForm, WaarneemForm

bp = Blueprint("functies", __name__, url_prefix="/beheer/functies")

Antwoord = tuple[str, int] | Response


@bp.get("")
@vereist(Recht.FUNCTIES_BEHEREN)
def lijst() -> str:
    functies = lijsten.lees_regio(db.session, g.actor.regio)
    return render_template("regio/functies/lijst.html", functies=functies, vandaag=vandaag())


@bp.route("/<functie>/benoeming", methods=["GET", "POST"])
@vereist(Recht.FUNCTIES_BEHEREN)
def benoem(functie: str) -> Antwoord:
    welke = lijsten.vind_functie(g.actor.regio, functie)
    form = BenoemForm()
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio, welke.organisatie))
    if verwerk(form, diensten.benoem, lambda: form.invoer(functie)):
        return _klaar(_("De houder is benoemd. De rol gaat in op de eerste dag."))
    return render_template("regio/functies/benoemen.html", form=form, functie=welke), form.http_status


@bp.route("/<functie>/waarneming", methods=["GET", "POST"])
@vereist(Recht.FUNCTIES_BEHEREN)
def wijs_waarnemer_aan(functie: str) -> Antwoord:
    welke = lijsten.vind_functie(g.actor.regio, functie)
    form = WaarneemForm()
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio))
    periodes = lees_bezetting(db.session, g.actor.regio).van_functie(functie)
    form.met_houders(p for p in reversed(periodes) if p.is_houder)
    if verwerk(form, diensten.wijs_waarnemer_aan, lambda: form.invoer(functie)):
        return _klaar(_("De waarnemer is aangewezen."))
    return render_template("regio/functies/waarnemen.html", form=form, functie=welke), form.http_status


@bp.route("/periodes/<int:periode_id>/einde", methods=["GET", "POST"])
@vereist(Recht.FUNCTIES_BEHEREN)
def beeindig(periode_id: int) -> Antwoord:
    periode = lijsten.vind_periode(db.session, g.actor.regio, periode_id)
    welke = lijsten.vind_functie(g.actor.regio, periode.functie)
    form = EindeForm()
    dienst = diensten.beeindig if periode.is_houder else diensten.beeindig_waarneming
    if verwerk(form, dienst, periode_id, lambda: form.tot.data, lambda: form.reden.data):
        return _klaar(_("De laatste dag is vastgelegd."))
    return render_template(
        "regio/functies/beeindigen.html", form=form, functie=welke, periode=periode
    ), form.http_status


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for(".lijst"))
