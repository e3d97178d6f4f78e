"""The placement board of a zaak, the counts and offers behind it, and the bookings of the weekly sitting."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.boeking import verder
from app.domain.plaatsing.standrijen import KOLOMMEN
from app.domain.plaatsing.titels import TITELS
from app.domain.plaatsing.weken import weeknaam
from app.domain.telling.tellingrijen import ImportGeweigerd
from app.services.plaatsing import lezen
from app.services.plaatsing.aanbod import leg_aanbod_vast as dienst_aanbod
from app.services.plaatsing.boekingen import boek_plaatsing as dienst_boek
from app.services.plaatsing.boekingen import werk_boeking_bij as dienst_verder
from app.services.plaatsing.bord import lees_bord
from app.services.plaatsing.buiten import lees_buiten
from app.services.plaatsing.eigen import eigen_blad, eigen_gemeente
from app.services.plaatsing.mandaat import wie_mag_opschalen
from app.services.plaatsing.raster import Weekraster, lees_weekraster, vaknaam
from app.services.plaatsing.standen import importeer_standen as dienst_import
from app.services.plaatsing.standen import leg_standen_vast as dienst_standen
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.plaatsing import forms
from app.web.plaatsing.beeld import teken_bord, teken_eigen, teken_stromen

bp = Blueprint("plaatsing", __name__, url_prefix="/zaken/<zaaknummer>/plaatsing")


@bp.get("")
@vereist(Recht.TELLINGEN_INZIEN)
def bord(zaaknummer: str) -> str:
    mijn = dossier()
    namen: dict[str, Any] = {"vormen": lezen.vormen(mijn), "gemeenten": lezen.gemeentenamen(), "weeknaam": weeknaam}
    if not mijn.volledig:
        blad = eigen_blad(db.session, mijn, weken=8)
        return zaakpagina(
            "plaatsing/eigen.html",
            blad=blad,
            tekening=teken_eigen(blad),
            buiten=lees_buiten(db.session, mijn.zaak, hoogstens=8),
            titels=TITELS,
            **namen,
            van_ons=eigen_gemeente(mijn),
        )
    alles = lees_bord(db.session, mijn, vandaag())
    return zaakpagina(
        "plaatsing/bord.html",
        bord=alles,
        tekeningen=teken_bord(alles),
        stromen=teken_stromen(alles),
        mandaten=wie_mag_opschalen(db.session, mijn, vandaag()) if alles.schadelijk else None,
        regels=mijn.profiel.plaatsing,
        mag_boeken=_mag(),
        verder=verder,
        **namen,
    )


def _mag() -> bool:
    return dossier().mag(Recht.TELLING_VASTLEGGEN) and dossier().zaak.toestand not in RUST


@bp.get("/boekingen")
@vereist(Recht.TELLING_VASTLEGGEN)
def boekingen(zaaknummer: str) -> str:
    alles = lezen.boekingen(db.session, dossier().zaak)
    return zaakpagina(
        "plaatsing/boekingen.html",
        boekingen=alles,
        locaties=lezen.locaties(db.session, dossier().zaak),
        aanbod=lezen.aanbod(db.session, dossier().zaak),
        vormen=lezen.vormen(dossier()),
        gemeenten=lezen.gemeentenamen(),
        weeknaam=weeknaam,
        verder=verder,
        mag_boeken=_mag(),
    )


@bp.route("/standen", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_standen_vast(zaaknummer: str) -> Antwoord:
    week = forms.lees_week(request.values.get("week", ""), vandaag())
    welk = forms.Weekkeuze(formdata=None)
    welk.week.data = week
    form = forms.Weekform().voor(_rooster(week))
    uitkomst = doe(form, dienst_standen, zaaknummer)
    if uitkomst is None:
        form.met_versie(lees_weekraster(db.session, dossier(), week).versie)
        kop = {"titel": _("Kinderen invullen"), "knoptekst": _("Vastleggen")}
        return toon_formulier(
            "plaatsing/raster.html", form, welk=welk, rooster=form.rooster, vaknaam=vaknaam, weeknaam=weeknaam, **kop
        )
    aantal = uitkomst.samen
    flash(ngettext("%(num)s locatie is vastgelegd.", "%(num)s locaties zijn vastgelegd.", aantal), "ok")
    return redirect(url_for(".bord", zaaknummer=zaaknummer))


def _rooster(week: date) -> Weekraster:
    """With the parts of what stands there only when something is recorded: those that stay, are kept."""
    plekken = lezen.locaties(db.session, dossier().zaak) if request.method == "POST" else ()
    return lees_weekraster(db.session, dossier(), week, plekken)


@bp.route("/standen/import", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def importeer_standen(zaaknummer: str) -> Antwoord:
    form = _Import()
    uitkomst = doe(form, dienst_import, zaaknummer)
    if uitkomst is None:
        kop = {"titel": _("Bestand met kinderen per locatie inlezen"), "knoptekst": _("Inlezen")}
        return toon_formulier("plaatsing/import.html", form, rijfouten=form.rijfouten, titels=TITELS, **kop)
    flash(ngettext("%(num)s telling is bewaard.", "%(num)s tellingen zijn bewaard.", uitkomst.samen), "ok")
    return redirect(url_for(".bord", zaaknummer=zaaknummer))


class _Import(forms.Standimport):
    """Keeps which cells were wrong, for the table of them."""

    rijfouten: tuple[object, ...] = ()

    def toon(self, fout: DomeinFout) -> None:
        super().toon(fout)
        if isinstance(fout, ImportGeweigerd):
            self.rijfouten = fout.fouten


@bp.get("/standen/sjabloon.csv")
@vereist(Recht.TELLING_VASTLEGGEN)
def sjabloon(zaaknummer: str) -> Response:
    return als_bijlage((";".join(KOLOMMEN) + "\r\n").encode("utf-8-sig"), "plaatsing.csv", "text/csv")


@bp.route("/aanbod/nieuw", methods=["GET", "POST"])
@bp.route("/aanbod/<int:nummer>/correctie", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_aanbod_vast(zaaknummer: str, nummer: int | None = None) -> Antwoord:
    rij = None if nummer is None else lezen.aanbod(db.session, dossier().zaak).get(nummer)
    if nummer is not None and (rij is None or rij.vervallen):
        abort(404)
    form = forms.Aanbodform().met(lezen.vormen(dossier()), rij)
    if doe(form, dienst_aanbod, zaaknummer):
        flash(_("De aangeboden plaatsen zijn vastgelegd."), "ok")
        return redirect(url_for(".bord", zaaknummer=zaaknummer))
    titel = _("Plaatsen wijzigen") if nummer else _("Plaatsen toevoegen")
    return toon_formulier("formulierkader.html", form, titel=titel, knoptekst=_("Vastleggen"))


@bp.route("/boekingen/nieuw", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def boek_plaatsing(zaaknummer: str) -> Antwoord:
    mijn = dossier()
    eigen = mijn.profiel.gemeentenamen
    alle = lezen.gemeenten_op(vandaag())
    keuzes = [*((c, n) for c, n in eigen.items() if c in alle), *((c, n) for c, n in alle.items() if c not in eigen)]
    form = forms.Boekform().met(lees_bord(db.session, mijn, vandaag()), lezen.vormen(mijn), keuzes)
    if doe(form, dienst_boek, zaaknummer):
        flash(_("De boeking is vastgelegd."), "ok")
        return redirect(url_for(".bord", zaaknummer=zaaknummer))
    return toon_formulier("formulierkader.html", form, titel=_("Boeking toevoegen"), knoptekst=_("Boeken"))


@bp.route("/boekingen/<int:nummer>/verder", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def werk_boeking_bij(zaaknummer: str, nummer: int) -> Antwoord:
    nu = lezen.boekingen(db.session, dossier().zaak).met(nummer)
    if nu is None or not nu.rest or not verder(nu.wat.soort, nu.fase):
        abort(404)
    form = forms.Stapform().met(nu)
    if doe(form, dienst_verder, zaaknummer, nummer):
        flash(_("De boeking is bijgewerkt."), "ok")
        return redirect(url_for(".bord", zaaknummer=zaaknummer))
    plekken = lezen.locaties(db.session, dossier().zaak)
    kop = {"titel": _("Boeking %(nummer)s bijwerken", nummer=nummer), "knoptekst": _("Vastleggen")}
    return toon_formulier("plaatsing/stap.html", form, boeking=nu, plek=plekken[nu.wat.locatie], **kop)
