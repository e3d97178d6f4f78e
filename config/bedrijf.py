"""What an operator sees of it while it runs: the technical log, and metrics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config.lezen import OngeldigeInstelling, lees_keuze

KORTSTE_TOKEN = 16


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
