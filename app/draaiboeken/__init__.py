"""The editions of the draaiboek: one TOML file each, named after its code; an installation can add a folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.basis.fouten import NietGevonden
from app.domain.draaiboek.draaiboek import Editie, OngeldigDraaiboek, lees_editie
from app.gegevensbestand import Bestand, Gegevensmap

BESTANDEN = Gegevensmap(Path(__file__).parent, lees_editie, OngeldigDraaiboek)


def editiebestanden() -> Mapping[str, Bestand[Editie]]:
    """Every edition with its text, by its code. Raises OngeldigDraaiboek when a file is wrong and never was right."""
    return BESTANDEN.bestanden


def alle_edities() -> Mapping[str, Editie]:
    """Every edition by its code. Raises OngeldigDraaiboek when a file is wrong and never was right."""
    return {code: bestand.deel for code, bestand in editiebestanden().items()}


def editiebestand(code: str) -> Bestand[Editie]:
    """An edition as its file reads now, with its text. Raises NietGevonden."""
    gevonden = editiebestanden().get(code)
    if gevonden is None:
        raise NietGevonden(f"Editie '{code}' van het draaiboek bestaat niet.", veld="editie")
    return gevonden


def editie_op(datum: date) -> Bestand[Editie]:
    """The newest edition that held on `datum`; before the first one, that first one."""
    oud_naar_nieuw = sorted(editiebestanden().values(), key=lambda bestand: bestand.deel.geldig_vanaf)
    geldig = [bestand for bestand in oud_naar_nieuw if bestand.deel.geldig_vanaf <= datum]
    return (geldig or oud_naar_nieuw[:1])[-1]
