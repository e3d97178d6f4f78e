"""Looking ahead in a zaak: what is known with its source, what is not, and a plan that gives no small counts away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Stand
from app.domain.plaatsing.weken import maandag
from app.domain.vooruitblik.scenario import Plaatsen, Scenario
from app.domain.vooruitblik.stilstand import Onbekend
from app.models import Scenario as Rij
from app.services.aanbieder.kwartalen import kas_per_aanbieder, leg_kwartaal_vast
from app.services.aanbieder.omzetaandelen import leg_omzet_vast
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.besluit import besluiten
from app.services.geld.boeken import NieuweBoeking, boek_geld
from app.services.geld.toezeggen import zeg_geld_toe
from app.services.kern.toegang import vind_dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.boekingen import boek_plaatsing
from app.services.plaatsing.standen import leg_standen_vast
from app.services.telling.tellingen import laatste_aantallen, laatste_cellen, leg_tellingen_vast
from app.services.vooruitblik.blad import Vooruitblik, lees_vooruitblik
from app.services.vooruitblik.scenarios import leg_scenario_vast, scenarios
from tests.kern.opzet import (
    VANDAAG,
    actief_mandaat,
    acties,
    besluit,
    geweigerd,
    logboek,
    niet_aanvaard,
    tel_vragen,
    zaak_van,
)
from tests.kern.opzetgegevens import kwartaal, telling
from tests.kern.spelers import Spelers, dag

DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"
SCENARIO = Scenario(
    naam="Twee groepen dicht",
    vanaf=dag(1, 7),
    uitstroom_maand=75_000_00,
    plaatsen=(Plaatsen("pleegzorg", 4),),
    fte_nodig=40_00,
    fte_aanwezig=31_50,
    bron="Gesprek met de bank",
    bron_datum=dag(1, 6),
)


def blik(spelers: Spelers, zaak: str) -> Vooruitblik:
    spelers.session.rollback()
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    return lees_vooruitblik(spelers.session, dossier, VANDAAG)


def vul(spelers: Spelers, zaak: str) -> None:
    """Counts of two municipalities, cash for four months, a decision, offered places of which one is booked."""
    wie = spelers.directeur_sbjh
    geteld = [telling(DELFT, in_zorg=12), telling(DELFT, "daghulp", in_zorg=7)]
    geteld += [telling(DEN_HAAG, in_zorg=3), telling(DEN_HAAG, "daghulp", in_zorg=9)]
    wie.doet(leg_tellingen_vast, zaak, geteld)
    wie.doet(leg_kwartaal_vast, zaak, kwartaal(bron_datum=dag(1, 3)))
    wie.doet(leg_omzet_vast, zaak, 2024, {DELFT: 100_000_00, DEN_HAAG: 300_000_00})
    actief_mandaat(spelers, zaak, DELFT)
    wie.doet(besluiten.neem_besluit, zaak, besluit(20_000_00))
    wie.doet(leg_locatie_vast, zaak, Locatie(naam="Duinhuis", gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL))
    week = maandag(dag(26, 5))
    wie.doet(leg_standen_vast, zaak, [Stand(week=week, locatie=1, kinderen=40, cellen=())])
    aanbod: dict[str, Any] = {"aanbieder": "De Kade", "zorgvorm": "pleegzorg"}
    wie.doet(leg_aanbod_vast, zaak, Aanbod(plaatsen=8, vanaf=week, **aanbod))
    wie.doet(leg_aanbod_vast, zaak, Aanbod(plaatsen=5, vanaf=dag(1, 8), **aanbod))
    boeking = Boeking(
        soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="pleegzorg", gemeente=DELFT, aantal=2, week=week, aanbod=1
    )
    wie.doet(boek_plaatsing, zaak, boeking, Fase.GERESERVEERD, None)


def test_zonder_cijfers_zegt_zij_wat_zij_niet_weet(spelers: Spelers, zaak: str) -> None:
    leeg = blik(spelers, zaak)
    assert (leeg.kas, leeg.kinderen, leeg.zonder_plek, leeg.tekort) == (None, None, None, None)
    assert [g.wat for g in leeg.gemis] == [
        Onbekend.KAS, Onbekend.KINDEREN, Onbekend.OMZET, Onbekend.LOCATIES, Onbekend.AANBOD,
    ]  # fmt: skip
    assert len(leeg.gemeenten) == len(leeg.zonder_mandaat) == 9


def test_wat_bekend_is_staat_per_zorgvorm_en_per_gemeente(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak)
    nu = blik(spelers, zaak)
    assert [(r.zorgvorm, r.kinderen, r.vrij, r.later, r.zonder) for r in nu.per_vorm] == [
        ("daghulp", 16, 0, 0, 16), ("pleegzorg", 15, 6, 5, 9),
    ]  # fmt: skip
    assert (nu.kinderen, nu.zonder_plek) == (31, 25)
    per_naam = {regel.naam: regel for regel in nu.gemeenten}
    delft, den_haag = per_naam["Delft"], per_naam["Den Haag"]
    assert (delft.kinderen, delft.besloten, delft.ruimte) == (19, 20_000_00, 100_000_00)
    assert (delft.geld, delft.inhoud, den_haag.geld) == (Mandaatstatus.ACTIEF, None, None)
    assert dict(den_haag.per_vorm) == {"pleegzorg": 3, "daghulp": 9}
    assert nu.tekort
    assert sum(regel.deel or 0 for regel in nu.gemeenten) == nu.tekort
    assert "Delft" not in {regel.naam for regel in nu.zonder_mandaat}
    assert [g.wat for g in nu.gemis] == [Onbekend.GEMEENTE_NIET_GETELD, Onbekend.OMZET_VAN]
    assert "Westland" in nu.gemis[0].wie


def test_de_kas_is_die_van_de_pagina_van_de_zaak_en_een_besluit_is_steun(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak)
    kas = blik(spelers, zaak).kas
    rij = zaak_van(spelers.session, zaak)
    assert kas is not None
    assert kas.zonder is not None
    assert kas.met is not None
    assert kas.zonder.tot == kas_per_aanbieder(spelers.session, [rij.aanbieder_id])[rij.aanbieder_id].tot
    assert [m.bedrag for m in kas.steun] == [20_000_00]
    assert kas.met.tekort == kas.zonder.tekort - 20_000_00
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(5_000_00))
    spelers.directeur_sbjh.doet(besluiten.boek_tegen, zaak, genomen.id, VANDAAG, "Toch niet.")
    daarna = blik(spelers, zaak).kas
    assert daarna is not None
    assert daarna.steun == kas.steun, "what was reversed is no support, and its reversal no payment"


def test_toegezegd_geld_telt_zoals_het_is_betaald_en_gepland(spelers: Spelers, zaak: str) -> None:
    """Of € 20,000 that was decided € 12,000 is lent: € 5,000 was paid, € 4,000 is planned, half of which comes back."""
    vul(spelers, zaak)
    wie = spelers.directeur_sbjh
    besluit_id = lijst_besluiten(spelers.session, zaak_van(spelers.session, zaak).id)[0].id
    plan = [
        Termijn(Geldsoort.BETALING, dag(21, 3), 5_000_00),
        Termijn(Geldsoort.BETALING, dag(1, 7), 4_000_00),
        Termijn(Geldsoort.TERUGBETALING, dag(1, 9), 2_000_00),
    ]
    lening: dict[str, Any] = {"omschrijving": "Overbrugging.", "wederpartij": "Stichting Test", "datum": dag(21, 3)}
    lening |= {"bedrag": 12_000_00, "besluit_id": besluit_id, "sleutel": Draagsleutel.GELIJK, "gemeenten": [DELFT]}
    wie.doet(zeg_geld_toe, zaak, NieuweToezegging(soort=Toezegsoort.LENING, plan=plan, **lening))
    wie.doet(boek_geld, zaak, 1, NieuweBoeking(soort=Geldsoort.BETALING, datum=dag(22, 3), bedrag=5_000_00))
    nu = blik(spelers, zaak)
    assert nu.kas is not None
    assert [(m.dag, m.bedrag) for m in nu.kas.steun] == [
        (dag(21, 3), 8_000_00), (dag(22, 3), 5_000_00), (dag(1, 7), 4_000_00), (dag(1, 9), -2_000_00),
    ]  # fmt: skip
    assert nu.zonder_dag == 3_000_00
    delft = next(regel for regel in nu.gemeenten if regel.code == DELFT)
    assert (delft.toegezegd, delft.te_betalen) == (12_000_00, 7_000_00)


def test_een_eenmalig_bedrag_op_de_dag_van_de_cijfers_telt_mee(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(leg_kwartaal_vast, zaak, kwartaal(bron_datum=VANDAAG))
    wat = replace(SCENARIO, vanaf=VANDAAG, uitstroom_maand=None, eenmalig=50_000_00)
    spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, wat)
    nu = blik(spelers, zaak)
    assert nu.tekort
    assert nu.scenarios[0].verloop
    assert nu.scenarios[0].verloop.tekort == nu.tekort - 50_000_00


def test_wat_het_laatst_is_geteld_is_bij_elkaar_wat_de_aantallen_zeggen(spelers: Spelers, zaak: str) -> None:
    wie, rij = spelers.directeur_sbjh, zaak_van(spelers.session, zaak)
    wie.doet(
        leg_tellingen_vast, zaak, [telling(in_zorg=12), telling(DEN_HAAG, in_zorg=4), telling(WESTLAND, wachtend=1)]
    )
    wie.doet(leg_tellingen_vast, zaak, [telling(peildatum=dag(20, 5), in_zorg=7)])
    wie.doet(leg_tellingen_vast, zaak, [telling(peildatum=dag(20, 5), wachtend=2)], "In zorg was niet geteld.")
    wie.doet(leg_tellingen_vast, zaak, [telling(DEN_HAAG, in_zorg=5)], "Een kind vergeten.")
    cellen = laatste_cellen(spelers.session, rij, "in_zorg")
    assert cellen == {(DELFT, "pleegzorg"): (12, dag(1, 5)), (DEN_HAAG, "pleegzorg"): (5, dag(1, 5))}
    assert sum(n for n, _ in cellen.values()) == laatste_aantallen(spelers.session, rij, ["in_zorg"])["in_zorg"].aantal


def test_een_scenario_verandert_nooit_en_zegt_wat_eruit_volgt(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak)
    wie = spelers.directeur_sbjh
    wie.doet(leg_scenario_vast, zaak, SCENARIO)
    (eerst,) = blik(spelers, zaak).scenarios
    kas = blik(spelers, zaak).kas
    assert kas is not None
    assert kas.met is not None
    assert eerst.verloop is not None
    assert eerst.verloop.tekort < kas.met.tekort
    assert [(b.kinderen, b.open, b.zonder) for b in eerst.bedden] == [(15, 4, 5)]
    with niet_aanvaard(wie.session, "motivering_verplicht", "reden"):
        wie.doet(leg_scenario_vast, zaak, replace(SCENARIO, naam="Een groep dicht"), 1)
    with niet_aanvaard(wie.session, "ongeldige_invoer"):
        wie.doet(leg_scenario_vast, zaak, SCENARIO, 1, "Zomaar.")
    with niet_aanvaard(wie.session, "verouderd"):
        wie.doet(leg_scenario_vast, zaak, replace(SCENARIO, naam="Een groep dicht"), 1, "Later.", versie=9)
    wie.doet(leg_scenario_vast, zaak, replace(SCENARIO, naam="Een groep dicht"), 1, "Het is er een.", versie=1)
    regel = logboek(wie.session)[-1]
    assert regel.inhoud["was"] == {"Naam": "Twee groepen dicht"}
    assert regel.inhoud["wordt"] == {"Naam": "Een groep dicht"}
    wie.doet(leg_scenario_vast, zaak, SCENARIO, 1, "Niet meer nodig.", vervalt=True)
    assert blik(spelers, zaak).scenarios == []
    assert scenarios(wie.session, zaak_van(wie.session, zaak))[1].naam == "Een groep dicht"
    assert acties(wie.session)[-3:] == ["leg_scenario_vast"] * 3
    with niet_aanvaard(wie.session, "niet_gevonden"):
        wie.doet(leg_scenario_vast, zaak, SCENARIO, 1, "Toch weer.")


@pytest.mark.beide
def test_de_database_houdt_een_scenario_zoals_het_is(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, SCENARIO)
    rij = spelers.session.query(Rij).one()
    assert rij.waarden() == SCENARIO
    for opdracht in ("UPDATE scenario SET naam = 'Anders'", "DELETE FROM scenario"):
        with pytest.raises(DBAPIError):
            spelers.session.execute(text(opdracht))
        spelers.session.rollback()


def test_een_gemeente_legt_geen_scenario_vast(spelers: Spelers, zaak: str) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(leg_scenario_vast, zaak, SCENARIO)


def test_zij_kost_even_veel_vragen_hoe_vol_de_zaak_ook_is(spelers: Spelers, zaak: str, engine: Engine) -> None:
    vul(spelers, zaak)
    spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, SCENARIO)
    kosten = []
    for ronde in range(2):
        spelers.session.rollback()
        dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
        with tel_vragen(engine) as teller:
            lees_vooruitblik(spelers.session, dossier, VANDAAG)
        kosten.append(len(teller))
        for nr in range(3):
            spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, replace(SCENARIO, naam=f"Scenario {nr}"))
        actief_mandaat(spelers, zaak, DEN_HAAG)
        meer = [telling(WESTLAND, vorm, dag(2 + ronde, 5), in_zorg=8) for vorm in ("pleegzorg", "daghulp")]
        spelers.directeur_sbjh.doet(leg_tellingen_vast, zaak, meer)
    assert kosten[0] == kosten[1] <= 18
