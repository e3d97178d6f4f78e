"""Decisions for two Regievoerders: prepared, signed, refused, taken back; what one took alone, seen by the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.besluit.besluitbeeld import Besluit, besluitbeeld
from app.api.besluit.besluiten import REGELS, NieuwBesluit
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Cent, Dag, Datum, Invoer, Tekst, Tijd, Uitvoer
from app.api.kern.wiebeeld import Invoerder
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Besluit as Besluitrij
from app.models import Besluitkennis, Besluitvoorstel, Gebruiker
from app.services.besluit import voorstellen as diensten
from app.services.besluit.overzicht import besluitregels
from app.services.besluit.verdeling import delen_per_mandaat
from app.services.besluit.voorstellijst import Voorstelregel, lijst_voorstellen, vind_voorstel

GROEP = "Besluiten"
PAD = "/besluitvoorstellen/<int:besluitvoorstel_id>"
AFDOEN = (
    "geen_recht",
    "ongeldige_overgang",
    "motivering_verplicht",
    "datum_in_toekomst",
    "datum_onlogisch",
    "zaak_gesloten",
)


class Besluitvoorbereiding(Uitvoer):
    """Een besluit dat een Regievoerder voorbereidde en dat de andere ondertekent of weigert."""

    id: Annotated[int, Field(description="Nummer van het voorbereide besluit in deze installatie.", examples=[1])]
    volgnr: Annotated[int, Field(description="Het hoeveelste in de zaak.", examples=[1])]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    omschrijving: Annotated[str, Field(description="Wat het besluit zegt.", examples=["Voorschot."])]
    datum: Annotated[Datum, Field(description="De dag waarop het is voorbereid.")]
    bedrag: Annotated[Cent | None, Field(description="Bedrag in eurocenten; leeg bij inhoud.")]
    sleutel: Annotated[Verdeelsleutel | None, Field(description="Hoe het bedrag wordt verdeeld.")]
    functie: Annotated[str | None, Field(description="Code van de functie waarin is voorbereid.", examples=[None])]
    voorbereid_door: Annotated[Invoerder, Field(description="Wie het voorbereidde.")]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer het is ingevoerd.")]
    status: Annotated[Voorstelstatus, Field(description="Hoe het ermee staat.")]
    afgedaan_datum: Annotated[Datum | None, Field(description="Op welke dag het is afgedaan.")]
    afgedaan_door: Annotated[Invoerder | None, Field(description="Wie het afdeed.")]
    reden: Annotated[str, Field(description="Toelichting daarbij.", examples=[""])]
    kan_ondertekenen: Annotated[bool, Field(description="Of u het nu kunt ondertekenen of weigeren.")]
    kan_intrekken: Annotated[bool, Field(description="Of u het nu kunt intrekken.")]


class Besluitvoorbereidingen(Lijst[Besluitvoorbereiding]):
    """Voorbereide besluiten."""


def _wie(account: Gebruiker) -> Invoerder:
    return Invoerder(naam=account.naam, functie=account.functie)


def _afdoener(rij: Besluitvoorstel) -> Invoerder | None:
    """Who signed, refused or took it back, in the capacity in which he did."""
    if rij.afdoener is None:
        return None
    return Invoerder(naam=rij.afdoener.naam, functie=rij.afgedaan_hoedanigheid or rij.afdoener.functie)


def _beeld(regel: Voorstelregel) -> Besluitvoorbereiding:
    rij, mag = regel.voorstel, dossier().mag(Recht.BESLUIT_NEMEN)
    return Besluitvoorbereiding(
        id=rij.id,
        volgnr=rij.volgnr,
        soort=rij.soort,
        omschrijving=rij.omschrijving,
        datum=rij.datum,
        bedrag=rij.bedrag,
        sleutel=rij.sleutel,
        functie=rij.functie,
        voorbereid_door=_wie(rij.voorbereider),
        ingevoerd_op=rij.ingevoerd_op,
        status=rij.status,
        afgedaan_datum=rij.afgedaan_datum,
        afgedaan_door=_afdoener(rij),
        reden=rij.reden,
        kan_ondertekenen=mag and regel.wacht and regel.beletsel is None,
        kan_intrekken=regel.mag_intrekken,
    )


@lees("/zaken/<zaaknummer>/besluitvoorstellen", Recht.MANDATEN_INZIEN, Besluitvoorbereidingen, vraag=Bladervraag)
def besluitvoorstellen(zaaknummer: str, vraag: Bladervraag) -> Besluitvoorbereidingen:
    """De voorbereide besluiten van de zaak

    Alleen voor het team; de nieuwste eerst.
    """
    return blader(Besluitvoorbereidingen, lijst_voorstellen(db.session, dossier(), vandaag()), vraag, _beeld)


@doe(
    "/zaken/<zaaknummer>/besluitvoorstellen",
    Recht.BESLUIT_NEMEN,
    NieuwBesluit,
    Besluitvoorbereiding,
    status=201,
    codes=REGELS,
)
def bereid_besluit_voor(zaaknummer: str, invoer: NieuwBesluit) -> Response:
    """Bereid een besluit voor

    Als de regio of het mandaat de handtekening van beide Regievoerders vraagt. Het wordt getoetst als een besluit, en
    geldt pas als de andere Regievoerder het ondertekent.
    """
    nieuw = invoer.dienstvorm()
    if invoer.verdeling is not None:
        delen = delen_per_mandaat(db.session, dossier(), nieuw, invoer.verdeling)
        nieuw = replace(nieuw, verdeling=delen)
    return handel(
        diensten.bereid_besluit_voor,
        zaaknummer,
        nieuw,
        toon=_nu,
        plek=lambda rij: adres_van("besluitvoorstellen", zaaknummer=zaaknummer),
    )


def _nu(rij: Besluitvoorstel) -> Besluitvoorbereiding:
    sleutel = rij.id
    return _beeld(vind_voorstel(db.session, herlees(), sleutel, vandaag()))


class Ondertekening(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""


class Besluitafdoening(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Te hoog."])] = ""


@doe(
    f"{PAD}/ondertekening",
    Recht.BESLUIT_NEMEN,
    Ondertekening,
    Besluit,
    status=201,
    codes=(*REGELS, "vier_ogen", "verse_aanmelding_nodig", *AFDOEN[:2], "datum_onlogisch"),
)
def onderteken_besluit(besluitvoorstel_id: int, invoer: Ondertekening) -> Response:
    """Onderteken een voorbereid besluit

    Door de andere Regievoerder, of wie die waarneemt. Het wordt opnieuw getoetst, op de dag van de handtekening. Vraagt
    een token met bereik `bevestigen`.
    """
    wat = (besluitvoorstel_id, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.onderteken_besluit, *wat, toon=_genomen)


def _genomen(rij: Besluitrij) -> Besluit:
    sleutel, mijn = rij.id, herlees()
    return besluitbeeld(mijn, next(r for r in besluitregels(db.session, mijn) if r.besluit.id == sleutel))


@doe(f"{PAD}/weigering", Recht.BESLUIT_NEMEN, Besluitafdoening, Besluitvoorbereiding, codes=("vier_ogen", *AFDOEN))
def weiger_besluit(besluitvoorstel_id: int, invoer: Besluitafdoening) -> Response:
    """Weiger een voorbereid besluit

    Door de andere Regievoerder, met de reden. Het besluit is dan niet genomen.
    """
    wat = (besluitvoorstel_id, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.weiger_besluit, *wat, toon=_nu)


@doe(f"{PAD}/intrekking", Recht.BESLUIT_NEMEN, Besluitafdoening, Besluitvoorbereiding, codes=AFDOEN)
def trek_besluitvoorstel_in(besluitvoorstel_id: int, invoer: Besluitafdoening) -> Response:
    """Trek een voorbereid besluit in

    Door wie het voorbereidde, of wie diens functie vervult.
    """
    wat = (besluitvoorstel_id, invoer.datum or vandaag(), invoer.toelichting)
    return handel(diensten.trek_besluitvoorstel_in, *wat, toon=_nu)


class Kennisneming(Invoer):
    """Niets: wie dit stuurt zegt dat hij het zag."""


@doe(
    "/zaken/<zaaknummer>/besluiten/<int:besluit_id>/kennisneming",
    Recht.BESLUIT_NEMEN,
    Kennisneming,
    Besluit,
    status=201,
    codes=("ongeldige_overgang", "zaak_gesloten"),
)
def neem_kennis_van_besluit(zaaknummer: str, besluit_id: int, invoer: Kennisneming) -> Response:
    """Zeg dat u een besluit van de andere Regievoerder zag

    Van een besluit dat een van beide alleen nam, onder een mandaat dat zegt wanneer beiden tekenen.
    """
    return handel(diensten.neem_kennis_van_besluit, zaaknummer, besluit_id, toon=_gezien)


def _gezien(rij: Besluitkennis) -> Besluit:
    sleutel, mijn = rij.besluit_id, herlees()
    return besluitbeeld(mijn, next(r for r in besluitregels(db.session, mijn) if r.besluit.id == sleutel))
