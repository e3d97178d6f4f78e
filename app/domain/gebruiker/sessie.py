"""How long somebody stays logged in at most. Number ours [I]."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

LANGSTE_SESSIE = timedelta(hours=12)
"""After this long somebody logs in again, however busy he was."""
VORIGE_SLEUTEL = timedelta(minutes=1)
"""So long the key of before works after a new proof: for pages that were asked with it when the new one came."""
EERDER_ZEGGEN = timedelta(minutes=5)
"""So long before a session ends a page that is open says so."""


@dataclass(frozen=True)
class Dienstsessie:
    """With which session at which provider somebody signed on: its code, how he is called there (`sub`), its `sid`
    when it gives one, and its ID token as only we can read it.
    """

    dienst: str
    sub: str
    sid: str | None = None
    id_token: str | None = field(default=None, repr=False)
