"""What is open in the dossier is the list of that day, also afterwards; and who closes can read it beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Uitkomst
from app.domain.openstaand.register import SOORTEN
from app.models import LogboekRegel, Openpunt, Zaak
from app.services.dossier.gezegd import wat_het_dossier_zal_zeggen, wat_het_dossier_zegt
from app.services.dossier.openstaand import lees_bronfeiten, onderdeel
from app.services.openstaand.lijst import Openstaand, van_zaak
from tests.kern.opzet import (
    VANDAAG,
    meld_alles_verzonden,
    tel_vragen,
)
from tests.kern.spelers import ONGETELD, Spelers, dag
from tests.services.dossier.levens import HERFST, LEVENS, dossier_van, s1_gesloten, sluit
from tests.services.export.bundels import ZAAK


@pytest.mark.parametrize("speel", LEVENS)
def test_wat_openstaat_is_de_lijst_van_die_dag(spelers: Spelers, speel: Callable[[Spelers], str]) -> None:
    zaaknummer = speel(spelers)
    wie = spelers.directeur_sbjh
    dossier = dossier_van(wie, zaaknummer)
    for op in (VANDAAG, HERFST, dag(1, 2, 2026)):
        lijst = van_zaak(wie.session, dossier, op)
        if op >= (HERFST if speel is s1_gesloten else VANDAAG):
            rijen = wat_het_dossier_zegt(wie.session, dossier, op).wat_openstaat
            assert _van_dossier(rijen) == _van_lijst(lijst), op


def _van_dossier(rijen: object) -> list[tuple[object, ...]]:
    assert isinstance(rijen, list)
    velden = ("soort", "object", "onderwerp", "uiterlijkOp", "teLaat")
    return sorted((*(str(rij[veld]) for veld in velden), rij["ligtBij"]["naam"]) for rij in rijen)


def _van_lijst(lijst: list[Openstaand]) -> list[tuple[object, ...]]:
    return sorted(
        (
            str(rij.punt.soort),
            rij.punt.object,
            rij.punt.onderwerp,
            str(rij.punt.uiterlijk_op),
            "ja" if rij.te_laat else "nee",
            rij.punt.ligt_bij.naam,
        )
        for rij in lijst
    )


Toen = dict[date, set[tuple[str, str]]]


@pytest.fixture
def toen(engine: Engine) -> Iterator[Toen]:
    """What was open in the first zaak at the end of each day on which something was done, as the list had it."""
    lijsten: Toen = {}

    def kijk(session: Session) -> None:
        if session.info.get("proef"):
            return
        teken = ONGETELD.set(True)
        with Session(engine, info={"proef": True}) as ander:
            zaak = ander.scalars(select(Zaak).order_by(Zaak.id)).first()
            op = ander.scalar(
                select(LogboekRegel.datum).where(LogboekRegel.datum.is_not(None)).order_by(LogboekRegel.nr.desc())
            )
            if zaak and op:
                lijsten[op] = _op_die_dag(ander, zaak, op)
        ONGETELD.reset(teken)

    event.listen(Session, "after_commit", kijk)
    yield lijsten
    event.remove(Session, "after_commit", kijk)


def _op_die_dag(session: Session, zaak: Zaak, op: date) -> set[tuple[str, str]]:
    rijen = session.scalars(select(Openpunt).where(Openpunt.zaak_id == zaak.id))
    return {(rij.soort, rij.object) for rij in rijen if rij.als_punt().open_op(op)}


@pytest.mark.parametrize("speel", LEVENS)
def test_het_dossier_weet_ook_later_nog_wat_er_toen_openstond(
    spelers: Spelers, toen: Toen, speel: Callable[[Spelers], str]
) -> None:
    zaaknummer = speel(spelers)
    gezien = dict(toen)
    assert len(gezien) > 1
    wie = spelers.directeur_sbjh
    dossier = dossier_van(wie, zaaknummer)
    feiten, anders = lees_bronfeiten(wie.session, dossier), {}
    for op, lijst in gezien.items():
        nu = {(p.soort, p.object) for p in feiten.open_op(op)}
        if nu != lijst:
            anders[op] = (lijst - nu, nu - lijst)
    assert anders == {}


@pytest.mark.parametrize("speel", LEVENS)
def test_wie_sluit_ziet_vooraf_wat_het_dossier_daarna_zegt(spelers: Spelers, speel: Callable[[Spelers], str]) -> None:
    zaaknummer, wie = speel(spelers), spelers.directeur_sbjh
    meld_alles_verzonden(spelers, zaaknummer, HERFST)
    uitkomst = Uitkomst.FAILLISSEMENT_MET_OVERDRACHT
    vooraf = wat_het_dossier_zal_zeggen(wie.session, dossier_van(wie, zaaknummer), HERFST, uitkomst)
    if speel is not s1_gesloten:
        sluit(spelers, zaaknummer, HERFST, uitkomst)
    daarna = wat_het_dossier_zegt(wie.session, dossier_van(wie, zaaknummer), HERFST)
    assert vooraf == daarna


def test_elk_soort_punt_hoort_bij_een_onderdeel() -> None:
    assert all(onderdeel(soort) for soort in SOORTEN)


def test_de_lijsten_kosten_een_vast_aantal_vragen(s1: Spelers, engine: Engine) -> None:
    wie = s1.directeur_sbjh
    dossier = dossier_van(wie, ZAAK)
    with tel_vragen(engine) as teller:
        wat_het_dossier_zal_zeggen(wie.session, dossier, VANDAAG)
    assert len(teller) <= 35, teller.vragen
