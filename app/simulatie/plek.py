"""Where runs are played: a scratch database that begins each of them as the one before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from app.services.reserve.laden import open_plek
from app.simulatie.buiten import Buiten
from app.simulatie.loop import Loop, Uitslag
from app.simulatie.wereld import Klok, Wereld, maak_wereld, met_regels, zonder_wachten


@dataclass
class Plek:
    """A folder for scratch files; with `url` an empty database elsewhere, in which one run can be played.

    A world takes seconds to make: on SQLite it is made once, and copied for each run.
    """

    map: Path
    url: str = ""
    _begin: Wereld | None = None
    _keer: int = 0

    def speel(self, zaad: int, nummers: Iterable[int], grondig: int) -> Uitslag:
        """One run from the beginning. Raises Gevallen; NietLeeg when something stands in the database."""
        with met_regels(self.map / "regios"):
            return self._speel(zaad, nummers, grondig)

    @contextmanager
    def wereld(self) -> Iterator[Wereld]:
        """A world as it begins, to draw in."""
        with met_regels(self.map / "regios"):
            wereld = self._wereld()
            yield wereld
            wereld.engine.dispose()

    def _speel(self, zaad: int, nummers: Iterable[int], grondig: int) -> Uitslag:
        wereld = self._wereld()
        self._keer += 1
        eigen = self.map / f"loop-{self._keer}"
        eigen.mkdir()
        try:
            return Loop(wereld, Buiten(eigen), zaad, grondig).speel(nummers)
        finally:
            wereld.engine.dispose()
            shutil.rmtree(eigen)

    def _wereld(self) -> Wereld:
        if self.url:
            return maak_wereld(self.url)
        bron, doel = self.map / "begin.sqlite3", self.map / "nu.sqlite3"
        if self._begin is None:
            self._begin = maak_wereld(f"sqlite:///{bron}")
            self._begin.engine.dispose()
        for pad in self.map.glob("nu.sqlite3*"):
            pad.unlink()
        shutil.copy(bron, doel)
        engine = zonder_wachten(open_plek(f"sqlite:///{doel}"))
        zaken: dict[str, list[str]] = {regio: [] for regio in self._begin.zaken}
        return replace(self._begin, engine=engine, klok=Klok(), zaken=zaken, links=[])
