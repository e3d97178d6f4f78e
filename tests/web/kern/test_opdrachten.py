"""The commands as an operator runs them: results on stdout, messages on stderr, exit codes as documented."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import cli as flask_opdracht

from app.cli import OPDRACHTEN
from config import WORTEL

WACHTWOORD = "een-lang-wachtwoord"
NIEUW = ["--naam", "N. Nieuw", "--functie", "inkijker", "--organisatie", "sbjh", "--rol"]
ACCOUNT = [*NIEUW, "bestuurder"]
"""With a role that decides nothing: another one waits for a second person."""


def doe(app: Flask, *woorden: str) -> Result:
    """The command in this process, with its own stdout and stderr."""
    klaar = app.test_cli_runner().invoke(args=list(woorden))
    assert klaar.exception is None or isinstance(klaar.exception, SystemExit)
    return klaar


def buiten(map_: Path, *woorden: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """`flask --app app` with these words, in a process of its own, on the data in this folder."""
    kaal = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DRAAIBOEK_")}
    opdracht = [sys.executable, "-m", "flask", "--app", "app", *woorden]
    alles = kaal | {"DRAAIBOEK_DATA_DIR": str(map_)} | omgeving
    return subprocess.run(opdracht, cwd=WORTEL, env=alles, capture_output=True, text=True, check=False)


def bladen(opdracht: click.Command, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with its words."""
    pad = (*pad, opdracht.name or "")
    if isinstance(opdracht, click.Group):
        for deel in opdracht.commands.values():
            yield from bladen(deel, pad)
    else:
        yield pad, opdracht


def als_naam(deel: object) -> str:
    """The words of a command as the name of its test."""
    return " ".join(deel) if isinstance(deel, list) else ""


ALLE = dict(blad for opdracht in OPDRACHTEN for blad in bladen(opdracht))


@pytest.mark.parametrize("pad", ALLE, ids=" ".join)
def test_every_command_says_what_it_does_and_can_answer_in_json(pad: tuple[str, ...]) -> None:
    opdracht = ALLE[pad]
    assert (opdracht.help or "").strip().endswith(".")
    opties = [p for p in opdracht.params if isinstance(p, click.Option)]
    assert [optie.name for optie in opties if not optie.help and optie.name != "rollen"] == []
    assert "als_json" in {optie.name for optie in opties}


@pytest.mark.parametrize("pad", ALLE, ids=" ".join)
def test_every_command_stands_in_the_documentation(pad: tuple[str, ...]) -> None:
    assert f"`flask --app app {' '.join(pad)}" in (WORTEL / "docs" / "beheer" / "opdrachten.md").read_text("utf-8")


UITSLAGEN: list[tuple[list[str], set[str]]] = [
    (["demo"], {"zaaknummer", "wachtwoord", "accounts", "lopend", "gespeeld_tot", "afbouw"}),
    (["logboek", "verify"], {"klopt", "keten", "boom", "nagespeeld"}),
    (["logboek", "checkpoint"], {"logboek", "grootte", "wortel", "gemaakt_op", "tekst"}),
    (["logboek", "alarm"], {"alarm_was_er"}),
    (["logboek", "tegels"], {"erbij", "bestanden"}),
    (["draaiboeken", "toets"], {"edities", "regioprofielen"}),
    (["naslag", "toon"], {"gemeenten", "vandaag", "jeugdregios", "jaren", "regelingen", "bestanden"}),
    (["sleutel"], {"vingerafdruk", "pem", "vkey"}),
    (["openstaand", "herbouw"], {"weg", "erbij"}),
    (["databaserechten", "toepassing"], {"rol", "opdrachten"}),
    (["jobs", "run", "--once"], {"gelukt", "berichten", "fouten"}),
    (["vernietiging", "opruimen"], {"opgeruimd"}),
    (["sleutelwissel", "--namens", "beheer@sbjh.example"], {"vingerafdruk", "vorige"}),
]


@pytest.mark.parametrize(
    ("woorden", "velden"), UITSLAGEN, ids=lambda deel: " ".join(deel) if type(deel) is list else ""
)
def test_json_is_one_line_on_stdout(app: Flask, woorden: list[str], velden: set[str]) -> None:
    klaar = doe(app, *woorden, "--json")
    assert klaar.exit_code == 0, klaar.stderr
    assert klaar.stdout.count("\n") == 1
    assert set(json.loads(klaar.stdout)) == velden


def test_an_account_is_made_listed_and_noted(app: Flask) -> None:
    email = "nieuw@sbjh.example"
    klaar = doe(app, "gebruikers", "maak", email, *ACCOUNT, "--wachtwoord", WACHTWOORD)
    assert (klaar.exit_code, klaar.stdout) == (0, "")
    assert klaar.stderr.endswith(f"Account {email} gemaakt.\n"), "after the line of the log"
    rijen: list[dict[str, Any]] = json.loads(doe(app, "gebruikers", "lijst", "--json").stdout)
    (rij,) = [rij for rij in rijen if rij["email"] == email]
    assert (rij["organisatie"], rij["rollen"], rij["stand"]) == ("sbjh", ["bestuurder"], "actief")
    assert f"{email}\tN. Nieuw\tinkijker\tsbjh\tbestuurder\tactief" in doe(app, "gebruikers", "lijst").stdout
    weer = doe(app, "gebruikers", "maak", email, *ACCOUNT, "--wachtwoord", WACHTWOORD)
    assert (weer.exit_code, weer.stdout) == (1, "")
    assert "Er is al een account" in weer.stderr
    aantal = json.loads(doe(app, "logboek", "verify", "--json").stdout)["keten"]["aantal"]
    doe(app, "gebruikers", "maak", "nog@sbjh.example", *ACCOUNT, "--wachtwoord", WACHTWOORD)
    assert json.loads(doe(app, "logboek", "verify", "--json").stdout)["keten"]["aantal"] == aantal + 1


def test_an_account_that_decides_waits_for_a_second_person(app: Flask) -> None:
    email = "nieuw@sbjh.example"
    klaar = doe(app, "gebruikers", "maak", email, *NIEUW, "beheerder", "--wachtwoord", WACHTWOORD)
    assert (klaar.exit_code, klaar.stdout) == (0, "")
    assert f"Account {email} wacht op een beheerder of Regievoerder die het bevestigt" in klaar.stderr
    assert email not in doe(app, "gebruikers", "lijst").stdout


def test_an_export_tells_what_it_became(app: Flask, tmp_path: Path) -> None:
    bundel = tmp_path / "bundel.zip"
    klaar = doe(app, "export", "2025-0001", "--naar", "NZa", "-o", str(bundel), "--json")
    uitslag = json.loads(klaar.stdout)
    assert (uitslag["bestand"], uitslag["grootte"]) == (str(bundel), bundel.stat().st_size)
    assert "staat in" in klaar.stderr


FOUT = [
    (["export", "2025-9999", "--naar", "NZa", "-o", "x.zip"], 1, "Zaak 2025-9999 bestaat niet"),
    (["logboek", "verify", "--zaak", "2025-9999"], 1, "deze zaak is er niet"),
    (["databaserechten", "rol; DROP"], 1, "De naam van een rol"),
    (["databaserechten", "public"], 1, "public is iedereen"),
    (["sleutelwissel", "--namens", "niemand@x.example"], 1, "Er is geen account"),
    (["gebruikers", "maak", "x@sbjh.example", *ACCOUNT, "--wachtwoord", "kort"], 1, "minstens 12 "),
    (["gebruikers", "maak", "x@sbjh.example", *ACCOUNT, "--wachtwoord", "x" * 201], 1, "hoogstens 200 tekens"),
    (["export"], 2, "Missing argument"),
    (["gebruikers", "maak", "x@sbjh.example"], 2, "Missing option"),
    (["jobs", "loop"], 2, "No such command"),
    (["users", "create", "x@sbjh.example"], 2, "No such command"),
    (["roles", "add", "x@sbjh.example", "beheerder"], 2, "No such command"),
]


@pytest.mark.parametrize(
    ("woorden", "code", "melding"), FOUT, ids=lambda deel: " ".join(deel) if type(deel) is list else ""
)
def test_what_is_wrong_is_said_on_stderr(app: Flask, woorden: list[str], code: int, melding: str) -> None:
    klaar = doe(app, *woorden)
    assert (klaar.exit_code, klaar.stdout) == (code, "")
    assert melding in klaar.stderr


def test_a_logboek_that_does_not_verify_answers_in_json_with_exit_code_1(app: Flask) -> None:
    klaar = doe(app, "logboek", "verify", "--zaak", "2025-9999", "--json")
    uitslag = json.loads(klaar.stdout)
    assert (klaar.exit_code, uitslag["klopt"]) == (1, False)
    assert uitslag["eerste_verschil"] in klaar.stderr


@pytest.mark.parametrize(
    ("omgeving", "melding"),
    [
        ({"DRAAIBOEK_WITNESSES": "onzin"}, "DRAAIBOEK_WITNESSES"),
        ({"DRAAIBOEK_OMGEVING": "productie"}, "DRAAIBOEK_SECRET_KEY"),
        ({}, "db upgrade"),
        ({"DRAAIBOEK_DATABASE_URL": "postgresql+psycopg://x@127.0.0.1:1/x"}, "Is zij bereikbaar"),
    ],
    ids=["getuigen", "productie zonder geheim", "geen tabellen", "geen database"],
)
def test_an_installation_that_is_not_ready_says_why(tmp_path: Path, omgeving: dict[str, str], melding: str) -> None:
    """The command `flask` itself, on the settings of this environment."""
    omgeving = {"DRAAIBOEK_DATA_DIR": str(tmp_path)} | omgeving
    klaar = CliRunner().invoke(flask_opdracht, ["--app", "app", "logboek", "verify"], env=omgeving)
    assert (klaar.exit_code, klaar.stdout) == (1, "")
    assert isinstance(klaar.exception, SystemExit)
    assert melding in klaar.stderr


@pytest.mark.traag
def test_the_commands_work_one_after_the_other_from_nothing(tmp_path: Path) -> None:
    """As an operator begins: every word in a process of its own."""
    klaar = buiten(tmp_path, "logboek", "verify")
    assert (klaar.returncode, klaar.stdout) == (1, "")
    assert "Traceback" not in klaar.stderr
    assert buiten(tmp_path, "db", "upgrade").returncode == 0
    maak = ["gebruikers", "maak", "nieuw@sbjh.example", *ACCOUNT, "--wachtwoord", WACHTWOORD]
    gemaakt = buiten(tmp_path, *maak, "--json")
    assert (gemaakt.returncode, json.loads(gemaakt.stdout)["email"]) == (0, "nieuw@sbjh.example")
    ronde = buiten(tmp_path, "jobs", "run", "--once", "--json")
    assert (ronde.returncode, json.loads(ronde.stdout)["gelukt"]) == (0, True)
    assert "Checkpoint: 1 regels." in ronde.stderr
