"""A story played without some of its acts, and what then names them in four places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import DomeinFout
from app.domain.openstaand.punt import Wie
from app.motor.sqlite import sqlite_module
from app.services.dossier.gezegd import wat_het_dossier_zegt
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.bijwerken import herbouw
from app.services.openstaand.lijst import Groep, Openstaand, voor
from tests.kern.databanken import maak_engine
from tests.services.weglating.daden import SBJH, Daad, Mist
from tests.services.weglating.scherm import REGELS, Kijker, sluitregels, zaakregels
from tests.services.weglating.toneel import NietGespeeld, Toneel

ALLES = 1000
LIJST, ZAAK, SLUITEN, DOSSIER = "lijst", "zaak", "sluiten", "dossier"


@dataclass
class Spel:
    """One story on an SQLite file; a copy is kept of what it was before each act that a round begins without.

    `kijk` looks at the screens before the last act, when it is given.
    """

    map: Path
    bron: Path
    verhaal: Sequence[Daad]
    kijk: Kijker | None = None
    actoren: dict[str, Actor] = field(default_factory=dict)
    geweigerd: list[str] = field(default_factory=list)
    niet_op_scherm: list[str] = field(default_factory=list)

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
        return self.map / f"zonder-{nr}.sqlite3"

    def speel(self, kopieën: Sequence[int]) -> Uitkomsten:
        """All of it, with a copy before each of these acts."""
        nu = self.map / "nu.sqlite3"
        kopieer_bestand(self.bron, nu)
        with self.op(nu, "alles") as toneel:
            for nr, daad in enumerate(self.verhaal[:-1]):
                if nr in kopieën:
                    toneel.session.rollback()
                    kopieer(toneel.session.get_bind(), self.voor(nr))
                probeer(toneel, daad, self.geweigerd)
            return self.bekijk(toneel, {SBJH}, nu, self.geweigerd)

    def zonder(self, weg: Sequence[int]) -> dict[int, Uitkomsten]:
        """The same, without these acts. What is open is computed on the day of each, and at the end."""
        bestand, bij = self.voor(weg[0]), {nr: mist.bij for nr in weg if (mist := self.verhaal[nr].mist)}
        geweigerd, op_de_dag = list[str](), dict[int, Sequence[Openstaand]]()
        with self.op(bestand, f"zonder-{weg[0]}") as toneel:
            volg_niet(toneel.session)
            for nr, daad in enumerate(self.verhaal[weg[0] : -1], start=weg[0]):
                if nr in bij:
                    bereken(toneel.session)
                    op_de_dag[nr] = eigen_lijst(toneel, bij[nr], toneel.dag(daad.dag))
                else:
                    probeer(toneel, daad, geweigerd)
            bereken(toneel.session)
            gevonden = self.bekijk(toneel, set(bij.values()), bestand, geweigerd, REGELS if len(weg) == 1 else None)
        bestand.unlink()
        return {nr: replace(gevonden, bij=bij[nr], op_de_dag=op_de_dag[nr]) for nr in weg}

    def bekijk(
        self, toneel: Toneel, wie: set[str], bestand: Path, geweigerd: list[str], regels: int | None = REGELS
    ) -> Uitkomsten:
        """What is said on the day of the last act, before it and after.

        The page of a zaak shows the first `regels`; what several acts leave open may be more, behind its link.
        """
        slot, session = self.verhaal[-1], toneel.session
        dag = toneel.dag(slot.dag)
        lijsten = {w: eigen_lijst(toneel, w, dag) for w in wie}
        dossier = vind_dossier(session, toneel.actor(SBJH), toneel.nummer)
        zaak, sluiten = zaakregels(session, dossier, dag, regels), sluitregels(session, dossier, dag)
        session.rollback()
        if self.kijk:
            self.niet_op_scherm += self.kijk(bestand, toneel.actor(SBJH), toneel.nummer)
        probeer(toneel, slot, geweigerd)
        dossier = vind_dossier(session, toneel.actor(SBJH), toneel.nummer)
        zegt = wat_het_dossier_zegt(session, dossier, dag)
        rijen: list[Any] = [*zegt.wat_openstaat, *zegt.wat_niet_is_vastgelegd]
        session.rollback()
        return Uitkomsten(lijsten, zaak, sluiten, [(rij["soort"], rij["onderwerp"]) for rij in rijen], geweigerd)


def volg_niet(session: Session) -> None:
    """Keep no list beside each act any more: that it would be what `herbouw` makes of it, `test_levens` holds."""

    def vergeet(*_: object) -> None:
        session.info.clear()

    event.listen(session, "after_flush", vergeet)
    event.listen(session, "do_orm_execute", vergeet)


def bereken(session: Session) -> None:
    """What is open now."""
    with transaction(session):
        herbouw(session)


def kopieer_bestand(van: Path, naar: Path) -> None:
    naar.write_bytes(van.read_bytes())


def kopieer(engine: Any, naar: Path) -> None:
    """What was committed until now; the file alone has not all of it."""
    module: Any = sqlite_module()
    with engine.connect() as verbinding, closing(module.connect(naar)) as doel:
        verbinding.connection.driver_connection.backup(doel)


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

    lijsten: Mapping[str, Sequence[Openstaand]]
    zaak: Sequence[str]
    sluiten: Sequence[str]
    dossier: Sequence[tuple[str, str]]
    geweigerd: Sequence[str] = ()
    bij: str = SBJH
    op_de_dag: Sequence[Openstaand] = ()

    def waar_niet(self, mist: Mist) -> list[str]:
        """The places that do not name it.

        A list names it on the day of closing; what can no longer be done by then, on the day on which it could.
        """
        zin = mist.dossier or mist.tekst
        noemt = {
            LIJST: bool(mist.waarom_geen_lijst)
            or _staat_op(mist, self.lijsten[self.bij])
            or _staat_op(mist, self.op_de_dag),
            ZAAK: any(zin in regel or mist.tekst in regel for regel in self.zaak),
            SLUITEN: any(zin in regel or mist.tekst in regel for regel in self.sluiten),
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
