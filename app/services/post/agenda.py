"""The calendar of a person: his last days and the meetings of his region, at an address that he gives to his calendar.

Who has the address reads it, so it names no more than a mail does, is made and withdrawn by its owner, and shows what
the account sees on the day that it is asked.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import AMSTERDAM, dag_van
from app.domain.basis.fouten import GeenRecht, NietGevonden
from app.domain.basis.rechten import Recht, mag
from app.domain.gebruiker.taal import Taal
from app.domain.openstaand.register import ALGEMEEN, SOORTEN
from app.models import Agendalink, Gebruiker, Openpunt
from app.services.gebruiker.accounts import vind_gebruiker
from app.services.gebruiker.eigen import trek_agenda_in
from app.services.kern.bezetting import actor_op
from app.services.kern.uitvoering import Werk
from app.services.post.buiten_zaak import met_dag
from app.services.post.ics import Afspraak, als_ics
from app.services.post.wie import Lezer, lees
from app.services.vergadering.kalenderblad import in_periode

TERUG, VOORUIT = timedelta(days=31), timedelta(days=366)
MEEST = 500
"""Points in one calendar: what is due first."""
WERKT_NIET = "Dit adres van een agenda werkt niet (meer). Maak in Draaiboek een nieuw adres."


@dataclass(frozen=True)
class NieuweAgendalink:
    """The key of the address: it is shown once and kept nowhere."""

    gemaakt_op: datetime
    sleutel: str = field(repr=False)


def maak_agendalink(werk: Werk, gebruiker_id: int) -> NieuweAgendalink:
    """A new address for one's own calendar; an older one stops. Raises GeenRecht, NietGevonden."""
    gebruiker = _eigen(werk, gebruiker_id, "maak_agendalink")
    trek_agenda_in(werk.session, gebruiker.id)
    sleutel, nu = secrets.token_urlsafe(32), werk.verzoek.nu
    werk.session.add(Agendalink(gebruiker_id=gebruiker.id, sha256=_hash(sleutel), gemaakt_op=nu))
    werk.session.flush()
    werk.noteer()
    return NieuweAgendalink(nu, sleutel)


def trek_agendalink_in(werk: Werk, gebruiker_id: int) -> Gebruiker:
    """The address works no more; returns whose it was. Raises GeenRecht, NietGevonden."""
    gebruiker = _eigen(werk, gebruiker_id, "trek_agendalink_in")
    if agendalink_van(werk.session, gebruiker.id) is None:
        raise NietGevonden("U heeft geen adres voor uw agenda.")
    trek_agenda_in(werk.session, gebruiker.id)
    werk.noteer()
    return gebruiker


def _eigen(werk: Werk, gebruiker_id: int, actie: str) -> Gebruiker:
    gebruiker = vind_gebruiker(werk.session, gebruiker_id, slot=True)
    wie = f"gebruiker/{gebruiker.pseudoniem}"
    if actie == "maak_agendalink":
        werk.wil("maak_agendalink", object=wie)
    else:
        werk.wil("trek_agendalink_in", object=wie)
    if werk.verzoek.actor.id != gebruiker.id:
        raise GeenRecht("U maakt alleen een adres voor uw eigen agenda.")
    return gebruiker


def agendalink_van(session: Session, gebruiker_id: int) -> datetime | None:
    """Since when an account has an address; None without one."""
    return session.scalar(select(Agendalink.gemaakt_op).where(Agendalink.gebruiker_id == gebruiker_id))


def lees_agenda(session: Session, sleutel: str, basis: str, nu: datetime, engels: Callable[[str], str]) -> bytes:
    """The calendar at the address with this key, in the language of its owner. Raises NietGevonden; `nu` is UTC."""
    vraag = select(Gebruiker).join(Agendalink, Agendalink.gebruiker_id == Gebruiker.id)
    vraag = vraag.where(Agendalink.sha256 == _hash(sleutel), Gebruiker.active, Gebruiker.vervallen_op.is_(None))
    gebruiker = session.scalars(vraag).one_or_none()
    if gebruiker is None:
        raise NietGevonden(WERKT_NIET)
    dag = dag_van(nu)
    lezer = Lezer(gebruiker.id, actor_op(session, gebruiker, dag))
    zin: Callable[[str], str] = engels if gebruiker.taal is Taal.ENGELS else str
    delen = (_termijnen, _vergaderingen, _jaarmomenten)
    return als_ics([afspraak for deel in delen for afspraak in deel(session, lezer, basis, dag, zin)], nu)


def _termijnen(session: Session, lezer: Lezer, basis: str, dag: date, zin: Callable[[str], str]) -> Iterator[Afspraak]:
    binnen = Openpunt.uiterlijk_op.between(dag - TERUG, dag + VOORUIT)
    for punt in lees(session, lezer.punten(dag), binnen, hoogstens=MEEST):
        if punt.uiterlijk_op:
            yield Afspraak(
                f"punt/{punt.zaaknummer}/{punt.soort}/{punt.object}",
                f"{zin(SOORTEN[punt.soort].titel)} · {punt.zaaknummer}",
                punt.uiterlijk_op,
                punt.adres(basis),
            )


def _vergaderingen(
    session: Session, lezer: Lezer, basis: str, dag: date, zin: Callable[[str], str]
) -> Iterator[Afspraak]:
    if not mag(Recht.KALENDER_INZIEN, lezer.actor.rollen):
        return
    for rij, naam in in_periode(session, lezer.actor, dag - TERUG, dag + VOORUIT):
        wanneer: date | datetime = rij.datum
        if rij.tijd:
            wanneer = datetime.combine(rij.datum, time.fromisoformat(rij.tijd), AMSTERDAM).astimezone(UTC)
        yield Afspraak(
            f"vergadering/{rij.id}", zin(f"Vergadering van {naam}"), wanneer, f"{basis}/kalender/{rij.id}", rij.plaats
        )


def _jaarmomenten(
    session: Session, lezer: Lezer, basis: str, dag: date, zin: Callable[[str], str]
) -> Iterator[Afspraak]:
    """What is due in the year of the region and lies with him: its kind and its day, as of any point."""
    for punt in met_dag(session, lezer, dag - TERUG, dag + VOORUIT):
        if punt.uiterlijk_op:
            titel = zin(ALGEMEEN[punt.soort].titel)
            yield Afspraak(f"punt/{punt.soort}/{punt.object}", titel, punt.uiterlijk_op, f"{basis}/regio/jaar")


def _hash(sleutel: str) -> str:
    return sha256(sleutel.encode("utf-8", "replace")).hexdigest()
