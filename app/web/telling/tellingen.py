"""Counts of children in a case: per reference date, one entered or corrected, many from a file."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.inzage import Inzage
from app.domain.basis.rechten import Recht
from app.domain.telling.telling import MATEN, Geteld
from app.domain.telling.tellingrijen import ImportGeweigerd
from app.models import Telling
from app.services.kern.namen import namen
from app.services.telling import tellingen as diensten
from app.services.telling.bestand import als_csv, sjabloon_csv, sjabloon_xlsx
from app.services.telling.blad import namen as codenamen
from app.services.telling.blad import peildata, tellingblad
from app.services.telling.gebieden import lees_gebieden
from app.services.telling.schrift import Verschil
from app.services.telling.telverloop import dagen_van, laatste_per_zaak, te_tekenen, telstappen
from app.web.beeld.kinderen import teken_kinderen
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.telling.tellingen_forms import BevestigForm, ImportForm, TellingForm

PLAATSEN = "nog_te_plaatsen"
bp = Blueprint("tellingen", __name__, url_prefix="/zaken/<zaaknummer>/tellingen")


@bp.get("")
@vereist(Recht.TELLINGEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    stappen = telstappen(db.session, [mijn.zaak.id], tuple(MATEN)) if mijn.volledig else []
    data = dagen_van(stappen) if mijn.volledig else peildata(db.session, mijn)
    gekozen = _dag(request.args.get("peildatum")) or next(iter(data), None)
    if gekozen and gekozen not in data:
        abort(404)
    blad = tellingblad(db.session, mijn, gekozen) if gekozen else None
    gemeenten, zorgvormen = codenamen(mijn)
    return zaakpagina(
        "telling/lijst.html",
        data=data,
        blad=blad,
        maten=MATEN,
        gemeenten=gemeenten,
        zorgvormen=zorgvormen,
        namen=namen(db.session, {rij.ingevoerd_door_id for rij in blad.regels}) if blad else {},
        nog_te_plaatsen=laatste_per_zaak(stappen).get(mijn.zaak.id, {}).get(PLAATSEN, Geteld()),
        tekening=teken_kinderen(te_tekenen(stappen)),
        van_ons=mijn.inzage >= Inzage.SAMENVATTING,
    )


def _dag(tekst: str | None) -> date | None:
    """The day in an address; none when there is none. One that cannot be is an address that does not exist."""
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        abort(404)


@bp.route("/nieuw", methods=["GET", "POST"])
@bp.route("/<peildatum>/<gemeente>/<zorgvorm>/correctie", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_tellingen_vast(
    zaaknummer: str, peildatum: str | None = None, gemeente: str = "", zorgvorm: str = ""
) -> Antwoord:
    form = TellingForm().met_keuzes(lees_gebieden(db.session, dossier()), dossier().profiel)
    dag = _dag(peildatum)
    if dag:
        form.corrigeer(_te_corrigeren(dag, gemeente, zorgvorm))
    if doe(form, diensten.leg_tellingen_vast, zaaknummer, **({} if dag else {"versie": None})):
        flash(_("De aantallen zijn vastgelegd."), "ok")
        return redirect(url_for(".lijst", zaaknummer=zaaknummer, peildatum=form.van_wat()[0].isoformat()))
    if not dag:
        return toon_formulier("telling/nieuw.html", form, titel=_("Eén aantal invullen"), knoptekst=_("Vastleggen"))
    nu = diensten.vind_telling(db.session, dossier().zaak, (dag, gemeente, zorgvorm))  # a refusal ended what was read
    form.met_versie(nu.versie if nu else 0)
    namen_ = [lijst.get(code) for lijst, code in zip(codenamen(dossier()), (gemeente, zorgvorm), strict=True)]
    kop = {"titel": _("Aantal corrigeren"), "knoptekst": _("Correctie vastleggen")}
    return toon_formulier("telling/correctie.html", form, staat_er=nu, namen=namen_, **kop)


def _te_corrigeren(dag: date, gemeente: str, zorgvorm: str) -> Telling:
    """What stands at this address; an address with codes that the region has not does not exist."""
    gemeenten, zorgvormen = codenamen(dossier())
    if gemeente not in gemeenten or zorgvorm not in zorgvormen:
        abort(404)
    return diensten.vind_telling(db.session, dossier().zaak, (dag, gemeente, zorgvorm)) or abort(404)


@bp.route("/import", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def bekijk_import(zaaknummer: str) -> Antwoord:
    """Look at a file before anything of it is kept."""
    form = ImportForm()
    if not form.validate_on_submit():
        return _kies_bestand(form)
    bestand = form.invoer()
    try:
        tellingen, _verschil = diensten.bekijk_import(db.session, dossier(), bestand, vandaag())
    except DomeinFout as fout:
        form.toon(fout)
        return _kies_bestand(form, fout)
    bevestig = BevestigForm(formdata=None, inhoud=als_csv(tellingen), naam=bestand.naam)
    return _toon_voorbeeld(bevestig)


def _kies_bestand(form: ImportForm, fout: DomeinFout | None = None) -> Antwoord:
    rijfouten = fout.fouten if isinstance(fout, ImportGeweigerd) else ()
    kop = {"titel": _("Bestand met aantallen inlezen"), "knoptekst": _("Bekijken")}
    return toon_formulier("telling/import.html", form, rijfouten=rijfouten, **kop)


def _toon_voorbeeld(form: BevestigForm) -> Antwoord:
    """What the file would change, with the button that does it; back to choosing one when it cannot be read."""
    bestand = form.bestand()
    try:
        tellingen, verschil = diensten.bekijk_import(db.session, dossier(), bestand, vandaag())
    except DomeinFout as fout:
        opnieuw = ImportForm(formdata=None)
        opnieuw.toon(fout)
        return _kies_bestand(opnieuw, fout)
    gemeenten, zorgvormen = codenamen(dossier())
    wat = {"gemeenten": gemeenten, "zorgvormen": zorgvormen, "maten": MATEN, "naam": bestand.oorsprong}
    wat |= {"titel": _("Aantallen controleren"), "knoptekst": _("Bewaren")}
    wat |= {"actie": url_for(".importeer_tellingen", zaaknummer=dossier().zaak.zaaknummer)}
    return toon_formulier("telling/voorbeeld.html", form, tellingen=tellingen, verschil=verschil, **wat)


def _bewaard(verschil: Verschil) -> str:
    aantal = len(verschil.nieuw) + len(verschil.gewijzigd)
    return str(ngettext("%(num)s rij is bewaard.", "%(num)s rijen zijn bewaard.", aantal))


handeling(bp, "/import/bevestiging", Recht.TELLING_VASTLEGGEN, BevestigForm, diensten.importeer_tellingen).op(
    _toon_voorbeeld
).daarna(_bewaard, ".lijst")


@bp.get("/sjabloon.xlsx")
@vereist(Recht.TELLING_VASTLEGGEN)
def sjabloon_werkmap(zaaknummer: str) -> Response:
    gebieden = lees_gebieden(db.session, dossier()).namen
    return als_bijlage(sjabloon_xlsx(dossier().profiel, gebieden), "tellingen.xlsx", SOORTEN["xlsx"])


@bp.get("/sjabloon.csv")
@vereist(Recht.TELLING_VASTLEGGEN)
def sjabloon_tekst(zaaknummer: str) -> Response:
    return als_bijlage(sjabloon_csv(), "tellingen.csv", "text/csv")
