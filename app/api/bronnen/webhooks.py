"""Webhooks: the subscriptions of who asks, made, ended, started again, and how their deliveries went."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.bewerking import doe, lees
from app.api.handelen import handel
from app.api.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.vorm import Invoer, Regel, Tijd, Uitvoer
from app.db import db
from app.domain.aflevering import Abonnementstaat, Afleverfout
from app.domain.exportprofiel import Soort
from app.domain.rechten import Recht
from app.domain.webhookadres import LANGSTE_URL
from app.installatie import afzender
from app.models import Abonnement as Rij
from app.services import abonnementblad, abonnementen

GROEP = "Webhooks"
OVERGANG = ("ongeldige_overgang",)


class Abonnement(Uitvoer):
    """Een webhook: een adres dat bericht krijgt."""

    id: Annotated[int, Field(description="Nummer van de webhook.", examples=[1])]
    naam: Annotated[str, Field(description="Waarvoor hij is.", examples=["Ons zaaksysteem"])]
    url: Annotated[str, Field(description="Adres van de ontvanger.", examples=["https://ontvanger.example/haak"])]
    soorten: Annotated[list[Soort], Field(description="Waarover hij gaat; leeg: over alles.", examples=[["verloop"]])]
    staat: Annotated[Abonnementstaat, Field(description="Hoe hij ervoor staat.")]
    afgeleverd: Annotated[int, Field(description="Hoeveel berichten zijn aangekomen.", examples=[12])]
    fout: Annotated[Afleverfout | None, Field(description="Wat er de laatste keer misging.")]
    uitleg: Annotated[str | None, Field(description="Dat in een zin, met wat u kunt doen.", examples=[None])]
    volgende_op: Annotated[Tijd, Field(description="Niet eerder dan dan volgt een poging.")]
    gemaakt_op: Annotated[Tijd, Field(description="Wanneer hij is gemaakt.")]
    bevestigd_op: Annotated[Tijd | None, Field(description="Wanneer de ontvanger toestemming gaf.")]
    gepauzeerd_op: Annotated[Tijd | None, Field(description="Wanneer het na te veel fouten ophield.")]
    beeindigd_op: Annotated[Tijd | None, Field(description="Wanneer hij is beëindigd.")]
    geheim: Annotated[
        str | None,
        Field(
            description="Waarmee de ontvanger de handtekening nagaat. Alleen in het antwoord waarin het is gemaakt.",
            examples=[None],
        ),
    ] = None
    versie: Annotated[int, Field(description="Versie, zoals in de ETag.", examples=[1])]


class Abonnementlijst(Lijst[Abonnement]):
    """Webhooks."""


def toon(rij: Rij, geheim: str | None = None) -> Abonnement:
    return Abonnement(
        id=rij.id,
        naam=rij.naam,
        url=rij.url,
        soorten=[Soort(soort) for soort in rij.gekozen_soorten],
        staat=rij.staat,
        afgeleverd=rij.volgnr,
        fout=Afleverfout(rij.fout) if rij.fout else None,
        uitleg=rij.wat_mis_is,
        volgende_op=rij.volgende_op,
        gemaakt_op=rij.gemaakt_op,
        bevestigd_op=rij.bevestigd_op,
        gepauzeerd_op=rij.gepauzeerd_op,
        beeindigd_op=rij.beeindigd_op,
        geheim=geheim,
        versie=rij.versie,
    )


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
        str,
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


class Hervatting(Invoer):
    vanaf_nu: Annotated[bool, Field(description="Sla over wat er intussen is gebeurd.")] = False


@doe(
    "/abonnementen/<int:abonnement_id>/hervatting",
    Recht.WEBHOOKS_BEHEREN,
    Hervatting,
    Abonnement,
    met_versie=True,
    codes=OVERGANG,
)
def hervat_abonnement(abonnement_id: int, invoer: Hervatting, versie: int | None) -> Response:
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
