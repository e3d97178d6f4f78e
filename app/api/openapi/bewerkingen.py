"""The operations, one family per file; importing them declares them."""

from app.api.aanbieder import aanbiedercijfers, aanbieders, omzetaandelen, onderdelen, wijzigen
from app.api.besluit import besluiten
from app.api.bewaren import anonimisering, vernietiging
from app.api.bewijs import logalarm, logboek, logboekalles
from app.api.document import document
from app.api.draaiboek import draaiboek
from app.api.export import bundeltoets, export
from app.api.gebruiker import gebruikers, ik, keuzes, tokens
from app.api.informatie import informatie, raadsbrief, rompteksten
from app.api.kern.bewerking import BEWERKINGEN
from app.api.mandaat import (
    mandaatopstelling,
    mandaatregister,
    mandaatversies,
    mandaatverzoeken,
    mandaatweg,
    mandaten,
)
from app.api.melding import afleveringen, webhooks
from app.api.openstaand import openstaand
from app.api.overleg import afwijkingen, opschaling, toezicht, toezichtplan, vragen
from app.api.overname import overnames
from app.api.regio import functies, regios
from app.api.telling import tellingen, tellingimport
from app.api.termijn import dagen, gebeurtenissen, stappen, termijnen
from app.api.vergadering import kalender, stukken
from app.api.zaak import noodgrepen, toewijzing, verloop, zaken

MODULES = (
    afwijkingen,
    aanbieders,
    aanbiedercijfers,
    wijzigen,
    onderdelen,
    afleveringen,
    vernietiging,
    anonimisering,
    besluiten,
    export,
    bundeltoets,
    dagen,
    document,
    draaiboek,
    gebruikers,
    functies,
    gebeurtenissen,
    ik,
    overnames,
    informatie,
    kalender,
    keuzes,
    logboek,
    logalarm,
    logboekalles,
    mandaatopstelling,
    mandaatregister,
    mandaatversies,
    mandaten,
    mandaatverzoeken,
    mandaatweg,
    noodgrepen,
    omzetaandelen,
    openstaand,
    opschaling,
    raadsbrief,
    regios,
    rompteksten,
    stappen,
    stukken,
    tellingen,
    tellingimport,
    termijnen,
    verloop,
    toewijzing,
    toezicht,
    toezichtplan,
    tokens,
    vragen,
    webhooks,
    zaken,
)
"""In this order a zaak lists its acts, and the document the operations of one group: by name."""

GROEPEN = (
    "Wie en waar",
    "Wat openstaat",
    "Zaken",
    "Verloop van een zaak",
    "Noodgrepen",
    "Wie doet wat",
    "Stappen en termijnen",
    "Draaiboek",
    "Aanbieders",
    "Cijfers van de aanbieder",
    "Aantallen kinderen",
    "Mandaten",
    "Besluiten",
    "Informeren",
    "Raadsinformatiebrief",
    "Vragen en standpunten",
    "Opschaling en toezicht",
    "Regio's van een zaak",
    "Stukken",
    "Kalender",
    "Documenten",
    "Exports",
    "Logboek",
    "Vernietigen en bewaren",
    "Accounts en functies",
    "Gelijkgestelde dagen",
    "API-tokens",
    "Webhooks",
    "Import van zaken",
    "De API zelf",
)
"""In the order in which the document tells of them."""


def _schik() -> None:
    """The order is that of `MODULES`, whoever imports whom; what is about the API itself comes last."""
    plek = {module.__name__: nummer for nummer, module in enumerate(MODULES)}
    gesorteerd = sorted(BEWERKINGEN.items(), key=lambda paar: plek.get(paar[1].module, len(plek)))
    BEWERKINGEN.clear()
    BEWERKINGEN.update(gesorteerd)


_schik()
