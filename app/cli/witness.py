"""A witness for the logs of others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from app.cli.hulp import Uitslag, json_optie, met_melding
from app.domain.logboek.notitie import OngeldigeNotitie
from app.getuige import wsgi


@click.command("witness")
@click.option(
    "--map", "map_", required=True, type=click.Path(file_okay=False, path_type=Path), help="Sleutel en stand."
)
@click.option("--naam", required=True, help="Naam van deze getuige, bijvoorbeeld getuige.regio.nl.")
@click.option(
    "--volgt",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Bestand met per regel de sleutel (vkey) van een logboek dat deze getuige volgt.",
)
@click.option("--adres", default="127.0.0.1:8900", show_default=True, help="Waar de getuige luistert.")
@click.option("--sleutel", "alleen_sleutel", is_flag=True, help="Schrijf alleen de sleutel van de getuige.")
@json_optie
@met_melding
def witness(map_: Path, naam: str, volgt: Path, adres: str, alleen_sleutel: bool, als_json: bool) -> None:
    """Draai een getuige voor de logboeken van anderen. Hij heeft geen database nodig."""
    omgeving = os.environ | {wsgi.MAP: str(map_), wsgi.NAAM: naam, wsgi.LOGS: str(volgt)}
    try:
        getuige = wsgi.lees_getuige(omgeving)
    except OngeldigeNotitie as fout:
        raise click.ClickException(f"{volgt} of de naam klopt niet: {fout}.") from fout
    vkey = getuige.sleutel.vkey()
    Uitslag({"naam": naam, "vkey": vkey, "adres": adres}, vkey).toon(als_json=als_json)
    if not alleen_sleutel:
        server = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--bind", adres, "app.getuige.wsgi:maak()"]
        sys.stdout.flush()
        os.execve(sys.executable, server, omgeving)  # noqa: S606 - our own server, no shell
