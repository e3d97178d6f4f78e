"""What somebody finds, and what the index holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.domain.zoeken.bereik import Zoeksoort
from app.models import Zoekpassage
from app.services.zoeken.zoek import Vondsten, Zoekwens, zoek
from tests.kern.spelers import Speler


def vind(wie: Speler, tekst: str, soort: Zoeksoort | None = None, zaak: str = "", **meer: int) -> Vondsten:
    wie.session.rollback()
    return zoek(wie.session, wie.actor, Zoekwens(tekst, soort, zaak, **meer))


def gevonden(wie: Speler, tekst: str, soort: Zoeksoort | None = None) -> list[str]:
    """The acts, or the names of the documents, that he finds, newest first. What is counted is what is found."""
    blad = vind(wie, tekst, soort, grootte=100)
    assert blad.aantal == len(blad.vondsten)
    return [vondst.naam or vondst.actie for vondst in blad.vondsten]


def index(session: Session) -> dict[int, tuple[Any, ...]]:
    """Every passage as it stands."""
    session.rollback()
    kolommen = list(Zoekpassage.__table__.columns)
    return {rij[0]: tuple(rij) for rij in session.execute(select(*kolommen))}


def toets_woordenlijst(session: Session) -> None:
    """On SQLite: the index of words holds what the passages say, no more and no less."""
    if session.get_bind().dialect.name == "sqlite":
        session.rollback()
        session.execute(text("INSERT INTO zoekindex (zoekindex, rank) VALUES ('integrity-check', 1)"))
        session.rollback()
