"""The year that a profile proposes, and how a moment of it stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.jaar.kalender import (
    Momentstand,
    Momentuitkomst,
    gevraagd_jaar,
    kies,
    stand,
    toets_uitkomst,
    voorstel,
)
from app.domain.regio.regiojaar import Per
from app.regios import profiel

H10 = profiel("haaglanden")
JAREN = st.integers(2022, 2099)


@given(JAREN)
def test_elk_moment_valt_in_zijn_jaar_en_een_moment_per_gemeente_is_er_voor_elk_lid_van_die_dag(jaar: int) -> None:
    punten = voorstel(H10, jaar)
    assert {punt.uiterlijk_op.year for punt in punten} == {jaar}
    assert [punt.uiterlijk_op for punt in punten] == sorted(punt.uiterlijk_op for punt in punten)
    assert all(bool(punt.gemeente) is (punt.moment.per is Per.GEMEENTE) for punt in punten)
    zienswijzen = [punt.gemeente for punt in punten if punt.moment.code == "zienswijze"]
    assert zienswijzen == [gemeente.code for gemeente in H10.gemeenten_op(date(jaar, 6, 30))]


def test_de_begroting_is_in_maart_voorlopig_en_in_juli_definitief_en_de_raden_zijn_er_tussen() -> None:
    dagen = {punt.moment.code: punt.uiterlijk_op for punt in voorstel(H10, 2027) if punt.procedure.code == "begroting"}
    assert dagen == {"voorlopig": date(2027, 3, 31), "zienswijze": date(2027, 6, 30), "definitief": date(2027, 7, 31)}


def test_wie_later_vertrok_geeft_nog_een_zienswijze_over_het_jaar_daarvoor() -> None:
    per_jaar = {jaar: {punt.gemeente for punt in voorstel(H10, jaar)} for jaar in (2023, 2024)}
    assert per_jaar[2023] - per_jaar[2024] == {"GM0626"}


def test_wat_al_op_de_kalender_staat_hoort_niet_bij_het_voorstel() -> None:
    assert {punt.procedure.code for punt in voorstel(H10, 2027, {"begroting", "tarieven"})} == {
        "jaarstukken", "kadernota", "uitvoeringsplan",
    }  # fmt: skip


def test_kiezen_gaat_uit_het_voorstel() -> None:
    punten = voorstel(H10, 2027)
    assert {punt.procedure.code for punt in kies(punten, ["kadernota"])} == {"kadernota"}
    for fout in ([], ["kadernota", "evaluatie"]):
        with pytest.raises(OngeldigeInvoer) as geweigerd:
            kies(punten, fout)
        assert geweigerd.value.veld == "procedures"


@pytest.mark.parametrize("jaar", [2014, 2100])
def test_buiten_de_kalender_is_er_geen_jaar(jaar: int) -> None:
    with pytest.raises(OngeldigeInvoer):
        voorstel(H10, jaar)


def test_gedaan_hoeft_geen_reden_en_niet_nodig_of_een_verbetering_wel() -> None:
    toets_uitkomst(Momentuitkomst.GEDAAN, "", verbetert=False)
    toets_uitkomst(Momentuitkomst.NIET_NODIG, "Dit jaar niet.", verbetert=True)
    for uitkomst, verbetert in ((Momentuitkomst.NIET_NODIG, False), (Momentuitkomst.GEDAAN, True)):
        with pytest.raises(MotiveringVerplicht) as fout:
            toets_uitkomst(uitkomst, " ", verbetert=verbetert)
        assert fout.value.veld == "toelichting"


def test_zonder_uitkomst_is_een_moment_open_tot_en_met_de_laatste_dag() -> None:
    laatste = date(2027, 3, 31)
    assert stand(None, laatste, laatste) is Momentstand.OPEN
    assert stand(None, laatste, date(2027, 4, 1)) is Momentstand.TE_LAAT
    assert stand(Momentuitkomst.NIET_NODIG, laatste, date(2028, 1, 1)) is Momentstand.NIET_NODIG


def test_vanaf_november_wordt_naar_het_volgende_jaar_gevraagd() -> None:
    assert (gevraagd_jaar(date(2026, 10, 31)), gevraagd_jaar(date(2026, 11, 1))) == (2026, 2027)
