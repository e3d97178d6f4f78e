"""Tokens of the API, made and looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.domain.begrippen import Verzoek
from app.domain.systeem import OPDRACHTREGEL
from app.domain.token import Tokenbereik
from app.models import Apitoken
from app.services import tokens
from app.services.uitvoering import voer_uit
from tests.opzet import logboek
from tests.spelers import VANDAAG, Speler, Spelers

NIEUW = tokens.NieuwToken("ons rekenblad", Tokenbereik.SCHRIJVEN, 30)
MAAND = timedelta(days=30)


def maak(wie: Speler, nieuw: tokens.NieuwToken = NIEUW) -> tokens.GemaaktToken:
    return wie.doet(tokens.maak_token, wie.actor.id, nieuw)


def aan_opdrachtregel(spelers: Spelers, handeling: Callable[..., Any], *args: object) -> Any:
    verzoek = Verzoek(OPDRACHTREGEL, VANDAAG, f"cli-{len(logboek(spelers.session))}")
    return voer_uit(spelers.session, verzoek, handeling, *args)


def gevonden(spelers: Spelers, tekst: str, na: timedelta = timedelta()) -> Apitoken | None:
    spelers.session.rollback()
    return tokens.vind_token(spelers.session, tekst, VANDAAG + na)
