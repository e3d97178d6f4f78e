"""Settings from the environment, prefix `DRAAIBOEK_`. The list for operators is docs/beheer.md."""

from __future__ import annotations

import os
import re
import secrets
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent
MIB = 1024 * 1024
_PUSHNAMEN = {
    "url": "DRAAIBOEK_ZGW_PUSH_URL",
    "client_id": "DRAAIBOEK_ZGW_CLIENT_ID",
    "geheim": "DRAAIBOEK_ZGW_SECRET_FILE",
    "zaaktype": "DRAAIBOEK_ZGW_ZAAKTYPE",
}
VOORBEELD_RSIN = "000000000"
"""Nobody's number, with which the view can be tried out."""
KORTSTE_GEHEIM = 16


class OngeldigeInstelling(RuntimeError):
    """A setting that is missing or wrong; the message says which and how to mend it."""


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
    zegel: tuple[tuple[str, str], ...] = ()
    backup: tuple[tuple[str, str], ...] = ()
    """What is set of DRAAIBOEK_ZEGEL_ and _BACKUP_, by the rest of the name; where it is used it is read."""
    clamd: str = ""
    """Where the virus scanner listens, as unix:/path or tcp:host:port; empty: files are not scanned."""
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
    snelle_wachtwoorden: bool = False
    """Cheap password hashing, for tests only."""

    @classmethod
    def uit_omgeving(cls, omgeving: Mapping[str, str] = os.environ) -> Config:
        """Read the environment. Raises OngeldigeInstelling."""
        data_dir = Path(omgeving.get("DRAAIBOEK_DATA_DIR") or WORTEL / "var").resolve()
        data_dir.mkdir(0o700, parents=True, exist_ok=True)
        productie = _keuze(omgeving, "DRAAIBOEK_OMGEVING", "ontwikkeling", "productie") == "productie"
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
            **_tijdstempeldienst(omgeving),
            zegel=_groep(omgeving, "DRAAIBOEK_ZEGEL_"),
            backup=_groep(omgeving, "DRAAIBOEK_BACKUP_"),
            clamd=_clamd(omgeving),
            getuigen=_getuigen(omgeving),
            **_mail(omgeving),
            **_webhooks(omgeving, regio),
            zgw_rsin=_rsin(omgeving, productie=productie),
            zgw_push=_push(omgeving),
            productie=productie,
            sessie_minuten=_getal(omgeving, "DRAAIBOEK_SESSIE_MINUTEN", 60),
            base_url=_basis(omgeving, productie=productie),
            hosts=_namen(omgeving, "DRAAIBOEK_HOSTS"),
            contact_mail=omgeving.get("DRAAIBOEK_CONTACT_MAIL") or "beheer@draaiboek.example",
            api_limiet=_getal(omgeving, "DRAAIBOEK_API_LIMIET", 600),
            twee_factoren=_keuze(omgeving, "DRAAIBOEK_TWEE_FACTOREN", "niemand", "beslissers", "iedereen"),
            proxies=_getal(omgeving, "DRAAIBOEK_PROXIES", 0, minstens=0),
        )


def _keuze(omgeving: Mapping[str, str], naam: str, *keuzes: str) -> str:
    """One of these words; the first when nothing is said. Raises OngeldigeInstelling."""
    waarde = omgeving.get(naam) or keuzes[0]
    if waarde not in keuzes:
        *eerste, laatste = (f"'{keuze}'" for keuze in keuzes)
        raise OngeldigeInstelling(f"{naam} is {', '.join(eerste)} of {laatste}.")
    return waarde


def _map(omgeving: Mapping[str, str], naam: str) -> Path | None:
    waarde = omgeving.get(naam)
    if not waarde:
        return None
    if not Path(waarde).is_dir():
        bericht = f"{naam} noemt '{waarde}', maar dat is geen map. Maak haar, of haal de instelling weg."
        raise OngeldigeInstelling(bericht)
    return Path(waarde).resolve()


def _webhooks(omgeving: Mapping[str, str], regio: str) -> dict[str, Any]:
    bron = omgeving.get("DRAAIBOEK_EVENTS_BRON") or f"urn:nld:jeugdregio-{regio}.draaiboek"
    if not re.fullmatch(r"urn:nld:[A-Za-z0-9][A-Za-z0-9:._%-]*", bron):
        raise OngeldigeInstelling("DRAAIBOEK_EVENTS_BRON is een URN, zoals urn:nld:oin:OIN-NUMMER:systeem:draaiboek.")
    return {"events_bron": bron, "webhook_hosts": _namen(omgeving, "DRAAIBOEK_WEBHOOK_HOSTS")}


def _basis(omgeving: Mapping[str, str], *, productie: bool) -> str:
    """Required in production, and over TLS there: no cookie goes without. Raises OngeldigeInstelling."""
    waarde = (omgeving.get("DRAAIBOEK_BASE_URL") or "").rstrip("/")
    if waarde and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[^\s?#]*)?", waarde):
        raise OngeldigeInstelling("DRAAIBOEK_BASE_URL is een adres, zoals https://draaiboek.regio.nl.")
    if productie and not waarde.startswith("https://"):
        raise OngeldigeInstelling("Zet DRAAIBOEK_BASE_URL op het adres (https://…) van deze installatie.")
    return waarde


def _namen(omgeving: Mapping[str, str], naam: str) -> tuple[str, ...]:
    namen = tuple(omgeving.get(naam, "").replace(",", " ").lower().split())
    if not all(re.fullmatch(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", host) for host in namen):
        raise OngeldigeInstelling(f"{naam} is een rij van namen, zo nodig met :poort erachter.")
    return namen


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


def _tijdstempeldienst(omgeving: Mapping[str, str]) -> dict[str, Any]:
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


def _groep(omgeving: Mapping[str, str], begin: str) -> tuple[tuple[str, str], ...]:
    return tuple((naam.removeprefix(begin), w) for naam, w in sorted(omgeving.items()) if naam.startswith(begin) and w)


def _clamd(omgeving: Mapping[str, str]) -> str:
    plek = omgeving.get("DRAAIBOEK_CLAMD", "").strip()
    if plek and not re.fullmatch(r"unix:/\S+|tcp:[^\s:]+:[0-9]{1,5}", plek):
        raise OngeldigeInstelling("DRAAIBOEK_CLAMD is unix:/pad/naar/de/socket of tcp:host:poort.")
    return plek


def _getuigen(omgeving: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The key and address of each. Raises OngeldigeInstelling."""
    paren = [tuple(deel.split()) for deel in omgeving.get("DRAAIBOEK_WITNESSES", "").split(",") if deel.strip()]
    if not all(len(p) == 2 and p[0].count("+") >= 2 and re.fullmatch(r"https?://[^\s/]\S*", p[1]) for p in paren):
        raise OngeldigeInstelling("DRAAIBOEK_WITNESSES is een rij 'sleutel adres', met komma's ertussen.")
    return tuple((sleutel, adres) for sleutel, adres in paren)


def _mail(omgeving: Mapping[str, str]) -> dict[str, Any]:
    """The mail server, the sender, and who gets what. Raises OngeldigeInstelling."""
    url, van = omgeving.get("DRAAIBOEK_MAIL_URL"), omgeving.get("DRAAIBOEK_MAIL_VAN", "")
    aan = {
        veld: tuple(omgeving.get(naam, "").replace(",", " ").split())
        for veld, naam in (("checkpoint_mail", "DRAAIBOEK_CHECKPOINT_MAIL"), ("alarm_mail", "DRAAIBOEK_ALARM_MAIL"))
    }
    if url and not re.fullmatch(r"(smtp|smtps|smtp\+starttls)://[^\s/]\S*", url):
        raise OngeldigeInstelling("DRAAIBOEK_MAIL_URL begint met smtp://, smtp+starttls:// of smtps://.")
    if any(aan.values()) and not (url and van):
        raise OngeldigeInstelling("Voor mail zijn DRAAIBOEK_MAIL_URL en DRAAIBOEK_MAIL_VAN allebei nodig.")
    if not all(re.fullmatch(r"[^@\s]+@[^@\s]+", adres) for adres in (*sum(aan.values(), ()), van) if adres):
        raise OngeldigeInstelling("Een van de mailadressen in de instellingen klopt niet.")
    return {"mail_url": url, "mail_van": van, **aan}


def _rsin(omgeving: Mapping[str, str], *, productie: bool) -> str:
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


def _push(omgeving: Mapping[str, str]) -> Zgwpush | None:
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
