"""Decisions under mandaat: the list, a new one, one that reverses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.besluit.besluitbeeld import Besluit, Deel, besluitbeeld
from app.api.kern.bewerking import doe, lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Bedrag, Dag, Invoer, Tekst, Uitvoer, Woord
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.besluit import besluit as regels
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Besluit as Rij
from app.services.besluit import besluiten as diensten
from app.services.besluit.brief import besluitbrief
from app.services.besluit.overzicht import Besluitregel, besluitregels
from app.services.besluit.verdeling import delen_per_mandaat, neem_verdeeld_besluit, verdeling_vooraf
from app.services.kern.toegang import Dossier

GROEP = "Besluiten"
REGELS = (
    "mandaat_ontbreekt",
    "mandaat_niet_actief",
    "instemming_ontbreekt",
    "buiten_looptijd",
    "plafond_overschreden",
    "verdeling_klopt_niet",
    "motivering_verplicht",
    "datum_in_toekomst",
    "zaak_gesloten",
    "tweede_handtekening_nodig",
)


class Besluitlijst(Lijst[Besluit]):
    """Besluiten."""


@lees("/zaken/<zaaknummer>/besluiten", Recht.MANDATEN_INZIEN, Besluitlijst, vraag=Bladervraag)
def besluiten(zaaknummer: str, vraag: Bladervraag) -> Besluitlijst:
    """De besluiten van de zaak

    Het team ziet ze alle; een mandaatgever die waarin hij een deel heeft, met alleen dat deel.
    """
    mijn = dossier()
    return blader(Besluitlijst, besluitregels(db.session, mijn), vraag, lambda regel: besluitbeeld(mijn, regel))


@lees("/zaken/<zaaknummer>/besluiten/<int:besluit_id>", Recht.MANDATEN_INZIEN, Besluit)
def besluit(zaaknummer: str, besluit_id: int) -> Besluit:
    """Eén besluit

    Met de verdeling over de mandaatgevers.
    """
    return _zoek(dossier(), besluit_id)


def _zoek(mijn: Dossier, besluit_id: int) -> Besluit:
    return besluitbeeld(mijn, _regel(mijn, besluit_id))


def _regel(mijn: Dossier, besluit_id: int) -> Besluitregel:
    regel = next((r for r in besluitregels(db.session, mijn) if r.besluit.id == besluit_id), None)
    if regel is None:
        raise NietGevonden("Dit besluit bestaat niet, of u mag het niet zien.")
    return regel


class NieuwBesluit(Invoer):
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    omschrijving: Annotated[
        Tekst, Field(description="Wat is besloten. Mag niet leeg zijn.", examples=["Voorschot."])
    ] = ""
    datum: Annotated[Dag, Field(description="De dag van het besluit; daarop wordt het getoetst.")]
    bedrag: Annotated[Bedrag | None, Field(description="Bedrag in eurocenten; alleen bij financiën.")] = None
    sleutel: Annotated[
        Literal["gelijk", "omzet", "inwoners", "kinderen"],
        Field(
            description="Hoe het bedrag wordt verdeeld als u dat niet zelf doet. Kinderen in zorg wegen in klassen, "
            "zodat niemand een klein aantal afleidt."
        ),
    ] = "gelijk"
    verdeling: Annotated[
        dict[str, Annotated[int, Field(ge=0, le=100_000_000_000)]] | None,
        Field(
            max_length=100,
            description="Zelf verdelen: eurocenten per code van de mandaatgever, of per nummer van het mandaat.",
            examples=[None],
        ),
    ] = None
    functie: Annotated[
        Woord | None,
        Field(
            max_length=40,
            description="Code van de functie waarin u besluit; nodig als u er meer dan een waarneemt.",
            examples=[None],
        ),
    ] = None

    def dienstvorm(self) -> regels.NieuwBesluit:
        """Without the parts by hand: which mandaten they mean, the service finds out."""
        sleutel = Verdeelsleutel(self.sleutel)
        return regels.NieuwBesluit(
            self.soort, self.omschrijving, self.datum, self.bedrag, None, sleutel, self.functie or None
        )


@doe("/zaken/<zaaknummer>/besluiten", Recht.BESLUIT_NEMEN, NieuwBesluit, Besluit, status=201, codes=REGELS)
def neem_besluit(zaaknummer: str, invoer: NieuwBesluit) -> Response:
    """Neem een besluit onder mandaat

    Het wordt getoetst op zijn eigen dag. Wat niet mag, wordt geweigerd en staat dan ook in het logboek.
    """
    dienst: Callable[..., Rij] = diensten.neem_besluit
    wat: list[Any] = [zaaknummer, invoer.dienstvorm()]
    if invoer.verdeling is not None:
        dienst, wat = neem_verdeeld_besluit, [*wat, invoer.verdeling]
    return handel(
        dienst,
        *wat,
        toon=_genomen,
        plek=lambda nieuw: adres_van("besluit", zaaknummer=zaaknummer, besluit_id=nieuw.id),
    )


def _genomen(rij: Rij) -> Besluit:
    return _zoek(herlees(), rij.id)


class Verdeelvoorbeeld(Uitvoer):
    """Wat elke mandaatgever zou betalen."""

    uitleg: Annotated[str | None, Field(description="Hoe het is verdeeld, in een zin.", examples=[None])]
    delen: Annotated[list[Deel], Field(description="Het deel van elke mandaatgever.")]


@doe(
    "/zaken/<zaaknummer>/verdelingen",
    Recht.BESLUIT_NEMEN,
    NieuwBesluit,
    Verdeelvoorbeeld,
    codes=REGELS,
    bewaart_niets=True,
)
def bekijk_verdeling(zaaknummer: str, invoer: NieuwBesluit) -> Verdeelvoorbeeld:
    """Bekijk vooraf hoe een besluit wordt verdeeld

    Met dezelfde toets als het besluit zelf. Er wordt niets bewaard of vastgelegd.
    """
    nieuw, mijn = invoer.dienstvorm(), dossier()
    if invoer.verdeling is not None:
        met_de_hand = delen_per_mandaat(db.session, mijn, nieuw, invoer.verdeling)
        nieuw = replace(nieuw, verdeling=met_de_hand)
    zin, delen = verdeling_vooraf(db.session, mijn, nieuw, vandaag())
    regels = [
        Deel(mandaat_id=m.id, mandaat_versie=None, mandaatgever=m.mandaatgever.code, naam=m.mandaatgever.naam, bedrag=b)
        for m, b in delen
    ]
    return Verdeelvoorbeeld(uitleg=zin, delen=regels)


class Tegenboeking(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    motivering: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Dubbel betaald."])] = ""


@doe(
    "/zaken/<zaaknummer>/besluiten/<int:besluit_id>/tegenboeking",
    Recht.BESLUIT_NEMEN,
    Tegenboeking,
    Besluit,
    status=201,
    codes=("ongeldige_overgang", "motivering_verplicht", "datum_onlogisch", "zaak_gesloten"),
)
def boek_tegen(zaaknummer: str, besluit_id: int, invoer: Tegenboeking) -> Response:
    """Draai een besluit terug

    Met een tegenboeking; het besluit zelf blijft staan.
    """
    wat = (besluit_id, invoer.datum or vandaag(), invoer.motivering)
    return handel(
        diensten.boek_tegen,
        zaaknummer,
        *wat,
        toon=_genomen,
        plek=lambda nieuw: adres_van("besluit", zaaknummer=zaaknummer, besluit_id=nieuw.id),
    )


@lees("/zaken/<zaaknummer>/besluiten/<int:besluit_id>/brief", Recht.BESLUIT_NEMEN, None, vraag=Briefvraag, media=MEDIA)
def brief_van_besluit(zaaknummer: str, besluit_id: int, vraag: Briefvraag) -> Response:
    """De brief van een besluit

    Als docx, om op eigen papier te zetten en te ondertekenen, of als PDF.
    """
    rij = _regel(dossier(), besluit_id).besluit
    inhoud = besluitbrief(db.session, dossier(), rij)
    return als_brief(inhoud, f"besluit-{zaaknummer}-{rij.volgnr}.docx", dossier().profiel.naam, vraag)
