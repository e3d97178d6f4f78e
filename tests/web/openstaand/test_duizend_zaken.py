"""A thousand zaken cost the first page and the lists as many statements as one."""

from __future__ import annotations

import math

import pytest
from flask import Flask
from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from app.db import db, transaction
from app.models import Openpunt, Rolvervulling, Tredebepaling, Zaak
from tests.kern.opzet import tel_vragen
from tests.web.bezoeker import Bezoekers

pytestmark = pytest.mark.traag
AANTAL = 1000
HOOGSTENS = 12
"""The most that the first page may cost."""


def vermenigvuldig(session: Session) -> None:
    """The only zaak there is, with its course, its roles and what is open in it, until there are so many."""
    zaak = session.scalars(select(Zaak.id)).one()
    with transaction(session):
        for tabel in (Zaak.__table__, Tredebepaling.__table__, Rolvervulling.__table__, Openpunt.__table__):
            assert isinstance(tabel, Table)
            sleutel = tabel.c.id if tabel is Zaak.__table__ else tabel.c.zaak_id
            rijen = [dict(rij) for rij in session.execute(select(tabel).where(sleutel == zaak)).mappings()]
            session.execute(insert(tabel), [_kopie(rij, nr) for nr in range(2, AANTAL + 1) for rij in rijen])


def _kopie(rij: dict[str, object], nr: int) -> dict[str, object]:
    if "zaaknummer" in rij:
        return rij | {"id": nr, "zaaknummer": f"2025-{nr:04d}"}
    return {kolom: waarde for kolom, waarde in rij.items() if kolom != "id"} | {"zaak_id": nr}


def test_duizend_zaken_kosten_evenveel_als_een(app: Flask, bezoekers: Bezoekers, session: Session) -> None:
    app.extensions["draaiboek_alarm"] = (math.inf, False)  # else asked once in ten seconds
    with app.app_context():
        engine = db.engine

    def kosten() -> dict[tuple[str, str], int]:
        gevonden = {}
        for wie in ("directeur_sbjh", "projectleider", "delft"):
            for pad in ("/", "/openstaand", "/zaken"):
                with tel_vragen(engine) as teller:
                    assert getattr(bezoekers, wie).get(pad).status_code == 200
                gevonden[wie, pad] = len(teller)
        return gevonden

    kosten()  # who comes for the first time logs in
    een = kosten()
    vermenigvuldig(session)
    assert session.scalar(select(func.count()).select_from(Zaak)) == AANTAL
    assert session.scalar(select(func.count(Openpunt.zaak_id.distinct()))) == AANTAL
    session.rollback()
    assert kosten() == een
    assert max(een.values()) <= HOOGSTENS
