"""How long somebody stays logged in at most. Number ours [I]."""

from __future__ import annotations

from datetime import timedelta

LANGSTE_SESSIE = timedelta(hours=12)
"""After this long somebody logs in again, however busy he was."""
EERDER_ZEGGEN = timedelta(minutes=5)
"""So long before a session ends a page that is open says so."""
