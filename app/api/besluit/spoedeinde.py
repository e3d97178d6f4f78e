"""Spoedbesluiten that are refused or withdrawn, decisions of colleges from paper, and the letter of one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.besluit.spoed import DAGEN, Spoedbesluit, spoedbesluit_nu
from app.api.kern.bewerking import doe, lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import handel, vandaag
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Bestandinvoer, Dag, Invoer, Regel, Tekst
from app.db import db
from app.domain.basis.invoer import MAX_BEDRAG
from app.domain.basis.rechten import Recht
from app.domain.besluit.spoed import Spoeduitkomst
from app.services.besluit import spoedeinde as diensten
from app.services.besluit.spoedbrief import spoedbrief
from app.services.besluit.spoedlijst import vind_spoedbesluit
from app.services.besluit.spoedpapier import leg_bekrachtiging_vast as leg_vast
from app.services.document.documenten import NieuwDocument

GROEP = "Besluiten"
EEN = "/zaken/<zaaknummer>/spoedbesluiten/<int:volgnr>"
EINDE = ("ongeldige_overgang", "motivering_verplicht", "zaak_gesloten", *DAGEN)


class Spoedweigering(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Te hoog."])] = ""


@doe(f"{EEN}/weigering", Recht.BESLUIT_NEMEN, Spoedweigering, Spoedbesluit, codes=("vier_ogen", *EINDE))
def weiger_spoedbesluit(zaaknummer: str, volgnr: int, invoer: Spoedweigering) -> Response:
    """Weiger een spoedbesluit mee te tekenen

    Door de andere Regievoerder, of wie die waarneemt, zolang het nog niet geldt.
    """
    wat = (zaaknummer, volgnr, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.weiger_spoedbesluit, *wat, toon=spoedbesluit_nu)


class Spoedintrekking(Spoedweigering):
    verschuldigd: Annotated[
        int | None,
        Field(ge=0, le=MAX_BEDRAG, description="Wat al verschuldigd is, in eurocenten; alleen als het over geld gaat."),
    ] = None


@doe(f"{EEN}/intrekking", Recht.BESLUIT_NEMEN, Spoedintrekking, Spoedbesluit, codes=EINDE)
def trek_spoedbesluit_in(zaaknummer: str, volgnr: int, invoer: Spoedintrekking) -> Response:
    """Trek een spoedbesluit in

    Vanaf een dag, door een van de Regievoerders; zolang het niet geldt door wie het nam. Over wat al verschuldigd is
    beslissen de colleges nog, ieder over zijn aandeel.
    """
    wat = (zaaknummer, volgnr, invoer.datum or vandaag(), invoer.toelichting, invoer.verschuldigd)
    return handel(diensten.trek_spoedbesluit_in, *wat, toon=spoedbesluit_nu)


class Papierenbeslissing(Bestandinvoer):
    uitkomst: Annotated[Literal["bekrachtigd", "geweigerd"], Field(description="Wat het college besloot.")]
    datum: Annotated[Dag | None, Field(description="De dag van het collegebesluit; vandaag als u niets zegt.")] = None
    besluitnummer: Annotated[Regel, Field(max_length=80, description="Nummer daarvan.", examples=["B-9"])] = ""
    toelichting: Annotated[Tekst, Field(description="Nodig als het college weigert.", examples=[""])] = ""

    def stuk(self) -> NieuwDocument:
        return NieuwDocument(self.bestand.filename or "", self.bestand.read(), self.datum or vandaag())


@doe(
    f"{EEN}/delen/<college>/papier",
    Recht.MANDAAT_VASTLEGGEN,
    Papierenbeslissing,
    Spoedbesluit,
    codes=("vier_ogen", "ongeldig_bestand", "bestand_versleuteld", "bestand_besmet", *EINDE),
)
def leg_bekrachtiging_vast(zaaknummer: str, volgnr: int, college: str, invoer: Papierenbeslissing) -> Response:
    """Leg de beslissing van een college over zijn deel vast van papier

    Door de projectleider, voor een college zonder account; met het ondertekende besluit. Het blijft zo gemerkt.
    """
    stuk = invoer.stuk()
    wat = (college, stuk.datum, Spoeduitkomst(invoer.uitkomst), invoer.besluitnummer, stuk, invoer.toelichting)
    return handel(leg_vast, zaaknummer, volgnr, *wat, toon=lambda _: spoedbesluit_nu(volgnr))


@lees(f"{EEN}/brief", Recht.BESLUIT_NEMEN, None, vraag=Briefvraag, media=MEDIA)
def spoedbesluitbrief(zaaknummer: str, volgnr: int, vraag: Briefvraag) -> Response:
    """De brief van een spoedbesluit

    Aan de colleges, met het deel van elk. Als docx of als PDF.
    """
    mijn = dossier()
    docx = spoedbrief(mijn, vind_spoedbesluit(db.session, mijn, volgnr, vandaag()))
    return als_brief(docx, f"spoedbesluit-{zaaknummer}-{volgnr}.docx", mijn.profiel.naam, vraag)
