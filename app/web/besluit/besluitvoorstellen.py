"""Decisions that one Regievoerder prepared: signing, refusing and taking them back."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Besluit
from app.services.besluit import voorstellen as diensten
from app.services.besluit.voorstellijst import vind_voorstel
from app.web.besluit.forms import AfdoenForm, OndertekenForm
from app.web.kern.handeling import handeling
from app.web.kern.toegang import dossier
from app.web.kern.verzoek import vandaag

bp = Blueprint(
    "besluitvoorstellen", __name__, url_prefix="/zaken/<zaaknummer>/besluiten/voorstellen/<int:besluitvoorstel_id>"
)
LIJST = "besluiten.lijst"


def _regel(form: OndertekenForm | AfdoenForm, besluitvoorstel_id: int) -> dict[str, object]:
    return {"regel": vind_voorstel(db.session, dossier(), besluitvoorstel_id, vandaag())}


def _ondertekend(besluit: Besluit) -> str:
    return str(_("Besluit %(nr)s is genomen, door beide Regievoerders.", nr=besluit.volgnr))


handeling(bp, "/ondertekening", Recht.BESLUIT_NEMEN, OndertekenForm, diensten.onderteken_besluit).pagina(
    _l("Besluit ondertekenen"), _l("Ondertekenen"), "besluit/ondertekenen.html", met=_regel, beeld=_regel
).daarna(_ondertekend, LIJST)
handeling(bp, "/weigering", Recht.BESLUIT_NEMEN, AfdoenForm, diensten.weiger_besluit).pagina(
    _l("Besluit weigeren"), _l("Weigeren"), "besluit/weigeren.html", gevaar=True, met=_regel, beeld=_regel
).daarna(_l("U heeft geweigerd te ondertekenen. Het besluit is niet genomen."), LIJST)
handeling(bp, "/intrekking", Recht.BESLUIT_NEMEN, AfdoenForm, diensten.trek_besluitvoorstel_in).pagina(
    _l("Voorbereid besluit intrekken"), _l("Intrekken"), "besluit/weigeren.html", gevaar=True, met=_regel, beeld=_regel
).daarna(_l("Het voorbereide besluit is ingetrokken."), LIJST)
