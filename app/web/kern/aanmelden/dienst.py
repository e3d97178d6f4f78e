"""Who signed on at a provider: on whose way he is, and the proof that he brings back from there.

The session of his browser remembers where he went (`state` and what for), at most a few at a time; what ties the
answer to it follows from that (`services/inlogdienst/uitwisseling.py`).
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import g, session
from flask_security import current_user

from app.db import db
from app.domain.gebruiker.factoren import TERMIJN, Eenmaligsoort
from app.domain.gebruiker.sessie import Dienstsessie
from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import DUUR, Doel
from app.installatie import inlogdiensten
from app.services.gebruiker.eenmalig import geef_dienstbewijs, neem_dienstbewijs

_GANGEN, _WACHT, _BEWIJS = "gangen", "wacht_bij", "dienstbewijs"
_HOOGSTENS = 3


@dataclass(frozen=True)
class Onderweg:
    """Somebody went to a provider: which, what for, where he goes on to, and when he left."""

    dienst: str
    doel: Doel
    verder: str
    begonnen_op: datetime


def vertrek(dienst: Inlogdienst, doel: Doel, verder: str) -> tuple[str, datetime]:
    """Remember that he goes; gives the `state` by which he is known when he comes back, and the moment."""
    state, nu = secrets.token_urlsafe(24), int(time.time())
    eerder = list(session.get(_GANGEN, {}).items())[1 - _HOOGSTENS :]
    session[_GANGEN] = {**dict(eerder), state: [dienst.code, doel.value, verder[:500], nu]}
    return state, datetime.fromtimestamp(nu, UTC)


def keer_terug(state: str, dienst: Inlogdienst) -> Onderweg | None:
    """Where he went with this `state`, once: None when it was not there, not from here, or too long ago."""
    gangen = dict(session.get(_GANGEN, {}))
    gevonden = gangen.pop(state, None)
    session[_GANGEN] = gangen
    if gevonden is None or gevonden[0] != dienst.code:
        return None
    onderweg = Onderweg(gevonden[0], Doel(gevonden[1]), gevonden[2], datetime.fromtimestamp(gevonden[3], UTC))
    return onderweg if datetime.now(UTC) - onderweg.begonnen_op <= DUUR else None


def laat_wachten(sleutel: str, bij: Dienstsessie | None) -> None:
    """His second step is here; with which session at the provider the first one was is kept with its key."""
    session.pop(_WACHT, None)
    if bij is not None:
        session[_WACHT] = [sleutel, bij.dienst, bij.sub, bij.sid]


def neem_wacht(sleutel: str) -> Dienstsessie | None:
    """At which provider the first step of this log-in was; None when it was a password."""
    wacht = session.pop(_WACHT, None)
    return Dienstsessie(*wacht[1:]) if wacht and sleutel and wacht[0] == sleutel else None


def dienst_van_sessie() -> Inlogdienst | None:
    """At which provider the session of this request began, as long as this installation knows it."""
    return inlogdiensten().met(g.sessie.dienst) if "sessie" in g and g.sessie.dienst else None


def naam_van_dienst() -> str:
    dienst = dienst_van_sessie()
    return dienst.naam if dienst else ""


def onthoud_bewijs() -> None:
    """He just proved there that it is he: that counts for one act, for a few minutes."""
    nu = datetime.now(UTC)
    session[_BEWIJS] = [geef_dienstbewijs(db.session, int(current_user.id), nu), int(nu.timestamp())]


def heeft_bewijs() -> bool:
    """Whether he brought one that may still count; only taking it is sure."""
    bewijs = session.get(_BEWIJS)
    return bewijs is not None and bool(time.time() - bewijs[1] < TERMIJN[Eenmaligsoort.DIENSTBEWIJS].total_seconds())


def neem_bewijs() -> bool:
    """Use it: whether it still counted."""
    bewijs = session.pop(_BEWIJS, None)
    return bool(bewijs) and neem_dienstbewijs(db.session, int(current_user.id), str(bewijs[0]), datetime.now(UTC))
