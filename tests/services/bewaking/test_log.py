"""The technical log tells what went wrong, and nothing of what was being kept."""

from __future__ import annotations

import json

import pytest
import structlog
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.logger import stel_logger_in
from app.models import Gebruiker

GEHEIM = "De moeder van Kim belde."


@pytest.mark.beide
def test_een_fout_van_de_database_noemt_geen_inhoud(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    stel_logger_in()
    with pytest.raises(IntegrityError) as fout:
        session.execute(insert(Gebruiker).values(naam=f"{GEHEIM}\n\n{GEHEIM}", email=None))
    session.rollback()
    structlog.get_logger().error("onverwacht", exc_info=fout.value)
    regel = json.loads(capsys.readouterr().err)
    assert "INSERT INTO gebruiker" in regel["exception"]
    assert "Kim" not in regel["exception"]
