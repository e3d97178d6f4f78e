"""Requests of mandaten to many, and the youth turnover by which amounts can be divided."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.basis.zoeken import op_naam
from app.services.aanbieder.omzetaandelen import leg_omzet_vast, mogelijke_gevers, omzet_per_gever
from app.services.mandaat.reactiedatum import wijzig_reactiedatum, zoek_verzoek
from app.services.mandaat.verzoek import behandeling
from app.services.mandaat.verzoeken import lijst_verzoeken
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velen.form import zeg
from app.web.kern.verzoek import vandaag
from app.web.mandaat import verzoekpagina
from app.web.mandaat.mandaatversies_forms import Omzetform, Reactieform

bp = Blueprint("mandaatverzoeken", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/mandaatverzoeken")
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    """For a grantor those in which something was asked of it."""
    verzoeken = lijst_verzoeken(db.session, dossier())
    return zaakpagina("mandaat/verzoeken/lijst.html", verzoeken=verzoeken)


@bp.get("/mandaatverzoeken/<int:volgnr>")
@vereist(Recht.MANDATEN_INZIEN)
def toon(zaaknummer: str, volgnr: int) -> Antwoord:
    """For the team the whole request; for a grantor its own mandaten, with what it can do."""
    return verzoekpagina.toon(volgnr)


@bp.post("/mandaatverzoeken/<int:volgnr>/behandeling")
@vereist(Recht.MANDATEN_INZIEN)
def behandel_verzoek(zaaknummer: str, volgnr: int) -> Antwoord:
    """Who may do what the acts say; the button that only shows what is ticked does nothing."""
    form = verzoekpagina.maak_form(volgnr)
    uitslag = None if form.bijwerken else doe(form, behandeling.behandel_verzoek, zaaknummer, volgnr)
    if uitslag is None:
        return verzoekpagina.toon(volgnr, form)
    zeg(uitslag)
    return redirect(url_for(".toon", zaaknummer=zaaknummer, volgnr=volgnr))


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
