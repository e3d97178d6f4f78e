"""What belongs to an installation beside its database, for its backups: keys, settings, and files of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from app.export.ondertekening import eerdere_map, nieuw_pad
from config import Config

_BEGIN = "DRAAIBOEK_"
_GEHEIM = ("SECRET", "PASSWORD", "DATABASE_URL", "MAIL_URL")
SLEUTEL, EERDER, GEHEIM, INSTELLINGEN = (
    "sleutels/ondertekening.pem",
    "sleutels/eerder/",
    "sleutels/secret_key",
    "instellingen.json",
)
"""Names in a backup: the signing key, the public keys before it, what signs sessions, and the settings."""


def verzamel(config: Config, *, met_sleutels: bool, omgeving: Mapping[str, str] = os.environ) -> dict[str, bytes]:
    """Files by their name in a backup. Without keys also the secret settings stay out."""
    gezet = {naam: waarde for naam, waarde in sorted(omgeving.items()) if naam.startswith(_BEGIN) and waarde}
    gewoon = {naam: waarde for naam, waarde in gezet.items() if met_sleutels or not _is_geheim(naam)}
    gevonden = {INSTELLINGEN: json.dumps(gewoon, ensure_ascii=False, indent=1).encode() + b"\n"}
    gevonden |= dict(_eigen_bestanden(config)) | dict(
        _genoemd(gezet, lambda naam: naam.endswith("_CA"), "certificaten")
    )
    gevonden |= {
        EERDER + pad.name: pad.read_bytes() for pad in sorted(eerdere_map(config.signing_key_file).glob("*.hex"))
    }
    if met_sleutels:
        gevonden |= dict(_sleutels(config))
        gevonden |= dict(_genoemd(gezet, lambda naam: naam.endswith("_FILE") and "SIGNING" not in naam, "sleutels"))
    return gevonden


def _is_geheim(naam: str) -> bool:
    return any(deel in naam for deel in _GEHEIM) and not naam.endswith("_FILE")


def _sleutels(config: Config) -> Iterator[tuple[str, bytes]]:
    yield GEHEIM, config.secret_key.encode() + b"\n"
    for pad, naam in ((config.signing_key_file, SLEUTEL), (nieuw_pad(config.signing_key_file), f"{SLEUTEL}.nieuw")):
        if pad.is_file():
            yield naam, pad.read_bytes()


def _eigen_bestanden(config: Config) -> Iterator[tuple[str, bytes]]:
    eigen = (("regios", config.regios_map), ("draaiboeken", config.draaiboeken_map), ("naslag", config.naslag_map))
    for naam, map_ in eigen:
        for pad in sorted([*map_.glob("*.toml"), *map_.glob("*.csv")]) if map_ else ():
            yield f"{naam}/{pad.name}", pad.read_bytes()


def _genoemd(gezet: Mapping[str, str], welke: Callable[[str], bool], map_: str) -> Iterator[tuple[str, bytes]]:
    """The files that these settings name."""
    for naam, waarde in gezet.items():
        if welke(naam) and Path(waarde).is_file():
            yield f"{map_}/{naam.removeprefix(_BEGIN)}", Path(waarde).read_bytes()


def leg_neer(bestanden: Mapping[str, bytes], map_: Path) -> None:
    """The files of a backup in a new folder of its own, for the account of the application alone."""
    map_.mkdir(0o700, parents=True)
    for naam, inhoud in bestanden.items():
        delen = [deel for deel in Path(naam).parts if deel not in ("..", "/")]
        pad = map_.joinpath(*delen)
        pad.parent.mkdir(0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bestand:
            bestand.write(inhoud)


def zet_sleutel_terug(bestanden: Mapping[str, bytes], doel: Path) -> bool:
    """The signing key of a backup, and the public ones before it, where none is yet. Whether it was put there."""
    if doel.exists() or SLEUTEL not in bestanden:
        return False
    doel.parent.mkdir(0o700, parents=True, exist_ok=True)
    eerder = {naam.removeprefix(EERDER): inhoud for naam, inhoud in bestanden.items() if naam.startswith(EERDER)}
    if eerder and not eerdere_map(doel).exists():
        leg_neer(eerder, eerdere_map(doel))
    with os.fdopen(os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as bestand:
        bestand.write(bestanden[SLEUTEL])
    return True
