"""Writers at once on one SQLite file, each a process that does one act after the other: who gets how much, and waits
how long."""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.models import Gebruiker, Zaak
from app.services.inzage.uitvoer import noteer_download
from app.services.kern.bezetting import actor_op
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.lezen import Logboekfilter
from bench.zaai import WIE, open_app

Daad = Callable[[], object]
_FORK = multiprocessing.get_context("fork")


def aantekenaar(app: Flask, wie: int) -> Daad:
    """The smallest act there is: that somebody took the logboek of a zaak along, in one entry. A zaak per writer."""
    with app.app_context():
        gebruiker = db.session.scalars(select(Gebruiker).where(Gebruiker.email == WIE)).one()
        actor = actor_op(db.session, gebruiker, datetime.now(UTC).date())
        nummer = db.session.scalars(select(Zaak.zaaknummer).order_by(Zaak.id).offset(wie).limit(1)).one()
        db.session.rollback()
    stempel, beurten = f"{time.time_ns():x}-{os.getpid()}", iter(range(10**9))

    def doe() -> object:
        with app.app_context():
            verzoek = Verzoek(actor, datetime.now(UTC), f"proef-{stempel}-{next(beurten)}", vers=True)
            return voer_uit(db.session, verzoek, noteer_download, Logboekfilter(), "json", nummer)

    return doe


def meet(map_: Path, url: str, aantal: int, duur: float) -> dict[str, Any]:
    """`aantal` writers, `duur` seconds long. A share of 1 is what each would have if all had as much."""
    app = open_app(map_, url)
    with app.app_context():
        db.engine.dispose()
    rij: Any = _FORK.SimpleQueue()
    klaar = _FORK.Barrier(aantal)
    processen = [_FORK.Process(target=_schrijf, args=(app, nr, duur, klaar, rij)) for nr in range(aantal)]
    for proces in processen:
        proces.start()
    tijden: list[list[float]] = [rij.get() for _ in processen]
    for proces in processen:
        proces.join()
    return oordeel(tijden, duur)


def _schrijf(app: Flask, nr: int, duur: float, klaar: Any, rij: Any) -> None:
    doe, tijden = aantekenaar(app, nr), []
    doe()
    klaar.wait()
    tot = time.perf_counter() + duur
    while (begin := time.perf_counter()) < tot:
        doe()
        tijden.append(time.perf_counter() - begin)
    rij.put(tijden)


def oordeel(tijden: list[list[float]], duur: float) -> dict[str, Any]:
    """The figures, in milliseconds, of the times in seconds of each writer."""
    alle = sorted(1000 * t for van_een in tijden for t in van_een)
    gemiddeld = len(alle) / len(tijden)
    delen = statistics.quantiles(alle, n=1000, method="inclusive")
    return {
        "schrijvers": len(tijden),
        "per_seconde": round(len(alle) / duur, 1),
        "aandeel": sorted(round(len(van_een) / gemiddeld, 3) for van_een in tijden),
        "p50_ms": round(delen[499], 1),
        "p99_ms": round(delen[989], 1),
        "langste_ms": round(alle[-1], 1),
        "langste_per_schrijver_ms": sorted(round(1000 * max(van_een, default=0.0), 1) for van_een in tijden),
    }
