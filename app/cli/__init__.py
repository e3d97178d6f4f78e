"""Commands for operators. Messages go to stderr, results to stdout, with --json as one line of JSON.

Exit code 0: done, or in order. 1: refused, or something is wrong. 2: the command was typed wrong.
"""

from __future__ import annotations

from click import Group
from flask import Flask

from app.cli.controle import controle
from app.cli.databaserechten import databaserechten
from app.cli.demo import demo
from app.cli.draaiboeken import draaiboeken
from app.cli.export import export, export_afmaken, sleutel, sleutelwissel
from app.cli.gebruikers import gebruikers
from app.cli.hulp import met_melding
from app.cli.jobs import jobs
from app.cli.logboek import logboek
from app.cli.naslag import naslag
from app.cli.onderhoud import onderhoud
from app.cli.openstaand import openstaand
from app.cli.overname import importen
from app.cli.post.retour import post
from app.cli.reserve.backup import backup, backupsleutel
from app.cli.reserve.herstel import herstel
from app.cli.reserve.verhuis import verhuis
from app.cli.simulatie import simulatie
from app.cli.tokens import tokens
from app.cli.vernietiging import vernietiging
from app.cli.witness import witness
from app.cli.zegel import zegel
from app.cli.zoeken import zoeken

OPDRACHTEN = (
    demo,
    gebruikers,
    tokens,
    logboek,
    draaiboeken,
    export,
    export_afmaken,
    sleutel,
    sleutelwissel,
    importen,
    jobs,
    naslag,
    onderhoud,
    openstaand,
    post,
    vernietiging,
    witness,
    controle,
    databaserechten,
    backup,
    backupsleutel,
    herstel,
    verhuis,
    simulatie,
    zegel,
    zoeken,
)


def registreer(app: Flask) -> None:
    """Add the commands to the application."""
    for opdracht in OPDRACHTEN:
        app.cli.add_command(opdracht)
    tabellen = app.cli.commands["db"]
    assert isinstance(tabellen, Group)  # noqa: S101 - for the type checker
    for deel in tabellen.commands.values():  # of a library, which leaves what the database says to a traceback
        deel.callback = met_melding(deel.callback) if deel.callback else None
