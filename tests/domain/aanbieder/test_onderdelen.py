"""What a contract, a location and a certificate may say; how shares add up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aanbieder.aandeel import verdeel
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract, Locatie, Onderdeel, Verblijf
from app.domain.basis.fouten import DomeinFout

BEGIN, EINDE = date(2024, 1, 1), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        (Contract(partij="GM0503", van=BEGIN, tot=EINDE), "tot"),
        (Contract(partij="GM0503", van=BEGIN, contractnummer="x" * 81), "contractnummer"),
        (Locatie(naam=" ", gemeente="Delft", soort=Verblijf.AMBULANT), "naam"),
        (Locatie(naam="De Duinen", gemeente="", soort=Verblijf.AMBULANT), "gemeente"),
        (Locatie(naam="De Duinen", gemeente="Delft", soort=Verblijf.AMBULANT, plaatsen=-1), "plaatsen"),
        (Locatie(naam="De Duinen", gemeente="Delft", soort=Verblijf.AMBULANT, van=BEGIN, tot=EINDE), "tot"),
        (
            Certificaat(soort=Certificaatsoort.VOORLOPIG, geldig_tot=EINDE, certificaatnummer="x" * 81),
            "certificaatnummer",
        ),
    ],
)
def test_wat_niet_kan_zegt_waar_en_waarom(fout: Onderdeel, veld: str) -> None:
    with pytest.raises(DomeinFout) as gezegd:
        fout.toets()
    assert gezegd.value.veld == veld


@given(st.lists(st.integers(1, 10**10), max_size=12), st.none() | st.integers(1, 10**11))
def test_aandelen_tellen_op_en_een_som_boven_de_omzet_wordt_gezegd(bedragen: list[int], omzet: int | None) -> None:
    jaar = verdeel(2024, [(f"GM{nr}", f"G{nr}", bedrag) for nr, bedrag in enumerate(bedragen)], omzet)
    assert jaar.som == sum(bedragen)
    assert (jaar.te_veel > 0) == (omzet is not None and jaar.som > omzet)
    assert all(0 <= (rij.promille or 0) <= 1000 for rij in jaar.rijen)
    if jaar.onverdeeld is not None:
        assert jaar.onverdeeld + jaar.som == omzet
