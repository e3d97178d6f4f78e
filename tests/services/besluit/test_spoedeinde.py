"""A spoedbesluit that ends before its last day, several in a row, and what a college decided on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.besluit.spoed import Spoedstatus
from app.models import Spoedbesluit
from app.services.besluit import spoed as diensten
from app.services.besluit.spoedeinde import trek_spoedbesluit_in, weiger_spoedbesluit
from app.services.besluit.spoedpapier import leg_bekrachtiging_vast
from app.services.document.documenten import NieuwDocument
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_alles_na
from app.services.zaak import toewijzing
from tests.kern.opzet import geweigerd, niet_aanvaard, open_zaak
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.besluit.test_spoed import (
    BESLOTEN,
    LAATSTE,
    TOESTAAN,
    B,
    W,
    beslis,
    neem,
    nieuw,
    punten,
    regel,
    teken,
)
from tests.services.besluit.twee import met_profiel
from tests.services.mandaat.gevers.test_papier import zonder_account

REEKS = 'reeks_euro = 900\nreeks_dagen = 7\nbron = "'
INGETROKKEN = dag(5, 3)
STUK = NieuwDocument("besluit.txt", b"Het college bekrachtigt.\n", dag(10, 3))


@pytest.fixture(autouse=True)
def regio(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Two sign, unless the name of the test says `een_mag`; those of seven days are € 900 together."""
    een = "true" if "een_mag" in request.node.name else "false"
    with met_profiel(tmp_path, TOESTAAN.format(een_mag=een).replace('bron = "', REEKS)):
        yield


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def trek_in(wie: Speler, zaak: str, verschuldigd: int | None, op: date = INGETROKKEN) -> None:
    wie.op(op).doet(trek_spoedbesluit_in, zaak, 1, op, "Er is geld van de bank.", verschuldigd)


def test_de_andere_regievoerder_weigert_en_dan_gold_het_nooit(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    with geweigerd(spelers.session, "vier_ogen"):
        spelers.directeur_sbjh.op(BESLOTEN).doet(weiger_spoedbesluit, zaak, 1, BESLOTEN, "Nee.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        spelers.directeur_denhaag.op(BESLOTEN).doet(weiger_spoedbesluit, zaak, 1, BESLOTEN, "")
    spelers.directeur_denhaag.op(BESLOTEN).doet(weiger_spoedbesluit, zaak, 1, BESLOTEN, "Te hoog.")
    gezien = regel(spelers.directeur_sbjh, zaak, dag(20, 3))
    assert (gezien.stand.status, gezien.stand.ongedekt, gezien.mag_tekenen) == (Spoedstatus.GEWEIGERD, 0, False)
    assert punten(spelers, "spoedbesluit_bekrachtigen") == []
    assert punten(spelers, "spoedbesluit_tekenen") == []
    with geweigerd(spelers.session, "ongeldige_overgang"):
        teken(spelers.directeur_denhaag, zaak)
    speel_alles_na(spelers.session)


def test_wie_het_nam_trekt_het_in_zolang_het_niet_geldt(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        trek_in(spelers.directeur_denhaag, zaak, None)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "verschuldigd"):
        trek_in(spelers.directeur_sbjh, zaak, 1_00)
    trek_in(spelers.directeur_sbjh, zaak, None)
    assert regel(spelers.directeur_sbjh, zaak, dag(6, 3)).stand.status is Spoedstatus.INGETROKKEN
    speel_alles_na(spelers.session)


def test_wat_een_nam_trekt_de_ander_in_en_de_colleges_beslissen_over_wat_verschuldigd_is_een_mag(
    spelers: Spelers, zaak: str
) -> None:
    """€ 90 over ten colleges, of which € 30 is due: € 3 each, and what was ratified before counts for that."""
    neem(spelers, zaak)
    beslis(spelers.delft, zaak, B, dag(4, 3))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "verschuldigd"):
        trek_in(spelers.directeur_denhaag, zaak, None)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "verschuldigd"):
        trek_in(spelers.directeur_denhaag, zaak, 90_01)
    voor = regel(spelers.directeur_sbjh, zaak, dag(4, 3)).stand
    trek_in(spelers.directeur_denhaag, zaak, 30_00)
    na = regel(spelers.directeur_sbjh, zaak, dag(5, 3)).stand
    aantal = len(regel(spelers.directeur_sbjh, zaak, dag(5, 3)).delen)
    assert voor.bekrachtigd + voor.wacht == 90_00
    assert (na.status, na.bekrachtigd + na.wacht) == (Spoedstatus.INGETROKKEN, 30_00)
    assert na.bekrachtigd in (30_00 // aantal, 30_00 // aantal + 1)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        trek_in(spelers.directeur_sbjh, zaak, 0, dag(6, 3))
    laat = regel(spelers.directeur_sbjh, zaak, dag(15, 3)).stand
    assert (laat.status, laat.ongedekt) == (Spoedstatus.ONGEDEKT, 30_00 - na.bekrachtigd)
    speel_alles_na(spelers.session)


def test_is_niets_verschuldigd_dan_wacht_er_niemand_meer(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    trek_in(spelers.directeur_denhaag, zaak, 0)
    assert punten(spelers, "spoedbesluit_bekrachtigen", dag(6, 3)) == []
    assert punten(spelers, "spoedbesluit_ongedekt", dag(20, 3)) == []
    with geweigerd(spelers.session, "ongeldige_overgang"):
        beslis(spelers.delft, zaak, B, dag(6, 3))
    gezien = regel(spelers.delft, zaak, dag(6, 3))
    assert not gezien.mag_beslissen


def test_na_de_laatste_dag_is_er_niets_in_te_trekken(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        trek_in(spelers.directeur_sbjh, zaak, 0, dag(15, 3))


def test_wat_niet_op_tijd_is_getekend_verloopt_en_wacht_op_niemand(spelers: Spelers, zaak: str) -> None:
    """Until its last day it waits for the other one. What is signed, refused or withdrawn after it comes too late; what
    was in time can be recorded later, as any act.
    """
    neem(spelers, zaak)
    assert len(punten(spelers, "spoedbesluit_tekenen", LAATSTE)) == 1
    assert punten(spelers, "spoedbesluit_tekenen", dag(15, 3)) == []
    gezien = regel(spelers.directeur_denhaag, zaak, dag(15, 3))
    assert gezien.stand.status is Spoedstatus.VERLOPEN
    laat, ander = dag(15, 3), spelers.directeur_denhaag.op(dag(15, 3))
    with geweigerd(spelers.session, "ongeldige_overgang"):
        ander.doet(diensten.teken_spoedbesluit_mee, zaak, 1, laat)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        ander.doet(weiger_spoedbesluit, zaak, 1, laat, "Te laat.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.op(laat).doet(trek_spoedbesluit_in, zaak, 1, laat, "Niet nodig.")
    ander.doet(diensten.teken_spoedbesluit_mee, zaak, 1, LAATSTE)
    assert regel(spelers.directeur_denhaag, zaak, laat).stand.status is Spoedstatus.ONGEDEKT


def test_dat_de_ander_het_zag_kan_hij_ook_later_zeggen_een_mag(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    assert len(punten(spelers, "spoedbesluit_tekenen", dag(15, 3))) == 1


def test_spoedbesluiten_op_een_rij_blijven_onder_de_grens_van_de_regio(spelers: Spelers, zaak: str) -> None:
    """Seven days: the 28th of February up to and including the 6th of March are one run, the 7th begins another."""
    neem(spelers, zaak, nieuw(500_00))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "bedrag") as fout:
        neem(spelers, zaak, nieuw(400_01))
    assert "€ 400" in fout.value.bericht
    neem(spelers, zaak, nieuw(400_00))
    dagen = {b.datum for b in spelers.session.query(Spoedbesluit)}
    assert dagen == {BESLOTEN}
    later = nieuw(900_00, tot=dag(10, 3))
    vroeg = type(later)(**{**later.__dict__, "datum": dag(6, 3)})
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "bedrag"):
        spelers.directeur_sbjh.op(dag(6, 3)).doet(diensten.neem_spoedbesluit, zaak, vroeg)
    laat = type(later)(**{**later.__dict__, "datum": dag(7, 3)})
    spelers.directeur_sbjh.op(dag(7, 3)).doet(diensten.neem_spoedbesluit, zaak, laat)


def test_wat_is_geweigerd_telt_niet_mee_in_de_rij(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak, nieuw(900_00))
    spelers.directeur_denhaag.op(BESLOTEN).doet(weiger_spoedbesluit, zaak, 1, BESLOTEN, "Te hoog.")
    neem(spelers, zaak, nieuw(900_00))


def test_de_tweede_tekent_in_zijn_hoedanigheid(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    rij = spelers.session.query(Spoedbesluit).one()
    assert rij.tweede_hoedanigheid == spelers.directeur_denhaag.actor.hoedanigheid


def test_wat_een_ander_draagt_is_niet_meer_ongedekt(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    beslis(spelers.delft, zaak, W, dag(10, 3), "Niet onze kinderen.")
    spelers.directeur_sbjh.op(dag(11, 3)).doet(diensten.leg_drager_vast, zaak, 1, "GM0503", dag(11, 3), "Den Haag.")
    gezien = regel(spelers.directeur_sbjh, zaak, dag(11, 3))
    (deel,) = (d for d in gezien.delen if d.organisatie.code == "GM0503")
    assert (gezien.stand.ongedekt, gezien.stand.gedragen) == (0, gezien.bedrag_van(deel))
    assert (gezien.is_ongedekt(deel), gezien.is_gedragen(deel)) == (False, True)
    assert regel(spelers.directeur_sbjh, zaak, dag(10, 3)).stand.ongedekt == gezien.stand.gedragen


@pytest.fixture
def projectleider(spelers: Spelers, zaak: str) -> Speler:
    wie, op = spelers.projectleider.email, dag(3, 3)
    spelers.directeur_sbjh.op(op).doet(toewijzing.wijs_projectleider_aan, zaak, wie, op)
    return spelers.projectleider.op(dag(10, 3))


def test_de_projectleider_legt_een_bekrachtiging_van_papier_vast(
    spelers: Spelers, zaak: str, projectleider: Speler
) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    wat = (zaak, 1, "GM0503", dag(10, 3), B, "B-9")
    with geweigerd(spelers.session, "geen_recht") as fout:
        projectleider.doet(leg_bekrachtiging_vast, *wat, STUK)
    assert "Delft heeft een account" in fout.value.bericht
    zonder_account(spelers.session)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "stuk"):
        projectleider.doet(leg_bekrachtiging_vast, *wat, None)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_sbjh.op(dag(10, 3)).doet(leg_bekrachtiging_vast, *wat, STUK)
    deel = projectleider.doet(leg_bekrachtiging_vast, *wat, STUK)
    assert (deel.uitkomst, deel.beslist_door_id) == (B, projectleider.actor.id)
    assert deel.document_id is not None
    speel_alles_na(spelers.session)


@pytest.mark.beide
def test_de_database_houdt_hoe_een_spoedbesluit_eindigt(spelers: Spelers, zaak: str) -> None:
    """Past the services: not by who took it, not twice, not more due than it was, and nobody signs what was refused."""
    neem(spelers, zaak)
    eindig = (
        "UPDATE spoedbesluit SET einde_wijze = '{}', einde_datum = datum, einde_op = ingevoerd_op, einde_reden = 'x', "
        "verschuldigd = {}, einde_door_id = :wie, "
        "einde_persoon_id = (SELECT persoon_id FROM gebruiker WHERE id = :wie)"
    )
    een, ander = spelers.directeur_sbjh.actor.id, spelers.directeur_denhaag.actor.id
    for wie, wijze, due, zegt in (
        (een, "geweigerd", "NULL", "eindigt een keer|twee mensen"),
        (ander, "ingetrokken", "9001", "eindigt een keer"),
        (ander, "weg", "NULL", "eindigt een keer"),
    ):
        with pytest.raises(DBAPIError, match=zegt), transaction(spelers.session) as session:
            session.execute(text(eindig.format(wijze, due)), {"wie": wie})
    with transaction(spelers.session) as session:
        session.execute(text(eindig.format("geweigerd", "NULL")), {"wie": ander})
    with pytest.raises(DBAPIError, match="eindigt een keer"), transaction(spelers.session) as session:
        session.execute(text("UPDATE spoedbesluit SET einde_reden = 'y'"))
    mee = (
        "UPDATE spoedbesluit SET tweede_datum = datum, tweede_op = ingevoerd_op, tweede_door_id = :wie, "
        "tweede_persoon_id = (SELECT persoon_id FROM gebruiker WHERE id = :wie)"
    )
    with pytest.raises(DBAPIError, match="twee mensen"), transaction(spelers.session) as session:
        session.execute(text(mee), {"wie": ander})


def test_het_dossier_zegt_van_elke_dag_hoe_het_stond(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    beslis(spelers.delft, zaak, W, dag(10, 3), "Niet onze kinderen.")
    spelers.directeur_sbjh.op(dag(12, 3)).doet(diensten.leg_drager_vast, zaak, 1, "GM0503", dag(12, 3), "Den Haag.")

    def op(peildatum: date) -> list[dict[str, object]]:
        wie = spelers.directeur_sbjh.op(dag(20, 3))
        wie.session.rollback()
        dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
        return stel_samen(stand_op(wie.session, dossier, peildatum))["spoedbesluiten"]  # type: ignore[return-value]

    assert op(dag(27, 2)) == []
    (toen,), (nu,) = op(dag(10, 3)), op(dag(12, 3))
    assert (toen["ongedekt"], toen["gedragen"]) == (nu["gedragen"], 0)
    assert (nu["status"], nu["ongedekt"]) == ("geldt", 0)
    (deel,) = (d for d in nu["delen"] if d["college"]["code"] == "GM0503")  # type: ignore[attr-defined]
    assert (deel["uitkomst"], deel["gedragen_door"], deel["ongedekt"]) == ("geweigerd", "Den Haag.", "nee")
