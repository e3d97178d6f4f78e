"""The raadsinformatiebrief: the regional text and its versions, and the letter of each municipality."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.informatie.raadsbrief import Briefstaat
from app.models import Raadsbrief
from app.services.informatie import raadsbriefblad as blad
from app.services.informatie import raadsbrieven as diensten
from app.services.informatie import velen
from app.services.kern.namen import namen
from app.web.informatie.forms import AanbiedForm, RaadverzendingForm, RomptekstForm
from app.web.informatie.velenforms import Raadverzendingenform
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import als_brief, toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import kies_uit
from app.web.kern.velen.form import zeg
from app.web.kern.verzoek import vandaag

bp = Blueprint("raadsbrief", __name__, url_prefix="/zaken/<zaaknummer>/raadsbrief")


@bp.get("")
@vereist(Recht.RAADSBRIEF_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn = dossier()
    brieven = blad.lijst_brieven(db.session, mijn, vandaag())
    teksten = blad.rompteksten(db.session, mijn.zaak) if mijn.volledig else []
    return zaakpagina(
        "informatie/raadsbrief/toon.html",
        teksten=teksten,
        brieven=brieven,
        namen=namen(db.session, {t.ingevoerd_door_id for t in teksten}),
    )


def _vorige(form: RomptekstForm) -> dict[str, object]:
    """The newest text, with which a new version begins."""
    vorige = diensten.laatste_romptekst(db.session, dossier().zaak)
    form.met_versie(vorige.versienr if vorige else 0)
    if vorige and not form.begonnen:
        form.titel.data, form.tekst.data = vorige.titel, vorige.tekst
    return {"vorige": vorige}


handeling(bp, "/romptekst", Recht.RAADSBRIEF_SCHRIJVEN, RomptekstForm, diensten.schrijf_romptekst).pagina(
    _l("Tekst voor alle gemeenten"), _l("Bewaren"), "informatie/raadsbrief/romptekst.html", beeld=_vorige
).daarna(lambda rij: _("Versie %(nr)s van de tekst is bewaard.", nr=rij.versienr), ".toon")


def _concepten() -> list[blad.Briefregel]:
    """The letters with the newest text that were not put to their municipality yet."""
    regels = blad.lijst_brieven(db.session, dossier(), vandaag())
    nieuwste = max((r.brief.romptekst.versienr for r in regels), default=0)
    return [r for r in regels if r.staat is Briefstaat.CONCEPT and r.brief.romptekst.versienr == nieuwste]


def _kies_gemeenten(form: AanbiedForm) -> None:
    concepten = _concepten()
    form.gemeenten.choices = kies_uit(None, ((r.brief.gemeente, r.gemeente) for r in concepten))
    if not form.begonnen:
        form.gemeenten.data = [r.brief.gemeente for r in concepten]


def _aangeboden(brieven: list[Raadsbrief]) -> str:
    return str(
        ngettext(
            "De brief ligt klaar voor %(num)s gemeente.", "De brief ligt klaar voor %(num)s gemeenten.", len(brieven)
        )
    )


handeling(bp, "/aanbieding", Recht.RAADSBRIEF_SCHRIJVEN, AanbiedForm, diensten.bied_raadsbrief_aan).pagina(
    _l("Brief naar de gemeenten"),
    _l("Klaarzetten voor de gemeenten"),
    "informatie/raadsbrief/aanbieding.html",
    met=_kies_gemeenten,
    beeld=lambda _form: {"concepten": _concepten()},
).daarna(_aangeboden, ".toon")


@bp.get("/<int:brief_id>/bestand")
@vereist(Recht.RAADSBRIEF_INZIEN)
def download(zaaknummer: str, brief_id: int) -> Response:
    brief = blad.lees_brief(db.session, dossier(), brief_id, vandaag())
    return als_brief(brief.inhoud, brief.naam, dossier().profiel.naam, concept=brief.concept)


def _brief(_form: RaadverzendingForm, brief_id: int) -> dict[str, object]:
    brief = blad.vind_brief(db.session, dossier(), brief_id)
    return {"brief": brief, "gemeente": dossier().profiel.gemeente(brief.gemeente)}


handeling(
    bp, "/<int:brief_id>/verzending", Recht.RAADSBRIEF_VERZENDEN, RaadverzendingForm, diensten.verzend_raadsbrief
).pagina(
    _l("Brief aan de raad gestuurd"), _l("Vastleggen"), "informatie/raadsbrief/verzending.html", beeld=_brief
).daarna(_l("Vastgelegd: de brief is aan de raad gestuurd."), ".toon")


@bp.route("/verzendingen", methods=["GET", "POST"])
@vereist(Recht.RAADSBRIEF_VERZENDEN)
def verzend_raadsbrieven(zaaknummer: str) -> Antwoord:
    form = Raadverzendingenform()
    uitslag = doe(form, velen.verzend_raadsbrieven, zaaknummer)
    if uitslag is None:
        brieven = blad.lijst_brieven(db.session, dossier(), vandaag())
        klaar = [r for r in brieven if r.staat is Briefstaat.NAAR_GEMEENTE]
        kop = {"titel": _("Brieven aan de raden gestuurd"), "knoptekst": _("Aangevinkte vastleggen")}
        return toon_formulier("informatie/raadsbrief/velen.html", form, brieven=klaar, **kop)
    zeg(uitslag)
    return redirect(url_for(".toon", zaaknummer=zaaknummer))
