"""A statement past the services, and what the database says to it."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.kern.databanken import eigenaar
from tests.kern.opzet import inhoud


def weigert(session: Session, opdracht: str, bericht: str) -> None:
    """The database refuses it with these words, and nothing has changed."""
    voor = inhoud(session)
    with pytest.raises(DBAPIError, match=bericht), eigenaar(session):
        session.execute(text(opdracht))
    assert inhoud(session) == voor
