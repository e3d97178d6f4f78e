"""A visitor of the screens: a test client that is logged in, reads pages and fills in the forms on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD

_IN_EEN_DAG = re.compile(r"(?<=[0-9])\xa0(?=[a-zA-Z])|(?<=[a-z])\xa0(?=[0-9]{4})")
ZONDER_WAARDE = frozenset({"submit", "checkbox", "radio", "file", "button"})


@dataclass
class Pagina(HTMLParser):
    """What a page says: its text, its fields with the value they carry, its links, and the errors at the fields.

    A day has plain spaces here, as one reads it: that it stays on one line is told by test_woorden.py.
    """

    tekst: str = ""
    velden: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)
    _fout: str = ""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tekst, self.velden, self.links, self.fouten, self._fout = "", {}, [], {}, ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        deel = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "input" and deel.get("name") and deel.get("type") not in ZONDER_WAARDE:
            self.velden[deel["name"]] = deel.get("value", "")
        if tag == "a" and "href" in deel:
            self.links.append(deel["href"])
        if tag == "p":
            self._fout = deel.get("id", "").removesuffix("-fout") if deel.get("id", "").endswith("-fout") else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._fout = ""

    def handle_data(self, data: str) -> None:
        data = _IN_EEN_DAG.sub(" ", data)
        self.tekst += data
        if self._fout:
            self.fouten[self._fout] = (self.fouten.get(self._fout, "") + data).strip()


def regels(lijst: str, bedragen: dict[str, str]) -> dict[str, str]:
    """What a list of amounts sends: for each its code and what was typed."""
    delen = enumerate(bedragen.items())
    return {f"{lijst}-{nr}-{naam}": wat for nr, (c, b) in delen for naam, wat in (("code", c), ("bedrag", b))}


TERUG = "private,no-cache"
"""A browser goes back to such an answer to a form; to one that it may not keep it cannot (tests/e2e/test_terug.py)."""


class Bezoeker:
    """Somebody behind a browser. `post` sends the hidden fields that the page gave, as a browser does."""

    def __init__(self, app: Flask, email: str | None = None) -> None:
        self.app, self.email = app, email
        self.client: FlaskClient = app.test_client()
        if email:
            self._log_in(email)

    def _log_in(self, email: str) -> None:
        velden = Pagina(self.client.get("/inloggen").text).velden
        invoer = {"csrf_token": velden["csrf_token"], "email": email, "password": WACHTWOORD}
        assert self.client.post("/inloggen", data=invoer).status_code == 302, email

    def get(self, pad: str) -> TestResponse:
        return self.client.get(pad)

    def lees(self, pad: str) -> Pagina:
        """The page at this address, which must open."""
        antwoord = self.get(pad)
        assert antwoord.status_code == 200, (antwoord.status_code, pad)
        return Pagina(antwoord.text)

    def csrf(self) -> str:
        """A token of this session, from the first page that it may see."""
        pagina = Pagina(self.client.get("/inloggen" if self.email is None else "/").text)
        return pagina.velden["csrf_token"]

    def verborgen(self, pad: str) -> dict[str, str]:
        """What the form on this page sends without anybody typing."""
        velden = self.lees(pad).velden
        return {naam: velden[naam] for naam in ("csrf_token", "sleutel", "versie", "van_wie") if naam in velden}

    def post(self, pad: str, **velden: Any) -> TestResponse:
        """Open the page, fill in the form and send it."""
        return self.stuur(pad, self.verborgen(pad) | velden)

    def stuur(self, pad: str, velden: dict[str, Any]) -> TestResponse:
        """Send exactly these fields, without opening the page."""
        antwoord = self.client.post(pad, data=velden)
        if antwoord.status_code >= 400 and antwoord.mimetype == "text/html":
            geheim = "otpauth://" in antwoord.text  # no browser keeps what makes the codes of somebody's app
            hoort = "no-store" if geheim else TERUG
            assert antwoord.headers["Cache-Control"] == hoort, f"{pad}: nobody can go back to what was refused"
        return antwoord


class Bezoekers:
    """The fixed characters by office, each with a browser of his own, logged in when he first appears."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._wie: dict[str | None, Bezoeker] = {}

    def van(self, email: str | None) -> Bezoeker:
        if email not in self._wie:
            self._wie[email] = Bezoeker(self.app, email)
        return self._wie[email]

    @property
    def directeur_sbjh(self) -> Bezoeker:
        return self.van("directeur@sbjh.example")

    @property
    def directeur_denhaag(self) -> Bezoeker:
        return self.van("directeur@denhaag.example")

    @property
    def projectleider(self) -> Bezoeker:
        return self.van("projectleider@sbjh.example")

    @property
    def delft(self) -> Bezoeker:
        return self.van("delft@h10.example")

    @property
    def rijnmond(self) -> Bezoeker:
        return self.van("regio@rijnmond.example")

    @property
    def auditor(self) -> Bezoeker:
        return self.van("audit@toezicht.example")

    @property
    def beheerder(self) -> Bezoeker:
        return self.van("beheer@sbjh.example")

    @property
    def anoniem(self) -> Bezoeker:
        return self.van(None)
