"""Settings from the environment, prefix `DRAAIBOEK_`. The list for operators is docs/beheer.md."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config_buiten import lees_getuigen, lees_mail, lees_tijdstempeldienst
from config_zgw import Zgwpush, lees_push, lees_rsin

WORTEL = Path(__file__).resolve().parent
MIB = 1024 * 1024


class OngeldigeInstelling(RuntimeError):
    """A setting that is missing or wrong; the message says which and how to mend it."""


@dataclass(frozen=True)
class Config:
    """Everything that differs between installations."""

    data_dir: Path
    database_url: str
    secret_key: str
    signing_key_file: Path
    regio: str = "haaglanden"
    log_oorsprong: str = "draaiboek/haaglanden"
    """Under which name checkpoints of this installation are signed; the id of the logboek comes after it."""
    checkpoint_dir: Path | None = None
    """Where checkpoints of the logboek lie outside the database; DATA_DIR/checkpoints unless said otherwise."""
    regios_map: Path | None = None
    draaiboeken_map: Path | None = None
    """Folders of this installation, with profiles and editions beside those of the product."""
    tsa_url: str | None = None
    tsa_ca: Path | None = None
    """Timestamp authority (RFC 3161) for exports, and the certificates under which its own stands; both or neither."""
    getuigen: tuple[tuple[str, str], ...] = ()
    """Witnesses of the logboek: the key (vkey) and address of each."""
    mail_url: str | None = None
    mail_van: str = ""
    checkpoint_mail: tuple[str, ...] = ()
    alarm_mail: tuple[str, ...] = ()
    """Who gets checkpoints by mail, and who gets alarms of the logboek."""
    events_bron: str = "urn:nld:jeugdregio-haaglanden.draaiboek"
    webhook_hosts: tuple[str, ...] = ()
    """The source of events, and the only hosts that get them when any is named; these may be private."""
    zgw_rsin: str = ""
    zgw_push: Zgwpush | None = None
    """Whose cases the ZGW view shows, and where they are written as well."""
    productie: bool = False
    sessie_minuten: int = 60
    base_url: str = ""
    """The address under which people and programs reach this installation; empty: whatever they used."""
    contact_mail: str = "beheer@draaiboek.example"
    """Whom programmers of other systems can write to."""
    api_limiet: int = 600
    """How many requests a token may make in a minute."""
    proxies: int = 0
    """How many proxies of our own stand before the application; what they say of address and TLS is believed."""
    snelle_wachtwoorden: bool = False
    """Cheap password hashing, for tests only."""

    @classmethod
    def uit_omgeving(cls, omgeving: Mapping[str, str] = os.environ) -> Config:
        """Read the environment. Raises OngeldigeInstelling."""
        data_dir = Path(omgeving.get("DRAAIBOEK_DATA_DIR") or WORTEL / "var").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        productie = _is_productie(omgeving)
        regio = omgeving.get("DRAAIBOEK_REGIO") or "haaglanden"
        return cls(
            data_dir=data_dir,
            database_url=omgeving.get("DRAAIBOEK_DATABASE_URL") or f"sqlite:///{data_dir / 'draaiboek.sqlite3'}",
            secret_key=omgeving.get("DRAAIBOEK_SECRET_KEY") or _eigen_geheim(data_dir, productie=productie),
            signing_key_file=Path(omgeving.get("DRAAIBOEK_SIGNING_KEY_FILE") or data_dir / "ondertekening.pem"),
            regio=regio,
            log_oorsprong=_oorsprong(omgeving, regio),
            checkpoint_dir=Path(omgeving.get("DRAAIBOEK_CHECKPOINT_DIR") or data_dir / "checkpoints").resolve(),
            regios_map=_map(omgeving, "DRAAIBOEK_REGIOS_MAP"),
            draaiboeken_map=_map(omgeving, "DRAAIBOEK_DRAAIBOEKEN_MAP"),
            **_buiten(omgeving),
            **_webhooks(omgeving, regio),
            **_zgw(omgeving, productie=productie),
            productie=productie,
            sessie_minuten=_getal(omgeving, "DRAAIBOEK_SESSIE_MINUTEN", 60),
            base_url=_basis(omgeving),
            contact_mail=omgeving.get("DRAAIBOEK_CONTACT_MAIL") or "beheer@draaiboek.example",
            api_limiet=_getal(omgeving, "DRAAIBOEK_API_LIMIET", 600),
            proxies=_getal(omgeving, "DRAAIBOEK_PROXIES", 0, minstens=0),
        )


def _is_productie(omgeving: Mapping[str, str]) -> bool:
    waarde = omgeving.get("DRAAIBOEK_OMGEVING") or "ontwikkeling"
    if waarde not in ("ontwikkeling", "productie"):
        raise OngeldigeInstelling("DRAAIBOEK_OMGEVING is 'ontwikkeling' of 'productie'.")
    return waarde == "productie"


def _map(omgeving: Mapping[str, str], naam: str) -> Path | None:
    waarde = omgeving.get(naam)
    if not waarde:
        return None
    if not Path(waarde).is_dir():
        raise OngeldigeInstelling(
            f"{naam} noemt '{waarde}', maar dat is geen map. Maak haar, of haal de instelling weg."
        )
    return Path(waarde).resolve()


def _buiten(omgeving: Mapping[str, str]) -> dict[str, Any]:
    try:
        return {**lees_tijdstempeldienst(omgeving), "getuigen": lees_getuigen(omgeving), **lees_mail(omgeving)}
    except ValueError as fout:
        raise OngeldigeInstelling(str(fout)) from fout


def _webhooks(omgeving: Mapping[str, str], regio: str) -> dict[str, Any]:
    bron = omgeving.get("DRAAIBOEK_EVENTS_BRON") or f"urn:nld:jeugdregio-{regio}.draaiboek"
    hosts = tuple(omgeving.get("DRAAIBOEK_WEBHOOK_HOSTS", "").replace(",", " ").lower().split())
    if not re.fullmatch(r"urn:nld:[A-Za-z0-9][A-Za-z0-9:._%-]*", bron):
        raise OngeldigeInstelling("DRAAIBOEK_EVENTS_BRON is een URN, zoals urn:nld:oin:OIN-NUMMER:systeem:draaiboek.")
    if not all(re.fullmatch(r"[a-z0-9.-]+(:[0-9]{1,5})?", host) for host in hosts):
        raise OngeldigeInstelling("DRAAIBOEK_WEBHOOK_HOSTS is een rij van namen, zo nodig met :poort erachter.")
    return {"events_bron": bron, "webhook_hosts": hosts}


def _zgw(omgeving: Mapping[str, str], *, productie: bool) -> dict[str, Any]:
    try:
        return {"zgw_rsin": lees_rsin(omgeving, productie=productie), "zgw_push": lees_push(omgeving)}
    except ValueError as fout:
        raise OngeldigeInstelling(str(fout)) from fout


def _basis(omgeving: Mapping[str, str]) -> str:
    waarde = (omgeving.get("DRAAIBOEK_BASE_URL") or "").rstrip("/")
    if waarde and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", waarde):
        raise OngeldigeInstelling("DRAAIBOEK_BASE_URL is een adres, zoals https://draaiboek.regio.nl.")
    return waarde


def _oorsprong(omgeving: Mapping[str, str], regio: str) -> str:
    waarde = omgeving.get("DRAAIBOEK_LOG_OORSPRONG") or f"draaiboek/{regio}"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9./-]*", waarde):
        raise OngeldigeInstelling("DRAAIBOEK_LOG_OORSPRONG is een naam als regio.nl/draaiboek, zonder spaties of plus.")
    return waarde


def _getal(omgeving: Mapping[str, str], naam: str, standaard: int, *, minstens: int = 1) -> int:
    waarde = omgeving.get(naam) or str(standaard)
    if not waarde.isdecimal() or int(waarde) < minstens:
        raise OngeldigeInstelling(f"{naam} is een heel getal van {minstens} of meer, niet '{waarde}'.")
    return int(waarde)


def _eigen_geheim(data_dir: Path, *, productie: bool) -> str:
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
