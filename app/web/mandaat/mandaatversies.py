"""What a mandaat grows into: versions, side by side; an ondermandaat; findings about its conditions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Mandaat
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import versies as versies
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.voorwaarden import ga_na
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.mandaat.mandaatblad import binnen, toon_formulier
from app.web.mandaat.mandaatversies_forms import Ondermandaatform, Versieform, Voorwaardeform

EEN = "/zaken/<zaaknummer>/mandaten/<int:mandaat_id>"
NAMEN = {
    "bevoegdheden": _l("Bevoegdheden"),
    "voorwaarden": _l("Voorwaarden"),
    "plafond": _l("Plafond"),
    "van": _l("Geldig vanaf"),
    "tot": _l("Geldig tot en met"),
    "ondermandaat_mag": _l("Ondermandaat mag"),
}
"""What the fields of a mandaat are called that a version can change."""
bp = Blueprint("mandaatversies", __name__, url_prefix=EEN)
Antwoord = str | tuple[str, int] | Response


@bp.get("/versies")
@vereist(Recht.MANDATEN_INZIEN)
def vergelijk(zaaknummer: str, mandaat_id: int) -> str:
    mijn = dossier()
    mandaat = vind_mandaat(db.session, mijn, mandaat_id)
    rij = versies.vind_versies(db.session, mijn, mijn.actor, mandaat_id)
    anders = {b.id: {v.veld for v in versies.verschillen(a, b)} for a, b in pairwise(rij)}
    return render_template(
        "mandaat/versies.html", zaak=mijn.zaak, mandaat=mandaat, versies=rij, anders=anders, namen=NAMEN
    )


@bp.route("/versie", methods=["GET", "POST"])
@vereist(Recht.MANDAAT_VOORSTELLEN)
def nieuwe_versie(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return _stel_op(Versieform(), mandaat_id, versies.nieuwe_versie, "mandaat/versie.html")


@bp.route("/ondermandaat", methods=["GET", "POST"])
@vereist(Recht.ONDERMANDAAT_VERLENEN)
def stel_ondermandaat(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return _stel_op(Ondermandaatform(), mandaat_id, stel_ondermandaat_op, "mandaat/ondermandaat.html")


def _stel_op(form: Versieform, mandaat_id: int, dienst: Callable[..., Mandaat], sjabloon: str) -> Antwoord:
    zaaknummer, zaak_id = dossier().zaak.zaaknummer, dossier().zaak.id
    mandaat = vind_mandaat(db.session, dossier(), mandaat_id)
    if not form.is_submitted():
        form.begin_met(mandaat)
        form.datum.data = vandaag()
    nieuw = verwerk(
        form, binnen(zaak_id, dienst), mandaat_id, form.inhoud, lambda: form.datum.data, versie=form.versie.data
    )
    if not nieuw:
        mandaat = _herlees(zaaknummer, mandaat_id)
        return toon_formulier(sjabloon, form.voor(mandaat), mandaat=mandaat)
    flash(_("Het concept staat klaar. Stel het voor als de tekst klopt."), "ok")
    return redirect(url_for("mandaten.toon", zaaknummer=zaaknummer, mandaat_id=nieuw.id))


def _herlees(zaaknummer: str, mandaat_id: int) -> Mandaat:
    """As it stands now: a refusal ends what was read."""
    return vind_mandaat(db.session, vind_dossier(db.session, g.actor, zaaknummer), mandaat_id)


@bp.route("/voorwaarden/<int:nummer>", methods=["GET", "POST"])
@vereist(Recht.VOORWAARDE_NAGAAN)
def ga_voorwaarde_na(zaaknummer: str, mandaat_id: int, nummer: int) -> Antwoord:
    form = Voorwaardeform()
    mandaat = vind_mandaat(db.session, dossier(), mandaat_id)
    voorwaarde = _voorwaarde(mandaat, nummer)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form, ga_na, mandaat_id, nummer, form.wat, lambda: form.datum.data, lambda: form.toelichting.data or ""
    )
    if not gedaan:
        mandaat = _herlees(zaaknummer, mandaat_id)
        return toon_formulier("mandaat/voorwaarde.html", form, mandaat=mandaat, voorwaarde=voorwaarde)
    flash(_("Voorwaarde %(nr)s is nagegaan.", nr=nummer), "ok")
    return redirect(url_for("mandaten.toon", zaaknummer=zaaknummer, mandaat_id=mandaat_id))


def _voorwaarde(mandaat: Mandaat, nummer: int) -> str:
    (zelf,) = (v for v in versies.lees_versies(db.session, mandaat) if v.id == mandaat.id)
    teksten = {v.nummer: v.tekst for v in zelf.checklist}
    return teksten.get(nummer) or abort(404)
