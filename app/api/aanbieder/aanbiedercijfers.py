"""The provider of a zaak: its quarters, how long its cash lasts, and the conditions of the subsidy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.aanbieder.aanbiedercijfersbeeld import (
    Aantal,
    Kas,
    Kwartaalcijfers,
    Kwartaalnummer,
    Procent,
    Saldo,
    Subsidietoets,
    Uitstroom,
    Verhouding,
    kwartaalbeeld,
    toetsbeeld,
)
from app.api.aanbieder.aanbieders import Aanbieder, toon
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Bedrag,
    Cent,
    Dag,
    GezieneVersie,
    Invoer,
    Regel,
    Tekst,
    Uitvoer,
    Verbeterreden,
)
from app.db import db
from app.domain.aanbieder.kwartaal import CIJFERS, Kwartaal
from app.domain.aanbieder.subsidie import plafond
from app.domain.basis.rechten import Recht
from app.models import Kwartaalcijfer
from app.models import Subsidietoets as Toetsrij
from app.services.aanbieder import kwartalen, subsidies
from app.services.kern.namen import namen

GROEP = "Cijfers van de aanbieder"
REGELS = ("datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")


class Zaakaanbieder(Uitvoer):
    """De aanbieder van de zaak, met zijn cijfers."""

    aanbieder: Annotated[Aanbieder, Field(description="Wie het is.")]
    kwartalen: Annotated[list[Kwartaalcijfers], Field(description="De cijfers per kwartaal, het nieuwste eerst.")]
    subsidieplafond: Annotated[
        Cent | None, Field(description="15% van de jeugdomzet, in eurocenten; leeg als die niet bekend is.")
    ]
    toetsen: Annotated[list[Subsidietoets], Field(description="Getoetste aanvragen om subsidie, de nieuwste eerst.")]


@lees("/zaken/<zaaknummer>/aanbieder", Recht.DOSSIER_INZIEN, Zaakaanbieder)
def aanbiedercijfers(zaaknummer: str) -> Zaakaanbieder:
    """De aanbieder van de zaak

    Gegevens, vroegsignalering per kwartaal met hoe lang het geld reikt, en de toetsen van de subsidie.
    """
    zaak = dossier().zaak
    regels = kwartalen.lijst_kwartalen(db.session, zaak)
    toetsen = subsidies.lijst_toetsen(db.session, zaak)
    wie = namen(db.session, {r.rij.ingevoerd_door_id for r in regels} | {t.ingevoerd_door_id for t in toetsen})
    omzet = zaak.aanbieder.jeugdomzet
    return Zaakaanbieder(
        aanbieder=toon(zaak.aanbieder),
        kwartalen=[kwartaalbeeld(regel, wie) for regel in reversed(regels)],
        subsidieplafond=plafond(omzet) if omzet else None,
        toetsen=[toetsbeeld(rij, wie) for rij in toetsen],
    )


class NieuwKwartaal(Invoer):
    jaar: Annotated[int, Field(ge=1900, le=2999, description="Jaar.", examples=[2025])]
    kwartaal: Kwartaalnummer
    bron_datum: Annotated[Dag, Field(description="De dag waarvan de cijfers zijn.")]
    bron: Annotated[
        Regel, Field(description="Waar de cijfers vandaan komen. Mag niet leeg zijn.", examples=["Kwartaalrapportage"])
    ] = ""
    solvabiliteit: Procent = None
    liquiditeit: Verhouding = None
    resultaat: Saldo = None
    productie: Saldo = None
    vacatures: Aantal = None
    niet_in_loondienst: Procent = None
    liquide_middelen: Kas = None
    uitstroom_maand: Uitstroom = None
    reden: Verbeterreden = ""
    versie: GezieneVersie | None = None

    def dienstvorm(self) -> Kwartaal:
        cijfers = {naam: getattr(self, naam) for naam in CIJFERS}
        return Kwartaal(jaar=self.jaar, kwartaal=self.kwartaal, bron_datum=self.bron_datum, bron=self.bron, **cijfers)


@doe(
    "/zaken/<zaaknummer>/aanbieder/kwartalen",
    Recht.AANBIEDER_BIJWERKEN,
    NieuwKwartaal,
    Kwartaalcijfers,
    status=201,
    codes=(*REGELS, "motivering_verplicht", "verouderd"),
)
def leg_kwartaal_vast(zaaknummer: str, invoer: NieuwKwartaal) -> Response:
    """Leg de cijfers van een kwartaal vast

    Staan er al andere cijfers van dat kwartaal, dan verbetert u ze, met de reden.
    """
    return handel(
        kwartalen.leg_kwartaal_vast,
        zaaknummer,
        invoer.dienstvorm(),
        invoer.reden,
        versie=invoer.versie,
        toon=_vastgelegd,
        plek=lambda _rij: adres_van("aanbiedercijfers", zaaknummer=zaaknummer),
    )


def _vastgelegd(rij: Kwartaalcijfer) -> Kwartaalcijfers:
    regels = kwartalen.lijst_kwartalen(db.session, herlees().zaak)
    regel = next(regel for regel in regels if regel.rij.id == rij.id)
    return kwartaalbeeld(regel, namen(db.session, [rij.ingevoerd_door_id]))


class Subsidievraag(Invoer):
    datum: Annotated[Dag | None, Field(description="De dag van de aanvraag; vandaag als u niets zegt.")] = None
    bedrag: Annotated[Bedrag, Field(description="Wat er wordt gevraagd, in eurocenten.")]
    jeugdomzet: Annotated[
        Bedrag | None,
        Field(description="Jeugdomzet per jaar. Zegt u niets, dan die van de aanbieder; null is onbekend."),
    ] = None
    terugbetaald_datum: Annotated[Dag | None, Field(description="Wanneer alles is terugbetaald.")] = None
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""

    def dienstvorm(self, bekend: int | None) -> subsidies.Subsidievraag:
        """`bekend` is the youth turnover of the provider as it is recorded."""
        return subsidies.Subsidievraag(
            datum=self.datum or vandaag(),
            bedrag=self.bedrag,
            jeugdomzet=self.jeugdomzet if "jeugdomzet" in self.model_fields_set else bekend,
            terugbetaald_datum=self.terugbetaald_datum,
            toelichting=self.toelichting,
        )


@doe(
    "/zaken/<zaaknummer>/aanbieder/subsidietoets",
    Recht.AANBIEDER_BIJWERKEN,
    Subsidievraag,
    Subsidietoets,
    status=201,
    codes=REGELS,
)
def toets_subsidie(zaaknummer: str, invoer: Subsidievraag) -> Response:
    """Toets een aanvraag om subsidie

    Aan de voorwaarden voor cruciale jeugdhulp. Het is advies: er wordt niets tegengehouden.
    """
    return handel(
        subsidies.toets_subsidie,
        zaaknummer,
        invoer.dienstvorm(dossier().zaak.aanbieder.jeugdomzet),
        toon=_getoetst,
        plek=lambda _rij: adres_van("aanbiedercijfers", zaaknummer=zaaknummer),
    )


def _getoetst(rij: Toetsrij) -> Subsidietoets:
    return toetsbeeld(rij, namen(db.session, [rij.ingevoerd_door_id]))
