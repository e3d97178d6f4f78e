"""Who does an open point, of those with whom it lies."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.samenwerken import behandelaars as diensten
from app.web.kern.handeling import handeling
from app.web.kern.toegang import dossier
from app.web.kern.verzoek import vandaag
from app.web.samenwerken.forms import BehandelaarForm, TaakForm, mensenkeuzes

bp = Blueprint("taken", __name__, url_prefix="/zaken/<zaaknummer>/openstaand")


def _taak(form: TaakForm) -> diensten.Taak:
    """Raises NietZichtbaar when the address names nothing that is open for who looks."""
    return diensten.vind_taak(db.session, dossier(), form.soort.data or "", form.bij.data or "", vandaag())


def _kies(form: BehandelaarForm) -> None:
    form.gebruiker.choices = mensenkeuzes(_taak(form).kandidaten)


def _beeld(form: TaakForm) -> dict[str, object]:
    taak = _taak(form)
    weg = url_for(
        "taken.haal_behandelaar_weg", zaaknummer=dossier().zaak.zaaknummer, soort=form.soort.data, bij=form.bij.data
    )
    return {"taak": taak.punt, "kandidaten": taak.kandidaten, "weg_url": weg if taak.punt.behandelaar_id else None}


handeling(bp, "/behandelaar", Recht.TAAK_TOEWIJZEN, BehandelaarForm, diensten.wijs_behandelaar_aan).pagina(
    _l("Taak toewijzen"), _l("Toewijzen"), "samenwerken/behandelaar.html", met=_kies, beeld=_beeld
).daarna(_l("De taak is toegewezen."), "zaakopenstaand.lijst")
handeling(bp, "/behandelaar/terugname", Recht.TAAK_TOEWIJZEN, TaakForm, diensten.haal_behandelaar_weg).pagina(
    _l("Taak terugnemen"), _l("Terugnemen"), "samenwerken/terugnemen.html", beeld=_beeld
).daarna(_l("De taak ligt weer bij iedereen daar."), "zaakopenstaand.lijst")
