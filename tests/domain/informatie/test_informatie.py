"""Duties to inform and letters as functions of a day: open, overdue, sent, lapsed; once, and on a day that can be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch, DomeinFout, OngeldigeInvoer, OngeldigeOvergang
from app.domain.draaiboek.draaiboekdelen import InformatieDef, Kring, Merk
from app.domain.informatie.informatie import (
    OPENSTAAND,
    Plichtfeiten,
    Plichtstatus,
    partijen,
    status_op,
    toets_afloop,
)
from app.domain.informatie.raadsbrief import (
    Brieffeiten,
    Briefstaat,
    staat_op,
    toets_aanbieding,
    toets_romptekst,
    toets_verzending,
)

SINDS, UITERLIJK, VANDAAG = date(2025, 3, 3), date(2025, 3, 17), date(2025, 6, 2)
DAG = timedelta(days=1)
GEMEENTEN, REGIOS = {"GM0503": "Delft", "GM1783": "Westland"}, {"rijnmond": "Rotterdam Rijnmond"}

dagen = st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31))


@st.composite
def feiten(draw: st.DrawFn) -> Plichtfeiten:
    """What can stand in the database: at most one outcome, never before the tredebepaling."""
    sinds = draw(dagen)
    later = dagen.filter(lambda dag: dag >= sinds)
    afloop = draw(st.sampled_from(["", "verzonden", "vervallen"]))
    return Plichtfeiten(
        sinds=sinds,
        uiterlijk_op=draw(st.none() | later),
        **({afloop: draw(later)} if afloop else {}),
    )


@given(feiten(), dagen)
def test_op_elke_dag_staat_een_plicht_er_op_een_manier_voor(plicht: Plichtfeiten, dag: date) -> None:
    nu, morgen = status_op(plicht, dag), status_op(plicht, dag + DAG)
    if nu not in OPENSTAAND:
        assert morgen is nu, "what came of it stays"
    if nu is Plichtstatus.TE_LAAT:
        assert morgen is not Plichtstatus.OPEN
        assert plicht.uiterlijk_op is not None
        assert plicht.uiterlijk_op < dag
    assert (nu is Plichtstatus.VERZONDEN) == (plicht.verzonden is not None and plicht.verzonden <= dag)
    assert (nu is Plichtstatus.VERVALLEN) == (plicht.vervallen is not None and plicht.vervallen <= dag)


@given(feiten(), dagen, dagen)
def test_wat_aanvaard_wordt_leidt_tot_verzonden_op_die_dag(plicht: Plichtfeiten, datum: date, vandaag: date) -> None:
    try:
        toets_afloop(plicht, datum, vandaag)
    except DomeinFout:
        klaar = plicht.verzonden is not None or plicht.vervallen is not None
        assert klaar or datum > vandaag or datum < plicht.sinds
        return
    na = Plichtfeiten(sinds=plicht.sinds, uiterlijk_op=plicht.uiterlijk_op, verzonden=datum)
    assert status_op(na, datum) is Plichtstatus.VERZONDEN
    assert status_op(na, datum - DAG) in OPENSTAAND


@pytest.mark.parametrize(
    ("dag", "status"),
    [(SINDS, "open"), (UITERLIJK, "open"), (UITERLIJK + DAG, "te_laat"), (VANDAAG, "te_laat")],
)
def test_de_laatste_dag_is_nog_op_tijd(dag: date, status: str) -> None:
    assert status_op(Plichtfeiten(sinds=SINDS, uiterlijk_op=UITERLIJK), dag) == status


def test_zonder_laatste_dag_is_een_plicht_nooit_te_laat() -> None:
    assert status_op(Plichtfeiten(sinds=SINDS), date.max) is Plichtstatus.OPEN


@pytest.mark.parametrize(
    ("afloop", "datum", "fout"),
    [
        ({"verzonden": UITERLIJK}, UITERLIJK, OngeldigeOvergang),
        ({"vervallen": UITERLIJK}, UITERLIJK, OngeldigeOvergang),
        ({}, SINDS - DAG, DatumOnlogisch),
        ({}, VANDAAG + DAG, DatumInToekomst),
    ],
)
def test_een_tweede_keer_te_vroeg_of_in_de_toekomst_kan_niet(
    afloop: dict[str, date], datum: date, fout: type[DomeinFout]
) -> None:
    with pytest.raises(fout):
        toets_afloop(Plichtfeiten(sinds=SINDS, uiterlijk_op=UITERLIJK, **afloop), datum, VANDAAG)


@pytest.mark.parametrize(
    ("per", "namen"),
    [
        (Kring.EEN, [("college", None)]),
        (Kring.GEMEENTEN, [("college van Delft", "GM0503"), ("college van Westland", "GM1783")]),
        (Kring.REGIOS, [("college Rotterdam Rijnmond", "rijnmond")]),
    ],
)
def test_een_rij_van_het_draaiboek_noemt_elke_partij(per: Kring, namen: list[tuple[str, str | None]]) -> None:
    vast = {"door": "x", "bron": "x", "merk": Merk.AFGELEID}
    rij = InformatieDef(code="INF-01", partij="college", per=per, verplicht=True, **vast)  # type: ignore[arg-type]
    assert partijen(rij, GEMEENTEN, REGIOS, "NZa") == namen


def test_een_brief_gaat_van_concept_naar_de_gemeente_naar_de_raad() -> None:
    brief = Brieffeiten(tekst_van=SINDS, aangeboden=UITERLIJK, verzonden=UITERLIJK + DAG)
    assert [staat_op(brief, dag) for dag in (SINDS, UITERLIJK, UITERLIJK + DAG)] == list(Briefstaat)


def test_een_concept_kan_niet_aan_de_raad_en_een_brief_niet_twee_keer() -> None:
    with pytest.raises(OngeldigeOvergang, match="nog een concept"):
        toets_verzending(Brieffeiten(tekst_van=SINDS), VANDAAG, VANDAAG)
    klaar = Brieffeiten(tekst_van=SINDS, aangeboden=SINDS, verzonden=SINDS)
    for toets in (toets_aanbieding, toets_verzending):
        with pytest.raises(OngeldigeOvergang, match="al"):
            toets(klaar, VANDAAG, VANDAAG)


def test_een_brief_gaat_niet_weg_voor_hij_er_is() -> None:
    with pytest.raises(DatumOnlogisch):
        toets_aanbieding(Brieffeiten(tekst_van=SINDS), SINDS - DAG, VANDAAG)
    with pytest.raises(DatumOnlogisch):
        toets_verzending(Brieffeiten(tekst_van=SINDS, aangeboden=UITERLIJK), SINDS, VANDAAG)


@pytest.mark.parametrize(("titel", "tekst", "veld"), [(" ", "Tekst.", "titel"), ("Titel", "\n", "tekst")])
def test_een_romptekst_zegt_iets(titel: str, tekst: str, veld: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        toets_romptekst(titel, tekst, None)
    assert fout.value.veld == veld


def test_een_nieuwe_versie_zegt_iets_anders() -> None:
    with pytest.raises(OngeldigeInvoer, match="niet veranderd"):
        toets_romptekst("Titel", "Tekst.", ("Titel", "Tekst."))
