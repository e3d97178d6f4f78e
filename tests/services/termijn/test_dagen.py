"""The table of equated days: the administrator edits it, terms follow, and the logboek says how many."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.termijn.termijn import GELIJKGESTELD, GELIJKGESTELD_BRON
from app.models import GelijkgesteldeDag
from app.services.termijn import dagen
from app.services.termijn import mutaties as termijnmutaties
from app.services.termijn.overzicht import Termijnsoort, termijnen_over_zaken
from app.services.termijn.termijnen import gelijkgestelde_dagen
from tests.kern.opzet import VANDAAG, acties, geweigerd, inhoud, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.termijn.test_termijnmutaties import regel, uiterlijk

CARNAVAL = dag(17, 2)
"""A Monday in the term of ZO-01, which runs from 3 to 24 February."""


def voeg_toe(spelers: Spelers, welke: date = CARNAVAL) -> int:
    return spelers.beheerder.doet(dagen.voeg_dag_toe, welke, "dag van de test", "Staatscourant 2025, 1")


def test_de_tabel_begint_met_wat_bekend_was_en_noemt_de_bron(spelers: Spelers) -> None:
    assert gelijkgestelde_dagen(spelers.session) == GELIJKGESTELD
    assert {rij.bron for rij in dagen.lijst_dagen(spelers.session)} == {GELIJKGESTELD_BRON}
    assert [rij.datum for rij in dagen.lijst_dagen(spelers.session)] == sorted(GELIJKGESTELD, reverse=True)


def test_een_dag_erbij_schuift_de_termijnen_waar_zij_in_valt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    assert voeg_toe(spelers) == 5, "ZO-01, ZO-04 and three duties to inform; the shorter ones were over"
    assert uiterlijk(spelers, zaak) == dag(25, 2)
    assert "dag van de test (17 februari 2025)" in regel(spelers, zaak).termijn.uitleg()[-1]


def test_een_dag_eraf_schuift_ze_terug(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    voeg_toe(spelers)
    assert spelers.beheerder.doet(dagen.verwijder_dag, CARNAVAL, "Het besluit ging niet door.") == 5
    assert uiterlijk(spelers, zaak) == dag(24, 2)
    assert CARNAVAL not in gelijkgestelde_dagen(spelers.session)


def test_het_logboek_zegt_hoeveel_en_elke_zaak_krijgt_haar_eigen_regel(spelers: Spelers) -> None:
    zaken_ = [open_zaak(spelers), open_zaak(spelers)]
    elders = open_zaak(spelers, Toestand.SIGNAAL, dag(3, 3))
    voor = len(logboek(spelers.session))
    voeg_toe(spelers)
    eerste, *per_zaak = logboek(spelers.session)[voor:]
    assert (eerste.kop.actie, eerste.kop.zaak, eerste.kop.object) == ("voeg_dag_toe", None, "dag/2025-02-17")
    assert (eerste.inhoud["termijnen_gewijzigd"], eerste.inhoud["zaken_gewijzigd"]) == (10, 2)
    assert [(rij.kop.actie, rij.kop.zaak) for rij in per_zaak] == [("herbereken", nummer) for nummer in zaken_]
    assert elders not in [rij.kop.zaak for rij in per_zaak]
    assert per_zaak[0].inhoud["reden"] == "17 februari 2025 is gelijkgesteld met een feestdag."
    assert "ZO-01: 24-02-2025 → 25-02-2025" in str(per_zaak[0].inhoud["termijnen"])


def test_wat_verwijderd_is_blijft_in_het_logboek_leesbaar(spelers: Spelers) -> None:
    spelers.beheerder.doet(dagen.verwijder_dag, date(2026, 1, 2), "Niet gevonden in de Staatscourant.")
    laatste = logboek(spelers.session)[-1]
    assert laatste.inhoud["bron_was"] == GELIJKGESTELD_BRON
    assert (laatste.inhoud["termijnen_gewijzigd"], laatste.inhoud["zaken_gewijzigd"]) == (0, 0)


def test_afgeronde_vervallen_en_opgeschorte_stappen_blijven(spelers: Spelers) -> None:
    zaak, directeur = open_zaak(spelers), spelers.directeur_sbjh.op(dag(20, 2))
    meld_alles_verzonden(spelers, zaak, dag(20, 2))
    directeur.doet(termijnmutaties.schort_op, zaak, "ZO-01", dag(13, 2), "Wachten.")
    assert voeg_toe(spelers) == 0
    directeur.doet(termijnmutaties.hervat, zaak, "ZO-01", dag(17, 2), "Verder.")
    assert uiterlijk(spelers, zaak) == dag(27, 2), "two days suspended, and the new day"


def test_een_nieuwe_termijn_kent_de_tabel(spelers: Spelers) -> None:
    voeg_toe(spelers)
    assert uiterlijk(spelers, open_zaak(spelers)) == dag(25, 2)


def test_opnieuw_berekenen_herstelt_wat_niet_klopte(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    assert spelers.beheerder.doet(dagen.herbereken_termijnen, "Na de verhuizing.") == 0
    spelers.session.add(GelijkgesteldeDag(datum=CARNAVAL, naam="buiten om", bron="-"))
    spelers.session.commit()
    assert spelers.beheerder.doet(dagen.herbereken_termijnen, "Na de verhuizing.") == 5
    assert uiterlijk(spelers, zaak) == dag(25, 2)
    assert acties(spelers.session)[-3:] == ["herbereken", "herbereken", "herbereken"]


@pytest.mark.parametrize(
    ("welke", "naam", "bron", "veld"),
    [
        (dag(15, 2), "zaterdag", "bron", "dag"),
        (dag(5, 5), "5 mei", "bron", "dag"),
        (date(2026, 1, 2), "staat er al", "bron", "dag"),
        (CARNAVAL, " ", "bron", "naam"),
        (CARNAVAL, "naam", "", "bron"),
        (CARNAVAL, "n" * 201, "bron", "naam"),
        (CARNAVAL, "naam", "b" * 401, "bron"),
    ],
)
def test_een_verkeerde_dag_komt_er_niet_in(spelers: Spelers, welke: date, naam: str, bron: str, veld: str) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", veld):
        spelers.beheerder.doet(dagen.voeg_dag_toe, welke, naam, bron)


@pytest.mark.parametrize(
    ("welke", "code"), [(date(1999, 5, 14), "datum_onlogisch"), (date(9999, 12, 31), "datum_in_toekomst")]
)
def test_een_dag_buiten_de_grenzen_komt_er_niet_in(spelers: Spelers, welke: date, code: str) -> None:
    with niet_aanvaard(spelers.session, code, "datum"):
        spelers.beheerder.doet(dagen.voeg_dag_toe, welke, "naam", "bron")


def test_verwijderen_vraagt_een_dag_die_er_is_en_een_reden(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.beheerder.doet(dagen.verwijder_dag, CARNAVAL, "Weg.")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        spelers.beheerder.doet(dagen.verwijder_dag, date(2026, 1, 2), " ")
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        spelers.beheerder.doet(dagen.herbereken_termijnen, "")


def test_alleen_de_beheerder_wijzigt_de_tabel(spelers: Spelers) -> None:
    for wie in (spelers.directeur_sbjh, spelers.delft, spelers.auditor):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(dagen.voeg_dag_toe, CARNAVAL, "naam", "bron")
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(dagen.verwijder_dag, date(2026, 1, 2), "Weg.")
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(dagen.herbereken_termijnen, "Zomaar.")


def test_lezen_verandert_niets(spelers: Spelers) -> None:
    open_zaak(spelers)
    voor = inhoud(spelers.session)
    termijnen_over_zaken(spelers.session, spelers.directeur_sbjh.actor, VANDAAG, None, 100)
    assert inhoud(spelers.session) == voor


def test_de_lijsten_zijn_die_van_de_zaken_in_wier_team_iemand_zit(spelers: Spelers) -> None:
    zaak, session = open_zaak(spelers), spelers.session
    directeur = spelers.directeur_sbjh.actor

    def op(dag: date, soort: Termijnsoort | None) -> list[str]:
        regels, aantal = termijnen_over_zaken(session, directeur, dag, soort, 100)
        assert len(regels) == aantal
        return [regel.stap.code for regel in regels]

    assert op(dag(18, 2), Termijnsoort.TE_LAAT) == ["ZO-02", "SI-02", "ZO-03", "ZO-04"]
    assert op(dag(17, 2), Termijnsoort.BINNENKORT) == ["ZO-04", "ZO-01"]
    assert op(dag(14, 2), Termijnsoort.BINNENKORT) == ["ZO-04"]
    spelers.directeur_sbjh.op(dag(20, 2)).doet(termijnmutaties.schort_op, zaak, "ZO-01", dag(13, 2), "Wachten.")
    assert op(VANDAAG, Termijnsoort.OPGESCHORT) == ["ZO-01"]
    alle = op(VANDAAG, None)
    assert alle == [*op(VANDAAG, Termijnsoort.TE_LAAT), *op(VANDAAG, Termijnsoort.BINNENKORT), "ZO-01"]
    delen = [termijnen_over_zaken(session, directeur, VANDAAG, None, 2, begin) for begin in range(0, len(alle), 2)]
    assert [regel.stap.code for regels, _aantal in delen for regel in regels] == alle
    for ander in (spelers.delft, spelers.wethouder, spelers.rijnmond, spelers.projectleider):
        assert termijnen_over_zaken(session, ander.actor, VANDAAG, None, 100) == ([], 0), ander.email
