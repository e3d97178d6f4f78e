"""What the API tells of the money of a zaak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Uitvoer, Woord
from app.domain.geld.dekking import Dekking, Dekkingstand
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.models import Geldboeking
from app.services.geld.boek import Geldregel
from app.services.geld.lezen import Gemeentestand

Code = Annotated[Woord, Field(max_length=40, description="Code van de gemeente of regio.", examples=["GM0503"])]
Centen = Annotated[
    dict[str, int], Field(description="Bedrag in eurocenten per gemeente of regio.", examples=[{"GM0503": 12_000_00}])
]


class Geldtermijn(Uitvoer):
    """Wat op een dag wordt betaald, of terugkomt."""

    soort: Annotated[Geldsoort, Field(description="`betaling` of `terugbetaling`.")]
    datum: Annotated[Datum, Field(description="Uiterlijk op welke dag.")]
    bedrag: Annotated[Cent, Field(description="Bedrag in eurocenten.")]


class Geldboekingbeeld(Uitvoer):
    """Een boeking op een toezegging. Zij verandert nooit."""

    nummer: Annotated[int, Field(description="Nummer binnen de zaak.", examples=[1])]
    soort: Annotated[Geldsoort, Field(description="Wat is geboekt.")]
    datum: Annotated[Datum, Field(description="Op welke dag het gebeurde.")]
    bedrag: Annotated[Cent, Field(description="Bedrag in eurocenten.")]
    college: Annotated[str, Field(description="Over welke gemeente het gaat; leeg is iedereen.", examples=[""])]
    grondslag: Annotated[str, Field(description="Welk besluit het bepaalt.", examples=[""])]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]
    teruggedraaid: Annotated[bool, Field(description="Of een tegenboeking dit terugdraaide.")]
    tegenboeking: Annotated[bool, Field(description="Of dit zelf een boeking terugdraait.")]


class Gelddekking(Uitvoer):
    """Of een college zijn deel van een toezegging onder een spoedbesluit bekrachtigde."""

    code: Code
    bedrag: Annotated[Cent, Field(description="Zijn deel.")]
    stand: Annotated[Dekking, Field(description="Hoe het ervoor staat.")]
    drager: Annotated[str, Field(description="Wie het draagt als het niet is gedekt.", examples=[""])]


class Toezeggingbeeld(Uitvoer):
    """Een toezegging zoals zij nu staat; alleen voor het team."""

    nummer: Annotated[int, Field(description="Nummer binnen de zaak.", examples=[1])]
    soort: Annotated[Toezegsoort, Field(description="Wat is toegezegd.")]
    omschrijving: Annotated[str, Field(description="Waarvoor.", examples=["Zorg in oktober."])]
    wederpartij: Annotated[str, Field(description="Aan wie, of van wie.", examples=["Stichting Duinpoort"])]
    datum: Annotated[Datum, Field(description="Op welke dag.")]
    bedrag: Annotated[Cent, Field(description="Wat is toegezegd toen het begon.")]
    besluit_id: Annotated[int | None, Field(description="Het besluit waaronder het valt.", examples=[1])]
    spoedbesluit_id: Annotated[int | None, Field(description="Of het spoedbesluit.", examples=[None])]
    beschikking: Annotated[str, Field(description="De beschikking van het Rijk.", examples=[""])]
    beslissing_voor: Annotated[Datum | None, Field(description="Voor welke dag het Rijk beslist.")]
    voorwaarden: Annotated[str, Field(description="Voorwaarden.", examples=[""])]
    zekerheid: Annotated[str, Field(description="Zekerheid.", examples=[""])]
    rente: Annotated[str, Field(description="Rente, in woorden.", examples=[""])]
    sleutel: Annotated[Draagsleutel, Field(description="Naar welke sleutel het wordt gedragen.")]
    delen: Centen
    voorfinancier: Annotated[str, Field(description="Wie voor anderen vooruit betaalt.", examples=[""])]
    betaalt_niet: Annotated[list[str], Field(description="Voor wie dat is.", examples=[["GM0603"]])]
    gevraagd: Annotated[Cent, Field(description="Wat aan het Rijk is gevraagd en niet is beslist; telt niet mee.")]
    toegezegd: Annotated[Cent, Field(description="Wat nu is toegezegd, zonder wat vrijviel.")]
    betaald: Annotated[Cent, Field(description="Wat daarvan is betaald.")]
    te_betalen: Annotated[Cent, Field(description="Wat nog te betalen is.")]
    uitstaand: Annotated[Cent, Field(description="Wat nog terugkomt.")]
    voorgefinancierd: Annotated[Cent, Field(description="Wat voor anderen is betaald en niet is afgerekend.")]
    dekking: Annotated[list[Gelddekking], Field(description="Onder een spoedbesluit: per college, vandaag.")]
    afgewikkeld: Annotated[bool, Field(description="Of er niets meer openstaat.")]
    plan: Annotated[list[Geldtermijn], Field(description="De termijnen die nu gelden.")]
    boekingen: Annotated[list[Geldboekingbeeld], Field(description="Alle boekingen, oudste eerst.")]
    versie: Annotated[int, Field(description="Hoger met elke boeking en elke wijziging.", examples=[2])]


class Geldmaand(Uitvoer):
    """Wat in een maand wordt verwacht."""

    maand: Annotated[Datum | None, Field(description="Eerste dag van de maand; leeg als er geen dag is afgesproken.")]
    te_betalen: Annotated[Cent, Field(description="Nog te betalen.")]
    terug: Annotated[Cent, Field(description="Nog terug.")]
    rijk: Annotated[Cent, Field(description="Nog van het Rijk.")]


class Geldgemeente(Uitvoer):
    """Wat het geld van de zaak is voor een gemeente of regio."""

    code: Code
    naam: Annotated[str, Field(description="Naam.", examples=["Delft"])]
    toegezegd: Annotated[Cent, Field(description="Aandeel in wat is toegezegd.")]
    betaald: Annotated[Cent, Field(description="Wat daarvan is betaald.")]
    te_betalen: Annotated[Cent, Field(description="Nog te betalen.")]
    uitstaand: Annotated[Cent, Field(description="Nog terug te verwachten.")]
    teruggekregen: Annotated[Cent, Field(description="Teruggekregen.")]
    zelf_betaald: Annotated[Cent, Field(description="Zelf betaald, min wat terugkwam.")]
    voorgefinancierd: Annotated[Cent, Field(description="Door een ander vooruit betaald.")]
    vooruitbetaald: Annotated[Cent, Field(description="Voor anderen vooruit betaald.")]
    rijk: Annotated[Cent, Field(description="Deel van het geld van het Rijk.")]
    ontvangen: Annotated[Cent, Field(description="Wat daarvan is ontvangen.")]
    gevraagd: Annotated[Cent, Field(description="Deel van wat aan het Rijk is gevraagd; telt nog niet mee.")]
    last: Annotated[Cent, Field(description="Blijvend voor eigen rekening.")]
    maanden: Annotated[list[Geldmaand], Field(description="Nog te verwachten per maand.")]


class Geldbeeld(Uitvoer):
    """Het geld van een zaak: voor het team alles, voor een ander alleen het eigen deel."""

    toezeggingen: Annotated[list[Toezeggingbeeld], Field(description="Alleen voor het team.")]
    gemeenten: Annotated[list[Geldgemeente], Field(description="Per gemeente of regio die u mag zien.")]


def toezeggingbeeld(r: Geldregel, gedekt: Dekkingstand | None) -> Toezeggingbeeld:
    velden = (
        "nummer", "soort", "omschrijving", "wederpartij", "datum", "bedrag", "besluit_id", "spoedbesluit_id",
        "beschikking", "beslissing_voor", "voorwaarden", "zekerheid", "rente", "sleutel", "delen",
        "voorfinancier", "betaalt_niet",
    )  # fmt: skip
    return Toezeggingbeeld(
        **{veld: getattr(r.rij, veld) for veld in velden},
        gevraagd=r.boek.gevraagd,
        toegezegd=r.boek.toegezegd,
        betaald=r.boek.betaald,
        te_betalen=r.te_betalen,
        uitstaand=r.uitstaand,
        voorgefinancierd=r.voorgefinancierd,
        dekking=[
            Gelddekking(code=d.code, bedrag=d.bedrag, stand=d.hoe, drager=d.drager)
            for d in (gedekt.delen if gedekt else ())
        ],
        afgewikkeld=r.boek.afgewikkeld,
        plan=[Geldtermijn(soort=t.soort, datum=t.datum, bedrag=t.bedrag) for t in r.plan],
        boekingen=[boekingbeeld_van(r, b) for b in r.boekingen],
        versie=r.versie,
    )


def boekingbeeld_van(r: Geldregel, b: Geldboeking) -> Geldboekingbeeld:
    velden = ("nummer", "soort", "datum", "bedrag", "college", "grondslag", "toelichting")
    return Geldboekingbeeld(
        **{veld: getattr(b, veld) for veld in velden},
        teruggedraaid=b.nummer in r.boek.teruggedraaid,
        tegenboeking=b.tegenboeking_van_id is not None,
    )


def gemeentebeeld(stand: Gemeentestand, namen: Mapping[str, str]) -> Geldgemeente:
    velden = [veld for veld in Geldgemeente.model_fields if veld not in ("naam", "maanden")]
    maanden = [
        Geldmaand(
            maand=m,
            te_betalen=stand.per_maand.get(m, 0),
            terug=stand.terug_per_maand.get(m, 0),
            rijk=stand.rijk_per_maand.get(m, 0),
        )
        for m in stand.maanden
    ]
    return Geldgemeente(**{v: getattr(stand, v) for v in velden}, naam=namen[stand.code], maanden=maanden)
