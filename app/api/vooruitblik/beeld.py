"""How looking ahead is answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Cent, Datum, Uitvoer
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.vooruitblik.kas import Verloop
from app.domain.vooruitblik.scenario import Scenario as Scenariofeit
from app.domain.vooruitblik.stilstand import Onbekend
from app.models import Scenario as Rij
from app.services.vooruitblik.blad import Scenarioregel, Vooruitblik
from app.services.vooruitblik.gemeenten import Gemeenteregel

Kinderen = Annotated[int | None, Field(description="Kinderen bij de laatste telling; leeg is niet geteld.")]
Zorgvormcode = Annotated[str, Field(description="Code van de zorgvorm.", examples=["pleegzorg"])]


class Kasweek(Uitvoer):
    """De kas aan het eind van een week."""

    dag: Annotated[Datum, Field(description="De zondag van de week.")]
    bedrag: Cent


class Kasverloop(Uitvoer):
    """De kas week voor week, in hetzelfde tempo verder gerekend: geen voorspelling."""

    tot: Annotated[Datum | None, Field(description="Laatste dag met geld; leeg als het tot na de laatste week reikt.")]
    tekort: Annotated[Cent, Field(description="Wat er op de slechtste dag ontbreekt, in eurocenten.")]
    weken: Annotated[list[Kasweek], Field(description="Per week.")]


class Steunpost(Uitvoer):
    """Een bedrag waar het verloop met steun mee rekent."""

    dag: Annotated[Datum, Field(description="De dag waarop het meetelt.")]
    bedrag: Cent
    wat: Annotated[str, Field(description="Waar het bedrag vandaan komt.", examples=["Voorschot op de zorgkosten."])]


class Kasvooruitblik(Uitvoer):
    """Hoe lang de aanbieder geld heeft."""

    bron: Annotated[str, Field(description="Waar de cijfers vandaan komen.", examples=["Kwartaalrapportage"])]
    bron_datum: Annotated[Datum, Field(description="De dag waarvan de cijfers zijn.")]
    uitleg: Annotated[str, Field(description="Hoe dit is berekend, in een zin.", examples=["Op 31 maart 2025 ..."])]
    zonder_steun: Annotated[Kasverloop | None, Field(description="Leeg als de uitstroom niet bekend is.")]
    met_steun: Annotated[Kasverloop | None, Field(description="Met wat is besloten; leeg als het niet te zeggen is.")]
    steun: Annotated[list[Steunpost], Field(description="Waar het verloop met steun mee rekent.")]
    zonder_dag: Annotated[Cent, Field(description="Toegezegd zonder dag, dus in geen verloop.")]


class Vormstand(Uitvoer):
    """Kinderen en plaatsen van een zorgvorm."""

    zorgvorm: Zorgvormcode
    kinderen: Kinderen
    vrij: Annotated[int, Field(description="Plaatsen die nu vrij zijn bij anderen.", examples=[4])]
    later: Annotated[int, Field(description="Plaatsen die later vrij komen.", examples=[0])]
    zonder: Annotated[int | None, Field(description="Kinderen voor wie nu niemand plaats biedt.", examples=[8])]


class Gemeentevooruitblik(Uitvoer):
    """Wat het voor een gemeente of regio betekent."""

    code: Annotated[str, Field(description="Code.", examples=["GM0503"])]
    naam: Annotated[str, Field(description="Naam.", examples=["Delft"])]
    lid: Annotated[bool, Field(description="Of zij nu lid is van de regio.")]
    kinderen: Kinderen
    per_zorgvorm: Annotated[
        dict[str, int], Field(description="Kinderen per code van de zorgvorm.", examples=[{"pleegzorg": 12}])
    ]
    geteld_op: Annotated[Datum | None, Field(description="De nieuwste peildatum.")]
    omzet: Annotated[Cent | None, Field(description="Wat zij per jaar bij de aanbieder besteedt.")]
    jaar: Annotated[int | None, Field(description="Over welk jaar die omzet is.", examples=[2024])]
    besloten: Annotated[Cent, Field(description="Wat er voor haar rekening is besloten.")]
    toegezegd: Annotated[Cent, Field(description="Haar deel in wat is toegezegd.")]
    te_betalen: Annotated[Cent, Field(description="Wat daarvan nog te betalen is.")]
    ruimte: Annotated[Cent, Field(description="Wat onder haar mandaten van vandaag over is.")]
    mandaat_geld: Annotated[Mandaatstatus | None, Field(description="Hoe ver het is; leeg als het ontbreekt.")]
    mandaat_inhoud: Annotated[Mandaatstatus | None, Field(description="Hoe ver het is; leeg als het ontbreekt.")]
    deel_in_tekort: Annotated[Cent | None, Field(description="Haar deel van het tekort zonder steun, naar omzet.")]


class Plaatsenbeeld(Uitvoer):
    """Plaatsen die in een scenario open blijven."""

    zorgvorm: Zorgvormcode
    plaatsen: Annotated[int, Field(description="Hoeveel er open blijven.", examples=[4])]


class Scenario(Uitvoer):
    """Waarmee iemand rekent. Het verandert nooit: een nieuwe versie komt ernaast."""

    nummer: Annotated[int, Field(description="Nummer in de zaak.", examples=[1])]
    versie: Annotated[int, Field(description="De hoeveelste versie.", examples=[1])]
    vervallen: Annotated[bool, Field(description="Of het niet meer nodig is.")]
    naam: Annotated[str, Field(description="Naam.", examples=["Twee groepen dicht"])]
    vanaf: Annotated[Datum, Field(description="Vanaf welke dag.")]
    uitstroom_maand: Annotated[Cent | None, Field(description="Netto uitstroom per maand vanaf die dag.")]
    eenmalig: Annotated[Cent | None, Field(description="Wat er op die dag in komt, of met een min uit gaat.")]
    plaatsen: Annotated[list[Plaatsenbeeld], Field(description="Plaatsen die open blijven, per zorgvorm.")]
    fte_nodig: Annotated[int | None, Field(description="Personeel nodig, in honderdsten fte.", examples=[4000])]
    fte_aanwezig: Annotated[int | None, Field(description="Personeel aanwezig, in honderdsten fte.", examples=[3150])]
    bron: Annotated[str, Field(description="Waar het vandaan komt.", examples=["Gesprek met de bank"])]
    bron_datum: Annotated[Datum, Field(description="De dag van de bron.")]
    toelichting: Annotated[str, Field(description="Toelichting.", examples=[""])]


class Scenariogevolg(Uitvoer):
    """Een scenario en wat eruit volgt."""

    scenario: Annotated[Scenario, Field(description="Waarmee is gerekend.")]
    kas: Annotated[Kasverloop | None, Field(description="De kas; leeg als het scenario niet over geld gaat.")]
    zonder_plek: Annotated[
        dict[str, int], Field(description="Kinderen zonder plek per zorgvorm.", examples=[{"daghulp": 3}])
    ]


class Leemte(Uitvoer):
    """Iets dat niet is ingevoerd."""

    wat: Annotated[Onbekend, Field(description="Wat er ontbreekt.")]
    tekst: Annotated[str, Field(description="Hetzelfde als zin.", examples=["Waar plaats is: er zijn nog geen ..."])]
    wie: Annotated[list[str], Field(description="Van wie, als het om enkele gaat.", examples=[["Delft"]])]


class Vooruitblikbeeld(Uitvoer):
    """Stel dat het morgen stopt."""

    kas: Annotated[Kasvooruitblik | None, Field(description="Leeg als niet bekend is hoe lang het geld reikt.")]
    per_zorgvorm: Annotated[list[Vormstand], Field(description="Kinderen en plaatsen per zorgvorm.")]
    gemeenten: Annotated[list[Gemeentevooruitblik], Field(description="Per gemeente en regio.")]
    scenarios: Annotated[list[Scenariogevolg], Field(description="De scenario's die gelden.")]
    niet_bekend: Annotated[list[Leemte], Field(description="Wat niet is ingevoerd; niets daarvan telt als nul.")]


def vooruitblikbeeld(blik: Vooruitblik) -> Vooruitblikbeeld:
    return Vooruitblikbeeld(
        kas=_kas(blik),
        per_zorgvorm=[Vormstand.model_validate(regel) for regel in blik.per_vorm],
        gemeenten=[_gemeente(regel) for regel in blik.gemeenten],
        scenarios=[_gevolg(regel) for regel in blik.scenarios],
        niet_bekend=[Leemte(wat=g.wat, tekst=g.woorden, wie=[*g.wie]) for g in blik.gemis],
    )


def _kas(blik: Vooruitblik) -> Kasvooruitblik | None:
    if blik.kas is None:
        return None
    return Kasvooruitblik(
        bron=blik.kas.rij.bron,
        bron_datum=blik.kas.rij.bron_datum,
        uitleg=blik.kas.horizon.uitleg,
        zonder_steun=_verloop(blik.kas.zonder),
        met_steun=_verloop(blik.kas.met),
        steun=[Steunpost.model_validate(mutatie) for mutatie in blik.kas.steun],
        zonder_dag=blik.zonder_dag,
    )


def _verloop(verloop: Verloop | None) -> Kasverloop | None:
    if verloop is None:
        return None
    weken = [Kasweek(dag=dag, bedrag=bedrag) for dag, bedrag in verloop.weken]
    return Kasverloop(tot=verloop.tot, tekort=verloop.tekort, weken=weken)


def _gemeente(regel: Gemeenteregel) -> Gemeentevooruitblik:
    gelijk = ("code", "naam", "kinderen", "geteld_op", "omzet", "jaar", "besloten", "ruimte", "toegezegd", "te_betalen")
    return Gemeentevooruitblik(
        **{naam: getattr(regel, naam) for naam in gelijk},
        lid=regel.eigen,
        per_zorgvorm=dict(regel.per_vorm),
        mandaat_geld=regel.geld,
        mandaat_inhoud=regel.inhoud,
        deel_in_tekort=regel.deel,
    )


def scenariobeeld(rij: Rij) -> Scenario:
    wat = rij.waarden()
    velden = {naam: getattr(wat, naam) for naam in Scenariofeit.TITELS if naam != "plaatsen"}
    plaatsen = [Plaatsenbeeld(zorgvorm=deel.zorgvorm, plaatsen=deel.aantal) for deel in wat.plaatsen]
    return Scenario(**velden, plaatsen=plaatsen, nummer=rij.nummer, versie=rij.versie, vervallen=rij.vervallen)


def _gevolg(regel: Scenarioregel) -> Scenariogevolg:
    zonder = {b.zorgvorm: b.zonder for b in regel.bedden if b.zonder is not None}
    return Scenariogevolg(scenario=scenariobeeld(regel.rij), kas=_verloop(regel.verloop), zonder_plek=zonder)
