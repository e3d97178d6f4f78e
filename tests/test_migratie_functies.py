"""Accounts that had an office before offices went by period: the first is its holder, others deputise for him."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, text

from tests.kern.databanken import migreer
from tests.kern.vulling import lees, vul
from tests.test_migrations import leeg

pytestmark = pytest.mark.beide

__all__ = ["leeg"]

TOEN = "'2025-02-03 23:30:00+00:00'"
ACCOUNTS = (
    (11, "directeur", "FALSE", 1, "'2024-01-01 10:00:00+00:00'"),
    (12, "directeur", "TRUE", 2, TOEN),
    (13, "directeur", "TRUE", 1, "'2024-05-05 10:00:00+00:00'"),
    (14, "directeur", "TRUE", 1, TOEN),
    (15, "wethouder", "TRUE", 2, TOEN),
    (16, None, "TRUE", 2, TOEN),
)
"""Id, office, whether it may act, its person, and when it was made: half past twelve at night in Amsterdam."""


def maak_accounts(engine: Engine) -> None:
    with engine.begin() as verbinding:
        verbinding.execute(text("UPDATE gebruiker SET functie_code = NULL"))
        for id_, code, actief, persoon, moment in ACCOUNTS:
            functie = f"'{code}'" if code else "NULL"
            verbinding.execute(
                text(
                    "INSERT INTO gebruiker (id, email, naam, functie, functie_code, password, active, fs_uniquifier, "  # noqa: S608
                    f"pseudoniem, persoon_id, organisatie_id, aangemaakt_op) SELECT {id_}, 'a{id_}', naam, functie, "
                    f"{functie}, password, {actief}, 'f{id_}', 'p{id_}', {persoon}, organisatie_id, {moment} "
                    "FROM gebruiker WHERE id = 1"
                )
            )


def test_wie_een_functie_had_is_houder_of_waarnemer_vanaf_zijn_eerste_dag(leeg: Engine) -> None:
    migreer(leeg, "0011")
    vul(leeg)
    maak_accounts(leeg)
    migreer(leeg)
    na = lees(leeg)
    assert "functie_code" not in na["gebruiker"][0]
    gevonden: list[tuple[Any, ...]] = [
        (r["gebruiker_id"], r["functie_code"], r["soort"], str(r["van"]), r["tot"]) for r in na["functievervulling"]
    ]
    assert gevonden == [
        (13, "directeur", "houder", "2024-05-05", None),
        (12, "directeur", "waarnemer", "2025-02-04", None),
        (15, "wethouder", "houder", "2025-02-04", None),
    ]
    houder, waarnemer, _ = na["functievervulling"]
    assert waarnemer["waarvoor_id"] == houder["id"]
    assert "ook al" in waarnemer["reden"]
