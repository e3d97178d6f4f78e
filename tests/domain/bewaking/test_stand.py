"""What is told of an installation: each sentence says how bad it is, and what to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.bewaking import stand
from app.domain.bewaking.stand import Ernst, Taakstand, ergst

NU = datetime(2026, 11, 29, 12, tzinfo=UTC)


def test_een_installatie_is_zo_slecht_als_het_slechtste() -> None:
    goed, krap, vol = stand.schijf(50, 100), stand.schijf(9, 100), stand.schijf(1, 100)
    assert [w.ernst for w in (goed, krap, vol)] == [Ernst.GOED, Ernst.LET_OP, Ernst.MIS]
    assert ergst([goed, krap]) is Ernst.LET_OP
    assert ergst([vol, goed, krap]) is Ernst.MIS
    assert ergst([]) is Ernst.GOED


def test_een_database_van_een_andere_versie_is_mis_en_zegt_welke_opdracht_helpt() -> None:
    assert stand.tabellen("0052", "0052").ernst is Ernst.GOED
    oud = stand.tabellen("0051", "0052")
    assert oud.ernst is Ernst.MIS
    assert "flask db upgrade" in oud.uitleg


def test_een_checkpoint_mag_een_kwartier_wachten_op_een_wijziging() -> None:
    def zo_oud(minuten: int) -> Ernst:
        return stand.checkpoint(12, 10, NU - timedelta(minutes=minuten), NU).ernst

    assert (zo_oud(15), zo_oud(16)) == (Ernst.GOED, Ernst.MIS)
    assert stand.checkpoint(12, 12, NU - timedelta(days=90), NU).ernst is Ernst.GOED


def test_de_klok_die_terugliep_wordt_gezegd_met_de_eerste_regel() -> None:
    assert stand.klok(0, 0, None).ernst is Ernst.GOED
    terug = stand.klok(3, 600_000_000, 41)
    assert terug.ernst is Ernst.LET_OP
    assert "3 regels" in terug.uitleg
    assert "10 minuten" in terug.uitleg
    assert "nr 41" in terug.uitleg


def test_een_getuige_die_een_uur_achterloopt_vraagt_aandacht() -> None:
    def getuige(ondertekend: int, sinds: datetime | None) -> Ernst:
        return stand.getuige("w.example", ondertekend, 10, sinds, NU).ernst

    assert getuige(10, NU - timedelta(days=9)) is Ernst.GOED
    assert getuige(8, NU - timedelta(minutes=59)) is Ernst.GOED
    assert getuige(8, NU - timedelta(minutes=61)) is Ernst.LET_OP


def test_een_taak_die_mislukt_is_mis_en_een_die_niet_draait_vraagt_aandacht() -> None:
    def taak(minuten: int | None, mislukt: int = 0) -> Ernst:
        op = None if minuten is None else NU - timedelta(minutes=minuten)
        return stand.taak(Taakstand("checkpoint", op, mislukt, "Checkpoint: 8 regels."), NU).ernst

    assert (taak(1), taak(11), taak(None), taak(1, mislukt=2)) == (Ernst.GOED, Ernst.LET_OP, Ernst.LET_OP, Ernst.MIS)
    assert stand.geen_taken().ernst is Ernst.MIS


def test_wat_er_bij_anderen_niet_aankomt_wordt_gezegd() -> None:
    for goed, let_op in (
        (stand.webhooks(0, 0), stand.webhooks(1, 0)),
        (stand.zgw(0), stand.zgw(2)),
        (stand.exports(0), stand.exports(1)),
        (stand.inlezen(0), stand.inlezen(1)),
        (stand.accounts(0, 0), stand.accounts(1, 0)),
        (stand.accounts(0, 0), stand.accounts(0, 1)),
        (stand.post(0, 0, 0), stand.post(1, 0, 0)),
        (stand.post(0, 0, 0), stand.post(0, 1, 0)),
        (stand.post(0, 0, 0), stand.post(0, 0, 1)),
    ):
        assert (goed.ernst, let_op.ernst) == (Ernst.GOED, Ernst.LET_OP)
    assert stand.gegevens(1).ernst is Ernst.MIS
    assert stand.alarm("Het logboek is korter.").ernst is Ernst.MIS
