"""The trede of a case: its history, a new determination, closing and reopening."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import TREDEN, Toestand, Uitkomst
from app.domain.basis.rechten import Recht
from app.domain.zaak import verloop
from app.domain.zaak.tredetijd import tredetijden
from app.domain.zaak.verloop import Bepaling
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.mandaat.stand import tel_actieve
from app.services.termijn.termijnen import gelijkgestelde_dagen
from app.services.zaak import zaken as diensten
from app.services.zaak.noodgrepen import Noodgreepregel, lijst_noodgrepen
from app.services.zaak.vooruitblik import vooruitblik_sluiten, vooruitblik_trede
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav
from app.web.zaak.forms import HeropenForm, SluitForm, TredebepalingForm, toestandkeuzes

bp = Blueprint("trede", __name__, url_prefix="/zaken/<zaaknummer>")

Antwoord = str | tuple[str, int] | Response


@bp.get("/trede")
@vereist(Recht.ZAKEN_INZIEN)
def geschiedenis(zaaknummer: str) -> str:
    mijn, zaak = dossier(), dossier().zaak
    bepalingen = lijst_bepalingen(db.session, zaak)
    dagen = gelijkgestelde_dagen(db.session)
    return render_template(
        "zaak/trede/geschiedenis.html",
        dossier=mijn,
        zaak=zaak,
        bepalingen=bepalingen,
        tijden=tredetijden([(b.naar, b.datum) for b in bepalingen], vandaag(), dagen),
        noodgrepen=_noodgrepen_per_bepaling() if mijn.volledig else {},
        acties=_acties() if mijn.mag(Recht.TREDE_BEPALEN) else [],
        navigatie_zaak=zaaknav(dossier(), "trede.geschiedenis"),
    )


def _noodgrepen_per_bepaling() -> dict[int, Noodgreepregel]:
    regels = lijst_noodgrepen(db.session, dossier().zaak, vandaag())
    return {regel.noodgreep.tredebepaling_id: regel for regel in regels}


def _acties() -> list[tuple[str, str, list[str]]]:
    """What can be done with the trede: label, address, and why not (empty when it can)."""
    zaak = dossier().zaak
    beletsels = vooruitblik_sluiten(db.session, zaak, vandaag()).beletsels
    naar = verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand)
    weer = verloop.mogelijke(verloop.HEROPEN, zaak.toestand)
    dicht = [_("De zaak is gesloten. Heropen de zaak eerst.")]
    open_ = [_("De zaak is niet gesloten.")]
    nummer = zaak.zaaknummer
    return [
        (_("Trede bepalen"), url_for(".bepaal_trede", zaaknummer=nummer), [] if naar else dicht),
        (_("Zaak sluiten"), url_for(".sluit_af", zaaknummer=nummer), [b.fout.bericht for b in beletsels]),
        (_("Zaak heropenen"), url_for(".heropen", zaaknummer=nummer), [] if weer else open_),
    ]


@bp.route("/tredebepaling", methods=["GET", "POST"])
@vereist(Recht.TREDE_BEPALEN)
def bepaal_trede(zaaknummer: str) -> Antwoord:
    zaak = dossier().zaak
    form = TredebepalingForm()
    form.naar.choices = toestandkeuzes(verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand))
    form.met_versie(zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(form, diensten.bepaal_trede, zaaknummer, lambda: _bepaling(form), versie=form.versie.data)
    if gedaan:
        flash(_("De zaak is nu %(trede)s.", trede=verloop.naam(gedaan.toestand)), "ok")
        return redirect(url_for("zaken.overzicht", zaaknummer=zaaknummer))
    zaak = dossier().zaak  # read again when the act was refused
    return _toon(
        "zaak/trede/bepalen.html",
        form,
        actief=tel_actieve(db.session, zaak, vandaag()),
        blik=vooruitblik_trede(db.session, zaak, vandaag()),
        mogelijk=verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand),
        onmogelijk=_onmogelijk(zaak.toestand),
    )


def _bepaling(form: TredebepalingForm) -> Bepaling:
    return Bepaling(
        naar=Toestand(form.naar.data),
        datum=form.datum.data,
        motivering=form.motivering.data,
        onderbouwing=form.onderbouwing.data or "",
        geraadpleegd=form.geraadpleegd.data or "",
        standpunt_toezichthouder=form.standpunt_toezichthouder.data or "",
        noodgreep=form.noodgreep.data or "",
    )


@bp.route("/afsluiting", methods=["GET", "POST"])
@vereist(Recht.ZAAK_AFSLUITEN)
def sluit_af(zaaknummer: str) -> Antwoord:
    form = SluitForm()
    form.met_versie(dossier().zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.sluit_af,
        zaaknummer,
        lambda: Uitkomst(form.uitkomst.data),
        lambda: form.toelichting.data,
        lambda: form.datum.data,
        versie=form.versie.data,
    )
    if gedaan:
        flash(_("De zaak is gesloten."), "ok")
        return redirect(url_for("zaken.overzicht", zaaknummer=zaaknummer))
    return _toon("zaak/trede/sluiten.html", form, blik=vooruitblik_sluiten(db.session, dossier().zaak, vandaag()))


@bp.route("/heropening", methods=["GET", "POST"])
@vereist(Recht.ZAAK_HEROPENEN)
def heropen(zaaknummer: str) -> Antwoord:
    form = HeropenForm()
    form.trede.choices = toestandkeuzes(TREDEN)
    form.met_versie(dossier().zaak.versie)
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.heropen,
        zaaknummer,
        lambda: Toestand(form.trede.data),
        lambda: form.motivering.data,
        lambda: form.datum.data,
        versie=form.versie.data,
    )
    if gedaan:
        flash(_("De zaak is heropend."), "ok")
        return redirect(url_for("zaken.overzicht", zaaknummer=zaaknummer))
    return _toon(
        "zaak/trede/heropenen.html", form, heropenbaar=verloop.mogelijke(verloop.HEROPEN, dossier().zaak.toestand)
    )


def _toon(sjabloon: str, form: TredebepalingForm | SluitForm | HeropenForm, **meer: object) -> tuple[str, int]:
    zaak = dossier().zaak
    form.met_versie(zaak.versie)
    return render_template(sjabloon, form=form, zaak=zaak, dossier=dossier(), **meer), form.http_status


def _onmogelijk(van: Toestand) -> list[tuple[str, str]]:
    """The states that cannot be determined now, each with the reason."""
    mogelijk = verloop.mogelijke(verloop.BEPAAL_TREDE, van)
    anders = (t for t in Toestand if t not in (*mogelijk, Toestand.AFGESLOTEN))
    return [(verloop.naam(t), verloop.reden_niet(van, t)) for t in anders]
