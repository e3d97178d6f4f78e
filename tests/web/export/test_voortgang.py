"""Sharing a case file when somebody runs the background: the page says how far it is, and may be left."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from app.cli.jobs import _knoop, _maak
from app.db import db
from app.services.export.wachtrij import maak_volgende, meld_aanwezig
from tests.web.bezoeker import Bezoekers
from tests.web.export.test_exports import OPDRACHT, PAD


def test_wie_een_dossier_deelt_hoeft_er_niet_op_te_wachten(app: Flask, bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.projectleider
    meld_aanwezig(session, _knoop())
    hier = str(wie.post(f"{PAD}/nieuw", **OPDRACHT).location)
    assert hier.endswith("/voortgang")
    tekst = wie.lees(hier).tekst
    assert "U hoeft niet te wachten" in tekst
    assert "Wacht op zijn beurt nu" in tekst
    assert "Wordt gemaakt" in wie.lees(PAD).tekst
    with app.app_context():
        assert maak_volgende(db.session, _knoop(), _maak) is not None
    assert "is klaar" in wie.lees(hier).tekst
    assert wie.get(hier.replace("/exports/", "/exports/9")).status_code == 404
