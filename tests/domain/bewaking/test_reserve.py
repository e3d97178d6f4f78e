"""What is told of backups: never made, too old, never tried, and what a restore left behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.bewaking import reserve
from app.domain.bewaking.stand import Ernst

NU = datetime(2026, 11, 29, 12, tzinfo=UTC)
BINNEN = timedelta(hours=26)


def test_wie_er_nog_nooit_een_maakte_krijgt_een_dag_en_dan_is_het_mis() -> None:
    def sinds(uren: int) -> Ernst:
        return reserve.geen_kopie(NU - timedelta(hours=uren), NU, BINNEN).ernst

    assert (sinds(26), sinds(27)) == (Ernst.LET_OP, Ernst.MIS)


def test_een_kopie_die_te_oud_is_is_mis_en_zegt_hoe_oud() -> None:
    def zo_oud(**oud: int) -> tuple[Ernst, str]:
        w = reserve.kopie(NU - timedelta(**oud), "kopie", NU, BINNEN, versleuteld=True)
        return w.ernst, w.uitleg

    assert zo_oud(minutes=59) == (Ernst.GOED, "De laatste, kopie, is minder dan een uur oud.")
    assert zo_oud(hours=26) == (Ernst.GOED, "De laatste, kopie, is 26 uur oud.")
    ernst, uitleg = zo_oud(days=3)
    assert (ernst, "is 3 dagen oud. Zij mag 26 uur oud zijn." in uitleg) == (Ernst.MIS, True)
    assert reserve.kopie(NU, "kopie", NU, BINNEN, versleuteld=False).ernst is Ernst.LET_OP


def test_een_proef_die_mislukte_is_mis_en_een_te_oude_vraagt_aandacht() -> None:
    def proef(dagen: int | None, *, goed: bool = True) -> Ernst:
        op = None if dagen is None else NU - timedelta(days=dagen)
        return reserve.proef(op, goed, "", NU, timedelta(days=35)).ernst

    assert (proef(None), proef(35), proef(36)) == (Ernst.LET_OP, Ernst.GOED, Ernst.LET_OP)
    assert proef(1, goed=False) is Ernst.MIS


def test_wat_een_herstel_liet_liggen_wordt_genoemd() -> None:
    assert reserve.resten([]).ernst is Ernst.GOED
    ligt = reserve.resten(["hersteld-1", "x.voor-herstel-2Z"])
    assert (ligt.ernst, "hersteld-1, x.voor-herstel-2Z" in ligt.uitleg) == (Ernst.LET_OP, True)
