"""A line read by its form is what its JSON says."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.logboek.keten import Ketenvorm, canoniek, lees_canoniek, maak_regel
from tests.domain.logboek.test_keten import GOED, IN_ZAAK, TEKST


@given(st.builds(dict, actor=TEKST, actie=TEKST, namens=st.none() | TEKST, tijd=st.integers(0, 2**54)))
def test_a_line_reads_the_same_by_its_form_as_by_its_json(anders: dict[str, Any]) -> None:
    """Most lines are read by their form alone; what that accepts, JSON accepts too, and says the same."""
    waarden = lees_canoniek(maak_regel(IN_ZAAK)) | {n: w for n, w in anders.items() if n != "tijd"}
    regel = canoniek(waarden).replace(b'"tijd":%d' % IN_ZAAK.tijd, b'"tijd":%d' % anders["tijd"])
    snel = Ketenvorm(waarden).lees(regel)
    if snel is not None:
        assert snel == lees_canoniek(regel)


def test_a_usual_line_is_read_by_its_form() -> None:
    assert Ketenvorm(lees_canoniek(GOED)).lees(GOED) == lees_canoniek(GOED)
