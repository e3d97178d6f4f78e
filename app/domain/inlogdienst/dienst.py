"""A provider by which people of one organisation sign on, as the operator declares it.

What a provider says of somebody opens nothing by itself: it is believed about its own mail domains alone, and makes
no account, no role and no link (ADR 037).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.domain.basis.begrippen import Rol
from app.domain.basis.inlezen import OngeldigeConfiguratie, OngeldigeWaarde, Plek, eis_uniek, lees

BESTAND = "DRAAIBOEK_OIDC_BESTAND"
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_DOMEIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
NIET_ALS_CODE = frozenset({"kies", "uitgelogd"})
"""What stands in an address where a code could."""


class OngeldigeDienst(OngeldigeConfiguratie):
    """The file with the providers is wrong."""

    code = "ongeldige_configuratie"


@dataclass(frozen=True)
class Groeprol:
    """Who is in this group at the provider is proposed for this role; an administrator decides."""

    groep: str
    rol: Rol


@dataclass(frozen=True)
class Inlogdienst:
    """One provider. `domeinen` are the mail domains of its people, `organisatie` the code of where they work.

    `groepen_nodig`: who is in none of these is not let in; `groepen` propose roles. `acr` and `amr` are what the
    provider says when somebody showed a second factor there; the first of `acr` is asked of it.
    """

    code: str
    naam: str
    issuer: str
    client_id: str
    geheim_bestand: str
    domeinen: tuple[str, ...]
    organisatie: str
    adres_claim: str = "email"
    naam_claim: str = "name"
    groepen_claim: str = "groups"
    bereik: str = "openid email profile"
    groepen_nodig: tuple[str, ...] = ()
    groepen: tuple[Groeprol, ...] = ()
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises OngeldigeWaarde."""
        if not _CODE.fullmatch(self.code) or self.code in NIET_ALS_CODE:
            raise OngeldigeWaarde("code", "kleine letters, cijfers en streepjes, zoals 'delft'")
        if not is_adres(self.issuer):
            wat = "een adres met https:// zonder vraagteken, zoals de dienst het zelf schrijft"
            raise OngeldigeWaarde("issuer", f"{wat}; http:// mag alleen op deze machine zelf")
        if not self.domeinen:
            raise OngeldigeWaarde("domeinen", "noem minstens één maildomein, zoals 'delft.nl'")
        for domein in self.domeinen:
            if not _DOMEIN.fullmatch(domein):
                raise OngeldigeWaarde("domeinen", f"'{domein}' is geen maildomein; schrijf het zo: 'delft.nl'")
        if "openid" not in self.bereik.split():
            raise OngeldigeWaarde("bereik", "noem in elk geval openid")

    def is_van(self, email: str) -> bool:
        """Whether this provider speaks for this address: its domain itself, no part of it and none below it."""
        naam, _, domein = email.rpartition("@")
        return bool(naam) and domein.casefold() in self.domeinen

    def rollen_van(self, groepen: Collection[str]) -> tuple[Rol, ...]:
        """What is proposed for who is in these groups, each once."""
        return tuple(dict.fromkeys(deel.rol for deel in self.groepen if deel.groep in groepen))

    def laat_toe(self, groepen: Collection[str]) -> bool:
        return not self.groepen_nodig or not set(self.groepen_nodig).isdisjoint(groepen)

    def had_tweede(self, acr: str, amr: Iterable[str]) -> bool:
        """Whether the provider says that a second factor was shown. Of one that is not told how it says so, nobody
        did.
        """
        return acr in self.acr or not set(self.amr).isdisjoint(amr)


def is_adres(adres: str) -> bool:
    """TLS, or the machine itself, where a provider is tried out."""
    try:
        delen = urlsplit(adres)
        naam = delen.hostname or ""
    except ValueError:
        return False
    hier = naam in ("localhost", "127.0.0.1", "::1")
    goed = delen.scheme == "https" or (delen.scheme == "http" and hier)
    return goed and bool(naam) and not (delen.query or delen.fragment or delen.username)


@dataclass(frozen=True)
class Inlogdiensten:
    """All of an installation: the codes and the mail domains are each of one."""

    dienst: tuple[Inlogdienst, ...]

    def __post_init__(self) -> None:
        """Raises OngeldigeWaarde."""
        eis_uniek((dienst.code for dienst in self.dienst), "code")
        eis_uniek((dienst.issuer for dienst in self.dienst), "issuer")
        eis_uniek((domein for dienst in self.dienst for domein in dienst.domeinen), "domeinen")

    def met(self, code: str | None) -> Inlogdienst | None:
        return next((dienst for dienst in self.dienst if dienst.code == code), None)

    def van(self, email: str) -> Inlogdienst | None:
        """The one that speaks for this address."""
        return next((dienst for dienst in self.dienst if dienst.is_van(email.strip())), None)


GEEN = Inlogdiensten(())


def lees_inlogdiensten(gegevens: dict[str, Any], bestand: str) -> Inlogdiensten:
    """Raises OngeldigeDienst: where it is wrong, and how to mend it."""
    return lees(Inlogdiensten, gegevens, Plek(bestand, OngeldigeDienst))
