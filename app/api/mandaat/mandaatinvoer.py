"""What a mandaat says, as it is sent in: whole, or only what is to differ."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import (
    Bedrag,
    Dag,
    Invoer,
    Tekst,
)
from app.domain.mandaat.inhoud import VELDEN, Inhoud, inhoud_uit
from app.models import Mandaat as Rij
from app.services.mandaat import opstelling as opstelling
from app.services.mandaat import versies as versies


class Mandaattekst(Invoer):
    bevoegdheden: Annotated[
        Tekst, Field(description="Wat de houder mag. Mag niet leeg zijn.", examples=["Voorschotten verstrekken."])
    ] = ""
    plafond: Annotated[Bedrag | None, Field(description="Plafond in eurocenten; alleen bij financiën.")] = None
    van: Annotated[Dag, Field(description="Geldig vanaf.")]
    tot: Annotated[Dag, Field(description="Geldig tot en met.", examples=["2025-09-30"])]
    voorwaarden: Annotated[
        Tekst, Field(description="Waaraan de houder zich houdt; elke regel is er een.", examples=[""])
    ] = ""
    ondermandaat_mag: Annotated[bool, Field(description="Of de projectleider een deel mag krijgen.")] = False
    einde_bij_sluiten: Annotated[
        bool, Field(description="Of het mandaat eindigt als de zaak sluit. Wie het verleent, stemt daarmee in.")
    ] = False

    organen: Annotated[
        Tekst,
        Field(
            description="Als een regio het geeft: namens welke colleges of welk bestuur. Leeg: het ene bestuur dat "
            "bekend is van die regio (`besturen` in GET /regios/{regio}); anders blijft het open, en dat staat erbij."
        ),
    ] = ""
    volmacht: Annotated[
        bool, Field(description="Of het ook volmacht geeft voor privaatrechtelijke handelingen (Awb 10:12).")
    ] = False
    machtiging: Annotated[
        bool, Field(description="Of het ook machtiging geeft voor andere handelingen (Awb 10:12).")
    ] = False

    def inhoud(self) -> Inhoud:
        return inhoud_uit(lambda veld: getattr(self, veld.naam))


class Ondermandaattekst(Invoer):
    """Wat u weglaat, blijft zoals het mandaat het zegt."""

    datum: Annotated[Dag, Field(description="Op welke dag u dit opstelt.")]
    bevoegdheden: Annotated[
        Tekst | None, Field(description="Wat de houder mag. Wat u weglaat, blijft.", examples=[None])
    ] = None
    plafond: Annotated[
        Bedrag | None,
        Field(description="Het hele plafond in eurocenten; alleen bij financiën. Wat u weglaat, blijft."),
    ] = None
    van: Annotated[Dag | None, Field(description="Geldig vanaf. Wat u weglaat, blijft.", examples=[None])] = None
    tot: Annotated[Dag | None, Field(description="Geldig tot en met. Wat u weglaat, blijft.", examples=[None])] = None
    voorwaarden: Annotated[
        Tekst | None,
        Field(description='Elke regel is een voorwaarde. Wat u weglaat, blijft; `""` is geen.', examples=[None]),
    ] = None

    einde_bij_sluiten: Annotated[
        bool | None, Field(description="Of het mandaat eindigt als de zaak sluit. Wat u weglaat, blijft.")
    ] = None

    organen: Annotated[
        Tekst | None, Field(description="Namens wie een regio het geeft. Wat u weglaat, blijft.", examples=[None])
    ] = None
    volmacht: Annotated[bool | None, Field(description="Of het ook volmacht geeft. Wat u weglaat, blijft.")] = None
    machtiging: Annotated[bool | None, Field(description="Of het ook machtiging geeft. Wat u weglaat, blijft.")] = None

    def inhoud(self, voorbeeld: Rij) -> Inhoud:
        """What the concept says: as the mandaat before or above it, but for what was sent."""
        gezegd = {veld.naam: getattr(self, veld.naam, None) for veld in VELDEN}
        return inhoud_uit(lambda v: getattr(voorbeeld, v.naam) if gezegd[v.naam] is None else gezegd[v.naam])


class Versietekst(Ondermandaattekst):
    """Wat u weglaat, blijft zoals de vorige versie het zegt."""

    ondermandaat_mag: Annotated[
        bool | None, Field(description="Of de projectleider een deel mag krijgen. Wat u weglaat, blijft.")
    ] = None
