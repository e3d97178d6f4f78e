"""Tokens of the API: everybody makes and withdraws his own, the administrator withdraws those of others."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import ReedsGedaan
from app.domain.basis.rechten import Recht
from app.installatie import zgwgeheim
from app.models import Apitoken
from app.services.gebruiker import tokens as diensten
from app.services.gebruiker import zgwclients as clients
from app.services.gebruiker.tokens import tokens_van
from app.web.gebruiker.tokens_forms import ClientForm, GeheimForm, IntrekForm, TokenForm
from app.web.kern.handeling import Antwoord, doe, handeling, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist

bp = Blueprint("tokens", __name__)
BOVEN = ((_l("API-tokens"), "tokens.lijst"),)


@bp.get("/tokens")
@vereist(Recht.TOKENS_BEHEREN)
def lijst() -> str:
    eigen = diensten.lijst_tokens(db.session, g.actor.id)
    return render_template("gebruiker/tokens/lijst.html", tokens=eigen, nu=datetime.now(UTC))


@bp.route("/tokens/nieuw", methods=["GET", "POST"])
@vereist(Recht.TOKENS_BEHEREN)
def maak_token() -> Antwoord:
    """The token is on the page that answers, and on no other: a second click does not show it again."""
    form = TokenForm()
    try:
        gemaakt = doe(form, diensten.maak_token, g.actor.id)
    except ReedsGedaan:
        flash(_("Dit token is al gemaakt. Bent u het kwijt? Trek het in en maak een nieuw token."), "info")
        return redirect(url_for(".lijst"))
    if gemaakt is None:
        kop = {"titel": _("API-token maken"), "knoptekst": _("Token maken")}
        return toon_formulier("gebruiker/tokens/nieuw.html", form, **kop, **weg(BOVEN))
    return render_template("gebruiker/tokens/gemaakt.html", token=gemaakt.token, tekst=gemaakt.tekst), 201


def _token(_form: IntrekForm, token_id: int) -> dict[str, object]:
    token = diensten.zie_token(db.session, g.actor, token_id)
    terug = _terug(token)
    return {"token": token, "terug": terug, "boven": [(_("API-tokens"), terug)], "onder": token.naam}


def _terug(token: Apitoken) -> str:
    if token.gebruiker_id == g.actor.id:
        return url_for(".lijst")
    return url_for(".van_account", gebruiker_id=token.gebruiker_id)


handeling(bp, "/tokens/<int:token_id>/intrekking", Recht.TOKENS_BEHEREN, IntrekForm, diensten.trek_token_in).pagina(
    _l("API-token intrekken"), sjabloon="gebruiker/tokens/intrekken.html", met=_token, beeld=_token
).daarna(_l("Het token is ingetrokken. Het werkt niet meer."), _terug)


@bp.route("/tokens/<int:token_id>/zgw-geheim", methods=["GET", "POST"])
@vereist(Recht.TOKENS_BEHEREN)
def toon_zgwgeheim(token_id: int) -> Antwoord:
    """The secret is on the page that answers. It follows from the client, so it can be asked again."""
    client = clients.zie_zgwclient(db.session, g.actor, token_id, datetime.now(UTC))
    form = GeheimForm()
    try:
        gezien = doe(form, clients.toon_zgwgeheim, token_id)
    except ReedsGedaan:
        return redirect(url_for(".toon_zgwgeheim", token_id=token_id))
    if gezien is None:
        kop = {"titel": _("Geheim van een ZGW-client"), "bij": client.naam, "knoptekst": _("Geheim tonen")}
        return toon_formulier("gebruiker/tokens/geheim_vragen.html", form, **kop, **weg(BOVEN))
    return render_template("gebruiker/tokens/geheim.html", token=gezien, geheim=zgwgeheim(client.client or ""))


@bp.route("/beheer/gebruikers/<int:gebruiker_id>/zgw-clients/nieuw", methods=["GET", "POST"])
@vereist(Recht.GEBRUIKERS_BEHEREN)
def maak_zgwclient(gebruiker_id: int) -> Antwoord:
    account, _tokens = tokens_van(db.session, gebruiker_id)
    form = ClientForm()
    terug = url_for(".van_account", gebruiker_id=gebruiker_id)
    try:
        gemaakt = doe(form, clients.maak_zgwclient, gebruiker_id)
    except ReedsGedaan:
        return redirect(terug)
    if gemaakt is None:
        kop = {"titel": _("ZGW-client maken"), "bij": account.naam, "knoptekst": _("ZGW-client maken")}
        boven = [(_("API-tokens van %(naam)s", naam=account.naam), terug)]
        return toon_formulier("gebruiker/tokens/client_nieuw.html", form, boven=boven, terug=terug, **kop)
    flash(_("De ZGW-client is gemaakt. %(naam)s vindt het geheim bij API-tokens.", naam=account.naam), "ok")
    return redirect(terug)


@bp.get("/beheer/gebruikers/<int:gebruiker_id>/tokens")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def van_account(gebruiker_id: int) -> str:
    account, tokens = tokens_van(db.session, gebruiker_id)
    return render_template("gebruiker/tokens/van_account.html", account=account, tokens=tokens, nu=datetime.now(UTC))
