"""The editions of the draaiboek: one TOML file each, named after its code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from app.domain.draaiboek import Editie, OngeldigDraaiboek, lees_editie
from app.gegevensbestand import lees_map


@cache
def alle_edities() -> Mapping[str, Editie]:
    """Every edition by its code. Raises OngeldigDraaiboek when a file is wrong."""
    return lees_map(Path(__file__).parent, lees_editie, OngeldigDraaiboek)


def editie_op(datum: date) -> Editie:
    """The newest edition that held on `datum`; before the first one, that first one."""
    oud_naar_nieuw = sorted(alle_edities().values(), key=lambda editie: editie.geldig_vanaf)
    geldig = [editie for editie in oud_naar_nieuw if editie.geldig_vanaf <= datum]
    return (geldig or oud_naar_nieuw[:1])[-1]
