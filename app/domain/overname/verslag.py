"""What a look at a file with cases says of every row: right, wrong and how to mend it, or not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.fouten import DomeinFout, MogelijkBsn

BESTAND = "bestand"


class Oordeel(StrEnum):
    GOED = "goed"
    FOUT = "fout"
    OVERGESLAGEN = "overgeslagen"


@dataclass(frozen=True)
class Verslagregel:
    """One row: where it stands, for which zaak, and what was found. `kolom` is empty when it is about the whole row."""

    blad: str
    rij: int
    kenmerk: str
    oordeel: Oordeel
    kolom: str = ""
    wat: str = ""
    herstel: str = ""
    code: str = ""

    @property
    def plek(self) -> tuple[str, int]:
        return (self.blad, self.rij)


@dataclass(frozen=True)
class Overnameverslag:
    """Every row of a file, in the order of the file, with the hash of its bytes."""

    naam: str
    sha256: str
    regels: Sequence[Verslagregel]

    @property
    def fouten(self) -> list[Verslagregel]:
        return [regel for regel in self.regels if regel.oordeel is Oordeel.FOUT]

    @property
    def goed(self) -> bool:
        """Every row is right: the file may be imported."""
        return all(regel.oordeel is Oordeel.GOED for regel in self.regels)

    def aantal(self, oordeel: Oordeel) -> int:
        return len({regel.plek for regel in self.regels if regel.oordeel == oordeel})

    @property
    def rijen(self) -> int:
        return len({regel.plek for regel in self.regels})

    @property
    def mogelijk_bsn(self) -> bool:
        """Whether something looks like a citizen service number."""
        return any(regel.code == MogelijkBsn.code for regel in self.regels)


class BestandGeweigerd(DomeinFout):
    """Rows of the file are wrong: nothing of it is kept."""

    code = "import_geweigerd"

    def __init__(self, verslag: Overnameverslag) -> None:
        fout = verslag.fouten[0] if verslag.fouten else verslag.regels[0]
        aantal = verslag.aantal(Oordeel.FOUT)
        hoeveel = "1 rij is fout" if aantal == 1 else f"{aantal} rijen zijn fout"
        super().__init__(
            f"{hoeveel}. Er is niets ingelezen. De eerste: blad {fout.blad}, rij {fout.rij}: {fout.wat}.",
            veld=BESTAND,
        )
        self.verslag = verslag
