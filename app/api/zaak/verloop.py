"""The course of a zaak: determine the trede, close, reopen; its history and any day of it."""

from __future__ import annotations

from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.adressen import adres_van_scherm
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader, volledig
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    Invoer,
    Tekst,
    Tijd,
    Uitvoer,
)
from app.api.zaak.zaakbeeld import Zaak, zaakbeeld
from app.db import db
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.grendels import Werking
from app.domain.openstaand.punt import Weegt
from app.domain.zaak.grendeltoets import Sluitregel as Regel
from app.domain.zaak.sluithandeling import HANDELINGEN
from app.domain.zaak.verloop import Bepaling
from app.models import Tredebepaling as Rij
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.zaak import zaken as diensten
from app.services.zaak.vooruitblik import checklist_sluiten

GROEP = "Verloop van een zaak"
REGELS = ("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch")


class Tredebepaling(Uitvoer):
    volgnr: Annotated[int, Field(description="De hoeveelste van de zaak.", examples=[2])]
    periode: Annotated[int, Field(description="In welke periode van de zaak.", examples=[1])]
    van: Annotated[Toestand | None, Field(description="Waar de zaak stond; leeg bij het openen.")]
    naar: Annotated[Toestand, Field(description="Waar zij sindsdien staat.")]
    datum: Annotated[Datum, Field(description="Vanaf welke dag.")]
    motivering: Annotated[str | None, Field(description="Waarom; alleen voor het team.", examples=["Kas tot mei."])]
    onderbouwing: Annotated[
        str | None, Field(description="Waaruit herstel blijkt; alleen voor het team.", examples=[""])
    ]
    geraadpleegd: Annotated[str | None, Field(description="Wie is geraadpleegd; alleen voor het team.", examples=[""])]
    standpunt_toezichthouder: Annotated[
        str | None, Field(description="Wat de toezichthouder vindt; alleen voor het team.", examples=[""])
    ]
    uitkomst: Annotated[
        Uitkomst | None, Field(description="Hoe de zaak afliep, bij een afsluiting; alleen voor het team.")
    ]
    ingevoerd_op: Annotated[Tijd, Field(description="Wanneer dit is ingevoerd.")]


class Tredebepalinglijst(Lijst[Tredebepaling]):
    """Tredebepalingen."""


def _bepaling(rij: Rij) -> Tredebepaling:
    alles = dossier().volledig
    return Tredebepaling(
        volgnr=rij.volgnr,
        periode=rij.periode,
        van=rij.van,
        naar=rij.naar,
        datum=rij.datum,
        motivering=rij.motivering if alles else None,
        onderbouwing=rij.onderbouwing if alles else None,
        geraadpleegd=rij.geraadpleegd if alles else None,
        standpunt_toezichthouder=rij.standpunt_toezichthouder if alles else None,
        uitkomst=rij.uitkomst if alles else None,
        ingevoerd_op=rij.ingevoerd_op,
    )


@lees("/zaken/<zaaknummer>/tredebepalingen", Recht.ZAKEN_INZIEN, Tredebepalinglijst, vraag=Bladervraag)
def tredebepalingen(zaaknummer: str, vraag: Bladervraag) -> Tredebepalinglijst:
    """De weg van de zaak

    Elke keer dat de toestand veranderde, oudste eerst; openen, sluiten en heropenen horen erbij.
    """
    return blader(Tredebepalinglijst, lijst_bepalingen(db.session, dossier().zaak), vraag, _bepaling)


class NieuweTredebepaling(Invoer):
    naar: Annotated[Toestand, Field(description="De nieuwe trede, of `niet_in_behandeling` voor een signaal.")]
    datum: Annotated[Dag, Field(description="Vanaf welke dag.")]
    motivering: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Herstelplan is op."])] = ""
    geraadpleegd: Annotated[Tekst, Field(description="Wie is geraadpleegd.", examples=["DO van 26 februari."])] = ""
    standpunt_toezichthouder: Annotated[
        Tekst, Field(description="Wat de toezichthouder vindt; houdt niets tegen.", examples=[""])
    ] = ""
    onderbouwing: Annotated[Tekst, Field(description="Waaruit herstel blijkt; verplicht omlaag.", examples=[""])] = ""
    noodgreep: Annotated[
        Tekst, Field(description="Alleen in nood: waarom dit niet kan wachten op wat het tegenhoudt.", examples=[""])
    ] = ""

    def bepaling(self) -> Bepaling:
        return Bepaling(
            naar=self.naar,
            datum=self.datum,
            motivering=self.motivering,
            onderbouwing=self.onderbouwing,
            geraadpleegd=self.geraadpleegd,
            standpunt_toezichthouder=self.standpunt_toezichthouder,
            noodgreep=self.noodgreep,
        )


@doe(
    "/zaken/<zaaknummer>/tredebepalingen",
    Recht.TREDE_BEPALEN,
    NieuweTredebepaling,
    Zaak,
    status=201,
    met_versie=True,
    codes=(*REGELS, "onderbouwing_verplicht", "zaak_gesloten"),
)
def bepaal_trede(zaaknummer: str, invoer: NieuweTredebepaling, versie: int | None) -> Response:
    """Bepaal de trede

    Omhoog, omlaag of met overslaan. Het antwoord is de zaak zoals zij nu is.
    """
    return handel(diensten.bepaal_trede, zaaknummer, invoer.bepaling(), versie=versie, toon=zaak_nu)


def zaak_nu(_gedaan: Any) -> Zaak:
    """The zaak as it stands after the act."""
    g.dossier = herlees()
    return zaakbeeld(g.dossier, vandaag())


class Sluithandeling(Uitvoer):
    """Waar een regel in orde komt."""

    titel: Annotated[str, Field(description="De woorden van de link.", examples=["Naar de mandaten"])]
    adres: Annotated[str, Field(description="De pagina.", examples=["https://regio.example/zaken/2025-0001/mandaten"])]
    bewerking: Annotated[str, Field(description="De bewerking van de API: haar operationId.", examples=["mandaten"])]


class Sluitregel(Uitvoer):
    """Wat sluiten vraagt, en of het zo is."""

    code: Annotated[str, Field(description="De code van de regel.", examples=["actieve_mandaten"])]
    tekst: Annotated[str, Field(description="Wat er is, of wat ontbreekt.", examples=["2 mandaten zijn nog actief."])]
    weegt: Annotated[Weegt, Field(description="Of het sluiten tegenhoudt, of alleen een waarschuwing is.")]
    voldaan: Annotated[bool, Field(description="Of het in orde is.")]
    noodgreep: Annotated[bool, Field(description="Of een beredeneerde noodgreep het sluiten toch mogelijk maakt.")] = (
        False
    )
    verbod: Annotated[
        str | None, Field(description="Welke regel verbiedt het met een noodgreep voorbij te gaan.", examples=[None])
    ] = None
    handeling: Annotated[Sluithandeling | None, Field(description="Waar het in orde komt.")] = None


class Checklist(Uitvoer):
    """Of de zaak kan sluiten, en wat de editie daarvoor vraagt."""

    kan: Annotated[bool, Field(description="Of niets het sluiten tegenhoudt.")]
    regels: Annotated[list[Sluitregel], Field(description="In de volgorde van de editie.")]


@lees("/zaken/<zaaknummer>/afsluiting", Recht.ZAAK_AFSLUITEN, Checklist)
def afsluiting(zaaknummer: str) -> Checklist:
    """Kan de zaak sluiten?

    Alles wat de editie bij het sluiten vraagt, ook wat al in orde is. Nooit geteld is iets anders dan nul.
    """
    regels = checklist_sluiten(db.session, dossier().zaak, vandaag())
    kan = all(r.voldaan or r.werking is not Werking.BLOKKEERT for r in regels)
    return Checklist(kan=kan, regels=[_sluitregel(regel, zaaknummer) for regel in regels])


def _sluitregel(regel: Regel, zaaknummer: str) -> Sluitregel:
    waar = HANDELINGEN.get(regel.regel) if regel.regel else None
    adres = volledig(adres_van_scherm(waar.pagina, {"zaaknummer": zaaknummer})) if waar else ""
    return Sluitregel(
        code=regel.code,
        tekst=regel.tekst,
        weegt=Weegt(regel.werking.value),
        voldaan=regel.voldaan,
        noodgreep=regel.noodgreep,
        verbod=regel.verbod or None,
        handeling=Sluithandeling(titel=waar.titel, adres=adres, bewerking=waar.bewerking) if waar else None,
    )


class Afsluiting(Invoer):
    uitkomst: Annotated[Uitkomst, Field(description="Hoe de zaak afliep.")]
    toelichting: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["De kas is op orde."])] = (
        ""
    )
    datum: Annotated[Dag, Field(description="Op welke dag.")]
    noodgreep: Annotated[
        Tekst,
        Field(description="Alleen in nood: waarom sluiten niet kan wachten op wat het tegenhoudt.", examples=[""]),
    ] = ""


@doe(
    "/zaken/<zaaknummer>/afsluiting",
    Recht.ZAAK_AFSLUITEN,
    Afsluiting,
    Zaak,
    met_versie=True,
    codes=(*REGELS, "actieve_mandaten", "nog_te_plaatsen", "informatieplicht_open", "intrekking_terugwerkend"),
)
def sluit_af(zaaknummer: str, invoer: Afsluiting, versie: int | None) -> Response:
    """Sluit de zaak

    Kan niet zolang mandaten actief zijn, kinderen nog geplaatst moeten worden of iemand nog niet is geïnformeerd.
    Een mandaat dat eindigt bij sluiten, eindigt mee. `noodgreep` kan alleen bij regels waar de checklist dat zegt.
    """
    wat = (invoer.uitkomst, invoer.toelichting, invoer.datum, invoer.noodgreep)
    return handel(diensten.sluit_af, zaaknummer, *wat, versie=versie, toon=zaak_nu)


class Heropening(Invoer):
    trede: Annotated[Toestand, Field(description="De trede die nu wordt bepaald.")]
    motivering: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Nieuwe tekorten."])] = ""
    datum: Annotated[Dag, Field(description="Vanaf welke dag.")]


@doe("/zaken/<zaaknummer>/heropening", Recht.ZAAK_HEROPENEN, Heropening, Zaak, met_versie=True, codes=REGELS)
def heropen(zaaknummer: str, invoer: Heropening, versie: int | None) -> Response:
    """Heropen de zaak

    Het dossier blijft, een nieuwe periode begint, en geen mandaat herleeft.
    """
    wat = (invoer.trede, invoer.motivering, invoer.datum)
    return handel(diensten.heropen, zaaknummer, *wat, versie=versie, toon=zaak_nu)
