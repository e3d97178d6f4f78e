"""Whether the place fits: four moments, numbers that add up, and what must be said with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar, geldt, geplaatst_op, toets
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import GEWOON, NA, Oordeelmoment, Volgregels, vanaf
from app.domain.passend.vraag import Boekrij, Gegeven, Vraag, groottes, vragen
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap

GEPLAATST = date(2026, 1, 31)
VANDAAG = date(2027, 3, 1)
WAT = Boeking(
    soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente="GM0503", aantal=5, week=date(2026, 1, 26),
    aanbod=1,
)  # fmt: skip
OVER = Geboekt(1, WAT, (Stap(Fase.GEPLAATST, GEPLAATST),), 5)
GOED = Oordeel(
    boeking=1,
    moment=Oordeelmoment.BIJ_PLAATSING,
    oordelaar=Oordelaar.GEMEENTE,
    dag=GEPLAATST,
    past=4,
    past_niet=0,
    onbekend=1,
)


def fout(oordeel: Oordeel, over: Geboekt = OVER) -> tuple[str, str | None] | None:
    try:
        toets(oordeel, over, VANDAAG)
    except DomeinFout as geweigerd:
        return geweigerd.code, geweigerd.veld
    return None


def test_elk_moment_is_zoveel_maanden_na_de_plaatsing_en_heeft_twee_weken() -> None:
    assert [vanaf(moment, GEPLAATST) for moment in GEWOON.momenten] == [
        GEPLAATST, date(2026, 2, 28), date(2026, 7, 31), date(2027, 1, 31),
    ]  # fmt: skip
    (vraag,) = vraag_van(Oordeelmoment.NA_1_MAAND)
    assert vraag == Vraag(Oordeelmoment.NA_1_MAAND, date(2026, 2, 28), date(2026, 3, 14), None)
    assert {moment.maanden: moment for moment in Oordeelmoment} == NA
    assert [moment.naam for moment in Oordeelmoment][:3] == ["bij plaatsing", "na 1 maand", "na 2 maanden"]


def test_een_regio_kiest_haar_momenten_en_haar_termijn() -> None:
    eigen = Volgregels(volgen_maanden=(3, 24), oordeel_dagen=30)
    assert [moment.maanden for moment in eigen.momenten] == [0, 3, 24]
    (vraag,) = vraag_van(Oordeelmoment.NA_3_MAANDEN, regels=eigen)
    assert (vraag.vanaf, vraag.uiterlijk) == (date(2026, 4, 30), date(2026, 5, 30))
    assert Volgregels(volgen_maanden=()).momenten == (Oordeelmoment.BIJ_PLAATSING,)
    fout: dict[str, dict[str, Any]] = {
        "na 5 maanden kan niet worden gevraagd; kies uit 1, 2, 3, 6, 9, 12, 18, 24": {"volgen_maanden": (5,)},
        "na 0 maanden": {"volgen_maanden": (0, 1)},
        "van vroeg naar laat": {"volgen_maanden": (6, 1)},
        "elk moment één keer": {"volgen_maanden": (1, 1)},
        "van 1 tot en met 365": {"oordeel_dagen": 0},
    }
    for bericht, waarden in fout.items():
        with pytest.raises(OngeldigeWaarde, match=bericht):
            Volgregels(**waarden)


def vraag_van(
    moment: Oordeelmoment,
    *gegeven: Gegeven,
    delen: tuple[tuple[int, date], ...] = (),
    regels: Volgregels = GEWOON,
) -> list[Vraag]:
    """What is asked of a booking of five that shrank by so many on these days."""
    rijen = [Boekrij(nr + 2, aantal, 1, op) for nr, (aantal, op) in enumerate(delen)]
    groot = groottes([Boekrij(1, 5, None, GEPLAATST), *rijen])[1]
    return vragen(moment, GEPLAATST, groot, gegeven, regels)


def test_een_oordeel_telt_voor_de_kinderen_waarover_het_ging() -> None:
    eerst, krimp, later = (date(2026, 2, dag_) for dag_ in (3, 20, 25))
    bij, twee_weken = Oordeelmoment.BIJ_PLAATSING, timedelta(14)
    gezegd, kleiner = Gegeven(eerst, 5), (2, krimp)
    (beantwoord,) = vraag_van(bij, gezegd)
    assert beantwoord.gegeven == eerst
    (nog,) = vraag_van(bij, delen=(kleiner,))
    assert (nog.uiterlijk, nog.gegeven) == (GEPLAATST + twee_weken, None), "what nobody answered is not late later"
    was, opnieuw = vraag_van(bij, gezegd, delen=(kleiner,))
    assert (was.gegeven, opnieuw) == (eerst, Vraag(bij, krimp, krimp + twee_weken, None))
    assert vraag_van(bij, gezegd, Gegeven(later, 3), delen=(kleiner,))[-1].gegeven == later
    weer = vraag_van(bij, gezegd, Gegeven(later, 3), delen=(kleiner, (1, date(2026, 3, 2))))
    assert [vraag.gegeven for vraag in weer] == [eerst, later, None]


def test_wat_is_gekrompen_of_ingetrokken_heeft_geen_oordeel_dat_geldt() -> None:
    weg = replace(OVER, stappen=(*OVER.stappen, Stap(Fase.INGETROKKEN, GEPLAATST)))
    assert [geldt(5, OVER), geldt(5, replace(OVER, rest=3)), geldt(3, replace(OVER, rest=3)), geldt(5, weg)] == [
        True, False, True, False,
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=6))
def test_hoe_een_boeking_ook_krimpt_het_laatste_oordeel_geldt_of_wordt_gevraagd(leven: list[tuple[int, bool]]) -> None:
    """One question is open at a time, and the last is answered exactly when a verdict is about all that are left."""
    rest, dag_ = 30, GEPLAATST
    delen: list[Boekrij] = []
    gegeven: list[Gegeven] = []
    for minder, zegt in [*leven, (0, False)]:
        if zegt:
            gegeven.append(Gegeven(dag_, rest))
        if minder:
            dag_, rest = dag_ + timedelta(1), rest - minder
            delen.append(Boekrij(len(delen) + 2, minder, 1, dag_))
    groot = groottes([Boekrij(1, 30, None, GEPLAATST), *delen])[1]
    alle = vragen(Oordeelmoment.BIJ_PLAATSING, GEPLAATST, groot, gegeven, GEWOON)
    assert groot[-1].kinderen == rest
    assert all(vraag.gegeven for vraag in alle[:-1])
    assert (alle[-1].gegeven is not None) is any(een.samen == rest for een in gegeven)


def test_wat_er_niet_klopt_staat_bij_het_veld() -> None:
    gevallen: dict[str, tuple[Oordeel, tuple[str, str | None] | None]] = {
        "goed": (GOED, None),
        "een kind te veel": (replace(GOED, past=5), ("ongeldige_invoer", "past")),
        "een kind te weinig": (replace(GOED, past=3), ("ongeldige_invoer", "past")),
        "negatief": (replace(GOED, past=6, weg=-2), ("ongeldige_invoer", "weg")),
        "past niet zonder woorden": (replace(GOED, past=3, past_niet=1), ("motivering_verplicht", "toelichting")),
        "met woorden": (replace(GOED, past=3, past_niet=1, toelichting="Andere plek gezocht."), None),
        "te vroeg": (replace(GOED, moment=Oordeelmoment.NA_1_MAAND), ("datum_onlogisch", "dag")),
        "op tijd": (replace(GOED, moment=Oordeelmoment.NA_1_MAAND, dag=date(2026, 2, 28)), None),
        "morgen": (replace(GOED, dag=VANDAAG + timedelta(1)), ("datum_in_toekomst", "dag")),
        "welke instelling": (replace(GOED, oordelaar=Oordelaar.INSTELLING), ("ongeldige_invoer", "instelling")),
        "instelling bij gemeente": (replace(GOED, instelling="De Gaard"), ("ongeldige_invoer", "instelling")),
    }
    assert {naam: fout(oordeel) for naam, (oordeel, _wat) in gevallen.items()} == {
        naam: wat for naam, (_oordeel, wat) in gevallen.items()
    }


def test_alleen_wie_is_geplaatst_krijgt_een_oordeel() -> None:
    wacht = replace(OVER, stappen=(Stap(Fase.GERESERVEERD, GEPLAATST),))
    weg = replace(OVER, stappen=(*OVER.stappen, Stap(Fase.INGETROKKEN, GEPLAATST)))
    thuis = replace(
        OVER, wat=replace(WAT, soort=Boeksoort.NAAR_HUIS, aanbod=None), stappen=(Stap(Fase.THUIS, GEPLAATST),)
    )
    assert [fout(GOED, over) for over in (wacht, weg, thuis)] == [("ongeldige_invoer", "boeking")] * 3
    assert [geplaatst_op(over) for over in (wacht, weg, thuis, OVER)] == [None, None, None, GEPLAATST]


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4), st.integers(1, 100))
def test_er_raakt_nooit_een_kind_zoek(aantallen: list[int], rest: int) -> None:
    past, past_niet, weg, onbekend = aantallen
    oordeel = replace(
        GOED, past=past, past_niet=past_niet, weg=weg, onbekend=onbekend, toelichting="Er wordt iets anders gezocht."
    )
    assert (fout(oordeel, replace(OVER, rest=rest)) is None) is (sum(aantallen) == rest)


TOETS = Toets(
    locatie=1, dag=GEPLAATST, besluit="Het bestuur sluit de locatie.", belang="Dicht bij huis.", gehoord="In groepen.",
    alternatieven="Later sluiten.", uitkomst=Toetsuitkomst.IN_BELANG,
)  # fmt: skip


def test_een_toets_zegt_wat_het_belang_is_en_hoe_er_is_geluisterd() -> None:
    TOETS.toets(VANDAAG)
    for veld in ("besluit", "belang", "gehoord", "alternatieven"):
        leeggelaten: dict[str, Any] = {veld: " "}
        with pytest.raises(DomeinFout) as leeg:
            replace(TOETS, **leeggelaten).toets(VANDAAG)
        assert leeg.value.veld == veld
    for uitkomst in (Toetsuitkomst.MET_MAATREGELEN, Toetsuitkomst.NIET_IN_BELANG):
        with pytest.raises(DomeinFout) as zonder:
            replace(TOETS, uitkomst=uitkomst).toets(VANDAAG)
        assert zonder.value.veld == "maatregelen"


def test_een_signaal_is_er_een_en_is_geweest() -> None:
    signaal = Signaal(dag=GEPLAATST, van=Van.OUDERS, kanaal=Kanaal.KLACHT, onderwerp=Onderwerp.PLEK, aantal=1)
    signaal.toets(VANDAAG)
    for anders, veld in (({"aantal": 0}, "aantal"), ({"dag": VANDAAG + timedelta(1)}, "dag")):
        with pytest.raises(DomeinFout) as fout_:
            replace(signaal, **anders).toets(VANDAAG)
        assert fout_.value.veld == veld
