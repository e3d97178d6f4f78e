"""A paper of the year at a station waits for somebody there, and stands on the agenda of the next meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.jaar.kalender import Momentuitkomst
from app.domain.post.keuze import Moment
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.models import Vergadering
from app.services.document.documenten import NieuwDocument
from app.services.jaar.kalender import Jaaruitslag, leg_jaarmoment_vast, stel_jaarkalender_vast
from app.services.jaar.stukken import dien_jaarstuk_in, leg_jaarstukstap_vast, vind_jaarstuk
from app.services.openstaand.algemeen import algemeen, buiten_zaak_bij_anderen
from app.services.openstaand.lijst import Openstaand
from app.services.post.buiten_zaak import te_herinneren
from app.services.post.wie import Lezer
from app.services.vergadering.kalender import NieuweVergadering, gelast_vergadering_af, plan_vergadering
from app.services.vergadering.kalenderblad import kalenderdag
from tests.kern.opzet import tel_vragen
from tests.kern.spelers import Speler, Spelers, dag

U = Behandeluitkomst
BESTAND = NieuwDocument("begroting.txt", b"Wat het kost.\n", dag(10, 3))
WAT = "Leg vast wat er van kwam: “Begroting 2026”"
ACHT, ZESTIEN = dag(8, 4), dag(16, 4)


@pytest.fixture
def moment(spelers: Spelers) -> int:
    rijen = spelers.directeur_sbjh.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2025, ["begroting"])
    return next(rij.id for rij in rijen if rij.code == "voorlopig")


@pytest.fixture
def stuk(spelers: Spelers, moment: int) -> int:
    return spelers.directeur_sbjh.op(dag(12, 3)).doet(dien_jaarstuk_in, moment, "Begroting 2026", BESTAND).id


def stations(wie: Speler, stuk: int) -> tuple[str, ...]:
    wie.session.rollback()
    return vind_jaarstuk(wie.session, wie.actor_nu(), stuk).stand.stations


def van_hem(wie: Speler, op: date) -> list[Openstaand]:
    gevonden = algemeen(wie.session, wie.op(op).actor_nu(), op)
    return [punt for punt in gevonden if punt.punt.soort == "jaarstuk"]


def woorden(wie: Speler, op: date) -> dict[str, tuple[date | None, bool]]:
    return {punt.punt.onderwerp: (punt.punt.uiterlijk_op, punt.te_laat) for punt in van_hem(wie, op)}


def plan(wie: Speler, overleg: str, op: date) -> Vergadering:
    return wie.op(dag(12, 3)).doet(plan_vergadering, NieuweVergadering(overleg, op))


def agenda(wie: Speler, vergadering: int) -> list[tuple[str, str | None]]:
    wie.session.rollback()
    return [(p.titel, p.uitkomst) for p in kalenderdag(wie.session, wie.actor_nu(), vergadering).jaarstukken]


@pytest.mark.beide
def test_een_stuk_bij_een_overleg_ligt_bij_wie_de_regio_leidt_en_staat_op_de_agenda(
    spelers: Spelers, stuk: int
) -> None:
    wie = spelers.directeur_sbjh
    overleg = stations(wie, stuk)[0]
    zin = f"{WAT} ({overleg})"
    assert woorden(wie, ACHT) == woorden(spelers.directeur_denhaag, ACHT) == {zin: (None, False)}
    assert van_hem(spelers.delft, ACHT) == van_hem(spelers.auditor, ACHT) == []
    eerste, tweede = plan(wie, overleg, ACHT).id, plan(wie, overleg, ZESTIEN).id
    assert woorden(wie, ACHT) == {zin: (ACHT, False)}
    assert woorden(wie, ACHT + timedelta(days=1)) == {zin: (ACHT, True)}
    assert (agenda(spelers.delft, eerste), agenda(wie, tweede)) == ([("Begroting 2026", None)], [])
    laat = Stationsuitslag(U.AANGEHOUDEN, ACHT, "Het bedrag klopt niet.")
    wie.op(ACHT).doet(leg_jaarstukstap_vast, stuk, overleg, laat)
    assert woorden(wie, ZESTIEN) == {zin: (ZESTIEN, False)}, "who held it sees it at the next meeting"
    assert (agenda(wie, eerste), agenda(wie, tweede)) == (
        [("Begroting 2026", U.AANGEHOUDEN)],
        [("Begroting 2026", None)],
    )
    wie.op(ZESTIEN).doet(leg_jaarstukstap_vast, stuk, overleg, Stationsuitslag(U.DOORGELEID, ZESTIEN))
    assert zin not in woorden(wie, ZESTIEN)
    assert agenda(wie, tweede) == [("Begroting 2026", U.DOORGELEID)]


def test_een_afgelaste_vergadering_brengt_het_stuk_naar_de_volgende(spelers: Spelers, stuk: int) -> None:
    wie = spelers.directeur_sbjh
    overleg = stations(wie, stuk)[0]
    eerste, tweede = plan(wie, overleg, ACHT).id, plan(wie, overleg, ZESTIEN).id
    wie.op(dag(1, 4)).doet(gelast_vergadering_af, eerste, dag(1, 4), "Te weinig aanwezigen.")
    assert woorden(wie, ACHT) == {f"{WAT} ({overleg})": (ZESTIEN, False)}
    assert (agenda(wie, eerste), agenda(wie, tweede)) == ([], [("Begroting 2026", None)])


def naar_gemeenten(wie: Speler, stuk: int) -> str:
    """Bring it to the first station of municipalities; returns its code."""
    for station in stations(wie, stuk):
        if station in ("portefeuillehouder", "college", "gemeenteraad"):
            return station
        wie.op(dag(12, 3)).doet(leg_jaarstukstap_vast, stuk, station, Stationsuitslag(U.DOORGELEID, dag(12, 3)))
    raise AssertionError


@pytest.mark.beide
def test_een_gemeente_ziet_haar_eigen_station_en_wie_leidt_ziet_op_wie_hij_wacht(spelers: Spelers, stuk: int) -> None:
    wie, delft = spelers.directeur_sbjh, spelers.delft

    def anderen(van: Speler) -> dict[str, str]:
        gevonden = buiten_zaak_bij_anderen(van.session, van.op(ACHT).actor_nu(), ACHT)
        return {p.punt.onderwerp: p.punt.ligt_bij.naam for p in gevonden if p.punt.soort == "jaarstuk_bij_anderen"}

    station = naar_gemeenten(wie, stuk)
    zin = f"“Begroting 2026” wacht bij {station}"
    assert woorden(delft, ACHT) == {f"{WAT} ({station} van Delft)": (None, False)}
    assert woorden(spelers.westland, ACHT) == {f"{WAT} ({station} van Westland)": (None, False)}
    assert {"Delft", "Westland"} <= set(anderen(wie)[zin].replace(" en ", ", ").split(", "))
    assert anderen(delft) == {}
    gedaan = Stationsuitslag(U.BESPROKEN, ACHT, gemeenten=["GM0503"])
    delft.op(ACHT).doet(leg_jaarstukstap_vast, stuk, station, gedaan)
    assert f"{WAT} ({station} van Delft)" not in woorden(delft, ACHT)
    assert "Delft" not in anderen(wie)[zin]


def test_een_nieuwer_stuk_of_een_moment_dat_niet_nodig_is_laat_het_oude_rusten(
    spelers: Spelers, stuk: int, moment: int
) -> None:
    wie = spelers.directeur_sbjh
    overleg = stations(wie, stuk)[0]
    wie.op(ACHT).doet(dien_jaarstuk_in, moment, "Nieuw", BESTAND)
    assert list(woorden(wie, ACHT)) == [f"Leg vast wat er van kwam: “Nieuw” ({overleg})"]
    uitslag = Jaaruitslag(Momentuitkomst.NIET_NODIG, ACHT, toelichting="Er is dit jaar geen begroting.")
    wie.op(ACHT).doet(leg_jaarmoment_vast, moment, uitslag)
    assert woorden(wie, ACHT) == {}


def test_wie_leidt_wordt_herinnerd_aan_de_vergadering(spelers: Spelers, stuk: int) -> None:
    wie = spelers.directeur_sbjh
    plan(wie, stations(wie, stuk)[0], ACHT)
    lezer = Lezer(wie.actor.id, wie.op(dag(1, 4)).actor_nu())
    gevonden = te_herinneren(wie.session, lezer, Moment.VOORAF, dag(1, 4), ACHT)
    assert [punt.uiterlijk_op for punt in gevonden if punt.soort == "jaarstuk"] == [ACHT]


def test_het_aantal_stukken_kost_geen_vraag(spelers: Spelers, engine: Engine, moment: int) -> None:
    wie = spelers.directeur_sbjh
    kosten: list[int] = []
    for titel in ("Begroting 2026", "Kadernota"):
        rijen = wie.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2026 + len(kosten), ["begroting"])
        wie.op(dag(12, 3)).doet(dien_jaarstuk_in, rijen[0].id, titel, BESTAND)
        with tel_vragen(engine) as teller:
            algemeen(wie.session, wie.actor, ACHT)
        kosten.append(len(teller))
    assert kosten[0] == kosten[1]
