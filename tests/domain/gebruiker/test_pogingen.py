"""How long a guess waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.gebruiker.pogingen import ACCOUNT, ADRES, LANGSTE, SAMEN, VENSTER, Poging, wachttijd

NU = datetime(2026, 11, 29, 12, tzinfo=UTC)
MIJ = Poging("directeur", "kantoor", NU)


def mislukt(aantal: int, account: str = "directeur", adres: str = "kantoor", geleden: int = 60) -> list[Poging]:
    return [Poging(account, adres, NU - timedelta(seconds=geleden)) for _ in range(aantal)]


def test_wie_zich_een_paar_keer_vergist_wacht_niet() -> None:
    assert wachttijd(MIJ, mislukt(SAMEN - 1)) == timedelta(0)


def test_wie_te_vaak_raadt_wacht_tot_het_vergeten_is() -> None:
    assert wachttijd(MIJ, mislukt(SAMEN)) == VENSTER - timedelta(seconds=60)


def test_een_adres_dat_zestig_accounts_probeert_wacht_ook() -> None:
    assert wachttijd(Poging("nog een", "elders", NU), [p for i in range(ADRES) for p in mislukt(1, f"a{i}", "elders")])


def test_wat_anderen_elders_raden_houdt_een_account_nooit_lang_op() -> None:
    van_overal = [p for i in range(500) for p in mislukt(1, adres=f"bot{i}", geleden=0)]
    assert timedelta(0) < wachttijd(MIJ, van_overal) <= LANGSTE


def test_wat_voor_een_ander_account_geraden_is_telt_niet() -> None:
    assert wachttijd(MIJ, mislukt(ADRES - 1, account="ander")) == timedelta(0)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 400))
def test_langer_wachten_dan_het_venster_hoeft_niemand(eigen: int, van_elders: int, geleden: int) -> None:
    wacht = wachttijd(MIJ, mislukt(eigen, geleden=geleden) + mislukt(van_elders, adres="elders", geleden=geleden))
    assert timedelta(0) <= wacht <= VENSTER
    assert geleden < VENSTER.total_seconds() or wacht == timedelta(0), "what is forgotten does not count"
    assert eigen + van_elders >= ACCOUNT or eigen >= SAMEN or wacht == timedelta(0)
