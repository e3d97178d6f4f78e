"""The cover: what this dossier is and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app import weergave
from app.export.document import (
    Blok,
    Kolom,
    alinea,
    inhoudsopgave,
    kop,
    nieuwe_pagina,
    tabel,
    termen,
)
from app.export.dossierblad.taal import D, klein


@dataclass(frozen=True)
class Omslag:
    """What stands on the cover; the same as in the manifest of the bundle. `redacties`: what was left out, and why."""

    zaaknummer: str
    titel: str
    ontvanger: str
    doel: str
    peildatum: date
    gemaakt_op: datetime
    aantal: int
    laatste_hash: str
    vingerafdruk: str
    checkpoint: str
    profiel: str
    redacties: Sequence[tuple[str, str]] = ()


def omslag(o: Omslag, d: D) -> Iterator[Blok]:
    """The first page."""
    yield alinea(klein(f"Dossier voor verantwoording. Zaak {o.zaaknummer}, regio {d['regio']['naam']}."))
    yield termen(
        [
            ("Gemaakt voor", o.ontvanger),
            ("Doel", o.doel),
            ("Profiel", o.profiel),
            ("Peildatum", weergave.datum(o.peildatum)),
            ("Gemaakt op", weergave.tijdstip(o.gemaakt_op)),
        ]
    )
    yield alinea(d["uitleg"])
    yield alinea("Op de laatste bladzijde staat hoe u controleert dat er niets is veranderd.")
    if o.redacties:
        yield kop("Wat is weggelaten")
        rijen = [[wat, reden] for wat, reden in o.redacties]
        yield tabel("Weggelaten voor deze ontvanger", [Kolom("wat"), Kolom("reden", 2)], rijen, "")
    yield inhoudsopgave()
    yield nieuwe_pagina()
