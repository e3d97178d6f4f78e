"""How one logs in: password, second factors, where one is logged in, and what was changed in it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_security import current_user
from markupsafe import Markup
from wtforms import HiddenField, SelectField

from app.db import db
from app.domain.basis.fouten import OngeldigeInvoer, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.berichten import WAT
from app.inloggen import SESSIE
from app.installatie import geheimkast
from app.services.gebruiker import eigen, factoren, passkeys, sessies
from app.services.inlogdienst.identiteiten import eigen_identiteiten
from app.web.gebruiker.inloggen import KAST
from app.web.kern.aanmelden.bewijs import vraag_voor
from app.web.kern.formulier import Formulier, keuze, regel, wachtwoord
from app.web.kern.handeling import Antwoord, doe, handeling, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist

bp = Blueprint("beveiliging", __name__, url_prefix="/account/beveiliging")
BOVEN = ((_l("Uw account"), "account.toon"), (_l("Inloggen en beveiliging"), "beveiliging.toon"))
BEWIJS = _l("Het wachtwoord dat u nu heeft. Zo staat vast dat u het bent.")


def _sessie() -> str:
    return str(session.get(SESSIE, ""))


class KnopForm(Formulier):
    """A form that is only a button."""

    zeker = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, Any]:
        return {}


class AnderenForm(KnopForm):
    def invoer(self) -> dict[str, Any]:
        return {"sessie": _sessie()}


class BewijsForm(Formulier):
    """Something that only asks that it is he."""

    wachtwoord = wachtwoord(BEWIJS)

    def invoer(self) -> dict[str, Any]:
        return {"sessie": _sessie()}


class AppForm(Formulier):
    code = regel(
        _l("Code uit de app"),
        hoogstens=20,
        description=_l("De zes cijfers die de app nu laat zien."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
    wachtwoord = wachtwoord(BEWIJS)
    geheim = HiddenField()

    def invoer(self) -> dict[str, Any]:
        return {
            "geheim": self.geheim.data or "",
            "code": self.code.data or "",
            "kast": geheimkast(KAST),
            "sessie": _sessie(),
        }


class PasskeyForm(Formulier):
    naam = regel(
        _l("Naam"), hoogstens=80, description=_l("Waaraan u haar later herkent, zoals: mijn telefoon, sleutel thuis.")
    )
    wachtwoord = wachtwoord(BEWIJS)

    def invoer(self) -> dict[str, Any]:
        return {
            "naam": self.naam.data or "",
            "antwoord": request.form.get("nieuwe_passkey", ""),
            "vraag": _maakvraag(),
            "sessie": _sessie(),
        }


def _maakvraag() -> passkeys.Vraag:
    return vraag_voor(f"maak:{g.actor.id}")


@bp.get("")
@vereist(Recht.INGELOGD)
def toon() -> Antwoord:
    return _toon(KnopForm(formdata=None))


def _toon(form: Formulier, **_plek: Any) -> Antwoord:
    nu = datetime.now(UTC)
    return toon_formulier(
        "gebruiker/beveiliging/toon.html",
        form,
        stand=factoren.stand_van(db.session, g.actor.id),
        sessies=sessies.sessies_van(db.session, g.actor.id, nu),
        hier=g.sessie.id,
        berichten=eigen.nieuwe_berichten(db.session, g.actor.id),
        wat=WAT,
        identiteiten=eigen_identiteiten(db.session, g.actor.id),
    )


@bp.route("/app", methods=["GET", "POST"])
@vereist(Recht.INGELOGD)
def zet_app_aan() -> Antwoord:
    form = AppForm()
    try:
        codes = doe(form, factoren.zet_app_aan)
    except ReedsGedaan:
        return redirect(url_for(".toon"))
    if codes is not None:
        return _na_toevoegen(codes, _("De app met codes hoort nu bij uw account."))
    try:
        app = _nieuwe_app(form.geheim.data or "")
    except OngeldigeInvoer:
        app = _nieuwe_app("")
    form.geheim.data = app.dicht
    kop = {"titel": _("App met codes instellen"), "knoptekst": _("Instellen")}
    met = {"app": app, "qr": _qr(app.adres), **kop, **weg(BOVEN)}
    return toon_formulier("gebruiker/beveiliging/app.html", form, geheim=True, **met)


def _nieuwe_app(dicht: str) -> factoren.Nieuweapp:
    return factoren.nieuwe_app(geheimkast(KAST), g.actor.id, current_user.email, dicht)


def _qr(adres: str) -> Markup:
    """The address as a picture that a phone reads, drawn in the page itself."""
    import segno

    uit = BytesIO()
    segno.make(adres, error="m").save(uit, kind="svg", xmldecl=False, svgns=False, scale=5, border=4, light="#fff")
    return Markup(uit.getvalue().decode())  # noqa: S704 - drawn by segno: paths and numbers


@bp.route("/passkeys/nieuw", methods=["GET", "POST"])
@vereist(Recht.INGELOGD)
def voeg_passkey_toe() -> Antwoord:
    form = PasskeyForm()
    try:
        codes = doe(form, passkeys.voeg_passkey_toe)
    except ReedsGedaan:
        return redirect(url_for(".toon"))
    if codes is not None:
        return _na_toevoegen(codes, _("De passkey hoort nu bij uw account."))
    bekend = factoren.stand_van(db.session, g.actor.id).passkeys
    opties = passkeys.om_te_maken(_maakvraag(), current_user, bekend, datetime.now(UTC))
    kop = {"titel": _("Passkey toevoegen"), "knoptekst": _("Toevoegen")}
    return toon_formulier("gebruiker/beveiliging/passkey.html", form, opties=opties, **kop, **weg(BOVEN))


def _na_toevoegen(codes: list[str], gedaan: str) -> Antwoord:
    """The codes are on the page that answers, and on no other."""
    if codes:
        return render_template("gebruiker/beveiliging/codes.html", codes=codes, gedaan=gedaan), 201
    flash(gedaan, "ok")
    return redirect(url_for(".toon"))


@bp.route("/herstelcodes", methods=["GET", "POST"])
@vereist(Recht.INGELOGD)
def maak_herstelcodes() -> Antwoord:
    form = BewijsForm()
    try:
        codes = doe(form, factoren.maak_herstelcodes)
    except ReedsGedaan:
        return redirect(url_for(".toon"))
    if codes is not None:
        return _na_toevoegen(codes, _("Dit zijn uw nieuwe herstelcodes. De oude werken niet meer."))
    kop = {"titel": _("Nieuwe herstelcodes"), "knoptekst": _("Herstelcodes maken")}
    return toon_formulier("formulierkader.html", form, **kop, **weg(BOVEN))


handeling(bp, "/app/weg", Recht.INGELOGD, BewijsForm, factoren.zet_app_uit).pagina(
    _l("App met codes weghalen"), _l("Weghalen"), gevaar=True, boven=BOVEN
).daarna(_l("De app met codes hoort niet meer bij uw account."), ".toon")


def _passkey(_form: BewijsForm, passkey_id: int) -> dict[str, object]:
    return {"onder": passkeys.zie_passkey(db.session, g.actor.id, passkey_id).naam}


handeling(bp, "/passkeys/<int:passkey_id>/weg", Recht.INGELOGD, BewijsForm, passkeys.verwijder_passkey).pagina(
    _l("Passkey weghalen"), _l("Weghalen"), gevaar=True, boven=BOVEN, met=_passkey, beeld=_passkey
).daarna(_l("De passkey hoort niet meer bij uw account."), ".toon")
handeling(bp, "/sessies/<int:sessie_id>/einde", Recht.INGELOGD, KnopForm, sessies.beeindig_sessie).op(_toon).daarna(
    _l("U bent daar uitgelogd."), ".toon"
)
handeling(bp, "/sessies/einde", Recht.INGELOGD, AnderenForm, sessies.beeindig_andere_sessies).op(_toon).daarna(
    _l("U bent overal elders uitgelogd."), ".toon"
)
handeling(bp, "/berichten/<int:bericht_id>/gezien", Recht.INGELOGD, KnopForm, eigen.zie_accountbericht).op(
    _toon
).daarna(_l("U hebt gezegd dat u dit hebt gezien."), ".toon")
