"""The register of mandaten: the database says the same status as the domain, and a page costs the same at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, and_, insert, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import status_op
from app.models import Besluit, BesluitDeel, Gebruiker, Mandaat, Organisatie, Zaak, feiten_van
from app.services.besluit.besluiten import neem_besluit
from app.services.mandaat import statusvraag
from app.services.mandaat.register.lezen import PAGINA, Registerfilter, Registerregel, register, stroom
from tests.kern.databanken import zonder_regels
from tests.kern.omvang import keren
from tests.kern.opzet import actief_mandaat, besluit, nieuw_mandaat, open_zaak, stel_voor, tel_vragen, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.kern.veel import veel_zaken

pytestmark = pytest.mark.beide

S = Mandaatstatus
BEGIN = date(2025, 3, 1)
DAGEN = st.integers(0, 12).map(lambda n: BEGIN + timedelta(days=n))
STATUSSEN = [S.CONCEPT, S.VOORGESTELD, S.GOEDGEKEURD, S.AFGEWEZEN, S.VERLEEND, S.ACTIEF, S.INGETROKKEN, S.VERVANGEN]


@st.composite
def mandaten(trek: Callable[[Any], Any], eerste: int | None = None, onder: int | None = None) -> dict[str, Any]:
    """A version as its acts can leave it behind."""
    status = trek(st.sampled_from(STATUSSEN))
    van, tot = sorted((trek(DAGEN), trek(DAGEN)))
    plafond = trek(st.none() | st.integers(1, 5))
    einde = trek(DAGEN)
    actief = status in (S.ACTIEF, S.VERVANGEN) or (status is S.INGETROKKEN and trek(st.booleans()))
    return {
        "status": status,
        "van": van,
        "tot": tot,
        "plafond": plafond,
        "soort": Mandaatsoort.INHOUD if plafond is None else Mandaatsoort.FINANCIEN,
        "actief_vanaf": trek(DAGEN) if actief else None,
        "ingetrokken_per": einde if status is S.INGETROKKEN else None,
        "vervangen_per": einde if status is S.VERVANGEN else None,
        "ondermandaat_mag": onder is None and trek(st.booleans()),
        "eerste_id": eerste,
        "onder_id": onder,
    }


@pytest.fixture
def los(session: Session, spelers: Spelers) -> Iterator[Session]:
    """A session in which the rules of the table do not hold, so that every fact can stand there."""
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    spelers.directeur_sbjh.doet(neem_besluit, zaak, besluit(1_00))
    with zonder_regels(session):
        yield session


@given(data=st.data())
@settings(max_examples=keren(4, 50), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_de_database_geeft_op_elke_dag_dezelfde_status_als_het_domein(los: Session, data: st.DataObject) -> None:
    with los.begin_nested() as proef:
        zaak = _zaak(los)
        ids = _leg_neer(los, zaak, data)
        geboekt = _boek(los, zaak, ids, data)
        rijen = los.scalars(select(Mandaat).where(Mandaat.zaak_id == zaak)).all()
        stand = [(feiten_van(m, "Delft"), [(d, b) for wie, d, b in geboekt if wie == m.id]) for m in rijen]
        for n in range(-1, 14, 3):
            peildag = BEGIN + timedelta(days=n)
            verwacht = {f.id: status_op(f, peildag) for f in op_dag(stand, peildag)}
            vraag = select(Mandaat.id, statusvraag.status_op(peildag)).where(Mandaat.zaak_id == zaak)
            assert dict(los.execute(vraag).all()) == verwacht
            for status in {*verwacht.values()}:
                gevraagd = select(Mandaat.id).where(Mandaat.zaak_id == zaak, statusvraag.heeft_status(status, peildag))
                assert set(los.scalars(gevraagd)) == {wie for wie, er in verwacht.items() if er is status}
            for eis, statussen in (
                (and_(statusvraag.kan_op(), statusvraag.heeft_status(S.UITGEPUT, peildag)), {S.UITGEPUT}),
                (statusvraag.van_kracht(peildag), {S.ACTIEF, S.UITGEPUT}),
                (statusvraag.in_gebruik(peildag), {S.ACTIEF, S.UITGEPUT, S.VERLEEND}),
            ):
                gevraagd = select(Mandaat.id).where(Mandaat.zaak_id == zaak, eis)
                assert set(los.scalars(gevraagd)) == {wie for wie, er in verwacht.items() if er in statussen}
        los.expunge_all()
        proef.rollback()


def _zaak(session: Session) -> int:
    rij = session.execute(select(*Zaak.__table__.c).limit(1)).mappings().one()
    return _voeg_toe(session, Zaak, {**rij, "zaaknummer": "2025-9999"})


def _voeg_toe(session: Session, soort: Any, waarden: dict[str, Any]) -> int:
    waarden.pop("id", None)
    return int(session.execute(insert(soort).returning(soort.id), waarden).scalar_one())


def _leg_neer(session: Session, zaak: int, data: st.DataObject) -> list[int]:
    """A mandaat with versions, and an ondermandaat with versions under it."""
    vast = {
        "zaak_id": zaak, "periode": 1, "bereik": "binnen_regio", "bevoegdheden": "Iets.", "voorwaarden": "",
        "mandaatgever_id": session.scalars(select(Organisatie.id)).first(),
        "houder_id": session.scalars(select(Gebruiker.id)).first(),
        "besluitnummer": "", "einde_bij_sluiten": False, "versie": 1, "aangemaakt_op": datetime(2025, 3, 1, tzinfo=UTC),
    }  # fmt: skip
    ids: list[int] = []
    boven = None
    for onder in (False, True):
        eerste = None
        for nr in range(1, data.draw(st.integers(0 if onder else 1, 2)) + 1):
            feit = data.draw(mandaten(eerste, boven if onder else None))
            ids.append(_voeg_toe(session, Mandaat, vast | feit | {"versienr": nr}))
            eerste = eerste or ids[-1]
        boven = boven or eerste
    return ids


def _boek(session: Session, zaak: int, ids: list[int], data: st.DataObject) -> list[tuple[int, date, int]]:
    rij = dict(session.execute(select(*Besluit.__table__.c).limit(1)).mappings().first() or {})
    geboekt = data.draw(st.lists(st.tuples(st.sampled_from(ids), DAGEN, st.integers(-2, 3)), max_size=4))
    for nr, (mandaat, wanneer, bedrag) in enumerate(geboekt, 1):
        nieuw = _voeg_toe(session, Besluit, rij | {"zaak_id": zaak, "volgnr": nr, "datum": wanneer})
        session.execute(
            insert(BesluitDeel), {"besluit_id": nieuw, "mandaat_id": mandaat, "mandaat_versie": 1, "bedrag": bedrag}
        )
    return geboekt


def test_bladeren_geeft_elk_mandaat_een_keer_in_een_volgorde(spelers: Spelers, session: Session) -> None:
    for gevers in (["GM0503", "GM0518"], ["GM1916"]):
        stel_voor(spelers.directeur_sbjh, open_zaak(spelers), nieuw_mandaat(gevers))
    actor, vandaag = spelers.directeur_sbjh.actor, dag(2, 6)
    heel = [r.mandaat.id for r in stroom(session, actor, vandaag, Registerfilter())]
    stap, na = [], None
    while True:
        blad = register(session, actor, vandaag, Registerfilter(na=na), pagina=2)
        stap += [r.mandaat.id for r in blad.regels]
        na = blad.volgende
        if na is None:
            break
    assert stap == heel
    assert len(set(heel)) == len(heel) == register(session, actor, vandaag, Registerfilter()).aantal


def test_wat_veel_past_wordt_anders_gezocht_en_geeft_dezelfde_bladzijden(spelers: Spelers, session: Session) -> None:
    """Where many fit they are found zaak by zaak, where few fit they are found first: in one order, with one count."""
    zaak = open_zaak(spelers)
    mandaat = session.get_one(Mandaat, actief_mandaat(spelers, zaak))
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503", "GM1916"]))
    stel_voor(spelers.directeur_sbjh, open_zaak(spelers), nieuw_mandaat(["GM0503"]))
    ander, vandaag = open_zaak(spelers), dag(2, 6)
    op = session.get_one(Mandaat, actief_mandaat(spelers, ander))
    spelers.directeur_sbjh.doet(neem_besluit, ander, besluit(op.plafond))
    uitgeput = register(session, spelers.directeur_sbjh.actor, vandaag, Registerfilter(status=S.UITGEPUT))
    assert [regel.mandaat.id for regel in uitgeput.regels] == [op.id]
    wensen = [
        Registerfilter(),
        Registerfilter(gever="GM0503"),
        Registerfilter(houder=mandaat.houder_id),
        Registerfilter(op=mandaat.tot),
        Registerfilter(verloopt_binnenkort=True, op=mandaat.tot),
        *(Registerfilter(status=status) for status in S),
    ]
    for speler in (spelers.directeur_sbjh, spelers.projectleider, spelers.gever("GM0503")):
        for wens in wensen:
            weinig = register(session, speler.actor, vandaag, wens)
            assert weinig.aantal == len(weinig.regels)
            veel: list[Registerregel] = []
            na = wens.na
            while True:
                blad = register(session, speler.actor, vandaag, replace(wens, na=na), pagina=1, grens=1)
                veel += blad.regels
                na = blad.volgende
                if na is None:
                    break
            assert veel == list(weinig.regels), wens


def test_op_een_dag_staat_in_het_register_wie_toen_wat_mocht(spelers: Spelers, session: Session) -> None:
    """Whoever asks who might decide on a day gets those in force, with what was left then; not what came later."""
    zaak = open_zaak(spelers)
    mandaat = actief_mandaat(spelers, zaak)
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0518"]))
    spelers.directeur_sbjh.doet(neem_besluit, zaak, besluit(1_00))
    actief = session.get_one(Mandaat, mandaat)
    eerste, actor, vandaag = max(actief.van, actief.actief_vanaf or actief.van), spelers.directeur_sbjh.actor, dag(2, 6)

    def op(peildag: date) -> list[tuple[int, int]]:
        blad = register(session, actor, vandaag, Registerfilter(op=peildag))
        assert blad.aantal == len(blad.regels)
        return [(r.mandaat.id, r.feiten.besteed) for r in blad.regels]

    genomen = session.scalars(select(Besluit.datum)).one()
    assert op(eerste - timedelta(days=1)) == []
    assert op(genomen) == [(mandaat, 1_00)]
    assert op(actief.tot) == [(mandaat, 1_00)]
    assert op(actief.tot + timedelta(days=1)) == []
    assert len(register(session, actor, vandaag, Registerfilter()).regels) == 2


def test_een_bladzijde_kost_even_veel_bij_tien_als_bij_duizend_zaken(
    spelers: Spelers, session: Session, engine: Engine
) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    actor, vandaag = spelers.directeur_sbjh.actor, dag(2, 6)
    kosten = []
    for aantal in (10, 990):
        veel_zaken(session, zaak_van(session, zaak), aantal)
        session.expunge_all()
        with tel_vragen(engine) as teller:
            blad = register(session, actor, vandaag, Registerfilter())
        kosten.append(len(teller))
        assert len(blad.regels) <= PAGINA
    assert kosten[0] == kosten[1] <= 6
