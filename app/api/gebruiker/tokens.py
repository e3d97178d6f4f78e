"""Personal tokens: seen and withdrawn. None is made with a token: stolen, it would outlive its term (ADR 016)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import Invoer, Regel, Tijd, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.token import Tokenbereik, Tokenstatus
from app.models import Apitoken
from app.services.gebruiker import tokens as diensten
from app.services.gebruiker import zgwclients as clients
from app.services.gebruiker.tokens import tokens_van

GROEP = "API-tokens"


class Token(Uitvoer):
    """Een token, zonder wat erin staat."""

    id: Annotated[int, Field(description="Nummer van het token.", examples=[1])]
    naam: Annotated[str, Field(description="Waarvoor het is.", examples=["rekenblad"])]
    kenmerk: Annotated[str, Field(description="De laatste tekens, om het te herkennen.", examples=["x7Qa1c"])]
    bereik: Annotated[Tokenbereik, Field(description="Wat ermee mag.")]
    zgw_client: Annotated[str | None, Field(description="Het id van de ZGW-client die het is.", examples=[None])]
    status: Annotated[Tokenstatus, Field(description="Of het nu werkt.")]
    gemaakt_op: Annotated[Tijd, Field(description="Wanneer het is gemaakt.")]
    verloopt_op: Annotated[Tijd, Field(description="Tot wanneer het werkt.")]
    laatst_gebruikt_op: Annotated[Tijd | None, Field(description="Laatste gebruik, op vijf minuten nauwkeurig.")]
    ingetrokken_op: Annotated[Tijd | None, Field(description="Wanneer het is ingetrokken.")]


class Tokenlijst(Lijst[Token]):
    """Tokens."""


def _beeld(rij: Apitoken) -> Token:
    return Token(
        id=rij.id,
        naam=rij.naam,
        kenmerk=rij.kenmerk,
        bereik=rij.bereik,
        zgw_client=rij.client,
        status=rij.status_op(datetime.now(UTC)),
        gemaakt_op=rij.gemaakt_op,
        verloopt_op=rij.verloopt_op,
        laatst_gebruikt_op=rij.laatst_gebruikt_op,
        ingetrokken_op=rij.ingetrokken_op,
    )


@lees("/tokens", Recht.TOKENS_BEHEREN, Tokenlijst, vraag=Bladervraag)
def tokens(vraag: Bladervraag) -> Tokenlijst:
    """Uw tokens

    Nieuwste eerst; ook die niet meer werken. Een nieuw token maakt u op het scherm.
    """
    return blader(Tokenlijst, diensten.lijst_tokens(db.session, g.actor.id), vraag, _beeld)


@lees("/gebruikers/<int:gebruiker_id>/tokens", Recht.GEBRUIKERS_BEHEREN, Tokenlijst, vraag=Bladervraag)
def tokens_van_account(gebruiker_id: int, vraag: Bladervraag) -> Tokenlijst:
    """De tokens van een account

    Voor de beheerder, om ze in te trekken.
    """
    _, rijen = tokens_van(db.session, gebruiker_id)
    return blader(Tokenlijst, rijen, vraag, _beeld)


class NieuweZgwclient(Invoer):
    naam: Annotated[Regel, Field(max_length=80, description="Waarvoor het is.", examples=["zaaksysteem van Delft"])]
    dagen: Annotated[int, Field(ge=1, le=365, description="Hoeveel dagen het werkt.", examples=[365])] = 365

    def nieuw(self) -> clients.NieuweClient:
        return clients.NieuweClient(self.naam, self.dagen)


@doe(
    "/gebruikers/<int:gebruiker_id>/zgw-clients",
    Recht.GEBRUIKERS_BEHEREN,
    NieuweZgwclient,
    Token,
    status=201,
    codes=("verse_aanmelding_nodig",),
)
def maak_zgwclient(gebruiker_id: int, invoer: NieuweZgwclient) -> Response:
    """Maak een ZGW-client

    Een programma dat met een JWT leest wat dit account ziet. Het geheim ziet alleen het account zelf, op het scherm.
    """
    return handel(clients.maak_zgwclient, gebruiker_id, invoer.nieuw(), toon=_beeld)


class Tokenintrekking(Invoer):
    """Er hoort niets bij."""


@doe("/tokens/<int:token_id>/intrekking", Recht.TOKENS_BEHEREN, Tokenintrekking, Token)
def trek_token_in(token_id: int, invoer: Tokenintrekking) -> Response:
    """Trek een token in

    Van uzelf; de beheerder elk token. Het werkt daarna niet meer, ook dat van deze aanvraag niet.
    """
    return handel(diensten.trek_token_in, token_id, toon=_beeld)
