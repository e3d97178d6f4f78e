"""The regions that a zaak concerns, and which of them holds the account."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, adres_van, blader
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import (
    Dag,
    Datum,
    GezieneVersie,
    Invoer,
    Regel,
    Tekst,
    Uitvoer,
    Verbeterreden,
    Woord,
)
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.bovenregionaal import Regiorol
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.models import Zaakregio as Rij
from app.services.kern.toegang import Dossier
from app.services.regio import betrokken as diensten
from app.services.regio import stuurgroepen
from app.services.regio.blad import ontbrekende

GROEP = "Regio's van een zaak"
ZAAK = "/zaken/<zaaknummer>"
REGELS = ("ongeldige_overgang", "motivering_verplicht", "datum_in_toekomst", "datum_onlogisch", "zaak_gesloten")
Regiocode = Annotated[str, Field(description="Code van de regio.", examples=["rijnmond"])]


class Zaakregio(Uitvoer):
    """Een regio die meedoet, of meedeed."""

    regio: Regiocode
    naam: Annotated[str, Field(description="Naam van de regio.", examples=["Rijnmond"])]
    rol: Annotated[Regiorol, Field(description="Betrokken, of accounthoudend.")]
    vertegenwoordiger: Annotated[str, Field(description="Wie namens de regio meedoet.", examples=["accountmanager"])]
    van: Annotated[Datum, Field(description="De eerste dag.")]
    reden: Annotated[str, Field(description="Waarom.", examples=["Er wonen kinderen uit deze regio."])]
    tot: Annotated[Datum | None, Field(description="De eerste dag waarop het voorbij is.")]
    reden_einde: Annotated[str, Field(description="Waarom het eindigde.", examples=[""])]
    zonder_mandaat: Annotated[bool, Field(description="Of zij nu meedoet zonder actief mandaat.")]


class Zaakregiolijst(Lijst[Zaakregio]):
    """Regio's van een zaak."""


def _beelden(mijn: Dossier) -> Callable[[Rij], Zaakregio]:
    """How a row is answered: asked once for all rows which of them are missing a mandaat."""
    zonder = {regel.rij.id for regel in ontbrekende(db.session, mijn.zaak, vandaag())}
    return lambda rij: _beeld(mijn, rij, zonder)


def _beeld(mijn: Dossier, rij: Rij, zonder: Collection[int]) -> Zaakregio:
    return Zaakregio(
        regio=rij.regio_code,
        naam=mijn.profiel.naam_van(rij.regio_code),
        rol=rij.rol,
        vertegenwoordiger=rij.vertegenwoordiger,
        van=rij.vanaf,
        reden=rij.reden,
        tot=rij.tot,
        reden_einde=rij.reden_einde,
        zonder_mandaat=rij.id in zonder,
    )


@lees(f"{ZAAK}/regios", Recht.DOSSIER_INZIEN, Zaakregiolijst, vraag=Bladervraag)
def zaakregios(zaaknummer: str, vraag: Bladervraag) -> Zaakregiolijst:
    """De regio's van de zaak

    Wie meedoet en wie meedeed, in de volgorde van invoer.
    """
    mijn = dossier()
    return blader(Zaakregiolijst, diensten.lijst(db.session, mijn.zaak), vraag, _beelden(mijn))


class Regiodeelname(Invoer):
    regio: Annotated[Woord, Field(max_length=40, description="Code van de regio.", examples=["rijnmond"])]
    vertegenwoordiger: Annotated[Regel, Field(description="Wie namens de regio meedoet.", examples=["accountmanager"])]
    datum: Annotated[Dag | None, Field(description="Vanaf welke dag; vandaag als u niets zegt.")] = None
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Er wonen kinderen."])] = ""


def _nu(rij: Rij) -> Zaakregio:
    return _beelden(herlees())(rij)


@doe(
    f"{ZAAK}/regios",
    Recht.REGIO_BETREKKEN,
    Regiodeelname,
    Zaakregio,
    status=201,
    met_versie=True,
    codes=REGELS,
)
def betrek_regio(zaaknummer: str, invoer: Regiodeelname, versie: int | None) -> Response:
    """Betrek een regio bij de zaak

    If-Match is de ETag van de zaak.
    """
    wat = (invoer.regio, invoer.vertegenwoordiger, invoer.datum or vandaag(), invoer.reden)
    return handel(diensten.betrek_regio, zaaknummer, *wat, versie=versie, toon=_nu)


class Regioeinde(Invoer):
    datum: Annotated[
        Dag | None, Field(description="De eerste dag waarop zij niet meer meedoet; vandaag als u niets zegt.")
    ] = None
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Geen kinderen meer."])] = ""


@doe(
    f"{ZAAK}/regios/<regio>/beeindiging",
    Recht.REGIO_BETREKKEN,
    Regioeinde,
    Zaakregio,
    met_versie=True,
    codes=REGELS,
)
def beeindig_betrokkenheid(zaaknummer: str, regio: str, invoer: Regioeinde, versie: int | None) -> Response:
    """Beëindig de betrokkenheid van een regio

    Haar mandaten trekt zij zelf in. If-Match is de ETag van de zaak.
    """
    wat = (regio, invoer.datum or vandaag(), invoer.reden)
    return handel(diensten.beeindig_betrokkenheid, zaaknummer, *wat, versie=versie, toon=_nu)


@doe(
    f"{ZAAK}/accounthouder",
    Recht.REGIO_BETREKKEN,
    Regiodeelname,
    Zaakregio,
    methode="PUT",
    met_versie=True,
    codes=REGELS,
)
def wijs_accounthouder_aan(zaaknummer: str, invoer: Regiodeelname, versie: int | None) -> Response:
    """Wijs de accounthoudende regio aan

    Een betrokken regio, of die van de zaak zelf. De vorige blijft betrokken. If-Match is de ETag van de zaak.
    """
    wat = (invoer.regio, invoer.vertegenwoordiger, invoer.datum or vandaag(), invoer.reden)
    return handel(diensten.wijs_accounthouder_aan, zaaknummer, *wat, versie=versie, toon=_nu)


class Stuurgroepplekbeeld(Uitvoer):
    """Wat een partij is in een stuurgroep."""

    nummer: Annotated[int, Field(description="Nummer.", examples=[1])]
    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    vervallen: Annotated[bool, Field(description="Of het per vergissing was toegevoegd.")]
    stuurgroep: Annotated[str, Field(description="De stuurgroep.", examples=["JeugdhulpPlus"])]
    rol: Annotated[Stuurrol, Field(description="Accounthouder, vertegenwoordiger of aanspreekpunt.")]
    partij: Annotated[str, Field(description="De regio of gemeente.", examples=["Rotterdam"])]
    wie: Annotated[str, Field(description="Wie namens die partij aan tafel zit.", examples=["wethouder"])]
    vanaf: Annotated[Datum, Field(description="Vanaf welke dag.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag; leeg als er geen einde is.")]


class Stuurgroeplijst(Uitvoer):
    """Wie in welke stuurgroep voor wie optreedt."""

    plekken: Annotated[list[Stuurgroepplekbeeld], Field(description="Per stuurgroep en rol.")]


@lees(f"{ZAAK}/stuurgroepen", Recht.DOSSIER_INZIEN, Stuurgroeplijst)
def stuurgroepplekken(zaaknummer: str) -> Stuurgroeplijst:
    """Wie in welke stuurgroep voor wie optreedt

    Per stuurgroep kan een andere partij het account houden, de regio's vertegenwoordigen of het aanspreekpunt zijn.
    """
    rijen = stuurgroepen.per_stuurgroep(db.session, dossier().zaak)
    return Stuurgroeplijst(plekken=[Stuurgroepplekbeeld.model_validate(rij) for rij in rijen])


class Stuurgroepinvoer(Invoer):
    """Zonder `nummer` voegt u een plek toe; met `nummer` wijzigt u wat er staat, met een reden."""

    stuurgroep: Annotated[Regel, Field(description="De stuurgroep.", examples=["JeugdhulpPlus"])]
    rol: Annotated[Stuurrol, Field(description="Accounthouder, vertegenwoordiger of aanspreekpunt.")]
    partij: Annotated[Regel, Field(description="De regio of gemeente.", examples=["Rotterdam"])]
    wie: Annotated[Regel, Field(description="Wie namens die partij aan tafel zit.", examples=["wethouder"])]
    vanaf: Annotated[Dag, Field(description="Vanaf welke dag.")]
    tot: Annotated[Dag | None, Field(description="Laatste dag; leeg als er geen einde is.")] = None
    nummer: Annotated[int | None, Field(ge=1, le=1_000_000, description="Het nummer van wat u wijzigt.")] = None
    reden: Verbeterreden = ""
    vervalt: Annotated[bool, Field(description="Het is per vergissing toegevoegd; alleen met `nummer`.")] = False
    versie: GezieneVersie | None = None


@doe(
    f"{ZAAK}/stuurgroepen",
    Recht.REGIO_BETREKKEN,
    Stuurgroepinvoer,
    Stuurgroepplekbeeld,
    status=201,
    codes=("datum_onlogisch", "motivering_verplicht", "verouderd", "zaak_gesloten"),
)
def leg_stuurgroepplek_vast(zaaknummer: str, invoer: Stuurgroepinvoer) -> Response:
    """Leg vast wie in een stuurgroep voor wie optreedt

    Per stuurgroep en rol één partij tegelijk. Met een reden verbetert u wat er al staat.
    """
    return handel(
        stuurgroepen.leg_stuurgroepplek_vast,
        zaaknummer,
        Stuurplek(**{naam: getattr(invoer, naam) for naam in Stuurplek.TITELS}),
        invoer.nummer,
        invoer.reden,
        vervalt=invoer.vervalt,
        versie=invoer.versie,
        toon=Stuurgroepplekbeeld.model_validate,
        plek=lambda _rij: adres_van("stuurgroepplekken", zaaknummer=zaaknummer),
    )
