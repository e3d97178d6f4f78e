"""The ledger of a commitment: every booking balances, nobody gets more than his part, to the cent."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer, OngeldigeOvergang
from app.domain.geld.grootboek import Boeking, Grootboek, Voorwaarde, saldi
from app.domain.geld.sleutel import Draagsleutel, deel_toe, eis_gewichten, toets_hand, verdeel_rest
from app.domain.geld.soorten import OP_TOEZEGGING, VAN_COLLEGE, Geldsoort, Rekening, Toezegsoort
from app.domain.geld.toezegging import Termijn
from app.domain.geld.vooruit import komend, termijnstanden
from tests.kern.omvang import keren

BEGIN = date(2025, 3, 21)
OPEN = (Rekening.GEVRAAGD, Rekening.GEBONDEN, Rekening.UITSTAAND, Rekening.SCHULD)
CODES = ("GM0503", "GM0518", "GM0603", "GM1783")
GEWICHTEN = st.lists(st.integers(0, 600_000), min_size=4, max_size=4).filter(any)


def begin(
    soort: Toezegsoort, bedrag: int, gewichten: list[int], *, vooruit: bool = False, gevraagd: bool = False
) -> Grootboek:
    """A commitment of this amount, of which the first pays for the last one when `vooruit`; of the Rijk perhaps only
    `gevraagd`.
    """
    delen = deel_toe(bedrag, dict(zip(CODES, gewichten, strict=True)))
    niet, wie = (frozenset(CODES[-1:]), CODES[0]) if vooruit and not soort.van_rijk else (frozenset(), "")
    leeg = Grootboek(Voorwaarde(soort, delen, niet, wie))
    return na(leeg, Geldsoort.AANVRAAG if gevraagd and soort.van_rijk else Geldsoort.TOEZEGGING, bedrag)


def na(boek: Grootboek, soort: Geldsoort, bedrag: int, dag: date = BEGIN, college: str = "") -> Grootboek:
    posten = boek.boek_college(soort, college, bedrag) if college else boek.boek(soort, bedrag)
    boeking = Boeking(len(boek.boekingen) + 1, soort, dag, bedrag, posten, None, college)
    return Grootboek(boek.wat, [*boek.boekingen, boeking])


def terug(boek: Grootboek, nummer: int) -> Grootboek:
    oud = boek.boekingen[nummer - 1]
    posten = boek.boek_tegen(nummer)
    boeking = Boeking(len(boek.boekingen) + 1, Geldsoort.TEGENBOEKING, oud.datum, oud.bedrag, posten, nummer)
    return Grootboek(boek.wat, [*boek.boekingen, boeking])


def per_plek(boek: Grootboek) -> Counter[tuple[Rekening, str]]:
    return saldi(post for boeking in boek.boekingen for post in boeking.posten)


@given(GEWICHTEN, st.integers(1, 10**11), st.data())
def test_een_deel_van_de_rest_komt_uit_en_neemt_niemand_te_veel(
    gewichten: list[int], totaal: int, data: st.DataObject
) -> None:
    rest = deel_toe(totaal, dict(zip(CODES, gewichten, strict=True)))
    assert sum(rest.values()) == totaal
    bedrag = data.draw(st.integers(1, totaal))
    delen = verdeel_rest(bedrag, rest)
    assert sum(delen.values()) == bedrag
    assert all(0 < deel <= rest[wie] for wie, deel in delen.items())


@given(st.sampled_from(Draagsleutel), GEWICHTEN, st.integers(1, 10**11))
def test_naar_elke_sleutel_zijn_de_delen_samen_het_bedrag(
    sleutel: Draagsleutel, gewichten: list[int], bedrag: int
) -> None:
    """By hand as they were typed, by the decision as it was divided, by any other as each weighs."""
    bekend = dict(zip(CODES, gewichten, strict=True))
    if sleutel is Draagsleutel.HAND:
        delen = toets_hand(bedrag, deel_toe(bedrag, bekend), dict.fromkeys(CODES, "x"))
    elif sleutel is Draagsleutel.BESLUIT:
        delen = deel_toe(bedrag, deel_toe(bedrag * 3 + 1, bekend))
    else:
        delen = deel_toe(bedrag, eis_gewichten(sleutel, bekend, dict.fromkeys(CODES, "x")))
    assert sum(delen.values()) == bedrag
    assert all(deel >= 0 for deel in delen.values())


@settings(max_examples=keren(60, 400))
@given(st.sampled_from(Toezegsoort), st.integers(1, 10**9), GEWICHTEN, st.booleans(), st.data())
def test_wat_er_ook_geboekt_wordt_het_grootboek_klopt(
    soort: Toezegsoort, bedrag: int, gewichten: list[int], vooruit: bool, data: st.DataObject
) -> None:
    """With a part that another pays, with money of the Rijk that is asked or granted, and with whatever is booked
    back.
    """
    boek = begin(soort, bedrag, gewichten, vooruit=vooruit, gevraagd=vooruit)
    for _ in range(data.draw(st.integers(0, 8))):
        boek = _zet(boek, data)
        _eis_dat_het_klopt(boek, bedrag)


def _zet(boek: Grootboek, data: st.DataObject) -> Grootboek:
    """A step that may be refused, and then leaves everything as it was."""
    wat = data.draw(st.sampled_from([*OP_TOEZEGGING, *VAN_COLLEGE, Geldsoort.TEGENBOEKING]))
    voor = per_plek(boek)
    try:
        if wat is Geldsoort.TEGENBOEKING:
            nummer = data.draw(st.integers(1, len(boek.boekingen)))
            nieuw = terug(boek, nummer)
            weg = saldi(post.terug for post in boek.boekingen[nummer - 1].posten)
            assert {plek: per_plek(nieuw)[plek] for plek in weg} == {plek: voor[plek] + weg[plek] for plek in weg}
            return nieuw
        hoeveel = data.draw(st.integers(1, max(1, *(boek.som(rekening) for rekening in OPEN))))
        return na(boek, wat, hoeveel, college=CODES[-1] if wat in VAN_COLLEGE else "")
    except DomeinFout:
        assert per_plek(boek) == voor
        return boek


def _eis_dat_het_klopt(boek: Grootboek, bedrag: int) -> None:
    assert sum(per_plek(boek).values()) == 0
    assert sum(boek.wat.delen.values()) == bedrag
    teken = -1 if boek.wat.soort.van_rijk else 1
    assert teken * sum(boek.aandeel(code) for code in boek.wat.delen) == boek.toegezegd, "the parts are the whole"
    leden = {*boek.wat.delen, boek.wat.voorfinancier}
    op = {rekening: sum(boek.kaal(rekening, code) for code in leden) for rekening in Rekening}
    assert -op[Rekening.BANK] == op[Rekening.UITSTAAND] + op[Rekening.LAST], "who paid is who bears, together"
    assert op[Rekening.VORDERING] == -op[Rekening.SCHULD], "what one is owed another owes"
    for rekening in (*OPEN, Rekening.LAST):
        assert all(saldo >= 0 for saldo in boek.per(rekening).values()), rekening
    assert 0 <= boek.betaald <= boek.toegezegd <= bedrag
    for code, deel in boek.wat.delen.items():
        betaald = -teken * boek.beweging(Geldsoort.BETALING, Rekening.GEBONDEN, code)
        assert 0 <= betaald <= deel
        assert 0 <= teken * boek.aandeel(code) <= deel
    if not boek.som(Rekening.GEBONDEN) and boek.betaald == bedrag:
        alles = {c: -boek.beweging(Geldsoort.BETALING, Rekening.GEBONDEN, c) for c in boek.wat.delen}
        assert {c: abs(cent) for c, cent in alles.items()} == dict(boek.wat.delen), "parts of parts end at the parts"


@given(GEWICHTEN, st.lists(st.integers(1, 10**7), min_size=1, max_size=6), st.integers(0, 10**7))
def test_wat_komt_telt_per_maand_op_tot_wat_te_betalen_is(
    gewichten: list[int], termijnen: list[int], betaald: int
) -> None:
    totaal = sum(termijnen)
    boek = begin(Toezegsoort.VOORSCHOT, totaal, gewichten)
    if 0 < betaald <= totaal:
        boek = na(boek, Geldsoort.BETALING, betaald)
    plan = [Termijn(Geldsoort.BETALING, BEGIN + timedelta(40 * nr), deel) for nr, deel in enumerate(termijnen[1:])]
    komt = komend(plan, boek, Geldsoort.BETALING)
    assert sum(deel.bedrag for deel in komt) == boek.som(Rekening.GEBONDEN)
    for code in CODES:
        assert sum(deel.delen.get(code, 0) for deel in komt) == boek.saldo(Rekening.GEBONDEN, code)


def test_een_lening_van_toezegging_tot_terugbetaald() -> None:
    boek = begin(Toezegsoort.LENING, 100_00, [1, 1, 1, 0])
    assert boek.per(Rekening.GEBONDEN) == {"GM0503": 33_34, "GM0518": 33_33, "GM0603": 33_33}
    boek = na(boek, Geldsoort.BETALING, 50_00)
    assert (boek.betaald, boek.som(Rekening.UITSTAAND)) == (50_00, 50_00)
    boek = na(na(boek, Geldsoort.VRIJVAL, 50_00), Geldsoort.TERUGBETALING, 20_00)
    assert (boek.toegezegd, boek.som(Rekening.UITSTAAND), boek.afgewikkeld) == (50_00, 30_00, False)
    boek = na(boek, Geldsoort.AFBOEKING, 30_00)
    assert boek.afgewikkeld
    assert sum(boek.kaal(Rekening.LAST, code) for code in CODES) == 30_00


def test_wie_voor_een_ander_betaalt_krijgt_het_terug() -> None:
    boek = na(begin(Toezegsoort.LENING, 100_00, [1, 1, 1, 1], vooruit=True), Geldsoort.BETALING, 100_00)
    assert (boek.kaal(Rekening.BANK, "GM0503"), boek.kaal(Rekening.BANK, "GM1783")) == (-50_00, 0)
    assert boek.per(Rekening.SCHULD) == {"GM1783": 25_00}
    boek = na(boek, Geldsoort.TERUGBETALING, 40_00)
    assert boek.per(Rekening.SCHULD) == {"GM1783": 15_00}, "what comes back is first for who paid"
    assert boek.kaal(Rekening.BANK, "GM0503") == -30_00
    with pytest.raises(OngeldigeOvergang):
        boek.boek_college(Geldsoort.OVERNAME, "GM1783", 15_00)
    boek = na(boek, Geldsoort.VEREVENING, 15_00, college="GM1783")
    assert (boek.per(Rekening.SCHULD), boek.kaal(Rekening.BANK, "GM1783")) == ({}, -15_00)
    with pytest.raises(OngeldigeInvoer):
        boek.boek_college(Geldsoort.VEREVENING, "GM1783", 1)


def test_geld_van_het_rijk_verlaagt_wat_elk_draagt() -> None:
    boek = na(begin(Toezegsoort.RIJKSSUBSIDIE, 90_00, [1, 2, 0, 0]), Geldsoort.BETALING, 60_00)
    assert boek.som(Rekening.GEBONDEN) == 30_00
    assert (boek.kaal(Rekening.BANK, "GM0503"), boek.kaal(Rekening.BANK, "GM0518")) == (20_00, 40_00)
    with pytest.raises(OngeldigeOvergang):
        boek.boek(Geldsoort.AFBOEKING, 1)
    boek = na(na(boek, Geldsoort.VRIJVAL, 30_00), Geldsoort.TERUGBETALING, 6_00)
    assert not boek.afgewikkeld, "what came in is not settled"
    boek = na(boek, Geldsoort.VASTSTELLING, 54_00)
    assert (boek.kaal(Rekening.LAST, "GM0503"), boek.kaal(Rekening.LAST, "GM0518")) == (-18_00, -36_00)
    assert boek.afgewikkeld


def test_wat_aan_het_rijk_is_gevraagd_telt_pas_als_het_is_toegekend() -> None:
    boek = begin(Toezegsoort.RIJKSSUBSIDIE, 90_00, [1, 2, 0, 0], gevraagd=True)
    assert (boek.gevraagd, boek.toegezegd, boek.mogelijk()) == (90_00, 0, [Geldsoort.TOEKENNING, Geldsoort.AFWIJZING])
    with pytest.raises(OngeldigeInvoer):
        boek.boek(Geldsoort.BETALING, 1)
    boek = na(boek, Geldsoort.TOEKENNING, 60_00)
    assert (boek.gevraagd, boek.toegezegd) == (30_00, 60_00)
    assert [boek.aandeel(code) for code in CODES[:2]] == [-20_00, -40_00]
    boek = na(boek, Geldsoort.AFWIJZING, 30_00)
    assert (boek.gevraagd, boek.toegezegd, boek.afgewikkeld) == (0, 60_00, False)
    with pytest.raises(OngeldigeOvergang):
        boek.boek_tegen(1)
    assert terug(boek, 2).gevraagd == 60_00


def test_terugdraaien_kan_een_keer_en_alleen_van_achteren() -> None:
    boek = na(begin(Toezegsoort.LENING, 100_00, [1, 1, 0, 0]), Geldsoort.BETALING, 60_00)
    with pytest.raises(OngeldigeOvergang):
        boek.boek_tegen(1)
    boek = terug(boek, 2)
    assert (boek.betaald, boek.som(Rekening.GEBONDEN)) == (0, 100_00)
    with pytest.raises(OngeldigeOvergang):
        boek.boek_tegen(2)
    boek = terug(boek, 1)
    assert (boek.vervallen, boek.toegezegd, boek.afgewikkeld) == (True, 0, True)


def test_een_termijn_is_gedekt_vanaf_de_dag_waarop_genoeg_is_betaald() -> None:
    plan = [Termijn(Geldsoort.BETALING, BEGIN, 30_00), Termijn(Geldsoort.BETALING, BEGIN + timedelta(30), 70_00)]
    boek = na(begin(Toezegsoort.BIJDRAGE, 100_00, [1, 1, 1, 1]), Geldsoort.BETALING, 50_00, BEGIN + timedelta(2))
    een, twee = termijnstanden(plan, boek, Geldsoort.BETALING)
    assert (een.open, een.gedekt_op) == (0, BEGIN + timedelta(2))
    assert (twee.open, twee.gedekt_op) == (50_00, None)


def test_wat_is_overgenomen_komt_niet_terug_bij_wie_het_niet_meer_draagt() -> None:
    boek = na(begin(Toezegsoort.LENING, 100_00, [1, 1, 1, 1], vooruit=True), Geldsoort.BETALING, 100_00)
    afgeboekt = na(boek, Geldsoort.AFBOEKING, 100_00)
    overgenomen = na(afgeboekt, Geldsoort.OVERNAME, 25_00, college="GM1783")
    with pytest.raises(OngeldigeOvergang):
        overgenomen.boek_tegen(3)
    quitte = na(boek, Geldsoort.VEREVENING, 25_00, college="GM1783")
    terugbetaald = terug(na(quitte, Geldsoort.TERUGBETALING, 100_00), 3)
    assert terugbetaald.per(Rekening.SCHULD) == {"GM1783": 25_00}
    with pytest.raises(OngeldigeOvergang):
        terugbetaald.boek_college(Geldsoort.OVERNAME, "GM1783", 25_00)


def test_op_geen_enkele_dag_is_er_minder_dan_niets() -> None:
    dagen = [BEGIN + timedelta(nr) for nr in range(6)]
    boek = na(begin(Toezegsoort.LENING, 100_00, [1, 1, 0, 0]), Geldsoort.BETALING, 60_00, dagen[1])
    boek = na(boek, Geldsoort.TERUGBETALING, 60_00, dagen[2])
    boek = na(boek, Geldsoort.BETALING, 40_00, dagen[4])
    tussen = boek.boek(Geldsoort.TERUGBETALING, 10_00)
    with pytest.raises(OngeldigeOvergang) as fout:
        boek.eis_elke_dag(dagen[1], tussen)
    assert (fout.value.veld, f"{dagen[2]:%d-%m-%Y}" in fout.value.bericht) == ("datum", True)
    boek.eis_elke_dag(dagen[5], tussen)
