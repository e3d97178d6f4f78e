"""Settings from the environment, prefix `DRAAIBOEK_`. The list for operators is docs/beheer/instellingen.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.bedrijf import in_bedrijf
from config.bewijs import getuigen, tijdstempeldienst
from config.buiten import clamd, mail, webhooks
from config.eigen import basis, eigen_geheim, oorsprong
from config.lezen import (
    OngeldigeInstelling,
    lees_bestand,
    lees_getal,
    lees_groep,
    lees_keuze,
    lees_map,
    lees_namen,
    met_geheimen,
)
from config.verantwoording import Meldpunt, meldpunt, verwerking
from config.zgw import VOORBEELD_RSIN, Zgwpush, push, rsin

__all__ = ["MIB", "VOORBEELD_RSIN", "WORTEL", "Config", "Meldpunt", "OngeldigeInstelling", "Zgwpush"]
WORTEL = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024


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
    naslag_map: Path | None = None
    """Folders of this installation, with profiles, editions and reference data beside those of the product."""
    tsa_url: str | None = None
    tsa_ca: Path | None = None
    """Timestamp authority (RFC 3161) for exports, and the certificates under which its own stands; both or neither."""
    zegel: tuple[tuple[str, str], ...] = ()
    backup: tuple[tuple[str, str], ...] = ()
    """What is set of DRAAIBOEK_ZEGEL_ and _BACKUP_, by the rest of the name; where it is used it is read."""
    clamd: str = ""
    """Where the virus scanner listens, as unix:/path or tcp:host:port; empty: files are not scanned."""
    getuigen: tuple[tuple[str, str], ...] = ()
    """Witnesses of the logboek: the key (vkey) and address of each."""
    mail_url: str | None = None
    mail_van: str = ""
    mail_retour: str = ""
    """Where mail comes back that does not arrive, when that is another address than it is sent from."""
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
    hosts: tuple[str, ...] = ()
    """The address under which people and programs reach this installation, and other names (`name` or `name:port`)
    that they may use; no others are answered. In development it is also reached by the names of the machine itself."""
    contact_mail: str = "beheer@draaiboek.example"
    """Whom programmers of other systems can write to."""
    api_limiet: int = 600
    """How many requests a token may make in a minute."""
    proxies: int = 0
    """How many proxies of our own stand before the application; what they say of address and TLS is believed."""
    twee_factoren: str = "niemand"
    """Of whom a second factor is asked: `niemand`, `beslissers` (who decides or manages) or `iedereen`."""
    oidc_bestand: Path | None = None
    """The file that says by which providers people sign on; where it is used it is read."""
    meldpunt: Meldpunt | None = None
    """Where somebody reports a weakness: /.well-known/security.txt."""
    verwerking: str = ""
    """The URI of the processing activity in the register of the region; with it each request in a case file has a line
    of the Logboek Dataverwerkingen."""
    verzoeklog: bool = False
    """Whether each request gets a line in the technical log."""
    metingen_token: str = ""
    """With what a monitor may ask the metrics; empty: nobody may."""
    otel_url: str = ""
    """Where spans of requests and tasks go (OpenTelemetry, OTLP over HTTP); empty: nobody collects them."""
    snelle_wachtwoorden: bool = False
    """Cheap password hashing, for tests only."""

    @property
    def onderhoudsbestand(self) -> Path:
        """While this is there, this node is closed: visitors get what it says."""
        return self.data_dir / "onderhoud.json"

    @classmethod
    def uit_omgeving(cls, omgeving: Mapping[str, str] = os.environ) -> Config:
        """Read the environment. Raises OngeldigeInstelling."""
        omgeving = met_geheimen(omgeving)
        data_dir = Path(omgeving.get("DRAAIBOEK_DATA_DIR") or WORTEL / "var").resolve()
        data_dir.mkdir(0o700, parents=True, exist_ok=True)
        productie = lees_keuze(omgeving, "DRAAIBOEK_OMGEVING", "ontwikkeling", "productie") == "productie"
        regio = omgeving.get("DRAAIBOEK_REGIO") or "haaglanden"
        return cls(
            data_dir=data_dir,
            database_url=omgeving.get("DRAAIBOEK_DATABASE_URL") or f"sqlite:///{data_dir / 'draaiboek.sqlite3'}",
            secret_key=omgeving.get("DRAAIBOEK_SECRET_KEY") or eigen_geheim(data_dir, productie=productie),
            signing_key_file=Path(omgeving.get("DRAAIBOEK_SIGNING_KEY_FILE") or data_dir / "ondertekening.pem"),
            regio=regio,
            log_oorsprong=oorsprong(omgeving, regio),
            checkpoint_dir=Path(omgeving.get("DRAAIBOEK_CHECKPOINT_DIR") or data_dir / "checkpoints").resolve(),
            regios_map=lees_map(omgeving, "DRAAIBOEK_REGIOS_MAP"),
            draaiboeken_map=lees_map(omgeving, "DRAAIBOEK_DRAAIBOEKEN_MAP"),
            naslag_map=lees_map(omgeving, "DRAAIBOEK_NASLAG_MAP"),
            **tijdstempeldienst(omgeving),
            zegel=lees_groep(omgeving, "DRAAIBOEK_ZEGEL_"),
            backup=lees_groep(omgeving, "DRAAIBOEK_BACKUP_"),
            clamd=clamd(omgeving),
            getuigen=getuigen(omgeving),
            **mail(omgeving),
            **webhooks(omgeving, regio),
            zgw_rsin=rsin(omgeving, productie=productie),
            zgw_push=push(omgeving),
            productie=productie,
            sessie_minuten=lees_getal(omgeving, "DRAAIBOEK_SESSIE_MINUTEN", 60),
            base_url=basis(omgeving, productie=productie),
            hosts=lees_namen(omgeving, "DRAAIBOEK_HOSTS"),
            contact_mail=omgeving.get("DRAAIBOEK_CONTACT_MAIL") or "beheer@draaiboek.example",
            api_limiet=lees_getal(omgeving, "DRAAIBOEK_API_LIMIET", 600),
            twee_factoren=lees_keuze(omgeving, "DRAAIBOEK_TWEE_FACTOREN", "niemand", "beslissers", "iedereen"),
            oidc_bestand=lees_bestand(omgeving, "DRAAIBOEK_OIDC_BESTAND"),
            meldpunt=meldpunt(omgeving),
            **verwerking(omgeving),
            **in_bedrijf(omgeving, productie=productie),
            proxies=lees_getal(omgeving, "DRAAIBOEK_PROXIES", 0, minstens=0),
        )
