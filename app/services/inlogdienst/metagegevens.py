"""What a provider publishes of itself (OpenID Connect Discovery 1.0): its addresses and its keys, kept for a while.

It is asked when somebody needs it, with one short wait; nothing of it is believed under another issuer than the
operator wrote.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from app.domain.inlogdienst.dienst import Inlogdienst, is_adres
from app.domain.inlogdienst.gemeld import DienstMislukt, Reden
from app.services.buiten.lijn import Geduld
from app.services.buiten.verzend import GeenAntwoord, vraag

WACHT = Geduld(verbinden=3, alles=5)
GROOTST = 512 * 1024
HOUDBAAR, NIET_VAKER, EVEN = timedelta(hours=1), timedelta(seconds=30), timedelta(seconds=10)
"""For how long what a provider publishes is kept; how often at most its keys are asked again, when a token names
one that we do not have; and for how long one that published nothing useful is left alone.
"""
RUST = timedelta(seconds=30)
"""For how long a host that gave no answer is not asked again, whatever for: a worker does one thing at a time, so who
waits for a provider holds up everybody.
"""


@dataclass(frozen=True)
class Metagegevens:
    """Where a provider is asked what. `noemt_zich`: it says in its answers by which issuer they were given."""

    inlogadres: str
    tokenadres: str
    sleuteladres: str
    gegevensadres: str = ""
    uitlogadres: str = ""
    noemt_zich: bool = False
    met_wachtwoord_in_kop: bool = True


@dataclass
class _Stand:
    meta: Metagegevens
    meta_op: datetime
    sleutels: Mapping[str, Any] | None = None
    sleutels_op: datetime | None = None


_MISLUKT: dict[tuple[str, str], tuple[datetime, DienstMislukt]] = {}
_BEKEND: dict[tuple[str, str], _Stand] = {}
_STIL: dict[str, datetime] = {}
"""When a host gave no answer, by its name."""
_SLOT = Lock()


def vergeet() -> None:
    """Ask everything again."""
    with _SLOT:
        _BEKEND.clear()
        _MISLUKT.clear()
        _STIL.clear()


def metagegevens(dienst: Inlogdienst, nu: datetime) -> Metagegevens:
    """Raises DienstMislukt."""
    return _stand(dienst, nu).meta


def sleutels(dienst: Inlogdienst, nu: datetime, *, opnieuw: bool = False) -> Mapping[str, Any]:
    """Its public keys (JWK Set); `opnieuw` when a token names one that is not among them. Raises DienstMislukt."""
    stand, mag = _stand(dienst, nu), NIET_VAKER if opnieuw else HOUDBAAR
    if stand.sleutels is None or stand.sleutels_op is None or nu - stand.sleutels_op > mag:
        stand.sleutels, stand.sleutels_op = haal(stand.meta.sleuteladres, nu), nu
    return stand.sleutels


def _stand(dienst: Inlogdienst, nu: datetime) -> _Stand:
    sleutel = dienst.code, dienst.issuer
    bekend = _BEKEND.get(sleutel)
    if bekend is None or nu - bekend.meta_op > HOUDBAAR:
        bekend = _vers(dienst, sleutel, nu)
        with _SLOT:
            _BEKEND[sleutel] = bekend
    return bekend


def _vers(dienst: Inlogdienst, sleutel: tuple[str, str], nu: datetime) -> _Stand:
    """As it is now. One that did not answer just now is not asked again at once: nobody waits for it in a row."""
    if sleutel in _MISLUKT and nu - _MISLUKT[sleutel][0] < EVEN:
        fout = _MISLUKT[sleutel][1]
        raise DienstMislukt(fout.reden, fout.detail)
    try:
        return _Stand(_lees(dienst, haal(_adres(dienst), nu)), nu)
    except DienstMislukt as mislukt:
        with _SLOT:
            _MISLUKT[sleutel] = nu, mislukt
        raise


def _adres(dienst: Inlogdienst) -> str:
    return f"{dienst.issuer.rstrip('/')}/.well-known/openid-configuration"


def _lees(dienst: Inlogdienst, zegt: Mapping[str, Any]) -> Metagegevens:
    if zegt.get("issuer") != dienst.issuer:
        raise DienstMislukt(Reden.KLOPT_NIET, f"noemt zich {zegt.get('issuer')!r:.200}, niet {dienst.issuer}")
    nodig = [_plek(dienst, zegt, naam) for naam in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if not all(nodig):
        raise DienstMislukt(Reden.KLOPT_NIET, "noemt geen bruikbare adressen voor inloggen, tokens of sleutels")
    manieren = zegt.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    inloggen, token, sleuteladres = nodig
    return Metagegevens(
        inloggen,
        token,
        sleuteladres,
        gegevensadres=_plek(dienst, zegt, "userinfo_endpoint"),
        uitlogadres=_plek(dienst, zegt, "end_session_endpoint"),
        noemt_zich=zegt.get("authorization_response_iss_parameter_supported") is True,
        met_wachtwoord_in_kop="client_secret_basic" in manieren,
    )


def _plek(dienst: Inlogdienst, zegt: Mapping[str, Any], naam: str) -> str:
    """With TLS as its issuer has it: one elsewhere does not send us to a port of this machine."""
    adres = zegt.get(naam)
    zonder = adres.partition("?")[0] if isinstance(adres, str) else ""
    met_tls = zonder.startswith("https:") or dienst.issuer.startswith("http:")
    return str(adres) if is_adres(zonder) and met_tls else ""


def haal(url: str, nu: datetime, koppen: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    """What stands there, as JSON. Raises DienstMislukt."""
    return stuur("GET", url, None, {"Accept": "application/json", **(koppen or {})}, nu)


def stuur(methode: str, url: str, inhoud: bytes | None, koppen: Mapping[str, str], nu: datetime) -> Mapping[str, Any]:
    """Raises DienstMislukt: nobody answers, or not with what was asked."""
    waar = urlsplit(url).netloc
    if waar in _STIL and nu - _STIL[waar] < RUST:
        raise DienstMislukt(Reden.ONBEREIKBAAR, f"{waar} gaf zojuist geen antwoord, en wordt even niet gevraagd")
    try:
        antwoord = vraag(methode, url, inhoud, koppen, WACHT, GROOTST)
    except GeenAntwoord as fout:
        with _SLOT:
            _STIL[waar] = nu
        raise DienstMislukt(Reden.ONBEREIKBAAR, str(fout)) from fout
    if antwoord.status >= 500 or antwoord.status == 429:
        raise DienstMislukt(Reden.ONBEREIKBAAR, f"status {antwoord.status} van {url}")
    try:
        zegt = json.loads(antwoord.inhoud) if antwoord.status == 200 and not antwoord.afgekapt else None
    except (ValueError, RecursionError):
        zegt = None
    if not isinstance(zegt, dict):
        raise DienstMislukt(Reden.KLOPT_NIET, f"status {antwoord.status} van {url}: geen bruikbaar antwoord")
    return zegt
