"""Before the application sees a request: is it asked under a name of ours, and does no other site send it?

Here, and not at a route, because it holds for every address: screens, the API, files, and what does not exist.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.deurblad import STIJLREGEL, TITELS, deurblad
from app.domain.bewaking.onderhoud import Onderhoud, lees_onderhoud
from app.logger import veiligheid
from config import Config

VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
EIGEN = frozenset({"same-origin", "none"})
"""What a browser says of a request that no other site made it send: from our page, or by the hand of its user."""
_HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?")
GEZOND = "/gezond"
BIJ_ADRES = frozenset({GEZOND, "/gereed", "/metrics"})
"""What a monitor or load balancer asks by the address of a node. They show nothing that leads anywhere."""
_HIER = frozenset({"localhost", "127.0.0.1", "[::1]"})
_STANDAARD = {"80", "443", None}
_VREEMDE_NAAM = (
    "400 Bad Request",
    "vreemde_host",
    "Onder deze naam kent deze installatie zichzelf niet. Gebruik het adres dat u van uw beheerder kreeg.",
)
_VREEMDE_SITE = (
    "403 Forbidden",
    "vreemde_herkomst",
    "Dit werd door een andere site verstuurd en is niet uitgevoerd. Open draaiboek zelf en doe het daar.",
)
_DICHT = ("503 Service Unavailable", "onderhoud")
WACHT = "300"
"""Seconds after which a program may ask again (Retry-After)."""
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Voordeur:
    """Lets through what comes under a name of this installation and, where it changes something, from its own pages.

    The names are that of `base_url` and `hosts`; in development those of the machine itself too, with any port. What
    a proxy says of the name it was asked by is not believed: it passes on the name itself.
    """

    def __init__(
        self, binnen: Wsgi, config: Config, koppen: Mapping[str, str], onderhoud: Callable[[], Path] | None = None
    ) -> None:
        basis = urlsplit(config.base_url)
        self._binnen = binnen
        self._namen = frozenset(filter(None, (_naam(naam) for naam in (basis.netloc, *config.hosts))))
        self._schema = {_naam(basis.netloc): basis.scheme} if basis.netloc else {}
        self._hier = not config.productie
        self._onderhoud = onderhoud or (lambda: config.onderhoudsbestand)
        self._koppen = [*koppen.items(), ("Cache-Control", "no-store")]

    def __call__(self, omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        naam = _naam(omgeving.get("HTTP_HOST", ""))
        vraagt = omgeving["REQUEST_METHOD"] in VEILIG
        bij_adres = vraagt and omgeving.get("PATH_INFO") in BIJ_ADRES
        if naam is None or not (bij_adres or self._is_van_ons(naam)):
            return self._weiger(_VREEMDE_NAAM, "host_geweigerd", omgeving, begin)
        if not vraagt and self._komt_van_elders(naam, omgeving):
            return self._weiger(_VREEMDE_SITE, "herkomst_geweigerd", omgeving, begin)
        if omgeving.get("PATH_INFO") != GEZOND and (bestand := self._onderhoud()).exists():
            return self._zeg_onderhoud(bestand, omgeving, begin)
        return self._binnen(omgeving, begin)

    def _zeg_onderhoud(self, bestand: Path, omgeving: Mapping[str, Any], begin: Callable[..., Any]) -> list[bytes]:
        try:
            wat = lees_onderhoud(bestand.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            wat = Onderhoud()
        return self._antwoord((*_DICHT, wat.bericht), omgeving, begin, [("Retry-After", WACHT)])

    def _is_van_ons(self, naam: tuple[str, str | None]) -> bool:
        return naam in self._namen or (self._hier and naam[0] in _HIER)

    def _komt_van_elders(self, naam: tuple[str, str | None], omgeving: Mapping[str, Any]) -> bool:
        """As the browser says; a program that is none says nothing, and has no cookie that it was not given."""
        if omgeving.get("HTTP_SEC_FETCH_SITE", "none") not in EIGEN:
            return True
        if "HTTP_ORIGIN" not in omgeving:
            return False
        try:
            van = urlsplit(omgeving["HTTP_ORIGIN"])
        except ValueError:
            return True
        schema = self._schema.get(naam, van.scheme)
        return _naam(van.netloc) != naam or van.scheme not in ("http", "https") or van.scheme != schema

    def _weiger(
        self, wat: tuple[str, str, str], gebeurtenis: str, omgeving: Mapping[str, Any], begin: Callable[..., Any]
    ) -> list[bytes]:
        veiligheid(
            gebeurtenis,
            host=omgeving.get("HTTP_HOST", "")[:100],
            herkomst=omgeving.get("HTTP_ORIGIN", "")[:100],
            adres=omgeving.get("REMOTE_ADDR"),
        )
        return self._antwoord(wat, omgeving, begin)

    def _antwoord(
        self,
        wat: tuple[str, str, str],
        omgeving: Mapping[str, Any],
        begin: Callable[..., Any],
        koppen: Sequence[tuple[str, str]] = (),
    ) -> list[bytes]:
        status, code, tekst = wat
        soort, inhoud = _antwoord(status, code, tekst, omgeving.get("PATH_INFO", ""))
        eigen = {"Content-Type": soort, "Content-Length": str(len(inhoud)), "Content-Security-Policy": STIJLREGEL}
        begin(status, [*(dict(self._koppen) | eigen).items(), *koppen])
        return [] if omgeving["REQUEST_METHOD"] == "HEAD" else [inhoud]


def _antwoord(status: str, code: str, tekst: str, pad: str) -> tuple[str, bytes]:
    """For people a page that needs nothing else, for programs a problem (RFC 9457)."""
    nummer, titel = status[:3], TITELS[status[:3]]
    if pad == "/gereed":
        return "application/json", json.dumps({"gereed": False, "redenen": [code]}).encode()
    if not pad.startswith(("/api/", "/zgw/")):
        return "text/html; charset=utf-8", deurblad(nummer, tekst)
    # without `instance`: the address that was asked may be anything, and this is no answer of an operation
    probleem = {"type": "about:blank", "title": titel, "status": int(nummer), "detail": tekst, "code": code}
    return "application/problem+json", json.dumps(probleem, ensure_ascii=False).encode()


def _naam(host: str) -> tuple[str, str | None] | None:
    """Name and port as they are compared, without the port that goes without saying; None for what is no name."""
    vorm = _HOST.fullmatch(host.lower())
    return (vorm[1].rstrip("."), None if vorm[2] in _STANDAARD else vorm[2]) if vorm else None
