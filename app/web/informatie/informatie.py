"""Duties to inform: who must be informed of the case, by when, and what came of it."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.document.documenten import lijst_documenten
from app.services.informatie import plichten as diensten
from app.services.informatie.plichtenblad import lijst_plichten, vind_plicht
from app.services.kern.namen import namen
from app.web.informatie.forms import VervalForm, VerzendingForm
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("informatie", __name__, url_prefix="/zaken/<zaaknummer>/informatie")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    regels = lijst_plichten(db.session, mijn.zaak, vandaag())
    return zaakpagina(
        "informatie/lijst.html",
        open=[r for r in regels if r.is_open],
        gedaan=[r for r in regels if not r.is_open],
        namen=namen(db.session, {r.plicht.vastgelegd_door_id for r in regels if r.plicht.vastgelegd_door_id}),
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
    )


def _plicht(_form: Formulier, plicht_id: int) -> dict[str, object]:
    """The duty as it stands now."""
    return {"plicht": vind_plicht(db.session, dossier().zaak, plicht_id)}


def _begin(form: VerzendingForm, plicht_id: int) -> None:
    plicht = vind_plicht(db.session, dossier().zaak, plicht_id)
    if not form.begonnen:
        form.middel.data = plicht.brief


handeling(
    bp, "/<int:plicht_id>/verzending", Recht.INFORMATIE_VASTLEGGEN, VerzendingForm, diensten.meld_verzonden
).pagina(_l("Partij geïnformeerd"), _l("Vastleggen"), "informatie/plicht.html", met=_begin, beeld=_plicht).daarna(
    lambda plicht: _("Vastgelegd: %(partij)s is geïnformeerd.", partij=plicht.partij), ".lijst"
)
handeling(
    bp, "/<int:plicht_id>/verval", Recht.INFORMATIE_VASTLEGGEN, VervalForm, diensten.laat_plicht_vervallen
).pagina(
    _l("Informatieplicht laten vervallen"), _l("Laten vervallen"), "informatie/plicht.html", met=_plicht, beeld=_plicht
).daarna(lambda plicht: _("Vastgelegd: %(partij)s hoeft niet geïnformeerd te worden.", partij=plicht.partij), ".lijst")
