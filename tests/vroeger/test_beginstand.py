"""The baseline is what the migrations 0001 to 0029 made, table for table and rule for rule, on both engines.

The two texts beside this file were read from databases that those migrations had made; they never change.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.kern.databanken import migreer
from tests.vroeger.schema import schema

pytestmark = pytest.mark.beide

HIER = Path(__file__).parent


def test_het_beginstand_is_het_schema_van_de_oude_migraties(leeg: Engine) -> None:
    migreer(leeg, "0029")
    toen = (HIER / f"schema_{leeg.dialect.name}.txt").read_text()
    assert schema(leeg).splitlines() == toen.splitlines()
