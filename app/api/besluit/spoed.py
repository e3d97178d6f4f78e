"""Spoedbesluiten: taken, signed by the other Regievoerder, decided on per college; who bears what nobody covers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Bedrag, Cent, Dag, Datum, Invoer, Regel, Tekst, Tijd, Uitvoer
from app.api.kern.wiebeeld import Invoerder
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoedeinde, Spoedstatus, Spoeduitkomst
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Gebruiker
from app.models import Spoedbesluit as Rij
from app.models import Spoeddeel as Deelrij
from app.services.besluit import spoed as diensten
from app.services.besluit.spoedlijst import Spoedregel, lijst_spoedbesluiten, vind_spoedbesluit
from app.services.kern.toegang import Dossier

GROEP = "Besluiten"
DAGEN = ("datum_in_toekomst", "datum_onlogisch")


class Spoeddeel(Uitvoer):
    """Het deel van een college in een spoedbesluit."""

    college: Annotated[str, Field(description="Code van de gemeente.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam van de gemeente.", examples=["Delft"])]
    bedrag: Annotated[Cent, Field(description="Het deel, in eurocenten; na intrekking wat daarvan verschuldigd is.")]
    uitkomst: Annotated[Spoeduitkomst, Field(description="Wat het college besloot.")]
    besluitnummer: Annotated[str, Field(description="Nummer van dat besluit.", examples=["B-9"])]
    toelichting: Annotated[str, Field(description="Toelichting daarbij.", examples=[""])]
    beslist_datum: Annotated[Datum | None, Field(description="Op welke dag.")]
    gedekt: Annotated[bool, Field(description="Onwaar als niemand dit deel nu dekt of draagt.")]
    van_papier: Annotated[bool, Field(description="Of de beslissing van papier is vastgelegd.")]
    drager: Annotated[str, Field(description="Wie een ongedekt deel draagt, als dat is vastgelegd.", examples=[""])]
    drager_datum: Annotated[Datum | None, Field(description="Op welke dag dat is vastgelegd.")]


class Spoedbesluit(Uitvoer):
    """Een besluit dat niet kon wachten op de colleges."""

    volgnr: Annotated[int, Field(description="Het hoeveelste in de zaak.", examples=[1])]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    omschrijving: Annotated[str, Field(description="Wat is besloten.", examples=["Loon van deze week."])]
    reden: Annotated[str, Field(description="Waarom het niet kon wachten.", examples=["Het loon kan niet uit."])]
    datum: Annotated[Datum, Field(description="De dag van het besluit.")]
    geldig_tot: Annotated[Datum, Field(description="Tot en met wanneer het zonder bekrachtiging geldt.")]
    bedrag: Annotated[Cent | None, Field(description="Bedrag in eurocenten; alleen voor het team; leeg bij inhoud.")]
    sleutel: Annotated[Verdeelsleutel | None, Field(description="Hoe het bedrag is verdeeld.")]
    drager: Annotated[str, Field(description="Wie draagt wat niet wordt bekrachtigd.", examples=["Den Haag"])]
    genomen_door: Annotated[Invoerder, Field(description="Wie het nam.")]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is ingevoerd.")]
    tweede_datum: Annotated[Datum | None, Field(description="Wanneer de andere Regievoerder meetekende.")]
    tweede_door: Annotated[Invoerder | None, Field(description="Wie meetekende.")]
    einde: Annotated[Spoedeinde | None, Field(description="Hoe het eerder eindigde dan de laatste dag.")]
    einde_datum: Annotated[Datum | None, Field(description="Vanaf welke dag.")]
    einde_door: Annotated[Invoerder | None, Field(description="Wie het weigerde of introk.")]
    einde_reden: Annotated[str | None, Field(description="Waarom.", examples=[None])]
    verschuldigd: Annotated[
        Cent | None, Field(description="Wat bij intrekking al verschuldigd was, in eurocenten; alleen voor het team.")
    ]
    een_mag: Annotated[bool, Field(description="Of een handtekening genoeg was om te gelden.")]
    status: Annotated[Spoedstatus, Field(description="Hoe het vandaag staat.")]
    bekrachtigd: Annotated[Cent | None, Field(description="Wat is bekrachtigd; alleen voor het team.")]
    wacht: Annotated[Cent | None, Field(description="Wat nog op een college wacht; alleen voor het team.")]
    ongedekt: Annotated[Cent | None, Field(description="Wat niemand dekt of draagt; alleen voor het team.")]
    gedragen: Annotated[Cent | None, Field(description="Wat een ander draagt; alleen voor het team.")]
    delen: Annotated[list[Spoeddeel], Field(description="De delen die u mag zien.")]


class Spoedbesluiten(Lijst[Spoedbesluit]):
    """Spoedbesluiten."""


def _beeld(mijn: Dossier, regel: Spoedregel) -> Spoedbesluit:
    b, stand, heel = regel.besluit, regel.stand, mijn.volledig
    return Spoedbesluit(
        volgnr=b.volgnr,
        soort=b.soort,
        omschrijving=b.omschrijving,
        reden=b.reden,
        datum=b.datum,
        geldig_tot=b.geldig_tot,
        bedrag=b.bedrag if heel else None,
        sleutel=b.sleutel,
        drager=b.drager,
        genomen_door=Invoerder(naam=b.nemer.naam, functie=b.hoedanigheid),
        ingevoerd_op=b.ingevoerd_op,
        tweede_datum=b.tweede_datum,
        tweede_door=_wie(b.tweede, b.tweede_hoedanigheid),
        einde=b.einde_wijze,
        einde_datum=b.einde_datum,
        einde_door=_wie(b.einde_door),
        einde_reden=b.einde_reden,
        verschuldigd=b.verschuldigd if heel else None,
        een_mag=b.een_mag,
        status=stand.status,
        bekrachtigd=stand.bekrachtigd if heel else None,
        wacht=stand.wacht if heel else None,
        ongedekt=stand.ongedekt if heel else None,
        gedragen=stand.gedragen if heel else None,
        delen=[_deel(regel, deel) for deel in regel.delen],
    )


def _wie(account: Gebruiker | None, als: str | None = None) -> Invoerder | None:
    """With the capacity in which he acted, when that was kept."""
    return Invoerder(naam=account.naam, functie=als or account.functie) if account else None


def _deel(regel: Spoedregel, deel: Deelrij) -> Spoeddeel:
    return Spoeddeel(
        college=deel.organisatie.code,
        naam=deel.organisatie.naam,
        bedrag=regel.bedrag_van(deel),
        uitkomst=deel.uitkomst,
        besluitnummer=deel.besluitnummer,
        toelichting=deel.toelichting,
        beslist_datum=deel.beslist_datum,
        gedekt=not regel.is_ongedekt(deel),
        van_papier=deel.document_id is not None,
        drager=deel.drager,
        drager_datum=deel.drager_datum,
    )


@lees("/zaken/<zaaknummer>/spoedbesluiten", Recht.MANDATEN_INZIEN, Spoedbesluiten, vraag=Bladervraag)
def spoedbesluiten(zaaknummer: str, vraag: Bladervraag) -> Spoedbesluiten:
    """De spoedbesluiten van de zaak

    Het team ziet elk deel, een college alleen het eigen.
    """
    mijn = dossier()
    regels = lijst_spoedbesluiten(db.session, mijn, vandaag())
    return blader(Spoedbesluiten, regels, vraag, lambda regel: _beeld(mijn, regel))


class Spoedinvoer(Invoer):
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    omschrijving: Annotated[Tekst, Field(description="Wat u besluit.", examples=["Loon van deze week."])] = ""
    reden: Annotated[Tekst, Field(description="Waarom het niet kan wachten.", examples=["Het loon kan niet uit."])] = ""
    datum: Annotated[Dag, Field(description="De dag van het besluit.")]
    geldig_tot: Annotated[Dag, Field(description="Tot en met wanneer het geldt.")]
    bedrag: Annotated[Bedrag | None, Field(description="Bedrag in eurocenten; alleen bij financiën.")] = None
    sleutel: Annotated[Literal["gelijk", "inwoners"], Field(description="Hoe het bedrag wordt verdeeld.")] = "gelijk"


@doe(
    "/zaken/<zaaknummer>/spoedbesluiten",
    Recht.BESLUIT_NEMEN,
    Spoedinvoer,
    Spoedbesluit,
    status=201,
    codes=("motivering_verplicht", "zaak_gesloten", *DAGEN),
)
def neem_spoedbesluit(zaaknummer: str, invoer: Spoedinvoer) -> Response:
    """Neem een spoedbesluit

    Binnen wat de regio toestaat. Elk college bekrachtigt daarna zijn deel of weigert.
    """
    nieuw = NieuwSpoedbesluit(
        invoer.soort,
        invoer.omschrijving,
        invoer.reden,
        invoer.datum,
        invoer.geldig_tot,
        invoer.bedrag,
        Verdeelsleutel(invoer.sleutel),
    )
    return handel(
        diensten.neem_spoedbesluit,
        zaaknummer,
        nieuw,
        toon=spoedbesluit_nu,
        plek=lambda rij: adres_van("spoedbesluiten", zaaknummer=zaaknummer),
    )


def spoedbesluit_nu(gedaan: Rij | int) -> Spoedbesluit:
    """The spoedbesluit (or the one with this number) as the act left it."""
    volgnr = gedaan if isinstance(gedaan, int) else gedaan.volgnr
    mijn = herlees()
    return _beeld(mijn, vind_spoedbesluit(db.session, mijn, volgnr, vandaag()))


class Spoedhandtekening(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None


@doe(
    "/zaken/<zaaknummer>/spoedbesluiten/<int:volgnr>/handtekening",
    Recht.BESLUIT_NEMEN,
    Spoedhandtekening,
    Spoedbesluit,
    codes=("vier_ogen", "verse_aanmelding_nodig", "ongeldige_overgang", "zaak_gesloten", *DAGEN),
)
def teken_spoedbesluit_mee(zaaknummer: str, volgnr: int, invoer: Spoedhandtekening) -> Response:
    """Teken een spoedbesluit mee

    Door de andere Regievoerder, of wie die waarneemt. Vraagt een token met bereik `bevestigen`.
    """
    return handel(diensten.teken_spoedbesluit_mee, zaaknummer, volgnr, invoer.datum or vandaag(), toon=spoedbesluit_nu)


class Spoedbeslissing(Invoer):
    uitkomst: Annotated[Literal["bekrachtigd", "geweigerd"], Field(description="Wat uw college besloot.")]
    datum: Annotated[Dag, Field(description="De dag van het collegebesluit.")]
    besluitnummer: Annotated[Regel, Field(max_length=80, description="Nummer daarvan.", examples=["B-9"])] = ""
    toelichting: Annotated[Tekst, Field(description="Nodig als uw college weigert.", examples=[""])] = ""


@doe(
    "/zaken/<zaaknummer>/spoedbesluiten/<int:volgnr>/bekrachtiging",
    Recht.MANDAAT_VERLENEN,
    Spoedbeslissing,
    Spoedbesluit,
    codes=("ongeldige_overgang", "motivering_verplicht", *DAGEN),
)
def beslis_over_spoedbesluit(zaaknummer: str, volgnr: int, invoer: Spoedbeslissing) -> Response:
    """Bekrachtig uw deel van een spoedbesluit, of weiger het

    Door het college zelf, een keer. Te laat kan ook; tot dan is het deel niet gedekt.
    """
    wat = (volgnr, invoer.datum, Spoeduitkomst(invoer.uitkomst), invoer.besluitnummer, invoer.toelichting)
    return handel(diensten.beslis_over_spoedbesluit, zaaknummer, *wat, toon=lambda rij: spoedbesluit_nu(volgnr))


class Spoeddrager(Invoer):
    drager: Annotated[
        Regel, Field(max_length=200, description="Wie het draagt.", examples=["Den Haag, DO 4 maart"])
    ] = ""
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None


@doe(
    "/zaken/<zaaknummer>/spoedbesluiten/<int:volgnr>/delen/<college>/drager",
    Recht.BESLUIT_NEMEN,
    Spoeddrager,
    Spoedbesluit,
    codes=("ongeldige_overgang", "motivering_verplicht", *DAGEN),
)
def leg_drager_vast(zaaknummer: str, volgnr: int, college: str, invoer: Spoeddrager) -> Response:
    """Leg vast wie een deel draagt dat niemand dekt

    Een keer, voor een deel dat is geweigerd of dat niet op tijd is bekrachtigd.
    """
    wat = (volgnr, college, invoer.datum or vandaag(), invoer.drager)
    return handel(diensten.leg_drager_vast, zaaknummer, *wat, toon=lambda rij: spoedbesluit_nu(volgnr))
