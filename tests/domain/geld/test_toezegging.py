"""The terms of a commitment as they are typed, kept and read again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import OngeldigeInvoer, VerdelingKloptNiet
from app.domain.geld.planregels import lees_planregels, schrijf_planregels
from app.domain.geld.sleutel import Draagsleutel, eis_gewichten
from app.domain.geld.soorten import Geldsoort
from app.domain.geld.toezegging import Termijn, lees_plan, op_volgorde, plan_in_woorden

TERMIJNEN = st.lists(
    st.builds(
        Termijn,
        st.sampled_from([Geldsoort.BETALING, Geldsoort.TERUGBETALING]),
        st.dates(date(2015, 1, 1), date(2090, 1, 1)),
        st.integers(1, 10**11),
    ),
    max_size=6,
)


@given(TERMIJNEN)
def test_wat_is_geschreven_wordt_zo_gelezen(plan: list[Termijn]) -> None:
    assert lees_plan(plan_in_woorden(plan)) == op_volgorde(plan)
    assert lees_planregels(schrijf_planregels(plan)) == op_volgorde(plan)


def test_zonder_woord_is_het_te_betalen_en_lege_regels_tellen_niet() -> None:
    (een, twee) = lees_planregels("\n 1-4-2025; 60 \n\n01-12-2025;€ 90,50;Terug\n")
    assert een == Termijn(Geldsoort.BETALING, date(2025, 4, 1), 60_00)
    assert twee == Termijn(Geldsoort.TERUGBETALING, date(2025, 12, 1), 90_50)


@pytest.mark.parametrize("regel", ["morgen; 10", "31-2-2025; 10", "1-4-2025; veel", "1-4-2025", "1-4-2025; 1; soms"])
def test_een_regel_die_niet_te_lezen_is_wordt_genoemd(regel: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="Regel 2") as fout:
        lees_planregels(f"1-4-2025; 60\n{regel}")
    assert fout.value.veld == "plan"


def test_wat_ontbreekt_wordt_bij_naam_genoemd() -> None:
    with pytest.raises(VerdelingKloptNiet, match="Van Delft is het aantal inwoners niet bekend"):
        eis_gewichten(Draagsleutel.INWONERS, {}, {"GM0503": "Delft"})
    with pytest.raises(VerdelingKloptNiet, match="Van Delft zijn de kinderen in zorg niet geteld"):
        eis_gewichten(Draagsleutel.KINDEREN, {}, {"GM0503": "Delft"})
    with pytest.raises(VerdelingKloptNiet, match="Bij alle gemeenten staat 0"):
        eis_gewichten(Draagsleutel.OMZET, {"GM0503": 0}, {"GM0503": "Delft"})
