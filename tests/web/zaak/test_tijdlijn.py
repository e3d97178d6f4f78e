"""The drawing of a zaak: it runs to today, late and coming terms stand on it, and no label falls over another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.basis.begrippen import Toestand
from app.web.zaak.tijdlijn import Looptijd, Moment, Soort, Tijdlijn, in_het_kort, opsomming
from app.web.zaak.verloop import BREEDTE, LETTER, Label, teken_verloop
from tests.kern.spelers import dag

BEGIN, NU = dag(3, 2), dag(2, 6)


@pytest.fixture(autouse=True)
def _in_een_verzoek(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def lijn(
    gebeurd: list[Moment] | None = None,
    termijnen: list[Moment] | None = None,
    *,
    nu: date = NU,
    loopt: bool = True,
    looptijden: list[Looptijd] | None = None,
) -> Tijdlijn:
    treden = [(Toestand.SIGNAAL, BEGIN), (Toestand.ZORGELIJK, dag(10, 2))]
    return Tijdlijn(BEGIN, nu, loopt, treden, gebeurd or [], termijnen or [], looptijden or [])


def test_zij_loopt_tot_vandaag_ook_als_er_weinig_gebeurde() -> None:
    tekening = teken_verloop(lijn())
    assert (tekening.begin, tekening.einde, tekening.nu, tekening.dagnummer) == (BEGIN, NU, BREEDTE, 120)
    assert tekening.balken[-1].x + tekening.balken[-1].breedte == BREEDTE


def test_van_een_gesloten_zaak_loopt_zij_tot_het_sluiten_zonder_lijn_van_vandaag() -> None:
    tekening = teken_verloop(lijn([Moment(dag(1, 5), "Besluit", "besluit")], nu=dag(10, 5), loopt=False))
    assert (tekening.einde, tekening.nu) == (dag(10, 5), None)


def test_wat_komt_is_te_zien_maar_drukt_niet_weg_wat_gebeurde() -> None:
    ver = Moment(dag(1, 6, 2028), "Mandaat", "mandaat eindigt", Soort.STRAKS)
    tekening = teken_verloop(lijn(termijnen=[ver], looptijden=[Looptijd(dag(1, 3), ver.dag, "Mandaat")]))
    assert NU < tekening.einde < NU + (NU - BEGIN)
    assert tekening.lijnen[0].doorloopt
    assert tekening.termijnen == [], "it lies past the end; the line of the mandaat says that it goes on"


def test_een_zaak_van_vandaag_heeft_ook_een_tekening() -> None:
    morgen = Moment(BEGIN + timedelta(days=1), "Uiterlijk", "stap", Soort.STRAKS)
    tekening = teken_verloop(lijn(termijnen=[morgen], nu=BEGIN))
    assert tekening.einde == morgen.dag
    assert tekening.nu == 0
    assert [label.laat for label in tekening.termijnen] == [False]


def test_wat_te_laat_is_draagt_dat_in_de_tekening_en_in_de_uitleg() -> None:
    tekening = teken_verloop(lijn(termijnen=[Moment(dag(1, 5), "Te laat: iets", "1 mei: stap", Soort.LAAT)]))
    assert [label.laat for label in tekening.termijnen] == [True]
    assert "Vandaag is 2 juni 2025" in tekening.samenvatting
    assert "termijn voorbij is: 1" in tekening.samenvatting


def _strekt(label: Label) -> tuple[float, float]:
    breed = len(label.tekst) * LETTER
    return (label.tx, label.tx + breed) if label.anker == "start" else (label.tx - breed, label.tx)


momenten = st.lists(
    st.builds(
        lambda na, wat: Moment(BEGIN + timedelta(days=na), wat, wat),
        st.integers(0, 119),
        st.text("abc ", min_size=1, max_size=25),
    ),
    max_size=30,
)


@given(momenten)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_geen_label_valt_over_een_ander_of_buiten_de_tekening(gebeurd: list[Moment]) -> None:
    gelegd = [label for label in teken_verloop(lijn(gebeurd)).punten if label.tekst]
    for label in gelegd:
        van, tot = _strekt(label)
        assert van >= -LETTER
        assert tot <= BREEDTE + LETTER
        for ander in gelegd:
            if ander is not label and ander.ty == label.ty:
                begin, einde = _strekt(ander)
                assert tot <= begin or einde <= van


def test_de_korte_lijst_houdt_begin_vandaag_en_wat_volgt() -> None:
    voorbij = [Moment(BEGIN + timedelta(days=n), f"Dag {n}") for n in range(20)]
    komt = [Moment(NU + timedelta(days=n), f"Straks {n}", soort=Soort.STRAKS) for n in range(1, 9)]
    nu = Moment(NU, "Vandaag", soort=Soort.NU)
    kort, weg = in_het_kort([*voorbij, nu, *komt])
    assert [m.tekst for m in kort] == [
        "Dag 0",
        *(f"Dag {n}" for n in range(15, 20)),
        "Vandaag",
        *(f"Straks {n}" for n in range(1, 5)),
    ]
    assert len(kort) + weg == 29


def test_een_lange_reeks_namen_wordt_kort() -> None:
    assert opsomming(["Delft", "Den Haag"]) == "Delft, Den Haag"
    assert opsomming([str(n) for n in range(5)]) == "0, 1, 2, 3, 4"
    assert opsomming([str(n) for n in range(6)]) == "0, 1, 2, 3 en 2 andere"
