"""The raadsinformatiebrief: the regional text and its versions, and the letter of each municipality."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.informatie.raadsbrief import Briefstaat
from app.services.informatie import raadsbriefblad as blad
from app.services.informatie import raadsbrieven as diensten
from app.services.kern.namen import namen
from app.web.informatie.forms import AanbiedForm, RaadverzendingForm, RomptekstForm
from app.web.kern.formulier import keuze
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("raadsbrief", __name__, url_prefix="/zaken/<zaaknummer>/raadsbrief")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.RAADSBRIEF_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn = dossier()
    brieven = blad.lijst_brieven(db.session, mijn, vandaag())
    teksten = blad.rompteksten(db.session, mijn.zaak) if mijn.volledig else []
    return render_template(
        "informatie/raadsbrief/toon.html",
        dossier=mijn,
        zaak=mijn.zaak,
        teksten=teksten,
        brieven=brieven,
        namen=namen(db.session, {t.ingevoerd_door_id for t in teksten}),
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "raadsbrief.toon"),
    )


@bp.route("/romptekst", methods=["GET", "POST"])
@vereist(Recht.RAADSBRIEF_SCHRIJVEN)
def schrijf_romptekst(zaaknummer: str) -> Antwoord:
    form = RomptekstForm()
    vorige = diensten.laatste_romptekst(db.session, dossier().zaak)
    form.met_versie(vorige.versienr if vorige else 0)
    if not form.is_submitted():
        form.datum.data = vandaag()
        form.titel.data, form.tekst.data = (vorige.titel, vorige.tekst) if vorige else ("", "")
    gedaan = verwerk(form, diensten.schrijf_romptekst, zaaknummer, form.invoer, versie=form.versie.data)
    if not gedaan:
        nu = diensten.laatste_romptekst(db.session, dossier().zaak)
        form.met_versie(nu.versienr if nu else 0)
        return toon_formulier("informatie/raadsbrief/romptekst.html", form, vorige=nu)
    flash(_("Versie %(nr)s van de romptekst is bewaard.", nr=gedaan.versienr), "ok")
    return redirect(url_for(".toon", zaaknummer=zaaknummer))


@bp.route("/aanbieding", methods=["GET", "POST"])
@vereist(Recht.RAADSBRIEF_SCHRIJVEN)
def bied_raadsbrief_aan(zaaknummer: str) -> Antwoord:
    form, concepten = AanbiedForm(), _concepten()
    form.gemeenten.choices = [keuze(r.brief.gemeente, r.gemeente) for r in concepten]
    if not form.is_submitted():
        form.datum.data, form.gemeenten.data = vandaag(), [r.brief.gemeente for r in concepten]
    gedaan = verwerk(
        form,
        diensten.bied_raadsbrief_aan,
        zaaknummer,
        lambda: form.gemeenten.data,
        lambda: form.datum.data,
    )
    if not gedaan:
        return toon_formulier("informatie/raadsbrief/aanbieding.html", form, concepten=_concepten())
    aantal = len(gedaan)
    flash(
        ngettext("De brief ligt klaar voor %(num)s gemeente.", "De brief ligt klaar voor %(num)s gemeenten.", aantal),
        "ok",
    )
    return redirect(url_for(".toon", zaaknummer=zaaknummer))


def _concepten() -> list[blad.Briefregel]:
    """The letters with the newest text that were not put to their municipality yet."""
    regels = blad.lijst_brieven(db.session, dossier(), vandaag())
    nieuwste = max((r.brief.romptekst.versienr for r in regels), default=0)
    return [r for r in regels if r.staat is Briefstaat.CONCEPT and r.brief.romptekst.versienr == nieuwste]


@bp.get("/<int:brief_id>/bestand")
@vereist(Recht.RAADSBRIEF_INZIEN)
def download(zaaknummer: str, brief_id: int) -> Response:
    naam, inhoud = blad.lees_brief(db.session, dossier(), brief_id, vandaag())
    return als_bijlage(inhoud, naam, blad.MEDIATYPE)


@bp.route("/<int:brief_id>/verzending", methods=["GET", "POST"])
@vereist(Recht.RAADSBRIEF_VERZENDEN)
def verzend_raadsbrief(zaaknummer: str, brief_id: int) -> Antwoord:
    form = RaadverzendingForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.verzend_raadsbrief,
        zaaknummer,
        brief_id,
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
    )
    if not gedaan:
        brief = blad.vind_brief(db.session, dossier(), brief_id)
        gemeente = dossier().profiel.gemeente(brief.gemeente)
        return toon_formulier("informatie/raadsbrief/verzending.html", form, brief=brief, gemeente=gemeente)
    flash(_("Vastgelegd: de brief is aan de raad gestuurd."), "ok")
    return redirect(url_for(".toon", zaaknummer=zaaknummer))
