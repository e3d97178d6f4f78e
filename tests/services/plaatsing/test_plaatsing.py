"""Stock, offers and bookings of a zaak: recorded, corrected with a reason, and never more than there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.domain.plaatsing.boeking import Boeksoort, Fase, Stap, hashregels
from app.domain.plaatsing.stand import Cel, Stand, regels_sha256
from app.models import Boeking, Boekingstap, Plaatsaanbod, Plaatsstand, Plaatsstandcel
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import voor
from app.services.plaatsing import lezen
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.bord import Celsoort
from app.services.plaatsing.eigen import eigen_blad
from app.services.plaatsing.standen import Standbestand, importeer_standen, leg_standen_vast
from tests.kern.opzet import VANDAAG, acties, geweigerd, logboek, niet_aanvaard
from tests.services.plaatsing.conftest import DEZE, VORIGE, Plek


def punten(plek: Plek) -> list[tuple[str, str]]:
    alle = voor(plek.spelers.session, plek.spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    soorten = ("plaatsing", "boeking", "locatie")
    return [(o.soort.code, o.punt.object) for o in alle if o.soort.code.startswith(soorten)]


@pytest.mark.beide
def test_het_logboek_houdt_een_hash_en_geen_getallen(plek: Plek) -> None:
    regel = next(r for r in logboek(plek.spelers.session) if r.kop.actie == "leg_standen_vast")
    assert regel.inhoud["standen"] == [f"{VORIGE.isoformat()};locatie/1"]
    rij = plek.spelers.session.scalars(select(Plaatsstand)).one()
    cellen = lezen.cellen_van(plek.spelers.session, [rij])[rij.id]
    assert regel.inhoud["standen_sha256"] == regels_sha256([lezen.als_stand(rij, cellen).regel()], rij.zout)
    nummer = plek.boek(2)
    regel = logboek(plek.spelers.session)[-1]
    boeking = plek.spelers.session.scalars(select(Boeking)).one()
    stappen = [Stap(Fase.GERESERVEERD, VANDAAG)]
    regels = hashregels(nummer, boeking.waarden(), stappen, None)
    assert regel.inhoud["boeking_sha256"] == regels_sha256(regels, boeking.zout)
    assert (regel.kop.object, regel.kop.van, regel.kop.naar) == (f"boeking/{nummer}", None, None)


def test_het_logboek_zegt_van_een_boeking_niet_waar_welke_vorm_hoe_ver_en_of_zij_een_deel_is(plek: Plek) -> None:
    """Each of these, with the bands of the stock, would pin a number down: four parts that left are four children."""
    nummer = plek.boek(4)
    for _keer in range(2):
        plek.verder(nummer, Fase.GEPLAATST, aantal=1)
    assert plek.boek(1, gemeente="GM0518") == nummer + 1, "a gap would tell how many parts others have"
    delen = plek.spelers.session.scalars(select(Boeking.nummer).where(Boeking.deel_van == nummer)).all()
    plek.spelers.session.rollback()
    assert sorted(delen) == [10_001, 10_002]
    plek.verder(10_001, Fase.INGETROKKEN, toelichting="Ging niet door.")
    regels = [r for r in logboek(plek.spelers.session) if r.kop.actie in ("boek_plaatsing", "werk_boeking_bij")]
    assert [r.kop.object for r in regels] == ["boeking/1", "boeking/1", "boeking/1", "boeking/2", "boeking/1"]
    for regel in regels:
        assert {*regel.inhoud} <= {"datum", "boeking_sha256", "toelichting"}
        assert (regel.kop.van, regel.kop.naar) == (None, None)


@pytest.mark.beide
def test_rijen_veranderen_nooit(plek: Plek) -> None:
    plek.boek(1)
    for model in (Plaatsstand, Plaatsstandcel, Plaatsaanbod, Boeking, Boekingstap):
        for opdracht in (f"UPDATE {model.__tablename__} SET id = id", f"DELETE FROM {model.__tablename__}"):  # noqa: S608
            with pytest.raises(DBAPIError):
                plek.spelers.session.execute(text(opdracht))
            plek.spelers.session.rollback()


def test_een_correctie_is_een_rij_meer_met_een_reden(plek: Plek) -> None:
    session = plek.spelers.session
    with niet_aanvaard(session, "motivering_verplicht", "reden"):
        plek.tel(9)
    with niet_aanvaard(session, "verouderd"):
        plek.doet(leg_standen_vast, [Stand(week=VORIGE, locatie=2, kinderen=9)], "", 0)
    assert plek.tel(9, reden="Nageteld.").gewijzigd == 1
    with niet_aanvaard(session, "ongeldige_invoer"):
        plek.tel(9, reden="Nog eens.")
    assert plek.bord().rijen[1].cellen[2].aantal == 9
    assert session.scalar(select(func.count(Plaatsstand.id))) == 2


def test_een_locatie_die_er_niet_is_en_een_week_die_nog_komt(plek: Plek) -> None:
    session = plek.spelers.session
    with niet_aanvaard(session, "ongeldige_invoer", "locatie"):
        plek.tel(1, locatie=9)
    with niet_aanvaard(session, "datum_in_toekomst", "week"):
        plek.tel(1, week=DEZE + timedelta(7))


def test_niet_meer_dan_is_aangeboden_en_niet_meer_dan_er_zijn(plek: Plek) -> None:
    session = plek.spelers.session
    with niet_aanvaard(session, "ongeldige_invoer", "aantal"):
        plek.boek(5)  # four of Delft
    with niet_aanvaard(session, "ongeldige_invoer", "aantal"):
        plek.boek(11, zorgvorm="daghulp", gemeente="GM0637")  # ten children
    plek.boek(3)
    with niet_aanvaard(session, "ongeldige_invoer", "aantal"):
        plek.boek(2)  # one of Delft is left
    plek.bied_aan(1, aanbieder="Meerwijk")
    with niet_aanvaard(session, "ongeldige_invoer", "aantal"):
        plek.boek(2, gemeente="GM0518", aanbod=2)  # one place
    with niet_aanvaard(session, "ongeldige_invoer", "week"):
        plek.boek(1, gemeente="GM0518", week=VORIGE - timedelta(7))  # not offered yet
    with niet_aanvaard(session, "ongeldige_invoer", "locatie"):
        plek.boek(1, locatie=2)  # never counted
    plek.boek(3, soort=Boeksoort.ERBIJ, fase=Fase.BINNEN, locatie=2)
    assert acties(session)[-1] == "boek_plaatsing"


def test_wie_er_nu_zijn_is_niet_bekend_als_de_nieuwste_telling_niet_is_uitgesplitst(plek: Plek) -> None:
    with niet_aanvaard(plek.spelers.session, "ongeldige_invoer", "aantal"):
        plek.boek(1, gemeente="GM0637")  # none of Zoetermeer, by a count that was broken down
    plek.tel(10, Cel("gesloten", 7), week=DEZE)
    assert plek.boek(1, gemeente="GM0637") == 1


def test_een_deel_gaat_verder_en_de_rest_blijft_staan(plek: Plek) -> None:
    nummer = plek.boek(4, Fase.WACHT_RECHTER, dag=VANDAAG - timedelta(3))
    deel = plek.verder(nummer, Fase.GEPLAATST, aantal=1)
    assert (deel.nummer, deel.deel_van, logboek(plek.spelers.session)[-1].kop.object) == (10_001, nummer, "boeking/1")
    eerste, tweede = plek.bord().geboekt
    assert (eerste.rest, eerste.fase, tweede.rest, tweede.fase) == (3, Fase.WACHT_RECHTER, 1, Fase.GEPLAATST)
    session = plek.spelers.session
    with niet_aanvaard(session, "ongeldige_invoer", "aantal"):
        plek.verder(nummer, Fase.GEPLAATST, aantal=4)
    with niet_aanvaard(session, "motivering_verplicht", "toelichting"):
        plek.verder(nummer, Fase.GEWEIGERD)
    with geweigerd(session, "ongeldige_overgang"):
        plek.verder(nummer, Fase.THUIS)
    with niet_aanvaard(session, "verouderd"):
        plek.verder(nummer, Fase.GEPLAATST, versie=9)
    with niet_aanvaard(session, "verouderd"):
        plek.verder(nummer, Fase.GEPLAATST, aantal=1, versie=1)  # as it was before the part: it would go twice
    plek.verder(nummer, Fase.GEWEIGERD, toelichting="De rechter wees het af.", versie=2)
    assert plek.bord().aanbod[0].geboekt == 1
    with niet_aanvaard(session, "niet_gevonden"):
        plek.verder(9, Fase.GEPLAATST)


def test_een_aanbod_wordt_verbeterd_en_vervalt_niet_als_het_is_geboekt(plek: Plek) -> None:
    session = plek.spelers.session
    plek.boek(4)
    wat = lezen.aanbod(session, vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak).zaak)[1].waarden()
    session.rollback()
    with niet_aanvaard(session, "ongeldige_invoer", "plaatsen"):
        plek.doet(leg_aanbod_vast, replace(wat, plaatsen=3), 1, "Minder.")
    with niet_aanvaard(session, "ongeldige_invoer", "vervalt"):
        plek.doet(leg_aanbod_vast, wat, 1, "Toch niet.", vervalt=True)
    plek.doet(leg_aanbod_vast, replace(wat, plaatsen=4, voorwaarden="Vervoer regelen."), 1, "Minder.", versie=1)
    assert [(regel.rij.plaatsen, regel.vrij) for regel in plek.bord().aanbod] == [(4, 0)]
    assert logboek(session)[-1].inhoud["wordt"] == {"Plaatsen": "4", "Voorwaarden": "Vervoer regelen."}


def test_wat_voorbij_is_heeft_geen_plaats_meer(plek: Plek) -> None:
    plek.bied_aan(5, aanbieder="Meerwijk", tot=VANDAAG)
    assert [regel.vrij for regel in plek.bord().aanbod] == [12, 5]
    bord = plek.bord(op=VANDAAG + timedelta(1))
    assert ([regel.vrij for regel in bord.aanbod], bord.vrij) == ([12, 0], 12)


def test_wat_deze_week_gaat_is_in_een_week_zonder_telling_een_keer_weg(plek: Plek) -> None:
    plek.boek(2)
    plek.boek(1, gemeente="GM0518", week=DEZE + timedelta(7))
    assert [cel.aantal for cel in plek.bord().rijen[1].cellen[2:6]] == [10, 8, 7, 7]
    plek.tel(10, week=DEZE)
    assert [cel.aantal for cel in plek.bord().rijen[1].cellen[2:6]] == [10, 10, 7, 7]


def test_verschillen_heffen_elkaar_niet_op(plek: Plek) -> None:
    plek.tel(12, week=DEZE - timedelta(14), locatie=2)
    plek.tel(14, week=VORIGE, locatie=2)
    plek.tel(12, week=DEZE, locatie=2)
    vliet, duinhuis = plek.bord().rijen
    assert (vliet.telt.verschil, vliet.klopt, duinhuis.klopt) == (0, False, True)
    assert ("plaatsing_verschil", "plaatsing/2") in punten(plek)


def test_het_bord_zegt_wat_geteld_is_wat_overgenomen_en_wat_overblijft(plek: Plek) -> None:
    plek.tel(58, locatie=2, week=VORIGE - timedelta(7))
    plek.boek(2, Fase.GEPLAATST, dag=VANDAAG)
    plek.boek(2, week=DEZE + timedelta(7))
    vliet, duinhuis = plek.bord().rijen
    assert [rij.locatie.naam for rij in (vliet, duinhuis)] == ["De Vliet", "Duinhuis"]
    assert [(c.aantal, c.soort) for c in vliet.cellen[1:4]] == [
        (58, Celsoort.GETELD), (58, Celsoort.OVERGENOMEN), (58, Celsoort.VERWACHT),
    ]  # fmt: skip
    assert [c.aantal for c in duinhuis.cellen[2:6]] == [10, 8, 6, 6]
    dicht = next(cel for cel in duinhuis.cellen if cel.dicht)
    assert (dicht.aantal, dicht.zonder_plek) == (6, True)
    bord = plek.bord()
    assert (bord.in_zorg, bord.geregeld, bord.zonder_plek, bord.vrij, bord.vertrokken) == (66, 2, 64, 8, 2)
    assert (bord.totaal(0), bord.totaal(2)) == (None, 68)
    assert duinhuis.niet_uitgesplitst, "daghulp stands without municipalities"


def test_wat_de_telling_anders_zegt_dan_de_boekingen_blijft_te_zien(plek: Plek) -> None:
    plek.boek(2, Fase.GEPLAATST, dag=VANDAAG)
    plek.tel(10, week=DEZE)
    duinhuis = plek.bord().rijen[1]
    assert (duinhuis.cellen[3].verschil, duinhuis.telt.verwacht, duinhuis.telt.verschil, duinhuis.telt.nu) == (
        2, 8, 2, 10,
    )  # fmt: skip
    assert ("plaatsing_verschil", "plaatsing/1") in punten(plek)
    plek.tel(8, week=DEZE, reden="Twee waren al weg.")
    assert ("plaatsing_verschil", "plaatsing/1") not in punten(plek)


def test_wie_te_lang_wacht_en_wie_geen_plek_heeft_staat_open(plek: Plek) -> None:
    assert punten(plek) == [("locatie_zonder_plek", "plaatsing/1")]
    nummer = plek.boek(4, Fase.WACHT_RECHTER, dag=VANDAAG - timedelta(20))
    gevonden = {o.soort.code: o.punt for o in voor(plek.spelers.session, plek.spelers.directeur_sbjh.actor, VANDAAG)}
    punt = gevonden["boeking_wacht"]
    assert (punt.object, punt.te_laat(VANDAAG)) == (f"boeking/{nummer}", True)
    assert not any(teken.isdigit() and teken == "4" for teken in punt.onderwerp.split(":")[0])
    (wacht,) = plek.bord().schadelijk
    assert wacht.dagen == 20
    plek.verder(nummer, Fase.GEPLAATST)
    assert "boeking_wacht" not in dict(punten(plek))


def test_een_gemeente_ziet_alleen_haar_eigen_kinderen_en_een_andere_regio_niets(plek: Plek) -> None:
    plek.boek(2)
    plek.boek(1, gemeente="GM0518")
    session: Session = plek.spelers.session

    def blad(wie: str) -> tuple[list[int], list[int]]:
        actor = getattr(plek.spelers, wie).actor
        gezien = eigen_blad(session, vind_dossier(session, actor, plek.zaak))
        return [regel.aantal for regel in gezien.regels], [b.nummer for b in gezien.geboekt]

    assert (blad("delft"), blad("directeur_sbjh")) == (([4], [1]), ([], []))


def test_een_bestand_wordt_ingelezen_of_geweigerd_in_zijn_geheel(plek: Plek) -> None:
    kop = "week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
    goed = kop + f"{DEZE};Duinhuis;;;;;9\n{DEZE};Duinhuis;gesloten;Delft;ots;;4\n{DEZE};De Vliet;;;;;58\n"
    with niet_aanvaard(plek.spelers.session, "import_geweigerd", "bestand"):
        plek.doet(importeer_standen, Standbestand("standen.csv", (goed + f"{DEZE};Weg;;;;;1\n").encode()))
    uit = plek.doet(importeer_standen, Standbestand("standen.csv", goed.encode()))
    assert (uit.nieuw, uit.gewijzigd, logboek(plek.spelers.session)[-1].inhoud["weken"]) == (2, 0, [DEZE.isoformat()])
    assert plek.bord().rijen[0].vormen == {}
    assert plek.bord().rijen[1].vormen == {"gesloten": 4}
