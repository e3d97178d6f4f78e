"""The alarm of the logboek on the screens and the command line: reading goes on, recording waits for two persons."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.demo.accounts import WACHTWOORD
from app.models import Logalarm, LogboekKop
from tests.kern.spelers import Spelers
from tests.services.bewijs.logboekeigenaar import snijd_af, vul_aan
from tests.web.bezoeker import Bezoekers

PAD = "/logboek/alarm"
VRAAG = {
    "tekst": "Welke locatie kan erbij?",
    "gemeenten": ["GM0503"],
    "datum": "2025-05-20",
    "reactie_voor_datum": "2025-05-30",
}
WAAROM = "De schijf viel uit; de reservekopie van vannacht is teruggezet."


def opdracht(app: Flask, *woorden: str) -> tuple[int, str]:
    uitslag = app.test_cli_runner().invoke(args=list(woorden))
    return uitslag.exit_code, uitslag.output


def laat_afgaan(app: Flask, spelers: Spelers) -> tuple[int, str]:
    """Two entries were lost after the last checkpoint: the number that it names, and what the round says of it."""
    assert opdracht(app, "jobs", "run", "--once")[0] == 0
    vul_aan(spelers.directeur_sbjh, 2)
    assert opdracht(app, "jobs", "run", "--once")[0] == 0
    nr = snijd_af(spelers.session, 2) + 2
    spelers.session.rollback()
    code, tekst = opdracht(app, "jobs", "run", "--once")
    assert code == 1
    app.extensions.pop("draaiboek_alarm", None)
    return nr, tekst


def test_the_command_gives_the_checkpoint_that_lies_outside(app: Flask, tmp_path: Path) -> None:
    code, tekst = opdracht(app, "logboek", "checkpoint")
    assert (code, tekst) == (0, next(tmp_path.glob("checkpoints/*/*.checkpoint")).read_text())
    assert tekst.startswith("draaiboek/haaglanden/")


def test_without_an_alarm_the_page_says_so(bezoekers: Bezoekers) -> None:
    assert "Er is geen alarm" in bezoekers.auditor.lees(PAD).tekst
    assert "Er kan niets worden vastgelegd" not in bezoekers.directeur_sbjh.lees("/").tekst


def test_lost_entries_stop_recording_and_every_page_says_so(app: Flask, bezoekers: Bezoekers, spelers: Spelers) -> None:
    nr, gezegd = laat_afgaan(app, spelers)
    assert f"heeft {nr - 2} regels, terwijl een ondertekend checkpoint er {nr} noemt" in gezegd
    wie = bezoekers.directeur_sbjh
    assert "niets worden vastgelegd" in wie.lees("/zaken/2025-0001").tekst
    tekst = wie.lees(PAD).tekst
    assert f"regel {nr - 1} tot en met {nr}" in tekst
    antwoord = wie.post("/zaken/2025-0001/vragen/nieuw", **VRAAG)
    assert antwoord.status_code == 503
    assert "niets worden vastgelegd tot twee mensen" in antwoord.text
    assert "Dit is niet vastgelegd" in antwoord.text
    assert "niet goed ingevuld" not in antwoord.text
    assert "Welke locatie" not in wie.lees("/zaken/2025-0001/vragen").tekst


def test_two_persons_let_it_go_on(app: Flask, bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    laat_afgaan(app, spelers)
    sbjh, denhaag = bezoekers.directeur_sbjh, bezoekers.directeur_denhaag
    assert sbjh.post(f"{PAD}/hervatting", toelichting=WAAROM).status_code == 302
    assert WAAROM in denhaag.lees(PAD).tekst
    assert WAAROM not in bezoekers.auditor.lees(PAD).tekst
    assert sbjh.post(f"{PAD}/bevestiging", wachtwoord=WACHTWOORD).status_code == 403
    assert denhaag.post(f"{PAD}/bevestiging", wachtwoord="iets anders").status_code == 403
    antwoord = denhaag.post(f"{PAD}/bevestiging", wachtwoord=WACHTWOORD)
    assert (antwoord.status_code, antwoord.location) == (302, PAD)
    session.rollback()
    alarm = session.scalars(select(Logalarm)).one()
    assert session.scalars(select(LogboekKop.logboek)).one() == alarm.nieuw_logboek
    assert opdracht(app, "jobs", "run", "--once")[0] == 0
    assert opdracht(app, "logboek", "verify")[0] == 0
    assert "Er is geen alarm" in sbjh.lees(PAD).tekst


def test_the_page_of_the_alarm_tells_what_is_so_now(app: Flask, bezoekers: Bezoekers, spelers: Spelers) -> None:
    """Other pages remember it for some seconds, also in a process in which nobody ended it."""
    laat_afgaan(app, spelers)
    wie = bezoekers.directeur_sbjh
    assert "Er kan niets worden vastgelegd" in wie.lees("/").tekst
    with transaction(spelers.session) as session:
        session.execute(delete(Logalarm))
    assert "Er kan niets worden vastgelegd" not in wie.lees(PAD).tekst
    assert "Er kan niets worden vastgelegd" not in wie.lees("/").tekst


def test_the_alarm_stays_until_the_comparison_holds(app: Flask, spelers: Spelers) -> None:
    nr, _ = laat_afgaan(app, spelers)
    code, tekst = opdracht(app, "logboek", "alarm")
    assert code == 1
    assert f"heeft {nr - 2} regels" in tekst


def test_the_administrator_changes_the_key_by_command(app: Flask, tmp_path: Path) -> None:
    voor = (tmp_path / "ondertekening.pem").read_bytes() if (tmp_path / "ondertekening.pem").exists() else b""
    assert opdracht(app, "logboek", "checkpoint")[0] == 0
    code, tekst = opdracht(app, "sleutelwissel", "--namens", "beheer@sbjh.example")
    assert (code, "Nieuwe sleutel, vingerafdruk" in tekst) == (0, True)
    assert (tmp_path / "ondertekening.pem").read_bytes() != voor
    assert opdracht(app, "jobs", "run", "--once")[0] == 0
    assert opdracht(app, "sleutelwissel", "--namens", "directeur@sbjh.example")[0] == 1
