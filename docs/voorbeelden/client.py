"""A small client of the draaiboek API: the standard library alone, no more than a program needs.

    api = Draaiboek("http://127.0.0.1:8000", token)
    for zaak in api.alle("/zaken", toestand="zorgelijk"):
        print(zaak["zaaknummer"])
    zaak = api.doe("/zaken/2025-0001/tredebepalingen", {...}, bij="/zaken/2025-0001")

What was asked and not answered is asked again with the same Idempotency-Key, so that it is done once.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

OPNIEUW = (429, 503)
"""Answers that say: not now."""


class Geweigerd(Exception):
    """The API refused; `code` is the rule, str() says in Dutch what can be done."""

    def __init__(self, status: int, probleem: dict[str, Any]) -> None:
        super().__init__(probleem.get("detail", f"status {status}"))
        self.status, self.code = status, probleem.get("code", "")
        self.velden = {deel["name"]: deel["reason"] for deel in probleem.get("invalidParams", ())}


class Draaiboek:
    def __init__(self, basis: str, token: str, pogingen: int = 4, wacht: float = 1.0) -> None:
        self.api = f"{basis.rstrip('/')}/api/v1"
        self.token, self.pogingen, self.wacht = token, pogingen, wacht

    def lees(self, pad: str, **vraag: Any) -> Any:
        """What stands at this path."""
        return self.met_etag(pad, **vraag)[0]

    def met_etag(self, pad: str, **vraag: Any) -> tuple[Any, str]:
        """The same, with the ETag to send when it is changed."""
        inhoud, koppen = self._vraag("GET", self._adres(pad, vraag), None, {})
        return json.loads(inhoud), koppen.get("ETag", "")

    def bestand(self, pad: str) -> bytes:
        """The bytes of a file, such as /exports/1/bundel."""
        return self._vraag("GET", self._adres(pad, {}), None, {})[0]

    def alle(self, pad: str, **vraag: Any) -> Iterator[Any]:
        """Every row of a list, page after page."""
        adres: str | None = self._adres(pad, vraag)
        while adres:
            blad = json.loads(self._vraag("GET", adres, None, {})[0])
            yield from blad["resultaten"]
            adres = blad["volgende"]

    def doe(self, pad: str, inhoud: dict[str, Any], bij: str | None = None, methode: str = "POST") -> Any:
        """An act. `bij` is the path of what it changes; its ETag is sent along."""
        return self.doe_op(pad, inhoud, self.met_etag(bij)[1] if bij else None, methode)

    def doe_op(self, pad: str, inhoud: dict[str, Any], etag: str | None, methode: str = "POST") -> Any:
        """An act on what was read earlier, with the ETag of then. Raises Geweigerd 412 when it changed meanwhile."""
        koppen = {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "application/json"}
        if etag:
            koppen["If-Match"] = etag
        return json.loads(self._vraag(methode, self._adres(pad, {}), json.dumps(inhoud).encode(), koppen)[0])

    def _adres(self, pad: str, vraag: dict[str, Any]) -> str:
        return f"{self.api}{pad}{'?' if vraag else ''}{urlencode(vraag)}"

    def _vraag(self, methode: str, adres: str, lichaam: bytes | None, koppen: dict[str, str]) -> tuple[bytes, Any]:
        """Ask until it is answered. The key in `koppen` stays the same, whatever went wrong on the way."""
        koppen = {**koppen, "Authorization": f"Bearer {self.token}"}
        for poging in range(1, self.pogingen + 1):
            wacht = self.wacht * 2 ** (poging - 1)
            try:
                with urlopen(Request(adres, lichaam, koppen, method=methode), timeout=60) as antwoord:  # noqa: S310
                    return antwoord.read(), antwoord.headers
            except HTTPError as fout:
                if fout.code not in OPNIEUW or poging == self.pogingen:
                    raise Geweigerd(fout.code, _probleem(fout)) from fout
                wacht = float(fout.headers.get("Retry-After", wacht))
            except (URLError, ConnectionError, TimeoutError):
                if poging == self.pogingen:
                    raise
            time.sleep(wacht)
        raise AssertionError("a last attempt returns or raises")


def _probleem(fout: HTTPError) -> dict[str, Any]:
    try:
        gelezen = json.loads(fout.read())
    except ValueError:
        return {}
    return gelezen if isinstance(gelezen, dict) else {}
