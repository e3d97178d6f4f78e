"""The money of a zaak: commitments, bookings, and what each municipality bears."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.geld.beeld import (
    Code,
    Geldbeeld,
    Geldboekingbeeld,
    Toezeggingbeeld,
    boekingbeeld_van,
    gemeentebeeld,
    toezeggingbeeld,
)
from app.api.kern.bewerking import doe, lees
from app.api.kern.handelen import handel, vandaag
from app.api.kern.lijst import adres_van
from app.api.kern.toegang import dossier, herlees
from app.api.kern.vorm import Basis, Bedrag, Dag, GezieneVersie, Invoer, Regel, Tekst, Woord
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.invoer import MAX_BEDRAG
from app.domain.basis.rechten import Recht
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.services.geld import boeken, lezen, toezeggen
from app.services.geld.boek import lees_geld
from app.services.geld.spoed import dekkingen

GROEP = "Geld"
DAGEN = ("datum_in_toekomst", "datum_onlogisch")


class Geldvraag(Basis):
    datum: Annotated[Dag | None, Field(description="Zoals het aan het eind van die dag stond; leeg is nu.")] = None


@lees("/zaken/<zaaknummer>/geld", Recht.GELD_INZIEN, Geldbeeld, vraag=Geldvraag)
def geld(zaaknummer: str, vraag: Geldvraag) -> Geldbeeld:
    """Het geld van een zaak

    Toezeggingen met hun boekingen, en per gemeente wat is toegezegd, betaald en nog komt. Het team ziet alles, een
    ander alleen het eigen deel.
    """
    mijn = dossier()
    dag = vraag.datum or vandaag()
    boek = lees_geld(db.session, mijn.zaak, vraag.datum)
    gedekt = dekkingen(db.session, mijn.zaak, boek, dag) if mijn.volledig else {}
    standen = lezen.te_zien(mijn, boek)
    namen = lezen.namen_in(db.session, standen) if standen else {}
    return Geldbeeld(
        toezeggingen=[toezeggingbeeld(r, gedekt.get(r.rij.nummer)) for r in boek.regels] if mijn.volledig else [],
        gemeenten=[gemeentebeeld(stand, namen) for stand in standen.values()],
    )


class Geldtermijninvoer(Basis):
    soort: Annotated[Literal["betaling", "terugbetaling"], Field(description="Welke kant het op gaat.")] = "betaling"
    datum: Annotated[Dag, Field(description="Uiterlijk op welke dag.")]
    bedrag: Bedrag

    def waarde(self) -> Termijn:
        return Termijn(Geldsoort(self.soort), self.datum, self.bedrag)


Plan = Annotated[
    list[Geldtermijninvoer],
    Field(default_factory=list, max_length=60, description="Wanneer wordt betaald, of terugkomt."),
]
Codes = Annotated[list[Code], Field(default_factory=list, max_length=400, description="Codes.", examples=[["GM0503"]])]
Gewichten = Annotated[
    dict[str, Annotated[int, Field(ge=0, le=1_000_000_000)]],
    Field(default_factory=dict, description="Zorgdagen per gemeente of regio.", examples=[{"GM0503": 120}]),
]
Delen = Annotated[
    dict[str, Annotated[int, Field(ge=0, le=MAX_BEDRAG)]],
    Field(default_factory=dict, description="Delen in eurocenten, bij `hand`.", examples=[{"GM0503": 12_000_00}]),
]


class Toezegginginvoer(Invoer):
    soort: Annotated[Toezegsoort, Field(description="Wat u toezegt.")]
    omschrijving: Annotated[Tekst, Field(description="Waarvoor.", examples=["Zorg in oktober."])] = ""
    wederpartij: Annotated[Regel, Field(description="Aan wie, of van wie.", examples=["Stichting Duinpoort"])] = ""
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    bedrag: Bedrag
    besluit_id: Annotated[int | None, Field(ge=1, description="Het besluit waaronder het valt.", examples=[1])] = None
    spoedbesluit_id: Annotated[
        int | None, Field(ge=1, description="Of het spoedbesluit; dan met sleutel `besluit`.")
    ] = None
    beschikking: Annotated[Woord, Field(max_length=120, description="De beschikking van het Rijk.")] = ""
    beslissing_voor: Annotated[Dag | None, Field(description="Voor welke dag het Rijk beslist.")] = None
    voorwaarden: Annotated[Tekst, Field(description="Voorwaarden.", examples=[""])] = ""
    zekerheid: Annotated[Tekst, Field(description="Zekerheid.", examples=[""])] = ""
    rente: Annotated[Regel, Field(description="Rente, in woorden.", examples=[""])] = ""
    sleutel: Annotated[Draagsleutel, Field(description="Naar welke sleutel.")] = Draagsleutel.INWONERS
    gemeenten: Codes
    gewichten: Gewichten
    delen: Delen
    betaalt_niet: Codes
    voorfinancier: Annotated[Woord, Field(max_length=40, description="Wie voor hen vooruit betaalt.")] = ""
    plan: Plan

    def waarden(self, dag: date) -> NieuweToezegging:
        velden = (
            "soort", "omschrijving", "wederpartij", "bedrag", "besluit_id", "spoedbesluit_id", "beschikking",
            "beslissing_voor", "voorwaarden", "zekerheid", "rente", "sleutel", "gemeenten", "gewichten",
            "delen", "betaalt_niet", "voorfinancier",
        )  # fmt: skip
        plan = [termijn.waarde() for termijn in self.plan]
        return NieuweToezegging(**{v: getattr(self, v) for v in velden}, datum=self.datum or dag, plan=plan)


@doe(
    "/zaken/<zaaknummer>/geld/toezeggingen",
    Recht.GELD_BOEKEN,
    Toezegginginvoer,
    Toezeggingbeeld,
    status=201,
    codes=("plafond_overschreden", "mandaat_ontbreekt", "verdeling_klopt_niet", "motivering_verplicht",
           "ongeldige_overgang", "zaak_gesloten", *DAGEN),
)  # fmt: skip
def zeg_geld_toe(zaaknummer: str, invoer: Toezegginginvoer) -> Response:
    """Zeg geld toe onder een besluit

    Onder een besluit of een spoedbesluit, en nooit meer dan dat. Het deel van elk wordt tot op de cent verdeeld naar
    de sleutel die u kiest. Geld van het Rijk zonder beschikking is gevraagd en telt nog niet mee.
    """
    return handel(
        toezeggen.zeg_geld_toe,
        zaaknummer,
        invoer.waarden(vandaag()),
        toon=lambda rij: _nu(rij.nummer),
        plek=lambda _rij: adres_van("geld", zaaknummer=zaaknummer),
    )


def _nu(nummer: int) -> Toezeggingbeeld:
    zaak = herlees().zaak
    boek = lees_geld(db.session, zaak)
    regel = boek.met(nummer)
    if regel is None:
        raise NietGevonden(boeken.ONZICHTBAAR)
    return toezeggingbeeld(regel, dekkingen(db.session, zaak, boek, vandaag()).get(nummer))


class Geldplaninvoer(Invoer):
    plan: Plan
    reden: Annotated[Tekst, Field(description="Waarom u dit wijzigt.", examples=["Uitstel afgesproken."])] = ""
    versie: GezieneVersie | None = None


@doe(
    "/zaken/<zaaknummer>/geld/toezeggingen/<int:nummer>/plan",
    Recht.GELD_BOEKEN,
    Geldplaninvoer,
    Toezeggingbeeld,
    codes=("motivering_verplicht", "verouderd", "datum_onlogisch"),
)
def wijzig_geldplan(zaaknummer: str, nummer: int, invoer: Geldplaninvoer) -> Response:
    """Wijzig de termijnen van een toezegging

    Met de reden. Wat er eerder stond, blijft te lezen.
    """
    plan = [termijn.waarde() for termijn in invoer.plan]
    wat = (nummer, plan, invoer.reden)
    return handel(toezeggen.wijzig_geldplan, zaaknummer, *wat, versie=invoer.versie, toon=lambda _rij: _nu(nummer))


class Geldboekinginvoer(Invoer):
    soort: Annotated[
        Literal[
            "toekenning", "afwijzing", "betaling", "terugbetaling", "verrekening_met_zorg", "vaststelling", "vrijval",
            "afboeking", "verevening", "overname_van_deel",
        ],
        Field(description="Wat u boekt."),
    ]  # fmt: skip
    datum: Annotated[Dag, Field(description="Op welke dag het gebeurde.")]
    bedrag: Bedrag
    college: Annotated[Woord, Field(max_length=40, description="Alleen bij verevening en overname van een deel.")] = ""
    grondslag: Annotated[Regel, Field(description="Welk besluit het bepaalt.", examples=[""])] = ""
    toelichting: Annotated[Tekst, Field(description="Toelichting.", examples=[""])] = ""
    versie: GezieneVersie | None = None


@doe(
    "/zaken/<zaaknummer>/geld/toezeggingen/<int:nummer>/boekingen",
    Recht.GELD_BOEKEN,
    Geldboekinginvoer,
    Toezeggingbeeld,
    codes=("ongeldige_overgang", "verouderd", *DAGEN),
)
def boek_geld(zaaknummer: str, nummer: int, invoer: Geldboekinginvoer) -> Response:
    """Boek op een toezegging

    Een betaling, terugbetaling, verrekening, vrijval of afboeking. Nooit meer dan er nog openstaat; het wordt
    verdeeld naar wat voor elk nog openstaat. Kan ook in een gesloten zaak.
    """
    nieuw = boeken.NieuweBoeking(
        soort=Geldsoort(invoer.soort),
        datum=invoer.datum,
        bedrag=invoer.bedrag,
        college=invoer.college,
        grondslag=invoer.grondslag,
        toelichting=invoer.toelichting,
    )
    return handel(boeken.boek_geld, zaaknummer, nummer, nieuw, versie=invoer.versie, toon=lambda _rij: _nu(nummer))


class Geldterugdraaiing(Invoer):
    datum: Annotated[Dag | None, Field(description="Op welke dag; vandaag als u niets zegt.")] = None
    reden: Annotated[Tekst, Field(description="Waarom.", examples=["Verkeerd bedrag."])] = ""


@doe(
    "/zaken/<zaaknummer>/geld/boekingen/<int:nummer>/tegenboeking",
    Recht.GELD_BOEKEN,
    Geldterugdraaiing,
    Geldboekingbeeld,
    status=201,
    codes=("ongeldige_overgang", "motivering_verplicht", "plafond_overschreden", *DAGEN),
)
def draai_geldboeking_terug(zaaknummer: str, nummer: int, invoer: Geldterugdraaiing) -> Response:
    """Draai een boeking terug

    Een keer, met de reden. De boeking blijft staan; er komt een tegenboeking bij.
    """
    return handel(
        boeken.draai_geldboeking_terug,
        zaaknummer,
        nummer,
        invoer.datum or vandaag(),
        invoer.reden,
        toon=lambda rij: _een(rij.nummer),
        plek=lambda _rij: adres_van("geld", zaaknummer=zaaknummer),
    )


def _een(nummer: int) -> Geldboekingbeeld:
    gevonden = lees_geld(db.session, herlees().zaak).met_boeking(nummer)
    if gevonden is None:
        raise NietGevonden(boeken.ONZICHTBAAR)
    return boekingbeeld_van(*gevonden)
