"""What a mandaat grows into: versions, side by side; an ondermandaat; findings about its conditions."""

from __future__ import annotations

from itertools import pairwise

from flask import Blueprint, abort, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.domain.mandaat.inhoud import VELDEN, verschillen
from app.models import Mandaat
from app.services.mandaat import versies as versies
from app.services.mandaat.ondermandaten import stel_ondermandaat_op
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.voorwaarden import ga_na
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import adres, handeling
from app.web.kern.toegang import dossier, vereist
from app.web.mandaat.mandaatversies_forms import Ondermandaatform, Versieform, Voorwaardeform

EEN = "/zaken/<zaaknummer>/mandaten/<int:mandaat_id>"
bp = Blueprint("mandaatversies", __name__, url_prefix=EEN)


@bp.get("/versies")
@vereist(Recht.MANDATEN_INZIEN)
def vergelijk(zaaknummer: str, mandaat_id: int) -> str:
    mijn = dossier()
    mandaat = vind_mandaat(db.session, mijn, mandaat_id)
    rij = versies.vind_versies(db.session, mijn, mijn.actor, mandaat_id)
    anders = {b.id: {v.veld for v in verschillen(a, b)} for a, b in pairwise(rij)}
    return render_template(
        "mandaat/versies.html", zaak=mijn.zaak, mandaat=mandaat, versies=rij, anders=anders, velden=VELDEN
    )


def _mandaat(mandaat_id: int) -> Mandaat:
    return vind_mandaat(db.session, dossier(), mandaat_id)


def _begin(form: Versieform, mandaat_id: int) -> None:
    mandaat = _mandaat(mandaat_id)
    form.plafond.flags.required = mandaat.soort is Mandaatsoort.FINANCIEN  # its page asks it of no other
    if not form.begonnen:
        form.begin_met(mandaat)


def _met_mandaat(form: Formulier, mandaat_id: int) -> dict[str, object]:
    """As it stands now: a refusal ended what was read."""
    mandaat = _mandaat(mandaat_id)
    form.met_versie(mandaat.versie)
    return {"mandaat": mandaat}


def _naar(concept: Mandaat) -> str:
    return adres("mandaten.toon", mandaat_id=concept.id)


def _met_voorwaarde(_form: Voorwaardeform, mandaat_id: int, nummer: int) -> dict[str, object]:
    mandaat = _mandaat(mandaat_id)
    return {"mandaat": mandaat, "voorwaarde": _voorwaarde(mandaat, nummer)}


KLAAR = _l("Het concept staat klaar. Stel het voor als de tekst klopt.")
handeling(bp, "/versie", Recht.MANDAAT_VOORSTELLEN, Versieform, versies.nieuwe_versie).pagina(
    "", _l("Concept bewaren"), "mandaat/versie.html", met=_begin, beeld=_met_mandaat
).daarna(KLAAR, _naar)
handeling(
    bp, "/ondermandaat", Recht.ONDERMANDAAT_VERLENEN, Ondermandaatform, stel_ondermandaat_op, naam="stel_ondermandaat"
).pagina("", _l("Concept bewaren"), "mandaat/ondermandaat.html", met=_begin, beeld=_met_mandaat).daarna(KLAAR, _naar)
handeling(
    bp, "/voorwaarden/<int:nummer>", Recht.VOORWAARDE_NAGAAN, Voorwaardeform, ga_na, naam="ga_voorwaarde_na"
).pagina(
    _l("Voorwaarde nagaan"), _l("Vastleggen"), "mandaat/voorwaarde.html", met=_met_voorwaarde, beeld=_met_voorwaarde
).daarna(lambda voorwaarde: _("Voorwaarde %(nr)s is nagegaan.", nr=voorwaarde.nummer), "mandaten.toon")


def _voorwaarde(mandaat: Mandaat, nummer: int) -> str:
    (zelf,) = (v for v in versies.lees_versies(db.session, mandaat) if v.id == mandaat.id)
    teksten = {v.nummer: v.tekst for v in zelf.checklist}
    return teksten.get(nummer) or abort(404)
