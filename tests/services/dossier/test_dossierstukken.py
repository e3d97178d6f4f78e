"""The papers in the dossier of a bundle: where each was on the reference date."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.services.vergadering import stukken
from tests.export.inpakken import uitgepakt
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier
from tests.services.vergadering.stukken import DELFT, DO, INGEDIEND, dien_in, door_het_do, uitkomst

PORTEFEUILLE = "portefeuillehouder"


def stukken_van(wie: Speler, maak: Maak, peildatum: date) -> list[dict[str, Any]]:
    delen: list[dict[str, Any]] = dossier(wie, maak(wie, peildatum=peildatum))["stukken"]
    return delen


def test_een_stuk_staat_er_zoals_het_op_de_peildatum_was(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    dien_in(wie, ZAAK)
    door_het_do(wie, ZAAK)
    uitkomst(wie, ZAAK, PORTEFEUILLE, DELFT, datum=dag(3, 3), waarom="Akkoord.")
    wie.doet(stukken.trek_stuk_in, ZAAK, 1, dag(20, 3), "Niet meer nodig.")
    dagen = (dag(9, 2), INGEDIEND, DO, dag(3, 3), dag(20, 3))
    waar = {
        d: [(s["nu_bij"], len(s["behandelingen"]), s["ingetrokken_op"]) for s in stukken_van(wie, maak, d)]
        for d in dagen
    }
    assert waar == {
        dag(9, 2): [],
        INGEDIEND: [(["DO"], 0, None)],
        DO: [([PORTEFEUILLE], 1, None)],
        dag(3, 3): [([PORTEFEUILLE, "college"], 2, None)],
        dag(20, 3): [([], 2, "2025-03-20")],
    }


def test_het_leesbare_dossier_noemt_gemeente_uitkomst_en_toelichting(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    dien_in(wie, ZAAK)
    door_het_do(wie, ZAAK)
    uitkomst(wie, ZAAK, PORTEFEUILLE, DELFT, datum=dag(3, 3), waarom="<b>Akkoord</b>.")
    tekst = leesbare_tekst(uitgepakt(bundel(wie, maak(wie, peildatum=dag(2, 6))))["dossier.pdf"])
    assert "portefeuillehouder Delft, doorgeleid" in tekst
    assert "<b>Akkoord</b>." in tekst
