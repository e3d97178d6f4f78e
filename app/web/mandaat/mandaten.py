"""Mandaten of a case on any day, drawing up, and every act on one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import Mandaatstatus, Zaakrol
from app.domain.basis.rechten import Recht
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.inloggen import wachtwoord_klopt
from app.models import Mandaat
from app.services.mandaat import handelingen as diensten
from app.services.mandaat import opstelling as opstelling
from app.services.mandaat.blad import mandatenblad
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.mandaat import mandaatblad
from app.web.mandaat import mandaten_forms as vormen
from app.weergave import woord

bp = Blueprint("mandaten", __name__)

Antwoord = str | tuple[str, int] | Response
ZAAK = "/zaken/<zaaknummer>/mandaten"
EEN = f"{ZAAK}/<int:mandaat_id>"
CONCEPT = "concept"


@bp.get(ZAAK)
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    form = vormen.PeildatumForm(request.args)
    return render_template(
        "mandaat/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        form=form,
        blad=mandatenblad(db.session, mijn, form.dag(vandaag())),
        vandaag=vandaag(),
        navigatie_zaak=zaaknav(mijn, "mandaten.lijst"),
    )


@bp.route(f"{ZAAK}/nieuw", methods=["GET", "POST"])
@vereist(Recht.MANDAAT_VOORSTELLEN)
def stel_op(zaaknummer: str) -> Antwoord:
    form = vormen.MandaatForm().met_keuzes(dossier().profiel, _leiding())
    if not form.is_submitted():
        form.datum.data = vandaag()
    if request.form.get("actie") == CONCEPT:
        gedaan = verwerk(form, opstelling.stel_op, zaaknummer, form.invoer)
    else:
        gedaan = verwerk(form, opstelling.stel_op_en_voor, zaaknummer, form.invoer, lambda: form.datum.data)
    if not gedaan:
        return mandaatblad.toon_formulier("mandaat/opstellen.html", form)
    namen = ", ".join(m.mandaatgever.naam for m in gedaan)
    flash(_("Mandaat %(status)s: %(namen)s.", status=woord(gedaan[0].status), namen=namen), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _leiding() -> list[Any]:
    """Who leads the case now, and so can hold a mandaat."""
    mijn = dossier()
    return [v.gebruiker for rol in (Zaakrol.REGIEVOERDER, Zaakrol.EXTRA_REGIEVOERDER) for v in mijn.vervuld(rol)]


@bp.get(EEN)
@vereist(Recht.MANDATEN_INZIEN)
def toon(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return mandaatblad.toon(zaaknummer, mandaat_id)


@bp.post(f"{EEN}/voorstel")
@vereist(Recht.MANDAAT_VOORSTELLEN)
def stel_voor(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return _doe(mandaat_id, vormen.VoorstelForm(), diensten.stel_voor)


@bp.post(f"{EEN}/goedkeuring")
@vereist(Recht.MANDAAT_BEOORDELEN)
def keur_goed(zaaknummer: str, mandaat_id: int) -> Antwoord:
    form = vormen.GoedkeurForm()
    g.vers = wachtwoord_klopt(form.wachtwoord.data)
    return _doe(mandaat_id, form, diensten.keur_goed)


@bp.post(f"{EEN}/afwijzing")
@vereist(Recht.MANDATEN_INZIEN)  # the approver and the grantor may both reject; the service knows which of them, when
def wijs_af(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return _doe(mandaat_id, vormen.AfwijsForm(), diensten.wijs_af)


@bp.post(f"{EEN}/verlening")
@vereist(Recht.MANDATEN_INZIEN)  # the college, or the holder above an ondermandaat; the service knows which
def verleen(zaaknummer: str, mandaat_id: int) -> Antwoord:
    form = vormen.VerleenForm()
    return _doe(mandaat_id, form, diensten.verleen, lambda: form.besluitnummer.data)


@bp.post(f"{EEN}/instemming")
@vereist(Recht.MANDAAT_INSTEMMEN)
def stem_in(zaaknummer: str, mandaat_id: int) -> Antwoord:
    form = vormen.InstemForm().met_instemmers((HOUDER, WERKGEVER), "")
    return _doe(mandaat_id, form, diensten.stem_in, lambda: form.door.data)


@bp.post(f"{EEN}/intrekking")
@vereist(Recht.MANDATEN_INZIEN)  # as above
def trek_in(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return _doe(mandaat_id, vormen.IntrekForm(), diensten.trek_in)


def _doe(mandaat_id: int, form: vormen.Handelingform, dienst: Callable[..., Mandaat], *eigen: Any) -> Antwoord:
    """One act: done, then the mandaat as it stands; or not, then the same page with the message in its form."""
    zaak_id, zaaknummer = dossier().zaak.id, dossier().zaak.zaaknummer
    mandaat = verwerk(
        form,
        mandaatblad.binnen(zaak_id, dienst),
        mandaat_id,
        lambda: form.datum.data,
        *eigen,
        lambda: form.toelichting.data or "",
        versie=form.versie.data,
    )
    if not mandaat:
        return mandaatblad.toon(zaaknummer, mandaat_id, form)
    flash(_gedaan(mandaat, form.handeling), "ok")
    return redirect(url_for(".toon", zaaknummer=zaaknummer, mandaat_id=mandaat_id))


def _gedaan(mandaat: Mandaat, handeling: str) -> str:
    gever, status = mandaat.mandaatgever.naam, woord(mandaat.status)
    if handeling == "stem_in" and mandaat.status is Mandaatstatus.VERLEEND:
        return str(_("De instemming is vastgelegd. Er is nog een instemming nodig."))
    return str(_("Het mandaat van %(gever)s is nu %(status)s.", gever=gever, status=status))
