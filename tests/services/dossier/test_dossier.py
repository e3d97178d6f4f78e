"""The dossier in a bundle: the zaak as it stood on a day, readable, and safe to open."""

from __future__ import annotations

import pytest

from app.export.ondertekening import Ondertekenaar
from app.services.besluit import besluiten
from app.services.dossier import log as dossierlog
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import besluit, geweigerd, logboek
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier, nagekeken


@pytest.mark.beide
def test_het_dossier_toont_de_stand_van_16_mei(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    d = dossier(wie, maak(wie, peildatum=dag(16, 5)))
    assert (d["ruimte"]["plafond"], d["ruimte"]["besteed"], d["ruimte"]["over"]) == (
        1_080_000_00,
        750_000_00,
        330_000_00,
    )
    assert (d["zaak"]["toestand"], d["zaak"]["toestand_sinds"]) == ("zorgelijk", "2025-02-10")
    assert [b["bedrag"] for b in d["besluiten"]] == [450_000_00, 300_000_00]
    westland = next(m for m in d["mandaten"] if m["mandaatgever"]["naam"] == "Westland")
    assert (westland["status"], westland["verleend_op"]) == ("goedgekeurd", None)
    open_ = {p["soort"]: p["ligtBij"] for p in d["watOpenstaat"] if "Westland" in p["onderwerp"]}
    assert open_["mandaat_goedgekeurd"] == {"naam": "Westland", "gemeente": "GM1783"}


def test_op_15_maart_was_er_nog_niets_verleend_of_besloten(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    d = dossier(wie, maak(wie, peildatum=dag(15, 3)))
    assert {m["status"] for m in d["mandaten"]} == {"goedgekeurd"}
    assert (d["besluiten"], d["ruimte"]["plafond"]) == ([], 0)
    assert d["documenten_na_peildatum"] == 1
    assert len(d["documenten"]) == 3


def test_op_12_februari_was_nog_geen_projectleider_en_geen_afspraak(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    d = dossier(wie, maak(wie, peildatum=dag(12, 2)))
    assert {r["rol"] for r in d["rollen"]} == {"regievoerder"}
    assert {a["status"] for a in d["afspraken"]} == {"open"}
    assert {s["code"]: s["status"] for s in d["stappen"]}["ZO-02"] == "open"
    assert "Wijs een projectleider aan" in [punt["onderwerp"] for punt in d["watOpenstaat"]]


def test_het_logboek_is_compleet_ook_na_de_peildatum(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    regels = dossier(wie, maak(wie, peildatum=dag(12, 2)))["chronologie"]
    assert [r["nr"] for r in regels] == list(range(1, len(logboek(s1.session)) + 1))
    assert {r["na_peildatum"] for r in regels} == {"ja", "nee"}


def test_van_een_lang_logboek_noemt_het_dossier_de_laatste_regels_en_hoeveel_ervoor_kwamen(
    s1: Spelers, maak: Maak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossierlog, "NIEUWSTE", 3)
    wie = s1.directeur_sbjh
    gemaakt = maak(wie, peildatum=dag(16, 5))
    d, aantal = dossier(wie, gemaakt), len(logboek(s1.session))
    assert [r["nr"] for r in d["chronologie"]] == [aantal - 2, aantal - 1, aantal]
    assert d["chronologie_aantal"] == aantal
    assert {m["status"] for m in d["mandaten"]} >= {"actief", "goedgekeurd"}, "the state is told from every entry"
    assert len(d["personen"]) > 2


def test_een_geweigerd_besluit_staat_met_reden_in_het_dossier(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh.op(dag(16, 6))
    with geweigerd(s1.session, "plafond_overschreden"):
        wie.doet(besluiten.neem_besluit, ZAAK, besluit(500_000_00, dag(16, 6)))
    (regel,) = dossier(wie, maak(wie, peildatum=dag(16, 6)))["geweigerd"]
    assert (regel["actie"], regel["datum"], regel["wie"]) == ("neem_besluit", "2025-06-16", "Directeur SbJH")
    assert "330.000" in regel["waarom"]


def test_wat_mensen_typen_wordt_tekst_in_het_dossier(s1: Spelers, maak: Maak, sleutel: Ondertekenaar) -> None:
    wie = s1.directeur_sbjh
    export = maak(wie, "<b>Griffie</b>", '=1+1 <script>alert("x")</script> é ‏שלום')
    tekst = leesbare_tekst(uitgepakt(bundel(wie, export))["dossier.pdf"])
    assert '=1+1 <script>alert("x")</script> é [U+05E9]' in tekst
    assert "<b>Griffie</b>" in tekst
    assert nagekeken(wie, export, sleutel).manifest["ontvanger"] == "<b>Griffie</b>"
