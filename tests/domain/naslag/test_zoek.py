"""Which municipality somebody means: by name, alias, number or youth region; what is none says what to write."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.naslag.zoek import zoek_gemeenten
from app.naslag import naslag

DAG = date(2026, 12, 1)


def namen(*regels: str) -> list[str]:
    return [gemeente.naam for gemeente in zoek_gemeenten(naslag(), regels, DAG, "andere_gevers")]


def test_een_gemeente_bij_naam_alias_en_nummer_elk_een_keer() -> None:
    assert namen("Gouda", "", "gemeente Rotterdam", "GM0599", "’s-Gravenhage") == ["Gouda", "Rotterdam", "Den Haag"]


def test_een_jeugdregio_noemt_al_haar_gemeenten() -> None:
    assert "Gouda" in namen("jeugdregio Midden-Holland")
    assert namen("jeugdregio JZ24") == namen("Jeugdregio Haaglanden")


@pytest.mark.parametrize(
    ("regel", "zegt"),
    [
        ("Nergens", "geen gemeente van Nederland. Schrijf de naam of het nummer"),
        ("Haaren", "geen gemeente meer. Kies Oisterwijk"),
        ("jeugdregio Nergens", "geen jeugdregio"),
    ],
)
def test_wat_geen_gemeente_is_zegt_wat_u_kunt_schrijven(regel: str, zegt: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=zegt) as fout:
        namen(regel)
    assert fout.value.veld == "andere_gevers"
