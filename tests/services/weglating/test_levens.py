"""A random life of a zaak: what the dossier says is open is the list of that day, which is what the logboek tells."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.openstaand.cijfers import GEMEENTE, KWARTAAL_NOOIT, KWARTAAL_OUD, NOOIT, OUD, REGIO
from app.domain.openstaand.stukken import AGENDEREN, BEHANDELEN
from app.models import Openpunt, Zaakgebeurtenis
from app.services.dossier.gezegd import wat_het_dossier_zegt
from app.services.dossier.openstaand import lees_bronfeiten
from app.services.kern.toegang import vind_dossier
from app.services.naspel.logboektoets import toets_alles
from app.services.openstaand.bijwerken import herbouw
from app.services.openstaand.lijst import van_zaak
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.spelers import vul_accounts
from tests.services.openstaand.gelijk import na_elke_handeling
from tests.services.weglating.daden import SBJH, Daad
from tests.services.weglating.proef import probeer
from tests.services.weglating.toeval import ANDERS, VERHALEN
from tests.services.weglating.toneel import Toneel, kleine_regio

pytestmark = pytest.mark.traag
AANTAL = int(os.environ.get("DRAAIBOEK_LEVENS", keren(6, 24)))
"""How many lives; more of them with `make test-all` and on demand."""
Leven = tuple[int, Sequence[tuple[int, int]], bool]

levens = st.tuples(
    st.integers(0, len(VERHALEN) - 1),
    st.lists(st.tuples(st.integers(0, 999), st.integers(0, 9)), min_size=5, max_size=45),
    st.booleans(),
)
"""Which story it begins as; acts with the days since the one before; whether they keep to the order of the story."""


@pytest.fixture(scope="module", autouse=True)
def _drie_gemeenten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kleine_regio(tmp_path_factory.mktemp("regios")):
        yield


@contextmanager
def toneel(databank: Databank) -> Iterator[Toneel]:
    url = databank.kopie("levens", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield Toneel(session)
    engine.dispose()
    databank.weg(url)


def daden(leven: Leven) -> Iterator[Daad]:
    """The opening, then acts of the story and others, each on its day."""
    welk, keuzes, op_volgorde = leven
    verhaal, dag = VERHALEN[welk], 0
    alle = [*verhaal[1:], *ANDERS]
    nummers = [nr % len(alle) for nr, _ in keuzes]
    yield verhaal[0]
    for nr, (_, erbij) in zip(sorted(nummers) if op_volgorde else nummers, keuzes, strict=True):
        dag += erbij
        yield replace(alle[nr], dag=dag)


TERUG_EN_WEER_OP = (
    1, [(687, 2), (655, 0), (257, 8), (448, 3), (395, 5), (35, 7), (356, 8), (548, 9), (145, 6)], True,
)  # fmt: skip
"""Required steps that lapse with a lighter trede and come back with a heavier one."""


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@example(TERUG_EN_WEER_OP)
@settings(max_examples=AANTAL, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(levens)
def test_het_dossier_en_de_lijst_zeggen_hetzelfde_en_het_logboek_ook(databank: Databank, leven: Leven) -> None:
    with toneel(databank) as t:
        toen: dict[date, Punten] = {}
        verbeteringen = 0
        with na_elke_handeling(t.session.get_bind()) as verschillen:
            for daad in daden(leven):
                probeer(t, daad, [])
                assert verschillen == [], f"{daad.wat}: only what it touched was computed, and that was not all"
                dag = t.dag(daad.dag)
                if verbeterd(t) > verbeteringen:
                    toen, verbeteringen = {}, verbeterd(t)
                toen[dag] = lijst(t, dag)
        assert dossier_op(t, dag) == toen[dag]
        verschil = {op: wat for op, punten in toen.items() if (wat := wie_wat(punten) ^ wie_wat(van_toen(t, op)))}
        assert verschil == {}, "a term may be known only later; what was open and with whom is not"
        toets_alles(t.session)
        opnieuw(t.session)
        assert lijst(t, dag) == toen[dag]


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@pytest.mark.parametrize("verhaal", VERHALEN, ids=["oploop", "meteen", "sprong"])
def test_elke_daad_van_een_verhaal_laat_achter_wat_uit_alles_volgt(databank: Databank, verhaal: Sequence[Daad]) -> None:
    """All acts of a story, each on its day: chance plays few of them."""
    with toneel(databank) as t, na_elke_handeling(t.session.get_bind()) as verschillen:
        for daad in verhaal:
            probeer(t, daad, [])
            assert verschillen == [], daad.wat


Punten = list[tuple[str, ...]]


def verbeterd(t: Toneel) -> int:
    """How many days of events were put right. Such a day counts for what lies behind us too, so the lists of before
    were about something that was not so.
    """
    rijen = t.session.execute(select(Zaakgebeurtenis.periode, Zaakgebeurtenis.code)).all()
    return len(rijen) - len(set(rijen))


def wie_wat(punten: Punten) -> set[tuple[str, ...]]:
    """Of each point what it is, of what, and with whom it lies.

    Not of figures of the provider and counts of children: they hold from the day of their source, which is before that
    of their entry. Nor of papers: the list has the places where they are now, and their route tells where they were.
    """
    anders = (KWARTAAL_NOOIT, KWARTAAL_OUD, NOOIT, OUD, GEMEENTE, REGIO, AGENDEREN, BEHANDELEN)
    return {(soort, object_, bij) for soort, object_, _, bij, _ in punten if soort not in anders}


def lijst(t: Toneel, dag: date) -> Punten:
    """The open list of that day, from what is kept."""
    dossier = vind_dossier(t.session, t.actor(SBJH), t.nummer)
    punten = [o.punt for o in van_zaak(t.session, dossier, dag)]
    t.session.rollback()
    return sorted((p.soort, p.object, p.onderwerp, p.ligt_bij.naam, str(p.uiterlijk_op)) for p in punten)


def dossier_op(t: Toneel, dag: date) -> Punten:
    rijen = wat_het_dossier_zegt(t.session, vind_dossier(t.session, t.actor(SBJH), t.nummer), dag).wat_openstaat
    velden = ("soort", "object", "onderwerp", "ligtBij", "uiterlijkOp")
    delen: list[list[Any]] = [[rij[veld] for veld in velden] for rij in rijen]
    return sorted((soort, object_, wat, bij["naam"], str(tot)) for soort, object_, wat, bij, tot in delen)


def van_toen(t: Toneel, dag: date) -> Punten:
    """What the sources say afterwards of that day."""
    feiten = lees_bronfeiten(t.session, vind_dossier(t.session, t.actor(SBJH), t.nummer))
    return sorted((p.soort, p.object, p.onderwerp, p.ligt_bij.naam, str(p.uiterlijk_op)) for p in feiten.open_op(dag))


def opnieuw(session: Session) -> None:
    """Forget what is kept and compute it anew from the tables, which the replay found to be those of the logboek."""
    with transaction(session):
        session.execute(delete(Openpunt))
        herbouw(session)
    session.rollback()
