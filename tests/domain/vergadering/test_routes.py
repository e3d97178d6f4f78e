"""Where a paper is on its route: at the first place that has not treated it, and never past one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import MotiveringVerplicht
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import (
    VERDER,
    Behandeld,
    Behandeluitkomst,
    NietAanDeBeurt,
    Routestand,
    toets_aan_de_beurt,
    toets_uitkomst,
)

A, B, C = "GM9001", "GM9002", "GM9003"
COLLEGE = ("DO", "portefeuillehouder", "college")
RAAD = ("BOJ", "college", "gemeenteraad")
DAG = date(2025, 3, 3)
BESLOTEN, DOORGELEID = Behandeluitkomst.BESLOTEN, Behandeluitkomst.DOORGELEID
AANGEHOUDEN, TERUG = Behandeluitkomst.AANGEHOUDEN, Behandeluitkomst.TERUGVERWEZEN


def stand(stations: tuple[str, ...] = COLLEGE) -> Routestand:
    return Routestand(stations, (A, B, C))


def na(begin: Routestand, *wat: tuple[str, str | None, Behandeluitkomst]) -> Routestand:
    """The same paper after these were recorded, one a day."""
    nieuw = [
        Behandeld(station, wie, uitkomst, DAG + timedelta(days=nr))
        for nr, (station, wie, uitkomst) in enumerate(wat, start=len(begin.behandeld))
    ]
    return replace(begin, behandeld=(*begin.behandeld, *nieuw))


def test_een_stuk_begint_bij_het_eerste_station() -> None:
    assert stand().nu == ("DO",)
    assert stand().aan_de_beurt("DO") == (None,)
    assert stand().aan_de_beurt("portefeuillehouder") == ()


def test_na_het_do_is_het_stuk_bij_elke_gemeente() -> None:
    verder = na(stand(), ("DO", None, DOORGELEID))
    assert verder.nu == ("portefeuillehouder",)
    assert verder.aan_de_beurt("portefeuillehouder") == (A, B, C)


def test_gemeenten_gaan_elk_in_hun_eigen_tempo() -> None:
    verder = na(stand(), ("DO", None, DOORGELEID), ("portefeuillehouder", A, DOORGELEID), ("college", A, BESLOTEN))
    assert verder.nu == ("portefeuillehouder",)
    assert (verder.klaar("college"), verder.open("college")) == ((A,), (B, C))
    nog_een = na(verder, ("portefeuillehouder", B, DOORGELEID))
    assert nog_een.nu == ("portefeuillehouder", "college")
    assert nog_een.aan_de_beurt("college") == (B,)


def test_een_overleg_na_gemeenten_wacht_op_allemaal() -> None:
    verder = na(stand(("college", "BOJ")), ("college", A, BESLOTEN), ("college", B, BESLOTEN))
    assert verder.aan_de_beurt("BOJ") == ()
    assert na(verder, ("college", C, BESLOTEN)).nu == ("BOJ",)


def test_aan_het_eind_als_alle_colleges_klaar_zijn() -> None:
    alle = [(station, wie, BESLOTEN) for station in COLLEGE[1:] for wie in (A, B, C)]
    eind = na(stand(), ("DO", None, DOORGELEID), *alle)
    assert eind.aan_het_eind
    assert eind.nu == ()


def test_aangehouden_blijft_waar_het_is() -> None:
    assert na(stand(), ("DO", None, AANGEHOUDEN)).nu == ("DO",)


def test_terugverwezen_door_het_eerste_station_begint_opnieuw() -> None:
    assert na(stand(), ("DO", None, TERUG)).nu == ("DO",)


def test_terug_tussen_stations_van_gemeenten_geldt_voor_die_gemeente_alleen() -> None:
    door = [("portefeuillehouder", wie, DOORGELEID) for wie in (A, B, C)]
    terug = na(stand(), ("DO", None, DOORGELEID), *door, ("college", A, BESLOTEN), ("college", B, TERUG))
    assert terug.aan_de_beurt("portefeuillehouder") == (B,)
    assert terug.aan_de_beurt("college") == (C,)
    assert terug.klaar("college") == (A,)


def test_terug_naar_de_regio_geldt_voor_allemaal() -> None:
    terug = na(stand(RAAD), ("BOJ", None, DOORGELEID), ("college", A, BESLOTEN), ("college", B, TERUG))
    assert terug.nu == ("BOJ",)
    assert terug.klaar("college") == ()
    opnieuw = na(terug, ("BOJ", None, DOORGELEID))
    assert opnieuw.aan_de_beurt("college") == (A, B, C), "who had decided decides on the changed paper"


def test_een_stuk_komt_ergens_niet_eerder_dan_het_vorige_station() -> None:
    verder = na(stand(), ("DO", None, DOORGELEID), ("portefeuillehouder", A, DOORGELEID))
    assert verder.niet_voor(A, DAG) == DAG + timedelta(days=1)
    assert verder.niet_voor(B, DAG) == DAG, "what A did is not on the way of B"
    assert verder.niet_voor(None, DAG) == DAG + timedelta(days=1)
    assert stand().niet_voor(None, DAG) == DAG


@pytest.mark.parametrize("station", ["portefeuillehouder", "college"])
def test_overslaan_kan_niet(station: str) -> None:
    with pytest.raises(NietAanDeBeurt):
        toets_aan_de_beurt(stand(), station, [A])


def test_nog_eens_bij_een_station_dat_klaar_is_kan_niet() -> None:
    with pytest.raises(NietAanDeBeurt, match="Het is nu: portefeuillehouder"):
        toets_aan_de_beurt(na(stand(), ("DO", None, BESLOTEN)), "DO", [None])


def test_wie_niet_aan_de_beurt_is_wordt_genoemd() -> None:
    verder = na(stand(), ("DO", None, DOORGELEID), ("portefeuillehouder", A, DOORGELEID))
    with pytest.raises(NietAanDeBeurt, match=f"{B}, {C}") as fout:
        toets_aan_de_beurt(verder, "college", [A, B, C])
    assert fout.value.veld == "gemeenten"


@pytest.mark.parametrize("uitkomst", [AANGEHOUDEN, TERUG])
def test_wat_een_stuk_tegenhoudt_wordt_uitgelegd(uitkomst: Behandeluitkomst) -> None:
    toets_uitkomst(uitkomst, "Er mist een bedrag.")
    with pytest.raises(MotiveringVerplicht):
        toets_uitkomst(uitkomst, " ")


@pytest.mark.parametrize("uitkomst", sorted(VERDER))
def test_wat_verder_gaat_hoeft_geen_uitleg(uitkomst: Behandeluitkomst) -> None:
    toets_uitkomst(uitkomst, "")


STATIONS = st.permutations(["DO", "BOJ", "portefeuillehouder", "college", "gemeenteraad"]).flatmap(
    lambda rij: st.integers(1, len(rij)).map(lambda n: tuple(rij[:n]))
)


@given(STATIONS, st.data())
def test_een_stuk_is_nooit_voorbij_een_station_dat_het_niet_behandelde(
    stations: tuple[str, ...], data: st.DataObject
) -> None:
    """However a paper is treated: each place it has come to has only places before it that are done."""
    nu = Routestand(stations, (A, B, C))
    for _ in range(data.draw(st.integers(0, 25))):
        plekken = [(station, wie) for station in nu.nu for wie in nu.aan_de_beurt(station)]
        if not plekken:
            break
        nu = na(nu, (*data.draw(st.sampled_from(plekken)), data.draw(st.sampled_from(list(Behandeluitkomst)))))
        for nummer, station in enumerate(stations):
            for wie in (*nu.aan_de_beurt(station), *nu.klaar(station)):
                for eerder in stations[:nummer]:
                    wier = [wie] if is_lokaal(station) and is_lokaal(eerder) else nu.bij(eerder)
                    assert set(wier) <= set(nu.klaar(eerder)), (station, wie, eerder)
    assert nu.aan_het_eind == all(not nu.open(station) for station in stations)


@given(STATIONS, st.data())
def test_er_is_altijd_een_weg_naar_het_eind(stations: tuple[str, ...], data: st.DataObject) -> None:
    nu = Routestand(stations, (A, B, C))
    while not nu.aan_het_eind:
        plekken = [(station, wie) for station in nu.nu for wie in nu.aan_de_beurt(station)]
        nu = na(nu, (*data.draw(st.sampled_from(plekken)), BESLOTEN))
    assert len(nu.behandeld) == sum(len(nu.bij(station)) for station in stations)
