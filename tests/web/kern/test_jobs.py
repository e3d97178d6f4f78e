"""The round of what has to happen on time: one task that fails keeps no other from its work, and holds nobody up."""

from __future__ import annotations

from importlib import import_module

import pytest
from flask import Flask
from sqlalchemy import select

from app.cli.jobs import RONDE, ronde
from app.db import db
from app.installatie import config_van_app
from app.models import Aanbieder, Abonnement, Gebruiker, Mandaat, Zaak


def test_a_key_that_cannot_be_used_stops_no_other_task(app: Flask) -> None:
    with app.app_context():
        config_van_app().signing_key_file.write_text("geen sleutel")
        uitslag = ronde()
    assert not uitslag.klopt
    assert uitslag.bericht.startswith("checkpoint: ")
    assert "Oude antwoorden van de API weg: 0." in str(uitslag.gegevens)


def test_a_fault_that_nobody_thought_of_stops_no_other_task(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    anders = {**RONDE, "checkpoint": lambda _session, _nu: str(1 // 0)}
    monkeypatch.setattr(import_module("app.cli.jobs"), "RONDE", anders)
    with app.app_context():
        uitslag = ronde()
    assert uitslag.bericht == "checkpoint: ging mis, zie het log"
    assert len(uitslag.gegevens["berichten"]) == len(RONDE) - 1  # type: ignore[index]


def test_nothing_stays_open_between_two_rounds(app: Flask) -> None:
    """Who writes would wait for it, or what was destroyed would stay in the journal."""
    with app.app_context():
        assert ronde().klopt
        assert not db.session.in_transaction()


def _versies() -> dict[str, int]:
    db.session.rollback()
    tabellen = (Zaak, Mandaat, Abonnement, Aanbieder, Gebruiker)
    return {f"{t.__tablename__}/{i}": v for t in tabellen for i, v in db.session.execute(select(t.id, t.versie))}


def test_a_round_moves_no_version_that_somebody_read(app: Flask) -> None:
    """The mandaten of S1 are over long since. What the round notes of that no reader sees: a status follows the day."""
    with app.app_context():
        voor = _versies()
        assert "Verlopen mandaten genoteerd: 10." in str(ronde().gegevens)
        assert _versies() == voor
        assert len(voor) > 20
