"""Webhooks: the subscriptions of who asks, made, ended, started again, and how their deliveries went."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.vorm import Invoer, Regel, Woord
from app.api.melding.webhookbeeld import Abonnement, toon
from app.db import db
from app.domain.basis.handelingen import Soort
from app.domain.basis.rechten import Recht
from app.domain.melding.webhookadres import LANGSTE_URL
from app.installatie import afzender
from app.services.melding import abonnementen
from app.services.melding import blad as abonnementblad

GROEP = "Webhooks"
OVERGANG = ("ongeldige_overgang",)


class Abonnementlijst(Lijst[Abonnement]):
    """Webhooks."""


@lees("/abonnementen", Recht.WEBHOOKS_BEHEREN, Abonnementlijst, vraag=Bladervraag)
def mijn_webhooks(vraag: Bladervraag) -> Abonnementlijst:
    """Uw webhooks

    Wat loopt eerst. Die van een ander ziet u niet.
    """
    return blader(Abonnementlijst, abonnementblad.lijst(db.session, g.actor), vraag, toon)


@lees("/abonnementen/<int:abonnement_id>", Recht.WEBHOOKS_BEHEREN, Abonnement)
def webhook(abonnement_id: int) -> Abonnement:
    """Eén webhook

    Hoe hij ervoor staat. Het geheim krijgt u niet nog eens.
    """
    return toon(abonnementblad.vind(db.session, g.actor, abonnement_id))


class NieuwAbonnement(Invoer):
    naam: Annotated[
        Regel, Field(max_length=120, description="Waarvoor hij is. Komt in het logboek.", examples=["Ons zaaksysteem"])
    ]
    url: Annotated[
        str,
        Field(
            max_length=LANGSTE_URL,
            description="Adres van de ontvanger, met https://.",
            examples=["https://ontvanger.example/haak"],
        ),
    ]
    soorten: list[Soort] = Field(
        default_factory=list,
        max_length=20,
        description="Waarover hij gaat; leeg: over alles wat u mag zien.",
        examples=[["verloop", "mandaten"]],
    )
    token: Annotated[
        Woord,
        Field(max_length=500, description="Gaat mee als Authorization: Bearer, als dat moet.", examples=[""]),
    ] = ""

    def dienstvorm(self) -> abonnementen.NieuwAbonnement:
        return abonnementen.NieuwAbonnement(self.naam, self.url, self.soorten, self.token)


@doe("/abonnementen", Recht.WEBHOOKS_BEHEREN, NieuwAbonnement, Abonnement, status=201)
def maak_abonnement(invoer: NieuwAbonnement) -> Response:
    """Maak een webhook

    Het adres krijgt CloudEvents over wat er vanaf nu gebeurt en u mag zien, nadat het zelf toestemming gaf. Alleen dit
    antwoord geeft het geheim.
    """
    return handel(
        abonnementen.maak_abonnement,
        invoer.dienstvorm(),
        afzender(),
        toon=lambda gemaakt: toon(*gemaakt),
        plek=lambda gemaakt: adres_van("webhook", abonnement_id=gemaakt[0].id),
    )


class Beeindiging(Invoer):
    """Er is niets te kiezen."""


@doe(
    "/abonnementen/<int:abonnement_id>/beeindiging",
    Recht.WEBHOOKS_BEHEREN,
    Beeindiging,
    Abonnement,
    met_versie=True,
    codes=OVERGANG,
)
def beeindig_abonnement(abonnement_id: int, invoer: Beeindiging, versie: int | None) -> Response:
    """Beëindig een webhook

    De ontvanger krijgt niets meer. Dat is niet terug te draaien.
    """
    return handel(abonnementen.beeindig_abonnement, abonnement_id, versie=versie, toon=toon)


class Webhookhervatting(Invoer):
    vanaf_nu: Annotated[bool, Field(description="Sla over wat er intussen is gebeurd.")] = False


@doe(
    "/abonnementen/<int:abonnement_id>/hervatting",
    Recht.WEBHOOKS_BEHEREN,
    Webhookhervatting,
    Abonnement,
    met_versie=True,
    codes=OVERGANG,
)
def hervat_abonnement(abonnement_id: int, invoer: Webhookhervatting, versie: int | None) -> Response:
    """Hervat een webhook

    Na een pauze of een fout. De ontvanger wordt opnieuw om toestemming gevraagd; daarna gaat het verder waar het was.
    """
    return handel(abonnementen.hervat_abonnement, abonnement_id, vanaf_nu=invoer.vanaf_nu, versie=versie, toon=toon)


class Geheimwissel(Invoer):
    """Er is niets te kiezen."""


@doe(
    "/abonnementen/<int:abonnement_id>/geheim",
    Recht.WEBHOOKS_BEHEREN,
    Geheimwissel,
    Abonnement,
    met_versie=True,
    codes=OVERGANG,
)
def vernieuw_geheim(abonnement_id: int, invoer: Geheimwissel, versie: int | None) -> Response:
    """Maak een nieuw geheim

    Het antwoord geeft het eenmalig. Het oude werkt nog een dag.
    """
    return handel(
        abonnementen.vernieuw_geheim,
        abonnement_id,
        afzender(),
        versie=versie,
        toon=lambda gemaakt: toon(*gemaakt),
    )
