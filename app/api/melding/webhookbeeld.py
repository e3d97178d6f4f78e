"""A webhook as it is answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Tijd, Uitvoer
from app.domain.basis.handelingen import Soort
from app.domain.melding.aflevering import Abonnementstaat, Afleverfout
from app.models import Abonnement as Rij


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
