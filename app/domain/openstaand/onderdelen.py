"""The parts of a zaak as its menu names them, and which kinds of points belong to each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.openstaand import (
    afloop,
    brieven,
    buiten,
    cijfers,
    grondslag,
    informatie,
    mandaten,
    overleg,
    stappen,
    stukken,
    toewijzing,
    toezicht,
    voorwaarden,
)
from app.domain.openstaand.besluit import spoed, twee
from app.domain.openstaand.geld import toezeggingen as geld
from app.domain.openstaand.kinderen import opgave, passend, plaatsing


class Onderdeel(StrEnum):
    """A part of a zaak, by which lists are filtered and the menu counts."""

    STAPPEN = "stappen"
    TOEWIJZING = "wie_doet_wat"
    INFORMATIE = "informatie"
    MANDATEN = "mandaten"
    BESLUITEN = "besluiten"
    GELD = "geld"
    STANDPUNTEN = "standpunten"
    OPSCHALING = "opschaling"
    TOEZICHT = "toezicht"
    RAADSBRIEF = "raadsbrief"
    STUKKEN = "stukken"
    TELLINGEN = "aantallen_kinderen"
    PLAATSING = "plaatsing"
    PASSEND = "past_de_plek"
    AANBIEDER = "aanbieder"
    NOODGREPEN = "noodgrepen"
    DOCUMENTEN = "documenten"
    EXPORTS = "exports"
    VERNIETIGING = "vernietiging"
    ANDERE_SERVER = "andere_server"


SOORTEN_VAN: Mapping[Onderdeel, tuple[str, ...]] = {
    Onderdeel.STAPPEN: (
        stappen.STAP,
        *dict.fromkeys(stappen.MET_HANDELING.values()),
        stappen.VERVALLEN,
        grondslag.GEBEURTENIS,
    ),
    Onderdeel.TOEWIJZING: (toewijzing.AFSPRAAK, toewijzing.PROJECTLEIDER, toewijzing.REGIEPLAATS),
    Onderdeel.INFORMATIE: (informatie.PLICHT,),
    Onderdeel.DOCUMENTEN: (grondslag.ZONDER,),
    Onderdeel.MANDATEN: (*mandaten.SOORTEN, mandaten.UITGEPUT, voorwaarden.ONGEZIEN, voorwaarden.NIET_VOLDAAN),
    Onderdeel.BESLUITEN: (twee.ONDERTEKENEN, twee.KENNIS, spoed.TEKENEN, spoed.BEKRACHTIGEN, spoed.ONGEDEKT),
    Onderdeel.GELD: geld.SOORTEN,
    Onderdeel.STANDPUNTEN: (overleg.STANDPUNT, overleg.AFWIJKING),
    Onderdeel.OPSCHALING: (overleg.OPSCHALING,),
    Onderdeel.TOEZICHT: toezicht.SOORTEN,
    Onderdeel.RAADSBRIEF: (brieven.CONCEPT, brieven.BIJ_GEMEENTE),
    Onderdeel.STUKKEN: (stukken.AGENDEREN, stukken.BEHANDELEN),
    Onderdeel.TELLINGEN: (cijfers.NOOIT, cijfers.OUD, cijfers.GEMEENTE, cijfers.REGIO),
    Onderdeel.PASSEND: passend.SOORTEN,
    Onderdeel.PLAATSING: (*plaatsing.SOORTEN, *opgave.SOORTEN),
    Onderdeel.AANBIEDER: (cijfers.KWARTAAL_NOOIT, cijfers.KWARTAAL_OUD, cijfers.CERTIFICAAT),
    Onderdeel.NOODGREPEN: (afloop.NOODGREEP,),
    Onderdeel.EXPORTS: (afloop.EXPORT_ONAF, afloop.EXPORT),
    Onderdeel.VERNIETIGING: (afloop.VOORSTELLEN, afloop.BEVESTIGEN),
    Onderdeel.ANDERE_SERVER: (buiten.ZGW,),
}
"""Every kind of a zaak is in one of them; a test says so."""

ONDERDEEL_VAN: Mapping[str, Onderdeel] = {
    soort: onderdeel for onderdeel, soorten in SOORTEN_VAN.items() for soort in soorten
}
