"""Work that has to happen on time, whether or not anybody looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app.cli.hulp import met_melding
from app.db import db
from app.domain.begrippen import AMSTERDAM
from app.services.mandaateinde import noteer_eindes
from app.services.vernietiging import rijp

jobs = AppGroup("jobs", help="Werk dat op tijd gebeurt zonder dat iemand kijkt.")
HOE_VAAK = 300  # seconds between two rounds of `jobs run`

RONDE: tuple[Callable[[Session, datetime], str], ...] = (
    lambda session, nu: f"Verlopen mandaten genoteerd: {noteer_eindes(session, nu)}.",
    lambda session, nu: f"Zaken die mogen worden vernietigd: {len(rijp(session, nu.astimezone(AMSTERDAM).date()))}.",
)
"""What one round does, in this order; each says what it did."""


@jobs.command("run")
@click.option("--once", is_flag=True, help="Eén ronde, dan klaar; voor cron of een systemd-timer.")
@met_melding
def run(once: bool) -> None:
    """Doe wat uit de datum of de klok volgt, zoals verlopen mandaten noteren."""
    while True:
        for taak in RONDE:
            click.echo(taak(db.session, datetime.now(UTC)), err=True)
        if once:
            return
        time.sleep(HOE_VAAK)
