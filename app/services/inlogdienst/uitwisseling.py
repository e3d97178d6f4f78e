"""To a provider and back: the code flow of OpenID Connect with PKCE, state and nonce (Authlib writes the requests).

What ties an answer to our question stands in no table: nonce and verifier follow from `state` and the key of the
installation, and `state` is in the session of the browser that went.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from app.domain.inlogdienst.dienst import Inlogdienst
from app.domain.inlogdienst.gemeld import DienstMislukt, Doel, Gemeld, Reden, eis_vers_bewijs, lees_gemeld
from app.services.inlogdienst.metagegevens import Metagegevens, haal, metagegevens, stuur
from app.services.inlogdienst.tokens import lees_id_token
from app.services.melding.geheimen import leid_geheim_af


@dataclass(frozen=True)
class Gang:
    """One way to a provider and back. `terug` is our address for it; `sleutel` the key of the installation, `geheim`
    what we share with the provider.
    """

    dienst: Inlogdienst
    state: str
    terug: str
    begonnen_op: datetime
    doel: Doel = Doel.INLOGGEN
    sleutel: str = field(default="", repr=False)
    geheim: str = field(default="", repr=False)

    @property
    def nonce(self) -> str:
        return leid_geheim_af(self.sleutel, "oidc-nonce", f"{self.dienst.code}:{self.state}")

    @property
    def verifier(self) -> str:
        return leid_geheim_af(self.sleutel, "oidc-verifier", f"{self.dienst.code}:{self.state}")

    @property
    def vraagt_bewijs(self) -> bool:
        """That he proves it anew, and not that he once did."""
        return self.doel is not Doel.INLOGGEN


def heen(gang: Gang, nu: datetime, *, wie: str = "", tweede: bool = False) -> str:
    """Where the browser goes. `wie`: his mail address, when it is known; `tweede`: a second factor is asked here.

    Raises DienstMislukt.
    """
    meer = {
        "response_mode": "query",
        "nonce": gang.nonce,
        "code_challenge": create_s256_code_challenge(gang.verifier),
        "code_challenge_method": "S256",
        "login_hint": wie or None,
        "acr_values": " ".join(gang.dienst.acr) if tweede and gang.dienst.acr else None,
        "prompt": "login" if gang.vraagt_bewijs else None,
        "max_age": "0" if gang.vraagt_bewijs else None,
    }
    adres: str = prepare_grant_uri(
        metagegevens(gang.dienst, nu).inlogadres,
        client_id=gang.dienst.client_id,
        response_type="code",
        redirect_uri=gang.terug,
        scope=gang.dienst.bereik,
        state=gang.state,
        **{naam: waarde for naam, waarde in meer.items() if waarde is not None},
    )
    return adres


def terug(gang: Gang, antwoord: Mapping[str, str], nu: datetime) -> Gemeld:
    """Who came back, by what the provider answered. Raises DienstMislukt."""
    meta = metagegevens(gang.dienst, nu)
    _toets_wie_antwoordt(gang, meta, antwoord)
    tokens = _ruil(gang, meta, antwoord["code"], nu)
    id_token, toegang = str(tokens.get("id_token") or ""), str(tokens.get("access_token") or "")
    bewijs = gang.vraagt_bewijs
    claims = lees_id_token(gang.dienst, id_token, gang.nonce, nu, toegang=toegang, met_moment=bewijs)
    gemeld = lees_gemeld(gang.dienst, _met_gegevens(gang.dienst, meta, claims, toegang, nu), id_token)
    if bewijs:
        eis_vers_bewijs(gemeld, gang.begonnen_op)
    return gemeld


def _toets_wie_antwoordt(gang: Gang, meta: Metagegevens, antwoord: Mapping[str, str]) -> None:
    """The provider that was asked, and no other (RFC 9207), with a code."""
    iss = antwoord.get("iss")
    if (iss is None and meta.noemt_zich) or iss not in (None, gang.dienst.issuer):
        raise DienstMislukt(Reden.KLOPT_NIET, f"antwoord van {iss!r:.200}, niet van {gang.dienst.issuer}")
    if antwoord.get("error"):
        raise DienstMislukt(Reden.GEWEIGERD, f"{antwoord['error']:.60}: {antwoord.get('error_description', ''):.200}")
    if not antwoord.get("code"):
        raise DienstMislukt(Reden.KLOPT_NIET, "een antwoord zonder code")


def _ruil(gang: Gang, meta: Metagegevens, code: str, nu: datetime) -> Mapping[str, Any]:
    """The code for the tokens, as who has our secret."""
    velden = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": gang.terug,
        "code_verifier": gang.verifier,
    }
    koppen = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    if meta.met_wachtwoord_in_kop:
        naam = f"{quote(gang.dienst.client_id, safe='')}:{quote(gang.geheim, safe='')}"
        koppen["Authorization"] = f"Basic {base64.b64encode(naam.encode()).decode()}"
    else:
        velden |= {"client_id": gang.dienst.client_id, "client_secret": gang.geheim}
    return stuur("POST", meta.tokenadres, urlencode(velden).encode(), koppen, nu)


def _met_gegevens(
    dienst: Inlogdienst, meta: Metagegevens, claims: Mapping[str, Any], toegang: str, nu: datetime
) -> Mapping[str, Any]:
    """The claims; with what it says elsewhere of the same person when his address is not among them (Core 5.3). How and
    when he proved it counts only where it is signed.
    """
    if dienst.adres_claim in claims or not meta.gegevensadres or not toegang:
        return claims
    meer = haal(meta.gegevensadres, nu, {"Authorization": f"Bearer {toegang}"})
    if meer.get("sub") != claims["sub"]:
        raise DienstMislukt(Reden.KLOPT_NIET, "gegevens van een ander")
    van_hem = (dienst.adres_claim, dienst.naam_claim, dienst.groepen_claim, "email_verified")
    return {**{naam: meer[naam] for naam in van_hem if naam in meer}, **claims}


def uitloggen_daar(dienst: Inlogdienst, id_token: str, naar: str, nu: datetime) -> str | None:
    """Where the browser goes to log out there too; None when the provider has no such page (RP-Initiated Logout 1.0).

    Raises DienstMislukt.
    """
    adres = metagegevens(dienst, nu).uitlogadres
    if not adres:
        return None
    velden = {"client_id": dienst.client_id, "post_logout_redirect_uri": naar}
    if id_token:
        velden["id_token_hint"] = id_token
    return f"{adres}{'&' if '?' in adres else '?'}{urlencode(velden)}"
