"""What somebody recorded a moment ago through a form, so that going back in the browser does not record it twice.

A page that is asked anew after *Back* has a new key, so the key alone does not know it again; what was filled in does.
It is kept in the session of the browser, as digests: nothing of it is told, and it opens nothing.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from flask import after_this_request, g, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import DateField, Field, FileField, HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.numeric import IntegerField

from app.domain.basis.fouten import AlVastgelegd

_IN_SESSIE = "zojuist"
VENSTER = 900
"""Seconds [I]: what is the same after a quarter of an hour is meant."""
MEESTE = 10
"""Of so many forms the last time is known: the session is a cookie."""
LANGSTE = 120
"""Characters of an address that is kept."""
_LOS = (StringField, FileField, DateField, IntegerField)
_NIET_LOS = (HiddenField, PasswordField, SelectField)
_NIET_INGEVULD = frozenset({"csrf_token", "sleutel", "geen_bsn", "versie", "klad", "van_wie"})


def merk_van(form: Any) -> str | None:
    """By what the same form, filled in alike, is known again; None when nothing was typed or attached: a button, a
    choice or a tick says what is to be so, and may be pressed as often as one likes.
    """
    if not any(_getypt(veld) for veld in form.bladen):
        return None
    geheim = {veld.name for veld in form.bladen if isinstance(veld, PasswordField)}
    delen: list[object] = [request.path, g.actor.id if "actor" in g else 0]
    delen += [paar for paar in sorted(request.form.items(multi=True)) if paar[0] not in _NIET_INGEVULD | geheim]
    delen += sorted((naam, bestand.filename, _hash(bestand)) for naam, bestand in request.files.items(multi=True))
    return hashlib.sha256(repr(delen).encode()).hexdigest()[:16]


def eis_nieuw(merk: str | None) -> None:
    """Raises AlVastgelegd, once: who sends it again after that was told, and means it."""
    for rij in _recent():
        if rij[0] == merk and not rij[2]:
            tijd = datetime.fromtimestamp(rij[1], UTC)
            _bewaar([*(ander for ander in _recent() if ander[0] != merk), [merk, rij[1], 1, *rij[3:]]])
            raise AlVastgelegd(
                _(
                    "Precies dit heeft u %(minuten)s al vastgelegd. Er is nu niets bij gekomen. "
                    "Bedoelt u het nog een keer? Verstuur het dan opnieuw.",
                    minuten=_geleden(tijd),
                )
            )


def onthoud(merk: str | None) -> None:
    """It was recorded, now; where that leads is known when the answer is. Of who means a row of the same it is asked
    once, and not at each of them.
    """
    if merk:
        gezegd = max((rij[2] for rij in _recent() if rij[0] == merk), default=0)
        nieuw = [merk, int(datetime.now(UTC).timestamp()), gezegd, request.form.get("sleutel", "")[:40], ""]
        _bewaar([*(rij for rij in _recent() if rij[0] != merk), nieuw])
        after_this_request(_onthoud_waarheen)


def leidde_naar() -> str | None:
    """Where the form with the key of this request led when it was recorded, if this browser was told."""
    sleutel = request.form.get("sleutel", "")
    return next((rij[4] for rij in _recent() if sleutel and rij[3] == sleutel and rij[4]), None)


def _onthoud_waarheen(antwoord: Response) -> Response:
    rijen, waar = _recent(), antwoord.location or ""
    if rijen and waar.startswith("/") and len(waar) <= LANGSTE:
        _bewaar([*rijen[:-1], [*rijen[-1][:4], waar]])
    return antwoord


def _geleden(toen: datetime) -> str:
    minuten = int((datetime.now(UTC) - toen).total_seconds() // 60)
    if minuten < 1:
        return str(_("zojuist"))
    return str(_("een minuut geleden") if minuten == 1 else _("%(n)s minuten geleden", n=minuten))


def _recent() -> list[Any]:
    sinds = datetime.now(UTC).timestamp() - VENSTER
    return [rij for rij in session.get(_IN_SESSIE, ()) if rij[1] > sinds]


def _bewaar(rijen: list[Any]) -> None:
    session[_IN_SESSIE] = rijen[-MEESTE:]


def _getypt(veld: Field) -> bool:
    return isinstance(veld, _LOS) and not isinstance(veld, _NIET_LOS) and bool(veld.data)


def _hash(bestand: Any) -> str:
    bestand.stream.seek(0)
    som = hashlib.sha256()
    while deel := bestand.stream.read(1 << 16):
        som.update(deel)
    bestand.stream.seek(0)
    return som.hexdigest()
