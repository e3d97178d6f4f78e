"""The head of the first page: what this dossier is and for whom; and what was left out for that recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app import weergave
from app.export.document import Blok, Kolom, alinea, kop, tabel
from app.export.dossierblad.taal import D, klein, let_op
from app.export.dossierblad.tekening import kenmerken


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
    """The top of the first page."""
    yield kenmerken(
        [
            ("Gemaakt voor", o.ontvanger),
            ("Peildatum", weergave.datum(o.peildatum)),
            ("Gemaakt op", weergave.tijdstip(o.gemaakt_op)),
            ("Regio", d["regio"]["naam"]),
        ]
    )
    # who gets no documents is not told of them either
    dicht = [s["naam"] for s in d.get("documenten", ()) if "versleuteld" in s.get("bijzonder", "").split("; ")]
    weg = " Niet alles gaat mee: zie Wat is weggelaten." if o.redacties else ""
    yield alinea(
        klein(f"Doel: {o.doel}"),
        klein(f"Profiel: {o.profiel}{weg}"),
        *([let_op(f"Versleuteld, dus niet te openen zonder wachtwoord: {', '.join(dicht)}.")] if dicht else []),
        klein(f"{d['uitleg']} Op de laatste bladzijde staat hoe u controleert dat er niets is veranderd."),
    )


def weggelaten(o: Omslag) -> Iterator[Blok]:
    """What this recipient does not get, each with the reason."""
    if o.redacties:
        yield kop("Wat is weggelaten")
        rijen = [[wat, reden] for wat, reden in o.redacties]
        yield tabel("Weggelaten voor deze ontvanger", [Kolom("wat"), Kolom("reden", 2)], rijen, "")
