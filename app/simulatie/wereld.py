"""The world of a simulation: a database of its own, some seventy accounts of two regions, and a clock that it owns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from app import regios
from app.db import transaction
from app.demo.accounts import adres_van, maak_accounts
from app.domain.basis.begrippen import AMSTERDAM, Rol, dag_van
from app.domain.basis.systeem import LINKHOUDER
from app.models import Gebruiker, Organisatie
from app.regios import BESTANDEN, profiel
from app.services.gebruiker.gebruikers import NieuweGebruiker, maak_gebruiker
from app.services.reserve.laden import eis_leeg, migreer, open_plek
from app.services.zaak.nummers import tel_op_volgorde

REGIOS = ("haaglanden", "holland-rijnland")
BEGIN = datetime.combine(date(2025, 1, 6), time(9), AMSTERDAM).astimezone(UTC)
"""A Monday. A year from it passes both changes of the clock."""
JAREN = range(2024, 2031)


REGELS = """
[twee_handtekeningen]
vanaf_euro = 50000
soorten = ["inhoud"]
bron = "afspraak van de simulatie [I]"
[spoedbesluit]
hoogste_euro = 200000
dagen = 21
drager = "de regio, naar inwoners"
reeks_euro = 250000
reeks_dagen = 30
bron = "afspraak van de simulatie [I]"
"""
"""What the first region asks besides its own profile, so that both Regievoerders have to sign something."""


@contextmanager
def met_regels(folder: Path) -> Iterator[None]:
    """The profile of the first region with those rules, from this folder; as long as it lasts."""
    eerder = BESTANDEN.eigen_map
    folder.mkdir(exist_ok=True)
    bron = Path(regios.__file__).parent / f"{REGIOS[0]}.toml"
    (folder / bron.name).write_text(bron.read_text("utf-8") + REGELS, "utf-8")
    BESTANDEN.zet_eigen_map(folder)
    try:
        yield
    finally:
        BESTANDEN.zet_eigen_map(eerder)


@dataclass(frozen=True)
class Wie:
    """Who can act: his account, the region in which it is managed, its organisation, its roles."""

    id: int
    persoon_id: int
    email: str
    pseudoniem: str
    regio: str
    organisatie: str
    rollen: frozenset[Rol]


BUITEN = Wie(0, 0, "", LINKHOUDER.pseudoniem, "", "", frozenset())
"""Somebody without an account, who holds a link."""


@dataclass
class Klok:
    """What time it is. Mostly a little later than before; sometimes days, and sometimes the machine is set back."""

    nu: datetime = BEGIN
    sprongen: int = 0

    def loop(self, kans: Random) -> None:
        worp = kans.random()
        if worp < 0.01:
            self.nu -= timedelta(seconds=kans.randrange(1, 7200))
            self.sprongen += 1
        elif worp < 0.04:
            self.nu += timedelta(days=kans.randrange(1, 8))
        else:
            self.nu += timedelta(seconds=kans.randrange(1, 3600))

    @property
    def dag(self) -> date:
        return dag_van(self.nu)


@dataclass
class Wereld:
    """`zaken` are the numbers of what was opened, by region, in order; `mensen` who can act, in order; `links` the
    secrets that were told once, each with its zaak.
    """

    engine: Engine
    klok: Klok = field(default_factory=Klok)
    mensen: Sequence[Wie] = ()
    zaken: dict[str, list[str]] = field(default_factory=lambda: {regio: [] for regio in REGIOS})
    links: list[tuple[str, str]] = field(default_factory=list)

    def session(self) -> Session:
        return Session(self.engine, expire_on_commit=False)

    def lees_mensen(self) -> None:
        """Everybody with an account that works, as it stands now."""
        vraag = select(Gebruiker).join(Organisatie).where(Gebruiker.active).order_by(Gebruiker.id)
        with self.session() as session:
            self.mensen = [_wie(gebruiker) for gebruiker in session.scalars(vraag)]


def _wie(gebruiker: Gebruiker) -> Wie:
    org, rollen = gebruiker.organisatie, frozenset(Rol(rol.name) for rol in gebruiker.roles)
    naam = (gebruiker.id, gebruiker.persoon_id, gebruiker.email, gebruiker.pseudoniem)
    return Wie(*naam, org.regio, org.code, rollen)


def maak_wereld(url: str) -> Wereld:
    """Tables, accounts and offices in an empty database. Raises NietLeeg."""
    engine = open_plek(url)
    eis_leeg(engine)
    migreer(zonder_wachten(engine), "head")
    wereld = Wereld(engine)
    with wereld.session() as session, transaction(session):
        for regio in REGIOS:
            maak_accounts(session, profiel(regio), lambda _: "-", BEGIN)
        _maak_dubbelen(session)
        for jaar in JAREN:
            tel_op_volgorde(session, jaar, aan=True)
    wereld.lees_mensen()
    return wereld


def zonder_wachten(engine: Engine) -> Engine:
    """A scratch file need not survive a power cut."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda verbinding, _: verbinding.execute("PRAGMA synchronous=OFF"))
    return engine


def _maak_dubbelen(session: Session) -> None:
    """Of each office a colleague, for whom something can be arranged; and a second account of the very person who holds
    it: who proposes with the one may not judge with the other.
    """
    for regio in REGIOS:
        for functie in profiel(regio).functies:
            houder, _ = adres_van(profiel(regio), functie)
            for naam, persoon in (("collega", None), ("dubbel", houder)):
                wie = f"{naam}-{functie.code}"
                adres = f"{wie}@{regio}.example"
                nieuw = NieuweGebruiker(adres, wie, naam, functie.organisatie, (functie.rol,), "-", persoon_van=persoon)
                maak_gebruiker(session, nieuw, BEGIN)
