"""A zaak of three regions: who takes part, who holds the account, who withdraws, and who is missing a mandaat."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.services.mandaat import handelingen as mandaten
from app.services.regio import betrokken as bovenregionaal
from app.services.regio import blad as regioblad
from tests.kern.opzet import actief_mandaat, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag

APRIL = dag(1, 4)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A zaak of Haaglanden in which Rijnmond and Holland Rijnland take part since 1 April."""
    zaaknummer = open_zaak(spelers)
    for regio in ("rijnmond", "holland-rijnland"):
        betrek(spelers, zaaknummer, regio)
    return zaaknummer


def betrek(spelers: Spelers, zaaknummer: str, regio: str, datum: date = APRIL, naam: str = "Directeur") -> None:
    spelers.directeur_sbjh.doet(bovenregionaal.betrek_regio, zaaknummer, regio, naam, datum, "Kinderen van daar.")


def accounthouder(spelers: Spelers, zaaknummer: str, regio: str, datum: date) -> None:
    handeling = bovenregionaal.wijs_accounthouder_aan
    spelers.directeur_sbjh.doet(handeling, zaaknummer, regio, "Bestuurder", datum, "Meeste kinderen.")


def rollen(spelers: Spelers, zaaknummer: str, datum: date) -> dict[str, str]:
    regels = regioblad.betrokken_regios(spelers.session, zaak_van(spelers.session, zaaknummer), datum)
    return {regel.rij.regio_code: regel.rij.rol.value for regel in regels}


def ontbreekt(spelers: Spelers, zaaknummer: str, datum: date) -> dict[str, list[str]]:
    regels = regioblad.ontbrekende(spelers.session, zaak_van(spelers.session, zaaknummer), datum)
    return {r.rij.regio_code: [m.status.value for m in r.gevraagd] for r in regels}


def test_twee_regios_doen_mee_vanaf_de_dag_dat_ze_betrokken_zijn(spelers: Spelers, zaak: str) -> None:
    assert rollen(spelers, zaak, dag(31, 3)) == {}
    assert rollen(spelers, zaak, APRIL) == {"holland-rijnland": "betrokken", "rijnmond": "betrokken"}
    assert logboek(spelers.session)[-1].kop.actie == "betrek_regio"


def test_wie_geen_actief_mandaat_heeft_valt_op_met_wat_gevraagd_is(spelers: Spelers, zaak: str) -> None:
    mandaat = actief_mandaat(spelers, zaak, "rijnmond")
    assert ontbreekt(spelers, zaak, dag(2, 6)) == {"holland-rijnland": []}
    rijnmond = spelers.rijnmond.op(dag(3, 6))
    rijnmond.doet(mandaten.trek_in, mandaat, dag(3, 6), "Wij trekken ons terug.")
    assert ontbreekt(spelers, zaak, dag(2, 6)) == {"holland-rijnland": []}, "the day before it still counted"
    assert ontbreekt(spelers, zaak, dag(4, 6)) == {"holland-rijnland": [], "rijnmond": ["ingetrokken"]}


def test_van_drie_regios_trekt_er_een_zich_terug(spelers: Spelers, zaak: str) -> None:
    accounthouder(spelers, zaak, "haaglanden", dag(2, 4))
    einde = bovenregionaal.beeindig_betrokkenheid
    spelers.directeur_sbjh.doet(einde, zaak, "rijnmond", dag(1, 6), "Geen kinderen meer.")
    assert rollen(spelers, zaak, dag(31, 5)).keys() == {"haaglanden", "rijnmond", "holland-rijnland"}
    assert rollen(spelers, zaak, dag(1, 6)) == {"haaglanden": "accounthoudend", "holland-rijnland": "betrokken"}
    assert "haaglanden" not in ontbreekt(spelers, zaak, dag(1, 6)), "its municipalities grant themselves"
    betrek(spelers, zaak, "rijnmond", dag(2, 6))
    assert "rijnmond" in rollen(spelers, zaak, dag(2, 6))


def test_er_is_een_accounthouder_en_de_vorige_blijft_betrokken(spelers: Spelers, zaak: str) -> None:
    accounthouder(spelers, zaak, "rijnmond", dag(10, 4))
    assert rollen(spelers, zaak, dag(10, 4)) == {"rijnmond": "accounthoudend", "holland-rijnland": "betrokken"}
    accounthouder(spelers, zaak, "holland-rijnland", dag(1, 5))
    assert rollen(spelers, zaak, dag(1, 5)) == {"holland-rijnland": "accounthoudend", "rijnmond": "betrokken"}
    assert rollen(spelers, zaak, dag(30, 4))["rijnmond"] == "accounthoudend"
    kop = logboek(spelers.session)[-1].kop
    assert (kop.van, kop.naar) == ("rijnmond", "holland-rijnland")


def test_wat_niet_klopt_wordt_niet_aanvaard(spelers: Spelers, zaak: str) -> None:
    for regio, code in (("haaglanden", "ongeldige_invoer"), ("atlantis", "niet_gevonden")):
        with niet_aanvaard(spelers.session, code, "regio"):
            betrek(spelers, zaak, regio)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "vertegenwoordiger"):
        betrek(spelers, zaak, "rijnmond", naam=" ")


def test_wat_de_stand_niet_toelaat_wordt_geweigerd(spelers: Spelers, zaak: str) -> None:
    wie, einde = spelers.directeur_sbjh, bovenregionaal.beeindig_betrokkenheid
    with geweigerd(spelers.session, "ongeldige_overgang"):
        betrek(spelers, zaak, "rijnmond")
    accounthouder(spelers, zaak, "rijnmond", dag(10, 4))
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        wie.doet(einde, zaak, "rijnmond", dag(1, 6), "Weg.")
    assert "Wijs eerst een andere accounthouder aan" in fout.value.bericht
    with geweigerd(spelers.session, "ongeldige_overgang"):
        accounthouder(spelers, zaak, "rijnmond", dag(1, 6))


def test_alleen_de_regievoerder_betrekt_een_regio(spelers: Spelers, zaak: str) -> None:
    for wie in (spelers.delft, spelers.wethouder):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(bovenregionaal.betrek_regio, zaak, "rijnmond", "Ik", APRIL, "Zomaar.")


@pytest.mark.parametrize("wat", ["UPDATE zaakregio SET reden = 'anders'", "DELETE FROM zaakregio"])
@pytest.mark.beide
def test_de_database_laat_niets_veranderen_of_verdwijnen(spelers: Spelers, zaak: str, wat: str) -> None:
    with pytest.raises(DatabaseError):
        spelers.session.execute(text(wat))
    spelers.session.rollback()
    assert len(rollen(spelers, zaak, APRIL)) == 2


@pytest.mark.beide
def test_een_einde_wordt_een_keer_vastgelegd(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(bovenregionaal.beeindig_betrokkenheid, zaak, "rijnmond", dag(1, 6), "Weg.")
    with pytest.raises(DatabaseError):
        spelers.session.execute(text("UPDATE zaakregio SET tot = NULL WHERE regio_code = 'rijnmond'"))
    spelers.session.rollback()
