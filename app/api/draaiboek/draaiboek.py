"""Editions of the draaiboek; the one of a zaak, what another would change in it, and moving to that one."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.draaiboek.draaiboekbeeld import Draaiboek, Draaiboekkop, inhoud, kop
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Invoer,
    Nummer,
    Tekst,
    Uitvoer,
    Vraag,
    Woord,
)
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.editieverschil import Aard, Soort
from app.draaiboeken import editiebestand, editiebestanden
from app.models import Zaak
from app.services.draaiboek.edities import editie_van, tekst_van
from app.services.termijn import overstap as diensten

GROEP = "Draaiboek"


class Draaiboekenlijst(Lijst[Draaiboekkop]):
    """Edities van het draaiboek."""


@lees("/draaiboeken", Recht.INGELOGD, Draaiboekenlijst, vraag=Bladervraag)
def draaiboeken(vraag: Bladervraag) -> Draaiboekenlijst:
    """De edities van het draaiboek

    De nieuwste eerst.
    """
    bestanden = sorted(editiebestanden().values(), key=lambda b: b.deel.geldig_vanaf, reverse=True)
    return blader(Draaiboekenlijst, bestanden, vraag, lambda b: Draaiboekkop(**kop(b.deel, b.sha256)))


@lees("/draaiboeken/<editie>", Recht.INGELOGD, Draaiboek)
def draaiboek(editie: str) -> Draaiboek:
    """Een editie van het draaiboek

    Met treden, stappen, informatieplichten en grendels; bij elke regel de bron en het merk.
    """
    bestand = editiebestand(editie)
    return Draaiboek(**inhoud(bestand.deel, bestand.sha256))


class Zaakdraaiboek(Draaiboek):
    """Het draaiboek van een zaak: de tekst die bij de zaak is bewaard."""

    zaaknummer: Nummer
    wijkt_af: Annotated[bool, Field(description="Of de editie nu iets anders zegt dan de tekst van de zaak.")]
    versie: Annotated[int, Field(description="Versie van de zaak; zij staat in de ETag.", examples=[7])]


@lees("/zaken/<zaaknummer>/draaiboek", Recht.DOSSIER_INZIEN, Zaakdraaiboek)
def zaakdraaiboek(zaaknummer: str) -> Zaakdraaiboek:
    """Het draaiboek van de zaak

    De tekst waaronder de zaak loopt, ook als de editie intussen is gewijzigd.
    """
    return _van_zaak(dossier().zaak)


def _van_zaak(zaak: Zaak) -> Zaakdraaiboek:
    return Zaakdraaiboek(
        **inhoud(editie_van(db.session, zaak), tekst_van(zaak)),
        zaaknummer=zaak.zaaknummer,
        wijkt_af=diensten.wijkt_af(zaak),
        versie=zaak.versie,
    )


class Veldverschil(Uitvoer):
    veld: Annotated[str, Field(description="Welk onderdeel van de regel.", examples=["termijn"])]
    oud: Annotated[str, Field(description="Wat er stond.", examples=["10"])]
    nieuw: Annotated[str, Field(description="Wat er komt te staan.", examples=["5"])]


class Regelverschil(Uitvoer):
    """Een regel die erbij komt, verdwijnt of verandert."""

    soort: Annotated[Soort, Field(description="Wat voor regel.")]
    code: Annotated[str, Field(description="Code; leeg als de regel die niet heeft.", examples=["ZO-01"])]
    naam: Annotated[str, Field(description="Hoe de regel heet.", examples=["Maak een herstelplan"])]
    aard: Annotated[Aard, Field(description="Erbij, weg of gewijzigd.")]
    velden: Annotated[list[Veldverschil], Field(description="Wat er verandert.")]


class Deelverschil(Uitvoer):
    toestand: Annotated[Toestand | None, Field(description="Bij welke trede; leeg als het bij geen trede hoort.")]
    regels: Annotated[list[Regelverschil], Field(description="Wat er verschilt.")]


class Overstapblik(Uitvoer):
    """Wat er verandert als de zaak overstapt."""

    nu: Annotated[str, Field(description="Code van de editie van nu.", examples=["2021"])]
    naar: Annotated[str | None, Field(description="Code van de andere editie; leeg als er geen is.", examples=["2025"])]
    sha256: Annotated[
        str | None, Field(description="SHA-256 van die tekst; stuur haar mee bij het overstappen.", examples=["0" * 64])
    ]
    delen: Annotated[list[Deelverschil], Field(description="Wat er verschilt, trede voor trede.")]
    keuzes: Annotated[list[Draaiboekkop], Field(description="Waarheen de zaak kan overstappen, de nieuwste eerst.")]
    versie: Annotated[int, Field(description="Versie van de zaak; zij staat in de ETag.", examples=[7])]


class Overstapvraag(Vraag):
    naar: Annotated[
        Woord | None,
        Field(max_length=40, description="Code van de editie; de nieuwste als u niets zegt.", examples=["2025"]),
    ] = None


@lees("/zaken/<zaaknummer>/draaiboek/overstap", Recht.EDITIE_OVERSTAPPEN, Overstapblik, vraag=Overstapvraag)
def overstap(zaaknummer: str, vraag: Overstapvraag) -> Overstapblik:
    """Bekijk wat een overstap verandert

    Regel voor regel, voordat u overstapt.
    """
    zaak = dossier().zaak
    naar = diensten.keuze(zaak, vraag.naar)
    delen = diensten.verschil_met(db.session, zaak, naar.deel).delen if naar else ()
    return Overstapblik(
        nu=zaak.editie,
        naar=naar.deel.code if naar else None,
        sha256=naar.sha256 if naar else None,
        delen=[Deelverschil.model_validate(deel) for deel in delen],
        keuzes=[Draaiboekkop(**kop(b.deel, b.sha256)) for b in diensten.keuzes(zaak)],
        versie=zaak.versie,
    )


class Overstap(Invoer):
    editie: Annotated[Woord, Field(max_length=40, description="Code van de editie.", examples=["2025"])]
    sha256: Annotated[
        str,
        Field(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256 van de tekst die u bekeek, zodat u krijgt wat u zag.",
            examples=["0" * 64],
        ),
    ]
    motivering: Annotated[
        Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De regio stapt over."])
    ] = ""
    datum: Annotated[Dag | None, Field(description="Vanaf welke dag; vandaag als u niets zegt.")] = None


@doe(
    "/zaken/<zaaknummer>/draaiboek/overstap",
    Recht.EDITIE_OVERSTAPPEN,
    Overstap,
    Zaakdraaiboek,
    met_versie=True,
    codes=("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten"),
)
def stap_over_op_editie(zaaknummer: str, invoer: Overstap, versie: int | None) -> Response:
    """Stap over op een andere editie

    Open stappen die ook in de nieuwe staan, lopen door; de andere vervallen. If-Match is de ETag van de zaak.
    """
    wens = diensten.Overstap(invoer.editie, invoer.motivering, invoer.datum or vandaag(), invoer.sha256)
    return handel(diensten.stap_over_op_editie, zaaknummer, wens, versie=versie, toon=_overgestapt)


def _overgestapt(_gedaan: Any) -> Zaakdraaiboek:
    return _van_zaak(herlees().zaak)
