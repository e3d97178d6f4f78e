"""The register of mandaten over all zaken with its workbook, and what waits to be judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import lees
from app.api.kern.handelen import vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader, bladzijde
from app.api.kern.namen import naam_buiten
from app.api.kern.partij import Partij, partij
from app.api.kern.vorm import Cent, Dag, Datum, Nummer, Uitvoer, Vraag, Woord
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.rechten import Recht
from app.domain.mandaat.mandaatfeiten import laatste_dag
from app.export.werkblad import werkblad
from app.services.mandaat.register import lezen
from app.services.mandaat.register.tekst import Mandaattekst, teksten
from app.services.overzicht.oordelen import Oordeeltaak, te_beoordelen
from app.services.overzicht.registerblad import registerblad

GROEP = "Mandaten"


class Registerhouder(Uitvoer):
    id: Annotated[int, Field(description="Nummer van de houder, om op te filteren.", examples=[3])]
    naam: Annotated[str, Field(description="Naam.", examples=["A. van Dijk"])]


class Registermandaat(Uitvoer):
    """Een mandaat in het register, met de stand van vandaag of van de gevraagde dag."""

    id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    zaaknummer: Nummer
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    mandaatgever: Annotated[Partij, Field(description="Namens wie.")]
    houder: Annotated[Registerhouder, Field(description="Wie het mandaat heeft.")]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    versienummer: Annotated[int, Field(description="De hoeveelste versie van de tekst.", examples=[1])]
    ondermandaat: Annotated[bool, Field(description="Of het een ondermandaat is.")]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    besteed: Annotated[Cent | None, Field(description="Wat is besteed, in eurocenten; leeg bij inhoud.")]
    over: Annotated[Cent | None, Field(description="Wat er over is, in eurocenten; leeg bij inhoud.")]
    van: Annotated[Datum, Field(description="Geldig vanaf.")]
    tot: Annotated[Datum, Field(description="Geldig tot en met.")]
    besluitnummer: Annotated[str, Field(description="Nummer van het besluit van de mandaatgever.", examples=["B-1"])]
    status: Annotated[Mandaatstatus, Field(description="Status op de dag.")]
    bevoegdheden: Annotated[str, Field(description="Wat de houder mag.", examples=["Voorschotten verstrekken."])]
    voorwaarden: Annotated[str, Field(description="Waaraan de houder zich houdt.", examples=[""])]
    functie: Annotated[str, Field(description="Functie van de houder.", examples=["directeur Servicebureau"])]
    van_kracht_vanaf: Annotated[Datum | None, Field(description="De eerste dag; leeg als het nooit actief was.")]
    van_kracht_tot: Annotated[Datum | None, Field(description="De laatste dag, voor zover nu bekend.")]


class Registerlijst(Lijst[Registermandaat]):
    """Mandaten van alle zaken."""

    houders: list[Registerhouder] = Field(default_factory=list, description="Op welke houders u kunt filteren.")


class Registerfilter(Vraag):
    gever: Annotated[Woord, Field(max_length=40, description="Code van de mandaatgever.", examples=["GM0503"])] = ""
    houder: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="Nummer van de houder.", examples=[3])] = None
    functie: Annotated[
        Woord, Field(max_length=40, description="Code van de functie die houder is.", examples=["directeur-sbjh"])
    ] = ""
    status: Annotated[Mandaatstatus | None, Field(description="Status op de dag.")] = None
    datum: Annotated[
        Dag | None, Field(description="Wie op deze dag wat mocht; zonder dag de stand van vandaag, met alles.")
    ] = None
    binnenkort: Annotated[
        bool, Field(description="Alleen wat binnenkort afloopt, volgens de drempel van het draaiboek.")
    ] = False

    def wens(self) -> lezen.Registerfilter:
        return lezen.Registerfilter(
            self.gever, self.houder, self.status, self.binnenkort, op=self.datum, functie=self.functie
        )


class Registervraag(Bladervraag, Registerfilter):
    """Filters, and a page."""


@lees("/mandaten", Recht.MANDATEN_INZIEN, Registerlijst, vraag=Registervraag)
def mandaatregister(vraag: Registervraag) -> Registerlijst:
    """Het register van mandaten

    Van alle zaken die u mag zien, met de status van vandaag; de nieuwste zaak eerst. Met `datum` de mandaten die op die
    dag van kracht waren, en wat er toen over was.
    """
    wens = replace(vraag.wens(), sla_over=vraag.sla_over)
    gevonden = lezen.register(db.session, g.actor, vandaag(), wens, pagina=vraag.paginagrootte)
    gezegd = teksten(db.session, [regel.mandaat.id for regel in gevonden.regels])
    beelden = [_beeld(regel, gezegd[regel.mandaat.id]) for regel in gevonden.regels]
    lijst = bladzijde(Registerlijst, beelden, vraag, gevonden.aantal, later=gevonden.volgende is not None)
    lijst.houders = [Registerhouder(id=nummer, naam=naam) for nummer, naam in gevonden.houders]
    return lijst


def _beeld(regel: lezen.Registerregel, zegt: Mandaattekst) -> Registermandaat:
    m, geld = regel.mandaat, regel.mandaat.plafond is not None
    return Registermandaat(
        id=m.id,
        zaaknummer=m.zaaknummer,
        aanbieder=m.aanbieder,
        mandaatgever=Partij(code=m.gever_code, naam=m.gever),
        houder=Registerhouder(id=m.houder_id, naam=m.houder),
        soort=m.soort,
        versienummer=m.versienr,
        ondermandaat=m.onder_id is not None,
        plafond=m.plafond,
        besteed=regel.feiten.besteed if geld else None,
        over=regel.feiten.over if geld else None,
        van=m.van,
        tot=m.tot,
        besluitnummer=m.besluitnummer,
        status=regel.status,
        bevoegdheden=zegt.bevoegdheden,
        voorwaarden=zegt.voorwaarden,
        functie=zegt.functie,
        van_kracht_vanaf=regel.feiten.begin,
        van_kracht_tot=laatste_dag(regel.feiten) if regel.feiten.begin else None,
    )


@lees("/mandaten/bestand", Recht.MANDATEN_INZIEN, None, vraag=Registerfilter, media=(SOORTEN["xlsx"],))
def mandaatregisterbestand(vraag: Registerfilter) -> Response:
    """Het register als werkmap

    Met dezelfde filters als de lijst.
    """
    inhoud = werkblad("Mandaten", *registerblad(db.session, g.actor, vandaag(), vraag.wens()), stroom=True)
    return bijlage(inhoud, f"mandaten-{vandaag():%Y-%m-%d}.xlsx", SOORTEN["xlsx"], sha256(inhoud).hexdigest())


class Tekstverschil(Uitvoer):
    """Wat een versie anders zegt dan de vorige."""

    veld: Annotated[str, Field(description="Naam van het veld.", examples=["plafond"])]
    was: Annotated[str | int | None, Field(description="Wat er stond.", examples=[12_000_000])]
    wordt: Annotated[str | int | None, Field(description="Wat er komt te staan.", examples=[15_000_000])]


class Teoordelen(Uitvoer):
    """Een voorgesteld mandaat dat op uw oordeel wacht."""

    mandaat_id: Annotated[int, Field(description="Nummer van het mandaat.", examples=[1])]
    zaaknummer: Nummer
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    mandaatgever: Annotated[Partij, Field(description="Namens wie.")]
    soort: Annotated[Mandaatsoort, Field(description="Waarover het gaat.")]
    bevoegdheden: Annotated[str, Field(description="Wat de houder mag.", examples=["Voorschotten verstrekken."])]
    plafond: Annotated[Cent | None, Field(description="Plafond in eurocenten; leeg bij inhoud.")]
    van: Annotated[Datum, Field(description="Geldig vanaf.")]
    tot: Annotated[Datum, Field(description="Geldig tot en met.")]
    voorgesteld_datum: Annotated[Datum | None, Field(description="Wanneer het is voorgesteld.")]
    voorgesteld_door: Annotated[str | None, Field(description="Wie het voorstelde.", examples=["A. van Dijk"])]
    vorige_versie: Annotated[int | None, Field(description="Nummer van de versie ervoor.", examples=[None])]
    verschillen: Annotated[list[Tekstverschil], Field(description="Wat er anders is dan in die versie.")]


class Teoordelenlijst(Lijst[Teoordelen]):
    """Mandaten die op een oordeel wachten."""


@lees("/mandaten/te-beoordelen", Recht.MANDAAT_BEOORDELEN, Teoordelenlijst, vraag=Bladervraag)
def mandaten_te_beoordelen(vraag: Bladervraag) -> Teoordelenlijst:
    """Wat op uw oordeel wacht

    Voorgestelde mandaten, de oudste eerst; bij een volgende versie met wat er anders is.
    """
    return blader(Teoordelenlijst, te_beoordelen(db.session, g.actor, vandaag()), vraag, _taak)


def _taak(taak: Oordeeltaak) -> Teoordelen:
    m = taak.mandaat
    return Teoordelen(
        mandaat_id=m.id,
        zaaknummer=m.zaak.zaaknummer,
        aanbieder=m.zaak.aanbieder.naam,
        mandaatgever=partij(m.mandaatgever),
        soort=m.soort,
        bevoegdheden=m.bevoegdheden,
        plafond=m.plafond,
        van=m.van,
        tot=m.tot,
        voorgesteld_datum=m.voorgesteld_datum,
        voorgesteld_door=m.voorsteller.naam if m.voorsteller else None,
        vorige_versie=taak.vorige.versienr if taak.vorige else None,
        verschillen=[
            Tekstverschil(veld=naam_buiten(v.veld.naam), was=_waarde(v.was), wordt=_waarde(v.wordt))
            for v in taak.verschillen
        ],
    )


def _waarde(waarde: object) -> str | int | None:
    """As JSON has it: days as 2025-05-16, yes and no as words."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return waarde if isinstance(waarde, int) else (str(waarde) if waarde is not None else None)
