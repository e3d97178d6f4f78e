"""Tables as typed classes, one file per aggregate; this is the one door. Nothing loads by itself: queries say what
they need.
"""

from collections.abc import Mapping

from app.db import Base
from app.models.aanbieder import (
    Aanbieder,
    Aanbiedercontract,
    Aanbiederfeiten,
    Aanbiederlocatie,
    Aanbiederversie,
    Gicertificaat,
    Kwartaalcijfer,
    Omzetaandeel,
    Onderdeelversie,
    Subsidietoets,
    Subsidievoorwaarde,
)
from app.models.aanmelden.dienst import Inlogidentiteit
from app.models.aanmelden.factoren import Authenticator, Eenmalig, Herstelcode, Passkey
from app.models.aanmelden.post import (
    Accountbericht,
    Agendalink,
    Mailkeuze,
    Organisatiepostbus,
    Poststand,
    Puntbericht,
    Uitgaand,
)
from app.models.aanmelden.sessie import Inlogpoging, Sessie
from app.models.besluit import Besluit, BesluitDeel, Besluitkennis, Besluitvoorstel, Spoedbesluit, Spoeddeel
from app.models.bewaren import Anonimisering, Bewaarbesluit, Vernietiging
from app.models.document import Document, DocumentInhoud, Documentintrekking, Documenttekst
from app.models.export import Export, Exportbundel, ExportInhoud, Exportopname
from app.models.gebruiker import (
    ApiAntwoord,
    Apitoken,
    Gebruiker,
    Klad,
    Organisatie,
    Persoon,
    Roltoekenning,
    Toegangsbericht,
    Toegangsvoorstel,
    gebruiker_rol,
)
from app.models.geld.geld import Geldboeking, Geldplan, Geldpost, Toezegging
from app.models.informatie import Informatieplicht, Raadsbrief, Romptekst
from app.models.kinderen.opgave import Plaatslink, Plaatsopgave, Plaatsopgaveslot
from app.models.kinderen.passend import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.models.kinderen.plaatsing import Boeking, Boekingstap, Plaatsaanbod, Plaatsstand, Plaatsstandcel
from app.models.kinderen.vooruitblik import Scenario
from app.models.kolommen import Ingevoerd, Termijnkolommen
from app.models.logboek import (
    Alleenlezen,
    Checkpoint,
    Checkpointpost,
    Getuigenis,
    Logalarm,
    Logboekknoop,
    LogboekKop,
    LogboekPayload,
    LogboekRegel,
    Logboektegel,
    Zoekpassage,
    Zoekstand,
)
from app.models.mandaat import FEITKOLOMMEN as FEITKOLOMMEN
from app.models.mandaat import (
    Besluitstuk,
    Herinnering,
    Mandaat,
    Mandaatverzoek,
    Reactiedatum,
    Voorwaarde,
    Voorwaardestand,
)
from app.models.mandaat import feiten_van as feiten_van
from app.models.melding import Abonnement, Achtergrondtaak, Aflevering, Reservekopie
from app.models.openstaand import BIJ_ANDEREN, Behandelaar, Bekeken, Notitie, Openpunt, Overzichtfilter, Vermelding
from app.models.overleg import (
    Afwijkingsvolg,
    Correspondentie,
    Gezien,
    Opschaling,
    Opschalingstap,
    Standpunt,
    Toezichtplan,
    Toezichtplanstap,
    Toezichtstap,
    Vraag,
)
from app.models.overname import Inleeswerk, Inlezing, Overname
from app.models.regio import Functievervulling, Stuurgroepplek, Zaakregio
from app.models.telling import Telling
from app.models.termijn import GelijkgesteldeDag, Termijnmutatie, Zaakgebeurtenis
from app.models.vergadering import (
    Agendapunt,
    Behandeling,
    Jaarinbreng,
    Jaarmoment,
    Jaaruitkomst,
    Jaarweging,
    Stuk,
    Vergadering,
)
from app.models.zaak import (
    Afspraak,
    Draaiboekversie,
    Noodgreep,
    Rolvervulling,
    Stap,
    Tredebepaling,
    Zaak,
    Zaaknummerreeks,
    Zaakverband,
    Zgwverwijzing,
)
from app.tabelregels import Tabelregels

TABELREGELS: Mapping[str, Tabelregels] = {
    naam: tabel.info["tabelregels"] for naam, tabel in sorted(Base.metadata.tables.items())
}
"""What every table says about itself, by name."""

__all__ = [
    "BIJ_ANDEREN",
    "TABELREGELS",
    "Aanbieder",
    "Aanbiedercontract",
    "Aanbiederfeiten",
    "Aanbiederlocatie",
    "Aanbiederversie",
    "Abonnement",
    "Accountbericht",
    "Achtergrondtaak",
    "Aflevering",
    "Afspraak",
    "Afwijkingsvolg",
    "Agendalink",
    "Agendapunt",
    "Alleenlezen",
    "Anonimisering",
    "ApiAntwoord",
    "Apitoken",
    "Authenticator",
    "Behandelaar",
    "Behandeling",
    "Bekeken",
    "Besluit",
    "BesluitDeel",
    "Besluitkennis",
    "Besluitstuk",
    "Besluitvoorstel",
    "Bewaarbesluit",
    "Boeking",
    "Boekingstap",
    "Checkpoint",
    "Checkpointpost",
    "Correspondentie",
    "Document",
    "DocumentInhoud",
    "Documentintrekking",
    "Documenttekst",
    "Draaiboekversie",
    "Eenmalig",
    "Export",
    "ExportInhoud",
    "Exportbundel",
    "Exportopname",
    "Functievervulling",
    "Gebruiker",
    "Geldboeking",
    "Geldplan",
    "Geldpost",
    "GelijkgesteldeDag",
    "Getuigenis",
    "Gezien",
    "Gicertificaat",
    "Herinnering",
    "Herstelcode",
    "Informatieplicht",
    "Ingevoerd",
    "Inleeswerk",
    "Inlezing",
    "Inlogidentiteit",
    "Inlogpoging",
    "Jaarinbreng",
    "Jaarmoment",
    "Jaaruitkomst",
    "Jaarweging",
    "Kinderrechtentoets",
    "Kindsignaal",
    "Klad",
    "Kwartaalcijfer",
    "Logalarm",
    "LogboekKop",
    "LogboekPayload",
    "LogboekRegel",
    "Logboekknoop",
    "Logboektegel",
    "Mailkeuze",
    "Mandaat",
    "Mandaatverzoek",
    "Noodgreep",
    "Notitie",
    "Omzetaandeel",
    "Onderdeelversie",
    "Openpunt",
    "Opschaling",
    "Opschalingstap",
    "Organisatie",
    "Organisatiepostbus",
    "Overname",
    "Overzichtfilter",
    "Passkey",
    "Persoon",
    "Plaatsaanbod",
    "Plaatslink",
    "Plaatsopgave",
    "Plaatsopgaveslot",
    "Plaatsstand",
    "Plaatsstandcel",
    "Plekoordeel",
    "Poststand",
    "Puntbericht",
    "Raadsbrief",
    "Reactiedatum",
    "Reservekopie",
    "Roltoekenning",
    "Rolvervulling",
    "Romptekst",
    "Scenario",
    "Sessie",
    "Spoedbesluit",
    "Spoeddeel",
    "Standpunt",
    "Stap",
    "Stuk",
    "Stuurgroepplek",
    "Subsidietoets",
    "Subsidievoorwaarde",
    "Telling",
    "Termijnkolommen",
    "Termijnmutatie",
    "Toegangsbericht",
    "Toegangsvoorstel",
    "Toezegging",
    "Toezichtplan",
    "Toezichtplanstap",
    "Toezichtstap",
    "Tredebepaling",
    "Uitgaand",
    "Vergadering",
    "Vermelding",
    "Vernietiging",
    "Voorwaarde",
    "Voorwaardestand",
    "Vraag",
    "Zaak",
    "Zaakgebeurtenis",
    "Zaaknummerreeks",
    "Zaakregio",
    "Zaakverband",
    "Zgwverwijzing",
    "Zoekpassage",
    "Zoekstand",
    "gebruiker_rol",
]
