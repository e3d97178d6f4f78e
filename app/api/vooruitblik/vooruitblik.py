"""Looking ahead in a zaak: cash by week, what if it stops tomorrow, scenarios, and the skeleton of a plan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Basis, Dag, GezieneVersie, Invoer, Regel, Tekst, Verbeterreden, Woord
from app.api.vooruitblik.beeld import Scenario, Vooruitblikbeeld, scenariobeeld, vooruitblikbeeld
from app.db import db
from app.domain.basis.invoer import MAX_BEDRAG
from app.domain.basis.rechten import Recht
from app.domain.vooruitblik.scenario import MAX_FTE, MAX_NAAM, MAX_PLAATSEN, Plaatsen
from app.domain.vooruitblik.scenario import Scenario as Scenariofeit
from app.services.vooruitblik.blad import lees_vooruitblik
from app.services.vooruitblik.plan import continuiteitsplan as maak_plan
from app.services.vooruitblik.scenarios import leg_scenario_vast as leg_vast

GROEP = "Vooruitblik"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "motivering_verplicht", "verouderd", "zaak_gesloten")
Eurosaldo = Annotated[int | None, Field(ge=-MAX_BEDRAG, le=MAX_BEDRAG, examples=[9_000_000])]
Fte = Annotated[int | None, Field(ge=0, le=MAX_FTE, description="In honderdsten fte.", examples=[4000])]


@lees("/zaken/<zaaknummer>/vooruitblik", Recht.DOSSIER_INZIEN, Vooruitblikbeeld)
def vooruitblik(zaaknummer: str) -> Vooruitblikbeeld:
    """Stel dat het morgen stopt

    Hoe lang de aanbieder geld heeft, met en zonder steun; kinderen en vrije plaatsen; per gemeente het geld en de
    mandaten; de scenario's; en wat niet is ingevoerd.
    """
    return vooruitblikbeeld(lees_vooruitblik(db.session, dossier(), vandaag()))


@lees("/zaken/<zaaknummer>/vooruitblik/plan", Recht.DOSSIER_INZIEN, None, vraag=Briefvraag, media=MEDIA)
def continuiteitsplan(zaaknummer: str, vraag: Briefvraag) -> Response:
    """De opzet van een continuïteitsplan

    Als docx of PDF: wat er bekend is met de bron erbij, en koppen om in te vullen. Kleine aantallen staan er niet in.
    """
    inhoud = maak_plan(db.session, dossier(), vandaag())
    naam = f"continuiteitsplan-{zaaknummer}.docx"
    return als_brief(inhoud, naam, dossier().profiel.naam, vraag, concept=True)


class Plaatseninvoer(Basis):
    zorgvorm: Annotated[Woord, Field(max_length=40, description="Code van de zorgvorm.", examples=["daghulp"])]
    plaatsen: Annotated[int, Field(ge=0, le=MAX_PLAATSEN, description="Hoeveel er open blijven.", examples=[4])]


class Scenarioinvoer(Invoer):
    """Zonder `nummer` voegt u een scenario toe; met `nummer` wijzigt u wat er staat, met een reden."""

    naam: Annotated[Woord, Field(max_length=MAX_NAAM, description="Naam.", examples=["Twee groepen dicht"])]
    vanaf: Annotated[Dag, Field(description="Vanaf welke dag.")]
    uitstroom_maand: Annotated[
        Eurosaldo, Field(description="Netto uitstroom per maand vanaf die dag, in eurocenten.")
    ] = None
    eenmalig: Annotated[
        Eurosaldo, Field(description="Wat er op die dag in komt, of met een min uit gaat, in eurocenten.")
    ] = None
    plaatsen: Annotated[
        list[Plaatseninvoer], Field(default_factory=list, max_length=100, description="Plaatsen die open blijven.")
    ]
    fte_nodig: Fte = None
    fte_aanwezig: Fte = None
    bron: Annotated[Regel, Field(description="Waar het vandaan komt.", examples=["Gesprek met de bank"])]
    bron_datum: Annotated[Dag, Field(description="De dag van de bron; niet na vandaag.")]
    toelichting: Annotated[Tekst, Field(description="Toelichting, zonder namen.", examples=[""])] = ""
    nummer: Annotated[int | None, Field(ge=1, le=1_000_000, description="Het nummer van wat u wijzigt.")] = None
    reden: Verbeterreden = ""
    vervalt: Annotated[bool, Field(description="Het is niet meer nodig; alleen met `nummer`.")] = False
    versie: GezieneVersie | None = None

    def waarden(self) -> Scenariofeit:
        velden = {naam: getattr(self, naam) for naam in Scenariofeit.TITELS if naam != "plaatsen"}
        return Scenariofeit(**velden, plaatsen=tuple(Plaatsen(p.zorgvorm, p.plaatsen) for p in self.plaatsen))


@doe(
    "/zaken/<zaaknummer>/vooruitblik/scenarios",
    Recht.AANBIEDER_BIJWERKEN,
    Scenarioinvoer,
    Scenario,
    status=201,
    codes=REGELS,
)
def leg_scenario_vast(zaaknummer: str, invoer: Scenarioinvoer) -> Response:
    """Leg een scenario vast

    Nieuw, of een verbetering van wat er al staat. Wat er stond blijft bewaard.
    """
    return handel(
        leg_vast,
        zaaknummer,
        invoer.waarden(),
        invoer.nummer,
        invoer.reden,
        vervalt=invoer.vervalt,
        versie=invoer.versie,
        toon=scenariobeeld,
        plek=lambda _rij: adres_van("vooruitblik", zaaknummer=zaaknummer),
    )
