"""After lines were lost, two persons let the logboek go on; the bundle of later tells it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.export.aanvraag import NieuweExport
from app.domain.logboek import keten
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.export.verify import controleer
from app.models import Logalarm, LogboekKop, LogboekPayload, LogboekRegel
from app.services.bewijs.hervatting import bevestig_hervatting, vraag_hervatting
from app.services.logboek import controle
from app.services.logboek.ronde import bij_start, leg_buiten, maak_ronde
from app.services.logboek.waak import open_alarm
from tests.kern.opzet import niet_aanvaard
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import snijd_af, vul_aan
from tests.services.export.bundels import JUNI, ZAAK, bundel, exporteer

pytestmark = pytest.mark.beide

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)
WAAROM = "De schijf viel uit; de reservekopie van vannacht is teruggezet."


@pytest.fixture
def wachter(tmp_path: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "buiten"))


@pytest.fixture
def alarm(s1: Spelers, wachter: Ondertekenaar) -> Logalarm:
    """Three entries were lost after the last round."""
    vul_aan(s1.directeur_sbjh, 3)
    maak_ronde(s1.session, wachter, NU, nieuw_mag=False)
    snijd_af(s1.session, 3)
    bij_start(s1.session, wachter, NU, nieuw_mag=False)
    alarm = open_alarm(s1.session)
    assert alarm is not None
    s1.session.rollback()
    return alarm


@pytest.fixture
def hervat(s1: Spelers, alarm: Logalarm, wachter: Ondertekenaar) -> Logalarm:
    s1.directeur_sbjh.doet(vraag_hervatting, WAAROM)
    s1.directeur_denhaag.doet(bevestig_hervatting, wachter)
    leg_buiten(s1.session, wachter)
    return alarm


def laatste(session: Session) -> tuple[keten.Regel, dict[str, object]]:
    rij = session.scalars(select(LogboekRegel).order_by(LogboekRegel.nr.desc())).first()
    assert rij is not None
    return keten.lees_regel(rij.regel), dict(keten.ontzegel(session.get_one(LogboekPayload, rij.nr).inhoud))


def test_the_entry_of_the_resumption_names_what_was_lost_and_who(s1: Spelers, hervat: Logalarm) -> None:
    regel, inhoud = laatste(s1.session)
    assert (regel.actie, regel.logboek) == ("hervat_logboek", hervat.nieuw_logboek)
    assert regel.actor == s1.directeur_denhaag.actor.pseudoniem
    assert (inhoud["verloren_van"], inhoud["verloren_tot"]) == (regel.nr, regel.nr + 2)
    assert inhoud["oud_logboek"] == hervat.logboek != hervat.nieuw_logboek
    assert inhoud["gevraagd_door"] == s1.directeur_sbjh.actor.pseudoniem
    assert inhoud["toelichting"] == WAAROM


def test_after_it_the_logboek_holds_and_work_goes_on(s1: Spelers, hervat: Logalarm, wachter: Ondertekenaar) -> None:
    vul_aan(s1.projectleider, 2)
    assert controle.verifieer(s1.session).logboek == hervat.nieuw_logboek
    punt = maak_ronde(s1.session, wachter, NU, nieuw_mag=False)
    assert punt is not None
    assert punt.logboek == hervat.nieuw_logboek
    assert open_alarm(s1.session) is None


def test_a_bundle_of_later_holds_and_tells_of_the_resumption(
    s1: Spelers, hervat: Logalarm, wachter: Ondertekenaar
) -> None:
    nieuw = NieuweExport("NZa", "Toezicht.", JUNI)
    export = exporteer(s1.directeur_sbjh, ZAAK, nieuw, wachter)
    verslag = controleer(bundel(s1.directeur_sbjh, export), wachter.publieke_pem())
    assert any("hervat" in nl for nl, _ in verslag.waarschuwingen)


def test_who_asked_does_not_confirm(s1: Spelers, alarm: Logalarm, wachter: Ondertekenaar) -> None:
    s1.directeur_sbjh.doet(vraag_hervatting, WAAROM)
    with niet_aanvaard(s1.session, "vier_ogen"):
        s1.directeur_sbjh.doet(bevestig_hervatting, wachter)
    assert open_alarm(s1.session) == alarm


def test_confirming_asks_the_password_and_a_question_before_it(
    s1: Spelers, alarm: Logalarm, wachter: Ondertekenaar
) -> None:
    with niet_aanvaard(s1.session, "ongeldige_invoer"):
        s1.directeur_denhaag.doet(bevestig_hervatting, wachter)
    s1.directeur_sbjh.doet(vraag_hervatting, WAAROM)
    with niet_aanvaard(s1.session, "verse_aanmelding_nodig", "wachtwoord"):
        s1.directeur_denhaag.zonder_wachtwoord().doet(bevestig_hervatting, wachter)
    assert open_alarm(s1.session) == alarm


@pytest.mark.parametrize("wie", ["projectleider", "delft", "auditor", "rijnmond"])
def test_others_neither_ask_nor_confirm(s1: Spelers, alarm: Logalarm, wachter: Ondertekenaar, wie: str) -> None:
    with niet_aanvaard(s1.session, "geen_recht"):
        getattr(s1, wie).doet(vraag_hervatting, WAAROM)
    s1.beheerder.doet(vraag_hervatting, WAAROM)
    with niet_aanvaard(s1.session, "geen_recht"):
        getattr(s1, wie).doet(bevestig_hervatting, wachter)
    with niet_aanvaard(s1.session, "geen_recht"):
        s1.beheerder.doet(bevestig_hervatting, wachter)
    assert open_alarm(s1.session) == alarm


def test_asking_says_what_happened(s1: Spelers, alarm: Logalarm) -> None:
    with niet_aanvaard(s1.session, "ongeldige_invoer", "toelichting"):
        s1.directeur_sbjh.doet(vraag_hervatting, "   ")
    assert alarm.gevraagd_op is None


def test_without_an_alarm_there_is_nothing_to_resume(s1: Spelers, wachter: Ondertekenaar) -> None:
    with niet_aanvaard(s1.session, "niet_gevonden"):
        s1.directeur_sbjh.doet(vraag_hervatting, WAAROM)
    with niet_aanvaard(s1.session, "niet_gevonden"):
        s1.directeur_denhaag.doet(bevestig_hervatting, wachter)


def test_the_database_takes_no_new_id_with_one_person(s1: Spelers) -> None:
    naam = s1.session.scalars(select(LogboekKop.logboek)).one()
    nr = vul_aan(s1.directeur_sbjh, 1)
    with transaction(s1.session) as session:
        vreemd = {"verwacht": nr + 1, "gevonden": nr, "bewijs": b"-", "gevonden_op": NU, "nieuw_logboek": "lb-nieuw"}
        session.add(Logalarm(logboek=naam, reden="Proef.", **vreemd))
    s1.directeur_sbjh.doet(vraag_hervatting, WAAROM)
    with pytest.raises(DBAPIError, match=r"vier_ogen|persoon van het account"), transaction(s1.session) as session:
        session.execute(update(Logalarm).values(bevestigd_persoon_id=Logalarm.gevraagd_persoon_id))
    with pytest.raises(DBAPIError, match="kop van het logboek"), transaction(s1.session) as session:
        session.execute(text("UPDATE logboek_kop SET nr = nr + 1, logboek = 'lb-nieuw'"))
    assert s1.session.scalars(select(LogboekKop.logboek)).one() == naam
