"""The facts of the provider of a zaak, put right with a reason, and what was known before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.aanbieder.aanbieders import Aanbieder, feiten, toon
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Bedrag, Datum, GezieneVersie, Invoer, Regel, Tekst, Tijd, Uitvoer, Woord
from app.db import db
from app.domain.aanbieder.onderdelen import Vervangbaarheid
from app.domain.basis.begrippen import Cruciaal, Grootteklasse
from app.domain.basis.rechten import Recht
from app.models import Aanbieder as Rij
from app.models import Aanbiederversie as Versie
from app.models import Zaak
from app.services.aanbieder import wijzigen
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.aanbieder.wijzigen import FEITEN, als_invoer
from app.services.kern.namen import namen

GROEP = "Aanbieders"


class Aanbiederversie(Aanbieder):
    """Wat van de aanbieder bekend was tot het werd gewijzigd."""

    versie: Annotated[int, Field(description="De hoeveelste versie dit was.", examples=[1])]
    vervangen_op: Annotated[Datum, Field(description="Vanaf welke dag er iets anders staat.")]
    reden: Annotated[str, Field(description="Waarom het is gewijzigd.", examples=["Tikfout."])]
    gewijzigd_door: Annotated[str, Field(description="Wie het wijzigde.", examples=["A. van Dijk"])]
    gewijzigd_op: Annotated[Tijd, Field(description="Wanneer het is gewijzigd.")]


class Aanbiedergegevens(Uitvoer):
    """Wie de aanbieder van de zaak is, en wat er eerder stond."""

    aanbieder: Annotated[Aanbieder, Field(description="Wat er nu staat.")]
    versie: Annotated[int, Field(description="De hoeveelste versie dit is.", examples=[1])]
    eerder: Annotated[list[Aanbiederversie], Field(description="Wat er eerder stond, het nieuwste eerst.")]


class Aanbiederwijziging(Invoer):
    """Wat u niet noemt, blijft zoals het is."""

    naam: Annotated[Regel, Field(description="Naam.", examples=["Stichting Duinpoort"])] = ""
    kvk_nummer: Annotated[Woord, Field(max_length=20, description="KvK-nummer.", examples=["12345678"])] = ""
    agb_code: Annotated[Woord, Field(max_length=20, description="AGB-code.", examples=["06012345"])] = ""
    rechtsvorm: Annotated[Regel, Field(max_length=80, description="Rechtsvorm.", examples=["stichting"])] = ""
    grootteklasse: Annotated[Grootteklasse | None, Field(description="Hoe groot de aanbieder is.")] = None
    jeugdomzet: Annotated[Bedrag | None, Field(description="Jeugdomzet per jaar, in eurocenten.")] = None
    cruciaal: list[Cruciaal] = Field(
        default_factory=list, max_length=20, description="Welke cruciale zorg de aanbieder geeft.", examples=[[]]
    )
    vervangbaarheid: Annotated[
        Vervangbaarheid | None, Field(description="Hoe goed anderen zijn zorg kunnen overnemen.")
    ] = None
    reden: Annotated[Tekst, Field(description="Waarom u dit wijzigt. Komt in het logboek.", examples=["Tikfout."])]
    versie: GezieneVersie | None = None

    def dienstvorm(self, nu: Rij) -> NieuweAanbieder:
        genoemd = {feit: getattr(self, feit) for feit in self.model_fields_set & FEITEN.keys()}
        return replace(als_invoer(nu), **genoemd)


@lees("/zaken/<zaaknummer>/aanbieder/gegevens", Recht.DOSSIER_INZIEN, Aanbiedergegevens)
def aanbiedergegevens(zaaknummer: str) -> Aanbiedergegevens:
    """De gegevens van de aanbieder, met wat er eerder stond

    Wat op een dag gold: de eerste versie die later is vervangen, en anders wat er nu staat.
    """
    return _blad(dossier().zaak)


@doe(
    "/zaken/<zaaknummer>/aanbieder/gegevens",
    Recht.AANBIEDER_BIJWERKEN,
    Aanbiederwijziging,
    Aanbiedergegevens,
    codes=("zaak_gesloten", "motivering_verplicht", "verouderd"),
)
def wijzig_aanbieder(zaaknummer: str, invoer: Aanbiederwijziging) -> Response:
    """Wijzig de gegevens van de aanbieder

    Wat er stond blijft bewaard, met de reden. Het geldt voor alle zaken van deze aanbieder.
    """
    nu = dossier().zaak.aanbieder
    return handel(
        wijzigen.wijzig_aanbieder,
        zaaknummer,
        invoer.dienstvorm(nu),
        invoer.reden,
        versie=nu.versie if invoer.versie is None else invoer.versie,
        toon=lambda _aanbieder: _blad(herlees().zaak),
    )


def _blad(zaak: Zaak) -> Aanbiedergegevens:
    versies = wijzigen.lijst_versies(db.session, zaak.aanbieder_id)
    wie = namen(db.session, {rij.ingevoerd_door_id for rij in versies})
    return Aanbiedergegevens(
        aanbieder=toon(zaak.aanbieder),
        versie=zaak.aanbieder.versie,
        eerder=[_eerder(rij, wie) for rij in reversed(versies)],
    )


def _eerder(rij: Versie, wie: Mapping[int, str]) -> Aanbiederversie:
    return Aanbiederversie(
        id=rij.aanbieder_id,
        **feiten(rij),
        versie=rij.versie,
        vervangen_op=rij.vervangen_op,
        reden=rij.reden,
        gewijzigd_door=wie.get(rij.ingevoerd_door_id, "–"),
        gewijzigd_op=rij.ingevoerd_op,
    )
