"""Another ZGW server, such as Open Zaak: ask it, and write there, never at another address than its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from app.domain.basis.fouten import DomeinFout
from app.services.buiten.lijn import Geduld
from app.services.buiten.verzend import GeenAntwoord, Ontvangen, vraag
from app.services.zgw.jwt import maak_jwt
from app.services.zgw.vorm import Deel

WACHT = Geduld(verbinden=3, alles=15)
GROOTST = 4 * 1024 * 1024
MEESTE_PAGINAS = 50
CRS = "EPSG:4326"


class ZgwMislukt(DomeinFout):
    """The other server refuses, or answers what we do not understand."""

    code = "zgw_mislukt"
    status = 502


class ZgwOnbereikbaar(ZgwMislukt):
    """The other server does not answer at all."""


@dataclass(frozen=True)
class Zgwserver:
    """The server at `basis`, and who we are there; `nu` (UTC) is the moment of the round."""

    basis: str
    client_id: str
    geheim: str = field(repr=False)
    nu: datetime

    def alles(self, pad: str, **params: str) -> list[Deel]:
        """Every row of a list, page after page. Raises ZgwMislukt."""
        return [rij for pagina in self._paginas(f"{self.basis}{pad}?{urlencode(params)}") for rij in pagina]

    def _paginas(self, url: str | None) -> Iterator[list[Deel]]:
        for _ in range(MEESTE_PAGINAS):
            if url is None:
                return
            pagina = self._vraag("GET", url, None, 200)
            if not _is_pagina(pagina):
                raise ZgwMislukt(f"{self.basis} geeft geen lijst zoals ZGW die kent.")
            yield pagina["results"]
            url = pagina["next"]
        raise ZgwMislukt(f"{self.basis} geeft meer dan {MEESTE_PAGINAS} bladzijden.")

    def maak(self, pad: str, inhoud: Deel) -> Deel:
        """A new object; the answer has its address. Raises ZgwMislukt."""
        gemaakt = self._vraag("POST", f"{self.basis}{pad}", inhoud, 201)
        if not isinstance(gemaakt, dict) or not isinstance(gemaakt.get("url"), str):
            raise ZgwMislukt(f"{self.basis} zegt niet waar het nieuwe object staat.")
        return gemaakt

    def verwijder(self, url: str) -> None:
        """Raises ZgwMislukt."""
        self._vraag("DELETE", url, None, 204)

    def _vraag(self, methode: str, url: str, inhoud: Deel | None, verwacht: int) -> Any:
        if not url.startswith(f"{self.basis}/"):
            raise ZgwMislukt(f"{self.basis} verwijst naar een adres op een andere plek; daar vragen wij niets.")
        bytes_ = json.dumps(inhoud).encode() if inhoud is not None else None
        try:
            antwoord = vraag(methode, url, bytes_, self._koppen(), WACHT, GROOTST)
        except GeenAntwoord as fout:
            raise ZgwOnbereikbaar(f"{self.basis} geeft geen antwoord.") from fout
        if antwoord.status != verwacht:
            raise ZgwMislukt(f"{methode} {url.partition('?')[0]}: antwoord {antwoord.status}{_waarom(antwoord)}.")
        return _lees(antwoord) if antwoord.inhoud else None

    def _koppen(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {maak_jwt(self.client_id, self.geheim, self.nu)}",
            "Accept": "application/json",
            "Accept-Crs": CRS,
            "Content-Type": "application/json",
            "Content-Crs": CRS,
        }


def _is_pagina(inhoud: Any) -> bool:
    """A page as the standard has it: rows that are objects, and the address of the next page or null."""
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("results"), list):
        return False
    return all(isinstance(rij, dict) for rij in inhoud["results"]) and isinstance(inhoud.get("next", 0), str | None)


def _lees(antwoord: Ontvangen) -> Any:
    try:
        return json.loads(antwoord.inhoud)
    except (ValueError, RecursionError) as fout:
        raise ZgwMislukt("De andere server geeft geen JSON.") from fout


def _waarom(antwoord: Ontvangen) -> str:
    """Which fields it finds wrong, by name: its own words are not taken over."""
    try:
        velden = [str(fout["name"])[:60] for fout in json.loads(antwoord.inhoud)["invalidParams"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return f" (over {', '.join(velden[:5])})" if velden else ""
