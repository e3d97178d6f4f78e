"""Shared cases are written at another ZGW server: once, in an order that it takes, and noted before they leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from app.db import transaction
from app.domain.basis.begrippen import Toestand, Uitkomst, Zaakrol
from app.models import Rolvervulling, Zgwverwijzing
from app.services.zaak import zaken
from app.services.zgw.delen import deel_zaak
from app.services.zgw.doeltypen import lees_doeltypen
from app.services.zgw.push import deel_zaken, te_delen
from app.services.zgw.vorm import VAN_PAPIER
from tests.kern.opzet import VANDAAG, bepaling, logboek, meld_alles_verzonden, open_zaak
from tests.kern.spelers import Spelers
from tests.kern.zaaksysteem import Zaaksysteem
from tests.services.bewaren.vernietigen import gesloten_zaak, vernietig
from tests.services.overname.imports import importeer
from tests.services.zgw.zgw import gesloten
from tests.services.zgw.zgwpush import RSIN, doel, open_zaaksysteem


@pytest.fixture
def zaaksysteem() -> Iterator[Zaaksysteem]:
    with open_zaaksysteem() as systeem:
        yield systeem


def test_a_shared_case_is_written_with_all_that_belongs_to_it(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    assert deel_zaken(s1.session, doel(zaaksysteem)) == "ZGW: zaken bijgewerkt: 1."
    (zaak,) = zaaksysteem.rijen("zaken")
    assert (zaak["identificatie"], zaak["bronorganisatie"], zaak["startdatum"]) == ("2025-0001", RSIN, "2025-02-03")
    assert zaaksysteem.namen("statussen", "statustype") == ["Signaal", "Zorgelijk"]
    assert zaaksysteem.namen("rollen", "roltype") == ["Aanbieder", "Regievoerder", "Regievoerder", "Projectleider"]
    assert [b["identificatie"] for b in zaaksysteem.rijen("besluiten")] == ["2025-0001-1", "2025-0001-2"]


def test_no_typed_text_no_names_of_people_and_no_amounts_leave(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    alles = str(zaaksysteem.geschreven)
    assert "Duinpoort" in alles
    for geheim in (s1.directeur_sbjh.actor.naam, "liquiditeit", "Voorschot", "€", "lonen"):
        assert geheim not in alles


def test_what_was_taken_over_from_paper_says_so_there_too(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    importeer(spelers)
    deel_zaken(spelers.session, doel(zaaksysteem))
    for rij in (*zaaksysteem.rijen("zaken"), *zaaksysteem.rijen("besluiten")):
        assert rij["toelichting"].endswith(VAN_PAPIER)


def test_what_leaves_is_noted_by_kind_and_number(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.actor, regel.kop.zaak) == ("deel_met_zgw", "systeem", "2025-0001")
    assert regel.inhoud == {
        "ontvanger": zaaksysteem.basis,
        "wat": "zaak 1, status 2, rol 4, besluit 2",
    }


def test_a_second_round_asks_nothing_and_notes_nothing(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    gevraagd, genoteerd = len(zaaksysteem.gevraagd), len(logboek(s1.session))
    assert deel_zaken(s1.session, doel(zaaksysteem)) == "ZGW: niets te delen."
    assert (len(zaaksysteem.gevraagd), len(logboek(s1.session))) == (gevraagd, genoteerd)


def test_only_what_changed_is_added(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    zaaksysteem.geschreven.clear()
    s1.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.PROBLEMATISCH))
    deel_zaken(s1.session, doel(zaaksysteem))
    assert [soort for soort, _rij in zaaksysteem.geschreven] == ["statussen"]
    assert zaaksysteem.namen("statussen", "statustype")[-1] == "Problematisch"


def test_a_signaal_stays_in_the_house(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    open_zaak(spelers, Toestand.SIGNAAL)
    assert deel_zaken(spelers.session, doel(zaaksysteem)) == "ZGW: niets te delen."
    assert zaaksysteem.gevraagd == []


def test_a_destroyed_case_is_not_written_again(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    """Not even when it was destroyed after the round had listed it."""
    nummer = gesloten_zaak(spelers)
    wens = doel(zaaksysteem)
    assert te_delen(spelers.session, wens) == [nummer]
    vernietig(spelers, nummer)
    assert te_delen(spelers.session, wens) == []
    assert deel_zaak(spelers.session, wens, lees_doeltypen(wens.server, wens.zaaktype), nummer) is None
    assert zaaksysteem.geschreven == []


def test_of_a_destroyed_case_is_kept_where_the_other_copy_is(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    nummer = gesloten(spelers)
    deel_zaken(spelers.session, doel(zaaksysteem))
    vernietig(spelers, nummer)
    url = spelers.session.scalars(select(Zgwverwijzing.url)).one()
    assert url == zaaksysteem.rijen("zaken")[0]["url"]


def test_cases_of_another_region_are_not_ours_to_write(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    open_zaak(spelers)
    elders = replace(doel(zaaksysteem), regio="rijnmond")
    assert deel_zaken(spelers.session, elders) == "ZGW: niets te delen."


def test_an_end_comes_after_its_resultaat_and_after_all_else(spelers: Spelers, zaaksysteem: Zaaksysteem) -> None:
    gesloten(spelers)
    deel_zaken(spelers.session, doel(zaaksysteem))
    soorten = [soort for soort, _rij in zaaksysteem.geschreven]
    assert soorten[-2:] == ["resultaten", "statussen"]
    assert zaaksysteem.namen("resultaten", "resultaattype") == ["Hersteld"]
    assert zaaksysteem.namen("statussen", "statustype")[-1] == "Afgesloten"


@pytest.mark.parametrize("rondes", ["each", "one"])
def test_a_reopened_case_loses_its_resultaat_and_gets_another(
    spelers: Spelers, zaaksysteem: Zaaksysteem, rondes: str
) -> None:
    """Whether the server saw every step or all of it at once."""
    nummer = gesloten(spelers)
    sbjh = spelers.directeur_sbjh

    def ronde() -> None:
        if rondes == "each":
            deel_zaken(spelers.session, doel(zaaksysteem))

    ronde()
    sbjh.doet(zaken.heropen, nummer, Toestand.ZORGELIJK, "Toch niet.", VANDAAG)
    ronde()
    deel_zaken(spelers.session, doel(zaaksysteem))
    assert zaaksysteem.rijen("resultaten") == []
    assert zaaksysteem.namen("statussen", "statustype")[-2:] == ["Afgesloten", "Zorgelijk"]
    meld_alles_verzonden(spelers, nummer)
    sbjh.doet(zaken.sluit_af, nummer, Uitkomst.DOORSTART, "Doorgestart.", VANDAAG)
    deel_zaken(spelers.session, doel(zaaksysteem))
    assert zaaksysteem.namen("resultaten", "resultaattype") == ["Doorstart"]


def test_who_left_a_role_leaves_it_there_too(s1: Spelers, zaaksysteem: Zaaksysteem) -> None:
    deel_zaken(s1.session, doel(zaaksysteem))
    with transaction(s1.session) as session:
        session.execute(update(Rolvervulling).where(Rolvervulling.rol == Zaakrol.PROJECTLEIDER).values(tot=VANDAAG))
    s1.session.expire_all()
    s1.directeur_sbjh.doet(zaken.bepaal_trede, "2025-0001", bepaling(Toestand.PROBLEMATISCH))
    deel_zaken(s1.session, doel(zaaksysteem))
    assert zaaksysteem.namen("rollen", "roltype") == ["Aanbieder", "Regievoerder", "Regievoerder"]
