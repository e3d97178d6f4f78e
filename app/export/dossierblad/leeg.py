"""Of which parts nothing is recorded: one sentence for all of them, in the place of chapters that say only that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.export.document import Blok, alinea, kop
from app.export.dossierblad.taal import D, opsomming


def is_leeg(d: D, deel: str) -> bool:
    """Whether a part that this recipient gets says nothing."""
    waarde = d[deel]
    if deel == "rollen":
        return not waarde and not d.get("functies")
    if deel in ("tellingen", "plaatsing", "interbestuurlijk_toezicht", "aanbiederonderdelen", "geld"):
        return not any(onder for onder in waarde.values() if isinstance(onder, list))
    return not waarde


def niets_over(onderwerpen: Iterable[str]) -> Iterator[Blok]:
    """What they are, in the words of their chapters."""
    if namen := list(onderwerpen):
        yield kop("Waarover niets is vastgelegd")
        yield alinea(f"Tot en met de peildatum is niets vastgelegd over: {opsomming(namen)}.")
