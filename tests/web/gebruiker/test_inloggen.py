"""Log in, log out, sessions that end, and what guessing costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.models import Gebruiker
from tests.kern.opzet import inhoud
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

SBJH = "directeur@sbjh.example"
KLOPT_NIET = "Het e-mailadres of het wachtwoord klopt niet."


def probeer(bezoeker: Bezoeker, email: str, wachtwoord: str, naar: str = "/inloggen") -> TestResponse:
    token = Pagina(bezoeker.get(naar).text).velden["csrf_token"]
    return bezoeker.stuur(naar, {"csrf_token": token, "email": email, "password": wachtwoord})


def is_binnen(bezoeker: Bezoeker) -> bool:
    return bezoeker.get("/").status_code == 200


@pytest.fixture
def wie(app: Flask) -> Bezoeker:
    """Somebody who is not logged in."""
    return Bezoeker(app)


def test_met_het_goede_wachtwoord_komt_men_op_de_startpagina(wie: Bezoeker) -> None:
    antwoord = probeer(wie, SBJH, WACHTWOORD)
    assert (antwoord.status_code, antwoord.location) == (302, "/")
    assert "Wat wacht op u" in wie.get("/").text


def test_hoofdletters_in_het_adres_maken_niet_uit(wie: Bezoeker) -> None:
    assert probeer(wie, " Directeur@SBJH.example ", WACHTWOORD).status_code == 302


@pytest.mark.parametrize(
    ("email", "wachtwoord"),
    [(SBJH, "verkeerd"), ("niemand@sbjh.example", WACHTWOORD), (SBJH, ""), ("", ""), ("geen adres", "x")],
    ids=["verkeerd wachtwoord", "onbekend account", "leeg wachtwoord", "leeg", "geen adres"],
)
def test_elke_mislukking_zegt_hetzelfde_in_het_nederlands(wie: Bezoeker, email: str, wachtwoord: str) -> None:
    antwoord = probeer(wie, email, wachtwoord)
    assert antwoord.status_code == 200
    assert KLOPT_NIET in antwoord.text
    assert not is_binnen(wie)


@pytest.mark.parametrize("waarde", ["a\0b", "\ud800".encode("utf-8", "surrogatepass"), "x" * 1_000_000])
def test_rare_tekens_in_adres_of_wachtwoord_zijn_gewoon_fout(wie: Bezoeker, waarde: Any) -> None:
    for email, wachtwoord in ((waarde, "x"), (SBJH, waarde)):
        antwoord = probeer(wie, email, wachtwoord)
        assert antwoord.status_code in (200, 413)
        assert not is_binnen(wie)


def test_een_geblokkeerd_account_komt_er_niet_in_en_hoort_niets_anders(wie: Bezoeker, engine: Engine) -> None:
    with engine.begin() as verbinding:
        verbinding.execute(update(Gebruiker).where(Gebruiker.email == SBJH).values(active=False))
    assert KLOPT_NIET in probeer(wie, SBJH, WACHTWOORD).text
    assert not is_binnen(wie)


def test_blokkeren_beeindigt_de_lopende_sessie(bezoekers: Bezoekers, engine: Engine) -> None:
    assert is_binnen(bezoekers.directeur_sbjh)
    with engine.begin() as verbinding:
        verbinding.execute(update(Gebruiker).where(Gebruiker.email == SBJH).values(active=False))
    assert not is_binnen(bezoekers.directeur_sbjh)


def test_uitloggen_sluit_de_deur(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.stuur("/uitloggen", {"csrf_token": wie.csrf()})
    assert (antwoord.status_code, antwoord.location) == (302, "/inloggen")
    assert not is_binnen(wie)


@pytest.mark.parametrize(
    "buiten",
    ["https://elders.example/", "//elders.example", "/\\elders.example", "http:elders.example", "javascript:alert(1)"],
)
def test_na_het_inloggen_gaat_men_nooit_naar_elders(wie: Bezoeker, buiten: str) -> None:
    antwoord = probeer(wie, SBJH, WACHTWOORD, naar=f"/inloggen?next={buiten}")
    if antwoord.status_code == 302:
        doel = urlsplit(urljoin("http://hier.example/inloggen", antwoord.location.replace("\\", "/")))
        assert doel.netloc == "hier.example"
    else:
        assert not is_binnen(wie)


def test_na_het_inloggen_komt_men_waar_men_heen_wilde(wie: Bezoeker) -> None:
    naar = wie.get("/zaken/2025-0001").location
    antwoord = probeer(wie, SBJH, WACHTWOORD, naar=naar)
    assert antwoord.location.rstrip("?") == "/zaken/2025-0001"


def test_na_tien_mislukte_pogingen_moet_men_wachten_ook_met_het_goede_wachtwoord(wie: Bezoeker) -> None:
    for _ in range(10):
        assert probeer(wie, SBJH, "verkeerd").status_code == 200
    antwoord = probeer(wie, SBJH, WACHTWOORD)
    assert antwoord.status_code == 429
    assert "Wacht 5 minuten" in antwoord.text
    assert probeer(wie, SBJH.upper(), WACHTWOORD).status_code == 429
    assert probeer(Bezoeker(wie.app), "delft@h10.example", WACHTWOORD).status_code == 302, (
        "somebody else is not kept out"
    )


@pytest.mark.parametrize(
    "schrijf",
    [str.upper, lambda a: f"  {a} ", lambda a: a.replace("example", "ｅｘａｍｐｌｅ"), lambda a: a.replace(".", "。")],
    ids=["hoofdletters", "spaties", "brede letters", "brede punt"],
)
def test_hoe_het_adres_is_geschreven_maakt_voor_raden_niet_uit(wie: Bezoeker, schrijf: Callable[[str], str]) -> None:
    for nr in range(10):
        assert probeer(wie, schrijf(SBJH) if nr % 2 else SBJH, "verkeerd").status_code == 200
    assert probeer(wie, schrijf(SBJH), WACHTWOORD).status_code == 429


def test_wie_hier_eerder_inlogde_wordt_niet_opgehouden_door_wie_elders_raadt(app: Flask) -> None:
    bekend = Bezoeker(app, SBJH)
    bekend.client.delete_cookie("session")
    for _ in range(10):
        probeer(Bezoeker(app), SBJH, "verkeerd")
    assert probeer(Bezoeker(app), SBJH, WACHTWOORD).status_code == 429
    assert probeer(bekend, SBJH, WACHTWOORD).status_code == 302


def test_een_adres_dat_van_alles_probeert_moet_wachten(app: Flask) -> None:
    wie = Bezoeker(app)
    assert {probeer(wie, f"account{nr}@sbjh.example", "verkeerd").status_code for nr in range(30)} == {200}
    antwoord = probeer(wie, "account31@sbjh.example", "verkeerd")
    assert antwoord.status_code == 429
    assert int(antwoord.headers["Retry-After"]) > 0


def test_het_log_van_de_beheerder_vertelt_het_zonder_geheimen(wie: Bezoeker) -> None:
    with capture_logs() as gemeld:
        probeer(wie, SBJH, "verkeerd wachtwoord")
        probeer(wie, SBJH, WACHTWOORD)
    regels = [regel for regel in gemeld if regel.get("soort") == "veiligheid"]
    assert [regel["event"] for regel in regels] == ["wachtwoord_fout", "wachtwoord_goed"]
    assert not {SBJH, WACHTWOORD, "verkeerd wachtwoord"} & {str(w) for regel in regels for w in regel.values()}


def test_een_geslaagde_poging_telt_niet_mee(app: Flask) -> None:
    for _ in range(12):
        assert probeer(Bezoeker(app), SBJH, WACHTWOORD).status_code == 302


def test_het_wachtwoord_staat_er_alleen_als_argon2(app: Flask, engine: Engine) -> None:
    with engine.connect() as verbinding:
        assert all(w.startswith("$argon2id$") for w in verbinding.scalars(select(Gebruiker.password)))
    assert app.config["SECURITY_PASSWORD_SCHEMES"] == ["argon2"]


def test_inloggen_verandert_niets_in_de_database(wie: Bezoeker, session: Session) -> None:
    voor = inhoud(session)
    probeer(wie, SBJH, WACHTWOORD)
    assert inhoud(session) == voor, "no password is hashed anew"
