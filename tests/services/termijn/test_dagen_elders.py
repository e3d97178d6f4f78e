"""A day that the administrator equates with a public holiday counts for the noodgreep and on the calendar too."""

from __future__ import annotations

from datetime import timedelta

from app.services.termijn.dagen import voeg_dag_toe
from app.services.vergadering import kalender, kalenderblad
from tests.kern.spelers import Spelers, dag
from tests.services.zaak.noodgrepen import UITERLIJK, doe_noodgreep, enige


def test_een_noodgreep_krijgt_een_werkdag_langer(spelers: Spelers) -> None:
    spelers.beheerder.doet(voeg_dag_toe, dag(5, 6), "Dag van de test", "Staatsblad van de test")
    doe_noodgreep(spelers)
    assert enige(spelers).uiterlijk_op == UITERLIJK + timedelta(days=1)


def test_het_voorstel_van_een_jaar_mijdt_de_dag_en_een_vergadering_daarop_valt_op(spelers: Spelers) -> None:
    actor = spelers.directeur_sbjh.actor
    eerste = kalender.openstaand_voorstel(spelers.session, actor, 2026)[0]
    spelers.beheerder.doet(voeg_dag_toe, eerste.datum, "Dag van de test", "Staatsblad van de test")
    assert eerste.datum not in {b.datum for b in kalender.openstaand_voorstel(spelers.session, actor, 2026)}
    nieuw = kalender.NieuweVergadering(eerste.overleg, eerste.datum)
    spelers.directeur_sbjh.doet(kalender.plan_vergadering, nieuw)
    (blad,) = kalenderblad.kalenderjaar(spelers.session, actor, 2026)
    assert "Dag van de test" in blad.afwijkingen[0]
