"""Cases that the region kept in Excel: look at a file, propose it, and let the other Regievoerder confirm it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.overname.werk import Werksoort, Werkstap
from app.export.overnamesjabloon import sjabloon
from app.export.overnameverslag import als_csv
from app.models import Inleeswerk, Inlezing
from app.regios import profiel
from app.services.kern.huur import er_is_iemand
from app.services.kern.namen import namen
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.overname import blad as importblad
from app.services.overname import overnames as diensten
from app.services.overname import rij as wachtrij
from app.services.overname.bestand import Overnamebestand, keuzes_van
from app.services.overname.rij import Overnamevraag
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import huidig_verzoek
from app.web.overname.forms import BevestigForm, IntrekForm, OvernameForm, VerslagForm

bp = Blueprint("importen", __name__, url_prefix="/import")


@bp.get("")
@vereist(Recht.IMPORT_VOORSTELLEN)
def lijst() -> str:
    imports = importblad.lijst(db.session, g.actor)
    werken = wachtrij.eigen_werk(db.session, g.actor)
    return render_template("overname/lijst.html", imports=imports, namen=_wie(imports), werken=werken)


@bp.get("/sjabloon.xlsx")
@vereist(Recht.IMPORT_VOORSTELLEN)
def geef_sjabloon() -> Response:
    return als_bijlage(sjabloon(keuzes_van(profiel(g.actor.regio))), "sjabloon-zaken.xlsx", SOORTEN["xlsx"])


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.IMPORT_VOORSTELLEN)
def stel_import_voor() -> Antwoord:
    """Three buttons: look at the file, take the report of it along, or propose it."""
    form = OvernameForm()
    wat = request.form.get("wat", "voorstel")
    if wat == "verslag" or (wat == "bekijk" and not _doet_een_ander()):
        return _bekijk(form, als_bestand=wat == "verslag") if form.validate_on_submit() else _toon_nieuw(form)
    gedaan = doe(form, _bekijk_straks if wat == "bekijk" else _stel_voor)
    if gedaan:
        flash(_gedaan(gedaan, _("De overname is voorgesteld. De andere Regievoerder bevestigt haar.")), "ok")
        return redirect(_naar(gedaan))
    return _toon_nieuw(form)


def _doet_een_ander() -> bool:
    """Whether somebody does what waits in line, so that nobody has to stay for it."""
    return er_is_iemand(db.session, huidig_verzoek().nu)


def _bekijk_straks(werk: Werk, bestand: Overnamebestand) -> Inleeswerk:
    return wachtrij.vraag_overname(werk, Overnamevraag(Werksoort.BEKIJK, bestand))


def _stel_voor(werk: Werk, bestand: Overnamebestand) -> Inlezing | Inleeswerk:
    if _doet_een_ander():
        return wachtrij.vraag_overname(werk, Overnamevraag(Werksoort.VOORSTEL, bestand))
    return diensten.stel_import_voor(werk, bestand)


def _bevestig(werk: Werk, inlezing_id: int) -> Inlezing | Inleeswerk:
    if _doet_een_ander():
        return wachtrij.vraag_overname(werk, Overnamevraag(Werksoort.BEVESTIGING, inlezing_id=inlezing_id))
    return diensten.bevestig_import(werk, inlezing_id)


def _vraag_verslag(werk: Werk, inlezing_id: int) -> Inleeswerk:
    return wachtrij.vraag_overname(werk, Overnamevraag(Werksoort.VERSLAG, inlezing_id=inlezing_id))


def _gedaan(uitkomst: Inlezing | Inleeswerk, meteen: str) -> str:
    if isinstance(uitkomst, Inleeswerk):
        return str(_("Het werk is gevraagd. U hoeft er niet op te wachten."))
    return meteen


def _naar(uitkomst: Inlezing | Inleeswerk) -> str:
    if isinstance(uitkomst, Inleeswerk):
        return url_for("importen.toon_werk", nr=uitkomst.id)
    return url_for("importen.toon", inlezing_id=uitkomst.id)


@bp.get("/werk/<int:nr>")
@vereist(Recht.IMPORT_VOORSTELLEN)
def toon_werk(nr: int) -> str:
    """How far it is, and what came of it. Nobody has to stay: it goes on without this page."""
    werk = wachtrij.vind_werk(db.session, g.actor, nr)
    verslag = wachtrij.als_verslag(werk)
    return render_template("overname/werk.html", werk=werk, verslag=verslag, stappen=Werkstap, nu=huidig_verzoek().nu)


def _bekijk(form: OvernameForm, *, als_bestand: bool) -> Antwoord:
    try:
        verslag = importblad.bekijk(db.session, huidig_verzoek(), form.invoer())
    except DomeinFout as fout:
        form.toon(fout)
        return _toon_nieuw(form)
    if als_bestand:
        return als_bijlage(als_csv(verslag), "verslag-import.csv", "text/csv")
    form.verslag, form.http_status = verslag, 200 if verslag.goed else 422
    return _toon_nieuw(form)


def _toon_nieuw(form: OvernameForm) -> Antwoord:
    form.mogelijk_bsn = (
        form.mogelijk_bsn or bool(form.geen_bsn.data) or bool(form.verslag and form.verslag.mogelijk_bsn)
    )
    return toon_formulier("overname/nieuw.html", form, verslag=form.verslag)


@bp.get("/<int:inlezing_id>")
@vereist(Recht.IMPORT_VOORSTELLEN)
def toon(inlezing_id: int) -> Antwoord:
    """The page; with `verslag=ja` also what would become of every row today, which takes long and lets others wait."""
    form = BevestigForm(formdata=None)
    inlezing = importblad.vind(db.session, g.actor, inlezing_id)
    form.verslag = wachtrij.laatste_verslag(db.session, g.actor, inlezing) if inlezing.open else None
    if request.args.get("verslag") == "ja" and inlezing.open:
        try:
            form.verslag = importblad.verslag_van(db.session, replace(huidig_verzoek(), leest=True), inlezing_id)
        except DomeinFout as fout:
            form.toon(fout)
    return _toon(inlezing_id, form)


def _toon(inlezing_id: int, form: BevestigForm | IntrekForm) -> Antwoord:
    """The page of one import. Whoever saw that every row is right can confirm; withdrawing it needs no report."""
    inlezing = importblad.vind(db.session, g.actor, inlezing_id)
    verslag = form.verslag if isinstance(form, BevestigForm) else None
    return toon_formulier(
        "overname/toon.html",
        form,
        inlezing=inlezing,
        verslag=verslag,
        zaken=importblad.zaken_van(db.session, inlezing),
        namen=_wie([inlezing]),
        kan_bevestigen=verslag.goed if verslag else isinstance(form, BevestigForm) and form.is_submitted(),
        bevestigen=form if isinstance(form, BevestigForm) else BevestigForm(formdata=None),
        intrekken=form if isinstance(form, IntrekForm) else IntrekForm(formdata=None),
        eigen=inlezing.voorgesteld_persoon_id == g.actor.persoon_id,
        straks=VerslagForm(formdata=None) if inlezing.open and _doet_een_ander() else None,
    )


def _wie(imports: Sequence[Inlezing]) -> Mapping[int, str]:
    ids = {i for rij in imports for i in (rij.voorgesteld_door_id, rij.bevestigd_door_id, rij.ingetrokken_door_id) if i}
    return namen(db.session, ids)


@bp.post("/<int:inlezing_id>/verslag")
@vereist(Recht.IMPORT_VOORSTELLEN)
def vraag_verslag(inlezing_id: int) -> Antwoord:
    """The same, made by who does what waits in line; nothing is recorded by it."""
    if VerslagForm().validate_on_submit() and _doet_een_ander():
        gedaan = voer_uit(db.session, replace(huidig_verzoek(), leest=True), _vraag_verslag, inlezing_id)
        return redirect(_naar(gedaan))
    return redirect(url_for(".toon", inlezing_id=inlezing_id))


@bp.get("/<int:inlezing_id>/verslag.csv")
@vereist(Recht.IMPORT_VOORSTELLEN)
def geef_verslag(inlezing_id: int) -> Response:
    inlezing = importblad.vind(db.session, g.actor, inlezing_id)
    verslag = wachtrij.laatste_verslag(db.session, g.actor, inlezing) if inlezing.open else None
    verslag = verslag or importblad.verslag_van(db.session, huidig_verzoek(), inlezing_id)
    return als_bijlage(als_csv(verslag), f"verslag-import-{inlezing_id}.csv", "text/csv")


handeling(
    bp, "/<int:inlezing_id>/bevestiging", Recht.IMPORT_BEVESTIGEN, BevestigForm, _bevestig, naam="bevestig_import"
).op(lambda form, inlezing_id: _toon(inlezing_id, form)).daarna(
    lambda uitkomst: _gedaan(uitkomst, _("De zaken zijn ingelezen.")), _naar
)
handeling(bp, "/<int:inlezing_id>/intrekking", Recht.IMPORT_VOORSTELLEN, IntrekForm, diensten.trek_import_in).op(
    lambda form, inlezing_id: _toon(inlezing_id, form)
).daarna(_l("De overname is ingetrokken. Het bestand is weg."), ".lijst")
