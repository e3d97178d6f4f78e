"""A receiver of events over real HTTP: it gives permission or not, answers as a test tells it, and keeps what came."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from app.domain.melding.webhookadres import Adresregel
from app.services.melding.afzender import Afzender
from app.services.melding.geheimen import Geheimkast
from config import WORTEL
from tests.kern.getuigen import dien

BRON, BASIS, OORSPRONG = "urn:nld:oin:00000001:systeem:draaiboek", "https://draaiboek.example", "draaiboek.example"

OPEN = Afzender(BRON, BASIS, Geheimkast("geheim van de test", "webhooks"), Adresregel())
"""A sender of events that may send to every public address."""


@dataclass(frozen=True)
class Binnen:
    """A request as it came in. `koppen` has lower-case names."""

    methode: str
    pad: str
    koppen: dict[str, str]
    inhoud: bytes

    @property
    def event(self) -> dict[str, Any]:
        gelezen: dict[str, Any] = json.loads(self.inhoud)
        return gelezen

    @property
    def handeling(self) -> str:
        return str(self.event["data"]["handeling"])


@dataclass
class Ontvanger:
    """`status` and `koppen` are what it answers to events, `toestemming` to the question whether they may come."""

    status: str = "204 No Content"
    koppen: list[tuple[str, str]] = field(default_factory=list)
    toestemming: list[tuple[str, str]] = field(default_factory=lambda: [("WebHook-Allowed-Origin", OORSPRONG)])
    binnen: list[Binnen] = field(default_factory=list)
    bij_event: Callable[[], None] = lambda: None
    url: str = ""

    def __call__(self, environ: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        koppen = {naam[5:].replace("_", "-").lower(): str(w) for naam, w in environ.items() if naam.startswith("HTTP_")}
        koppen["content-type"] = environ.get("CONTENT_TYPE", "")
        inhoud = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        pad = environ["PATH_INFO"] + (f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else "")
        self.binnen.append(Binnen(environ["REQUEST_METHOD"], pad, koppen, inhoud))
        if environ["REQUEST_METHOD"] == "OPTIONS":
            begin("200 OK", [("Allow", "POST"), *self.toestemming])
        else:
            self.bij_event()
            begin(self.status, self.koppen)
        return [b""]

    @property
    def events(self) -> list[Binnen]:
        return [b for b in self.binnen if b.methode == "POST"]

    @property
    def host(self) -> str:
        """Name and port, as an operator allows them."""
        return self.url.removeprefix("http://")

    @property
    def handelingen(self) -> list[str]:
        return [b.handeling for b in self.events]

    def afzender(self, **anders: Any) -> Afzender:
        """A sender of events that may send here."""
        regel = Adresregel(frozenset({self.host}), http_mag=True)
        return replace(OPEN, **({"regel": regel} | anders))


@contextmanager
def luister() -> Iterator[Ontvanger]:
    """A receiver that listens on a free port."""
    ontvanger = Ontvanger()
    with dien(ontvanger) as url:
        ontvanger.url = url
        yield ontvanger


def klopt() -> Callable[..., bool]:
    """The check of a signature as docs/webhooks.md gives it to receivers."""
    (code,) = re.findall(r"```python\n(.*?)```", (WORTEL / "docs" / "webhooks.md").read_text(), re.DOTALL)
    ruimte: dict[str, Any] = {}
    exec(compile(code, "webhooks.md", "exec"), ruimte)  # noqa: S102 - our own document
    gevonden: Callable[..., bool] = ruimte["klopt"]
    return gevonden
