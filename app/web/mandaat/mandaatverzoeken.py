"""Requests of mandaten to many, and the youth turnover by which amounts can be divided."""

from __future__ import annotations

from flask import Blueprint, abort, request, url_for
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.basis.zoeken import op_naam
from app.services.aanbieder.omzetaandelen import leg_omzet_vast, mogelijke_gevers, omzet_per_gever
from app.services.mandaat.reactiedatum import wijzig_reactiedatum, zoek_verzoek
from app.services.mandaat.verzoeken import lijst_verzoeken, verzoekblad
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.web.mandaat.mandaatversies_forms import Omzetform, Reactieform

bp = Blueprint("mandaatverzoeken", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/mandaatverzoeken")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    verzoeken = lijst_verzoeken(db.session, dossier().zaak.id)
    return zaakpagina("mandaat/verzoeken/lijst.html", verzoeken=verzoeken)


@bp.get("/mandaatverzoeken/<int:volgnr>")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str, volgnr: int) -> str:
    form = PeildatumForm(request.args)
    dag = form.dag(vandaag())
    blad = verzoekblad(db.session, dossier(), volgnr, dag)
    return zaakpagina("mandaat/verzoeken/toon.html", blad=blad, form=form, dag=dag)


def _verzoek(form: Reactieform, volgnr: int) -> None:
    verzoek = zoek_verzoek(db.session, dossier().zaak, volgnr) or abort(404)
    form.met_versie(verzoek.reactieversie)
    if not form.begonnen:
        form.reactie_voor_datum.data = verzoek.reactie_voor


handeling(
    bp,
    "/mandaatverzoeken/<int:volgnr>/antwoorddatum",
    Recht.MANDAAT_VOORSTELLEN,
    Reactieform,
    wijzig_reactiedatum,
).pagina(_l("Antwoorddatum wijzigen"), _l("Wijzigen"), "mandaat/verzoeken/reactiedatum.html", met=_verzoek).daarna(
    _l("De antwoorddatum is gewijzigd."),
    lambda verzoek: url_for(".toon", zaaknummer=dossier().zaak.zaaknummer, volgnr=verzoek.volgnr),
)


def _begin(form: Omzetform) -> None:
    form.bedragen.voor((gever.code, gever.naam, "") for gever in mogelijke_gevers(db.session, dossier()))
    if not form.begonnen:
        form.jaar.data = vandaag().year - 1


def _bekend(_form: Omzetform) -> dict[str, object]:
    bekend = omzet_per_gever(db.session, dossier().zaak).values()
    return {"bekend": sorted(bekend, key=lambda omzet: op_naam(omzet.organisatie.naam))}


handeling(bp, "/omzetaandelen", Recht.MANDAAT_VOORSTELLEN, Omzetform, leg_omzet_vast, naam="leg_omzet").pagina(
    _l("Jeugdomzet per mandaatgever"),
    _l("Vastleggen"),
    "aanbieder/omzetaandelen/vastleggen.html",
    met=_begin,
    beeld=_bekend,
).daarna(_l("De omzet per mandaatgever is vastgelegd."), ".leg_omzet")
