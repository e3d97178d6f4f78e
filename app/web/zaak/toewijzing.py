"""Who does what in a case: projectleider, extra municipality, the five agreements."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import Afspraakstatus, Rol
from app.domain.basis.rechten import Recht
from app.services.dossier.situatie import functiestanden
from app.services.draaiboek.bepalingen import lijst_afspraken
from app.services.kern.bezetting import lees_bezetting
from app.services.zaak import toewijzing as diensten
from app.services.zaak.regievoering import opvolgingen
from app.web.kern.formulier import keuze
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.zaak.forms import AfspraakForm, ProjectleiderForm, RegievoerderForm

bp = Blueprint("toewijzing", __name__, url_prefix="/zaken/<zaaknummer>")

Antwoord = str | tuple[str, int] | Response


@bp.get("/wie-doet-wat")
@vereist(Recht.DOSSIER_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn = dossier()
    bezetting = lees_bezetting(db.session, mijn.zaak.regio)
    return render_template(
        "zaak/toewijzing/overzicht.html",
        dossier=mijn,
        standen=functiestanden(bezetting, mijn.zaak.regio, vandaag()),
        opvolgingen=opvolgingen(db.session, mijn, vandaag()),
        zaak=mijn.zaak,
        regio=mijn.profiel,
        afspraken={a.nummer: a for a in lijst_afspraken(db.session, mijn.zaak)},
        toezichthouder=mijn.profiel.toezichthouder_op(vandaag()),
        navigatie_zaak=zaaknav(mijn, "toewijzing.overzicht"),
    )


@bp.route("/projectleider", methods=["GET", "POST"])
@vereist(Recht.PROJECTLEIDER_AANWIJZEN)
def wijs_projectleider_aan(zaaknummer: str) -> Antwoord:
    form = ProjectleiderForm()
    _kies_uit(form, Rol.PROJECTLEIDER)
    gedaan = verwerk(
        form,
        diensten.wijs_projectleider_aan,
        zaaknummer,
        lambda: form.gebruiker.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
        versie=form.versie.data,
    )
    return _klaar(_("De projectleider is aangewezen.")) if gedaan else _toon("zaak/toewijzing/projectleider.html", form)


@bp.route("/regievoerders", methods=["GET", "POST"])
@vereist(Recht.REGIEVOERDER_TOEVOEGEN)
def voeg_regievoerder_toe(zaaknummer: str) -> Antwoord:
    form = RegievoerderForm()
    _kies_uit(form, Rol.GEMEENTE)
    gedaan = verwerk(
        form,
        diensten.voeg_regievoerder_toe,
        zaaknummer,
        lambda: form.gebruiker.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data,
        versie=form.versie.data,
    )
    return _klaar(_("De gemeente is toegevoegd.")) if gedaan else _toon("zaak/toewijzing/regievoerder.html", form)


@bp.route("/afspraken/<int:nummer>", methods=["GET", "POST"])
@vereist(Recht.AFSPRAAK_VASTLEGGEN)
def leg_afspraak_vast(zaaknummer: str, nummer: int) -> Antwoord:
    afspraak = next((a for a in dossier().profiel.afspraken if a.nummer == nummer), None)
    if afspraak is None:
        abort(404)
    form = AfspraakForm()
    form.met_versie(dossier().zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.leg_afspraak_vast,
        zaaknummer,
        nummer,
        lambda: Afspraakstatus(form.status.data),
        lambda: form.toelichting.data,
        lambda: form.datum.data,
        versie=form.versie.data,
    )
    if gedaan:
        return _klaar(_("De afspraak is vastgelegd."))
    return _toon("zaak/toewijzing/afspraak.html", form, afspraak=afspraak)


def _kies_uit(form: ProjectleiderForm | RegievoerderForm, rol: Rol) -> None:
    zaak = dossier().zaak
    form.met_versie(zaak.versie)
    form.gebruiker.choices = [
        keuze("", _("Kies iemand")),
        *(keuze(g.email, f"{g.naam} ({g.functie})") for g in diensten.kandidaten(db.session, zaak.regio, rol)),
    ]
    if not form.is_submitted():
        form.datum.data = vandaag()


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for("toewijzing.overzicht", zaaknummer=dossier().zaak.zaaknummer))


def _toon(sjabloon: str, form: ProjectleiderForm | RegievoerderForm | AfspraakForm, **meer: object) -> tuple[str, int]:
    zaak = dossier().zaak
    form.met_versie(zaak.versie)
    return render_template(sjabloon, form=form, zaak=zaak, dossier=dossier(), **meer), form.http_status
