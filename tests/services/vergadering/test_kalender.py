"""The calendar of a region: meetings planned alone or for a year, called off, and seen by whom it concerns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.basis.fouten import ReedsGedaan
from app.domain.vergadering.kalender import Bijeenkomst, jaarvoorstel
from app.models import Vergadering
from app.regios import profiel
from app.services.vergadering import kalender, kalenderblad
from tests.kern.opzet import VANDAAG, geweigerd, logboek, niet_aanvaard
from tests.kern.spelers import Spelers, dag
from tests.services.vergadering.stukken import BOJ, plan

NIEUW = kalender.NieuweVergadering("BOJ", BOJ, "09:30", "Stadhuis Den Haag")
AFGELAST = kalender.gelast_vergadering_af


def rijen(spelers: Spelers) -> list[Vergadering]:
    spelers.session.rollback()
    return list(spelers.session.scalars(select(Vergadering).order_by(Vergadering.datum)))


@pytest.mark.beide
def test_een_vergadering_staat_op_de_kalender_en_in_het_logboek(spelers: Spelers) -> None:
    vergadering = spelers.directeur_sbjh.doet(kalender.plan_vergadering, NIEUW)
    (dag_,) = kalenderblad.kalenderjaar(spelers.session, spelers.delft.actor, 2025)
    assert (dag_.naam, dag_.vergadering.tijd, dag_.vergadering.plaats) == (
        "Bestuurlijk Overleg Jeugd",
        "09:30",
        "Stadhuis Den Haag",
    )
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.zaak, regel.kop.datum) == ("plan_vergadering", None, "2025-03-13")
    assert regel.kop.object == f"vergadering/{vergadering.id}"
    assert regel.inhoud["regio"] == "haaglanden"


def test_vooruit_plannen_is_gewoon(spelers: Spelers) -> None:
    plan(spelers.projectleider, "BOJ", VANDAAG + timedelta(days=300))
    assert len(rijen(spelers)) == 1


@pytest.mark.parametrize("wie", ["wethouder", "delft", "rijnmond", "auditor", "beheerder"])
def test_alleen_het_team_plant_en_gelast_af(spelers: Spelers, wie: str) -> None:
    vergadering_id = plan(spelers.directeur_sbjh, "BOJ", BOJ)
    ander = getattr(spelers, wie)
    with geweigerd(spelers.session, "geen_recht"):
        ander.doet(kalender.plan_vergadering, NIEUW)
    with geweigerd(spelers.session, "geen_recht"):
        ander.doet(kalender.plan_jaar, 2026, jaarvoorstel(profiel("haaglanden").overleggen, 2026))
    with geweigerd(spelers.session, "geen_recht"):
        ander.doet(AFGELAST, vergadering_id, VANDAAG, "Ziek.")


@pytest.mark.parametrize(
    ("nieuw", "code", "veld"),
    [
        (kalender.NieuweVergadering("XYZ", BOJ), "niet_gevonden", "overleg"),
        (kalender.NieuweVergadering("", BOJ), "niet_gevonden", "overleg"),
        (kalender.NieuweVergadering("BOJ", date(25, 3, 13)), "datum_onlogisch", "datum"),
        (kalender.NieuweVergadering("BOJ", date.max), "datum_in_toekomst", "datum"),
        (kalender.NieuweVergadering("BOJ", BOJ, "half tien"), "ongeldige_invoer", "tijd"),
        (kalender.NieuweVergadering("BOJ", BOJ, "24:00"), "ongeldige_invoer", "tijd"),
        (kalender.NieuweVergadering("BOJ", BOJ, "09:30", "x" * 201), "ongeldige_invoer", "plaats"),
        (kalender.NieuweVergadering("BOJ", BOJ, "", "a\0b"), "ongeldige_invoer", "plaats"),
        (kalender.NieuweVergadering("BOJ\ud800", BOJ), "ongeldige_invoer", "overleg"),
    ],
)
def test_een_vergadering_die_niet_klopt_komt_er_niet_op(
    spelers: Spelers, nieuw: kalender.NieuweVergadering, code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(kalender.plan_vergadering, nieuw)


@pytest.mark.beide
def test_een_overleg_is_er_op_een_dag_een_keer(spelers: Spelers) -> None:
    plan(spelers.directeur_sbjh, "BOJ", BOJ)
    plan(spelers.directeur_sbjh, "DO", BOJ)
    with niet_aanvaard(spelers.session, "al_gepland", "datum"):
        spelers.directeur_denhaag.doet(kalender.plan_vergadering, NIEUW)


def test_dezelfde_klik_plant_een_keer(spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh.met_verzoek("klik-op-de-knop-1")
    wie.doet(kalender.plan_vergadering, NIEUW)
    with pytest.raises(ReedsGedaan):
        wie.doet(kalender.plan_vergadering, NIEUW)
    assert len(rijen(spelers)) == 1


@pytest.mark.beide
def test_een_jaar_komt_er_in_een_keer_op_en_het_voorstel_is_dan_leeg(spelers: Spelers) -> None:
    actor = spelers.directeur_sbjh.actor
    voorstel = kalender.openstaand_voorstel(spelers.session, actor, 2026)
    assert len(voorstel) == 12
    spelers.directeur_sbjh.doet(kalender.plan_jaar, 2026, voorstel)
    assert [Bijeenkomst(r.datum, r.overleg) for r in rijen(spelers)] == voorstel
    assert kalender.openstaand_voorstel(spelers.session, actor, 2026) == []
    assert all(not d.afwijkingen for d in kalenderblad.kalenderjaar(spelers.session, actor, 2026))
    regels = [regel for regel in logboek(spelers.session) if regel.kop.actie == "plan_jaar"]
    assert len(regels) == 1
    assert regels[0].inhoud["vergaderingen"] == [f"{b.overleg} {b.datum}" for b in voorstel]


def test_uit_het_voorstel_wordt_gekozen(spelers: Spelers) -> None:
    voorstel = jaarvoorstel(profiel("haaglanden").overleggen, 2026)
    spelers.directeur_sbjh.doet(kalender.plan_jaar, 2026, voorstel[:3])
    assert len(rijen(spelers)) == 3
    assert kalender.openstaand_voorstel(spelers.session, spelers.delft.actor, 2026) == voorstel[3:]


@pytest.mark.parametrize(
    "gekozen",
    [
        [],
        [Bijeenkomst(dag(1, 1, 2026), "BOJ")],
        [Bijeenkomst(dag(13, 3, 2025), "BOJ")],
        [*jaarvoorstel(profiel("haaglanden").overleggen, 2026), Bijeenkomst(dag(12, 2, 2026), "DO")],
    ],
)
def test_iets_anders_dan_het_voorstel_plant_niets(spelers: Spelers, gekozen: list[Bijeenkomst]) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "dagen"):
        spelers.directeur_sbjh.doet(kalender.plan_jaar, 2026, gekozen)


def test_staat_een_dag_er_al_dan_komt_er_niets_bij(spelers: Spelers) -> None:
    voorstel = jaarvoorstel(profiel("haaglanden").overleggen, 2026)
    plan(spelers.directeur_sbjh, voorstel[-1].overleg, voorstel[-1].datum)
    with niet_aanvaard(spelers.session, "al_gepland", "dagen"):
        spelers.directeur_sbjh.doet(kalender.plan_jaar, 2026, voorstel)


def test_een_jaar_buiten_de_kalender_wordt_niet_gepland(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "jaar"):
        spelers.directeur_sbjh.doet(kalender.plan_jaar, 10_000, [Bijeenkomst(BOJ, "BOJ")])
