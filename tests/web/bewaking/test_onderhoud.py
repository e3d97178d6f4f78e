"""Maintenance: everybody may read and nobody record, or a node is closed and says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from app.domain.basis.fouten import AlleenLezen
from app.domain.bewaking.onderhoud import GESLOTEN, lees_onderhoud
from app.services.bewaking.onderhoud import lees_dicht
from tests.kern.spelers import Spelers, dag
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.web.bezoeker import Bezoekers, Pagina


def opdracht(app: Flask, *woorden: str) -> tuple[int, str]:
    uitslag = app.test_cli_runner().invoke(args=["onderhoud", *woorden])
    return uitslag.exit_code, uitslag.output


def test_tijdens_alleen_lezen_wordt_niets_vastgelegd_en_wel_gelezen(
    app: Flask, bezoekers: Bezoekers, spelers: Spelers
) -> None:
    code, uit = opdracht(app, "lezen", "--tot", "14.00 uur")
    assert (code, "Lezen kan wel. Naar verwachting tot 14.00 uur." in uit) == (0, True)
    bladzij = bezoekers.beheerder.get("/beheer/status")
    assert bladzij.status_code == 200
    assert "Alleen lezen. Bezoekers zien" in Pagina(bladzij.text).tekst
    with pytest.raises(AlleenLezen, match=r"tot 14\.00 uur"):
        vul_aan(spelers.directeur_sbjh.op(dag(21, 5)), 1)
    uitslag = app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    assert (uitslag.exit_code, "de achtergrond rust" in uitslag.output) == (0, True)
    assert "Alleen lezen" in opdracht(app, "stand")[1]
    assert opdracht(app, "uit")[0] == 0
    assert lees_dicht(spelers.session) is None
    vul_aan(spelers.directeur_sbjh.op(dag(21, 5)), 1)


def test_een_machine_die_dicht_is_zegt_het_aan_mensen_aan_programmas_en_aan_een_monitor(
    app: Flask, bezoekers: Bezoekers
) -> None:
    assert bezoekers.beheerder.get("/beheer/status").status_code == 200
    assert opdracht(app, "dicht", "--tekst", "Wij werken <draaiboek> bij.", "--tot", "14.00 uur")[0] == 0
    bezoeker = app.test_client()
    bladzij = bezoeker.get("/inloggen")
    assert (bladzij.status_code, bladzij.headers["Retry-After"]) == (503, "300")
    assert "Wij werken &lt;draaiboek&gt; bij. Naar verwachting tot 14.00 uur." in bladzij.text
    probleem = bezoeker.get("/api/v1/zaken")
    assert (probleem.status_code, probleem.json["code"]) == (503, "onderhoud")  # type: ignore[index]
    assert bezoeker.get("/gereed").json == {"gereed": False, "redenen": ["onderhoud"]}
    assert bezoeker.get("/gezond").status_code == 200
    assert bezoekers.beheerder.get("/beheer/status").status_code == 503
    assert "Deze machine is dicht" in app.test_cli_runner().invoke(args=["jobs", "run", "--once"]).output
    assert "Dicht" in opdracht(app, "stand")[1]
    assert opdracht(app, "uit")[0] == 0
    assert bezoekers.beheerder.get("/beheer/status").status_code == 200


def test_een_te_lang_bericht_wordt_geweigerd_en_verandert_niets(app: Flask) -> None:
    for woord in ("lezen", "dicht"):
        code, uit = opdracht(app, woord, "--tekst", "x" * 301)
        assert (code, "Maak het korter" in uit) == (1, True)
    assert "Open." in opdracht(app, "stand")[1]


def test_een_bestand_dat_niet_te_lezen_is_sluit_de_machine_ook(app: Flask) -> None:
    for inhoud in ("", "[1]", '{"tekst": 1}'):
        assert lees_onderhoud(inhoud).bericht == GESLOTEN
    pad: Path = app.extensions["draaiboek"].onderhoudsbestand
    pad.write_bytes(b"\xff")
    antwoord = app.test_client().get("/inloggen")
    pad.unlink()
    assert (antwoord.status_code, GESLOTEN in antwoord.text) == (503, True)
    assert json.loads(lees_onderhoud("").als_json()) == {"tekst": GESLOTEN, "tot": ""}
