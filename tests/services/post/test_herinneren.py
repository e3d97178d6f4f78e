"""Once a day: before a last day, after it, and the list of all that waits, each by one's own choice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.post.keuze import Mailwens, Overzicht, Vooraf, is_ochtend_van
from app.services.jaar.kalender import stel_jaarkalender_vast
from app.services.post.herinneren import herinner
from app.services.post.keuzes import kies_mail
from app.services.regio.functies import wijs_waarnemer_aan
from tests.kern.opzet import BEGIN, open_zaak, stel_voor
from tests.kern.spelers import VANDAAG, Speler, Spelers, dag
from tests.services.bus import html_van
from tests.services.gebruiker.tweede import met_tweede
from tests.services.post.conftest import Ronde
from tests.services.regio.functies import maak_plv, waarneming

NEGEN = datetime(2025, 2, 3, 9, tzinfo=AMSTERDAM)
"""Of the Monday on which the zaak opens."""
GEEN = Mailwens(meteen=False, vooraf=Vooraf.NIET, te_laat=False, overzicht=Overzicht.NOOIT)


def wil(wie: Speler, **keuze: object) -> None:
    wie.op(NEGEN).doet(kies_mail, wie.actor.id, replace(GEEN, **keuze))  # type: ignore[arg-type]


@pytest.fixture
def alleen_sbjh(spelers: Spelers, ronde: Ronde) -> str:
    """Only the directeur SbJH gets mail: what he chooses."""
    nummer = open_zaak(spelers)
    for wie in (spelers.directeur_denhaag, spelers.wethouder, spelers.projectleider):
        wil(wie)
    wil(spelers.directeur_sbjh)
    ronde.draai(NEGEN)
    ronde.bus.berichten.clear()
    ronde.gelezen = 0
    return nummer


def dagen(ronde: Ronde, wie: Speler, hoeveel: int) -> list[int]:
    """On which days after the opening he got a mail."""
    return [nr for nr in range(1, hoeveel) if wie.email in {aan for aan, _ in ronde.draai(NEGEN + timedelta(days=nr))}]


@pytest.mark.beide
def test_wie_dat_koos_wordt_een_keer_herinnerd_voor_de_laatste_dag(
    spelers: Spelers, alleen_sbjh: str, ronde: Ronde
) -> None:
    wil(spelers.directeur_sbjh, vooraf=Vooraf.EEN)
    gemaild = dagen(ronde, spelers.directeur_sbjh, 12)
    assert gemaild
    assert "De laatste dag is" in ronde.tekst()
    assert dagen(ronde, spelers.directeur_sbjh, 12) == [], "the clock back: those days had theirs"


def test_wie_dat_koos_wordt_herinnerd_als_iets_te_laat_is(spelers: Spelers, alleen_sbjh: str, ronde: Ronde) -> None:
    wil(spelers.directeur_sbjh, te_laat=True)
    assert dagen(ronde, spelers.directeur_sbjh, 12)
    assert "Te laat: de laatste dag was" in ronde.tekst()
    assert re.search(r"laatste dag was \d+\xa0\w+\xa02025<", html_van(ronde.bus.berichten[-1])), (
        "a day stays on one line"
    )


def test_een_overzicht_gaat_elke_dag_of_elke_maandag(spelers: Spelers, alleen_sbjh: str, ronde: Ronde) -> None:
    wil(spelers.directeur_sbjh, overzicht=Overzicht.WEEK)
    assert dagen(ronde, spelers.directeur_sbjh, 15) == [7, 14]
    assert str(ronde.bus.berichten[-1]["Subject"]) == "Wat er op u wacht"
    assert f"· {alleen_sbjh}" in ronde.tekst()


def test_wie_niets_koos_hoort_niets(spelers: Spelers, alleen_sbjh: str, ronde: Ronde) -> None:
    assert dagen(ronde, spelers.directeur_sbjh, 12) == []


def test_wie_een_ambt_krijgt_op_een_dag_die_komt_hoort_dan_wat_daar_al_lag(
    spelers: Spelers, zaak: str, ronde: Ronde
) -> None:
    plv = maak_plv(spelers)
    stel_voor(spelers.directeur_sbjh, zaak)
    vorm = waarneming(spelers, VANDAAG.date() + timedelta(days=2), VANDAAG.date() + timedelta(days=9))
    met_tweede(spelers, spelers.beheerder, wijs_waarnemer_aan, vorm)
    dagen_ = (VANDAAG + timedelta(days=nr) for nr in range(4))
    per_dag = [{aan for aan, wat in ronde.draai(nu) if "beoordelen" in wat} for nu in dagen_]
    assert per_dag[:2] == [{spelers.directeur_denhaag.email}, set()]
    assert per_dag[2:] == [{plv.email}, set()]


def test_voor_zeven_uur_en_een_tweede_keer_op_een_dag_gaat_er_niets(spelers: Spelers, ronde: Ronde) -> None:
    open_zaak(spelers)
    assert herinner(spelers.session, NEGEN.replace(hour=6)) == 0
    herinner(spelers.session, NEGEN)
    assert herinner(spelers.session, NEGEN + timedelta(hours=1)) == 0
    assert not is_ochtend_van(NEGEN, BEGIN)
    assert is_ochtend_van(NEGEN + timedelta(days=1), BEGIN)


def test_een_week_begint_op_maandag_ook_als_die_maandag_niets_draaide() -> None:
    week = replace(GEEN, overzicht=Overzicht.WEEK)
    assert week.overzicht_op(dag(12, 2), dag(7, 2))
    assert not week.overzicht_op(dag(12, 2), dag(10, 2))
    assert replace(GEEN, overzicht=Overzicht.DAG).overzicht_op(dag(12, 2), dag(11, 2))
    assert not GEEN.overzicht_op(dag(12, 2), None)


def test_van_een_moment_van_het_jaar_komt_een_herinnering_voor_en_na_de_laatste_dag(
    spelers: Spelers, ronde: Ronde
) -> None:
    wie = spelers.directeur_sbjh
    wie.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2025, ["begroting"])
    wil(wie, vooraf=Vooraf.DRIE, te_laat=True)
    ochtend = datetime(2025, 3, 27, 9, tzinfo=AMSTERDAM)
    gemaild = [nr for nr in range(10) if wie.email in {aan for aan, _ in ronde.draai(ochtend + timedelta(days=nr))}]
    assert gemaild == [1, 5], "three days before the last day of March, and the day after it"
    assert "Moment van het jaar" in ronde.tekst()
    assert "Begroting" not in ronde.tekst()
