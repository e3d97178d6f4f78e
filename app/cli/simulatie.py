"""A seed of the simulator: a region-year of acts and faults in a database of its own."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
import structlog

from app.cli.hulp import Uitslag, met_uitslag

if TYPE_CHECKING:  # the workers of the server have no use for the rest: it is read when the command is run
    from app.simulatie import Gevallen, Plek
    from app.simulatie import Uitslag as Gespeeld


@click.command("simulatie")
@click.option("--zaad", type=int, default=1, show_default=True, help="Waaruit alles volgt wat er gebeurt.")
@click.option("--stappen", type=click.IntRange(1), default=2_000, show_default=True, help="Hoeveel er gebeurt.")
@click.option("--zaden", type=click.IntRange(1), default=1, show_default=True, help="Zoveel zaden achter elkaar.")
@click.option("--grondig", type=click.IntRange(1), default=100, show_default=True, help="Naspelen na zoveel stappen.")
@click.option("--alleen", default="", help="Alleen deze stappen, met komma's: een verkorte loop nog eens.")
@click.option("--naar", "url", default="", help="Een lege PostgreSQL-database, in plaats van een kladbestand.")
@met_uitslag
def simulatie(zaad: int, stappen: int, zaden: int, grondig: int, alleen: str, url: str) -> Uitslag:
    """Speel een jaar van een regio met storingen na, in een database van zichzelf, en zeg wat niet klopte."""
    from app.simulatie import Gevallen, Plek

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    nummers = _lees(alleen) or list(range(stappen))
    if url and zaden > 1:
        raise click.UsageError("In een lege database past één zaad. Laat --zaden weg.")
    with tempfile.TemporaryDirectory() as map_:
        plek = Plek(Path(map_), url)
        gespeeld = []
        for nu in range(zaad, zaad + zaden):
            try:
                gespeeld.append(plek.speel(nu, nummers, grondig))
            except Gevallen as gevallen:
                return _gevallen(plek, nu, nummers, gevallen)
            click.echo(_regel(nu, gespeeld[-1]), err=True)
    som = [sum(getattr(g, wat) for g in gespeeld) for wat in ("stappen", "regels", "zaken")]
    gegevens = {"zaad": zaad, "zaden": zaden, **dict(zip(("stappen", "regels", "zaken"), som, strict=True))}
    gegevens |= {"klopt": True, "perSeconde": round(som[0] / sum(g.seconden for g in gespeeld), 1)}
    gegevens["perSecondeRekentijd"] = round(som[0] / sum(g.rekentijd for g in gespeeld), 1)
    return Uitslag(gegevens, f"Alles klopte: {som[0]} stappen, {som[1]} regels, {som[2]} zaken.")


def _lees(alleen: str) -> list[int]:
    try:
        return sorted({int(deel) for deel in alleen.split(",") if deel.strip()})
    except ValueError as fout:
        raise click.UsageError("--alleen neemt nummers van stappen met komma's ertussen, zoals 3,17,18.") from fout


def _regel(zaad: int, wat: Gespeeld) -> str:
    uitkomsten = ", ".join(f"{naam} {aantal}" for naam, aantal in list(wat.per_uitkomst().items())[:5])
    snelheid = wat.stappen / max(wat.rekentijd, 0.001)
    return f"zaad {zaad}: {wat.stappen} stappen, {snelheid:.0f} per seconde rekentijd, {wat.zaken} zaken; {uitkomsten}"


def _gevallen(plek: Plek, zaad: int, nummers: list[int], gevallen: Gevallen) -> Uitslag:
    from app.simulatie import krimp, val_van

    over = nummers
    if not plek.url:
        click.echo(f"{gevallen}\nDe loop wordt verkort.", err=True)
        over, gevallen = krimp(val_van(plek, zaad), nummers, gevallen)
    alleen = ",".join(map(str, over)) if len(over) < len(nummers) else ""
    opnieuw = f"flask simulatie --zaad {zaad} " + (f"--alleen {alleen}" if alleen else f"--stappen {len(nummers)}")
    gegevens = {"zaad": zaad, "stap": gevallen.nr, "daad": gevallen.daad, "wat": gevallen.wat, "klopt": False}
    bericht = f"{gevallen}\nSpeel dit opnieuw met: {opnieuw}"
    return Uitslag(gegevens | {"opnieuw": opnieuw}, bericht=bericht, klopt=False)
