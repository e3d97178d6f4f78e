"""No page reads a whole table that grows with the number of zaken: every statement finds its rows by an index.

Over every page that the directeur SbJH can open, in the plans of SQLite. A table may be read in the order of an index,
for a page ends that when it is full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from app.db import Base, db
from tests.kern.databanken import Databank
from tests.web.bezoeker import Bezoeker
from tests.web.kern.rollen import ROLLEN, ZAAK
from tests.web.kern.test_routes import _vul
from tests.web.kern.verwachting import rijen
from tests.web.producten import draai

pytestmark = pytest.mark.traag

GROEIT = {
    "zaak", "rolvervulling", "stap", "tredebepaling", "informatieplicht", "mandaat", "besluit", "besluit_deel",
    "logboek_regel", "logboek_payload", "openpunt", "document", "telling", "vraag", "standpunt", "raadsbrief", "stuk",
    "gebeurtenis", "zoekpassage", "export", "afspraak", "mandaatverzoek", "voorwaarde",
}  # fmt: skip
HEEL = re.compile(r"^SCAN (\w+)(?: LEFT-JOIN)?$")
SORTEERT = "USE TEMP B-TREE FOR ORDER BY"
OPNIEUW = re.compile(r"(?:LIMIT|OFFSET|\brol =) \?")
"""Parameters of which SQLite wants the value before it chooses its way: a statement with one is made anew each time."""
AFGESPROKEN = {
    "/overzicht": {"zaak"},  # all that runs, in one table: it stops at a thousand
    "/overzicht/bestand.xlsx": {"zaak"},
    "/overzicht/afdruk": {"zaak"},
    "/vernietiging": {"zaak"},  # what is at rest, by the year in which it may go
    "/mandaten": {"mandaat"},  # where few fit the filter they are found and sorted
    "/mandaten.xlsx": {"mandaat"},
}
"""Pages that are about all of a table by their nature, with the table."""


@pytest.fixture(scope="module")
def app(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    url = databank.kopie("web-rollen", _vul)
    yield from draai(url, Path(tmp_path_factory.mktemp("plannen")))


@contextmanager
def gevraagd(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    vragen: list[tuple[str, Any]] = []

    def noteer(_verbinding: object, _cursor: object, vraag: str, waarden: Any, *_rest: object) -> None:
        if vraag.lstrip().upper().startswith(("SELECT", "WITH")):
            vragen.append((vraag, waarden))

    event.listen(engine, "before_cursor_execute", noteer)
    yield vragen
    event.remove(engine, "before_cursor_execute", noteer)


def hele_tabellen(engine: Engine, vraag: str, waarden: Any) -> set[str]:
    """What this statement reads as a whole, of what grows; who reads on until a page is full does not."""
    with engine.connect() as verbinding:
        plan = [rij[3] for rij in verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {vraag}", waarden)]
    if " LIMIT " in vraag and SORTEERT not in plan:
        return set()
    gevonden = {treffer[1] for regel in plan if (treffer := HEEL.search(regel))}
    return {naam for naam in gevonden if re.sub(r"_\d+$", "", naam) in GROEIT}


def test_geen_bladzijde_leest_een_hele_tabel_die_groeit_of_vraagt_wat_telkens_opnieuw_gelezen_wordt(app: Flask) -> None:
    assert set(Base.metadata.tables) >= GROEIT
    with app.app_context():
        engine = db.engine
    if engine.dialect.name != "sqlite":
        pytest.skip("plans of SQLite")
    wie, mis = Bezoeker(app, ROLLEN["sbjh"]), []
    for methode, vorm, verwacht in rijen():
        if methode != "GET" or verwacht["sbjh"] != 200:
            continue
        with gevraagd(engine) as vragen:
            wie.get(vorm.replace("/Z", f"/{ZAAK}"))
        for vraag, waarden in vragen:
            if opnieuw := OPNIEUW.search(vraag):
                mis.append(f"{vorm}: {opnieuw[0]} in {' '.join(vraag.split())[:300]}")
            if heel := hele_tabellen(engine, vraag, waarden) - AFGESPROKEN.get(vorm, set()):
                mis.append(f"{vorm}: {heel} in {' '.join(vraag.split())[:300]}")
    assert not mis, "\n".join(mis)
