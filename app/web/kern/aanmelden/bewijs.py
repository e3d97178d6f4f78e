"""Fresh proof on a screen, in one place: the password of who is logged in, or his passkey.

`Wachtwoordveld` of a form asks it with an act (`vraag_bewijs`); what asks only a recent one leads to the page of
`web/gebruiker/bewijs.py` when the last was too long ago (`domain/basis/handelingen/versbewijs.py`).
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, g, request, session
from flask_security import current_user

from app.db import db
from app.domain.basis.fouten import BewijsVerlopen
from app.domain.gebruiker.factoren import Factor
from app.inloggen import SESSIE, wachtwoord_klopt
from app.services.gebruiker.passkeys import Vraag, om_te_tonen, wie_toont
from app.services.gebruiker.sessies import noteer_bewijs
from app.web.kern.aanmelden.dienst import dienst_van_sessie, neem_bewijs
from app.web.kern.verzoek import adres_hier

ANTWOORD = "passkey"
"""The hidden field in which the script puts what the key answered."""
_NIET_ZO_VAAK = timedelta(minutes=1)


def vraag_voor(doel: str) -> Vraag:
    """What is asked of a key for this, by this installation under the address by which it is known."""
    oorsprong = adres_hier()
    return Vraag(urlsplit(oorsprong).hostname or "localhost", oorsprong, doel, current_app.config["SECRET_KEY"])


def bewijsvraag() -> Vraag:
    """That it is he, again: for this session alone."""
    return vraag_voor(f"bewijs:{g.sessie.id if 'sessie' in g else ''}")


def opties_om_te_bewijzen() -> str:
    """What the page tells the browser; empty for who did not log in with a passkey: he types his password."""
    if "sessie" not in g or g.sessie.factor is not Factor.PASSKEY:
        return ""
    return om_te_tonen(bewijsvraag(), (), datetime.now(UTC))


def bewezen(wachtwoord: str | None) -> bool:
    """Whether this request proves who he is; then the session counts as just proved."""
    antwoord = request.form.get(ANTWOORD, "")
    klopt = wachtwoord_klopt(wachtwoord) or (bool(antwoord) and _toont_passkey(antwoord))
    nu = datetime.now(UTC)
    if klopt and "sessie" in g and _is_nieuws(nu):
        onthoud_bewezen(nu)
    return klopt


def _is_nieuws(nu: datetime) -> bool:
    """Of a double click the second one too: its answer is what the browser shows, with the cookie that it keeps."""
    bewezen_op: datetime | None = g.sessie.bewezen_op
    return bool(g.sessie.van_zo_even) or bewezen_op is None or nu - bewezen_op > _NIET_ZO_VAAK


def onthoud_bewezen(nu: datetime) -> None:
    """The session of this browser was just proved, and goes on under another key: who had a copy of the one of before
    is out (ASVS 7.2.4). The new one follows from it and the secret key of the installation: two at once have the same.
    """
    oud, geheim = str(session.get(SESSIE, "")), str(current_app.config["SECRET_KEY"])
    session[SESSIE] = nieuw = hmac.new(geheim.encode(), f"sessie:{oud}".encode(), "sha256").hexdigest()
    noteer_bewijs(db.session, oud, nieuw, nu)


def _toont_passkey(antwoord: str) -> bool:
    wie = int(current_user.id)
    return wie_toont(db.session, antwoord, bewijsvraag(), datetime.now(UTC)) == wie


def eis_bewijs_van_dienst(form: Any, soort: type[Any]) -> None:
    """Of who signed on at a provider, once all else on the form is right: his proof there, which counts for this
    request alone. Raises BewijsVerlopen: he goes to give it, and comes back to what he filled in.
    """
    if dienst_van_sessie() is None or not any(isinstance(veld, soort) for veld in form):
        return
    g.vers = neem_bewijs()
    if not g.vers:
        raise BewijsVerlopen("Laat eerst opnieuw zien dat u het bent.")


def vraag_bewijs(form: Any, soort: type[Any]) -> None:
    """Whoever proves with this form that it is he, need not do so in another way as well."""
    for veld in form:
        if isinstance(veld, soort) and dienst_van_sessie() is not None:
            veld.validators, g.vers = (), False  # he types nothing: see `eis_bewijs_van_dienst`
        elif isinstance(veld, soort):
            g.vers = form.is_submitted() and bewezen(veld.data)
            if g.vers and not veld.data:
                veld.validators = ()
