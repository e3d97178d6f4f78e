"""Tokens of the API at the command line: only the token goes to stdout, and what is wrong is said in Dutch."""

from __future__ import annotations

import json

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from app.domain.gebruiker.token import Tokenbereik
from app.models import Apitoken
from app.services.gebruiker import gebruikers
from tests.kern.opzet import logboek
from tests.kern.spelers import Spelers

DELFT = "delft@h10.example"


def opdracht(app: Flask, *woorden: str) -> Result:
    return app.test_cli_runner().invoke(args=["tokens", *woorden])


def enige(session: Session) -> Apitoken:
    session.rollback()
    (token,) = session.query(Apitoken)
    return token


def test_maken_schrijft_alleen_het_token_op_stdout(app: Flask, session: Session) -> None:
    uit = opdracht(app, "maak", DELFT)
    token = enige(session)
    assert uit.exit_code == 0
    assert uit.stdout == f"{uit.stdout.strip()}\n"
    assert uit.stdout.startswith("dbk_")
    assert uit.stdout.strip().endswith(token.kenmerk)
    assert uit.stderr.endswith(f"Token {token.id} voor {DELFT}, bereik bevestigen, werkt 90 dagen.\n"), (
        "after the line of the log"
    )
    assert (token.naam, token.bereik) == ("opdrachtregel", Tokenbereik.BEVESTIGEN)
    assert (token.verloopt_op - token.gemaakt_op).days == 90


def test_maken_met_een_naam_bereik_en_termijn_en_als_json(app: Flask, session: Session) -> None:
    uit = opdracht(app, "maak", DELFT, "--naam", "Blad", "--bereik", "lezen", "--dagen", "365", "--json")
    token, gegevens = enige(session), json.loads(uit.stdout)
    assert (token.naam, token.bereik, token.aan_opdrachtregel) == ("Blad", Tokenbereik.LEZEN, True)
    assert gegevens["token"].endswith(token.kenmerk)
    assert (gegevens["id"], gegevens["bereik"]) == (token.id, "lezen")
    assert gegevens["verloopt_op"] == token.verloopt_op.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_het_logboek_zegt_dat_het_aan_de_opdrachtregel_was(app: Flask, session: Session) -> None:
    opdracht(app, "maak", DELFT)
    kop = logboek(session)[-1].kop
    assert (kop.actie, kop.actor, kop.hoedanigheid) == ("maak_token", "systeem", "beheer aan de opdrachtregel")


@pytest.mark.parametrize(
    ("woorden", "bericht"),
    [
        (["niemand@x.example"], "Er is geen account niemand@x.example dat iets mag doen."),
        ([DELFT, "--dagen", "91"], "Een token met bereik bevestigen geldt 1 tot en met 90 dagen."),
        ([DELFT, "--naam", "laptop 111222333"], "lijkt op een burgerservicenummer"),
        ([DELFT, "--naam", " "], "Geef het token een naam"),
    ],
)
def test_wat_niet_kan_maakt_niets(app: Flask, session: Session, woorden: list[str], bericht: str) -> None:
    uit = opdracht(app, "maak", *woorden)
    assert (uit.exit_code, uit.stdout) == (1, "")
    assert bericht in uit.stderr
    assert session.query(Apitoken).count() == 0


def test_een_geblokkeerd_account_krijgt_geen_token(app: Flask, spelers: Spelers) -> None:
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.delft.actor.id, False)
    uit = opdracht(app, "maak", DELFT)
    assert (uit.exit_code, uit.stdout) == (1, "")
    assert "Er is geen account" in uit.stderr


def test_een_onbekend_bereik_noemt_de_keuzes(app: Flask) -> None:
    uit = opdracht(app, "maak", DELFT, "--bereik", "alles")
    assert uit.exit_code == 2
    assert "'lezen', 'schrijven', 'bevestigen'" in uit.stderr


def test_de_lijst_noemt_wat_werkt_en_geen_geheim(app: Flask, session: Session) -> None:
    assert opdracht(app, "lijst").stdout == ""
    tekst = opdracht(app, "maak", DELFT).stdout.strip()
    opdracht(app, "maak", "westland@h10.example")
    token = session.query(Apitoken).order_by(Apitoken.id).first()
    assert token is not None
    alle = opdracht(app, "lijst")
    assert [regel.split("\t")[1] for regel in alle.stdout.splitlines()] == [DELFT, "westland@h10.example"]
    assert not any(geheim in alle.stdout for geheim in (tekst, token.sha256))
    (rij,) = json.loads(opdracht(app, "lijst", DELFT, "--json").stdout)
    assert (rij["id"], rij["account"], rij["kenmerk"], rij["laatst_gebruikt_op"]) == (token.id, DELFT, tekst[-6:], None)
    assert opdracht(app, "lijst", "niemand@x.example").exit_code == 1


def test_intrekken_haalt_het_uit_de_lijst(app: Flask, session: Session) -> None:
    opdracht(app, "maak", DELFT)
    uit = opdracht(app, "intrek", str(enige(session).id))
    assert (uit.exit_code, uit.stdout) == (0, "")
    assert "is ingetrokken" in uit.stderr
    assert opdracht(app, "lijst").stdout == ""
    assert opdracht(app, "intrek", "9999").exit_code == 1
