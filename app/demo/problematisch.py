"""A running zaak of the demo: a problematisch of two months, from its signaal to the papers of this week.

Told in the order of its days; what is asked of the colleges stands in `problematisch_mandaten.py`, what is asked of
councils, municipalities and meetings in `problematisch_overleg.py`, money in `problematisch_geld.py`, where the
children are in `problematisch_kinderen.py`.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.demo import problematisch_geld as geld
from app.demo import problematisch_mandaten as gevraagd
from app.demo import problematisch_overleg as overleg
from app.demo.lopendspeler import Lopend
from app.demo.problematisch_kinderen import speel_kinderen
from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort
from app.domain.basis.begrippen import Afspraakstatus, Cruciaal, Grootteklasse, Toestand
from app.domain.telling.telling import Telling
from app.domain.vooruitblik.scenario import Plaatsen, Scenario
from app.domain.zaak.verloop import Bepaling
from app.services.aanbieder import kwartalen, onderdelen
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.document import documenten
from app.services.regio import betrokken
from app.services.telling import tellingen
from app.services.termijn import stappen
from app.services.vooruitblik.scenarios import leg_scenario_vast
from app.services.zaak import toewijzing, zaken

KVK = "69599068"


def speel_problematisch(speler: Lopend) -> str:
    zaak = _signaal(speler)
    _zorgelijk(speler, zaak)
    gevraagd.eerste_verzoek(speler, zaak)
    _tel(speler, zaak, speler.dag(40), 0)
    _problematisch(speler, zaak)
    gevraagd.tweede_verzoek(speler, zaak)
    overleg.stukken_op_weg(speler, zaak)
    _in_de_trede(speler, zaak)
    overleg.raadsbrief(speler, zaak)
    overleg.vraag(speler, zaak)
    overleg.toezicht_met_plan(speler, zaak)
    gevraagd.latere_verzoeken(speler, zaak)
    gevraagd.over_de_grens(speler, zaak)
    geld.speel_geld(speler, zaak)
    geld.speel_stuurgroep(speler, zaak)
    speel_kinderen(speler, zaak)
    _reken_door(speler, zaak)
    return zaak


def _signaal(speler: Lopend) -> str:
    aanbieder = NieuweAanbieder(
        naam="Stichting Zilvergans Jeugdhulp",
        kvk_nummer=KVK,
        grootteklasse=Grootteklasse.GROOT,
        jeugdomzet=18_900_000_00,
        rechtsvorm="stichting",
        cruciaal=(Cruciaal.PLEEGZORG,),
    )
    dag = speler.dag(63)
    waarom = "De liquide middelen dalen al drie kwartalen en een grote opdrachtgever heeft opgezegd."
    speler.doe(speler.voorsteller, dag, 10, zaken.open_zaak, zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, waarom, dag))
    zaak = speler.zaaknummer()
    speler.doe(speler.voorsteller, dag, 14, stappen.rond_af, zaak, "SI-01", dag)
    speler.informeer(zaak, speler.dag(62), "INF-01", "INF-02")
    for kwartaal in _kwartalen(speler.dag(61)):
        speler.doe(speler.voorsteller, speler.dag(61), 11, kwartalen.leg_kwartaal_vast, zaak, kwartaal)
    certificaat = Certificaat(
        soort=Certificaatsoort.CERTIFICAAT,
        geldig_tot=speler.vandaag + timedelta(days=75),
        certificaatnummer="GI-2021-07",
    )
    speler.doe(speler.voorsteller, speler.dag(61), 12, onderdelen.leg_certificaat_vast, zaak, certificaat)
    speler.doe(speler.voorsteller, speler.dag(58), 16, stappen.rond_af, zaak, "SI-03", speler.dag(58))
    return zaak


def _kwartalen(dag: date) -> list[Kwartaal]:
    """Figures of the last two quarters that were over on this day, the older first."""
    einde = date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
    vorige = date(einde.year, einde.month - 2, 1) - timedelta(days=1)
    return [_kwartaal(vorige, 2_100_000_00, 1_05), _kwartaal(einde, 1_150_000_00, 82)]


def _kwartaal(einde: date, kas: int, liquiditeit: int) -> Kwartaal:
    return Kwartaal(
        jaar=einde.year,
        kwartaal=(einde.month + 2) // 3,
        bron_datum=einde,
        bron="Kwartaalrapportage (voorbeeld).",
        solvabiliteit=9_50,
        liquiditeit=liquiditeit,
        resultaat=-640_000_00,
        productie=4_700_000_00,
        vacatures=31,
        niet_in_loondienst=18_00,
        liquide_middelen=kas,
        uitstroom_maand=310_000_00,
    )


def _zorgelijk(speler: Lopend, zaak: str) -> None:
    bepaling = Bepaling(
        Toestand.ZORGELIJK,
        speler.dag(56),
        "Het geld reikt nog een kwartaal en de aanbieder heeft geen plan. De zorg loopt door.",
        geraadpleegd=f"contractmanagement {speler.regio.servicebureau.naam}",
    )
    speler.doe(speler.voorsteller, bepaling.datum, 9, zaken.bepaal_trede, zaak, bepaling)
    speler.informeer(zaak, speler.dag(55), "INF-14")
    _verdeel_het_werk(speler, zaak, speler.dag(54))
    reden = "De aanbieder heeft ook kinderen uit deze regio in zorg, en haar contract is het grootste."
    wie = "de accountmanager van Rijnmond"
    speler.doe(speler.voorsteller, speler.dag(50), 10, betrokken.betrek_regio, zaak, "rijnmond", wie, speler.dag(50),
               reden)  # fmt: skip
    speler.doe(speler.voorsteller, speler.dag(46), 10, betrokken.wijs_accounthouder_aan, zaak, "rijnmond", wie,
               speler.dag(46), reden)  # fmt: skip
    speler.informeer(zaak, speler.dag(48), "INF-11", "INF-13")
    _document(speler, zaak, speler.dag(47), "herstelplan-v1.txt", "Herstelplan van de aanbieder, versie 1")
    speler.doe(speler.projectleider, speler.dag(47), 17, stappen.rond_af, zaak, "ZO-01", speler.dag(47))


def _verdeel_het_werk(speler: Lopend, zaak: str, dag: date) -> None:
    speler.doe(speler.beoordelaar, dag, 11, toewijzing.wijs_projectleider_aan, zaak, speler.projectleider, dag)
    for nummer, status, waarom in (
        (1, Afspraakstatus.NIET_TOEGEPAST, "Geen gemeente heeft een veel groter belang dan de andere."),
        (3, Afspraakstatus.GEDAAN, "Projectgroep van servicebureau, gemeenten en Rijnmond, elke week bijeen."),
    ):
        speler.doe(speler.voorsteller, dag, 13, toewijzing.leg_afspraak_vast, zaak, nummer, status, waarom, dag)
    speler.doe(speler.voorsteller, dag, 15, stappen.rond_af, zaak, "ZO-02", dag)


def _problematisch(speler: Lopend, zaak: str) -> None:
    """The heavier trede; the bestuurlijk overleg hears of the lighter one too late, only now."""
    speler.informeer(zaak, speler.dag(38), "INF-12")
    bepaling = Bepaling(
        Toestand.PROBLEMATISCH,
        speler.dag(21),
        "Het herstelplan haalt het niet: de bank verlengt het krediet niet en twee locaties sluiten.",
        geraadpleegd=f"{speler.regio.beoordelaar.titel}, regio Rijnmond",
        standpunt_toezichthouder="De toezichthouder deelt dit oordeel.",
    )
    speler.doe(speler.voorsteller, bepaling.datum, 9, zaken.bepaal_trede, zaak, bepaling)
    speler.informeer(zaak, speler.dag(20), "INF-24")


def _in_de_trede(speler: Lopend, zaak: str) -> None:
    """Most colleges were told in time, one late, two not yet; one of the two other regions."""
    speler.informeer(zaak, speler.dag(18), "INF-21", tot=7)
    speler.informeer(zaak, speler.dag(18), "INF-23", tot=1)
    speler.doe(speler.projectleider, speler.dag(16), 16, stappen.rond_af, zaak, "PR-02", speler.dag(16))
    _document(speler, zaak, speler.dag(14), "liquiditeitsprognose.txt", "Liquiditeitsprognose van de aanbieder")
    speler.doe(speler.projectleider, speler.dag(14), 17, stappen.rond_af, zaak, "PR-04", speler.dag(14))
    speler.informeer(zaak, speler.dag(12), "INF-21", vanaf=7, tot=8)
    _tel(speler, zaak, speler.dag(12), 1)


def _reken_door(speler: Lopend, zaak: str) -> None:
    """Two scenarios of the talk with the provider: part of it closes, and the bank wants its money back."""
    dag = speler.dag(1)
    over_twee_weken = speler.vandaag + timedelta(days=14)
    bron = "Gesprek met het bestuur van de aanbieder (voorbeeld)."
    dicht = Scenario(
        naam="Ambulante teams stoppen",
        vanaf=over_twee_weken,
        uitstroom_maand=190_000_00,
        plaatsen=(Plaatsen("ambulant", 30),),
        fte_nodig=64_00,
        fte_aanwezig=51_50,
        bron=bron,
        bron_datum=dag,
    )
    bank = Scenario(
        naam="De bank vraagt het krediet terug", vanaf=over_twee_weken, eenmalig=-400_000_00, bron=bron, bron_datum=dag
    )
    for wat in (dicht, bank):
        speler.doe(speler.projectleider, dag, 17, leg_scenario_vast, zaak, wat)


def _document(speler: Lopend, zaak: str, dag: date, naam: str, tekst: str) -> None:
    nieuw = documenten.NieuwDocument(naam, f"{tekst} (voorbeeld).\n".encode(), dag, gedeeld=True)
    speler.doe(speler.projectleider, dag, 16, documenten.voeg_document_toe, zaak, nieuw)


def _tel(speler: Lopend, zaak: str, dag: date, ronde: int) -> None:
    """Numbers of all municipalities but the last two, which were never counted."""
    nieuw = [
        Telling(
            gemeente=gemeente.code,
            zorgvorm=zorgvorm,
            peildatum=dag,
            in_zorg=(in_zorg := 6 + 5 * (nr % 4) - 2 * ronde),
            wachtend=nr % 3,
            overgedragen=2 * ronde,
            nog_te_plaatsen=in_zorg // 3,
        )
        for nr, gemeente in enumerate(speler.regio.gemeenten_op(dag)[:-2])
        for zorgvorm in ("ambulant", "pleegzorg")
    ]
    speler.doe(speler.projectleider, dag, 14, tellingen.leg_tellingen_vast, zaak, nieuw)
