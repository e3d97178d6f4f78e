"""Pages over all zaken cost the same at ten as at a thousand: statements, objects that are read, and size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.db import Base, db
from app.domain.basis.begrippen import Toestand
from tests.kern.opzet import open_zaak, tel_vragen, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.kern.veel import veel_zaken
from tests.web.bezoeker import Bezoeker, Bezoekers

pytestmark = pytest.mark.traag

HOOGSTENS = {
    "/mandaten": 6,
    "/mandaten?status=actief": 6,
    "/mandaten?datum=2025-04-01": 6,
    "/mandaten?binnenkort=ja": 6,
    "/logboek": 6,
    "/termijnen": 4,
    "/vernietiging": 6,
    "/zaken/nieuw": 5,
    "/zaken?q=test": 4,
    "/": 11,
    "/openstaand": 11,
}
"""The most statements of each; one of them asks who looks and which offices he fills."""


@pytest.fixture
def motor(app: Flask) -> Engine:
    app.extensions["draaiboek_alarm"] = (math.inf, False)
    with app.app_context():
        return db.engine


@contextmanager
def tel_objecten() -> Iterator[list[int]]:
    """How many rows become objects inside."""
    gelezen = [0]

    def noteer(_object: object, _context: object) -> None:
        gelezen[0] += 1

    event.listen(Base, "load", noteer, propagate=True)
    yield gelezen
    event.remove(Base, "load", noteer)


def kosten(motor: Engine, wie: Bezoeker, pad: str) -> tuple[int, int, int]:
    with tel_vragen(motor) as vragen, tel_objecten() as objecten:
        antwoord = wie.get(pad)
    assert antwoord.status_code == 200
    return len(vragen), objecten[0], len(antwoord.data)


PADEN_VAN_ELK = ("/", "/openstaand", "/termijnen", "/zaken", "/mandaten")
PER_ZAAK = 100
"""The most steps for a zaak of others: it is seen not to be his, and nothing of it is read."""
ZONDER_REGIO = (
    "projectleider@sbjh.example",
    "delft@h10.example",
    "regio@rijnmond.example",
    "wethouder@denhaag.example",
)


def stappen(motor: Engine, wie: Bezoeker, pad: str) -> int:
    """How much work SQLite does for a page, in thousands of steps of its machine."""
    geteld = [0]

    def tel() -> int:
        geteld[0] += 1
        return 0

    def begin(verbinding: Any, *_rest: object) -> None:
        verbinding.set_progress_handler(tel, 1000)

    event.listen(motor, "checkout", begin)
    assert wie.get(pad).status_code == 200, pad
    event.remove(motor, "checkout", begin)
    return geteld[0]


def test_wie_geen_regio_leidt_betaalt_niet_voor_zaken_van_anderen(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, motor: Engine
) -> None:
    """Another thousand zaken in which he has no part: his own are found from him on."""
    if motor.dialect.name != "sqlite":
        pytest.skip("the work of SQLite is counted")
    wie = {email: bezoekers.van(email) for email in ZONDER_REGIO}
    waar = [(email, pad) for email in ZONDER_REGIO for pad in PADEN_VAN_ELK] + [(ZONDER_REGIO[0], "/logboek")]
    weinig = {(email, pad): stappen(motor, wie[email], pad) for email, pad in waar}
    veel_zaken(session, zaak_van(session, open_zaak(spelers)), 1000)
    mis = {}
    for (email, pad), toen in weinig.items():
        nu = stappen(motor, wie[email], pad)
        if nu > toen + PER_ZAAK:
            mis[email, pad] = toen, nu
    assert mis == {}


ZELDZAAM = ("soort=noodgrepen", "soort=exports&wie=u", "wie=team", "wie=anderen", "laat=ja", "laat=ja&wie=team")
EEN_BLADZIJDE = 25
"""Thousands of steps: what a page and its count take at most."""


def test_wie_zijn_regio_leidt_betaalt_voor_een_filter_niet_naar_wat_er_is(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, motor: Engine
) -> None:
    """Another thousand zaken: what is rare is found by itself, what lies with one group in its own place."""
    if motor.dialect.name != "sqlite":
        pytest.skip("the work of SQLite is counted")
    wie, paden = bezoekers.directeur_sbjh, [f"/termijnen?{filter_}" for filter_ in ZELDZAAM]
    weinig = {pad: stappen(motor, wie, pad) for pad in paden}
    veel_zaken(session, zaak_van(session, open_zaak(spelers)), 1000)
    veel = {pad: stappen(motor, wie, pad) for pad in paden}
    assert {pad: (weinig[pad], nu) for pad, nu in veel.items() if nu > weinig[pad] + EEN_BLADZIJDE} == {}


def test_een_lijst_over_alle_zaken_kost_even_veel_bij_tien_als_bij_duizend(
    bezoekers: Bezoekers, spelers: Spelers, session: Session, motor: Engine
) -> None:
    wie, zaak = bezoekers.directeur_sbjh, zaak_van(session, "2025-0001")
    gesloten = {"toestand": Toestand.AFGESLOTEN, "toestand_sinds": dag(2, 6)}
    veel_zaken(session, zaak, 130)
    veel_zaken(session, zaak_van(session, open_zaak(spelers)), 60, **gesloten)
    weinig = {pad: kosten(motor, wie, pad) for pad in HOOGSTENS}
    veel_zaken(session, zaak_van(session, "2025-0001"), 500)
    veel_zaken(session, zaak_van(session, "2025-0001"), 500, **gesloten)
    veel = {pad: kosten(motor, wie, pad) for pad in HOOGSTENS}
    for pad, hoogstens in HOOGSTENS.items():
        (vragen, objecten, grootte), (vragen_nu, objecten_nu, grootte_nu) = weinig[pad], veel[pad]
        assert vragen == vragen_nu <= hoogstens, (pad, vragen, vragen_nu)
        assert objecten_nu <= objecten * 1.1 + 5, (pad, objecten, objecten_nu)
        assert grootte_nu <= grootte * 1.1, (pad, grootte, grootte_nu)
