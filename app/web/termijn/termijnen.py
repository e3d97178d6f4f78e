"""The terms of a case: how each was computed, suspending, resuming and extending one, and the events they wait for."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.services.termijn import mutaties as diensten
from app.services.termijn.gebeurtenissen import leg_gebeurtenis_vast as leg_vast
from app.services.termijn.gebeurtenissen import lijst_gebeurtenissen
from app.services.termijn.overzicht import Termijnregel, termijnen_van, wijzigingen_van
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.termijn.termijnen_forms import GebeurtenisForm, HervatForm, OpschortForm, VerlengForm
from app.weergave import datum

bp = Blueprint("termijnen", __name__, url_prefix="/zaken/<zaaknummer>")

Antwoord = str | tuple[str, int] | Response


@bp.get("/termijnen")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return render_template(
        "termijn/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        regels=termijnen_van(db.session, mijn.zaak, vandaag()),
        wijzigingen=wijzigingen_van(db.session, mijn.zaak),
        gebeurtenissen=lijst_gebeurtenissen(db.session, mijn.zaak),
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "termijnen.lijst"),
    )


@bp.route("/termijnen/<code>/opschorting", methods=["GET", "POST"])
@vereist(Recht.TERMIJN_WIJZIGEN)
def schort_op(zaaknummer: str, code: str) -> Antwoord:
    _regel(code)
    form = OpschortForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    termijn = verwerk(
        form, diensten.schort_op, zaaknummer, code, lambda: form.datum.data, lambda: form.reden.data or ""
    )
    if termijn is None:
        return toon_formulier("termijn/opschorten.html", form, regel=_regel(code))
    flash(_("De termijn is opgeschort. Er is nu geen laatste dag."), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


@bp.route("/termijnen/<code>/hervatting", methods=["GET", "POST"])
@vereist(Recht.TERMIJN_WIJZIGEN)
def hervat(zaaknummer: str, code: str) -> Antwoord:
    _regel(code)
    form = HervatForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    termijn = verwerk(form, diensten.hervat, zaaknummer, code, lambda: form.datum.data, lambda: form.reden.data or "")
    if termijn is None:
        return toon_formulier("termijn/hervatten.html", form, regel=_regel(code))
    flash(_("De termijn is hervat. De laatste dag is %(dag)s.", dag=datum(termijn.uiterlijk)), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


@bp.route("/termijnen/<code>/verlenging", methods=["GET", "POST"])
@vereist(Recht.TERMIJN_WIJZIGEN)
def verleng(zaaknummer: str, code: str) -> Antwoord:
    _regel(code)
    form = VerlengForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    termijn = verwerk(
        form,
        diensten.verleng,
        zaaknummer,
        code,
        lambda: form.werkdagen.aantal,
        lambda: form.datum.data,
        lambda: form.reden.data or "",
    )
    if termijn is None:
        return toon_formulier("termijn/verlengen.html", form, regel=_regel(code))
    if termijn.uiterlijk:
        flash(_("De termijn is verlengd. De laatste dag is %(dag)s.", dag=datum(termijn.uiterlijk)), "ok")
    else:
        flash(_("De termijn is verlengd. Zij is nog opgeschort, dus er is nu geen laatste dag."), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


@bp.route("/gebeurtenissen/nieuw", methods=["GET", "POST"])
@vereist(Recht.GEBEURTENIS_VASTLEGGEN)
def leg_gebeurtenis_vast(zaaknummer: str) -> Antwoord:
    bekend = lijst_gebeurtenissen(db.session, dossier().zaak)
    form = GebeurtenisForm().met_gebeurtenissen(deel.definitie for deel in bekend)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        leg_vast,
        zaaknummer,
        lambda: form.code.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
    )
    if not gedaan:
        gebeurtenissen = lijst_gebeurtenissen(db.session, dossier().zaak)
        return toon_formulier("termijn/gebeurtenis.html", form, gebeurtenissen=gebeurtenissen)
    flash(_("De gebeurtenis is vastgelegd. De termijnen die daarop wachten, zijn berekend."), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _regel(code: str) -> Termijnregel:
    """The last step of this code with a term."""
    regels = termijnen_van(db.session, dossier().zaak, vandaag())
    return next((regel for regel in reversed(regels) if regel.stap.code == code), None) or abort(404)
