"""The operations, one family per file; importing them declares them."""

from app.api.aanbieder import aanbiedercijfers, aanbieders, omzetaandelen, onderdelen, wijzigen
from app.api.besluit import besluiten, besluitvoorstellen, spoed, spoedeinde
from app.api.bewaren import anonimisering, vernietiging
from app.api.bewijs import logalarm, logboek, logboekalles
from app.api.document import document
from app.api.draaiboek import draaiboek
from app.api.export import bundeltoets, export
from app.api.gebruiker import gebruikers, herstel, ik, keuzes, toegang, tokens
from app.api.geld import geld, geldstukken
from app.api.informatie import informatie, raadsbrief, rompteksten, velen
from app.api.inlogdienst import inlogverzoeken
from app.api.jaar import jaar
from app.api.jaar import stukken as jaarstukken
from app.api.kern.bewerking import BEWERKINGEN
from app.api.mandaat import (
    mandaatopstelling,
    mandaatpublicatie,
    mandaatregister,
    mandaatstukken,
    mandaatvelen,
    mandaatversies,
    mandaatverzoeken,
    mandaatweg,
    mandaten,
)
from app.api.melding import afleveringen, webhooks
from app.api.openstaand import openstaand
from app.api.overleg import afwijkingen, opschaling, toezicht, toezichtplan, vragen
from app.api.overname import overnames
from app.api.overzicht import overzicht
from app.api.passend import passend
from app.api.plaatsing import opgaven, plaatsing, zitting
from app.api.post import mail, postbussen
from app.api.regio import functies, regios
from app.api.samenwerken import behandelaars, notities
from app.api.telling import raster, tellingen, tellingimport
from app.api.termijn import dagen, gebeurtenissen, stappen, termijnen
from app.api.vergadering import kalender, stukken
from app.api.vooruitblik import vooruitblik
from app.api.zaak import noodgrepen, toewijzing, verbanden, verloop, zaken
from app.api.zoeken import zoeken

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
    besluitvoorstellen,
    spoed,
    spoedeinde,
    export,
    bundeltoets,
    dagen,
    document,
    draaiboek,
    gebruikers,
    inlogverzoeken,
    herstel,
    functies,
    toegang,
    gebeurtenissen,
    ik,
    mail,
    postbussen,
    overnames,
    overzicht,
    informatie,
    kalender,
    jaar,
    jaarstukken,
    keuzes,
    notities,
    behandelaars,
    verbanden,
    logboek,
    logalarm,
    logboekalles,
    mandaatopstelling,
    mandaatpublicatie,
    mandaatregister,
    mandaatstukken,
    mandaatvelen,
    mandaatversies,
    mandaten,
    mandaatverzoeken,
    mandaatweg,
    noodgrepen,
    omzetaandelen,
    openstaand,
    opschaling,
    raadsbrief,
    raster,
    regios,
    rompteksten,
    stappen,
    stukken,
    tellingen,
    tellingimport,
    plaatsing,
    geld,
    geldstukken,
    passend,
    zitting,
    opgaven,
    termijnen,
    verloop,
    toewijzing,
    toezicht,
    toezichtplan,
    tokens,
    velen,
    vooruitblik,
    vragen,
    webhooks,
    zaken,
    zoeken,
)
"""In this order a zaak lists its acts, and the document the operations of one group: by name."""

GROEPEN = {
    "Wie en waar": "Wie u bent, en de gemeenten, regio's, functies en keuzes waarmee u werkt.",
    "Wat openstaat": "Wat nog op iemand wacht, met wie aan zet is en tot wanneer.",
    "Zaken": "Zaken openen, zoeken en lezen.",
    "Zoeken": "Zoeken in alles wat u mag zien.",
    "Verloop van een zaak": "Tredes, afspraken, afsluiten en heropenen.",
    "Noodgrepen": "Noodgrepen en hun bekrachtiging.",
    "Wie doet wat": "Projectleider en Regievoerders van een zaak.",
    "Stappen en termijnen": "Stappen van het draaiboek, gebeurtenissen en de termijnen die daaruit volgen.",
    "Draaiboek": "De edities van het draaiboek, en de editie van een zaak.",
    "Aanbieders": "Jeugdhulpaanbieders en hun gegevens.",
    "Cijfers van de aanbieder": "Omzet per gemeente, kwartaalcijfers, locaties, contracten en certificaten.",
    "Aantallen kinderen": "Tellingen per gemeente en zorgvorm: aantallen, nooit kinderen.",
    "Plaatsing": "Kinderen per locatie en week, aangeboden plaatsen en boekingen: aantallen, nooit kinderen.",
    "Past de plek": "Of de plek past, de toets aan de rechten van het kind en signalen: aantallen, nooit kinderen.",
    "Vooruitblik": "Hoe lang er geld is, wat er gebeurt als het morgen stopt, scenario's en de opzet van een plan.",
    "Mandaten": "Mandaten van voorstel tot einde, met verzoeken, versies en ondermandaten.",
    "Besluiten": "Besluiten onder mandaat, de verdeling over gemeenten en de ruimte die er nog is.",
    "Geld": "Toezeggingen onder besluiten, boekingen, en wie welk deel draagt.",
    "Informeren": "Wie moet worden geïnformeerd, en wat is verzonden.",
    "Raadsinformatiebrief": "De brief aan de gemeenteraden.",
    "Samenwerken": "Notities naast het dossier, wie een taak doet, en zaken die bij elkaar horen.",
    "Vragen en standpunten": "Vragen aan gemeenten, hun standpunten en afwijkingen.",
    "Opschaling en toezicht": "Opschalen naar wie hoger beslist, en de gang bij de toezichthouder.",
    "Regio's van een zaak": "Andere regio's met een belang in een zaak.",
    "Stukken": "Stukken en hun route langs de overleggen.",
    "Kalender": "Vergaderingen en hun agenda.",
    "Jaar van de regio": "Wat elk jaar terugkomt, wat ervan kwam, en wat raden inbrengen.",
    "Documenten": "Bestanden bij een zaak.",
    "Exports": "Bundels voor een ontvanger, en het controleren van een bundel.",
    "Logboek": "Het logboek, de checkpoints en de sleutel waarmee u ze controleert.",
    "Vernietigen en bewaren": "Vernietigen na de bewaartermijn, langer bewaren en anonimiseren.",
    "Accounts en functies": "Accounts, en wie welke functie vervult.",
    "Gelijkgestelde dagen": "Dagen die voor termijnen als feestdag tellen.",
    "API-tokens": "Tokens zien en intrekken; maken kan alleen op het scherm.",
    "Mail en agenda": "Welke mail u krijgt, het adres van uw eigen agenda, en postbussen van organisaties.",
    "Webhooks": "Abonnementen op gebeurtenissen, en wat is afgeleverd.",
    "Import van zaken": "Zaken overnemen uit een werkmap.",
    "De API zelf": "Dit document.",
}
"""In the order in which the document tells of them, each with what it is about."""


def _schik() -> None:
    """The order is that of `MODULES`, whoever imports whom; what is about the API itself comes last."""
    plek = {module.__name__: nummer for nummer, module in enumerate(MODULES)}
    gesorteerd = sorted(BEWERKINGEN.items(), key=lambda paar: plek.get(paar[1].module, len(plek)))
    BEWERKINGEN.clear()
    BEWERKINGEN.update(gesorteerd)


_schik()
