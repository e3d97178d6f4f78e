"""Who is logged in: his account, his language, light or dark, and what connects him to other systems."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.taal import Taal
from app.models import Gebruiker
from app.services.gebruiker.eigen import kies_taal
from app.services.gebruiker.kladden import tel_kladden
from app.web.kern.formulier import Formulier, keuze
from app.web.kern.handeling import handeling
from app.web.kern.pagina import toon_formulier
from app.web.kern.taal import gekozen
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.velden import radio

bp = Blueprint("account", __name__)
KOEKJE = "weergave"
ZOALS_APPARAAT = "systeem"
GEKOZEN = frozenset({"licht", "donker"})
TALEN = [keuze(Taal.NEDERLANDS, "Nederlands"), keuze(Taal.ENGELS, "English")]
"""Each in its own language, for who reads no other."""
ALLEEN_SCHERMEN = _l("Wat u vastlegt, brieven en gedeelde dossiers blijven Nederlands.")
_JAAR = 365 * 24 * 3600


class WeergaveForm(Formulier):
    """Nothing of it is recorded: it is about this browser and nobody else sees it."""

    legt_vast = False
    weergave = radio(
        _l("Licht of donker"),
        choices=[
            keuze(ZOALS_APPARAAT, _l("Zoals dit apparaat is ingesteld")),
            keuze("licht", _l("Altijd licht")),
            keuze("donker", _l("Altijd donker")),
        ],
        description=_l("Geldt voor deze browser."),
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if "hoedanigheid" in self:
            del self.hoedanigheid  # he does not act


class TaalForm(Formulier):
    taal = radio(_l("Taal van de schermen"), soort=Taal, choices=TALEN, description=ALLEEN_SCHERMEN)

    def invoer(self) -> dict[str, object]:
        return {"gebruiker_id": g.actor.id, "taal": self.taal.waarde}


def weergave() -> str:
    """What was chosen in this browser; empty when that is what the device says."""
    gekozen = request.cookies.get(KOEKJE, "")
    return gekozen if gekozen in GEKOZEN else ""


@bp.get("/account")
@vereist(Recht.INGELOGD)
def toon() -> tuple[str, int]:
    form = WeergaveForm(formdata=None)
    form.weergave.data = weergave() or ZOALS_APPARAAT
    return _pagina(form)


@bp.post("/account/weergave")
@vereist(Recht.INGELOGD)
def kies_weergave() -> tuple[str, int] | Response:
    form = WeergaveForm()
    if not form.validate_on_submit():
        return _pagina(form)
    antwoord, veilig = redirect(url_for(".toon")), current_app.config["SESSION_COOKIE_SECURE"]
    if form.weergave.data in GEKOZEN:
        antwoord.set_cookie(KOEKJE, form.weergave.data, _JAAR, secure=veilig, httponly=True, samesite="Lax")
    else:
        antwoord.delete_cookie(KOEKJE, secure=veilig, httponly=True, samesite="Lax")
    flash(_("De weergave is aangepast."), "ok")
    return antwoord


def _pagina(form: Formulier) -> tuple[str, int]:
    """With the form that was sent, and the other one as it stands."""
    weergaveform = form if isinstance(form, WeergaveForm) else WeergaveForm(formdata=None)
    taalform = form if isinstance(form, TaalForm) else TaalForm(formdata=None)
    if form is not weergaveform:
        weergaveform.weergave.data = weergave() or ZOALS_APPARAAT
    if form is not taalform:
        taalform.taal.data = gekozen.taal()
    met = {"weergaveform": weergaveform, "taalform": taalform}
    return toon_formulier("gebruiker/account.html", form, **met, kladden=tel_kladden(db.session, g.actor.id))


def _in_nieuwe_taal(gebruiker: Gebruiker) -> str:
    g.taal = gebruiker.taal
    return str(_("Uw schermen zijn voortaan in het Nederlands."))


handeling(bp, "/account/taal", Recht.INGELOGD, TaalForm, kies_taal).op(_pagina).daarna(_in_nieuwe_taal, "account.toon")


class BezoekersForm(Formulier):
    """The language of who is not logged in; of this browser, so nothing of it is recorded."""

    legt_vast = False
    taal = radio("", choices=TALEN)


@bp.post("/taal")
@vereist(Recht.OPENBAAR)
def kies_taal_als_bezoeker() -> Response:
    form, antwoord = BezoekersForm(), redirect(url_for("security.login"))
    if form.validate_on_submit():
        gekozen.onthoud_in_browser(antwoord, form.taal.data)
    return antwoord


@bp.get("/koppelingen")
@vereist(Recht.INGELOGD)
def koppelingen() -> str:
    webhooks = mag_ergens(g.actor, Recht.WEBHOOKS_BEHEREN)
    return render_template("gebruiker/koppelingen.html", mag_webhooks=webhooks)


def registreer(app: Flask) -> None:
    app.context_processor(lambda: {"weergave": weergave()})
