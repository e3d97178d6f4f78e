"""The skeleton of a plan: each figure with its source, no small counts, and nothing of the placement board."""

from __future__ import annotations

import io
from datetime import date

from docx import Document

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.weken import WEEK, maandag
from app.domain.vooruitblik.stilstand import Onbekend
from app.services.aanbieder.onderdelen import leg_locatie_vast
from app.services.kern.toegang import vind_dossier
from app.services.plaatsing.standen import leg_standen_vast
from app.services.vooruitblik.plan import continuiteitsplan
from app.services.vooruitblik.scenarios import leg_scenario_vast
from tests.kern.opzet import VANDAAG
from tests.kern.spelers import Spelers, dag
from tests.services.vooruitblik.test_vooruitblik import DELFT, DEN_HAAG, SCENARIO, blik, vul

KINDEREN = ["Gemeente", "Zorgvorm", "Aantal"]


def plan_van(spelers: Spelers, zaak: str, op: date = VANDAAG) -> list[list[str]]:
    spelers.session.rollback()
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    brief = Document(io.BytesIO(continuiteitsplan(spelers.session, dossier, op)))
    alineas = [[alinea.text] for alinea in brief.paragraphs if alinea.text]
    return alineas + [[cel.text for cel in rij.cells] for tabel in brief.tables for rij in tabel.rows]


def test_wie_alleen_per_locatie_telt_ziet_de_kinderen_van_het_bord(spelers: Spelers, zaak: str) -> None:
    """And nothing of them leaves the team."""
    wie, week = spelers.directeur_sbjh, maandag(dag(26, 5))
    for naam in ("Duinhuis", "De Vliet"):
        wie.doet(leg_locatie_vast, zaak, Locatie(naam=naam, gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL))
    eerst = Stand(week=week - WEEK, locatie=1, kinderen=9, cellen=(Cel("pleegzorg", 9, DELFT),))
    nu = Stand(week=week, locatie=1, kinderen=8, cellen=(Cel("pleegzorg", 7, DELFT), Cel("daghulp", 3, DELFT)))
    cellen = (Cel("pleegzorg", 2, DEN_HAAG), Cel("pleegzorg", 1, "GM0599"), Cel("daghulp", 3))
    elders = Stand(week=week, locatie=2, kinderen=5, cellen=cellen)
    wie.doet(leg_standen_vast, zaak, [eerst])
    wie.doet(leg_standen_vast, zaak, [nu, elders])
    ziet = blik(spelers, zaak)
    assert (ziet.van_bord, ziet.uitgesplitst, ziet.kinderen, ziet.laatste) == (True, False, 13, week)
    assert {r.zorgvorm: r.kinderen for r in ziet.per_vorm} == {"pleegzorg": 10, "daghulp": 6}
    assert {r.naam: r.kinderen for r in ziet.gemeenten if r.kinderen} == {"Delft": 10, "Den Haag": 2, "Rotterdam": 1}
    assert Onbekend.KINDEREN not in {g.wat for g in ziet.gemis}
    rijen = plan_van(spelers, zaak)
    assert ["De aantallen van het plaatsingsbord staan alleen bij het team."] in rijen
    assert KINDEREN not in rijen, "an empty table would say that there are none"
    assert not [rij for rij in rijen if {"1", "2", "6", "7", "10", "13", "Rotterdam"} & {*rij}]


def test_het_plan_verraadt_geen_kleine_aantallen_en_niets_van_het_bord(spelers: Spelers, zaak: str) -> None:
    vul(spelers, zaak)
    spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, SCENARIO)
    rijen = plan_van(spelers, zaak)
    assert KINDEREN in rijen
    assert ["Den Haag", "Pleegzorg", "1-4"] in rijen
    assert ["Delft", "Pleegzorg", "10-14"] in rijen
    assert ["Pleegzorg", "11-18", "13"] in rijen, "offered places, not what is free of them"
    assert not [rij for rij in rijen if "40" in rij], "the children on the board"
    assert not any("pleegzorg: 3" in cel.lower() for rij in rijen for cel in rij)


def test_het_plan_noemt_bij_elk_cijfer_de_bron_en_laat_de_rest_invullen(spelers: Spelers, zaak: str) -> None:
    leeg = plan_van(spelers, zaak)
    assert ["Er is nog niet geteld."] in leeg
    assert KINDEREN not in leeg
    assert ["Waar plaats is: er zijn nog geen aangeboden plaatsen ingevoerd."] in leeg
    assert leeg.count(["Nog in te vullen."]) == 10
    assert any("niet uit het landelijke draaiboek" in rij[0] for rij in leeg)
    vul(spelers, zaak)
    spelers.directeur_sbjh.doet(leg_scenario_vast, zaak, SCENARIO)
    rijen = plan_van(spelers, zaak)
    (middelen,) = [rij for rij in rijen if rij[0] == "Liquide middelen"]
    assert middelen[2] == "Kwartaalrapportage, 1 maart 2025"
    assert "Gesprek met de bank, 1 juni 2025" in [cel for rij in rijen for cel in rij]
