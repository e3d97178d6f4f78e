"""Rows for every table, written past the models: what a migration must keep."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    func,
    select,
    text,
)

Rij = dict[str, Any]
ACTEN = (
    "voorgesteld_datum", "voorgesteld_door_id", "voorgesteld_persoon_id", "goedgekeurd_datum", "goedgekeurd_door_id",
    "goedgekeurd_persoon_id", "verleend_datum", "instemming_houder_datum", "instemming_werkgever_datum", "actief_vanaf",
    "ingetrokken_per", "vervangen_per", "einde_genoteerd_op", "oordeel_functie", "afgewezen_datum", "afgewezen_door_id",
    "afgewezen_persoon_id", "instemming_gegeven_door", "instemming_gegeven_functie", "instemming_kenmerk",
    "instemming_document_id", "instemming_vastgelegd_door_id", "verleend_vastgelegd_door_id",
    "afgewezen_vastgelegd_door_id", "ingetrokken_vastgelegd_door_id", "einde_vervroegd_op",
)  # fmt: skip
"""What has not happened to a concept of a mandaat."""
BEVESTIGING = ("bevestigd_datum", "bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id")
INHOUD = b"\x00\xff"
NUL = "0" * 64
REGEL = json.dumps(
    {"nr": 1, "vorige": NUL, "verzoek": "é", "zaak_nr": 1, "payload_sha256": sha256(INHOUD).hexdigest()}
).encode()
"""As much of a line as the database itself looks at."""
BEWERKT: dict[str, dict[str, Any]] = {
    "mandaat": dict.fromkeys(ACTEN)
    | {
        "status": "concept",
        "besluitnummer": "",
        "soort": "inhoud",
        "plafond": None,
        "versienr": 1,
        "inlezing_id": None,
        "einde_wijze": None,
        "afwijkdomeinen": None,
        "tweede_vanaf": None,
    },
    "besluit": {
        "soort": "inhoud",
        **dict.fromkeys(("tegenboeking_van_id", "inlezing_id", "voorstel_id", "voorbereid_door_id")),
    },
    "spoedbesluit": {
        **dict.fromkeys(
            f"{wie}_{wat}" for wie in ("tweede", "einde") for wat in ("datum", "op", "door_id", "persoon_id")
        ),
        **dict.fromkeys(("tweede_hoedanigheid", "einde_wijze", "einde_reden", "verschuldigd")),
    },
    "spoeddeel": {
        "uitkomst": "wacht",
        "document_id": None,
        **dict.fromkeys(f"{wie}_{wat}" for wie in ("beslist", "drager") for wat in ("datum", "op", "door_id")),
    },
    "besluitvoorstel": {
        "status": "wacht",
        "soort": "inhoud",
        **dict.fromkeys(("afgedaan_datum", "afgedaan_op", "afgedaan_door_id", "afgedaan_persoon_id")),
    },
    "inlezing": dict.fromkeys((*BEVESTIGING, "ingetrokken_op", "ingetrokken_door_id")),
    "voorwaarde": {"nummer": 7},
    "logalarm": dict.fromkeys(("bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id", "hervat_nr")),
    "logboek_kop": {},
    "uitgaand": {"organisatie_id": None},
    "logboek_regel": {"vorige": NUL, "hash": sha256(REGEL).hexdigest(), "regel": REGEL},
    "logboek_payload": {"inhoud": INHOUD},
    "informatieplicht": {"vervallen_datum": None},
    "noodgreep": {"bekrachtigd_persoon_id": None, "bekrachtigd_door_id": None, "bekrachtigd_datum": None},
    "termijnmutatie": {"soort": "verlenging"},
    "toezichtplan": {"opgeleverd_datum": None},
    "afwijkingsvolg": {"standpunt_id": None, "vervolg": "opgeschaald"},
    "toezichtplanstap": {"status": "open"},
    "functievervulling": {"soort": "houder"},
    "toegangsvoorstel": dict.fromkeys(
        ("bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id", "geweigerd_op", "geweigerd_door_id")
    )
    | {"soort": "account", "ingetrokken_op": None, "ingetrokken_door_id": None},
    "zaakregio": {"rol": "betrokken", "tot": None},
    "zaak": {"toestand": "afgesloten", "vernietigd_op": None},
    "gebruiker": {"vervallen_op": None},
    "vernietiging": dict.fromkeys((*BEVESTIGING, "tot_nr", "verklaring")),
    "anonimisering": dict.fromkeys(BEVESTIGING) | {"regels": ""},
    "apitoken": {"bereik": "lezen", "verloopt_op": datetime(2025, 3, 3, 10, tzinfo=UTC)},
    "zoekpassage": {"soort": "verloop", "kring": "team"},
    "documenttekst": {"uitslag": "gelezen"},
    "bewaarbesluit": {"opgeheven_op": None, "opgeheven_door_id": None},
}
"""Values that a rule of the table asks for; a later migration that changes stored values says so here."""
ERBIJ: dict[str, dict[str, Any]] = {
    "persoon": {"id": 2},
    "gebruiker": {"id": 2, "email": "2", "fs_uniquifier": "2", "pseudoniem": "2", "persoon_id": 2},
}
"""A second row, where a rule asks for two."""
DAG = "'2025-02-03'"
DAARNA: dict[str, list[str]] = {
    "inlezing": ["bevestigd_op = '2025-02-03 10:00:00', bevestigd_door_id = 2, bevestigd_persoon_id = 2"],
    "mandaat": [
        f"status = 'voorgesteld', voorgesteld_datum = {DAG}, voorgesteld_door_id = 1, voorgesteld_persoon_id = 1",
        f"status = 'goedgekeurd', goedgekeurd_datum = {DAG}, goedgekeurd_door_id = 2, goedgekeurd_persoon_id = 2",
        f"status = 'verleend', verleend_datum = {DAG}, besluitnummer = 'B-1'",
        f"status = 'actief', actief_vanaf = {DAG}",
    ],
}
"""The way of a row to where others can refer to it."""


ZOEKINDEX = re.compile(r"zoekindex(_\w+)?|ix_zoekpassage_woorden")
"""The index of words that a database keeps for itself: FTS5 with its tables on SQLite, a GIN index on PostgreSQL."""


def _bekijk(bron: Engine) -> MetaData:
    """The tables as they stand in the database."""
    metadata = MetaData()
    metadata.reflect(bron, only=lambda naam, _metadata: not ZOEKINDEX.fullmatch(naam))
    return metadata


def lees(engine: Engine) -> dict[str, list[Rij]]:
    """Every row of every table as it stands in the database, without the help of the models."""
    metadata = _bekijk(engine)
    with engine.connect() as verbinding:
        return {
            tabel.name: [dict(rij) for rij in verbinding.execute(select(tabel)).mappings()]
            for tabel in metadata.sorted_tables
        }


def vul(engine: Engine, alleen: Collection[str] = ()) -> None:
    """One row in every table that has none (of these tables, when they are named), in the order of their references."""
    metadata = _bekijk(engine)
    with engine.begin() as verbinding:
        for tabel in metadata.sorted_tables:
            if alleen and tabel.name not in alleen:
                continue
            if tabel.name != "alembic_version" and not verbinding.execute(select(tabel)).first():
                _vul_tabel(verbinding, tabel)


def _vul_tabel(verbinding: Connection, tabel: Table) -> None:
    rij = voorbeeld(verbinding, tabel)
    verbinding.execute(tabel.insert(), rij)
    if tabel.name in ERBIJ:
        verbinding.execute(tabel.insert(), rij | ERBIJ[tabel.name])
    for stap in DAARNA.get(tabel.name, ()):
        verbinding.execute(text(f"UPDATE {tabel.name} SET {stap}"))  # noqa: S608


def voorbeeld(verbinding: Connection, tabel: Table) -> Rij:
    """A row: a value of its kind in every column, references to the first rows made before."""
    rij = {kolom.name: eerste(verbinding, bron_van(kolom), tabel) for kolom in tabel.columns}
    zelf = {kolom.name for kolom in tabel.columns for fk in kolom.foreign_keys if fk.column.table is tabel}
    eigen = {naam: w for naam, w in BEWERKT.get(tabel.name, {}).items() if naam in tabel.columns}
    return rij | dict.fromkeys(zelf) | eigen


def bron_van(kolom: Column[Any]) -> Column[Any]:
    """The column that a reference points at; any other column itself."""
    return next((fk.column for fk in kolom.foreign_keys), kolom)


def eerste(verbinding: Connection, bron: Column[Any], tabel: Table) -> Any:
    """What the first row of another table has there, which is not 1 where a number was given out in vain."""
    er_al = None if bron.table is tabel else verbinding.scalar(select(func.min(bron)))
    return waarde(bron) if er_al is None else er_al


def waarde(kolom: Column[Any]) -> Any:
    soorten: list[tuple[type, Any]] = [
        (Boolean, True),
        (Integer, 1),
        (DateTime, datetime(2025, 2, 3, 10, tzinfo=UTC)),
        (Date, date(2025, 2, 3)),
        (LargeBinary, b"\x00\xff"),
    ]
    return next((voorbeeld for soort, voorbeeld in soorten if isinstance(kolom.type, soort)), "é")
