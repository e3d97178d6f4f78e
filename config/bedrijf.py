"""What an operator sees of it while it runs: the technical log, and metrics."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from config.lezen import OngeldigeInstelling, lees_keuze

KORTSTE_TOKEN = 16


def in_bedrijf(omgeving: Mapping[str, str], *, productie: bool) -> dict[str, Any]:
    """All of it, by the names of the settings. Raises OngeldigeInstelling."""
    return {
        "verzoeklog": verzoeklog(omgeving, productie=productie),
        "metingen_token": metingen(omgeving),
        "otel_url": telemetrie(omgeving),
    }


def verzoeklog(omgeving: Mapping[str, str], *, productie: bool) -> bool:
    """In production unless it is said that not. Raises OngeldigeInstelling."""
    keuzes = ("ja", "nee") if productie else ("nee", "ja")
    return lees_keuze(omgeving, "DRAAIBOEK_VERZOEKLOG", *keuzes) == "ja"


def metingen(omgeving: Mapping[str, str]) -> str:
    """The token in the file; empty when none is named. Raises OngeldigeInstelling."""
    bestand = omgeving.get("DRAAIBOEK_METINGEN_TOKEN_FILE")
    if not bestand:
        return ""
    try:
        token = Path(bestand).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as fout:
        raise OngeldigeInstelling(f"DRAAIBOEK_METINGEN_TOKEN_FILE noemt '{bestand}'; dat is niet te lezen.") from fout
    if len(token) < KORTSTE_TOKEN or not token.isascii():
        bericht = f"Het token in DRAAIBOEK_METINGEN_TOKEN_FILE heeft minstens {KORTSTE_TOKEN} gewone tekens."
        raise OngeldigeInstelling(bericht)
    return token


def telemetrie(omgeving: Mapping[str, str]) -> str:
    """Where spans go (OTLP over HTTP); empty when nobody collects them. Raises OngeldigeInstelling."""
    url = omgeving.get("DRAAIBOEK_OTEL_URL", "")
    if not url:
        return ""
    delen = urlsplit(url)
    if delen.scheme not in ("http", "https") or not delen.hostname:
        raise OngeldigeInstelling("DRAAIBOEK_OTEL_URL is een adres dat begint met http:// of https://.")
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.exporter") is None:
        raise OngeldigeInstelling("Voor DRAAIBOEK_OTEL_URL zijn de pakketten van requirements/otel.txt nodig.")
    return url if delen.path.strip("/") else f"{url.rstrip('/')}/v1/traces"
