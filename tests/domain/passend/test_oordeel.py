"""Whether the place fits: four moments, numbers that add up, and what must be said with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DomeinFout
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import MAANDEN, NA, Oordeel, Oordeelmoment, Oordelaar, gevraagd, toets, uiterlijk, vanaf
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
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
    assert [vanaf(moment, GEPLAATST) for moment in Oordeelmoment] == [
        GEPLAATST, date(2026, 2, 28), date(2026, 7, 31), date(2027, 1, 31),
    ]  # fmt: skip
    assert uiterlijk(Oordeelmoment.NA_1_MAAND, GEPLAATST) == date(2026, 3, 14)
    assert {NA[maanden] for maanden in MAANDEN.values()} == set(Oordeelmoment)


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
    assert [(g.boeking.nummer, g.moment) for g in gevraagd([wacht, weg, thuis, OVER])] == [
        (1, m) for m in Oordeelmoment
    ]


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
