"""Maintenance: only reading on every node, or this node closed."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.bewaking.onderhoud import ALLEEN_LEZEN, GESLOTEN, Onderhoud, met_einde
from app.installatie import onderhoudsbestand
from app.logger import veiligheid
from app.motor.storing import ZONDER_DATABASE
from app.services.bewaking.onderhoud import lees_dicht, zet_dicht

onderhoud = AppGroup("onderhoud", help="Een tijd alleen lezen, of deze machine even dicht.")
_TEKST = click.option("--tekst", help="Wat bezoekers lezen, in plaats van het gewone bericht.")
_TOT = click.option("--tot", default="", help="Tot wanneer, zoals “14.00 uur”.")


@onderhoud.command("lezen")
@_TEKST
@_TOT
@met_uitslag
def lezen(tekst: str | None, tot: str) -> Uitslag:
    """Laat iedereen alleen nog lezen, op alle machines: wie iets vastlegt, krijgt het bericht en houdt zijn tekst."""
    bericht = met_einde(tekst or ALLEEN_LEZEN, tot)
    zet_dicht(db.session, bericht, datetime.now(UTC))
    veiligheid("onderhoud_lezen")
    return Uitslag({"stand": "lezen", "bericht": bericht}, bericht, "Er kan niets meer worden vastgelegd.")


@onderhoud.command("dicht")
@_TEKST
@_TOT
@met_uitslag
def dicht(tekst: str | None, tot: str) -> Uitslag:
    """Geef op deze machine elke bezoeker het bericht, en laat de achtergrond rusten; ook zonder database."""
    wat = Onderhoud(tekst or GESLOTEN, tot)
    bericht = wat.bericht
    _schrijf(onderhoudsbestand(), wat.als_json())
    veiligheid("onderhoud_dicht")
    return Uitslag({"stand": "dicht", "bericht": bericht}, bericht, "Deze machine is dicht.")


@onderhoud.command("uit")
@met_uitslag
def uit() -> Uitslag:
    """Ga weer open, en laat weer vastleggen. Zonder tabellen is er niets dat vastleggen tegenhoudt."""
    with suppress(*ZONDER_DATABASE):
        zet_dicht(db.session, None, datetime.now(UTC))
    onderhoudsbestand().unlink(missing_ok=True)
    veiligheid("onderhoud_uit")
    return Uitslag({"stand": "open"}, "", "Open: er kan weer worden vastgelegd.")


@onderhoud.command("stand")
@met_uitslag
def stand() -> Uitslag:
    """Zeg of er onderhoud is."""
    if onderhoudsbestand().exists():
        return Uitslag({"stand": "dicht"}, "Dicht: bezoekers van deze machine krijgen een bericht.")
    bericht = lees_dicht(db.session)
    if bericht is not None:
        return Uitslag({"stand": "lezen", "bericht": bericht}, f"Alleen lezen: {bericht}")
    return Uitslag({"stand": "open"}, "Open.")


def _schrijf(pad: Path, tekst: str) -> None:
    """Whole, or not: the door reads it at any moment."""
    deel = pad.with_name(f".{pad.name}.deel")
    with os.fdopen(os.open(deel, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as bestand:
        bestand.write(tekst)
    deel.replace(pad)
