"""Tables as typed classes, one file per aggregate. Nothing loads by itself: queries say what they need."""

from app.models.aanbieder import Aanbieder
from app.models.besluit import Besluit, BesluitDeel
from app.models.document import Document, DocumentInhoud
from app.models.editie import Draaiboekversie
from app.models.export import Export, ExportInhoud
from app.models.functie import Functievervulling
from app.models.gebruiker import Gebruiker, Organisatie, Persoon, Roltoekenning
from app.models.kalender import Agendapunt, Behandeling, Stuk, Vergadering
from app.models.logboek import LogboekKop, LogboekPayload, LogboekRegel
from app.models.mandaat import Mandaat
from app.models.mandaatverzoek import Mandaatverzoek
from app.models.noodgreep import Noodgreep
from app.models.omzetaandeel import Omzetaandeel
from app.models.termijn import GelijkgesteldeDag, Termijnmutatie, Zaakgebeurtenis
from app.models.voorwaarde import Voorwaarde, Voorwaardestand
from app.models.zaak import Afspraak, Rolvervulling, Stap, Tredebepaling, Zaak, Zaaknummerreeks

__all__ = [
    "Aanbieder",
    "Afspraak",
    "Agendapunt",
    "Behandeling",
    "Besluit",
    "BesluitDeel",
    "Document",
    "DocumentInhoud",
    "Draaiboekversie",
    "Export",
    "ExportInhoud",
    "Functievervulling",
    "Gebruiker",
    "GelijkgesteldeDag",
    "LogboekKop",
    "LogboekPayload",
    "LogboekRegel",
    "Mandaat",
    "Mandaatverzoek",
    "Noodgreep",
    "Omzetaandeel",
    "Organisatie",
    "Persoon",
    "Roltoekenning",
    "Rolvervulling",
    "Stap",
    "Stuk",
    "Termijnmutatie",
    "Tredebepaling",
    "Vergadering",
    "Voorwaarde",
    "Voorwaardestand",
    "Zaak",
    "Zaakgebeurtenis",
    "Zaaknummerreeks",
]
