"""A caller of the API: the fixed characters behind a program, each with a token of his own."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import OPDRACHTREGEL
from app.domain.gebruiker.token import Tokenbereik
from app.models import Gebruiker
from app.services.gebruiker.tokens import NieuwToken, maak_token
from app.services.kern.uitvoering import voer_uit
from tests.kern.spelers import ADRESSEN

BASIS = "/api/v1"


def maak_tekst(email: str, bereik: Tokenbereik = Tokenbereik.BEVESTIGEN) -> str:
    """A fresh token of this account, made as the operator makes one. Needs an application context."""
    gebruiker_id = db.session.scalars(select(Gebruiker.id).where(Gebruiker.email == email)).one()
    verzoek = Verzoek(OPDRACHTREGEL, datetime.now(UTC), f"test-{secrets.token_hex(12)}")
    return voer_uit(db.session, verzoek, maak_token, gebruiker_id, NieuwToken("test", bereik)).tekst


class Antwoord(TestResponse):
    """An answer, of which a test knows what it says: for the type checker."""

    @property
    def json(self) -> Any:
        return super().json


def code(antwoord: TestResponse) -> tuple[int, str]:
    """The status of a problem, and its code."""
    assert antwoord.mimetype == "application/problem+json", antwoord.text
    return antwoord.status_code, (antwoord.json or {})["code"]


@dataclass
class Beller:
    """Somebody who asks by program. `patch`-like acts send the ETag of what they change along by themselves."""

    app: Flask
    token: str | None
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def koppen(self, **meer: str) -> dict[str, str]:
        eigen = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return eigen | {naam.replace("_", "-"): waarde for naam, waarde in meer.items()}

    def get(self, pad: str, **koppen: str) -> Antwoord:
        return cast(Antwoord, self.client.get(BASIS + pad, headers=self.koppen(**koppen)))

    def lees(self, pad: str) -> Any:
        antwoord = self.get(pad)
        assert antwoord.status_code == 200, antwoord.text
        return antwoord.json

    def post(self, pad: str, inhoud: Any = None, methode: str = "POST", **koppen: str) -> Antwoord:
        """Send exactly this."""
        opties = {"data": inhoud} if isinstance(inhoud, bytes) else {"json": inhoud or {}}
        return cast(Antwoord, self.client.open(BASIS + pad, method=methode, headers=self.koppen(**koppen), **opties))

    def doe(self, pad: str, bij: str | None = None, methode: str = "POST", /, **inhoud: Any) -> Antwoord:
        """The act, with the ETag of what stands at `bij`."""
        koppen = {"If_Match": self.get(bij).headers["ETag"]} if bij else {}
        return self.post(pad, inhoud, methode, **koppen)

    def gelukt(self, pad: str, bij: str | None = None, methode: str = "POST", /, **inhoud: Any) -> Any:
        antwoord = self.doe(pad, bij, methode, **inhoud)
        assert antwoord.status_code in (200, 201), antwoord.text
        return antwoord.json


class Bellers:
    """The fixed characters by office, each with a token when he first appears."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._wie: dict[tuple[str, Tokenbereik], Beller] = {}

    def van(self, email: str, bereik: Tokenbereik = Tokenbereik.BEVESTIGEN) -> Beller:
        if (email, bereik) not in self._wie:
            with self.app.app_context():
                self._wie[email, bereik] = Beller(self.app, maak_tekst(email, bereik))
        return self._wie[email, bereik]

    def __getattr__(self, naam: str) -> Beller:
        if naam not in ADRESSEN:
            raise AttributeError(naam)
        return self.van(ADRESSEN[naam])

    @property
    def anoniem(self) -> Beller:
        return Beller(self.app, None)
