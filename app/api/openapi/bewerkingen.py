"""The operations, one family per file; importing them declares them."""

from app.api.aanbieder import aanbiedercijfers, aanbieders, omzetaandelen
from app.api.besluit import besluiten
from app.api.bewaren import anonimisering, vernietiging
from app.api.bewijs import logalarm, logboek, logboekalles
from app.api.document import document
from app.api.draaiboek import draaiboek
from app.api.export import bundeltoets, export
from app.api.gebruiker import gebruikers, ik, keuzes, tokens
from app.api.informatie import informatie, raadsbrief, rompteksten
from app.api.mandaat import (
    mandaatopstelling,
    mandaatregister,
    mandaatversies,
    mandaatverzoeken,
    mandaatweg,
    mandaten,
)
from app.api.melding import afleveringen, webhooks
from app.api.overleg import opschaling, toezicht, vragen
from app.api.overname import importen
from app.api.regio import functies, regios
from app.api.telling import tellingen, tellingimport
from app.api.termijn import dagen, gebeurtenissen, stappen, termijnen
from app.api.vergadering import kalender, stukken
from app.api.zaak import noodgrepen, toewijzing, verloop, zaken

MODULES = (
    ik,
    keuzes,
    zaken,
    verloop,
    noodgrepen,
    toewijzing,
    stappen,
    termijnen,
    gebeurtenissen,
    draaiboek,
    aanbieders,
    aanbiedercijfers,
    tellingen,
    tellingimport,
    mandaten,
    mandaatopstelling,
    mandaatversies,
    mandaatweg,
    mandaatregister,
    mandaatverzoeken,
    omzetaandelen,
    besluiten,
    informatie,
    raadsbrief,
    vragen,
    opschaling,
    toezicht,
    regios,
    stukken,
    kalender,
    document,
    export,
    logboek,
    logalarm,
    bundeltoets,
    vernietiging,
    anonimisering,
    gebruikers,
    functies,
    dagen,
    tokens,
    afleveringen,
    importen,
    logboekalles,
    rompteksten,
    webhooks,
)
"""In the order in which the document tells of them."""
