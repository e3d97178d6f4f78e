"""A story played without one of its acts, and what then names it in four places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.db import sqlite_module
from app.domain.basis.begrippen import Actor, Uitkomst
from app.domain.basis.fouten import DomeinFout
from app.domain.openstaand.punt import Wie
from app.services.dossier.gezegd import (
    wat_het_dossier_zal_zeggen,
    wat_het_dossier_zegt,
    wat_niet_is_vastgelegd,
)
from app.services.draaiboek.edities import editie_van
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import Groep, Openstaand, voor
from app.services.overzicht.zaakscherm import zaakscherm
from app.services.zaak.vooruitblik import checklist_sluiten
from tests.kern.databanken import maak_engine
from tests.services.weglating.daden import SBJH, Daad, Mist
from tests.services.weglating.toneel import NietGespeeld, Toneel

ALLES = 1000
REGELS = 8
"""How many lines of what is next the page of a zaak shows."""
LIJST, ZAAK, SLUITEN, DOSSIER = "lijst", "zaak", "sluiten", "dossier"


@dataclass
class Spel:
    """One story on an SQLite file; `kopieën` are what it was before each act."""

    map: Path
    bron: Path
    verhaal: Sequence[Daad]
    actoren: dict[str, Actor] = field(default_factory=dict)
    geweigerd: list[str] = field(default_factory=list)

    @contextmanager
    def op(self, bestand: Path, reeks: str) -> Iterator[Toneel]:
        engine = maak_engine(f"sqlite:///{bestand}")
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))  # a scratch file
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield Toneel(session, self.actoren, reeks=reeks)
        finally:
            engine.dispose()

    def voor(self, nr: int) -> Path:
        return self.map / f"voor-{nr}.sqlite3"

    def speel(self) -> Uitkomsten:
        """All of it, with a copy before each act that can be left out."""
        nu = self.map / "nu.sqlite3"
        shutil.copy(self.bron, nu)
        with self.op(nu, "alles") as toneel:
            for nr, daad in enumerate(self.verhaal[:-1]):
                if daad.mist:
                    toneel.session.rollback()
                    kopieer(toneel.session.get_bind(), self.voor(nr))
                probeer(toneel, daad, self.geweigerd)
            return bekijk(toneel, SBJH, self.verhaal[-1], self.geweigerd)

    def zonder(self, nr: int) -> Uitkomsten:
        """The same, without this act."""
        bestand = self.map / f"zonder-{nr}.sqlite3"
        shutil.move(self.voor(nr), bestand)
        mist, geweigerd = self.verhaal[nr].mist, list[str]()
        assert mist
        with self.op(bestand, f"zonder-{nr}") as toneel:
            op_de_dag = eigen_lijst(toneel, mist.bij, toneel.dag(self.verhaal[nr].dag))
            for daad in self.verhaal[nr + 1 : -1]:
                probeer(toneel, daad, geweigerd)
            gevonden = bekijk(toneel, mist.bij, self.verhaal[-1], geweigerd)
        bestand.unlink()
        return replace(gevonden, op_de_dag=op_de_dag, geweigerd=geweigerd)


def kopieer(engine: Engine, naar: Path) -> None:
    """What was committed until now; the file alone has not all of it."""
    module: Any = sqlite_module()
    with engine.connect() as verbinding, closing(module.connect(naar)) as doel:
        verbinding.connection.driver_connection.backup(doel)  # type: ignore[union-attr]


def probeer(toneel: Toneel, daad: Daad, geweigerd: list[str]) -> None:
    """An act that cannot be played is passed over: what it needed was left out."""
    try:
        daad.speel(toneel)
    except (DomeinFout, NietGespeeld) as fout:
        toneel.session.rollback()
        geweigerd.append(f"{daad.wat}: {fout!r}"[:200])


@dataclass(frozen=True)
class Uitkomsten:
    """Everything that is said on the day of closing: before it, of it, and after it when it could be."""

    lijst: Sequence[Openstaand]
    zaak: Sequence[str]
    sluiten: Sequence[str]
    dossier: Sequence[tuple[str, str]]
    op_de_dag: Sequence[Openstaand] = ()
    geweigerd: Sequence[str] = ()

    def waar_niet(self, mist: Mist) -> list[str]:
        """The places that do not name it.

        A list names it on the day of closing; what can no longer be done by then, on the day on which it could.
        """
        zin = mist.dossier or mist.tekst
        noemt = {
            LIJST: bool(mist.waarom_geen_lijst) or _staat_op(mist, self.lijst) or _staat_op(mist, self.op_de_dag),
            ZAAK: any(zin in regel for regel in self.zaak),
            SLUITEN: any(zin in regel for regel in self.sluiten),
            DOSSIER: zegt_het(mist, self),
        }
        return [plek for plek, er in noemt.items() if not er]


def _staat_op(mist: Mist, lijst: Sequence[Openstaand]) -> bool:
    return any(o.soort.code == mist.soort and mist.tekst in o.punt.onderwerp for o in lijst)


def zegt_het(mist: Mist, gevonden: Uitkomsten) -> bool:
    """Whether the dossier names it."""
    return any((mist.dossier or mist.tekst) in onderwerp for _, onderwerp in gevonden.dossier)


def eigen_lijst(toneel: Toneel, wie: str, dag: date) -> list[Openstaand]:
    """What lies with this account or its team; with a party without an account it waits on the list of the team."""
    alle = voor(toneel.session, toneel.actor(wie), dag, grootte=ALLES)
    toneel.session.rollback()
    return [o for o in alle if o.groep is not Groep.ANDEREN or o.punt.ligt_bij.wie is Wie.PARTIJ]


def bekijk(toneel: Toneel, wie: str, slot: Daad, geweigerd: list[str]) -> Uitkomsten:
    dag, session = toneel.dag(slot.dag), toneel.session
    lijst = eigen_lijst(toneel, wie, dag)
    dossier = vind_dossier(session, toneel.actor(SBJH), toneel.nummer)
    scherm = zaakscherm(session, dossier, dag)
    zaak = [o.punt.onderwerp for taak in scherm.taken[:REGELS] for o in taak.punten]
    gebeurd = [gebeurtenis.code for gebeurtenis in scherm.feiten.gebeurtenissen]
    zaak += wat_niet_is_vastgelegd(
        session, dossier.zaak, dag, editie_van(session, dossier.zaak), scherm.overzicht.bepalingen, gebeurd
    )
    zal = wat_het_dossier_zal_zeggen(session, dossier, dag, Uitkomst.FAILLISSEMENT_MET_OVERDRACHT)
    sluiten = [r.tekst for r in checklist_sluiten(session, dossier.zaak, dag) if not r.voldaan]
    sluiten += [str(rij["onderwerp"]) for rij in (*zal.wat_openstaat, *zal.wat_niet_is_vastgelegd)]
    session.rollback()
    probeer(toneel, slot, geweigerd)
    dossier = vind_dossier(session, toneel.actor(SBJH), toneel.nummer)
    zegt = wat_het_dossier_zegt(session, dossier, dag)
    rijen: list[Any] = [*zegt.wat_openstaat, *zegt.wat_niet_is_vastgelegd]
    return Uitkomsten(lijst, zaak, sluiten, [(rij["soort"], rij["onderwerp"]) for rij in rijen])
