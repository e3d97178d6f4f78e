"""The status page: the administrator sees what is wrong; a monitor asks whether this node answers."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, text

from tests.kern.spelers import Spelers, dag
from tests.services.bewijs.logboekeigenaar import vul_aan
from tests.web.bezoeker import Bezoekers, Pagina

PAD = "/beheer/status"


def gelezen(bezoekers: Bezoekers) -> Pagina:
    return Pagina(bezoekers.beheerder.get(PAD).text)


def opdracht(app: Flask, *woorden: str) -> tuple[int, str]:
    uitslag = app.test_cli_runner().invoke(args=list(woorden))
    return uitslag.exit_code, uitslag.output


def test_de_beheerder_ziet_dat_de_achtergrond_niet_draait_en_daarna_wat_zij_deed(
    app: Flask, bezoekers: Bezoekers, tmp_path: Path
) -> None:
    assert "Zet “flask jobs run” aan" in gelezen(bezoekers).tekst
    assert opdracht(app, "controle")[0] == 1
    assert opdracht(app, "jobs", "run", "--once")[0] == 0
    tekst = gelezen(bezoekers).tekst
    assert "Achtergrondtaak: checkpoint" in tekst
    assert "regels vallen onder een checkpoint" in tekst
    assert tekst.index("Reservekopie") < tekst.index("Tabellen")  # what cannot wait stands above what is in order
    code, uit = opdracht(app, "controle")
    assert (code, "MIS     Reservekopie: Er is hier nog nooit een gemaakt" in uit) == (1, True)
    assert opdracht(app, "backup", str(tmp_path), "--onversleuteld")[0] == 0
    code, uit = opdracht(app, "controle")
    assert code == 0, uit
    assert "let op  Getuigen: Geen." in uit


def test_wie_de_klok_terugzet_ziet_het_op_de_statuspagina(bezoekers: Bezoekers, spelers: Spelers) -> None:
    def sprongen() -> int:
        gezegd = re.search(r"Bij (\d+) regels stond de klok achter", gelezen(bezoekers).tekst)
        return int(gezegd[1]) if gezegd else 0

    vul_aan(spelers.directeur_sbjh.op(dag(21, 5)), 1)
    eerst = sprongen()
    vul_aan(spelers.directeur_sbjh.op(dag(20, 5)), 1)
    assert sprongen() == eerst + 1


def test_een_monitor_vraagt_zonder_account_of_het_programma_er_is_en_of_het_kan_antwoorden(
    app: Flask, engine: Engine
) -> None:
    monitor = app.test_client()
    assert monitor.get("/gezond").json == {"gezond": True}
    assert monitor.get("/gereed").json == {"gereed": True, "redenen": []}
    with engine.begin() as verbinding:
        verbinding.execute(text("UPDATE alembic_version SET version_num = '0051'"))
    antwoord = monitor.get("/gereed")
    assert (antwoord.status_code, antwoord.json) == (503, {"gereed": False, "redenen": ["tabellen"]})
