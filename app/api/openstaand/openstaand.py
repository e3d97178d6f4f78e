"""What is open: for who asks, over all zaken; and in one zaak, with whom it lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Annotated

from flask import g
from pydantic import Field
from werkzeug.wrappers import Response

from app.adressen import adres_van_scherm
from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import lees
from app.api.kern.handelen import huidig_verzoek, vandaag
from app.api.kern.lijst import Bladervraag, Lijst, blader, bladzijde, volledig
from app.api.kern.toegang import dossier
from app.api.kern.vorm import Datum, Uitvoer
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.openstaand.onderdelen import Onderdeel
from app.domain.openstaand.punt import LigtBij, Weegt, Wie
from app.export.werkblad import XLSX, werkblad
from app.services.kern.tellen import TELGRENS
from app.services.openstaand.algemeen import algemeen, buiten_zaak_bij_anderen
from app.services.openstaand.blad import MEESTE, puntenblad
from app.services.openstaand.lijst import Groep, Openstaand, tel, van_zaak, voor
from app.services.openstaand.wens import Puntwens, gericht

GROEP = "Wat openstaat"


class Bijwie(Uitvoer):
    """Bij wie een punt ligt. Naast de naam is hoogstens een van de andere gevuld."""

    naam: Annotated[str, Field(description="Voor lezers.", examples=["Delft"])]
    functie: Annotated[str | None, Field(description="Code van een functie.", examples=[None])] = None
    rol: Annotated[str | None, Field(description="`regievoerder`, `team` of `beheerder`.", examples=[None])] = None
    gemeente: Annotated[str | None, Field(description="CBS-code.", examples=["GM0503"])] = None
    regio: Annotated[str | None, Field(description="Code van een regio of toezichthouder.", examples=[None])] = None
    gebruiker: Annotated[str | None, Field(description="Naam van het account.", examples=[None])] = None


class Afhandeling(Uitvoer):
    """De handeling die een punt sluit."""

    titel: Annotated[str, Field(description="Wat u doet.", examples=["Beslissen"])]
    adres: Annotated[str, Field(description="De pagina waar dat kan.", examples=["https://regio.example/zaken"])]
    bewerking: Annotated[str, Field(description="De bewerking van de API: haar operationId.", examples=["verleen"])]


class OpenPunt(Uitvoer):
    """Iets wat nog moet gebeuren."""

    soort: Annotated[str, Field(description="Soort van het punt.", examples=["mandaat_goedgekeurd"])]
    onderwerp: Annotated[str, Field(description="Wat er moet gebeuren.", examples=["Verleen het mandaat van Delft."])]
    zaaknummer: Annotated[str | None, Field(description="Leeg als het bij geen zaak hoort.", examples=["2025-0001"])]
    groep: Annotated[Groep | None, Field(description="Waar het voor u staat: bij u, bij uw team, of bij anderen.")] = (
        None
    )
    ligt_bij: Annotated[Bijwie, Field(description="Bij wie het ligt.")]
    object: Annotated[str, Field(description="Waar het over gaat.", examples=["mandaat/12"])]
    behandelaar: Annotated[str | None, Field(description="Wie van hen het doet, als iemand is aangewezen.")] = None
    sinds: Annotated[Datum, Field(description="Sinds welke dag.")]
    uiterlijk_op: Annotated[Datum | None, Field(description="De laatste dag waarop het op tijd is.")]
    te_laat: Annotated[bool, Field(description="Of die dag voorbij is.")]
    weegt: Annotated[Weegt, Field(description="Wat het betekent voor het sluiten van de zaak.")]
    handeling: Annotated[Afhandeling, Field(description="Wat het sluit, en waar.")]


class Puntenlijst(Lijst[OpenPunt]):
    """Wat openstaat."""


class Puntenvraag(Bladervraag):
    groep: Annotated[Groep | None, Field(description="Alleen wat bij u, bij uw team of bij anderen ligt.")] = None
    onderdeel: Annotated[Onderdeel | None, Field(description="Alleen dit onderdeel van de zaken.")] = None
    zaaknummer: Annotated[str, Field(max_length=20, description="Alleen deze zaak.", examples=["2025-0001"])] = ""
    te_laat: Annotated[bool, Field(description="Alleen wat te laat is.")] = False
    met_dag: Annotated[bool, Field(description="Alleen wat een laatste dag heeft.")] = False

    def wens(self) -> Puntwens:
        return Puntwens(
            onderdeel=self.onderdeel,
            zaak=self.zaaknummer,
            groep=self.groep,
            te_laat=self.te_laat,
            met_dag=self.met_dag,
        )


@lees("/openstaand", Recht.INGELOGD, Puntenlijst, vraag=Puntenvraag)
def openstaand(vraag: Puntenvraag) -> Puntenlijst:
    """Wat er op u wacht

    Eerst wat bij u ligt, dan wat bij uw team ligt, dan wat bij anderen ligt in zaken van uw team. In elke groep staat
    wat te laat is vooraan. Een gemeente of regio ziet alleen wat bij haarzelf ligt. Met `groep=anderen` staat vooraan
    wat buiten zaken bij anderen te laat is, zoals een moment van het jaar.
    """
    dag, begin = vandaag(), vraag.sla_over
    wens = gericht(db.session, dag, vraag.wens())
    buiten = _buiten(wens, dag)
    aantal = min(TELGRENS, len(buiten) + tel(db.session, g.actor, dag, wens))
    grootte = vraag.paginagrootte + 1  # one more says whether more follow
    eerst = buiten[begin : begin + grootte]
    over, voorbij = grootte - len(eerst), max(0, begin - len(buiten))
    rijen = [*eerst, *(voor(db.session, g.actor, dag, wens=wens, grootte=over, sla_over=voorbij) if over else ())]
    stuk = [_beeld(rij) for rij in rijen[: vraag.paginagrootte]]
    return bladzijde(Puntenlijst, stuk, vraag, aantal, later=len(rijen) > vraag.paginagrootte)


def _buiten(wens: Puntwens, dag: date) -> list[Openstaand]:
    """What is of no zaak; what is late with others there when those are asked."""
    if wens == Puntwens(groep=Groep.ANDEREN):
        return buiten_zaak_bij_anderen(db.session, g.actor, dag)
    return algemeen(db.session, g.actor, dag) if wens in (Puntwens(), Puntwens(groep=Groep.U)) else []


@lees("/zaken/<zaaknummer>/openstaand", Recht.ZAKEN_INZIEN, Puntenlijst, vraag=Bladervraag)
def zaakopenstaand(zaaknummer: str, vraag: Bladervraag) -> Puntenlijst:
    """Wat er in de zaak openstaat

    Met bij wie het ligt; wat te laat is eerst. Een gemeente of regio ziet alleen wat bij haarzelf ligt.
    """
    return blader(Puntenlijst, van_zaak(db.session, dossier(), vandaag()), vraag, _beeld)


@lees("/openstaand/bestand", Recht.INGELOGD, None, media=(XLSX,))
def openstaandbestand() -> Response:
    """Wat er op u wacht, als werkmap

    Hetzelfde als de lijst zonder filters, hoogstens 10.000 punten.
    """
    dag = vandaag()
    anderen = buiten_zaak_bij_anderen(db.session, g.actor, dag)
    punten = [*algemeen(db.session, g.actor, dag), *voor(db.session, g.actor, dag, grootte=MEESTE), *anderen]
    return _bestand(punten, f"openstaand-{dag:%Y-%m-%d}.xlsx")


@lees("/zaken/<zaaknummer>/openstaand/bestand", Recht.ZAKEN_INZIEN, None, media=(XLSX,))
def zaakopenstaandbestand(zaaknummer: str) -> Response:
    """Wat er in de zaak openstaat, als werkmap

    Een gemeente of regio krijgt alleen wat bij haarzelf ligt.
    """
    return _bestand(van_zaak(db.session, dossier(), vandaag()), f"openstaand-{zaaknummer}.xlsx")


def _bestand(punten: Sequence[Openstaand], naam: str) -> Response:
    inhoud = werkblad("Wat openstaat", *puntenblad(punten, huidig_verzoek(leest=True).nu))
    return bijlage(inhoud, naam, XLSX, sha256(inhoud).hexdigest())


def _beeld(rij: Openstaand) -> OpenPunt:
    punt, soort = rij.punt, rij.soort
    return OpenPunt(
        soort=punt.soort,
        onderwerp=punt.onderwerp,
        zaaknummer=rij.zaaknummer,
        groep=rij.groep,
        ligt_bij=_bij_wie(punt.ligt_bij),
        object=punt.object,
        behandelaar=rij.behandelaar or None,
        sinds=punt.sinds,
        uiterlijk_op=punt.uiterlijk_op,
        te_laat=rij.te_laat,
        weegt=punt.weegt,
        handeling=Afhandeling(
            titel=soort.knop,
            adres=volledig(adres_van_scherm(rij.pagina, rij.argumenten)),
            bewerking=soort.bewerking,
        ),
    )


def _bij_wie(bij: LigtBij) -> Bijwie:
    gemeente = bij.wie is Wie.ORGANISATIE and bij.code.startswith("GM")
    return Bijwie(
        naam=bij.naam,
        functie=bij.code if bij.wie is Wie.FUNCTIE else None,
        rol=bij.code if bij.wie is Wie.ROL else None,
        gemeente=bij.code if gemeente else None,
        regio=bij.code if bij.wie is Wie.ORGANISATIE and not gemeente else None,
        gebruiker=bij.naam if bij.wie is Wie.GEBRUIKER else None,
    )
