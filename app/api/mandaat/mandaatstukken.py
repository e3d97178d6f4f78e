"""The pieces by which each college decides on a mandaat of a request: which there are, each of them, and all in one."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import doe, lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import handel, vandaag
from app.api.kern.partij import Partij, partij
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Tekst, Uitvoer, Woord
from app.api.mandaat.mandaatbeeld import Mandaat, mandaat_nu
from app.api.mandaat.mandaatvelen import Besluitbestand
from app.api.mandaat.mandaatweg import REGELS
from app.db import db
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.rechten import Recht
from app.domain.mandaat.collegestuk import Stuksoort
from app.services.collegestukken import stukken as diensten
from app.services.mandaat import handelingen
from app.services.mandaat.gevers import papier

GROEP = "Mandaten"
ZIP = "application/zip"
TEKENT = ("ongeldige_overgang", "sjabloon_fout")
"""When there is nothing to sign, or it cannot be made."""
STUKKEN = "/zaken/<zaaknummer>/mandaatverzoeken/<int:volgnr>/stukken"


class Collegestukken(Uitvoer):
    """De stukken waarmee één mandaatgever over één mandaat besluit."""

    mandaat_id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    mandaatgever: Annotated[Partij, Field(description="Wie besluit.")]
    concept: Annotated[bool, Field(description="Of de tekst nog niet is goedgekeurd; dan tekent niemand.")]
    soorten: Annotated[list[Stuksoort], Field(description="Welke stukken er zijn.", examples=[["collegevoorstel"]])]
    raad: Annotated[
        list[str], Field(description="Waarom de raad vooraf bericht krijgt; leeg als dat niet hoeft.", examples=[[]])
    ]


class Collegestukkenlijst(Uitvoer):
    """De stukken van een verzoek."""

    resultaten: Annotated[list[Collegestukken], Field(description="Per mandaat waarover nog iets te tekenen valt.")]


@lees(STUKKEN, Recht.MANDATEN_INZIEN, Collegestukkenlijst)
def stukken_per_mandaatgever(zaaknummer: str, volgnr: int) -> Collegestukkenlijst:
    """De stukken om te ondertekenen

    Een mandaatgever ziet de eigen stukken.
    """
    stukken = diensten.stukken_van(db.session, dossier(), volgnr, vandaag())
    return Collegestukkenlijst(
        resultaten=[
            Collegestukken(
                mandaat_id=een.mandaat.id,
                mandaatgever=partij(een.mandaat.mandaatgever),
                concept=een.concept,
                soorten=list(een.soorten),
                raad=list(een.raad),
            )
            for een in stukken.sets
        ]
    )


@lees(f"{STUKKEN}/alles", Recht.MANDATEN_INZIEN, None, media=(ZIP,), codes=TEKENT)
def alle_stukken(zaaknummer: str, volgnr: int) -> Response:
    """Alle stukken in één zip-bestand

    Elke mandaatgever heeft een eigen map.
    """
    inhoud = diensten.alle_stukken(db.session, dossier(), volgnr, vandaag())
    return bijlage(inhoud, f"stukken-{zaaknummer}-verzoek-{volgnr}.zip", ZIP, sha256(inhoud).hexdigest())


class Stukvraag(Briefvraag):
    soort: Annotated[
        Literal["collegevoorstel", "mandaatbesluit", "instemming", "mandaatraadsbrief"],
        Field(description="Welk stuk."),
    ] = "mandaatbesluit"


@lees("/mandaten/<int:mandaat_id>/stuk", Recht.MANDATEN_INZIEN, None, vraag=Stukvraag, media=MEDIA, codes=TEKENT)
def stuk_van_mandaat(mandaat_id: int, vraag: Stukvraag) -> Response:
    """Eén stuk om te ondertekenen

    Als docx of als PDF. Het heeft geen zegel: anderen tekenen het.
    """
    soort = Stuksoort(vraag.soort)
    een, docx = diensten.lees_stuk_van(db.session, dossier(), mandaat_id, soort, vandaag())
    return als_brief(docx, een.bestandsnaam(soort), dossier().profiel.naam, vraag, concept=True)


class Papierenverlening(Besluitbestand):
    besluitnummer: Annotated[
        Woord, Field(max_length=80, description="Nummer van het besluit. Mag niet leeg zijn.", examples=["B-1"])
    ] = ""
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""


@doe(
    "/mandaten/<int:mandaat_id>/verlening-van-papier",
    Recht.MANDAAT_VASTLEGGEN,
    Papierenverlening,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "vier_ogen", "ongeldig_bestand", "bestand_versleuteld", "bestand_besmet"),
)
def leg_verlening_vast(mandaat_id: int, invoer: Papierenverlening, versie: int | None) -> Response:
    """Leg een verlening van papier vast

    Door de projectleider, voor een mandaatgever zonder account; met het ondertekende besluit. Het blijft zo gemerkt.
    """
    stuk = invoer.dienstvorm()
    wat = (mandaat_id, stuk.datum, invoer.besluitnummer, stuk, invoer.toelichting)
    return handel(papier.leg_verlening_vast, *wat, versie=versie, toon=mandaat_nu)


class Papierenbesluit(Besluitbestand):
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Te duur."])] = ""


class Papierenweigering(Papierenbesluit):
    domeinen: Annotated[
        tuple[Afwijkdomein, ...],
        BeforeValidator(lambda waarde: [waarde] if isinstance(waarde, str) else waarde),  # one part of the form
        Field(max_length=5, description="Wat de weigering raakt; leeg is niet vastgelegd."),
    ] = ()


PAPIER = (*REGELS, "vier_ogen", "motivering_verplicht", "ongeldig_bestand", "bestand_versleuteld", "bestand_besmet")


@doe(
    "/mandaten/<int:mandaat_id>/weigering-van-papier",
    Recht.MANDAAT_VASTLEGGEN,
    Papierenweigering,
    Mandaat,
    met_versie=True,
    codes=PAPIER,
)
def leg_weigering_vast(mandaat_id: int, invoer: Papierenweigering, versie: int | None) -> Response:
    """Leg een weigering van papier vast

    Door de projectleider, voor een mandaatgever zonder account; met het ondertekende besluit. Het blijft zo gemerkt.
    """
    stuk = invoer.dienstvorm()
    wat = (mandaat_id, stuk.datum, invoer.toelichting, stuk, invoer.domeinen)
    return handel(papier.leg_weigering_vast, *wat, versie=versie, toon=mandaat_nu)


@doe(
    "/mandaten/<int:mandaat_id>/intrekking-van-papier",
    Recht.MANDAAT_VASTLEGGEN,
    Papierenbesluit,
    Mandaat,
    met_versie=True,
    codes=(*PAPIER, "intrekking_terugwerkend"),
)
def leg_intrekking_vast(mandaat_id: int, invoer: Papierenbesluit, versie: int | None) -> Response:
    """Leg een intrekking van papier vast

    Door de projectleider, voor een mandaatgever zonder account; met het ondertekende besluit. `datum` is de eerste dag
    waarop het mandaat niet meer geldt. Die dag mag nog komen. Het blijft zo gemerkt.
    """
    stuk = invoer.dienstvorm()
    dag, stuk = stuk.datum, replace(stuk, datum=min(stuk.datum, vandaag()))
    wat = (mandaat_id, dag, invoer.toelichting, stuk)
    return handel(papier.leg_intrekking_vast, *wat, versie=versie, toon=mandaat_nu)


@doe(
    "/mandaten/<int:mandaat_id>/verlening-met-besluit",
    Recht.MANDATEN_INZIEN,
    Papierenverlening,
    Mandaat,
    met_versie=True,
    codes=(*REGELS, "ongeldig_bestand", "bestand_versleuteld", "bestand_besmet"),
)
def verleen_met_besluit(mandaat_id: int, invoer: Papierenverlening, versie: int | None) -> Response:
    """Verleen het mandaat, met het ondertekende besluit

    Door het account van de gemeente of regio zelf. Nodig waar de regio dat stuk eist; het staat dan bij het mandaat.
    """
    stuk = invoer.dienstvorm()
    wat = (mandaat_id, stuk.datum, invoer.besluitnummer, invoer.toelichting)
    return handel(handelingen.verleen, *wat, versie=versie, stuk=stuk, toon=mandaat_nu)
