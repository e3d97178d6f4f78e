"""Editions and profiles."""

from __future__ import annotations

from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.draaiboeken import alle_edities
from app.regios import alle_profielen

draaiboeken = AppGroup("draaiboeken", help="De edities van het draaiboek en de regioprofielen.")


@draaiboeken.command("toets")
@met_uitslag
def toets() -> Uitslag:
    """Kijk alle edities en regioprofielen na. Een fout staat er met bestand, plek en oplossing."""
    # they were read at start: who comes this far has files that are right
    edities, profielen = list(alle_edities()), list(alle_profielen())
    tekst = f"Alles klopt. Edities: {', '.join(edities)}. Regioprofielen: {', '.join(profielen)}."
    return Uitslag({"edities": edities, "regioprofielen": profielen}, tekst)
