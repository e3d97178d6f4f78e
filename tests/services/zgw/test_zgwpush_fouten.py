"""What can go wrong at another ZGW server: it is tried again, nothing comes twice, and the other work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.basis.begrippen import Toestand
from app.models import Zgwverwijzing
from app.services.zaak import zaken
from app.services.zgw.push import deel_zaken, te_delen
from app.services.zgw.server import ZgwMislukt, ZgwOnbereikbaar, Zgwserver
from tests.kern.opzet import VANDAAG, acties, bepaling, logboek, open_zaak, zaak_van
from tests.kern.spelers import VANDAAG as NU
from tests.kern.spelers import Spelers
from tests.kern.zaaksysteem import Zaaksysteem
from tests.kern.zaaksysteemtoets import CLIENT, GEHEIM
from tests.services.zgw.zgw import gesloten
from tests.services.zgw.zgwpush import doel, open_zaaksysteem


@pytest.fixture
def zaaksysteem() -> Iterator[Zaaksysteem]:
    with open_zaaksysteem() as systeem:
        yield systeem


@pytest.mark.parametrize("na_het_schrijven", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("stap", range(9))
def test_after_a_failure_at_any_step_the_rest_follows_and_nothing_comes_twice(
    s1: Spelers, zaaksysteem: Zaaksysteem, stap: int, na_het_schrijven: bool
) -> None:
    zaaksysteem.valt_uit_bij, zaaksysteem.na_het_schrijven = stap, na_het_schrijven
    with pytest.raises(ZgwMislukt, match=r"^Zaak 2025-0001: POST http\S+: antwoord 500\.$"):
        deel_zaken(s1.session, doel(zaaksysteem))
    zaaksysteem.valt_uit_bij = None
    deel_zaken(s1.session, doel(zaaksysteem, NU + timedelta(minutes=1)))
    aantallen = {soort: len(zaaksysteem.rijen(soort)) for soort in ("zaken", "statussen", "rollen", "besluiten")}
    assert aantallen == {"zaken": 1, "statussen": 2, "rollen": 4, "besluiten": 2}
    assert len(zaaksysteem.geschreven) == 9
    assert acties(s1.session)[-1] == "deel_met_zgw"


def test_a_case_that_fails_waits_longer_each_time_and_does_not_stop_the_others(
    spelers: Spelers, zaaksysteem: Zaaksysteem
) -> None:
    zaaksysteem.weigert, tweede = open_zaak(spelers), open_zaak(spelers)
    nu, wachttijden = NU, []
    for _ in range(3):
        with pytest.raises(ZgwMislukt, match=rf"^Zaak {zaaksysteem.weigert}: POST \S+: antwoord 400 \(over iets\)\.$"):
            deel_zaken(spelers.session, doel(zaaksysteem, nu))
        verwijzing = spelers.session.get_one(Zgwverwijzing, zaak_van(spelers.session, zaaksysteem.weigert).id)
        assert verwijzing.niet_voor
        assert te_delen(spelers.session, doel(zaaksysteem, nu)) == []
        wachttijden.append((verwijzing.niet_voor - nu).total_seconds() / 60)
        nu = verwijzing.niet_voor
    assert wachttijden == [1, 2, 4]
    assert [z["identificatie"] for z in zaaksysteem.rijen("zaken")] == [tweede]


def test_a_case_that_never_gets_an_answer_is_noted_as_often_as_it_is_tried_and_the_others_have_their_turn(
    spelers: Spelers, zaaksysteem: Zaaksysteem
) -> None:
    zaaksysteem.hangt_op_bij, tweede = open_zaak(spelers), open_zaak(spelers)
    with pytest.raises(ZgwOnbereikbaar):
        deel_zaken(spelers.session, doel(zaaksysteem))
    assert te_delen(spelers.session, doel(zaaksysteem)) == [tweede]
    assert deel_zaken(spelers.session, doel(zaaksysteem)) == "ZGW: zaken bijgewerkt: 1."
    assert acties(spelers.session).count("deel_met_zgw") == 2, "one of each"
    assert [z["identificatie"] for z in zaaksysteem.rijen("zaken")] == [tweede]
    later = doel(zaaksysteem, NU + timedelta(minutes=1))
    assert te_delen(spelers.session, later) == [zaaksysteem.hangt_op_bij]


def test_a_round_that_takes_long_leaves_the_rest_to_the_next(
    spelers: Spelers, zaaksysteem: Zaaksysteem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.zgw.push.RONDE", 0.0)
    open_zaak(spelers)
    open_zaak(spelers)
    assert deel_zaken(spelers.session, doel(zaaksysteem)) == "ZGW: zaken bijgewerkt: 1. Nog te doen: 1."
    assert deel_zaken(spelers.session, doel(zaaksysteem)) == "ZGW: zaken bijgewerkt: 1."
    assert len(zaaksysteem.rijen("zaken")) == 2


def test_the_database_is_let_go_while_the_server_is_asked(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    in_transactie: list[bool] = []
    zaaksysteem.bij_vraag = lambda: in_transactie.append(s1.session.in_transaction())
    deel_zaken(s1.session, doel(zaaksysteem))
    assert set(in_transactie) == {False}


def test_a_resultaat_without_address_is_an_error_and_no_crash(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    nummer = gesloten(spelers)
    deel_zaken(spelers.session, doel(zaaksysteem))
    for rij in zaaksysteem.rijen("resultaten"):
        del rij["url"]
    spelers.directeur_sbjh.doet(zaken.heropen, nummer, Toestand.ZORGELIJK, "Toch niet.", VANDAAG)
    with pytest.raises(ZgwMislukt, match="zegt niet waar het resultaat staat"):
        deel_zaken(spelers.session, doel(zaaksysteem))


def test_a_server_that_is_away_ends_the_round_and_leaves_nothing_noted(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    weg = replace(doel(zaaksysteem), server=Zgwserver("http://127.0.0.1:9", CLIENT, GEHEIM, NU))
    voor = len(logboek(s1.session))
    with pytest.raises(ZgwOnbereikbaar):
        deel_zaken(s1.session, weg)
    assert len(logboek(s1.session)) == voor
    assert te_delen(s1.session, weg) == ["2025-0001"]


def test_another_secret_is_refused(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    vreemd = replace(doel(zaaksysteem), server=Zgwserver(zaaksysteem.basis, CLIENT, "een heel ander geheim", NU))
    with pytest.raises(ZgwMislukt, match="antwoord 403"):
        deel_zaken(s1.session, vreemd)


def test_types_that_the_catalogus_lacks_are_named(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    zaaksysteem.tabellen["roltypen"].clear()
    with pytest.raises(ZgwMislukt, match="geen roltypen: Regievoerder, Extra regievoerder, Projectleider, Aanbieder"):
        deel_zaken(s1.session, doel(zaaksysteem))
    assert zaaksysteem.rijen("zaken") == []


@pytest.mark.parametrize(
    "antwoord",
    [b"geen json", b"[" * 50_000, b"{}", b'{"results": [1]}', b'{"results": [], "next": 3}', b"null",
     b'{"results": [{"omschrijving": []}], "next": null}'],
)  # fmt: skip
def test_an_answer_that_is_no_zgw_is_an_error_and_no_crash(
    s1: Spelers, zaaksysteem: Zaaksysteem, antwoord: bytes
) -> None:
    zaaksysteem.antwoordt = antwoord
    with pytest.raises(ZgwMislukt):
        deel_zaken(s1.session, doel(zaaksysteem))


def test_we_ask_nothing_at_an_address_elsewhere(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    """Our token would go along."""
    with open_zaaksysteem() as elders:
        zaaksysteem.antwoordt = f'{{"results": [], "next": "{elders.basis}/x"}}'.encode()
        with pytest.raises(ZgwMislukt, match="op een andere plek"):
            deel_zaken(s1.session, doel(zaaksysteem))
        assert elders.gevraagd == []


def test_a_row_without_what_we_need_is_an_error_too(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    s1.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.PROBLEMATISCH))
    for rij in zaaksysteem.rijen("statussen"):
        rij["datumStatusGezet"] = "gisteren"
    with pytest.raises(ZgwMislukt, match="iets wat geen ZGW is"):
        deel_zaken(s1.session, doel(zaaksysteem))


def test_a_case_that_is_there_under_another_type_is_not_touched(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    zaaksysteem.rijen("zaken")[0]["zaaktype"] = "http://elders.example/1"
    s1.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.PROBLEMATISCH))
    with pytest.raises(ZgwMislukt, match="van een ander type"):
        deel_zaken(s1.session, doel(zaaksysteem))
