"""One act for one request: the same service function as the screens, and its answer, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from flask import g
from werkzeug.wrappers import Response

from app.api.kern.antwoord import als_antwoord
from app.api.kern.herhaling import bewaar, vervang, verzoek_id
from app.api.kern.vorm import Uitvoer
from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.domain.gebruiker.token import Tokenbereik
from app.services.kern.uitvoering import Werk, voer_uit

T = TypeVar("T")


def huidig_verzoek(*, leest: bool = False) -> Verzoek:
    """Who asks what, now. A token of scope `bevestigen` stands for the password that screens ask again (ADR 016)."""
    invoer = g.get("invoer")
    return Verzoek(
        actor=g.actor,
        nu=datetime.now(UTC),
        id=verzoek_id(),
        geen_bsn=bool(invoer and invoer.geen_bsn),
        vers=g.bereik.omvat(Tokenbereik.BEVESTIGEN),
        hoedanigheid=invoer.hoedanigheid if invoer else "",
        leest=leest,
    )


def vandaag() -> date:
    """Today in Amsterdam."""
    return huidig_verzoek().vandaag


def handel(
    dienst: Callable[..., T],
    *args: Any,
    toon: Callable[[T], Uitvoer],
    plek: Callable[[T], str] | None = None,
    **kwargs: Any,
) -> Response:
    """Run the act and make its answer, which is kept for who asks again. Raises what the act raises."""

    def handeling(werk: Werk) -> Response:
        uitkomst = dienst(werk, *args, **kwargs)
        werk.session.flush()
        antwoord = als_antwoord(toon(uitkomst), plek=plek(uitkomst) if plek else None)
        bewaar(werk.session, antwoord, werk.zaak.id if werk.zaak else None)
        return antwoord

    return voer_uit(db.session, huidig_verzoek(), handeling)


def handel_in_twee(
    dienst: Callable[..., T],
    *args: Any,
    toon: Callable[[T], Uitvoer],
    plek: Callable[[T], str] | None = None,
    daarna: Callable[[T], T],
) -> Response:
    """The same for an act whose work goes on after its transaction: what `daarna` makes of it is the answer.

    Who asks again hears that, or how far it was when it stopped. Raises what either of them raises.
    """
    gedaan: list[T] = []

    def eerst(werk: Werk, *wat: Any) -> T:
        gedaan.append(dienst(werk, *wat))
        return gedaan[0]

    handel(eerst, *args, toon=toon, plek=plek)
    uitkomst = daarna(gedaan[0])
    antwoord = als_antwoord(toon(uitkomst), plek=plek(uitkomst) if plek else None)
    vervang(db.session, antwoord)
    return antwoord
