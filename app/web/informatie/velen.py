"""Several parties told, and several council letters sent, on one page each: rows to tick, one date, one button."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.raadsbrief import Briefstaat
from app.services.informatie import velen as diensten
from app.services.informatie.plichtenblad import Plichtregel, lijst_plichten
from app.services.informatie.raadsbriefblad import lijst_brieven
from app.services.informatie.velen import Verzendingen
from app.web.kern.formulier import datum_nu, tekst
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import documentveld, keuzelijst
from app.web.kern.velen.form import Velenform, zeg
from app.web.kern.verzoek import vandaag
from app.weergave import woord

bp = Blueprint("velen", __name__, url_prefix="/zaken/<zaaknummer>")


class Verzendingenform(Velenform):
    datum = datum_nu(_l("Geïnformeerd op"))
    middel = keuzelijst(_l("Waarmee?"), Middel, leeg=_l("Zoals bij elke partij staat"), verplicht=False)
    document_id = documentveld(_l("Brief of verslag"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt bij elke regel in het logboek."))

    def invoer(self) -> Verzendingen:
        waarden = self.waarden()
        wat = {naam: waarden[naam] for naam in ("datum", "middel", "document_id", "toelichting")}
        return Verzendingen(plichten=self.kies.nummers, alles=self.alles_of_niets(), **wat)


class Raadverzendingenform(Velenform):
    datum = datum_nu(_l("Aan de raad gestuurd op"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt bij elke regel in het logboek."))

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        wat = {naam: waarden[naam] for naam in ("datum", "toelichting")}
        return wat | {"brieven": self.kies.nummers, "alles": self.alles_of_niets()}


@bp.route("/informatie/verzendingen", methods=["GET", "POST"])
@vereist(Recht.INFORMATIE_VASTLEGGEN)
def meld_velen_verzonden(zaaknummer: str) -> Antwoord:
    form = Verzendingenform()
    uitslag = doe(form, diensten.meld_velen_verzonden, zaaknummer)
    if uitslag is None:
        regels = [r for r in lijst_plichten(db.session, dossier().zaak, vandaag()) if r.is_open]
        kop = {"titel": _("Partijen geïnformeerd"), "knoptekst": _("Aangevinkte vastleggen")}
        meer = {"groepen": _groepen(regels), "vooraf": "geen" not in request.args}
        return toon_formulier("informatie/velen.html", form, **kop, **meer)
    zeg(uitslag)
    return redirect(url_for("informatie.lijst", zaaknummer=zaaknummer))


def _groepen(regels: Sequence[Plichtregel]) -> list[tuple[str, list[Plichtregel]]]:
    """The open duties by what the draaiboek names to inform them with; what is late first in each."""
    namen = {middel: str(woord(middel)).capitalize() for middel in Middel}

    def waarmee(regel: Plichtregel) -> str:
        return namen[regel.plicht.brief] if regel.plicht.brief else _("Zonder aangewezen middel")

    op_volgorde = sorted(regels, key=lambda r: (r.plicht.brief is None, waarmee(r), r.plicht.code))
    return [(kop, list(deel)) for kop, deel in groupby(op_volgorde, key=waarmee)]


@bp.route("/raadsbrief/verzendingen", methods=["GET", "POST"])
@vereist(Recht.RAADSBRIEF_VERZENDEN)
def verzend_raadsbrieven(zaaknummer: str) -> Antwoord:
    form = Raadverzendingenform()
    uitslag = doe(form, diensten.verzend_raadsbrieven, zaaknummer)
    if uitslag is None:
        brieven = lijst_brieven(db.session, dossier(), vandaag())
        klaar = [r for r in brieven if r.staat is Briefstaat.NAAR_GEMEENTE]
        kop = {"titel": _("Brieven aan de raden gestuurd"), "knoptekst": _("Aangevinkte vastleggen")}
        return toon_formulier("informatie/raadsbrief/velen.html", form, brieven=klaar, **kop)
    zeg(uitslag)
    return redirect(url_for("raadsbrief.toon", zaaknummer=zaaknummer))
