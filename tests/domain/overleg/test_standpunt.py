"""Positions: who may speak for a municipality, in whose place, and what starts opschaling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import TREDEN, Rol, Toestand
from app.domain.basis.fouten import DomeinFout, GeenRecht
from app.domain.overleg.standpunt import (
    Hoedanigheid,
    Inbreng,
    Standpuntsoort,
    Vervanging,
    is_afwijking,
    toets_inbreng,
    toets_spreker,
    toets_vraag,
)
from app.regios import profiel

GESTELD, VANDAAG = date(2025, 5, 1), date(2025, 6, 2)
DELFT, WESTLAND = "GM0503", "GM1783"
H10 = profiel("haaglanden").vervangingen
GOED = Inbreng(Standpuntsoort.AKKOORD, VANDAAG)
VERVANGER = replace(
    GOED,
    hoedanigheid=Hoedanigheid.DIRECTEUR,
    door="M. de Wit",
    namens_wie="wethouder Jansen",
    vervangingsreden="De wethouder is ziek.",
)
H = Hoedanigheid


def toets(inbreng: Inbreng, *, zelf: bool = True, vervangingen: tuple[Vervanging, ...] = H10) -> None:
    toets_inbreng(inbreng, zelf=zelf, vandaag=VANDAAG, niet_voor=GESTELD, vervangingen=vervangingen)


def geweigerd(inbreng: Inbreng, *, zelf: bool = True, vervangingen: tuple[Vervanging, ...] = H10) -> tuple[str, str]:
    with pytest.raises(DomeinFout) as fout:
        toets(inbreng, zelf=zelf, vervangingen=vervangingen)
    return fout.value.code, fout.value.veld or ""


def test_een_gemeente_spreekt_voor_zichzelf_en_niet_voor_een_ander() -> None:
    assert toets_spreker(frozenset({Rol.GEMEENTE}), DELFT, DELFT)
    with pytest.raises(GeenRecht, match="eigen gemeente") as fout:
        toets_spreker(frozenset({Rol.GEMEENTE}), DELFT, WESTLAND)
    assert fout.value.weigering


@pytest.mark.parametrize("rol", [Rol.REGIEVOERDER, Rol.PROJECTLEIDER])
def test_het_team_legt_vast_namens_elke_gemeente(rol: Rol) -> None:
    assert not toets_spreker(frozenset({rol}), "sbjh", WESTLAND)
    assert not toets_spreker(frozenset({rol}), DELFT, DELFT), "an office of Delft is not its account"


def test_een_gemeente_in_de_regie_spreekt_voor_zichzelf_en_legt_vast_namens_anderen() -> None:
    beide = frozenset({Rol.GEMEENTE, Rol.REGIEVOERDER})
    assert toets_spreker(beide, DELFT, DELFT)
    assert not toets_spreker(beide, DELFT, WESTLAND)


@pytest.mark.parametrize("rollen", [frozenset(), frozenset({Rol.BESTUURDER}), frozenset({Rol.ANDERE_REGIO})])
def test_wie_geen_van_beide_is_spreekt_niet(rollen: frozenset[Rol]) -> None:
    with pytest.raises(GeenRecht):
        toets_spreker(rollen, DELFT, DELFT)


def test_namens_een_gemeente_vraagt_een_bron() -> None:
    assert geweigerd(GOED, zelf=False) == ("motivering_verplicht", "bron")
    toets(replace(GOED, bron="Verslag BOJ van 2 juni."), zelf=False)


@pytest.mark.parametrize(
    ("datum", "code"),
    [(VANDAAG + timedelta(days=1), "datum_in_toekomst"), (GESTELD - timedelta(days=1), "datum_onlogisch")],
)
def test_een_standpunt_ligt_tussen_de_vraag_en_vandaag(datum: date, code: str) -> None:
    assert geweigerd(replace(GOED, datum=datum)) == (code, "datum")
    toets(replace(GOED, datum=GESTELD))


def test_zwijgen_wordt_niet_vastgelegd() -> None:
    assert geweigerd(replace(GOED, soort=Standpuntsoort.GEEN_REACTIE)) == ("ongeldige_invoer", "soort")


@pytest.mark.parametrize("hoedanigheid", H)
def test_een_persoon_heeft_een_naam_en_een_college_niet(hoedanigheid: H) -> None:
    zonder = replace(GOED, hoedanigheid=hoedanigheid)
    if hoedanigheid in (H.GEMEENTE, H.COLLEGE):
        toets(zonder)
    else:
        assert geweigerd(zonder) == ("ongeldige_invoer", "door")
    toets(replace(zonder, door="A. Bakker"))


def test_een_directeur_vervangt_een_afwezige_wethouder_met_naam_en_reden() -> None:
    toets(VERVANGER)
    assert geweigerd(replace(VERVANGER, vervangingsreden=" ")) == ("motivering_verplicht", "vervangingsreden")
    assert geweigerd(replace(VERVANGER, namens_wie="")) == ("ongeldige_invoer", "namens_wie")


@pytest.mark.parametrize("hoedanigheid", [h for h in H if h is not H.DIRECTEUR])
def test_een_ander_dan_een_directeur_vervangt_in_h10_niemand(hoedanigheid: H) -> None:
    assert geweigerd(replace(VERVANGER, hoedanigheid=hoedanigheid)) == ("ongeldige_invoer", "spreker")


def test_wie_wie_vervangt_is_van_de_regio() -> None:
    burgemeester = (Vervanging(H.BURGEMEESTER, H.WETHOUDER, "test"),)
    toets(replace(VERVANGER, hoedanigheid=H.BURGEMEESTER), vervangingen=burgemeester)
    assert geweigerd(VERVANGER, vervangingen=burgemeester) == ("ongeldige_invoer", "spreker")
    assert geweigerd(VERVANGER, vervangingen=()) == ("ongeldige_invoer", "spreker")


@pytest.mark.parametrize("veld", ["door", "namens_wie"])
def test_een_naam_is_niet_eindeloos(veld: str) -> None:
    assert geweigerd(replace(VERVANGER, **{veld: "x" * 161})) == ("ongeldige_invoer", veld)  # type: ignore[arg-type]


@pytest.mark.parametrize("toestand", Toestand)
@pytest.mark.parametrize("soort", Standpuntsoort)
def test_alleen_niet_akkoord_in_een_trede_is_een_afwijking(soort: Standpuntsoort, toestand: Toestand) -> None:
    assert is_afwijking(soort, toestand) == (soort is Standpuntsoort.NIET_AKKOORD and toestand in TREDEN)


@pytest.mark.parametrize(
    ("tekst", "voor", "gemeenten", "veld"),
    [
        (" ", VANDAAG, [DELFT], "tekst"),
        ("Akkoord?", GESTELD - timedelta(days=1), [DELFT], "reactie_voor_datum"),
        ("Akkoord?", VANDAAG, [], "gemeenten"),
        ("Akkoord?", VANDAAG, [DELFT, "GM9999"], "gemeenten"),
    ],
)
def test_een_vraag_heeft_een_tekst_een_laatste_dag_en_gemeenten_van_de_regio(
    tekst: str, voor: date, gemeenten: list[str], veld: str
) -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_vraag(tekst, GESTELD, voor, gemeenten, [DELFT, WESTLAND])
    assert fout.value.veld == veld
    toets_vraag("Akkoord?", GESTELD, GESTELD, [DELFT], [DELFT, WESTLAND])
