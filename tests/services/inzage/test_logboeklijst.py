"""The logboek over all cases: who reads what, what changed, and what is taken along."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO
from itertools import product

import openpyxl
import pytest
from sqlalchemy import Engine

from app.db import transaction
from app.domain.basis.begrippen import Afspraakstatus, dag_van
from app.export.logboekbestand import VORMEN
from app.models import LogboekRegel
from app.services.inzage.lijst import acties, lees_alles, schrijvers, stroom, vraag_alles
from app.services.inzage.uitvoer import noteer_download
from app.services.inzage.verschil import vergelijk, verschillen
from app.services.logboek.lezen import Logboekfilter
from app.services.logboek.noteren import Aantekening, noteer
from app.services.zaak.toewijzing import leg_afspraak_vast
from tests.kern.opzet import VANDAAG, geweigerd, logboek, open_zaak, zaak_van
from tests.kern.spelers import Speler, Spelers

pytestmark = pytest.mark.beide

ALLES = Logboekfilter()


def nummers(wie: Speler, wens: Logboekfilter = ALLES) -> list[int]:
    return [r.kop.nr for r in stroom(wie.session, wie.actor, wens)]


def test_the_team_reads_the_entries_of_all_its_cases(s1: Spelers) -> None:
    tweede = open_zaak(s1)
    gelezen = {r.kop.zaak for r in stroom(s1.session, s1.directeur_sbjh.actor, ALLES)}
    assert gelezen == {"2025-0001", tweede}
    assert {r.kop.zaak for r in stroom(s1.session, s1.projectleider.actor, ALLES)} == {"2025-0001"}


@pytest.mark.parametrize("wie", ["delft", "auditor", "rijnmond", "beheerder", "wethouder"])
def test_who_is_in_no_team_reads_nothing(s1: Spelers, wie: str) -> None:
    speler: Speler = getattr(s1, wie)
    assert nummers(speler) == []
    assert list(acties(s1.session, speler.actor)) == list(schrijvers(s1.session, speler.actor)) == []


@pytest.mark.parametrize("wie", ["directeur_sbjh", "projectleider"])
def test_who_wrote_can_be_chosen_and_nobody_else(s1: Spelers, wie: str) -> None:
    actor = getattr(s1, wie).actor
    namen = {r.naam for r in stroom(s1.session, actor, ALLES) if r.kop.actor}
    assert {rij.naam for rij in schrijvers(s1.session, actor)} == namen
    assert {r.kop.actie for r in stroom(s1.session, actor, ALLES)} <= set(acties(s1.session, actor))


def test_pages_hold_every_entry_once_newest_first(s1: Spelers) -> None:
    open_zaak(s1)
    gelezen: list[int] = []
    voor: int | None = None
    while True:
        regels, voor = lees_alles(s1.session, s1.directeur_sbjh.actor, Logboekfilter(voor=voor))
        gelezen += [r.kop.nr for r in regels]
        if voor is None:
            break
    assert gelezen == sorted(nummers(s1.directeur_sbjh), reverse=True)


def test_filters_narrow_by_case_person_kind_and_outcome(s1: Spelers) -> None:
    tweede, wie = open_zaak(s1), s1.directeur_sbjh
    assert {r.kop.zaak for r in stroom(s1.session, wie.actor, Logboekfilter(zaak=tweede))} == {tweede}
    besluiten = list(stroom(s1.session, wie.actor, Logboekfilter(actie="neem_besluit")))
    assert {r.kop.actie for r in besluiten} == {"neem_besluit"}
    van_delft = list(stroom(s1.session, wie.actor, Logboekfilter(gebruiker_id=s1.delft.actor.id)))
    assert {r.naam for r in van_delft} == {"Gemeente Delft"}
    assert nummers(wie, Logboekfilter(uitkomst="geweigerd")) == []


def test_days_are_those_of_entry_and_both_ends_belong_to_it(s1: Spelers) -> None:
    wie = s1.directeur_sbjh
    alle = {regel.kop.nr: dag_van(regel.op) for regel in stroom(s1.session, wie.actor, ALLES)}
    dagen = sorted({*alle.values()})
    keuzes = (None, dagen[0] - timedelta(days=1), *dagen[:2], dagen[-1], dagen[-1] + timedelta(days=1))
    for vanaf, tot in product(keuzes, repeat=2):
        verwacht = [nr for nr, op in alle.items() if (vanaf or op) <= op <= (tot or op)]
        assert nummers(wie, Logboekfilter(vanaf=vanaf, tot_en_met=tot)) == verwacht, (vanaf, tot)


def test_what_is_rare_is_found_by_an_index_that_gives_its_order(s1: Spelers, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("plans of SQLite")
    wie = s1.directeur_sbjh
    for wens, index in (
        (Logboekfilter(actie="exporteer"), "ix_logboek_regel_actie"),
        (Logboekfilter(gebruiker_id=wie.actor.id), "ix_logboek_regel_gebruiker_id"),
        (Logboekfilter(uitkomst="geweigerd"), "ix_logboek_regel_geweigerd"),
    ):
        vraag = vraag_alles(wie.actor, wens).order_by(LogboekRegel.nr.desc()).limit(51)
        opdracht = vraag.compile(engine, compile_kwargs={"literal_binds": True})
        stappen = s1.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {opdracht}")
        plan = " ".join(stap[3] for stap in stappen)
        assert f"{index} " in plan or plan.endswith(index), plan
        assert "TEMP B-TREE" not in plan, plan


def test_old_and_new_stand_side_by_side(s1: Spelers) -> None:
    for toelichting in ("Eerst zo.", "Toch anders."):
        s1.directeur_sbjh.doet(leg_afspraak_vast, "2025-0001", 1, Afspraakstatus.GEDAAN, toelichting, datum=VANDAAG)
    regels, _ = lees_alles(s1.session, s1.directeur_sbjh.actor, Logboekfilter(actie="leg_afspraak_vast"))
    verschil = verschillen(s1.session, regels)[regels[0].kop.nr]
    assert verschil.sinds == regels[1].kop.zaak_nr
    assert [(w.veld, w.was, w.werd) for w in verschil.wijzigingen] == [("toelichting", "Eerst zo.", "Toch anders.")]


def test_another_case_or_object_is_never_the_entry_before(s1: Spelers) -> None:
    tweede = open_zaak(s1)
    s1.directeur_sbjh.doet(leg_afspraak_vast, tweede, 1, Afspraakstatus.GEDAAN, "Van een ander.", datum=VANDAAG)
    regels, _ = lees_alles(s1.session, s1.directeur_sbjh.actor, Logboekfilter(zaak=tweede))
    assert verschillen(s1.session, regels) == {}


def test_only_what_both_entries_tell_is_compared() -> None:
    assert vergelijk({"a": 1, "b": 2}, {"b": 3, "c": 4}) != []
    assert [(w.veld, w.was, w.werd) for w in vergelijk({"a": 1, "b": 2}, {"b": 3, "c": 4})] == [("b", 2, 3)]
    assert vergelijk({"klok": 1}, {"klok": 2}) == [], "what the clock read is no change"
    assert vergelijk({"boeking_sha256": "a1"}, {"boeking_sha256": "b2"}) == [], (
        "a number to check by is nothing to compare"
    )


def test_a_download_is_an_entry_with_its_filter(s1: Spelers) -> None:
    s1.projectleider.doet(noteer_download, Logboekfilter(actie="neem_besluit"), "csv", "2025-0001")
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.zaak) == ("download_logboek", "2025-0001")
    assert (regel.inhoud["vorm"], regel.inhoud["filter"]) == ("csv", {"actie": "neem_besluit"})
    s1.projectleider.doet(noteer_download, ALLES, "json", "2025-0001")
    regels, _ = lees_alles(s1.session, s1.projectleider.actor, Logboekfilter(actie="download_logboek"))
    assert len(regels) == 2
    assert verschillen(s1.session, regels) == {}, "two downloads are two acts, and no change"
    s1.directeur_sbjh.doet(noteer_download, ALLES, "json")
    assert logboek(s1.session)[-1].kop.zaak is None


def test_who_reads_no_logboek_takes_none_along(s1: Spelers) -> None:
    with geweigerd(s1.session, "geen_recht"):
        s1.delft.doet(noteer_download, ALLES, "csv", "2025-0001")
    with geweigerd(s1.session, "geen_recht"):
        s1.auditor.doet(noteer_download, ALLES, "csv")


def test_every_form_holds_every_entry_and_no_formula(s1: Spelers) -> None:
    with transaction(s1.session) as session:
        wens = Aantekening("exporteer", {"reden": '=HYPERLINK("x")'}, object="=1+1")
        noteer(session, s1.directeur_sbjh.verzoek(), zaak_van(session, "2025-0001"), wens)
    bestanden = {
        vorm: b"".join(schrijf(stroom(s1.session, s1.directeur_sbjh.actor, ALLES)))
        for vorm, (_, schrijf) in VORMEN.items()
    }
    aantal = len(nummers(s1.directeur_sbjh))
    rijen = list(csv.reader(StringIO(bestanden["csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rijen) == aantal + 1
    assert [cel for rij in rijen for cel in rij if cel.startswith(("=", "+", "@"))] == []
    gelezen = json.loads(bestanden["json"])["regels"]
    assert [r["kop"]["nr"] for r in gelezen] == nummers(s1.directeur_sbjh)
    assert gelezen[-1]["inhoud"] == {"reden": '=HYPERLINK("x")'}
    blad = openpyxl.load_workbook(BytesIO(bestanden["xlsx"]))["Logboek"]
    assert blad.max_row == aantal + 4
    assert [cel for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"] == []


def test_the_json_of_nothing_is_an_empty_list(s1: Spelers) -> None:
    assert json.loads(b"".join(VORMEN["json"][1]([]))) == {"regels": []}
