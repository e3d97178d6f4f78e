"""Offices by period: appointed and ended by the administrator, in the logboek; the database holds the same rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Rol, Zaakrol
from app.models import Functievervulling, Rolvervulling
from app.services.gebruiker import gebruikers
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.services.kern.bezetting import lees_bezetting
from app.services.regio import functies
from app.services.regio.functielijst import lees_regio
from app.services.regio.functies import Benoeming
from tests.kern.databanken import eigenaar
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import DEN_HAAG, SBJH, WEG, maak_plv, periode, waarneming


@pytest.fixture
def plv(spelers: Spelers) -> Speler:
    return maak_plv(spelers)


@pytest.fixture
def neemt_waar(spelers: Spelers, plv: Speler) -> Speler:
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers))
    return plv


def test_benoemen_en_beeindigen_staan_in_het_logboek_buiten_elke_zaak(spelers: Spelers, plv: Speler) -> None:
    beheerder = spelers.beheerder.op(WEG)
    oud = periode(spelers, DEN_HAAG)
    beheerder.doet(functies.beeindig, oud, WEG, "Met pensioen.")
    nieuw = met_tweede(spelers, beheerder, functies.benoem, Benoeming(DEN_HAAG, plv.email, dag(11, 3)))
    einde, _voorstel, _bevestigd, begin = logboek(spelers.session)[-4:]
    assert (einde.kop.zaak, einde.kop.object, einde.kop.naar) == (None, f"functieperiode/{oud}", "2025-03-10")
    assert (einde.inhoud["reden"], einde.inhoud["functie"]) == ("Met pensioen.", DEN_HAAG)
    assert (begin.kop.zaak, begin.kop.object, begin.kop.datum) == (None, f"functie/{DEN_HAAG}", "2025-03-11")
    assert (begin.kop.naar, begin.inhoud["periode"]) == (plv.actor.pseudoniem, nieuw.id)


def test_overlap_wordt_geweigerd_en_genoteerd(spelers: Spelers, plv: Speler) -> None:
    with geweigerd(spelers.session, "functie_bezet"):
        met_tweede(spelers, spelers.beheerder, functies.benoem, Benoeming(DEN_HAAG, plv.email, WEG))
    with geweigerd(spelers.session, "waarneming_onmogelijk"):
        met_tweede(spelers, spelers.beheerder, functies.wijs_waarnemer_aan, replace(waarneming(spelers), voor=None))


def test_een_houder_werkt_bij_de_organisatie_van_de_functie_en_een_account_krijgt_geen_bezette_functie(
    spelers: Spelers,
) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "gebruiker"):
        met_tweede(spelers, spelers.beheerder, functies.benoem, Benoeming(DEN_HAAG, spelers.delft.email, WEG))
    nieuw = NieuweGebruiker("x@sbjh.example", "X", "directeur", "sbjh", [Rol.REGIEVOERDER], "-", functie_code=SBJH)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "functie_code"):
        spelers.beheerder.doet(gebruikers.voeg_gebruiker_toe, nieuw)


@pytest.mark.parametrize("wie", ["directeur_sbjh", "directeur_denhaag", "projectleider", "delft", "auditor"])
def test_alleen_de_beheerder_verdeelt_functies(spelers: Spelers, plv: Speler, wie: str) -> None:
    speler = getattr(spelers, wie)
    for doe in (functies.benoem, functies.wijs_waarnemer_aan):
        with geweigerd(spelers.session, "geen_recht"):
            speler.doet(doe, waarneming(spelers, functie=SBJH if wie == "directeur_denhaag" else DEN_HAAG))
    with geweigerd(spelers.session, "geen_recht"):
        speler.doet(functies.beeindig, periode(spelers, SBJH), dag(2, 6), "Weg.")


def test_de_beheerder_geeft_zichzelf_geen_functie_ook_niet_met_een_tweede_account(spelers: Spelers) -> None:
    spelers.nieuw("plv@denhaag.example", "GM0518", Rol.GEMEENTE, persoon_van=spelers.beheerder)
    for email in ("plv@denhaag.example", spelers.beheerder.email):
        with geweigerd(spelers.session, "geen_recht"):
            spelers.beheerder.doet(functies.wijs_waarnemer_aan, replace(waarneming(spelers), email=email))


def test_een_einde_hoort_bij_zijn_soort_en_heeft_een_reden(spelers: Spelers, plv: Speler) -> None:
    rij = met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers))
    beheerder = spelers.beheerder.op(dag(12, 3))
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        beheerder.doet(functies.beeindig, rij.id, dag(12, 3), "Terug.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        beheerder.doet(functies.beeindig_waarneming, rij.id, dag(12, 3), " ")
    beheerder.doet(functies.beeindig_waarneming, rij.id, dag(12, 3), "Eerder terug.")
    assert lees_bezetting(spelers.session, "haaglanden").waarnemers_op(DEN_HAAG, dag(13, 3)) == []
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        beheerder.doet(functies.beeindig, 999, dag(12, 3), "Weg.")


def test_waarom_iemand_weg_is_leest_alleen_wie_de_functies_beheert_en_de_houder_zelf(
    spelers: Spelers, neemt_waar: Speler
) -> None:
    def redenen(wie: Speler) -> set[str]:
        alles = {f.code: b for f, b in lees_regio(spelers.session, wie.actor, WEG)}
        return {p.reden for p in alles[DEN_HAAG].van_functie(DEN_HAAG) if not p.is_houder}

    gezegd = {waarneming(spelers).reden}
    assert gezegd != {""}
    assert redenen(spelers.beheerder) == redenen(spelers.directeur_denhaag) == gezegd
    assert redenen(spelers.directeur_sbjh) == redenen(neemt_waar) == {""}


INVOEGEN = (
    "INSERT INTO functievervulling (regio, functie_code, gebruiker_id, soort, van, tot, reden, waarvoor_id, "
    "ingevoerd_op) SELECT regio, functie_code, {wie}, '{soort}', '{van}', {tot}, 'Reden.', {voor}, ingevoerd_op "
    "FROM functievervulling WHERE id = :id"
)


@pytest.mark.parametrize(
    ("soort", "wie", "van", "tot", "voor"),
    [
        ("houder", ":wie", "2025-06-01", "NULL", "NULL"),
        ("houder", ":wie", "2020-01-01", "'2021-07-01'", "NULL"),
        ("houder", ":wie", "2020-01-02", "'2020-01-01'", "NULL"),
        ("houder", ":wie", "2020-01-01", "'2020-01-02'", ":id"),
        ("waarnemer", ":wie", "2025-06-01", "NULL", "NULL"),
        ("waarnemer", ":wie", "2020-01-01", "'2025-06-01'", ":id"),
        ("waarnemer", "gebruiker_id", "2025-06-01", "'2025-06-02'", ":id"),
        ("lid", ":wie", "2020-01-01", "'2020-01-02'", "NULL"),
    ],
)
@pytest.mark.beide
def test_de_database_weigert_wat_de_regels_weigeren(
    spelers: Spelers, plv: Speler, soort: str, wie: str, van: str, tot: str, voor: str
) -> None:
    opdracht = text(INVOEGEN.format(soort=soort, wie=wie, van=van, tot=tot, voor=voor))
    gegevens = {"id": periode(spelers, DEN_HAAG)} | ({"wie": plv.actor.id} if wie == ":wie" else {})
    with pytest.raises(DBAPIError), transaction(spelers.session) as session:
        session.execute(opdracht, gegevens)


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE functievervulling SET van = '2020-01-01' WHERE id = :id",
        "UPDATE functievervulling SET gebruiker_id = gebruiker_id + 1 WHERE id = :id",
        "UPDATE functievervulling SET tot = '2025-03-15' WHERE id = :id",
        "DELETE FROM functievervulling WHERE id = :id",
    ],
)
@pytest.mark.beide
def test_de_database_laat_alleen_een_einde_toe_dat_kan(spelers: Spelers, neemt_waar: Speler, opdracht: str) -> None:
    with pytest.raises(DBAPIError, match="draaiboek"), eigenaar(spelers.session) as session:
        session.execute(text(opdracht), {"id": periode(spelers, DEN_HAAG)})


def test_iedereen_met_een_functie_heeft_een_periode(spelers: Spelers) -> None:
    soorten = spelers.session.scalars(select(Functievervulling.soort)).all()
    assert (len(soorten), set(soorten)) == (4, {"houder"})
    zaak = zaak_van(spelers.session, open_zaak(spelers))
    vraag = select(Rolvervulling.rol).where(Rolvervulling.zaak_id == zaak.id)
    assert list(spelers.session.scalars(vraag)) == [Zaakrol.REGIEVOERDER] * 2
