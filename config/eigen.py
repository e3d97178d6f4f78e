"""What an installation is of itself: its secret, its address, the name of its logboek."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from config.lezen import OngeldigeInstelling


def eigen_geheim(data_dir: Path, *, productie: bool) -> str:
    """In development a random secret of this installation, kept so that sessions survive a restart."""
    if productie:
        raise OngeldigeInstelling("Zet DRAAIBOEK_SECRET_KEY; in productie is er geen standaardwaarde.")
    bestand = data_dir / "secret_key"
    try:
        with os.fdopen(os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as uit:
            uit.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return bestand.read_text().strip()


def basis(omgeving: Mapping[str, str], *, productie: bool) -> str:
    """Required in production, and over TLS there: no cookie goes without. Raises OngeldigeInstelling."""
    waarde = (omgeving.get("DRAAIBOEK_BASE_URL") or "").rstrip("/")
    if waarde and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[^\s?#]*)?", waarde):
        raise OngeldigeInstelling("DRAAIBOEK_BASE_URL is een adres, zoals https://draaiboek.regio.nl.")
    if productie and not waarde.startswith("https://"):
        raise OngeldigeInstelling("Zet DRAAIBOEK_BASE_URL op het adres (https://…) van deze installatie.")
    return waarde


def oorsprong(omgeving: Mapping[str, str], regio: str) -> str:
    waarde = omgeving.get("DRAAIBOEK_LOG_OORSPRONG") or f"draaiboek/{regio}"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./-]*", waarde):
        raise OngeldigeInstelling("DRAAIBOEK_LOG_OORSPRONG is een naam als regio.nl/draaiboek, zonder spaties of plus.")
    return waarde
