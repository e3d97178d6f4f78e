"""Tables as typed classes, one file per aggregate. Nothing loads by itself: queries say what they need."""

from app.models.aanbieder import Aanbieder
from app.models.aanbiedercijfers import Kwartaalcijfer, Subsidietoets, Subsidievoorwaarde
from app.models.apiantwoord import ApiAntwoord
from app.models.apitoken import Apitoken
from app.models.besluit import Besluit, BesluitDeel
from app.models.bewaren import Anonimisering, Bewaarbesluit, Vernietiging
from app.models.checkpoint import Checkpoint, Logboektegel
from app.models.document import Document, DocumentInhoud
from app.models.editie import Draaiboekversie
from app.models.export import Export, ExportInhoud
from app.models.gebruiker import Gebruiker, Organisatie, Persoon, Roltoekenning
from app.models.getuigenis import Checkpointpost, Getuigenis
from app.models.informatie import Informatieplicht, Raadsbrief, Romptekst
from app.models.logalarm import Logalarm
from app.models.logboek import LogboekKop, LogboekPayload, LogboekRegel
from app.models.mandaat import Mandaat
from app.models.mandaatverzoek import Mandaatverzoek
from app.models.melding import Abonnement, Aflevering
from app.models.noodgreep import Noodgreep
from app.models.omzetaandeel import Omzetaandeel
from app.models.opschaling import Opschaling, Opschalingstap
from app.models.overleg import Gezien, Standpunt, Vraag
from app.models.overname import Inlezing, Overname
from app.models.regio import Functievervulling
from app.models.telling import Telling
from app.models.termijn import GelijkgesteldeDag, Termijnmutatie, Zaakgebeurtenis
from app.models.toezicht import Correspondentie, Toezichtstap
from app.models.vergadering import Agendapunt, Behandeling, Stuk, Vergadering
from app.models.voorwaarde import Voorwaarde, Voorwaardestand
from app.models.zaak import Afspraak, Rolvervulling, Stap, Tredebepaling, Zaak, Zaaknummerreeks
from app.models.zaakregio import Zaakregio
from app.models.zgwverwijzing import Zgwverwijzing

__all__ = [
    "Aanbieder",
    "Abonnement",
    "Aflevering",
    "Afspraak",
    "Agendapunt",
    "Anonimisering",
    "ApiAntwoord",
    "Apitoken",
    "Behandeling",
    "Besluit",
    "BesluitDeel",
    "Bewaarbesluit",
    "Checkpoint",
    "Checkpointpost",
    "Correspondentie",
    "Document",
    "DocumentInhoud",
    "Draaiboekversie",
    "Export",
    "ExportInhoud",
    "Functievervulling",
    "Gebruiker",
    "GelijkgesteldeDag",
    "Getuigenis",
    "Gezien",
    "Informatieplicht",
    "Inlezing",
    "Kwartaalcijfer",
    "Logalarm",
    "LogboekKop",
    "LogboekPayload",
    "LogboekRegel",
    "Logboektegel",
    "Mandaat",
    "Mandaatverzoek",
    "Noodgreep",
    "Omzetaandeel",
    "Opschaling",
    "Opschalingstap",
    "Organisatie",
    "Overname",
    "Persoon",
    "Raadsbrief",
    "Roltoekenning",
    "Rolvervulling",
    "Romptekst",
    "Standpunt",
    "Stap",
    "Stuk",
    "Subsidietoets",
    "Subsidievoorwaarde",
    "Telling",
    "Termijnmutatie",
    "Toezichtstap",
    "Tredebepaling",
    "Vergadering",
    "Vernietiging",
    "Voorwaarde",
    "Voorwaardestand",
    "Vraag",
    "Zaak",
    "Zaakgebeurtenis",
    "Zaaknummerreeks",
    "Zaakregio",
    "Zgwverwijzing",
]
