"""The editions of the draaiboek: all of them, one to read, the one of a case, and moving a case to another."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Editie
from app.draaiboeken import alle_edities, editiebestand
from app.gegevensbestand import Bestand
from app.services.draaiboek.edities import editie_van
from app.services.termijn import overstap as diensten
from app.web.draaiboek.forms import OverstapForm
from app.web.kern.gegevens import fouten
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist

bp = Blueprint("draaiboeken", __name__)


@bp.get("/draaiboeken")
@vereist(Recht.INGELOGD)
def lijst() -> str:
    edities = sorted(alle_edities().values(), key=lambda editie: editie.geldig_vanaf, reverse=True)
    return render_template("draaiboek/lijst.html", edities=edities, gegevensfouten=fouten())


@bp.get("/draaiboeken/<editie>")
@vereist(Recht.INGELOGD)
def toon(editie: str) -> str:
    bestand = editiebestand(editie)
    return render_template("draaiboek/toon.html", editie=bestand.deel, sha256=bestand.sha256)


@bp.get("/zaken/<zaaknummer>/draaiboek")
@vereist(Recht.DOSSIER_INZIEN)
def van_zaak(zaaknummer: str) -> str:
    mijn = dossier()
    return zaakpagina(
        "draaiboek/van_zaak.html",
        editie=editie_van(db.session, mijn.zaak),
        wijkt_af=diensten.wijkt_af(mijn.zaak),
    )


def _gekozen(keuzes: list[Bestand[Editie]]) -> Bestand[Editie] | None:
    """The edition that was asked for, else the newest; none when there is no other."""
    code = request.values.get("editie")
    gevonden = [bestand for bestand in keuzes if bestand.deel.code == code]
    if code and not gevonden and request.method == "GET":
        abort(404)
    return next(iter(gevonden or keuzes), None)


def _vergelijking(form: OverstapForm) -> dict[str, object]:
    """The comparison with the chosen edition, above the form that chooses it."""
    zaak = dossier().zaak
    keuzes = diensten.keuzes(zaak)
    naar = _gekozen(keuzes)
    if naar:
        form.editie.data, form.sha256.data = naar.deel.code, naar.sha256
    return {
        "keuzes": [bestand.deel for bestand in keuzes],
        "nu": editie_van(db.session, zaak),
        "naar": naar.deel if naar else None,
        "verschil": diensten.verschil_met(db.session, zaak, naar.deel) if naar else None,
    }


handeling(
    bp, "/zaken/<zaaknummer>/draaiboek/overstap", Recht.EDITIE_OVERSTAPPEN, OverstapForm, diensten.stap_over_op_editie
).pagina(_l("Overstappen op een andere editie"), sjabloon="draaiboek/overstap.html", beeld=_vergelijking).daarna(
    lambda zaak: _("De zaak loopt nu volgens editie %(editie)s.", editie=zaak.editie), ".van_zaak"
)
