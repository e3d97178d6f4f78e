"""ZGW clients: programs that read the ZGW view with a JWT, each with the rights of one account, to read.

The administrator makes and withdraws them and never sees a secret: the account whose rights they have shows it to who
sets the program up. So nobody gets the rights of another by himself. They are tokens, and end like tokens.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.token import LANGSTE_TERMIJN, Tokenbereik, Tokenstatus
from app.models import Apitoken
from app.services.gebruiker.tokens import NieuwToken, Tokenhouder, account_voor_token, geef_uit, vind_met
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk

BEGIN = "draaiboek-"
"""How a client id begins, so that it is recognised in the settings of another system."""


@dataclass(frozen=True)
class NieuweClient:
    """A client to make; `dagen` of 24 hours from now."""

    naam: str
    dagen: int = LANGSTE_TERMIJN[Tokenbereik.LEZEN]


def maak_zgwclient(werk: Werk, gebruiker_id: int, nieuw: NieuweClient) -> Apitoken:
    """A client that reads as this account. By the administrator, with a password just given.

    Raises GeenRecht, NietGevonden, VerseAanmeldingNodig, OngeldigeInvoer.
    """
    client = BEGIN + secrets.token_hex(8)
    werk.wil("maak_zgwclient", naam=nieuw.naam, client=client)
    eis_recht(werk.verzoek.actor, Recht.GEBRUIKERS_BEHEREN)
    gebruiker = account_voor_token(werk.session, gebruiker_id)
    werk.wil("maak_zgwclient", object=f"gebruiker/{gebruiker.pseudoniem}", naam=nieuw.naam, client=client)
    eis_vers(werk.verzoek)
    als_token = NieuwToken(nieuw.naam, Tokenbereik.LEZEN, nieuw.dagen)
    return geef_uit(werk, gebruiker, als_token, sha256(secrets.token_bytes(32)).hexdigest(), client, client)


def toon_zgwgeheim(werk: Werk, token_id: int) -> Apitoken:
    """That its account is about to see the secret of this client, with a password just given; noted each time.

    Raises NietGevonden for whoever else, VerseAanmeldingNodig.
    """
    token = zie_zgwclient(werk.session, werk.verzoek.actor, token_id, werk.verzoek.nu)
    werk.wil("toon_zgwgeheim", object=f"token/{token.id}", client=token.client)
    eis_vers(werk.verzoek)
    werk.noteer()
    return token


def zie_zgwclient(session: Session, actor: Actor, token_id: int, nu: datetime) -> Apitoken:
    """A client of one's own that works. Raises NietGevonden, in the same words whatever is the matter."""
    vraag = select(Apitoken).where(Apitoken.id == token_id, Apitoken.gebruiker_id == actor.id)
    token = session.scalars(vraag.where(Apitoken.client.is_not(None))).one_or_none()
    if token is None or token.status_op(nu) is not Tokenstatus.ACTIEF:
        raise NietGevonden("Deze ZGW-client bestaat niet, of werkt niet meer.")
    return token


def vind_zgwclient(session: Session, client: str, nu: datetime) -> Tokenhouder | None:
    """The working client of this id, and whose it is; None for whatever else."""
    return vind_met(session, "client", client, nu)
