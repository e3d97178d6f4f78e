"""What a provider said of somebody, once its token was found right; and why he did not come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from app.domain.basis.tekst import mailvorm
from app.domain.gebruiker.factoren import Factor
from app.domain.inlogdienst.dienst import Inlogdienst

SPELING = timedelta(minutes=1)
"""How much its clock may differ from ours [I]."""
DUUR = timedelta(minutes=15)
"""How long somebody may take at the provider [I]."""
BEWAARD = timedelta(days=90)
"""After this long a request that was refused, or that nobody came back for, is forgotten [I]."""


class Doel(StrEnum):
    """What somebody goes to his provider for."""

    INLOGGEN = "inloggen"
    BEWIJS = "bewijs"
    KOPPELEN = "koppelen"


class Verzoekstatus(StrEnum):
    """How it stands with who asked to come in by his provider."""

    OPEN = "open"
    GEKOPPELD = "gekoppeld"
    GEWEIGERD = "geweigerd"


class Reden(StrEnum):
    """Why it did not come to that."""

    ONBEREIKBAAR = "onbereikbaar"
    KLOPT_NIET = "klopt_niet"
    VERLOPEN = "verlopen"
    GEWEIGERD = "geweigerd"
    GEEN_ADRES = "geen_adres"
    VREEMD_ADRES = "vreemd_adres"
    GEEN_GROEP = "geen_groep"
    ANDER = "ander"
    OUD_BEWIJS = "oud_bewijs"
    GEBLOKKEERD = "geblokkeerd"
    AFGEWEZEN = "afgewezen"
    WACHT = "wacht"
    TE_VAAK = "te_vaak"


class DienstMislukt(Exception):
    """Signing on at a provider did not succeed. `detail` is for the operator: no word of it reaches a screen."""

    def __init__(self, reden: Reden, detail: str = "") -> None:
        super().__init__(f"{reden.value}: {detail}")
        self.reden = reden
        self.detail = detail


@dataclass(frozen=True)
class Gemeld:
    """Who it is at the provider (`sub`), and what it says of him. `bewezen_op`: when he last proved it there (UTC);
    `sid` its session, for when it ends there.
    """

    sub: str
    email: str
    naam: str
    groepen: tuple[str, ...] = ()
    acr: str = ""
    amr: tuple[str, ...] = ()
    bewezen_op: datetime | None = None
    sid: str = ""
    id_token: str = field(default="", repr=False)

    def factor_bij(self, dienst: Inlogdienst) -> Factor:
        return Factor.DIENST if dienst.had_tweede(self.acr, self.amr) else Factor.GEEN


def lees_gemeld(dienst: Inlogdienst, claims: Mapping[str, Any], id_token: str = "") -> Gemeld:
    """From claims that were found right. Raises DienstMislukt for who may not come in by what they say."""
    email = mailvorm(_tekst(claims.get(dienst.adres_claim), 254))
    if not email or "@" not in email:
        raise DienstMislukt(Reden.GEEN_ADRES, f"geen bruikbare claim '{dienst.adres_claim}'")
    if not dienst.is_van(email) or str(claims.get("email_verified")).casefold() == "false":
        raise DienstMislukt(Reden.VREEMD_ADRES, f"adres van een ander domein, of niet nagekeken ({dienst.adres_claim})")
    groepen = _rij(claims.get(dienst.groepen_claim))
    if not dienst.laat_toe(groepen):
        raise DienstMislukt(Reden.GEEN_GROEP, "in geen van de groepen die nodig zijn")
    return Gemeld(
        sub=str(claims["sub"]),
        email=email,
        naam=_tekst(claims.get(dienst.naam_claim), 120) or email,
        groepen=groepen,
        acr=_tekst(claims.get("acr"), 200),
        amr=_rij(claims.get("amr")),
        bewezen_op=_moment(claims.get("auth_time")),
        sid=_tekst(claims.get("sid"), 255),
        id_token=id_token,
    )


def eis_vers_bewijs(gemeld: Gemeld, sinds: datetime) -> None:
    """He proved it after we asked. Raises DienstMislukt."""
    if gemeld.bewezen_op is None or gemeld.bewezen_op < sinds - SPELING:
        raise DienstMislukt(Reden.OUD_BEWIJS, "auth_time ontbreekt of is van eerder")


def _tekst(waarde: object, hoogstens: int) -> str:
    """One line without what cannot be kept; anything else than text is nothing."""
    if not isinstance(waarde, str):
        return ""
    return "".join(teken for teken in " ".join(waarde.split()) if teken.isprintable())[:hoogstens]


def _rij(waarde: object) -> tuple[str, ...]:
    delen = [waarde] if isinstance(waarde, str) else waarde if isinstance(waarde, list) else []
    return tuple(deel for deel in delen if isinstance(deel, str))[:500]


def _moment(waarde: object) -> datetime | None:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return None
    try:
        return datetime.fromtimestamp(waarde, UTC)
    except (OverflowError, OSError, ValueError):
        return None
