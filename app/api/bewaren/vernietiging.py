"""Destruction of a zaak after its term: the list, how one stands, proposing, confirming, keeping longer."""

from __future__ import annotations

import json
from typing import Annotated, Any

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import Bladervraag, Dagvraag, Lijst, blader, bladzijde
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Cent, Datum, Invoer, Nummer, Tekst, Tijd, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Mandaateinde, Mandaatsoort
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import Vernietigstand
from app.models import Zaak
from app.services.bewaren import vernietigen
from app.services.bewaren import vernietiging as diensten
from app.services.bewaren.blijvend import Blijvendmandaat as Gevonden
from app.services.bewaren.blijvend import mandaten_van_vernietigde_zaken
from app.services.bewaren.opruimen import ruim_meteen_op
from app.services.bewaren.vernietiging import Vernietigblad
from app.services.bewaren.vernietiglijst import tel
from app.services.kern.toegang import vergrendel

GROEP = "Vernietigen en bewaren"
ZAAK = "/zaken/<zaaknummer>/vernietiging"
REGELS = ("zaak_loopt", "bewaartermijn_loopt", "langer_bewaard", "ongeldige_overgang")


class Vernietigregel(Uitvoer):
    """Hoe het met de vernietiging van een zaak staat."""

    zaaknummer: Nummer
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    stand: Annotated[Vernietigstand, Field(description="Hoe het vandaag staat.")]
    gesloten_datum: Annotated[Datum | None, Field(description="Sinds wanneer de bewaartermijn loopt.")]
    jaren: Annotated[int | None, Field(description="Bewaartermijn in jaren; leeg als er geen is.", examples=[10])]
    categorie: Annotated[str | None, Field(description="Categorie van de selectielijst.", examples=["12.2"])]
    vanaf_datum: Annotated[Datum | None, Field(description="De eerste dag waarop vernietigd mag worden.")]


class Vernietigvoorstel(Uitvoer):
    """Een voorstel dat nu geldt."""

    id: Annotated[int, Field(description="Nummer van het voorstel.", examples=[1])]
    datum: Annotated[Datum, Field(description="Op welke dag het is gedaan.")]


class Vernietiging(Vernietigregel):
    """De vernietiging van een zaak; na afloop de verklaring."""

    voorstel: Annotated[Vernietigvoorstel | None, Field(description="Het voorstel, als dat er is.")]
    langer_bewaard_sinds: Annotated[Tijd | None, Field(description="Sinds wanneer zij langer wordt bewaard.")]
    langer_bewaard_reden: Annotated[str | None, Field(description="Waarom.", examples=[None])]
    aantallen: Annotated[
        dict[str, int], Field(description="Wat weggaat, of wegging: per soort hoeveel.", examples=[{"besluit": 3}])
    ]
    verklaring: Annotated[
        dict[str, Any] | None,
        Field(description="De verklaring van vernietiging, als zij vernietigd is.", examples=[None]),
    ]


class Vernietiglijst(Lijst[Vernietigregel]):
    """Gesloten zaken."""


class Blijvendmandaat(Uitvoer):
    """Een mandaat van een vernietigde zaak, zoals de verklaring van vernietiging het bewaart."""

    zaaknummer: Nummer
    mandaatgever: Annotated[str, Field(description="Namens wie.", examples=["Delft"])]
    mandaatgever_code: Annotated[str, Field(description="Code van de mandaatgever.", examples=["GM0503"])]
    houder: Annotated[str, Field(description="Pseudoniem van de houder.", examples=["p-3f2a"])]
    houder_functie: Annotated[str, Field(description="Functie van de houder op de dag van verlening.")]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    versienummer: Annotated[int, Field(description="De hoeveelste versie van de tekst.", examples=[1])]
    ondermandaat: Annotated[bool, Field(description="Of het een ondermandaat is.")]
    bevoegdheden: Annotated[str, Field(description="Wat de houder mocht.")]
    voorwaarden: Annotated[str, Field(description="Waaronder.")]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    van: Annotated[Datum, Field(description="Geldig vanaf.")]
    tot: Annotated[Datum, Field(description="Geldig tot en met.")]
    besluitnummer: Annotated[str, Field(description="Nummer van het besluit van de mandaatgever.", examples=["B-1"])]
    ingetrokken_datum: Annotated[Datum | None, Field(description="De eerste dag waarop het was ingetrokken.")]
    vervangen_datum: Annotated[Datum | None, Field(description="De eerste dag van de volgende versie.")]
    einde_wijze: Annotated[Mandaateinde | None, Field(description="Hoe het eindigde, als niemand het introk.")]


class Blijvendelijst(Lijst[Blijvendmandaat]):
    """Mandaten van vernietigde zaken."""


class Blijvendvraag(Bladervraag, Dagvraag):
    """A page, and a day."""


@lees("/vernietiging/mandaten", Recht.VERNIETIGING_INZIEN, Blijvendelijst, vraag=Blijvendvraag)
def blijvende_mandaten(vraag: Blijvendvraag) -> Blijvendelijst:
    """Wie op een dag welk mandaat had in een vernietigde zaak

    Uit de verklaringen van vernietiging van de zaken die u leidde: verleende mandaten blijven volgens de selectielijst.
    """
    gevonden = mandaten_van_vernietigde_zaken(db.session, g.actor, vraag.datum or vandaag())
    return blader(Blijvendelijst, gevonden, vraag, _blijvend)


def _blijvend(mandaat: Gevonden) -> Blijvendmandaat:
    kopie = mandaat.kopie
    zelfde = ("mandaatgever", "mandaatgever_code", "houder", "houder_functie", "soort", "bevoegdheden", "voorwaarden")
    return Blijvendmandaat(
        zaaknummer=mandaat.zaaknummer,
        **{naam: kopie[naam] for naam in (*zelfde, "plafond", "van", "tot", "besluitnummer")},
        versienummer=kopie["versie"],
        ondermandaat=kopie["onder"] is not None,
        ingetrokken_datum=kopie["ingetrokken_per"],
        vervangen_datum=kopie["vervangen_per"],
        einde_wijze=kopie.get("einde_wijze"),
    )


def _kern(blad: Vernietigblad) -> dict[str, Any]:
    termijn = blad.bewaring.termijn
    return {
        "zaaknummer": blad.zaak.zaaknummer,
        "aanbieder": blad.zaak.aanbieder.naam,
        "stand": blad.stand,
        "gesloten_datum": blad.bewaring.sinds,
        "jaren": termijn.jaren if termijn else None,
        "categorie": termijn.categorie if termijn else None,
        "vanaf_datum": blad.bewaring.vanaf,
    }


def _beeld(zaak: Zaak) -> Vernietiging:
    blad = diensten.blad(db.session, zaak, vandaag())
    voorstel, besluit = blad.voorstel, blad.bewaarbesluit
    verklaring = json.loads(voorstel.verklaring) if voorstel and voorstel.verklaring else None
    return Vernietiging(
        **_kern(blad),
        voorstel=Vernietigvoorstel(id=voorstel.id, datum=voorstel.voorgesteld_datum) if voorstel else None,
        langer_bewaard_sinds=besluit.ingevoerd_op if besluit else None,
        langer_bewaard_reden=besluit.reden if besluit else None,
        aantallen=verklaring["aantallen"] if verklaring else tel(db.session, zaak),
        verklaring=verklaring,
    )


def _nu(_gedaan: Any) -> Vernietiging:
    """After the act. Not as its actor sees the zaak: a role that he had in it alone is gone with its content."""
    return _beeld(vergrendel(db.session, dossier().zaak.zaaknummer))


@lees("/vernietiging", Recht.VERNIETIGING_INZIEN, Vernietiglijst, vraag=Bladervraag)
def vernietigingen(vraag: Bladervraag) -> Vernietiglijst:
    """Gesloten zaken, met wanneer zij vernietigd mogen worden

    De zaken die u leidt; die het eerst vernietigd mag worden eerst.
    """
    blad = diensten.lijst(db.session, g.actor, vandaag(), sla_over=vraag.sla_over, grootte=vraag.paginagrootte)
    beelden = [Vernietigregel(**_kern(een)) for een in blad.bladen]
    return bladzijde(Vernietiglijst, beelden, vraag, blad.aantal, later=blad.later)


@lees(ZAAK, Recht.VERNIETIGING_INZIEN, Vernietiging, ook_vernietigd=True)
def vernietiging(zaaknummer: str) -> Vernietiging:
    """De vernietiging van een zaak

    Wat weggaat en vanaf wanneer; van een vernietigde zaak de verklaring.
    """
    return _beeld(dossier().zaak)


class Voorstel(Invoer):
    """Er hoort niets bij: wat erin stond, zou de zaak overleven."""


@doe(f"{ZAAK}/voorstel", Recht.VERNIETIGING_VOORSTELLEN, Voorstel, Vernietiging, status=201, codes=REGELS)
def stel_vernietiging_voor(zaaknummer: str, invoer: Voorstel) -> Response:
    """Stel de vernietiging van een zaak voor

    Er gaat nog niets weg: iemand anders, in een andere functie, bevestigt het.
    """
    return handel(diensten.stel_vernietiging_voor, zaaknummer, toon=_nu)


class Vernietigbevestiging(Invoer):
    voorstel: Annotated[
        int, Field(ge=1, le=2**31 - 1, description="Nummer van het voorstel dat u bekeek.", examples=[1])
    ]


@doe(
    f"{ZAAK}/bevestiging",
    Recht.VERNIETIGING_BEVESTIGEN,
    Vernietigbevestiging,
    Vernietiging,
    codes=(*REGELS, "vier_ogen", "verse_aanmelding_nodig"),
)
def bevestig_vernietiging(zaaknummer: str, invoer: Vernietigbevestiging) -> Response:
    """Bevestig de vernietiging van een zaak

    Dit kan niet ongedaan worden gemaakt. Nooit door wie het voorstelde; vraagt een token met bereik `bevestigen`.
    """
    antwoord = handel(vernietigen.bevestig_vernietiging, zaaknummer, gezien=invoer.voorstel, toon=_nu)
    ruim_meteen_op(db.session)
    return antwoord


class Bewaarreden(Invoer):
    reden: Annotated[Tekst, Field(description="Waarom. Mag niet leeg zijn.", examples=["Er loopt een claim."])] = ""


@doe(
    f"{ZAAK}/bewaring",
    Recht.LANGER_BEWAREN,
    Bewaarreden,
    Vernietiging,
    status=201,
    codes=("motivering_verplicht", "ongeldige_overgang"),
)
def bewaar_langer(zaaknummer: str, invoer: Bewaarreden) -> Response:
    """Bewaar een zaak langer

    Zolang dit geldt kan zij niet worden vernietigd. Een voorstel dat er al was, vervalt.
    """
    return handel(diensten.bewaar_langer, zaaknummer, invoer.reden, toon=_nu)


@doe(
    f"{ZAAK}/bewaring/einde",
    Recht.LANGER_BEWAREN,
    Bewaarreden,
    Vernietiging,
    codes=("motivering_verplicht", "ongeldige_overgang"),
)
def hef_bewaring_op(zaaknummer: str, invoer: Bewaarreden) -> Response:
    """Bewaar een zaak niet meer langer

    Daarna geldt de gewone bewaartermijn weer.
    """
    return handel(diensten.hef_bewaring_op, zaaknummer, invoer.reden, toon=_nu)
