"""Of the running problematisch: papers on their way, the council letter, and the question to the municipalities."""

from __future__ import annotations

from datetime import date, timedelta

from app.demo.lopendspeler import Lopend
from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.overleg.standpunt import Inbreng, Standpuntsoort
from app.domain.overleg.toezichtplan import Nieuwstap, Planstapstatus
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.services.informatie import raadsbrieven
from app.services.overleg import opschaling, standpunten, toezicht, toezichtplan, vragen
from app.services.vergadering import agendering, stukken, uitkomsten


def stukken_op_weg(speler: Lopend, zaak: str) -> None:
    """One with the portefeuillehouders, one on the agenda of a meeting to come, one that waits for an agenda."""
    dag, vergadering = speler.dag(17), speler.dag(11)
    voorbij = speler.plan(speler.ambtelijk, dag, vergadering)
    komt = speler.plan(speler.bestuurlijk, dag, speler.dag(-9))
    for titel, route in (
        ("Voorstel overbrugging Stichting Zilvergans", "college"),
        ("Gevolgen voor de begroting van de gemeenten", "raad"),
        ("Plan voor de overdracht van kinderen", "college"),
    ):
        speler.doe(speler.projectleider, dag, 10, stukken.dien_stuk_in, zaak, stukken.NieuwStuk(titel, route, dag))
    for nummer, station, nr in ((1, speler.ambtelijk, voorbij), (2, speler.bestuurlijk, komt)):
        wens = agendering.Agendering(vergadering_id=nr)
        speler.doe(speler.projectleider, dag, 11, agendering.agendeer, zaak, nummer, station, wens)
    _behandel(speler, zaak, speler.ambtelijk, vergadering)
    _behandel(speler, zaak, "portefeuillehouder", speler.dag(9), "delft", "denhaag")


def _behandel(speler: Lopend, zaak: str, station: str, dag: date, *accounts: str) -> None:
    gemeenten = [speler.gemeente(account) for account in accounts]
    uitslag = Stationsuitslag(Behandeluitkomst.DOORGELEID, dag, gemeenten=gemeenten)
    speler.doe(speler.projectleider, dag, 17, uitkomsten.leg_uitkomst_vast, zaak, 1, station, uitslag)


def raadsbrief(speler: Lopend, zaak: str) -> None:
    """Put to all municipalities but two, sent by three of them; the last two wait for theirs."""
    tekst = (
        "Stichting Zilvergans Jeugdhulp heeft geld tekort. De gemeenten in Haaglanden werken samen "
        "om de zorg voor de kinderen door te laten gaan. Voor ouders verandert er nu niets."
    )
    nieuw = raadsbrieven.NieuweRomptekst("Zorgen over een jeugdhulpaanbieder", tekst, speler.dag(10))
    speler.doe(speler.projectleider, nieuw.datum, 10, raadsbrieven.schrijf_romptekst, zaak, nieuw)
    wie, dag = speler.leden(nieuw.datum)[:-2], speler.dag(9)
    speler.doe(speler.projectleider, dag, 18, raadsbrieven.bied_raadsbrief_aan, zaak, wie, dag)
    for account in ("denhaag", "pijnacker-nootdorp", "rijswijk"):
        code, dag = speler.gemeente(account), speler.dag(8)
        speler.doe(speler.adres(code), dag, 11, raadsbrieven.verzend_raadsbrief, zaak, speler.brief(code), dag)


def vraag(speler: Lopend, zaak: str) -> None:
    """Due in two days: two agree, one does not, which went up to the directeuren, and the others said nothing yet."""
    tekst = "Gaat uw gemeente akkoord met één overdrachtsplan voor alle kinderen van Stichting Zilvergans?"
    nieuw = vragen.NieuweVraag(tekst, speler.dag(8), speler.vandaag + timedelta(days=2))
    speler.doe(speler.projectleider, nieuw.datum, 15, vragen.stel_vraag, zaak, nieuw)
    for account, soort, waarom in (
        ("rijswijk", Standpuntsoort.AKKOORD, ""),
        ("zoetermeer", Standpuntsoort.AKKOORD, "Graag met een planning per kind."),
        ("westland", Standpuntsoort.NIET_AKKOORD, "Westland wil de eigen kinderen zelf plaatsen."),
    ):
        code = speler.gemeente(account)
        raakt = (Afwijkdomein.AANBIEDERS,) if soort is Standpuntsoort.NIET_AKKOORD else ()
        inbreng = Inbreng(soort, speler.dag(6), toelichting=waarom, domeinen=raakt)
        speler.doe(speler.adres(code), speler.dag(6), 10, standpunten.leg_standpunt_vast, zaak, 1, code, inbreng)
    niveau, dag = "directeuren", speler.dag(5)
    waarom = "De directeuren bespreken met Westland wat er nodig is."
    speler.doe(speler.voorsteller, dag, 16, opschaling.stap_op, zaak, 1, niveau, dag, waarom)


def toezicht_met_plan(speler: Lopend, zaak: str) -> None:
    """Since last week, with a plan: one step is done, one is late, one is to come; the councils were not told yet."""
    dag = speler.dag(6)
    waarom = "Het ministerie vraagt hoe de gemeenten de zorg voor deze kinderen zeker stellen."
    speler.doe(speler.voorsteller, dag, 14, toezicht.leg_toezichtstap_vast, zaak, "signalering", dag, waarom)
    wat, klaar = "Samen laten zien dat elk kind een plek houdt.", speler.vandaag + timedelta(days=24)
    speler.doe(speler.projectleider, dag, 15, toezichtplan.stel_toezichtplan_op, zaak, dag, klaar, wat)
    for titel, met_wie, terug in (
        ("Overzicht van de kinderen per gemeente", "projectleider", 3),
        ("Contract met een tweede aanbieder", "contractmanagement", 2),
        ("Overdracht van de eerste kinderen", "projectleider", -10),
    ):
        uiterlijk = speler.dag(terug) if terug > 0 else speler.vandaag - timedelta(days=terug)
        stap = Nieuwstap(titel, met_wie, uiterlijk)
        speler.doe(speler.projectleider, dag, 16, toezichtplan.voeg_planstap_toe, zaak, 1, stap, dag)
    dag = speler.dag(4)
    speler.doe(speler.projectleider, dag, 16, toezichtplan.rond_planstap_af, zaak, 1, 1, Planstapstatus.GEDAAN, dag, "")
