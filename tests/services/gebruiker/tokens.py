"""Tokens of the API, made and looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import Tokenbereik
from app.models import Apitoken
from app.services.gebruiker import tokens
from app.services.kern.uitvoering import voer_uit
from tests.kern.opzet import logboek
from tests.kern.spelers import VANDAAG, Speler, Spelers

NIEUW = tokens.NieuwToken("ons rekenblad", Tokenbereik.SCHRIJVEN, 30)
MAAND = timedelta(days=30)


def maak(wie: Speler, nieuw: tokens.NieuwToken = NIEUW) -> tokens.GemaaktToken:
    return wie.doet(tokens.maak_token, wie.actor.id, nieuw)


def aan_opdrachtregel(spelers: Spelers, handeling: Callable[..., Any], *args: object) -> Any:
    verzoek = Verzoek(OPDRACHTREGEL, VANDAAG, f"cli-{len(logboek(spelers.session))}")
    return voer_uit(spelers.session, verzoek, handeling, *args)


def gevonden(spelers: Spelers, tekst: str, na: timedelta = timedelta()) -> Apitoken | None:
    spelers.session.rollback()
    wie = tokens.vind_token(spelers.session, tekst, VANDAAG + na)
    return wie[0] if wie else None
