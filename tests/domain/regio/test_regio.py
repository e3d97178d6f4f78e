"""Profiles of regions: Haaglanden as the documents have it, another region, and what a broken one is told."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import NietGevonden
from app.domain.regio.regio import OngeldigProfiel, Regioprofiel, lees_profiel
from app.regios import alle_profielen, profiel

GOED = """
code = "duinrand"
naam = "Duinrand"
jeugdregio = "JZ99"
bron = "verzonnen voor de test"
gemeenten = [
  { code = "GM9001", naam = "Aaldorp", account = "aaldorp" },
  { code = "GM9002", naam = "Beeksluis", account = "beeksluis" },
  { code = "GM9003", naam = "Ceintuur", account = "ceintuur" },
]
andere_regios = []
opschaling = [{ code = "wethouders", titel = "Wethouders", bron = "test" }]

[servicebureau]
code = "bureau"
naam = "Inkoopbureau Duinrand"

[aanspreekpunt]
organisatie = "bureau"
toelichting = "De secretaris"
bron = "test"

[woordvoerder]
organisatie = "GM9001"
toelichting = "De wethouder"
bron = "test"

[[functies]]
code = "secretaris"
titel = "secretaris"
organisatie = "bureau"
rol = "regievoerder"
bron = "test"

[[functies]]
code = "directeur"
titel = "directeur"
organisatie = "GM9001"
rol = "regievoerder"
beoordeelt_mandaten = true
bron = "test"

[[overleggen]]
code = "PHO"
naam = "Portefeuillehoudersoverleg"
frequentie = "elke maand"
leden = "wethouders"
bron = "test"

[[afspraken]]
nummer = 1
titel = "Projectleider aanwijzen"
toelichting = "Wie"
bron = "test"

[[toezichthouders]]
code = "oud"
naam = "Oud"
tot = 2025-12-31

[[toezichthouders]]
code = "nieuw"
naam = "Nieuw"
vanaf = 2026-01-01
"""


def lees_tekst(toml: str) -> Regioprofiel:
    return lees_profiel(tomllib.loads(toml), "duinrand.toml")


def test_another_region_with_other_names_is_read_whole() -> None:
    regio = lees_tekst(GOED)
    assert [gemeente.naam for gemeente in regio.gemeenten_ooit] == ["Aaldorp", "Beeksluis", "Ceintuur"]
    assert regio.aanspreekpunt.organisatie == regio.servicebureau.code
    assert [functie.code for functie in regio.functies if functie.beoordeelt_mandaten] == ["directeur"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "plek", "wat"),
    [
        ('naam = "Duinrand"\n', "", "naam", "ontbreekt"),
        ('jeugdregio = "JZ99"', 'jeugdregio = "JZ99"\nkleur = "rood"', "kleur", "onbekende sleutel"),
        ('"GM9001", naam', '"9001", naam', "gemeenten 1 (9001) > code", "GM en vier cijfers"),
        ('"aaldorp"', '"Aal dorp"', "gemeenten 1 (GM9001) > account", "alleen kleine letters"),
        ('"beeksluis"', '"aaldorp"', "gemeenten", "'aaldorp' komt 2 keer voor"),
        ('"GM9002"', '"GM9001"', "andere_regios en toezichthouders", "'GM9001' komt 2 keer"),
        ("andere_regios = []", 'andere_regios = [{ code = "bureau", naam = "X" }]', "toezichthouders", "komt 2 keer"),
        ('code = "secretaris"', 'code = "directeur"', "functies", "'directeur' komt 2 keer voor"),
        ('organisatie = "GM9001"\nrol', 'organisatie = "X"\nrol', "functies (directeur)", "'X' bestaat niet; kies uit"),
        ('organisatie = "bureau"\ntoe', 'organisatie = "X"\ntoe', "aanspreekpunt", "'X' bestaat niet; kies uit GM9001"),
        ('organisatie = "GM9001"\ntoe', 'organisatie = "X"\ntoe', "woordvoerder", "'X' bestaat niet; kies uit GM9001"),
        ("beoordeelt_mandaten = true\n", "", "functies", "geef precies één regievoerder beoordeelt_mandaten"),
        ('"bureau"\nrol = "regievoerder"', '"bureau"\nrol = "bestuurder"', "functies", "nog een regievoerder nodig"),
        ('"GM9001"\nrol = "regievoerder"', '"GM9001"\nrol = "bestuurder"', "functies", "geef precies één regievoerder"),
        ('rol = "regievoerder"', 'rol = "baas"', "functies 1 (secretaris) > rol", "kies uit regievoerder"),
        ("nummer = 1", "nummer = 6", "afspraken 1 > nummer", "van 1 tot en met 5"),
        ("tot = 2025-12-31", "tot = 2026-01-01", "toezichthouders", "nieuw sluit niet aan op oud"),
        ("tot = 2025-12-31", "tot = 2025-12-30", "toezichthouders", "nieuw sluit niet aan op oud"),
        ("tot = 2025-12-31\n", "", "toezichthouders", "nieuw sluit niet aan op oud"),
        ("vanaf = 2026-01-01", "vanaf = 2026-01-01\ntot = 2025-01-01", "toezichthouders 2 (nieuw) > tot", "draai"),
        ("vanaf = 2026-01-01", "vanaf = 2026-01-01\ntot = 2030-01-01", "toezichthouders", "bij de laatste"),
        ("[servicebureau]", "[[servicebureau]]", "servicebureau", "een tabel"),
        ("[[overleggen]]", "[overleggen]", "overleggen", "een lijst"),
    ],
)
def test_a_broken_profile_is_told_where_what_and_how_to_mend(oud: str, nieuw: str, plek: str, wat: str) -> None:
    assert oud in GOED
    with pytest.raises(OngeldigProfiel) as gevangen:
        lees_tekst(GOED.replace(oud, nieuw, 1))
    assert gevangen.value.bestand == "duinrand.toml"
    assert gevangen.value.plek.endswith(plek)
    assert wat in gevangen.value.wat


def test_haaglanden_has_its_ten_municipalities_with_their_codes() -> None:
    assert {gemeente.naam: gemeente.code for gemeente in profiel("haaglanden").gemeenten_ooit} == {
        "Delft": "GM0503",
        "Den Haag": "GM0518",
        "Leidschendam-Voorburg": "GM1916",
        "Midden-Delfland": "GM1842",
        "Pijnacker-Nootdorp": "GM1926",
        "Rijswijk": "GM0603",
        "Voorschoten": "GM0626",
        "Wassenaar": "GM0629",
        "Westland": "GM1783",
        "Zoetermeer": "GM0637",
    }


def test_haaglanden_has_two_regievoerders_and_den_haag_approves() -> None:
    regievoerders = [functie for functie in profiel("haaglanden").functies if functie.rol is Rol.REGIEVOERDER]
    assert [functie.organisatie for functie in regievoerders] == ["sbjh", "GM0518"]
    assert [functie.beoordeelt_mandaten for functie in regievoerders] == [False, True]


def test_haaglanden_speaks_through_den_haag_and_scales_up_in_four_rungs() -> None:
    haaglanden = profiel("haaglanden")
    assert {haaglanden.aanspreekpunt.organisatie, haaglanden.woordvoerder.organisatie} == {"GM0518"}
    niveaus = [niveau.code for niveau in haaglanden.opschaling]
    assert niveaus == ["ambtelijk", "directeuren", "wethouders", "burgemeesters"]


def test_haaglanden_makes_five_agreements_per_zaak() -> None:
    assert [afspraak.nummer for afspraak in profiel("haaglanden").afspraken] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("datum", "code"),
    [(date(2022, 1, 1), "jeugdautoriteit"), (date(2025, 12, 31), "jeugdautoriteit"), (date(2026, 1, 1), "nza")],
)
def test_the_supervisor_changes_over_new_year(datum: date, code: str) -> None:
    assert profiel("haaglanden").toezichthouder_op(datum).code == code


@given(st.dates(), st.dates(date.min, date.max - timedelta(days=1)))
def test_there_is_always_exactly_one_supervisor(datum: date, wissel: date) -> None:
    dag_erna = wissel + timedelta(days=1)
    toml = GOED.replace("2025-12-31", wissel.isoformat()).replace("2026-01-01", dag_erna.isoformat())
    assert lees_tekst(toml).toezichthouder_op(datum).code == ("oud" if datum <= wissel else "nieuw")


def test_a_municipality_or_function_that_is_not_there_is_none() -> None:
    haaglanden = profiel("haaglanden")
    assert haaglanden.gemeente("GM0000") is None
    assert haaglanden.functie("burgemeester") is None
    gemeente, functie = haaglanden.gemeente("GM0503"), haaglanden.functie("projectleider")
    assert gemeente is not None
    assert functie is not None
    assert (gemeente.naam, functie.rol) == ("Delft", Rol.PROJECTLEIDER)


def test_a_region_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NietGevonden, match=r"kies uit .*haaglanden"):
        profiel("atlantis")


def test_every_source_in_the_profiles_carries_a_mark() -> None:
    for regio in alle_profielen().values():
        bronnen = [functie.bron for functie in regio.functies] + [overleg.bron for overleg in regio.overleggen]
        bronnen += [afspraak.bron for afspraak in regio.afspraken] + [niveau.bron for niveau in regio.opschaling]
        bronnen += [regio.bron, regio.aanspreekpunt.bron, regio.woordvoerder.bron]
        assert all(bron.endswith(("[S]", "[P]", "[I]")) for bron in bronnen)
