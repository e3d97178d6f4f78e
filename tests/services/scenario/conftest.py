"""Whatever a scenario does: what is open is kept as it follows from the facts, after each of its acts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.services.openstaand.gelijk import na_elke_handeling


@pytest.fixture(autouse=True)
def _openstaand_is_bij(engine: Engine) -> Iterator[None]:
    with na_elke_handeling(engine) as verschillen:
        yield
    assert verschillen == []
