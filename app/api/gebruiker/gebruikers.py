"""Accounts, for the administrator: who is there, one more, blocked and let in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.gebruiker.toegang import Toegangsvoorstel, of_wacht
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.vorm import GezieneVersie, Invoer, Regel, Tekst, Uitvoer, Woord
from app.db import db
from app.domain.basis.begrippen import Organisatiesoort, Rol
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.wachtwoord import KORTST, LANGST
from app.inloggen import niemands_wachtwoord
from app.models import Gebruiker, Organisatie
from app.models import Toegangsvoorstel as Rij
from app.services.gebruiker import gebruikers as diensten
from app.services.gebruiker.tokens import tel_werkende

GROEP = "Accounts en functies"
Email = Annotated[
    Woord,
    Field(
        max_length=254,
        pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
        description="E-mailadres.",
        examples=["a.vandijk@sbjh.example"],
    ),
]


class Account(Uitvoer):
    """Een account."""

    id: Annotated[int, Field(description="Nummer van het account.", examples=[1])]
    email: Annotated[str, Field(description="E-mailadres.", examples=["directeur@sbjh.example"])]
    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]
    functie: Annotated[str, Field(description="Hoedanigheid, zoals zij in het logboek staat.", examples=["directeur"])]
    organisatie: Annotated[str, Field(description="Code van de organisatie.", examples=["sbjh"])]
    rollen: Annotated[list[Rol], Field(description="Rollen.")]
    actief: Annotated[bool, Field(description="Of het account iets mag doen.")]
    vervallen: Annotated[bool, Field(description="Of de gegevens ervan zijn vernietigd.")]
    zelfde_persoon_als: Annotated[list[str], Field(description="Andere accounts van deze persoon.", examples=[[]])]
    tokens: Annotated[int, Field(description="Hoeveel API-tokens nu werken.", examples=[0])]
    versie: Annotated[int, Field(description="De hoeveelste versie van naam, adres en rollen dit is.", examples=[1])]


class Accountlijst(Lijst[Account]):
    """Accounts."""


class _Beelden:
    """Accounts as they are answered, with what is known of all of them together."""

    def __init__(self) -> None:
        self.rijen: Sequence[Gebruiker] = diensten.lijst_gebruikers(db.session)
        self._tokens = tel_werkende(db.session, datetime.now(UTC))

    def van(self, rij: Gebruiker) -> Account:
        return Account(
            id=rij.id,
            email=rij.email,
            naam=rij.naam,
            functie=rij.functie,
            organisatie=rij.organisatie.code,
            rollen=[Rol(rol.name) for rol in rij.roles],
            actief=rij.active,
            vervallen=rij.vervallen_op is not None,
            zelfde_persoon_als=[a.email for a in self.rijen if a.persoon_id == rij.persoon_id and a.id != rij.id],
            tokens=self._tokens.get(rij.id, 0),
            versie=rij.versie,
        )


def account_nu(rij: Gebruiker) -> Account:
    beelden = _Beelden()
    return beelden.van(next(ander for ander in beelden.rijen if ander.id == rij.id))


def account_of_wacht(uitkomst: Gebruiker | Rij) -> Account | Toegangsvoorstel:
    uit: Account | Toegangsvoorstel = of_wacht(uitkomst, account_nu)
    return uit


@lees("/gebruikers", Recht.GEBRUIKERS_BEHEREN, Accountlijst, vraag=Bladervraag)
def gebruikers(vraag: Bladervraag) -> Accountlijst:
    """De accounts

    Op organisatie en naam.
    """
    beelden = _Beelden()
    return blader(Accountlijst, beelden.rijen, vraag, beelden.van)


class NieuwAccount(Invoer):
    email: Email
    naam: Annotated[Regel, Field(max_length=120, description="Naam.", examples=["A. van Dijk"])]
    functie: Annotated[
        Regel,
        Field(
            max_length=160,
            description="Hoedanigheid, zonder naam: die blijft in het logboek staan.",
            examples=["projectleider"],
        ),
    ]
    organisatie: Annotated[Woord, Field(max_length=40, description="Code van de organisatie.", examples=["sbjh"])]
    rollen: Annotated[list[Rol], Field(min_length=1, max_length=len(Rol), description="Rollen.")]
    functie_code: Annotated[
        Woord | None, Field(max_length=40, description="Code van de functie in de regio.", examples=[None])
    ] = None
    persoon_van: Annotated[
        Woord | None,
        Field(max_length=254, description="E-mailadres van een ander account van deze persoon.", examples=[None]),
    ] = None
    inlogverzoek: Annotated[
        int | None,
        Field(
            ge=1,
            le=2**31 - 1,
            description="Nummer van zijn aanvraag om in te loggen; hij logt dan zo in.",
            examples=[None],
        ),
    ] = None
    wachtwoord: Annotated[
        str | None,
        Field(
            min_length=KORTST,
            max_length=LANGST,
            deprecated=True,
            description="Wordt niet meer gebruikt: de persoon kiest zelf een wachtwoord.",
            examples=[None],
            repr=False,
        ),
    ] = None

    def dienstvorm(self) -> diensten.NieuweGebruiker:
        return diensten.NieuweGebruiker(
            email=self.email,
            naam=self.naam,
            functie=self.functie,
            organisatie=self.organisatie,
            rollen=self.rollen,
            wachtwoord_hash=niemands_wachtwoord(),
            uitnodigen=self.inlogverzoek is None,
            functie_code=self.functie_code,
            persoon_van=self.persoon_van,
            inlogverzoek=self.inlogverzoek,
        )


@doe(
    "/gebruikers",
    Recht.GEBRUIKERS_BEHEREN,
    NieuwAccount,
    Account,
    status=201,
    wacht=Toegangsvoorstel,
    codes=("tweede_persoon_ontbreekt",),
)
def voeg_gebruiker_toe(invoer: NieuwAccount) -> Response:
    """Maak een account

    Niemand anders kent het wachtwoord: de persoon kiest het met een link, die per mail komt of die u op het scherm bij
    Accounts vindt. Een account dat beslist of beheert is een voorstel (202): een tweede persoon bevestigt het.
    """
    return handel(diensten.voeg_gebruiker_toe, invoer.dienstvorm(), toon=account_of_wacht)


class Accountwijziging(Invoer):
    naam: Annotated[Regel, Field(max_length=120, description="Naam.", examples=["A. van Dijk"])]
    email: Email
    rollen: Annotated[
        list[Rol] | None,
        Field(
            min_length=1,
            max_length=len(Rol),
            description="Alle rollen die het account houdt of krijgt; zegt u niets, dan blijven zij zoals zij zijn.",
        ),
    ] = None
    reden: Annotated[Tekst, Field(description="Waarom u dit wijzigt. Komt in het logboek.", examples=["Tikfout."])]
    versie: GezieneVersie | None = None


@doe(
    "/gebruikers/<int:gebruiker_id>",
    Recht.GEBRUIKERS_BEHEREN,
    Accountwijziging,
    Account,
    codes=("motivering_verplicht", "verouderd", "tweede_persoon_ontbreekt"),
    methode="PUT",
    wacht=Toegangsvoorstel,
)
def wijzig_gebruiker(gebruiker_id: int, invoer: Accountwijziging) -> Response:
    """Wijzig de naam, het e-mailadres of de rollen van een account

    Wat er stond blijft in het logboek staan. Een andere functie is een ander account. Een rol erbij die beslist of
    beheert is een voorstel (202).
    """
    wat = (gebruiker_id, invoer.naam, invoer.email, invoer.reden)
    return handel(diensten.wijzig_gebruiker, *wat, rollen=invoer.rollen, versie=invoer.versie, toon=account_of_wacht)


class Accountstand(Invoer):
    actief: Annotated[bool, Field(description="Nee om te blokkeren, ja om vrij te geven.")]


@doe(
    "/gebruikers/<int:gebruiker_id>/actief",
    Recht.GEBRUIKERS_BEHEREN,
    Accountstand,
    Account,
    methode="PUT",
    wacht=Toegangsvoorstel,
    codes=("tweede_persoon_ontbreekt",),
)
def zet_gebruiker_actief(gebruiker_id: int, invoer: Accountstand) -> Response:
    """Blokkeer een account, of geef het vrij

    Blokkeren beëindigt de sessies en trekt de tokens in. Een account vrijgeven dat beslist of beheert is een voorstel
    (202).
    """
    return handel(diensten.zet_actief, gebruiker_id, invoer.actief, toon=account_of_wacht)


class Accountorganisatie(Uitvoer):
    """Waar een account bij hoort."""

    code: Annotated[str, Field(description="Code.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Delft"])]
    soort: Annotated[Organisatiesoort, Field(description="Wat voor organisatie.")]
    regio: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]


class Organisatielijst(Lijst[Accountorganisatie]):
    """Organisaties."""


@lees("/organisaties", Recht.GEBRUIKERS_BEHEREN, Organisatielijst, vraag=Bladervraag)
def organisaties(vraag: Bladervraag) -> Organisatielijst:
    """De organisaties

    Waar een account bij kan horen.
    """
    rijen: Sequence[Organisatie] = diensten.lijst_organisaties(db.session)
    return blader(Organisatielijst, rijen, vraag, Accountorganisatie.model_validate)
