"""Backups in tests: a key of its own, the key of an installation, and a backup made and put back with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyrage import x25519
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.domain.reserve.manifest import Manifest
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.installatie import nieuwste_migratie
from app.services.logboek.ronde import maak_ronde
from app.services.reserve import kopie
from app.services.reserve.herstel import Teruggezet, zet_terug
from app.services.reserve.laden import open_plek
from app.services.reserve.sleutels import Identiteit
from app.services.reserve.toets import Hier, beoordeel

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)
BESTANDEN = {"instellingen.json": b"{}\n", "sleutels/ondertekening.pem": b"geheim\n"}


@dataclass(frozen=True)
class Installatie:
    """What belongs to one installation: where its backups go, who may read them, and its signing key."""

    map: Path
    sleutel: Identiteit
    wie: Ondertekenaar

    def ronde(self, session: Session) -> None:
        maak_ronde(session, self.wie, NU, nieuw_mag=False)

    def maak(self, session: Session, naam: str = "kopie.age") -> Manifest:
        erbij = kopie.Erbij("haaglanden", BESTANDEN, True, self.wie.onderteken)
        return kopie.maak(session, self.map / naam, [self.sleutel.to_public()], erbij, NU)

    def terug(self, doel: Engine, naam: str = "kopie.age") -> Teruggezet:
        return zet_terug(self.map / naam, [self.sleutel], doel)

    def oordeel(self, doel: Engine, terug: Teruggezet, vernietigd: list[str] | None = None) -> dict[str, Waarneming]:
        hier = Hier(self.wie, True, nieuwste_migratie(), vernietigd)
        return {w.code: w for w in beoordeel(doel, terug, hier)}


def installatie(map_: Path) -> Installatie:
    wie = lees_of_maak_sleutel(map_ / "sleutel.pem", "draaiboek/test", Checkpointmap(map_ / "buiten"))
    return Installatie(map_, x25519.Identity.generate(), wie)


@contextmanager
def sqlite(map_: Path, naam: str = "terug") -> Iterator[Engine]:
    """A database without anything in it."""
    plek = open_plek(f"sqlite:///{map_ / naam}.sqlite3")
    try:
        yield plek
    finally:
        plek.dispose()


def mis(oordeel: dict[str, Waarneming]) -> dict[str, str]:
    return {code: w.uitleg for code, w in oordeel.items() if w.ernst is Ernst.MIS}
