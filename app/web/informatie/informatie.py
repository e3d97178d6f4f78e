"""Duties to inform: who must be informed of the case, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Middel
from app.services.document.documenten import lijst_documenten
from app.services.informatie import plichten as diensten
from app.services.informatie import velen
from app.services.informatie.plichtenblad import Plichtregel, lijst_plichten, vind_plicht
from app.services.kern.namen import namen
from app.web.informatie.forms import VervalForm, VerzendingForm
from app.web.informatie.velenforms import Verzendingenform
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velen.form import zeg
from app.web.kern.verzoek import vandaag
from app.weergave import woord

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


@bp.route("/verzendingen", methods=["GET", "POST"])
@vereist(Recht.INFORMATIE_VASTLEGGEN)
def meld_velen_verzonden(zaaknummer: str) -> Antwoord:
    form = Verzendingenform()
    uitslag = doe(form, velen.meld_velen_verzonden, zaaknummer)
    if uitslag is None:
        regels = [r for r in lijst_plichten(db.session, dossier().zaak, vandaag()) if r.is_open]
        kop = {"titel": _("Partijen geïnformeerd"), "knoptekst": _("Aangevinkte vastleggen")}
        return toon_formulier("informatie/velen.html", form, **kop, groepen=_groepen(regels))
    zeg(uitslag)
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _groepen(regels: Sequence[Plichtregel]) -> list[tuple[str, list[Plichtregel]]]:
    """The open duties by what the draaiboek names to inform them with; what is late first in each."""
    namen = {middel: str(woord(middel)).capitalize() for middel in Middel}

    def waarmee(regel: Plichtregel) -> str:
        return namen[regel.plicht.brief] if regel.plicht.brief else _("Zonder aangewezen middel")

    op_volgorde = sorted(regels, key=lambda r: (r.plicht.brief is None, waarmee(r), r.plicht.code))
    return [(kop, list(deel)) for kop, deel in groupby(op_volgorde, key=waarmee)]


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
