"""The shape of the product: who may import whom, how long a file may be, where a commit may stand."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.acties import ACTIES
from config import WORTEL

APP = WORTEL / "app"
MODULES = sorted(APP.rglob("*.py"))
MAX_REGELS = 300
LANGER = {
    "app/export/verify.py": "one file on purpose: an auditor runs it alone, with nothing of us installed beside it",
    "tests/web/kern/verwachting.py": "one table of every route for every role",
}

# A layer imports from itself and from those it names here, never the other way.
LAGEN = {
    "web": {"services", "models", "domain", "demo", "export"},
    "api": {"services", "models", "domain", "export"},
    "cli": {"services", "models", "domain", "demo", "export", "getuige"},
    "demo": {"services", "models", "domain"},
    "services": {"models", "domain", "export"},
    "models": {"domain"},
    "getuige": {"domain", "export"},
    "export": {"domain"},
    "domain": set(),
}
OVERAL = {"db", "regios", "draaiboeken", "gegevensbestand", "weergave", "logger", "inloggen", "acties"}
OVERAL |= {"installatie", "bijlage"}
"""Modules beside the layers that hold no use cases: set-up, data files, words for readers."""

ZONDER_FLASK = ("domain", "services", "models", "export", "demo", "regios", "draaiboeken")
MAG_FLASK_SECURITY = {"app/models/gebruiker.py"}  # the mixins that its user model asks for


def pad(bestand: Path) -> str:
    return bestand.relative_to(WORTEL).as_posix()


def laag(bestand: Path) -> str:
    return bestand.relative_to(APP).parts[0].removesuffix(".py")


def imports(bestand: Path) -> Iterator[str]:
    """Full names of what a file imports, inside functions too."""
    for knoop in ast.walk(ast.parse(bestand.read_text())):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{pad(bestand)}: write imports in full"
            yield from (f"{knoop.module}.{naam.name}" for naam in knoop.names)


def van_ons(bestand: Path) -> set[str]:
    """The layers of ours that a file imports."""
    return {naam.split(".")[1] for naam in imports(bestand) if naam.startswith("app.")}


@pytest.mark.parametrize("bestand", [b for b in MODULES if laag(b) in LAGEN], ids=pad)
def test_een_laag_kijkt_alleen_naar_beneden(bestand: Path) -> None:
    mag = LAGEN[laag(bestand)] | {laag(bestand)} | (OVERAL if laag(bestand) != "domain" else set())
    assert van_ons(bestand) <= mag


@pytest.mark.parametrize("bestand", [b for b in MODULES if laag(b) == "domain"], ids=pad)
def test_het_domein_kent_alleen_de_standaardbibliotheek_en_transitions(bestand: Path) -> None:
    mag = sys.stdlib_module_names | {"_typeshed", "transitions", "app"}  # the first exists for type checkers only
    assert {naam.partition(".")[0] for naam in imports(bestand)} <= mag
    assert not {"datetime.datetime.now", "time", "random", "secrets", "os", "socket"} & set(imports(bestand))


@pytest.mark.parametrize("bestand", [b for b in MODULES if laag(b) in ZONDER_FLASK], ids=pad)
def test_onder_het_web_is_geen_flask(bestand: Path) -> None:
    gevonden = {naam.partition(".")[0] for naam in imports(bestand)}
    flask = {naam for naam in gevonden if naam.startswith(("flask", "werkzeug", "wtforms"))}
    assert flask <= ({"flask_security"} if pad(bestand) in MAG_FLASK_SECURITY else set())


def test_de_export_leest_geen_modellen_en_geen_database() -> None:
    for bestand in (APP / "export").rglob("*.py"):
        assert not {"models", "services", "db", "web"} & van_ons(bestand), pad(bestand)
        assert "sqlalchemy" not in {naam.partition(".")[0] for naam in imports(bestand)}


def test_een_model_komt_door_een_deur() -> None:
    """Who needs a table asks `app.models`; in which file it stands is nobody's business."""
    buiten = [b for b in (*MODULES, *(WORTEL / "tests").rglob("*.py")) if b.parent != APP / "models"]
    assert [pad(b) for b in buiten if re.search(r"\bapp\.models\.\w", b.read_text())] == []


def test_alleen_db_legt_vast() -> None:
    """One place commits, so that an act and its entry stand or fall together."""
    vastleggers = [pad(b) for b in MODULES if re.search(r"\.commit\(|\.begin\(\)|begin_nested", b.read_text())]
    assert vastleggers == ["app/db.py"]


def test_niemand_kijkt_onder_het_web_op_de_klok() -> None:
    """Time is always a parameter."""
    klok = re.compile(r"\b(datetime\.(now|utcnow)|date\.today|time\.(time|sleep|monotonic))\b")
    onder = [b for b in MODULES if laag(b) in ("domain", "services", "models", "export", "demo")]
    assert [pad(b) for b in onder if klok.search(b.read_text())] == []


def te_tellen() -> list[Path]:
    bestanden = [*MODULES, *(WORTEL / "tests").rglob("*.py"), *(WORTEL / "migrations").glob("*.py")]
    return sorted([*bestanden, *(p for p in (WORTEL / "templates").rglob("*") if p.is_file())])


def test_geen_bestand_is_te_lang() -> None:
    lengtes = {pad(b): len(b.read_text().splitlines()) for b in te_tellen()}
    te_lang = {naam: lengte for naam, lengte in lengtes.items() if lengte >= MAX_REGELS and naam not in LANGER}
    assert te_lang == {}


def genoteerd() -> set[str]:
    """The names of acts in the services: what they give to `wil`, written there or in a constant."""
    gevonden: set[str] = set()
    for bestand in (APP / "services").rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "attr", "") == "wil":
                gevonden |= namen(knoop.args[0])
    return gevonden


def namen(uitdrukking: ast.expr) -> set[str]:
    if isinstance(uitdrukking, ast.IfExp):
        return namen(uitdrukking.body) | namen(uitdrukking.orelse)
    if isinstance(uitdrukking, ast.Constant):
        return {str(uitdrukking.value)}
    constante = uitdrukking.attr if isinstance(uitdrukking, ast.Attribute) else getattr(uitdrukking, "id", "")
    return {constante.lower()}  # the constants are named after their value: STEL_VOOR = "stel_voor"


def test_elke_handeling_heeft_een_naam_voor_lezers() -> None:
    assert "bepaal_trede" in genoteerd()
    assert genoteerd() <= ACTIES.keys()


def test_elke_naam_voor_lezers_hoort_bij_een_handeling() -> None:
    nog_niet = {"lees_export"}  # noted by reading, which is no act of `voer_uit`
    assert ACTIES.keys() - genoteerd() <= nog_niet


def test_nergens_staat_een_pad_van_een_machine() -> None:
    """No paths of one machine in what we ship."""
    machine = re.compile(r"/(work|home|root|Users)/\w")
    bestanden = [b for b in te_tellen() if b != Path(__file__)]
    assert [pad(b) for b in bestanden if machine.search(b.read_text())] == []
