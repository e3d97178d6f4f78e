"""The regions that a case concerns, and the profile of a region to read."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.regio import Regioprofiel
from app.regios import alle_profielen, profiel
from app.services.regio import betrokken as diensten
from app.services.regio.blad import betrokken_regios
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.regio.regios_forms import EindeForm, RegioForm

bp = Blueprint("regios", __name__)
ZAAK = "/zaken/<zaaknummer>"
Antwoord = str | tuple[str, int] | Response


@bp.get("/regio")
@vereist(Recht.INGELOGD)
def toon() -> str:
    return render_template("regio/toon.html", regio=_eigen_profiel(), vandaag=vandaag())


def _eigen_profiel() -> Regioprofiel:
    """Of the reader's region; of this installation for who comes from elsewhere."""
    eigen = alle_profielen().get(g.actor.regio)
    return eigen or profiel(current_app.extensions["draaiboek"].regio)


@bp.get(f"{ZAAK}/regios")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return render_template(
        "regio/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        regels=betrokken_regios(db.session, mijn.zaak, vandaag()),
        geschiedenis=[rij for rij in diensten.lijst(db.session, mijn.zaak) if rij.tot],
        navigatie_zaak=zaaknav(mijn, "regios.lijst"),
    )


@bp.route(f"{ZAAK}/regios/nieuw", methods=["GET", "POST"])
@vereist(Recht.REGIO_BETREKKEN)
def betrek_regio(zaaknummer: str) -> Antwoord:
    form = RegioForm().met_regios(diensten.keuzes(dossier().profiel))
    if _gedaan(form, diensten.betrek_regio):
        return _klaar(_("De regio is betrokken bij de zaak."))
    return toon_formulier("regio/betrekken.html", form)


@bp.route(f"{ZAAK}/accounthouder", methods=["GET", "POST"])
@vereist(Recht.REGIO_BETREKKEN)
def wijs_accounthouder_aan(zaaknummer: str) -> Antwoord:
    regio = dossier().profiel
    form = RegioForm().met_regios([(regio.code, regio.naam), *diensten.keuzes(regio)])
    if _gedaan(form, diensten.wijs_accounthouder_aan):
        return _klaar(_("De accounthouder is aangewezen."))
    return toon_formulier("regio/accounthouder.html", form)


def _gedaan(form: RegioForm, handeling: object) -> bool:
    _begin(form)
    velden = (form.regio, form.vertegenwoordiger, form.datum, form.reden)
    waarden = [lambda veld=veld: veld.data for veld in velden]
    return bool(verwerk(form, handeling, dossier().zaak.zaaknummer, *waarden, versie=form.versie.data))  # type: ignore[arg-type]


@bp.route(f"{ZAAK}/regios/<regio>/beeindiging", methods=["GET", "POST"])
@vereist(Recht.REGIO_BETREKKEN)
def beeindig_betrokkenheid(zaaknummer: str, regio: str) -> Antwoord:
    mijn = dossier()
    if not any(rij.regio_code == regio for rij in diensten.lijst(db.session, mijn.zaak)):
        abort(404)
    form = EindeForm()
    _begin(form)
    gedaan = verwerk(
        form,
        diensten.beeindig_betrokkenheid,
        zaaknummer,
        regio,
        lambda: form.datum.data,
        lambda: form.reden.data,
        versie=form.versie.data,
    )
    if gedaan:
        return _klaar(_("De betrokkenheid is beëindigd."))
    return toon_formulier("regio/beeindigen.html", form, naam=mijn.profiel.naam_van(regio))


def _begin(form: RegioForm | EindeForm) -> None:
    form.met_versie(dossier().zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for("regios.lijst", zaaknummer=dossier().zaak.zaaknummer))
