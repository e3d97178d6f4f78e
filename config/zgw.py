"""The ZGW view, and the server where cases are written as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.lezen import OngeldigeInstelling

_PUSHNAMEN = {
    "url": "DRAAIBOEK_ZGW_PUSH_URL",
    "client_id": "DRAAIBOEK_ZGW_CLIENT_ID",
    "geheim": "DRAAIBOEK_ZGW_SECRET_FILE",
    "zaaktype": "DRAAIBOEK_ZGW_ZAAKTYPE",
}
VOORBEELD_RSIN = "000000000"
"""Nobody's number, with which the view can be tried out."""
KORTSTE_GEHEIM = 16


@dataclass(frozen=True)
class Zgwpush:
    """Where cases are written: the address of the server, who we are there, and the zaaktype they get."""

    url: str
    client_id: str
    geheim: str
    zaaktype: str

    def __repr__(self) -> str:
        """Without the secret, which would end up in a log."""
        return f"Zgwpush({self.url!r}, {self.client_id!r})"


def rsin(omgeving: Mapping[str, str], *, productie: bool) -> str:
    """The RSIN of the organisation that is responsible; empty in production when it is not set: then there is no view.

    Raises OngeldigeInstelling.
    """
    rsin = omgeving.get("DRAAIBOEK_ZGW_RSIN") or ("" if productie else VOORBEELD_RSIN)
    if rsin and not _is_rsin(rsin):
        bericht = "DRAAIBOEK_ZGW_RSIN is een RSIN: negen cijfers, waarvan het laatste de proef doorstaat."
        raise OngeldigeInstelling(bericht)
    return rsin


def _is_rsin(rsin: str) -> bool:
    """Nine digits that pass the same check as a BSN."""
    goed = re.fullmatch(r"[0-9]{9}", rsin)
    return bool(goed) and not sum(int(c) * w for c, w in zip(rsin, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11


def push(omgeving: Mapping[str, str]) -> Zgwpush | None:
    """Where cases are written, if anywhere. Raises OngeldigeInstelling when it is set by halves or cannot be right."""
    waarden = {veld: omgeving.get(naam, "") for veld, naam in _PUSHNAMEN.items()}
    if not any(waarden.values()):
        return None
    if not all(waarden.values()) or not omgeving.get("DRAAIBOEK_ZGW_RSIN"):
        raise OngeldigeInstelling(
            f"Zet {', '.join(_PUSHNAMEN.values())} en DRAAIBOEK_ZGW_RSIN allemaal, of geen van alle."
        )
    waarden["url"] = waarden["url"].rstrip("/")
    if not re.fullmatch(r"https?://[^\s/@?#]+(/[^\s?#]*)?", waarden["url"]):
        raise OngeldigeInstelling("DRAAIBOEK_ZGW_PUSH_URL is een adres met http(s)://, zonder naam of wachtwoord erin.")
    if not waarden["zaaktype"].startswith(f"{waarden['url']}/catalogi/api/v1/zaaktypen/"):
        bericht = "DRAAIBOEK_ZGW_ZAAKTYPE begint met DRAAIBOEK_ZGW_PUSH_URL/catalogi/api/v1/zaaktypen/."
        raise OngeldigeInstelling(bericht)
    return Zgwpush(**{**waarden, "geheim": _lees_geheim(waarden["geheim"])})


def _lees_geheim(bestand: str) -> str:
    try:
        geheim = Path(bestand).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as fout:
        raise OngeldigeInstelling(f"DRAAIBOEK_ZGW_SECRET_FILE noemt '{bestand}'; dat is niet te lezen.") from fout
    if len(geheim) < KORTSTE_GEHEIM:
        raise OngeldigeInstelling(f"Het geheim in DRAAIBOEK_ZGW_SECRET_FILE heeft minder dan {KORTSTE_GEHEIM} tekens.")
    return geheim
