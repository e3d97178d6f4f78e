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
from app.export.overnamesjabloon import sjabloon
from app.export.overnameverslag import als_csv
from app.models import Inlezing
from app.regios import profiel
from app.services.kern.namen import namen
from app.services.overname import blad as importblad
from app.services.overname import overnames as diensten
from app.services.overname.bestand import keuzes_van
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import huidig_verzoek
from app.web.overname.forms import BevestigForm, IntrekForm, OvernameForm

bp = Blueprint("importen", __name__, url_prefix="/import")


@bp.get("")
@vereist(Recht.IMPORT_VOORSTELLEN)
def lijst() -> str:
    imports = importblad.lijst(db.session, g.actor)
    return render_template("overname/lijst.html", imports=imports, namen=_wie(imports))


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
    if wat != "voorstel" and form.validate_on_submit():
        return _bekijk(form, als_bestand=wat == "verslag")
    gedaan = doe(form, diensten.stel_import_voor)
    if gedaan:
        flash(_("De overname is voorgesteld. De andere Regievoerder bevestigt haar."), "ok")
        return redirect(url_for(".toon", inlezing_id=gedaan.id))
    return _toon_nieuw(form)


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
    if request.args.get("verslag") == "ja" and importblad.vind(db.session, g.actor, inlezing_id).open:
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
    )


def _wie(imports: Sequence[Inlezing]) -> Mapping[int, str]:
    ids = {i for rij in imports for i in (rij.voorgesteld_door_id, rij.bevestigd_door_id, rij.ingetrokken_door_id) if i}
    return namen(db.session, ids)


@bp.get("/<int:inlezing_id>/verslag.csv")
@vereist(Recht.IMPORT_VOORSTELLEN)
def geef_verslag(inlezing_id: int) -> Response:
    verslag = importblad.verslag_van(db.session, huidig_verzoek(), inlezing_id)
    return als_bijlage(als_csv(verslag), f"verslag-import-{inlezing_id}.csv", "text/csv")


handeling(bp, "/<int:inlezing_id>/bevestiging", Recht.IMPORT_BEVESTIGEN, BevestigForm, diensten.bevestig_import).op(
    lambda form, inlezing_id: _toon(inlezing_id, form)
).daarna(_l("De zaken zijn ingelezen."), ".toon")
handeling(bp, "/<int:inlezing_id>/intrekking", Recht.IMPORT_VOORSTELLEN, IntrekForm, diensten.trek_import_in).op(
    lambda form, inlezing_id: _toon(inlezing_id, form)
).daarna(_l("De overname is ingetrokken. Het bestand is weg."), ".lijst")
