"""The shape of the product: who may import whom, how long a file may be, where a commit may stand."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from app.domain.basis.handelingen import HANDELINGEN
from config import WORTEL

APP = WORTEL / "app"
MODULES = sorted(APP.rglob("*.py"))
MAX_REGELS = 300
MAX_FUNCTIE = 40
MAX_BESTANDEN = 20
"""In one folder."""
LANGER = {
    "app/export/verify.py": "one file on purpose: an auditor runs it alone, with nothing of us installed beside it",
    "tests/web/kern/verwachting.py": "one table of every route for every role",
}

# A layer imports from itself and from those it names here, never the other way.
LAGEN = {
    "web": {"services", "models", "domain", "demo", "export", "vertaling"},  # who reads English does so here alone
    "api": {"services", "models", "domain", "export"},
    "cli": {"services", "models", "domain", "demo", "export", "getuige", "vertaling", "simulatie"},
    "simulatie": {"services", "models", "domain", "demo", "export"},
    "demo": {"services", "models", "domain"},
    "services": {"models", "domain", "export"},
    "models": {"domain"},
    "getuige": {"domain", "export"},
    "export": {"domain"},
    "domain": set(),
}
OVERAL = {"db", "regios", "draaiboeken", "gegevensbestand", "weergave", "logger", "inloggen"}
OVERAL |= {"naslag", "adressen", "installatie", "bijlage", "tabelregels", "naast", "motor"}
OVERAL |= {"metingen", "spoor", "telemetrie"}
"""Modules beside the layers that hold no use cases: set-up, data files, words for readers."""

ZONDER_FLASK = ("domain", "services", "models", "export", "demo", "regios", "draaiboeken", "naslag")
MAG_FLASK = {"app/models/gebruiker.py": {"flask_security"}}  # the mixins that its user model asks for


# The subjects of a layer are its folders, and they lie on floors. A subject imports from the floors below its own (to
# its left), never from beside it or above: so there is no circle. What stands in a layer itself is its door.
VERDIEPINGEN = {
    "domain": """
        logboek | basis | naslag | termijn mandaat gebruiker telling export bewaking reserve |
        aanbieder besluit draaiboek melding overleg plaatsing zoeken inlogdienst | bewaren zaak informatie overname
        geld passend vooruitblik |
        regio | vergadering | openstaand jaar | samenwerken post
        """,
    "services": """
        buiten logboek | kern | document | draaiboek telling inzage bewijs | aanbieder | mandaat | geld |
        openstaand termijn overleg regio melding zoeken plaatsing |
        besluit informatie vergadering gebruiker bewaren samenwerken passend |
        jaar collegestukken zaak zgw inlogdienst post |
        dossier overzicht overname bewaking vooruitblik | export naspel | reserve
        """,
    "web": """
        kern beeld |
        aanbieder besluit bewaking bewaren bewijs document draaiboek export gebruiker informatie mandaat melding overleg
        geld openstaand overname overzicht passend plaatsing post regio samenwerken telling termijn vergadering zoeken
        hulp vooruitblik jaar |
        zaak inlogdienst
        """,
    "api": """
        kern |
        aanbieder besluit bewijs document export gebruiker geld melding openstaand overname overzicht passend plaatsing
        post samenwerken telling vergadering vooruitblik zgw zoeken jaar |
        zaak regio inlogdienst | bewaren draaiboek mandaat overleg termijn | informatie | openapi
        """,
}


def pad(bestand: Path) -> str:
    return bestand.relative_to(WORTEL).as_posix()


def laag(bestand: Path) -> str:
    return bestand.relative_to(APP).parts[0].removesuffix(".py")


def onderwerp(bestand: Path) -> str:
    """The folder in its layer; empty for the door of the layer."""
    delen = bestand.relative_to(APP).parts
    return delen[1] if len(delen) > 2 else ""


@cache
def imports(bestand: Path) -> frozenset[str]:
    """Full names of what a file imports, inside functions too."""
    gevonden: set[str] = set()
    for knoop in ast.walk(ast.parse(bestand.read_text())):
        if isinstance(knoop, ast.Import):
            gevonden |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{pad(bestand)}: write imports in full"
            gevonden |= {f"{knoop.module}.{naam.name}" for naam in knoop.names}
    return frozenset(gevonden)


def pakketten(bestand: Path) -> set[str]:
    """The first word of everything that it imports."""
    return {naam.partition(".")[0] for naam in imports(bestand)}


def van_ons(bestand: Path) -> set[str]:
    """The layers of ours that a file imports."""
    return {naam.split(".")[1] for naam in imports(bestand) if naam.startswith("app.")}


@cache
def buren() -> dict[Path, set[Path]]:
    """For each file the files of ours that it imports."""
    bekend = {pad(b).removesuffix(".py").removesuffix("/__init__").replace("/", "."): b for b in MODULES}
    gevonden = {b: {bekend.get(naam) or bekend.get(naam.rpartition(".")[0]) for naam in imports(b)} for b in MODULES}
    return {b: {doel for doel in doelen if doel and doel != b} for b, doelen in gevonden.items()}


def bereik(begin: Path) -> set[Path]:
    """Everything that it imports, by whatever way."""
    gezien: set[Path] = set()
    wacht = [begin]
    while wacht:
        nieuw = buren()[wacht.pop()] - gezien
        gezien |= nieuw
        wacht += nieuw
    return gezien


def verdiepingen(naam: str) -> dict[str, int]:
    rijen = VERDIEPINGEN[naam].split("|")
    return {onderwerp: hoogte for hoogte, rij in enumerate(rijen) for onderwerp in rij.split()} | {"": len(rijen)}


def pijlen_terug(naam: str) -> list[str]:
    """Imports of a layer that go up or aside between its subjects."""
    hoogte = verdiepingen(naam)
    return [
        f"{pad(van)} -> {pad(naar)}"
        for van, doelen in buren().items()
        for naar in doelen
        if laag(van) == laag(naar) == naam
        and onderwerp(van) != onderwerp(naar)
        and hoogte[onderwerp(naar)] >= hoogte[onderwerp(van)]
    ]


def test_een_laag_kijkt_alleen_naar_beneden() -> None:
    fout: dict[str, set[str]] = {}
    for bestand in (b for b in MODULES if laag(b) in LAGEN):
        mag = LAGEN[laag(bestand)] | {laag(bestand)} | (OVERAL if laag(bestand) != "domain" else set())
        fout |= {pad(bestand): te_ver} if (te_ver := van_ons(bestand) - mag) else {}
    assert fout == {}


@pytest.mark.parametrize("naam", VERDIEPINGEN)
def test_een_onderwerp_kijkt_alleen_naar_de_verdiepingen_eronder(naam: str) -> None:
    assert {onderwerp(b) for b in MODULES if laag(b) == naam} == verdiepingen(naam).keys()
    assert pijlen_terug(naam) == []


def test_toetsen_en_sjablonen_hebben_dezelfde_onderwerpen() -> None:
    """Where the code of a subject is, its tests and its templates are found under the same name."""
    bekend = {naam for laag_ in ("domain", "services", "web", "api") for naam in mappen(APP / laag_)}
    plekken = [WORTEL / "templates", *(WORTEL / "tests" / laag_ for laag_ in ("domain", "services", "web", "api"))]
    ook = {"components", "errors", "security", "scenario", "weglating"}
    assert {pad(plek): vreemd for plek in plekken if (vreemd := mappen(plek) - bekend - ook)} == {}


def mappen(waar: Path) -> set[str]:
    return {m.name for m in waar.iterdir() if m.is_dir() and m.name != "__pycache__"}


def test_geen_bestand_haalt_zichzelf_binnen() -> None:
    """No circle of imports, however long."""
    assert [pad(b) for b in MODULES if b in bereik(b)] == []


def test_geen_map_is_te_vol() -> None:
    boven = [WORTEL / naam for naam in ("app", "bench", "tests", "templates")]
    mappen = Counter(p.parent for map_ in boven for p in map_.rglob("*") if telt(p))
    assert {pad(m): aantal for m, aantal in mappen.items() if aantal > MAX_BESTANDEN} == {}


def telt(bestand: Path) -> bool:
    """A file that people wrote: no caches, and nothing that the build or the benchmark made."""
    return bestand.is_file() and not {"__pycache__", "gebouwd", "uit"} & set(bestand.parts)


def test_het_domein_kent_alleen_de_standaardbibliotheek_en_transitions() -> None:
    mag = sys.stdlib_module_names | {"_typeshed", "transitions", "app"}  # the first exists for type checkers only
    klok = {"datetime.datetime.now", "time", "random", "secrets", "os", "socket"}
    domein = [b for b in MODULES if laag(b) == "domain"]
    assert {pad(b): fout for b in domein if (fout := (pakketten(b) - mag) | (klok & imports(b)))} == {}


def test_onder_het_web_is_geen_flask() -> None:
    fout: dict[str, set[str]] = {}
    for bestand in (b for b in MODULES if laag(b) in ZONDER_FLASK):
        flask = {naam for naam in pakketten(bestand) if naam.startswith(("flask", "werkzeug", "wtforms"))}
        fout |= {pad(bestand): flask} if flask - MAG_FLASK.get(pad(bestand), set()) else {}
    assert fout == {}


def test_de_export_leest_geen_modellen_en_geen_database() -> None:
    export = [b for b in MODULES if laag(b) == "export"]
    assert [pad(b) for b in export if {"models", "services", "db", "web"} & van_ons(b)] == []
    assert [pad(b) for b in export if "sqlalchemy" in pakketten(b)] == []


def test_een_model_komt_door_een_deur() -> None:
    """Who needs a table asks `app.models`; in which file it stands is nobody's business."""
    buiten = [b for b in (*MODULES, *(WORTEL / "tests").rglob("*.py")) if b.parent != APP / "models"]
    assert [pad(b) for b in buiten if re.search(r"\bapp\.models\.\w", b.read_text())] == []


def test_alleen_db_legt_vast() -> None:
    """One place commits, so that an act and its entry stand or fall together. The simulator lets one go unheard."""
    vastleggers = [pad(b) for b in MODULES if re.search(r"\.commit\(|\.begin\(\)|begin_nested", b.read_text())]
    assert vastleggers == ["app/db.py", "app/simulatie/storing.py"]


def test_niemand_kijkt_onder_het_web_op_de_klok() -> None:
    """Time is always a parameter."""
    klok = re.compile(r"\b(datetime\.(now|utcnow)|date\.today|time\.(time|sleep|monotonic))\b")
    onder = [b for b in MODULES if laag(b) in ("domain", "services", "models", "export", "demo")]
    assert [pad(b) for b in onder if klok.search(b.read_text())] == []


def te_tellen() -> list[Path]:
    mappen = ("tests", "bench", "config", "migrations")
    bestanden = [*MODULES, *(b for map_ in mappen for b in (WORTEL / map_).rglob("*.py"))]
    return sorted([*bestanden, *(p for p in (WORTEL / "templates").rglob("*") if p.is_file())])


def test_geen_bestand_is_te_lang() -> None:
    lengtes = {pad(b): len(b.read_text().splitlines()) for b in te_tellen()}
    te_lang = {naam: lengte for naam, lengte in lengtes.items() if lengte > MAX_REGELS and naam not in LANGER}
    assert te_lang == {}


def test_geen_functie_is_te_lang() -> None:
    """That none is too complex, ruff sees to: C901, at most 8."""
    te_lang = {}
    mappen = (WORTEL / "tests", WORTEL / "bench", WORTEL / "config")
    for bestand in [*MODULES, *(b for map_ in mappen for b in map_.rglob("*.py"))]:
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if isinstance(knoop, ast.FunctionDef) and (knoop.end_lineno or 0) - knoop.lineno >= MAX_FUNCTIE:
                te_lang[f"{pad(bestand)}: {knoop.name}"] = (knoop.end_lineno or 0) - knoop.lineno + 1
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


def test_het_register_en_de_services_noemen_dezelfde_handelingen() -> None:
    assert genoteerd() == HANDELINGEN.keys()


def test_nergens_staat_een_pad_van_een_machine() -> None:
    """No paths of one machine in what we ship."""
    machine = re.compile(r"/(work|home|root|Users)/\w")
    bestanden = [b for b in te_tellen() if b != Path(__file__)]
    assert [pad(b) for b in bestanden if machine.search(b.read_text())] == []
