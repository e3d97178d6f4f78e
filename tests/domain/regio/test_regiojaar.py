"""What comes back every year, as a profile declares it; and what a broken one is told."""

from __future__ import annotations

import pytest

from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.regio.regiojaar import Moment, Per, Procedure, controleer_procedures
from app.regios import alle_profielen, profiel

MOMENT = Moment("kadernota", "Kadernota uitbrengen", 10, "test [I]", functie="hoofd")


def procedure(*momenten: Moment, **meer: object) -> Procedure:
    delen = {"bron": "test [I]", "vanaf": 2022} | meer
    return Procedure("begroting", "Begroting", "Toelichting", momenten or (MOMENT,), **delen)  # type: ignore[arg-type]


def test_elke_twee_jaar_is_om_het_jaar_en_nooit_voor_het_eerste() -> None:
    evaluatie = profiel("haaglanden").procedure("evaluatie")
    assert evaluatie is not None
    assert [jaar for jaar in range(2019, 2029) if evaluatie.is_in(jaar)] == [2022, 2024, 2026, 2028]
    hr = profiel("holland-rijnland").procedure("evaluatie")
    assert hr is not None
    assert [jaar for jaar in range(2019, 2033) if hr.is_in(jaar)] == [2023, 2027, 2031]


def test_elk_moment_van_onze_profielen_noemt_zijn_bron_met_een_merk() -> None:
    procedures = [procedure for regio in alle_profielen().values() for procedure in regio.procedures]
    bronnen = [p.bron for p in procedures] + [moment.bron for p in procedures for moment in p.momenten]
    assert len(bronnen) > 20
    assert [bron for bron in bronnen if not any(merk in bron for merk in ("[S]", "[P]", "[I]"))] == []


@pytest.mark.parametrize(
    ("maak", "veld"),
    [
        (lambda: Moment("a", "A", 13, "test", functie="hoofd"), "maand"),
        (lambda: Moment("a", "A", 2, "test", functie="hoofd", dag=29), "dag"),
        (lambda: Moment("a", "A", 2, "test"), "functie"),
        (lambda: Moment("a", "A", 2, "test", functie="hoofd", per=Per.GEMEENTE), "functie"),
        (lambda: procedure(elke=0), "elke"),
        (lambda: procedure(MOMENT, MOMENT), "momenten"),
    ],
)
def test_wat_niet_kan_wordt_met_het_veld_geweigerd(maak: object, veld: str) -> None:
    with pytest.raises(OngeldigeWaarde) as fout:
        maak()  # type: ignore[operator]
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("een", "wat"),
    [
        (procedure(Moment("a", "A", 2, "test", functie="baas")), "functie 'baas' bestaat niet"),
        (procedure(Moment("a", "A", 2, "test", functie="hoofd", overleg="TAFEL")), "overleg 'TAFEL' bestaat niet"),
        (procedure(route="om"), "route 'om' bestaat niet"),
        (procedure(Moment("a" * 41, "A", 2, "test", functie="hoofd")), "is te lang"),
    ],
)
def test_een_verwijzing_die_nergens_heen_gaat_wordt_genoemd(een: Procedure, wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match=wat):
        controleer_procedures([een], ["hoofd"], ["PHO"], ["raad"])


def test_een_procedure_staat_er_een_keer() -> None:
    with pytest.raises(OngeldigeWaarde, match="komt 2 keer voor"):
        controleer_procedures([procedure(), procedure()], ["hoofd"], [], [])
