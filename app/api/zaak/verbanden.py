"""Zaken that belong together, and a signaal that goes on in another zaak."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Dag, Datum, Invoer, Tekst, Uitvoer, Woord
from app.api.zaak.verloop import zaak_nu
from app.api.zaak.zaakbeeld import Zaak
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.zaak.verband import Verband
from app.models import Zaakverband as Rij
from app.services.zaak import verbanden as diensten

GROEP = "Samenwerken"
Ander = Annotated[Woord, Field(max_length=12, description="Nummer van de andere zaak.", examples=["2025-0002"])]


class Zaakverband(Uitvoer):
    """Een zaak die bij deze zaak hoort. Elke zaak houdt haar eigen dossier, kinderen en mandaten."""

    zaaknummer: Annotated[str, Field(description="Nummer van de andere zaak.", examples=["2025-0002"])]
    aanbieder: Annotated[str | None, Field(description="Haar aanbieder, als u die zaak mag zien.")]
    verband: Annotated[Verband, Field(description="Wat zij met deze zaak te maken heeft.")]
    toelichting: Annotated[str, Field(description="Waarom.", examples=["Dezelfde groep."])]
    van: Annotated[Datum, Field(description="Sinds welke dag.")]
    tot: Annotated[Datum | None, Field(description="De eerste dag waarop het voorbij is.")]
    reden_einde: Annotated[str, Field(description="Waarom het eindigde.", examples=[""])]


class Zaakverbandlijst(Lijst[Zaakverband]):
    """Verwante zaken."""


def _beeld(rij: Rij, aanbieder: str | None = None) -> Zaakverband:
    return Zaakverband(
        zaaknummer=rij.ander,
        aanbieder=aanbieder,
        verband=rij.verband,
        toelichting=rij.toelichting,
        van=rij.van,
        tot=rij.tot,
        reden_einde=rij.reden_einde,
    )


@lees("/zaken/<zaaknummer>/verwant", Recht.DOSSIER_INZIEN, Zaakverbandlijst, vraag=Bladervraag)
def verwante_zaken(zaaknummer: str, vraag: Bladervraag) -> Zaakverbandlijst:
    """De zaken die bij deze zaak horen

    Ook wat voorbij is.
    """
    rijen = diensten.lijst_verbanden(db.session, dossier())
    return blader(Zaakverbandlijst, rijen, vraag, lambda regel: _beeld(regel.rij, regel.aanbieder))


class Verbinding(Invoer):
    ander: Ander
    verband: Annotated[Verband, Field(description="Wat de andere zaak met deze te maken heeft.")]
    toelichting: Annotated[Tekst, Field(description="Mag niet leeg zijn.", examples=["Dezelfde groep."])] = ""


@doe(
    "/zaken/<zaaknummer>/verwant",
    Recht.ZAKEN_VERBINDEN,
    Verbinding,
    Zaakverband,
    status=201,
    codes=("motivering_verplicht",),
)
def verbind_zaken(zaaknummer: str, invoer: Verbinding) -> Response:
    """Verbind twee zaken

    Het staat daarna bij beide. U hoort bij het team van allebei.
    """
    wat = (invoer.ander, invoer.verband, invoer.toelichting)
    return handel(diensten.verbind_zaken, zaaknummer, *wat, toon=_beeld)


class Verbreking(Invoer):
    ander: Ander
    reden: Annotated[Tekst, Field(description="Mag niet leeg zijn.", examples=["De groep is gesplitst."])] = ""


@doe(
    "/zaken/<zaaknummer>/verwant/einde",
    Recht.ZAKEN_VERBINDEN,
    Verbreking,
    Zaakverband,
    codes=("motivering_verplicht",),
)
def verbreek_verband(zaaknummer: str, invoer: Verbreking) -> Response:
    """Beëindig een verband

    Bij beide zaken. Dat het er was, blijft staan.
    """
    return handel(diensten.verbreek_verband, zaaknummer, invoer.ander, invoer.reden, toon=_beeld)


class Samenvoeging(Invoer):
    ander: Ander
    motivering: Annotated[Tekst, Field(description="Mag niet leeg zijn.", examples=["Zelfde melding."])] = ""
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None


@doe(
    "/zaken/<zaaknummer>/samenvoeging",
    Recht.TREDE_BEPALEN,
    Samenvoeging,
    Zaak,
    codes=("ongeldige_overgang", "motivering_verplicht", "zaak_gesloten", "datum_in_toekomst", "datum_onlogisch"),
)
def voeg_samen(zaaknummer: str, invoer: Samenvoeging) -> Response:
    """Laat een signaal opgaan in een andere zaak

    Het wordt niet in behandeling genomen, en beide zaken wijzen naar elkaar. Tellingen en mandaten gaan nooit over.
    """
    wat = (invoer.ander, invoer.motivering, invoer.datum or vandaag())
    return handel(diensten.voeg_samen, zaaknummer, *wat, toon=zaak_nu)
