"""Accounts of people who left: which are blocked, and the two acts that empty one."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.bewaren.vernietiging import GROEP as GROEP
from app.api.bewaren.vernietiging import REGELS, Voorstel
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import Datum, Invoer, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import Vernietigstand
from app.inloggen import niemands_wachtwoord
from app.services.bewaren import anonimisering as diensten
from app.services.bewaren.anonimiseren import bevestig_anonimisering as bevestig
from app.services.bewaren.anonimisering import Accountblad
from app.services.bewaren.opruimen import ruim_meteen_op

EEN = "/accounts/<int:gebruiker_id>/vervallen"


class Vervallenaccount(Uitvoer):
    """Een geblokkeerd account."""

    id: Annotated[int, Field(description="Nummer van het account.", examples=[1])]
    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    email: Annotated[str, Field(description="E-mailadres.", examples=["oud@sbjh.example"])]
    stand: Annotated[Vernietigstand, Field(description="Hoe het vandaag staat.")]
    geblokkeerd_datum: Annotated[Datum | None, Field(description="Sinds wanneer het geblokkeerd is.")]
    vanaf_datum: Annotated[Datum | None, Field(description="De eerste dag waarop het mag vervallen.")]
    voorgesteld_datum: Annotated[Datum | None, Field(description="Wanneer het is voorgesteld.")]


class Vervallenlijst(Lijst[Vervallenaccount]):
    """Geblokkeerde accounts."""


def _beeld(blad: Accountblad) -> Vervallenaccount:
    return Vervallenaccount(
        id=blad.gebruiker.id,
        naam=blad.gebruiker.naam,
        email=blad.gebruiker.email,
        stand=blad.stand,
        geblokkeerd_datum=blad.bewaring.sinds,
        vanaf_datum=blad.bewaring.vanaf,
        voorgesteld_datum=blad.voorstel.voorgesteld_datum if blad.voorstel else None,
    )


def _nu(gebruiker_id: int) -> Vervallenaccount:
    return _beeld(diensten.vind(db.session, g.actor, gebruiker_id, vandaag()))


@lees("/accounts/vervallen", Recht.ANONIMISERING_INZIEN, Vervallenlijst, vraag=Bladervraag)
def vervallen_accounts(vraag: Bladervraag) -> Vervallenlijst:
    """Accounts die vervallen

    De geblokkeerde accounts van uw regio, met de dag waarop zij mogen vervallen.
    """
    return blader(Vervallenlijst, diensten.lijst(db.session, g.actor, vandaag()), vraag, _beeld)


@doe(f"{EEN}/voorstel", Recht.ANONIMISERING_VOORSTELLEN, Voorstel, Vervallenaccount, status=201, codes=REGELS)
def stel_anonimisering_voor(gebruiker_id: int, invoer: Voorstel) -> Response:
    """Stel voor een account te laten vervallen

    Er gaat nog niets weg: iemand anders bevestigt het.
    """
    return handel(diensten.stel_anonimisering_voor, gebruiker_id, toon=lambda _: _nu(gebruiker_id))


class Vervalbevestiging(Invoer):
    """Er hoort niets bij: wat erin stond, zou het account overleven."""


@doe(
    f"{EEN}/bevestiging",
    Recht.ANONIMISERING_BEVESTIGEN,
    Vervalbevestiging,
    Vervallenaccount,
    codes=(*REGELS, "vier_ogen", "verse_aanmelding_nodig"),
)
def bevestig_anonimisering(gebruiker_id: int, invoer: Vervalbevestiging) -> Response:
    """Laat een account vervallen

    Naam, adres en alle andere gegevens gaan weg; het pseudoniem blijft. Dit kan niet ongedaan worden gemaakt.
    Nooit door wie het voorstelde; vraagt een token met bereik `bevestigen`.
    """
    wat = (gebruiker_id, niemands_wachtwoord())
    antwoord = handel(bevestig, *wat, toon=lambda _: _nu(gebruiker_id))
    ruim_meteen_op(db.session)
    return antwoord
