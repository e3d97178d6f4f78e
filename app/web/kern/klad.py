"""Nothing typed is lost: what was sent when the session had ended is kept for its account, and so is a kladversie.

Who typed it is known by a cookie of its own, which outlives the session and opens nothing (ADR 026).
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import structlog
from flask import Flask, current_app, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_security import current_user, user_authenticated
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.db import db
from app.domain.gebruiker.klad import BEWAARTERMIJN, past_in
from app.models import Klad
from app.services.gebruiker.kladden import Getypt, account_van, bewaar_klad, vergeet_klad, vind_klad
from app.web.kern.inlogpogingen import gevraagd_account
from app.web.kern.taal.gekozen import in_het_nederlands

KNOP, VELD, VAN_WIE = "bewaar_klad", "klad", "van_wie"
"""The button that keeps a form, and how a page and its form name the kladversie that they came from."""
NIET_VAN = frozenset({"security.login", "security.logout"})
_ZOUT = "draaiboek-wie"
logger = structlog.get_logger(__name__)


def terug_na_inloggen() -> Response:
    """To the log-in page, and back from it: to the page that was asked, or with what was filled in on it."""
    if request.method != "POST":
        volgende = request.full_path.rstrip("?") if request.method == "GET" else "/"
        return redirect(url_for("security.login", next=volgende))
    wie = _wie_typte()
    bewaard = _bewaar(wie) if wie else None
    if bewaard:
        flash(_("Uw aanmelding was verlopen. Wat u had ingevuld is bewaard: log in, dan staat het er weer."), "info")
    return redirect(url_for("security.login", next=bewaard or "/"))


def bewaar_voor_straks() -> str:
    """Where to go on after something else comes first: the page of this form, with what was filled in."""
    bewaard = _bewaar(g.actor.id) if request.method == "POST" else None
    return bewaard or _pagina() or "/"


def na_oude_pagina() -> Response | None:
    """A page of an earlier session was sent: what was filled in stands there again. None when nobody says so."""
    if request.endpoint in NIET_VAN or not _van_ons():
        return None
    wie = _wie_typte()
    if wie is not None and not current_user.is_authenticated:
        return terug_na_inloggen()
    bewaard = _bewaar(wie) if wie is not None else None
    if bewaard is None:
        return None
    flash(_("Deze pagina was te lang open. Wat u had ingevuld staat er nog: kijk het na en verstuur opnieuw."), "info")
    return redirect(bewaard)


def _bewaar_op_verzoek() -> Response | None:
    """The button of a form that keeps it; who may do the act itself, the guard asked before."""
    if request.method != "POST" or KNOP not in request.form or "actor" not in g:
        return None
    bewaard = _bewaar(g.actor.id)
    if bewaard is None:
        flash(_("Er is niets bewaard: er was niets ingevuld dat te bewaren is, of het was te veel."), "waarschuwing")
        return redirect(_pagina() or "/")
    flash(_("Bewaard als kladversie. Alleen u ziet haar, en zij blijft 14 dagen staan."), "ok")
    return redirect(bewaard)


def _bewaar(gebruiker_id: int) -> str | None:
    """Keep what was sent, and say where it stands again; None when there is nothing to keep, or nowhere to show it."""
    pagina = _pagina()
    if pagina is None:
        return None
    getypt = Getypt(
        pad=pagina,
        titel=_titel(),
        velden=list(request.form.items(multi=True)),
        zaaknummer=(request.view_args or {}).get("zaaknummer"),
    )
    klad_id = bewaar_klad(db.session, gebruiker_id, getypt, datetime.now(UTC), _genoemd(request.form))
    return met_klad(pagina, klad_id) if klad_id else None


def met_klad(pagina: str, klad_id: int) -> str:
    """The address of a page with a kladversie filled in."""
    return f"{pagina}{'&' if '?' in pagina else '?'}{urlencode({VELD: klad_id})}"


def _titel() -> str:
    """What the act is called on its page, as it is kept."""
    view = current_app.view_functions.get(request.endpoint or "")
    with in_het_nederlands():
        return str(getattr(getattr(view, "handeling", None), "titel", "") or _("Formulier"))


def _pagina() -> str | None:
    """The page on which the form stands: its own address, or else the one it was sent from."""
    for pad, vraag in ((request.path, request.query_string.decode("utf-8", "replace")), _verwijzer()):
        if _te_openen(pad):
            delen = [deel for deel in vraag.split("&") if deel and not deel.startswith(f"{VELD}=")]
            return pad + (f"?{'&'.join(delen)}" if delen else "")
    return None


def _verwijzer() -> tuple[str, str]:
    try:
        van = urlsplit(request.referrer or "")
    except ValueError:
        return "", ""
    return (van.path, van.query) if van.netloc == request.host else ("", "")


def _te_openen(pad: str) -> bool:
    try:
        endpoint, _plek = current_app.create_url_adapter(request).match(pad, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return False
    return endpoint not in NIET_VAN


def _van_ons() -> bool:
    """Whether a page of ours sent this, as far as the browser says."""
    return request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _genoemd(waarden: MultiDict[str, str]) -> int | None:
    tekst = waarden.get(VELD, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else None


def teruggezet() -> Klad | None:
    """The kladversie that the address of this page asks for, of this account; read once in a request."""
    if "klad" not in g:
        genoemd = _genoemd(request.args) if request.method == "GET" and "actor" in g else None
        g.klad = vind_klad(db.session, g.actor.id, genoemd) if genoemd else None
    klad: Klad | None = g.klad
    return klad


def ingevuld(velden: list[str]) -> MultiDict[str, str] | None:
    """What a form with these fields begins with, when it is the one that was kept."""
    klad = teruggezet()
    gevuld = [(naam, tekst) for naam, tekst in klad.velden] if klad else []
    return MultiDict(gevuld) if past_in(gevuld, velden) else None


def genoemd_in_formulier() -> int | None:
    """The kladversie that a form carries with it."""
    klad = teruggezet()
    try:
        return klad.id if klad else _genoemd(request.form)
    except RequestEntityTooLarge:  # what was too large to read names none; its page says so
        return None


def verstuurd() -> None:
    """The act was done: what was kept of it is no longer needed."""
    genoemd = _genoemd(request.form)
    if not genoemd:
        return
    try:
        vergeet_klad(db.session, g.actor.id, genoemd)
    except OperationalError as fout:  # the act stands: it goes with the others that are too old
        logger.error("klad", exc_info=fout)


def account_in_deze_browser() -> str:
    """Which account somebody tries to enter; apart, when that one logged in here before."""
    gevraagd, wie = gevraagd_account(), _van_wie()
    return f"{gevraagd}:bekend" if wie is not None and gevraagd == f"account:{wie}" else gevraagd


def _ondertekenaar() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=_ZOUT)


def _wie_typte() -> int | None:
    """Whose page was sent: it says so itself, and the session or the cookie of this browser says the same. When
    somebody else logged in meanwhile, it is nobody's. Who logged out, in another tab perhaps, is known by nothing else
    than the page that he still has before him.
    """
    typte, bekend = _lees(request.form.get(VAN_WIE, "")), _van_wie()
    return typte if bekend in (typte, None) else None


def _van_wie() -> int | None:
    """Whose browser this is, by the session, or by the cookie that outlives it."""
    return int(current_user.id) if current_user.is_authenticated else _lees(request.cookies.get(_naam(), ""))


def _lees(getekend: str) -> int | None:
    try:
        pseudoniem = _ondertekenaar().loads(getekend, max_age=int(BEWAARTERMIJN.total_seconds()))
    except BadData:
        return None
    return account_van(db.session, str(pseudoniem))


def van_wie() -> str:
    """What a form carries of who it was made for."""
    return str(_ondertekenaar().dumps(g.actor.pseudoniem))


def _naam() -> str:
    return "__Host-wie" if current_app.config["SESSION_COOKIE_SECURE"] else "wie"


def _onthoud(_app: Flask, user: object, **_meer: object) -> None:
    g.ingelogd = user.pseudoniem  # type: ignore[attr-defined]


def _zet_koekje(antwoord: Response) -> Response:
    """From logging in until logging out; it says who typed, and lets nobody in."""
    if "ingelogd" in g:
        antwoord.set_cookie(
            _naam(),
            str(_ondertekenaar().dumps(g.ingelogd)),
            max_age=BEWAARTERMIJN,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Strict",
        )
    elif request.endpoint == "security.logout" and antwoord.status_code < 400:
        antwoord.delete_cookie(_naam(), secure=current_app.config["SESSION_COOKIE_SECURE"], samesite="Strict")
    return antwoord


def registreer(app: Flask) -> None:
    """After the guard, which asks who it is and whether he may."""
    user_authenticated.connect(_onthoud, app)
    app.jinja_env.globals["van_wie"] = van_wie
    app.before_request(_bewaar_op_verzoek)
    app.after_request(_zet_koekje)
