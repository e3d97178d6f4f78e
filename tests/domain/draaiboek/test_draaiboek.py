"""Editions: what the real ones hold, and what a broken one is told."""

from __future__ import annotations

import tomllib
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.draaiboek.draaiboek import (
    ZONDER_BRON,
    Editie,
    Merk,
    OngeldigDraaiboek,
    StapDef,
    lees_editie,
)
from app.draaiboeken import alle_edities, editie_op

GOED = """
code = "proef"
titel = "Proefeditie"
geldig_vanaf = 2024-01-01
bron = "verzonnen voor de test"
grendels = [
  { code = "GR-10", regel = "actieve_mandaten", bij = "sluiten", werking = "blokkeert", bron = "test", merk = "I" },
  { code = "GR-11", regel = "nog_te_plaatsen", bij = "sluiten", werking = "blokkeert", bron = "test", merk = "I" },
  { code = "GR-12", regel = "informatieplichten", bij = "sluiten", werking = "blokkeert", bron = "test", merk = "I" },
  { code = "GR-13", regel = "noodgrepen", bij = "sluiten", werking = "blokkeert", bron = "test", merk = "I" },
]

[treden.signaal]
naam = "Signaal"
bron = "test"
merk = "I"
stappen = []

[treden.zorgelijk]
nummer = 3
naam = "Zorgelijk"
bron = "test"
merk = "P"

[[treden.zorgelijk.stappen]]
code = "ZO-01"
titel = "Maak een herstelplan"
verplicht = true
rol = "aanbieder"
termijn = 15
document = "herstelplan"
informeert = ["DO", "BOJ"]
bron = "test"
merk = "P"

[[treden.zorgelijk.stappen]]
code = "ZO-02"
titel = "Spreek de regie af"
verplicht = false
rol = "Regievoerder"
bron = "test"
merk = "S"

[treden.problematisch]
naam = "Problematisch"
bron = "test"
merk = "I"
stappen = []

[treden.zeer_problematisch]
naam = "Zeer problematisch"
bron = "test"
merk = "I"
stappen = []
"""

waarden = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.sampled_from(["code", "naam", "x"]), deel),
    max_leaves=5,
)


def lees_tekst(toml: str) -> Editie:
    return lees_editie(tomllib.loads(toml), "proef.toml")


def stappen(editie: Editie) -> list[StapDef]:
    return [stap for trede in editie.treden.values() for stap in trede.stappen]


def test_a_good_edition_is_read_whole() -> None:
    editie = lees_tekst(GOED)
    stap = editie.stappen(Toestand.ZORGELIJK)[0]
    assert (stap.code, stap.termijn, stap.document) == ("ZO-01", 15, "herstelplan")
    assert (stap.informeert, stap.merk, stap.termijn_bron) == (("DO", "BOJ"), Merk.OPENBAAR, ZONDER_BRON)
    assert editie.geldig_vanaf == date(2024, 1, 1)


def test_a_state_that_is_no_trede_has_no_steps() -> None:
    editie = lees_tekst(GOED)
    assert editie.trede(Toestand.AFGESLOTEN) is None
    assert editie.stappen(Toestand.AFGESLOTEN) == ()


def test_an_edition_cannot_be_changed_after_reading() -> None:
    editie = lees_tekst(GOED)
    with pytest.raises(FrozenInstanceError):
        editie.code = "anders"  # type: ignore[misc]
    with pytest.raises(TypeError):
        editie.treden[Toestand.SIGNAAL] = editie.treden[Toestand.ZORGELIJK]  # type: ignore[index]


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "wat"),
    [
        ('code = "proef"\n', "", "code", "ontbreekt"),
        ('titel = "Proefeditie"', 'titel = "  "', "titel", "niet leeg"),
        ("2024-01-01", '"2024-01-01"', "geldig_vanaf", "een datum zonder aanhalingstekens"),
        ("2024-01-01", "2024-01-01T00:00:00", "geldig_vanaf", "een datum zonder aanhalingstekens"),
        ("[treden.zorgelijk]", "[treden.zorglijk]", "treden > zorglijk > toestand", "kies uit signaal"),
        ("[treden.signaal]", "[treden.afgesloten]", "treden", "signaal ontbreekt; voeg [treden.signaal] toe"),
        ('naam = "Signaal"', 'toestand = "signaal"', "treden > signaal > toestand", "staat al in de kop"),
        ("nummer = 3", "nummer = 3.0", "treden > zorgelijk > nummer", "een geheel getal"),
        ('code = "ZO-01"', 'code = "zo1"', "stappen 1 (zo1) > code", "schrijf bijvoorbeeld ZO-01"),
        ('code = "ZO-02"', 'code = "ZO-01"', "treden", "'ZO-01' komt 2 keer voor"),
        ("termijn = 15", "termijn = -1", "stappen 1 (ZO-01) > termijn", "geef 0 werkdagen of meer"),
        ("termijn = 15", 'termijn = "15"', "stappen 1 (ZO-01) > termijn", "zonder aanhalingstekens"),
        ("termijn = 15", "termijn = true", "stappen 1 (ZO-01) > termijn", "een geheel getal"),
        ("termijn = 15", "termijn = 1.5", "stappen 1 (ZO-01) > termijn", "een geheel getal"),
        ("termijn = 15", "trmijn = 15", "stappen 1 (ZO-01) > trmijn", "onbekende sleutel"),
        ("verplicht = false", "verplicht = 0", "stappen 2 (ZO-02) > verplicht", "true of false"),
        ('rol = "Regievoerder"\n', "", "stappen 2 (ZO-02) > rol", "ontbreekt"),
        ('merk = "S"', 'merk = "X"', "stappen 2 (ZO-02) > merk", "kies uit S, P, I"),
        ('merk = "S"', "merk = []", "stappen 2 (ZO-02) > merk", "kies uit S, P, I"),
        ('["DO", "BOJ"]', '"DO"', "stappen 1 (ZO-01) > informeert", "een lijst"),
        ('["DO", "BOJ"]', '["DO", 5]', "informeert 2", "tekst tussen aanhalingstekens"),
        ("stappen = []", "stappen = [1]", "treden > signaal > stappen 1", "een tabel"),
    ],
)
def test_a_broken_edition_is_told_where_what_and_how_to_mend(oud: str, nieuw: str, plek: str, wat: str) -> None:
    assert oud in GOED
    with pytest.raises(OngeldigDraaiboek) as gevangen:
        lees_tekst(GOED.replace(oud, nieuw, 1))
    assert gevangen.value.bestand == "proef.toml"
    assert gevangen.value.plek.endswith(plek)
    assert wat in gevangen.value.wat
    assert str(gevangen.value) == f"proef.toml, bij {gevangen.value.plek}: {gevangen.value.wat}"


@given(st.sampled_from(sorted(tomllib.loads(GOED))), waarden)
def test_whatever_stands_in_a_key_is_read_or_refused_by_name(sleutel: str, waarde: object) -> None:
    plek = sleutel
    try:
        lees_editie({**tomllib.loads(GOED), sleutel: waarde}, "proef.toml")
    except OngeldigDraaiboek as fout:
        plek = fout.plek
    assert plek.startswith(sleutel)


@pytest.mark.parametrize("code", ["2021", "2025"])
def test_the_real_editions_number_the_treden_as_the_sources_do(code: str) -> None:
    treden = alle_edities()[code].treden
    assert [treden[toestand].nummer for toestand in TREDEN] == [3, 4, 5]
    assert [treden[toestand].merk for toestand in TREDEN] == [Merk.OPENBAAR, Merk.AFGELEID, Merk.AFGELEID]
    assert treden[Toestand.SIGNAAL].nummer is None


@pytest.mark.parametrize("code", ["2021", "2025"])
def test_the_real_editions_never_present_inference_as_the_draaiboek(code: str) -> None:
    for stap in stappen(alle_edities()[code]):
        assert stap.termijn_bron == ZONDER_BRON, stap.code
        assert (stap.merk is Merk.AFGELEID) == stap.bron.startswith("afgeleid"), stap.code
        assert "draaiboek" not in stap.bron, stap.code


@pytest.mark.parametrize("code", ["2021", "2025"])
def test_bankruptcy_steps_are_advised_and_their_terms_count_from_the_bankruptcy(code: str) -> None:
    faillissement = [stap for stap in stappen(alle_edities()[code]) if stap.code.startswith("FA-")]
    assert len(faillissement) == 5
    assert not any(stap.verplicht for stap in faillissement)
    assert {stap.vanaf for stap in faillissement if stap.termijn is not None} == {"faillissement"}


@pytest.mark.parametrize(
    ("datum", "code"),
    [
        (date(2019, 1, 1), "2021"),
        (date(2021, 7, 1), "2021"),
        (date(2024, 12, 31), "2021"),
        (date(2025, 1, 1), "2025"),
        (date(2040, 1, 1), "2025"),
    ],
)
def test_the_edition_follows_the_date(datum: date, code: str) -> None:
    assert editie_op(datum).deel.code == code
