"""The logboek is held against checkpoints outside the database: what its owner does to it is found."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import AlleenLezen
from app.export.checkpointmap import Checkpointmap, Gespleten
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import Checkpoint, Logalarm, LogboekKop
from app.motor.sqlite import sqlite_module
from app.services.logboek import controle
from app.services.logboek.checkpoints import maak_checkpoint
from app.services.logboek.ronde import bij_start, leg_buiten, maak_ronde, vergelijk_opnieuw
from app.services.logboek.waak import Afwijkend, open_alarm, toets_buiten
from tests.kern.databanken import maak_engine
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import herschrijf, snijd_af, vul_aan

pytestmark = pytest.mark.beide

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def wachter(tmp_path: Path) -> Ondertekenaar:
    """The key of this installation, with a folder for checkpoints outside the database."""
    return lees_of_maak_sleutel(tmp_path / "sleutel.pem", "draaiboek/test", Checkpointmap(tmp_path / "buiten"))


def ronde(session: Session, wie: Ondertekenaar) -> Checkpoint | None:
    return maak_ronde(session, wie, NU, nieuw_mag=False)


def buiten(wie: Ondertekenaar) -> Checkpointmap:
    assert wie.buiten is not None
    return wie.buiten


def logboeknaam(session: Session) -> str:
    return session.scalars(select(LogboekKop.logboek)).one()


def test_after_a_round_the_checkpoint_lies_outside(spelers: Spelers, wachter: Ondertekenaar) -> None:
    nr = vul_aan(spelers.directeur_sbjh, 3)
    punt = ronde(spelers.session, wachter)
    assert punt is not None
    assert buiten(wachter).laatste(logboeknaam(spelers.session)) == punt.tekst
    assert buiten(wachter).grootste(punt.logboek) == punt.grootte == nr


def test_a_round_without_a_change_makes_nothing_new(spelers: Spelers, wachter: Ondertekenaar) -> None:
    vul_aan(spelers.directeur_sbjh, 3)
    assert ronde(spelers.session, wachter) == ronde(spelers.session, wachter)
    assert len(spelers.session.scalars(select(Checkpoint)).all()) == 1


@pytest.mark.parametrize("aantal", [1, 10, pytest.param(1_000, marks=pytest.mark.traag)])
def test_entries_cut_off_at_the_end_are_found_and_named(spelers: Spelers, wachter: Ondertekenaar, aantal: int) -> None:
    nr = vul_aan(spelers.directeur_sbjh, aantal + 5)
    ronde(spelers.session, wachter)
    over = snijd_af(spelers.session, aantal)
    assert controle.verifieer(spelers.session).aantal == over  # it fits itself
    with pytest.raises(Afwijkend, match=f"heeft {over} regels, terwijl een ondertekend checkpoint er {nr} noemt"):
        ronde(spelers.session, wachter)
    alarm = spelers.session.scalars(select(Logalarm)).one()
    assert (alarm.gevonden, alarm.verwacht) == (over, nr)


def test_an_older_backup_is_found_at_start(s1: Spelers, wachter: Ondertekenaar, tmp_path: Path) -> None:
    url = s1.session.get_bind().engine.url
    if url.get_backend_name() != "sqlite":
        pytest.skip("a copy of a file; on PostgreSQL an older backup is what is cut off above")
    ronde(s1.session, wachter)
    reservekopie = tmp_path / "reservekopie.db"
    with closing(sqlite_module().connect(url.database)) as bron, closing(sqlite_module().connect(reservekopie)) as doel:
        bron.backup(doel)
    vul_aan(s1.directeur_sbjh, 1)
    ronde(s1.session, wachter)
    oud = maak_engine(f"sqlite:///{reservekopie}")
    with Session(oud, expire_on_commit=False) as session:
        bij_start(session, wachter, NU, nieuw_mag=False)
        alarm = open_alarm(session)
        assert alarm is not None
        assert alarm.verwacht == alarm.gevonden + 1
    oud.dispose()


@pytest.mark.parametrize("plek", [1, 40, -1])
def test_a_logboek_that_its_owner_hashed_anew_is_found(s1: Spelers, wachter: Ondertekenaar, plek: int) -> None:
    punt = ronde(s1.session, wachter)
    assert punt is not None
    grootte = punt.grootte
    herschrijf(s1.session, plek if plek > 0 else grootte)
    assert controle.verifieer(s1.session).aantal == grootte  # it fits itself
    with pytest.raises(Afwijkend, match=f"De eerste {grootte} regels van het logboek zijn andere"):
        ronde(s1.session, wachter)


def test_two_copies_that_go_on_apart_are_found_at_the_second_checkpoint(
    spelers: Spelers, wachter: Ondertekenaar
) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    vul_aan(spelers.directeur_sbjh, 1)
    ronde(spelers.session, wachter)
    snijd_af(spelers.session, 1)  # the other copy, before the third entry
    vul_aan(spelers.directeur_denhaag, 1)
    with pytest.raises(Afwijkend):
        ronde(spelers.session, wachter)
    with pytest.raises(Afwijkend):
        maak_checkpoint(spelers.session, wachter, NU)


def test_two_copies_that_sign_at_the_same_moment_cannot_both_lie_outside(
    spelers: Spelers, wachter: Ondertekenaar
) -> None:
    """Both compared before the other one wrote: the folder itself takes one of a size."""
    vul_aan(spelers.directeur_sbjh, 2)
    punt = ronde(spelers.session, wachter)
    assert punt is not None
    ander = Checkpoint(logboek=punt.logboek, grootte=punt.grootte, wortel="0" * 64, tekst=b"", gemaakt_op=NU)
    regels = punt.tekst.split(b"\n")
    ander.tekst = b"\n".join([*regels[:2], b"A" * 43 + b"=", *regels[3:]])
    with pytest.raises(Gespleten):
        buiten(wachter).bewaar(ander.logboek, ander.grootte, ander.tekst)
    assert buiten(wachter).laatste(punt.logboek) == punt.tekst


def test_a_checkpoint_that_somebody_else_signed_is_an_alarm(
    spelers: Spelers, wachter: Ondertekenaar, tmp_path: Path
) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    indringer = lees_of_maak_sleutel(tmp_path / "ander.pem", wachter.oorsprong, wachter.buiten)
    with transaction(spelers.session):
        maak_checkpoint(spelers.session, indringer, NU)
    leg_buiten(spelers.session, indringer)
    with pytest.raises(Afwijkend, match="niet met een sleutel van deze installatie"):
        ronde(spelers.session, wachter)


def test_another_logboek_in_the_place_of_the_known_one_is_an_alarm(spelers: Spelers, wachter: Ondertekenaar) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    snijd_af(spelers.session, 0)
    with transaction(spelers.session) as session:
        session.execute(update(LogboekKop).values(logboek="lb-ander"))
    with pytest.raises(Afwijkend, match="niets bekend, wel van een ander logboek"):
        toets_buiten(spelers.session, wachter, nieuw_mag=False)
    toets_buiten(spelers.session, wachter, nieuw_mag=True)


def test_while_an_alarm_stands_nothing_is_recorded(s1: Spelers, wachter: Ondertekenaar) -> None:
    nr = vul_aan(s1.directeur_sbjh, 1)
    ronde(s1.session, wachter)
    snijd_af(s1.session, 1)
    bij_start(s1.session, wachter, NU, nieuw_mag=False)
    with pytest.raises(AlleenLezen, match="Er kan niets worden vastgelegd"):
        vul_aan(s1.directeur_sbjh, 1)
    s1.session.rollback()
    assert s1.session.scalars(select(LogboekKop.nr)).one() == nr - 1


def test_an_alarm_ends_when_the_lines_came_back_and_not_before(spelers: Spelers, wachter: Ondertekenaar) -> None:
    vul_aan(spelers.directeur_sbjh, 2)
    ronde(spelers.session, wachter)
    kopie = spelers.session.execute(text("SELECT nr, hash FROM logboek_kop")).one()
    with transaction(spelers.session):
        spelers.session.add(
            Logalarm(
                logboek=logboeknaam(spelers.session), reden="Proef.", verwacht=kopie.nr + 1, gevonden=kopie.nr,
                bewijs=b"-", gevonden_op=NU, nieuw_logboek="lb-nieuw",
            )
        )  # fmt: skip
    assert vergelijk_opnieuw(spelers.session, wachter, NU, nieuw_mag=False)
    assert not vergelijk_opnieuw(spelers.session, wachter, NU, nieuw_mag=False)
    snijd_af(spelers.session, 1)
    bij_start(spelers.session, wachter, NU, nieuw_mag=False)
    with pytest.raises(Afwijkend):
        vergelijk_opnieuw(spelers.session, wachter, NU, nieuw_mag=False)
    assert open_alarm(spelers.session) is not None


def test_the_head_takes_no_other_id_by_itself(spelers: Spelers) -> None:
    vul_aan(spelers.directeur_sbjh, 1)
    with pytest.raises(DBAPIError, match="gaat alleen vooruit"), transaction(spelers.session) as session:
        session.execute(text("UPDATE logboek_kop SET logboek = 'lb-ander'"))
