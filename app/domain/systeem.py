"""Who acts when nobody does."""

from __future__ import annotations

from dataclasses import replace

from app.domain.begrippen import Actor

SYSTEEM = Actor(
    id=0,
    persoon_id=0,
    pseudoniem="systeem",
    naam="Draaiboek",
    rollen=frozenset(),
    hoedanigheid="automatische taak",
    organisatie_id=0,
    organisatie_code="",
    regio="",
)
"""The product itself, which notes what follows from the date alone. It has no role and no account."""

OPDRACHTREGEL = replace(SYSTEEM, hoedanigheid="opdrachtregel op de server")
"""Whoever runs commands on the server, when no account can: before there is any."""
