"""Move the data from SQLite to PostgreSQL, byte for byte, and never leave two databases that both go on.

Nobody writes in the source while it is copied. What arrived stands still until the source says that it has moved: a
move that breaks off halfway leaves at most a database that records nothing, never two that do.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, make_url, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.reserve.fouten import VerhuizingOnmogelijk
from app.domain.reserve.manifest import Deel
from app.models import Logalarm, LogboekKop
from app.services.logboek.waak import open_alarm
from app.services.naspel.logboektoets import Logboektoets, toets_alles
from app.services.openstaand.nazien import is_bij
from app.services.reserve.laden import eis_leeg, migratie_van, migreer, vul, zonder_wachters
from app.services.reserve.rijen import Tabelvorm, Teller, lees_rij, lees_vormen, stroom, tel

ONDERWEG = "De verhuizing hierheen is nog niet af. Begin opnieuw met een lege database."
VERHUISD = "Deze gegevens zijn verhuisd naar {naar}. Gebruik die database; hier kan niets meer worden vastgelegd."


@dataclass(frozen=True)
class Verhuisd:
    """What was brought over: rows and SHA-256 of each table, the same on both sides, and what the logboek is there."""

    naar: str
    tabellen: Mapping[str, Deel]
    logboek: Logboektoets


def plek_van(url: str) -> str:
    """Where that is, without name and password."""
    doel = make_url(url)
    return f"{doel.get_backend_name()}, database {doel.database}" + (f" op {doel.host}" if doel.host else "")


def verhuis(session: Session, doel: Engine, naar: str, nu: datetime) -> Verhuisd:
    """Bring everything over and mark the source as moved. `naar` is said to who uses the source; `nu` is UTC.

    Raises VerhuizingOnmogelijk, NietLeeg, OnbruikbareReservekopie; Afwijking, Verschil when what arrived does not hold.
    Until it returns, the source is as it was.
    """
    _eis_richting(session, doel)
    with transaction(session):  # on SQLite nobody else writes until it ends
        if open_alarm(session) is not None:
            raise VerhuizingOnmogelijk("Er staat een alarm over het logboek, of de gegevens zijn al verhuisd.")
        eis_leeg(doel)
        tabellen = _breng_over(session, doel, nu)
        toets = _toets_daar(doel)
        session.add(merk(session, VERHUISD.format(naar=naar), naar, nu))
    with transaction(Session(doel)) as daar:
        daar.execute(delete(Logalarm).where(Logalarm.verhuisd_naar == ONDERWEG))
    return Verhuisd(naar, tabellen, toets)


def keer_terug(session: Session) -> str:
    """Let a database that has moved go on after all. Returns where it had moved to. Raises VerhuizingOnmogelijk.

    What was recorded there meanwhile is not here: checkpoints outside the database tell, and raise the alarm.
    """
    with transaction(session):
        alarm = open_alarm(session)
        if alarm is None or alarm.verhuisd_naar is None:
            raise VerhuizingOnmogelijk("Deze gegevens zijn niet verhuisd: er valt niets terug te draaien.")
        if alarm.verhuisd_naar == ONDERWEG:
            raise VerhuizingOnmogelijk(ONDERWEG)
        naar = alarm.verhuisd_naar
        session.delete(alarm)
    return naar


def _eis_richting(session: Session, doel: Engine) -> None:
    bron = session.get_bind().dialect.name
    if (bron, doel.dialect.name) != ("sqlite", "postgresql"):
        raise VerhuizingOnmogelijk("Verhuizen gaat van SQLite naar PostgreSQL. Een andere weg is backup en herstel.")


def _breng_over(session: Session, doel: Engine, nu: datetime) -> dict[str, Deel]:
    hier = session.connection()
    migratie = migratie_van(hier)
    if migratie is None:
        raise VerhuizingOnmogelijk("Hier zijn nog geen tabellen. Draai “flask db upgrade” op de nieuwe database.")
    migreer(doel, migratie)
    with transaction(Session(doel)) as daar:
        tabellen = schrijf_over(hier, daar.connection())
        daar.add(merk(daar, ONDERWEG, ONDERWEG, nu))
    return tabellen


def schrijf_over(hier: Connection, daar: Connection) -> dict[str, Deel]:
    """Every row into tables of the same migration without anything in them; what is there then, table by table, is what
    was here. Raises VerhuizingOnmogelijk.
    """
    tabellen: dict[str, Deel] = {}
    vormen = {vorm.naam: vorm for vorm in lees_vormen(daar)}
    with zonder_wachters(daar):
        for vorm in lees_vormen(hier):
            _eis_gelijk(vorm, vormen)
            teller = Teller()
            vul(daar, vorm, (lees_rij(teller.neem(regel), vorm) for regel in stroom(hier, vorm)))
            tabellen[vorm.naam] = _eis_zelfde(vorm, teller.deel(), tel(daar, vorm))
    return tabellen


def _eis_gelijk(vorm: Tabelvorm, daar: Mapping[str, Tabelvorm]) -> None:
    if daar.get(vorm.naam) != vorm:
        raise VerhuizingOnmogelijk(f"De tabel {vorm.naam} heeft hier een andere vorm dan daar.")


def _eis_zelfde(vorm: Tabelvorm, hier: Deel, daar: Deel) -> Deel:
    if hier != daar:
        raise VerhuizingOnmogelijk(f"Van {vorm.naam} kwam iets anders aan dan er stond. Er is niets verhuisd.")
    return hier


def merk(session: Session, reden: str, naar: str, nu: datetime) -> Logalarm:
    """The alarm by which everybody who uses this database knows that nothing can be recorded here."""
    logboek, nr = session.execute(select(LogboekKop.logboek, LogboekKop.nr)).one()
    return Logalarm(
        logboek=logboek,
        reden=reden,
        verwacht=nr,
        gevonden=nr,
        bewijs=b"",
        gevonden_op=nu,
        nieuw_logboek=f"lb-{secrets.token_hex(8)}",
        gemeld_op=nu,
        verhuisd_naar=naar,
    )


def _toets_daar(doel: Engine) -> Logboektoets:
    """The logboek and what is open, as the product reads them there."""
    with Session(doel) as session:
        toets = toets_alles(session)
        if not is_bij(session):
            raise VerhuizingOnmogelijk("Wat openstaat is niet bij. Draai hier eerst “flask openstaand herbouw”.")
    return toets
