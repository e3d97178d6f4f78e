"""Who bears witness from outside: the timestamp authority and the witnesses of the logboek."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.lezen import OngeldigeInstelling


def tijdstempeldienst(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """Address and certificates, both or neither. Raises OngeldigeInstelling."""
    url, ca = omgeving.get("DRAAIBOEK_TSA_URL"), omgeving.get("DRAAIBOEK_TSA_CA")
    if not url and not ca:
        return {}
    if not url or not ca or not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise OngeldigeInstelling(
            "Zet DRAAIBOEK_TSA_URL (een adres met http:// of https://) en DRAAIBOEK_TSA_CA allebei, of geen van beide."
        )
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=ca)
    except OSError as fout:
        raise OngeldigeInstelling(f"DRAAIBOEK_TSA_CA noemt '{ca}'; daarin staan geen certificaten (PEM).") from fout
    return {"tsa_url": url, "tsa_ca": Path(ca).resolve()}


def getuigen(omgeving: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The key and address of each. Raises OngeldigeInstelling."""
    paren = [tuple(deel.split()) for deel in omgeving.get("DRAAIBOEK_WITNESSES", "").split(",") if deel.strip()]
    if not all(len(p) == 2 and p[0].count("+") >= 2 and re.fullmatch(r"https?://[^\s/]\S*", p[1]) for p in paren):
        raise OngeldigeInstelling("DRAAIBOEK_WITNESSES is een rij 'sleutel adres', met komma's ertussen.")
    return tuple((sleutel, adres) for sleutel, adres in paren)
