"""Exports: what was made for whom, one more, and the bundle itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.bijlage import als_stroom
from app.db import db
from app.domain.basis.rechten import TEAM, Recht
from app.installatie import ondertekenaar, tijdstempeldienst
from app.services.export import exports as diensten
from app.services.export.opslag import bundel_van
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.ronde import leg_alvast_buiten
from app.web.export.exports_forms import ExportForm
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import huidig_verzoek, vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("exports", __name__)


@bp.get("/exports")
@vereist(Recht.EXPORT_LEZEN)
def lijst() -> str:
    regels = diensten.lijst_exports(db.session, g.actor)
    return render_template("export/lijst.html", exports=regels, in_team=bool(g.actor.rollen & TEAM))


@bp.get("/zaken/<zaaknummer>/exports")
@vereist(Recht.EXPORT_MAKEN)
def van_zaak(zaaknummer: str) -> str:
    mijn = dossier()
    return render_template(
        "export/van_zaak.html",
        dossier=mijn,
        zaak=mijn.zaak,
        exports=diensten.lijst_exports(db.session, g.actor, mijn.zaak),
        navigatie_zaak=zaaknav(mijn, "exports.van_zaak"),
    )


@bp.route("/zaken/<zaaknummer>/exports/nieuw", methods=["GET", "POST"])
@vereist(Recht.EXPORT_MAKEN)
def exporteer(zaaknummer: str) -> str | tuple[str, int] | Response:
    mijn = dossier()
    form = ExportForm().voor_regio(mijn.profiel)
    if not form.is_submitted():
        form.peildatum.data = vandaag()
    export = verwerk(form, diensten.exporteer, zaaknummer, form.invoer, ondertekenaar, tijdstempeldienst)
    if export:
        leg_alvast_buiten(db.session, ondertekenaar())
        flash(_("De export voor %(wie)s is gemaakt.", wie=export.ontvanger), "ok")
        return redirect(url_for(".van_zaak", zaaknummer=zaaknummer))
    houders = mijn.profiel.toezichthouders
    return render_template("export/nieuw.html", form=form, zaak=mijn.zaak, toezichthouders=houders), form.http_status


@bp.get("/exports/<int:export_id>/bundel")
@vereist(Recht.EXPORT_LEZEN)
def download(export_id: int) -> Response:
    return _bundel(export_id)


@bp.get("/zaken/<zaaknummer>/exports/<int:export_id>/bundel")
@vereist(Recht.EXPORT_LEZEN)
def download_in_zaak(zaaknummer: str, export_id: int) -> Response:
    """For who is of the team in this one case, such as a municipality with a large interest."""
    return _bundel(export_id)


def _delen(engine: Engine, export_id: int) -> Iterator[bytes]:
    """The parts, in a session of their own: they are read while the answer goes out, after the request is over."""
    with Session(engine) as session:
        yield from bundel_van(session, export_id)


def _bundel(export_id: int) -> Response:
    regel = voer_uit(db.session, replace(huidig_verzoek(), leest=True), diensten.lees_export, export_id)
    return als_stroom(_delen(db.engine, regel.export.id), regel.export.grootte, regel.bestandsnaam, "application/zip")
