"""What is due in the year of a region is on the list, in the mail and in the calendar of who it lies with."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.domain.jaar.kalender import AANKONDIGEN, Momentuitkomst
from app.models import Jaarmoment
from app.services.jaar.inbreng import NieuweWeging, leg_inbreng_vast, weeg_inbreng_af
from app.services.jaar.kalender import Jaaruitslag, leg_jaarmoment_vast, stel_jaarkalender_vast
from app.services.openstaand.algemeen import algemeen, buiten_zaak_bij_anderen
from app.services.post.agenda import lees_agenda, maak_agendalink
from tests.kern.opzet import tel_vragen
from tests.kern.spelers import Speler, Spelers, dag

MAART = dag(31, 3)


def punten(spelers: Spelers, wie: Speler, op: date) -> dict[str, tuple[str, bool]]:
    """What of the year lies with him on a day: by its words, its kind and whether it is late."""
    gevonden = algemeen(spelers.session, wie.op(op).actor_nu(), op)
    return {p.punt.onderwerp: (p.punt.soort, p.te_laat) for p in gevonden if p.punt.soort.startswith("jaar")}


@pytest.fixture
def rijen(spelers: Spelers) -> list[Jaarmoment]:
    """The begroting of 2025: put on the calendar in January."""
    return list(spelers.directeur_sbjh.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2025, ["begroting"]))


@pytest.mark.beide
def test_een_moment_ligt_bij_wie_het_doet_vanaf_zestig_dagen_ervoor(spelers: Spelers, rijen: list[Jaarmoment]) -> None:
    wat = "Begroting voorlopig vaststellen en aan de raden aanbieden"
    assert punten(spelers, spelers.directeur_sbjh, MAART - AANKONDIGEN - timedelta(days=1)) == {}
    assert punten(spelers, spelers.directeur_sbjh, MAART - AANKONDIGEN) == {wat: ("jaarmoment", False)}
    assert punten(spelers, spelers.directeur_sbjh, MAART + timedelta(days=1)) == {wat: ("jaarmoment", True)}
    for ander in (spelers.directeur_denhaag, spelers.delft, spelers.wethouder, spelers.auditor):
        assert wat not in punten(spelers, ander, MAART)


def test_wat_per_gemeente_is_ligt_bij_elke_gemeente_en_is_weg_als_het_is_gedaan(
    spelers: Spelers, rijen: list[Jaarmoment]
) -> None:
    wat = "Zienswijze van de gemeenteraad op de begroting"
    assert wat in punten(spelers, spelers.delft, dag(2, 6))
    (nr,) = [rij.id for rij in rijen if rij.gemeente == "GM0503"]
    spelers.delft.doet(leg_jaarmoment_vast, nr, Jaaruitslag(Momentuitkomst.GEDAAN, dag(2, 6)))
    assert wat not in punten(spelers, spelers.delft, dag(2, 6))
    assert wat in punten(spelers, spelers.westland, dag(2, 6))


@pytest.mark.usefixtures("rijen")
def test_wat_bij_anderen_te_laat_is_ziet_wie_de_regio_leidt(spelers: Spelers) -> None:
    """One line for each moment, with who has not done it; after its last day, and not for a municipality."""

    def laat(wie: Speler, op: date) -> dict[str, str]:
        gevonden = buiten_zaak_bij_anderen(spelers.session, wie.op(op).actor_nu(), op)
        return {p.punt.onderwerp: p.punt.ligt_bij.naam for p in gevonden if p.te_laat}

    zienswijze = "Zienswijze van de gemeenteraad op de begroting"
    laatste = next(rij.uiterlijk_op for rij in spelers.session.query(Jaarmoment) if rij.gemeente == "GM0503")
    morgen = laatste + timedelta(days=1)
    assert zienswijze not in laat(spelers.directeur_denhaag, laatste)
    wie = laat(spelers.directeur_denhaag, morgen)[zienswijze]
    assert "Delft" in wie
    assert "Westland" in wie
    (nr,) = [rij.id for rij in spelers.session.query(Jaarmoment) if rij.gemeente == "GM0503"]
    spelers.delft.op(morgen).doet(leg_jaarmoment_vast, nr, Jaaruitslag(Momentuitkomst.GEDAAN, morgen))
    assert "Delft" not in laat(spelers.directeur_denhaag, morgen)[zienswijze]
    assert laat(spelers.westland, morgen) == {}


@pytest.mark.beide
def test_inbreng_ligt_bij_de_regievoerders_tot_zij_is_afgewogen(spelers: Spelers, rijen: list[Jaarmoment]) -> None:
    nieuw = NieuweInbreng(Inbrengsoort.MOTIE, "GM0503", dag(2, 6), "Kan het goedkoper?", "begroting")
    rij = spelers.delft.doet(leg_inbreng_vast, 2025, nieuw)
    wat = "Weeg af: motie van Delft over Begroting van het Servicebureau"
    assert all(wat in punten(spelers, wie, dag(2, 6)) for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag))
    assert wat not in punten(spelers, spelers.projectleider, dag(2, 6))
    spelers.projectleider.doet(weeg_inbreng_af, rij.id, NieuweWeging(Wegingsuitkomst.NIET, dag(2, 6), "Geen geld."))
    assert wat not in punten(spelers, spelers.directeur_sbjh, dag(2, 6))


def test_wie_een_jaar_heeft_wordt_naar_het_volgende_gevraagd_en_wie_nooit_begon_niet(spelers: Spelers) -> None:
    wie, november = spelers.directeur_denhaag, dag(1, 11)
    assert punten(spelers, wie, november) == {}
    spelers.directeur_sbjh.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2025, ["kadernota"])
    assert punten(spelers, wie, dag(31, 10)) == {}
    assert list(punten(spelers, wie, november)) == ["De jaarkalender van 2026 is nog niet vastgesteld"]
    spelers.directeur_sbjh.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2028, ["kadernota"])
    assert "De jaarkalender van 2026 is nog niet vastgesteld" in punten(spelers, wie, november)


def test_de_lijst_kost_er_geen_vraag_bij(spelers: Spelers, engine: Engine) -> None:
    kosten = []
    for stap in range(2):
        with tel_vragen(engine) as teller:
            algemeen(spelers.session, spelers.directeur_sbjh.actor, dag(2, 6))
        kosten.append(len(teller))
        if not stap:
            spelers.directeur_sbjh.doet(stel_jaarkalender_vast, 2025, ["begroting", "kadernota"])
    assert kosten[1] <= kosten[0]


def test_zijn_agenda_heeft_de_laatste_dag(spelers: Spelers, rijen: list[Jaarmoment]) -> None:
    def agenda(wie: Speler) -> str:
        sleutel, nu = wie.doet(maak_agendalink, wie.actor.id).sleutel, datetime(2025, 6, 2, 12, tzinfo=AMSTERDAM)
        return lees_agenda(spelers.session, sleutel, "https://draaiboek.example", nu, str).decode()

    assert "DTSTART;VALUE=DATE:20250630" in agenda(spelers.delft)
    assert "SUMMARY:Moment van het jaar" in agenda(spelers.delft)
    assert "20250630" not in agenda(spelers.directeur_sbjh)
