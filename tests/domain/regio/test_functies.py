"""Who holds an office and who deputises: one holder at a time, a deputy only where somebody is absent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import (
    DatumOnlogisch,
    DomeinFout,
    FunctieBezet,
    MotiveringVerplicht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    WaarnemingOnmogelijk,
)
from app.domain.basis.inzage import rollen_op
from app.domain.regio.functieregels import beeindig, toets_houder, toets_waarneming
from app.domain.regio.functies import Bezetting, Functieperiode, Vervullingssoort, hoedanigheid

BEGIN = date(2025, 1, 1)
FUNCTIE = "directeur"
NAMEN = {1: "Anna", 2: "Bram", 3: "Cees", 4: "Dina"}


def dag(nummer: int) -> date:
    """A day of 2025 by its number."""
    return BEGIN + timedelta(days=nummer)


def houder(id_: int, wie: int, van: int, tot: int | None = None) -> Functieperiode:
    einde = dag(tot) if tot is not None else None
    return Functieperiode(id_, FUNCTIE, wie, wie, NAMEN[wie], Vervullingssoort.HOUDER, dag(van), einde)


def waarnemer(id_: int, wie: int, voor: int | None, van: int, tot: int | None = None) -> Functieperiode:
    als_houder = houder(id_, wie, van, tot)
    return replace(als_houder, soort=Vervullingssoort.WAARNEMER, voor=voor, reden="Vakantie.")


ANNA = houder(1, 1, 0, 100)
BEZET = Bezetting((ANNA,))


@pytest.mark.parametrize(("van", "tot"), [(100, None), (50, 60), (0, 0), (-10, 0), (-10, None), (100, 100)])
def test_twee_houders_op_een_dag_kan_niet(van: int, tot: int | None) -> None:
    with pytest.raises(FunctieBezet, match="Anna heeft deze functie") as fout:
        toets_houder(houder(0, 2, van, tot), BEZET)
    assert fout.value.veld == "van"


@pytest.mark.parametrize(("van", "tot"), [(101, None), (-10, -1), (101, 101)])
def test_na_elkaar_kan_wel(van: int, tot: int | None) -> None:
    toets_houder(houder(0, 2, van, tot), BEZET)


def test_een_andere_functie_staat_los() -> None:
    toets_houder(replace(houder(0, 2, 0), functie="ander"), BEZET)


def test_een_periode_loopt_vooruit() -> None:
    with pytest.raises(DatumOnlogisch, match="Draai de datums om"):
        toets_houder(houder(0, 2, 5, 4), Bezetting())
    with pytest.raises(DatumOnlogisch):
        toets_waarneming(waarnemer(0, 2, 1, 5, 4), BEZET)


@pytest.mark.parametrize(
    ("nieuw", "soort", "veld"),
    [
        (replace(waarnemer(0, 2, 1, 5, 9), reden=" "), MotiveringVerplicht, "reden"),
        (waarnemer(0, 1, 1, 5, 9), WaarnemingOnmogelijk, "gebruiker"),
        (waarnemer(0, 2, 1, 5, None), WaarnemingOnmogelijk, "tot"),
        (waarnemer(0, 2, 1, 90, 101), WaarnemingOnmogelijk, "tot"),
        (waarnemer(0, 2, 1, -1, 9), WaarnemingOnmogelijk, "van"),
        (waarnemer(0, 2, 7, 5, 9), OngeldigeInvoer, "voor"),
        (waarnemer(0, 2, None, 5, 9), WaarnemingOnmogelijk, "voor"),
        (waarnemer(0, 2, None, 100, 110), WaarnemingOnmogelijk, "voor"),
    ],
)
def test_een_waarneming_valt_binnen_de_periode_van_een_ander_en_heeft_een_reden(
    nieuw: Functieperiode, soort: type[DomeinFout], veld: str
) -> None:
    with pytest.raises(soort) as fout:
        toets_waarneming(nieuw, BEZET)
    assert fout.value.veld == veld


def test_zonder_houder_kan_iemand_waarnemen_tot_er_een_is() -> None:
    waarneming = waarnemer(2, 2, None, 101, 120)
    toets_waarneming(waarneming, BEZET)
    with pytest.raises(FunctieBezet, match="Beëindig die waarneming eerst"):
        toets_houder(houder(0, 3, 110), BEZET.met(waarneming))
    toets_houder(houder(0, 3, 121), BEZET.met(waarneming))


def test_twee_waarnemers_kunnen_naast_elkaar_dezelfde_niet_twee_keer() -> None:
    met_een = BEZET.met(waarnemer(2, 2, 1, 10, 20))
    toets_waarneming(waarnemer(0, 3, 1, 15, 25), met_een)
    with pytest.raises(FunctieBezet, match="vervult deze functie al"):
        toets_waarneming(waarnemer(0, 2, 1, 20, 25), met_een)


def test_een_einde_wordt_alleen_korter_en_wat_voorbij_is_blijft() -> None:
    open_ = houder(1, 1, 0)
    assert beeindig(open_, dag(5), dag(3), Bezetting((open_,))).tot == dag(5)
    assert beeindig(ANNA, dag(50), dag(3), BEZET).tot == dag(50)
    for tot in (dag(-1), dag(101)):
        with pytest.raises(DatumOnlogisch):
            beeindig(ANNA, tot, dag(3), BEZET)
    with pytest.raises(OngeldigeOvergang, match="al voorbij"):
        beeindig(ANNA, dag(50), dag(101), BEZET)


def test_een_houder_gaat_niet_weg_onder_zijn_waarnemer() -> None:
    bezet = BEZET.met(waarnemer(2, 2, 1, 10, 20))
    with pytest.raises(WaarnemingOnmogelijk, match="Bram neemt deze functie waar"):
        beeindig(ANNA, dag(19), dag(3), bezet)
    assert beeindig(ANNA, dag(20), dag(3), bezet).tot == dag(20)


def test_een_waarnemer_handelt_als_waarnemer() -> None:
    bezet = BEZET.met(waarnemer(2, 2, 1, 10, 20)).met(waarnemer(3, 3, None, 101))
    titels = {FUNCTIE: "directeur Jeugd"}
    assert hoedanigheid("adviseur", bezet.vervult(2, dag(10)), titels) == "waarnemend directeur Jeugd, voor de houder"
    assert hoedanigheid("adviseur", bezet.vervult(2, dag(21)), titels) == "adviseur"
    assert hoedanigheid("adviseur", bezet.vervult(3, dag(101)), titels) == "waarnemend directeur Jeugd"
    assert hoedanigheid("directeur", bezet.vervult(1, dag(10)), titels) == "directeur"


def test_wie_zelf_een_functie_heeft_houdt_die_naast_de_waarneming() -> None:
    bezet = BEZET.met(replace(houder(2, 2, 0), functie="ander")).met(waarnemer(3, 2, 1, 10, 20))
    gezegd = hoedanigheid("directeur SbJH", bezet.vervult(2, dag(10)), {FUNCTIE: "directeur Jeugd"})
    assert gezegd == "directeur SbJH; waarnemend directeur Jeugd, voor de houder"
    assert bezet.functies_van(2, dag(10)) == {FUNCTIE, "ander"}


def test_een_rol_die_bij_een_functie_hoorde_duurt_zo_lang_als_de_functie() -> None:
    regie, gemeente = Rol.REGIEVOERDER, Rol.GEMEENTE
    assert rollen_op(frozenset({regie}), set(), set()) == {regie}
    assert rollen_op(frozenset({regie}), {regie}, {regie}) == {regie}
    assert rollen_op(frozenset({regie, gemeente}), {regie}, set()) == {gemeente}
    assert rollen_op(frozenset({gemeente}), {regie}, {regie}) == {regie, gemeente}
