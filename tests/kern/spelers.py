"""The fixed characters of the tests: the accounts of the demo, who act through `voer_uit` like everybody else."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.demo import maak_accounts, speel_s1
from app.domain.basis.begrippen import AMSTERDAM, Actor, Rol, Verzoek
from app.models import Gebruiker
from app.motor.sqlite import sqlite_module
from app.regios import profiel
from app.services.gebruiker.gebruikers import NieuweGebruiker, maak_gebruiker
from app.services.kern.bezetting import actor_op
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.regio.functies import Benoeming, vervul
from app.services.zaak.nummers import tel_op_volgorde
from tests.kern.databanken import migreer

P = ParamSpec("P")
T = TypeVar("T")
MIDDAG = time(12, tzinfo=AMSTERDAM)
ONGETELD = ContextVar("ongeteld", default=False)
"""Statements that a test does not count."""
EERSTE = datetime(2025, 1, 1, 12, tzinfo=AMSTERDAM)
VANDAAG = datetime(2025, 6, 2, 12, tzinfo=AMSTERDAM)


def dag(dag_: int, maand: int, jaar: int = 2025) -> date:
    """A day as it is said: dag(16, 5) is 16 May 2025."""
    return date(jaar, maand, dag_)


@dataclass(frozen=True)
class Speler:
    """Somebody with an account, at a moment: noon of 2 June 2025 unless said otherwise."""

    session: Session
    actor: Actor
    email: str
    nu: datetime = VANDAAG
    verzoek_id: str = ""
    geen_bsn: bool = False
    hoedanigheid: str = ""
    vers: bool = True

    def op(self, moment: date | datetime) -> Speler:
        """The same person at another moment; a day means its noon in Amsterdam."""
        nu = moment if isinstance(moment, datetime) else datetime.combine(moment, MIDDAG)
        return replace(self, nu=nu)

    def met_verzoek(self, verzoek_id: str) -> Speler:
        """The same person, whose next request carries this id."""
        return replace(self, verzoek_id=verzoek_id)

    def die_bevestigt(self) -> Speler:
        """The same person, who has confirmed that a number is no BSN."""
        return replace(self, geen_bsn=True)

    def als(self, hoedanigheid: str) -> Speler:
        """The same person, who acts in this capacity."""
        return replace(self, hoedanigheid=hoedanigheid)

    def zonder_wachtwoord(self) -> Speler:
        """The same person, who did not type his password with this request."""
        return replace(self, vers=False)

    def actor_nu(self) -> Actor:
        """Who acts, with the offices of the day; `actor` has those of 2 June. Looking him up is no part of his act."""
        teken = ONGETELD.set(True)
        gebruiker = self.session.get_one(Gebruiker, self.actor.id)
        actor = actor_op(self.session, gebruiker, self.nu.astimezone(AMSTERDAM).date())
        ONGETELD.reset(teken)
        return actor

    def verzoek(self) -> Verzoek:
        verzoek_id = self.verzoek_id or f"test-{secrets.token_hex(12)}"
        return Verzoek(self.actor_nu(), self.nu, verzoek_id, self.geen_bsn, self.vers, self.hoedanigheid)

    def doet(self, handeling: Callable[Concatenate[Werk, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One act by this person, with a request id of its own."""
        return voer_uit(self.session, self.verzoek(), handeling, *args, **kwargs)


ADRESSEN = {
    "directeur_sbjh": "directeur@sbjh.example",
    "directeur_denhaag": "directeur@denhaag.example",
    "projectleider": "projectleider@sbjh.example",
    "wethouder": "wethouder@denhaag.example",
    "delft": "delft@h10.example",
    "westland": "westland@h10.example",
    "rijnmond": "regio@rijnmond.example",
    "auditor": "audit@toezicht.example",
    "beheerder": "beheer@sbjh.example",
}


class Spelers:
    """Everybody of the demo region, by office; looked up when first asked for."""

    directeur_sbjh: Speler
    directeur_denhaag: Speler
    projectleider: Speler
    wethouder: Speler
    delft: Speler
    westland: Speler
    rijnmond: Speler
    auditor: Speler
    beheerder: Speler

    def __init__(self, session: Session) -> None:
        self.session = session
        self._bekend: dict[str, Speler] = {}

    def __getattr__(self, naam: str) -> Speler:
        if naam not in ADRESSEN:
            raise AttributeError(naam)
        return self.van(ADRESSEN[naam])

    def van(self, email: str) -> Speler:
        if email not in self._bekend:
            gebruiker = self.session.scalars(select(Gebruiker).where(Gebruiker.email == email)).one()
            self._bekend[email] = Speler(self.session, actor_op(self.session, gebruiker, VANDAAG.date()), email)
            self.session.rollback()
        return self._bekend[email]

    def gemeente(self, naam: str) -> Speler:
        return self.van(f"{naam}@h10.example")

    def gever(self, code: str) -> Speler:
        """Whoever decides for the municipality or region of this code."""
        gemeente = profiel("haaglanden").gemeente(code)
        return self.gemeente(gemeente.account) if gemeente else self.van(f"regio@{code}.example")

    def nieuw(
        self,
        email: str,
        organisatie: str,
        *rollen: Rol,
        functie_code: str | None = None,
        persoon_van: Speler | None = None,
    ) -> Speler:
        """One more account; with `persoon_van`, a second account of that same person.

        With `functie_code` he holds that office all year, or deputises for its holder.
        """
        account = NieuweGebruiker(
            email,
            naam=email.partition("@")[0],
            functie="functie van de test",
            organisatie=organisatie,
            rollen=rollen,
            wachtwoord_hash="-",
            persoon_van=persoon_van.email if persoon_van else None,
        )
        with transaction(self.session) as session:
            gebruiker = maak_gebruiker(session, account, EERSTE)
            if functie_code:
                wens = Benoeming(functie_code, email, EERSTE.date(), reden="De houder is vaak afwezig.")
                vervul(session, gebruiker, wens, EERSTE)
        return self.van(email)


BEWAARD: dict[tuple[str, ...], Any] = {}
"""Databases as they were filled, in memory: with these municipalities, for they get accounts."""


def eenmaal(vul: Callable[[Engine], None]) -> Callable[[Engine], None]:
    """On SQLite what is always filled the same is filled once per worker, and copied into each template after that."""

    @wraps(vul)
    def doe(engine: Engine) -> None:
        if engine.dialect.name != "sqlite":
            return vul(engine)
        sleutel = (vul.__name__, *(gemeente.code for gemeente in profiel("haaglanden").gemeenten_ooit))
        if sleutel not in BEWAARD:
            vul(engine)
            BEWAARD[sleutel] = sqlite_module().connect(":memory:", check_same_thread=False)
            with engine.connect() as verbinding:
                _eigen(verbinding).backup(BEWAARD[sleutel])
            return None
        with engine.connect() as verbinding:
            BEWAARD[sleutel].backup(_eigen(verbinding))
        return None

    return doe


def _eigen(verbinding: Connection) -> Any:
    return verbinding.connection.driver_connection


@eenmaal
def vul_accounts(engine: Engine) -> None:
    """A migrated database with the accounts of the demo."""
    migreer(engine)
    with Session(engine, expire_on_commit=False) as session, transaction(session):
        maak_accounts(session, profiel("haaglanden"), lambda _: "-", datetime.combine(date(2025, 1, 1), MIDDAG))
        nummer_op_volgorde(session)


@eenmaal
def vul_s1(engine: Engine) -> None:
    """The same, with scenario S1 played up to 16 May 2025."""
    vul_accounts(engine)
    with Session(engine, expire_on_commit=False) as session:
        speel_s1(session)
        with transaction(session):
            nummer_op_volgorde(session)


def nummer_op_volgorde(session: Session) -> None:
    """Tests name the zaken that they open; in the product their numbers are drawn."""
    for jaar in range(2023, 2028):
        tel_op_volgorde(session, jaar, aan=True)
