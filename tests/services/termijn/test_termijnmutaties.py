"""Terms of steps suspended, resumed and extended in a zaak, each with its entry in the logboek."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from app.domain.basis.begrippen import Rol, Stapstatus, Toestand
from app.models import Stap
from app.services.termijn import mutaties as termijnmutaties
from app.services.termijn import stappen
from app.services.termijn.overzicht import Termijnregel, termijnen_van, wijzigingen_van
from app.services.zaak import zaken
from tests.kern.opzet import VANDAAG, acties, bepaling, geweigerd, inhoud, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.services.bewijs.test_onveranderlijk import WEIGERING, probeer

STAP = "ZO-01"
"""Fifteen working days from 3 February 2025: until 24 February."""


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def regel(spelers: Spelers, zaak: str, code: str = STAP) -> Termijnregel:
    rijen = termijnen_van(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)
    return next(rij for rij in reversed(rijen) if rij.stap.code == code)


def uiterlijk(spelers: Spelers, zaak: str) -> date | None:
    """The last day as it stands in the row, which is that of the computation."""
    rij = regel(spelers, zaak)
    assert rij.stap.uiterlijk_op == rij.termijn.uiterlijk
    return rij.stap.uiterlijk_op


def test_opschorten_en_hervatten_schuift_de_laatste_dag(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(20, 2))
    assert uiterlijk(spelers, zaak) == dag(24, 2)
    directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "De accountant is ziek.")
    assert uiterlijk(spelers, zaak) is None
    directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(18, 2), "Er is een andere accountant.")
    assert uiterlijk(spelers, zaak) == dag(27, 2)


def test_het_kan_vaker_en_alles_blijft_staan(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(24, 2))
    for van, tot in ((6, 7), (10, 12)):
        directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(van, 2), "Wachten.")
        directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(tot, 2), "Verder.")
    directeur.doet(termijnmutaties.verleng, zaak, STAP, 2, dag(24, 2), "Meer tijd.")
    assert uiterlijk(spelers, zaak) == dag(3, 3)
    wijzigingen = wijzigingen_van(spelers.session, zaak_van(spelers.session, zaak))
    (rijen,) = wijzigingen.values()
    assert [(rij.soort.value, rij.werkdagen) for rij in rijen] == [
        *(("opschorting", None), ("hervatting", None)) * 2,
        ("verlenging", 2),
    ]
    assert rijen[0].door.email == "directeur@sbjh.example"


def test_elke_wijziging_staat_in_het_logboek_met_beide_laatste_dagen(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(20, 2))
    directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "De accountant is ziek.")
    directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(18, 2), "Een ander.")
    directeur.doet(termijnmutaties.verleng, zaak, STAP, 5, dag(20, 2), "Meer tijd.")
    stil, verder, langer = logboek(spelers.session)[-3:]
    assert acties(spelers.session)[-3:] == ["schort_op", "hervat", "verleng"]
    assert (stil.kop.van, stil.kop.naar, stil.kop.object) == ("loopt", "opgeschort", "stap/ZO-01")
    assert (stil.inhoud["laatste_dag_was"], "laatste_dag" in stil.inhoud) == ("2025-02-24", False)
    assert stil.inhoud["reden"] == "De accountant is ziek."
    assert (verder.kop.naar, verder.inhoud["laatste_dag"]) == ("loopt", "2025-02-27")
    assert (langer.inhoud["werkdagen"], langer.inhoud["laatste_dag"]) == (5, "2025-03-06")


def test_overlappen_of_dubbel_opschorten_wordt_geweigerd(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(24, 2))
    directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(10, 2), "Wachten.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(12, 2), "Nog eens.")
    directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(14, 2), "Verder.")
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "Overlapt.")
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(17, 2), "Loopt al.")


@pytest.mark.parametrize(
    ("datum", "code"),
    [
        (dag(2, 2), "datum_onlogisch"),
        (dag(25, 2), "datum_onlogisch"),
        (dag(1, 3), "datum_in_toekomst"),
    ],
)
def test_opschorten_ligt_in_de_termijn_en_niet_in_de_toekomst(
    spelers: Spelers, zaak: str, datum: date, code: str
) -> None:
    with niet_aanvaard(spelers.session, code, "datum"):
        spelers.directeur_sbjh.op(dag(28, 2)).doet(termijnmutaties.schort_op, zaak, STAP, datum, "Wachten.")


def test_hervatten_gaat_niet_voor_opschorten_of_in_de_toekomst(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(20, 2))
    directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "Wachten.")
    with niet_aanvaard(spelers.session, "datum_onlogisch", "datum"):
        directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(12, 2), "Verder.")
    with niet_aanvaard(spelers.session, "datum_in_toekomst", "datum"):
        directeur.doet(termijnmutaties.hervat, zaak, STAP, dag(21, 2), "Verder.")


@pytest.mark.parametrize("werkdagen", [0, -3, 2_600])
def test_verlengen_met_een_verkeerd_aantal_wordt_niet_aanvaard(spelers: Spelers, zaak: str, werkdagen: int) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "werkdagen"):
        spelers.directeur_sbjh.doet(termijnmutaties.verleng, zaak, STAP, werkdagen, VANDAAG, "Meer tijd.")


@pytest.mark.parametrize("reden", ["", "   ", "\n"])
def test_zonder_reden_gebeurt_er_niets(spelers: Spelers, zaak: str, reden: str) -> None:
    directeur = spelers.directeur_sbjh.op(dag(20, 2))
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        directeur.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), reden)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        directeur.doet(termijnmutaties.verleng, zaak, STAP, 1, dag(13, 2), reden)


def test_een_afgeronde_of_vervallen_stap_heeft_geen_termijn_meer_te_wijzigen(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh
    directeur.doet(stappen.rond_af, zaak, STAP, VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(termijnmutaties.verleng, zaak, STAP, 1, VANDAAG, "Te laat bedacht.")
    for naar in (Toestand.PROBLEMATISCH, Toestand.ZORGELIJK):
        directeur.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    with geweigerd(spelers.session, "ongeldige_overgang"):
        directeur.doet(termijnmutaties.verleng, zaak, "PR-01", 1, VANDAAG, "Vervallen.")


def test_een_stap_zonder_termijn_wordt_niet_opgeschort(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    with geweigerd(spelers.session, "ongeldige_overgang") as fout:
        spelers.directeur_sbjh.doet(termijnmutaties.schort_op, zaak, "ZP-01", VANDAAG, "Wachten.")
    assert fout.value.bericht == "Deze stap heeft geen termijn."


def test_in_een_gesloten_zaak_verandert_geen_termijn(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.NIET_IN_BEHANDELING))
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(termijnmutaties.verleng, zaak, "SI-01", 1, VANDAAG, "Meer tijd.")


def test_een_vreemde_stap_hoort_niet_bij_de_zaak(spelers: Spelers, zaak: str) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(termijnmutaties.verleng, zaak, "PR-01", 1, VANDAAG, "Meer tijd.")


def test_alleen_het_team_wijzigt_een_termijn(spelers: Spelers, zaak: str) -> None:
    for wie, code in (
        (spelers.delft, "geen_recht"),
        (spelers.wethouder, "geen_recht"),
        (spelers.auditor, "niet_gevonden"),
    ):
        with geweigerd(spelers.session, code):
            wie.doet(termijnmutaties.verleng, zaak, STAP, 1, VANDAAG, "Meer tijd.")
    los = spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    with geweigerd(spelers.session, "niet_gevonden"):
        los.doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "Wachten.")


def test_een_dubbele_klik_verlengt_een_keer(spelers: Spelers, zaak: str) -> None:
    directeur = spelers.directeur_sbjh.met_verzoek("zelfde-klik-zelfde-klik")
    directeur.doet(termijnmutaties.verleng, zaak, STAP, 1, VANDAAG, "Meer tijd.")
    with niet_aanvaard(spelers.session, "reeds_gedaan"):
        directeur.doet(termijnmutaties.verleng, zaak, STAP, 1, VANDAAG, "Meer tijd.")
    assert uiterlijk(spelers, zaak) == dag(25, 2)


def test_een_opgeschorte_stap_is_niet_te_laat_en_kan_gewoon_af(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.op(dag(20, 2)).doet(termijnmutaties.schort_op, zaak, STAP, dag(13, 2), "Wachten.")
    assert not regel(spelers, zaak).te_laat
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, STAP, VANDAAG)
    assert regel(spelers, zaak).stap.status is Stapstatus.AFGEROND


@pytest.mark.beide
def test_de_database_zelf_laat_geen_wijziging_verdwijnen(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(termijnmutaties.verleng, zaak, STAP, 1, VANDAAG, "Meer tijd.")
    session, voor = spelers.session, inhoud(spelers.session)
    for opdracht in ("UPDATE termijnmutatie SET werkdagen = 9", "DELETE FROM termijnmutatie"):
        assert WEIGERING.split("|")[0] in probeer(session, opdracht)
    zonder = "INSERT INTO termijnmutatie (stap_id, soort, datum, reden, ingevoerd_op, ingevoerd_door_id) "
    bron = "SELECT stap_id, 'verlenging', datum, reden, ingevoerd_op, ingevoerd_door_id FROM termijnmutatie"
    assert "werkdagen_bij_verlenging" in probeer(session, zonder + bron)
    assert inhoud(session) == voor
    assert session.scalar(text("SELECT count(*) FROM termijnmutatie")) == 1
    assert session.query(Stap).filter_by(code=STAP).one().werkdagen == 15
