"""A folder of editions of a test's own, in the place of that of the product."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import app.draaiboeken
from app.domain.draaiboek.draaiboek import Editie, OngeldigDraaiboek, lees_editie
from app.gegevensbestand import Gegevensmap

ECHT = Path(app.draaiboeken.__file__).parent


@dataclass(frozen=True)
class Editiemap:
    """The real editions, to be changed: `herschrijf` edits a file as somebody would, and the product looks again."""

    folder: Path
    bestanden: Gegevensmap[Editie]

    def herschrijf(self, code: str, oud: str, nieuw: str) -> None:
        pad = self.folder / f"{code}.toml"
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst, oud
        self.zet(code, tekst.replace(oud, nieuw))

    def zet(self, code: str, tekst: str) -> None:
        """Put a file with this text in the place of the one of this name."""
        nieuw = self.folder / f"{code}.nieuw"
        nieuw.write_text(tekst, encoding="utf-8")
        nieuw.replace(self.folder / f"{code}.toml")
        self.bestanden.ververs()


def eigen_edities(folder: Path) -> Editiemap:
    """A copy of the real editions in this folder, read."""
    for pad in ECHT.glob("*.toml"):
        shutil.copy(pad, folder)
    bestanden = Gegevensmap(folder, lees_editie, OngeldigDraaiboek)
    assert bestanden.bestanden
    return Editiemap(folder, bestanden)
