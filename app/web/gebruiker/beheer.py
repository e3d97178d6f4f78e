"""Accounts, for the administrator: who is there, one more, block and let in again. No case content."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import ReedsGedaan
from app.domain.basis.rechten import Recht
from app.installatie import inlogdiensten, kan_mailen, plicht
from app.models import Gebruiker
from app.regios import profiel
from app.services.gebruiker import gebruikers as diensten
from app.services.gebruiker import uitnodigingen
from app.services.gebruiker.aandacht import lees_aandacht
from app.services.gebruiker.tokens import tel_werkende
from app.services.inlogdienst.identiteiten import lees_koppelingen, vind_verzoek
from app.services.kern.elders import gemeenten_van_anderen
from app.web.gebruiker.beheer_forms import AccountForm, ActiefForm, GebruikerForm, HerstelForm, UitnodigForm
from app.web.kern.gegevens import fouten
from app.web.kern.handeling import Antwoord, doe, handeling, of_wacht, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("beheer", __name__, url_prefix="/beheer/gebruikers")
BOVEN = ((_l("Accounts"), "beheer.gebruikers"),)


@bp.get("")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def gebruikers() -> tuple[str, int]:
    return _lijst(ActiefForm())


def _lijst(form: ActiefForm) -> tuple[str, int]:
    accounts, nu = diensten.lijst_gebruikers(db.session), datetime.now(UTC)
    per_persoon: dict[int, list[str]] = {}
    for account in accounts:
        per_persoon.setdefault(account.persoon_id, []).append(account.email)
    via, aanvragen = lees_koppelingen(db.session)
    namen = {dienst.code: dienst.naam for dienst in inlogdiensten().dienst}
    return toon_formulier(
        "gebruiker/beheer/gebruikers.html",
        form,
        accounts=accounts,
        per_persoon=per_persoon,
        aandacht=lees_aandacht(db.session, plicht(), nu, mail=kan_mailen()),
        tokens=tel_werkende(db.session, nu),
        gegevensfouten=fouten(),
        via={wie: namen.get(code, code) for wie, code in via.items()},
        aanvragen=aanvragen,
    )


WACHT = _l("Dit is voorgesteld. Een tweede beheerder of een Regievoerder bevestigt het.")


def _kies(form: GebruikerForm) -> None:
    organisaties, accounts = diensten.lijst_organisaties(db.session), diensten.lijst_gebruikers(db.session)
    form.met_keuzes(profiel(g.actor.regio), organisaties, accounts, gemeenten_van_anderen(vandaag()))
    verzoek = request.args.get("inlogverzoek", "")
    if not form.begonnen and verzoek.isascii() and verzoek.isdecimal() and len(verzoek) < 10:
        form.begin(vind_verzoek(db.session, int(verzoek)))


def _gemaakt(gebruiker: Gebruiker) -> str:
    email = gebruiker.email
    if request.form.get("inlogverzoek"):
        return str(_("Het account %(email)s is gemaakt. Deze persoon logt in via zijn organisatie.", email=email))
    if kan_mailen():
        return str(_("Het account %(email)s is gemaakt. De uitnodiging gaat per mail.", email=email))
    return str(_("Het account %(email)s is gemaakt. Geef nu de link om een wachtwoord te kiezen.", email=email))


handeling(bp, "/nieuw", Recht.GEBRUIKERS_BEHEREN, GebruikerForm, diensten.voeg_gebruiker_toe).pagina(
    _l("Account toevoegen"),
    _l("Account maken"),
    "gebruiker/beheer/nieuw.html",
    boven=BOVEN,
    met=_kies,
).daarna(*of_wacht(_gemaakt, ".gebruikers", WACHT))


def _begin(form: AccountForm, gebruiker_id: int) -> None:
    form.begin(diensten.vind_gebruiker(db.session, gebruiker_id))


handeling(bp, "/<int:gebruiker_id>/wijzigen", Recht.GEBRUIKERS_BEHEREN, AccountForm, diensten.wijzig_gebruiker).pagina(
    _l("Account wijzigen"), _l("Wijzigen"), boven=BOVEN, met=_begin
).daarna(*of_wacht(lambda g_: _("Het account %(email)s is gewijzigd.", email=g_.email), ".gebruikers", WACHT))


def _account(gebruiker_id: int) -> Gebruiker:
    return diensten.vind_gebruiker(db.session, gebruiker_id)


@bp.route("/<int:gebruiker_id>/uitnodiging", methods=["GET", "POST"])
@vereist(Recht.GEBRUIKERS_BEHEREN)
def nodig_uit(gebruiker_id: int) -> Antwoord:
    """The link is on the page that answers, and on no other; where mail is set it goes there instead."""
    account, form = _account(gebruiker_id), UitnodigForm()
    try:
        gegeven = doe(form, uitnodigingen.nodig_uit, gebruiker_id)
    except ReedsGedaan:
        return redirect(url_for(".gebruikers"))
    if gegeven is None:
        kop = {"titel": _("Link om een wachtwoord te kiezen"), "account": account, "mail": kan_mailen()}
        return toon_formulier("gebruiker/beheer/uitnodigen.html", form, **kop, **weg(BOVEN))
    if not gegeven.sleutel:
        flash(_("De link gaat per mail naar %(email)s.", email=gegeven.gebruiker.email), "ok")
        return redirect(url_for(".gebruikers"))
    link = url_for("welkom.kies", sleutel=gegeven.sleutel, _external=True)
    return render_template("gebruiker/beheer/link.html", account=gegeven.gebruiker, link=link), 201


def _wie(_form: HerstelForm, gebruiker_id: int) -> dict[str, object]:
    account = _account(gebruiker_id)
    return {"onder": f"{account.naam} ({account.email})", "mail": kan_mailen()}


HERSTELD = _l("De toegang is hersteld. Geef nu een link om een wachtwoord te kiezen, als die niet per mail gaat.")
handeling(
    bp, "/<int:gebruiker_id>/herstel", Recht.GEBRUIKERS_BEHEREN, HerstelForm, uitnodigingen.herstel_account
).pagina(
    _l("Toegang herstellen"),
    _l("Toegang herstellen"),
    "gebruiker/beheer/herstel.html",
    gevaar=True,
    boven=BOVEN,
    met=_wie,
    beeld=_wie,
).daarna(*of_wacht(HERSTELD, ".gebruikers", WACHT))


def _gezet(gebruiker: Gebruiker) -> str:
    gedaan = _("vrijgegeven") if gebruiker.active else _("geblokkeerd")
    return str(_("Het account %(email)s is %(gedaan)s.", email=gebruiker.email, gedaan=gedaan))


handeling(bp, "/<int:gebruiker_id>/actief", Recht.GEBRUIKERS_BEHEREN, ActiefForm, diensten.zet_actief).op(
    lambda form, gebruiker_id: _lijst(form)
).daarna(*of_wacht(_gezet, ".gebruikers", WACHT))
