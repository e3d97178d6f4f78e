"""How fast pages and acts are, and whether they stay so when the number of cases grows. Prints a table; judges nothing.

Runs in one process through the WSGI interface, on a throw-away SQLite file: ratios between rows mean more than figures.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from sqlalchemy import select

from app import create_app, demo
from app.db import db, transaction
from app.domain.basis.begrippen import Toestand, Verzoek
from app.models import Aanbieder, Gebruiker
from app.regios import profiel
from app.services.kern.uitvoering import voer_uit
from app.services.zaak import zaken
from config import Config

RONDES = 40
AANTALLEN = (100, 1_000, 5_000)


def bouw(map_: Path) -> Flask:
    """An application with the demo region and case."""
    bestand = map_ / "bench.sqlite3"
    app = create_app(Config(map_, f"sqlite:///{bestand}", "b" * 40, map_ / "sleutel.pem", snelle_wachtwoorden=True))
    with app.app_context():
        app.extensions["alembic"].upgrade()
        with transaction(db.session) as sessie:
            demo.maak_accounts(sessie, profiel("haaglanden"), hash_password, datetime.now(UTC))
        demo.speel_s1(db.session)
    return app


def vul(app: Flask, tot: int) -> int:
    """Open cases until there are `tot`; returns how many were opened."""
    with app.app_context():
        directeur = db.session.scalars(select(Gebruiker).where(Gebruiker.email == "directeur@sbjh.example")).one()
        actor, aanbieder = directeur.als_actor(), db.session.scalars(select(Aanbieder.id)).first()
        assert aanbieder is not None  # noqa: S101
        al = len(db.session.scalars(select(zaken.Zaak.id)).all())
        for nr in range(al, tot):
            nieuw = zaken.NieuweZaak(aanbieder, Toestand.ZORGELIJK, "Meting.", date(2025, 3, 1))
            voer_uit(db.session, Verzoek(actor, datetime.now(UTC), f"bench-{nr}"), zaken.open_zaak, nieuw)
        return tot - al


def log_in(app: Flask) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/inloggen", data={"email": "directeur@sbjh.example", "password": demo.WACHTWOORD})
    return client


def meet(handeling: Callable[[], object]) -> float:
    """Median milliseconds of one call."""
    handeling()
    tijden = []
    for _ in range(RONDES):
        begin = time.perf_counter()
        handeling()
        tijden.append((time.perf_counter() - begin) * 1000)
    return statistics.median(tijden)


def main() -> int:
    uit = sys.stdout.write
    with tempfile.TemporaryDirectory() as map_:
        app = bouw(Path(map_))
        client = log_in(app)
        paginas = {"start": "/", "lijst": "/zaken", "zaak": "/zaken/2025-0001", "logboek": "/zaken/2025-0001/logboek"}
        uit(f"{'zaken':>6} {'openen/s':>9} " + " ".join(f"{naam + ' ms':>11}" for naam in paginas) + "\n")
        for aantal in AANTALLEN:
            begin = time.perf_counter()
            snelheid = vul(app, aantal) / (time.perf_counter() - begin)
            cijfers = [meet(lambda pad=pad: client.get(pad)) for pad in paginas.values()]  # type: ignore[misc]
            uit(f"{aantal:>6} {snelheid:>9.0f} " + " ".join(f"{c:>11.1f}" for c in cijfers) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
