"""Who acts when nobody does."""

from __future__ import annotations

from dataclasses import replace

from app.domain.basis.begrippen import Actor

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

OPDRACHTREGEL = replace(SYSTEEM, hoedanigheid="beheer aan de opdrachtregel")
"""Who runs a command on the machine itself: he has no account here, so an entry cannot name him and says so."""

LINKHOUDER = replace(SYSTEEM, hoedanigheid="houder van een link, zonder account")
"""Who fills in a form by a link that the team gave: the entry says for whom it was, and who he says that he is."""
