"""The mailbox of an organisation: an address that several people read, which is mailed what lies with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import is_mailadres, mailvorm
from app.models import Organisatie, Organisatiepostbus, Uitgaand
from app.services.gebruiker.eigen import vergeet_verstuurd
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class Postbusstand:
    """An organisation with its mailbox, if it has one."""

    code: str
    naam: str
    adres: str = ""
    sinds: datetime | None = None
    retour_op: datetime | None = None


def lijst_postbussen(session: Session, actor: Actor) -> list[Postbusstand]:
    """The organisations whose mailbox this actor may choose: of his region for who manages accounts, else his own."""
    vraag = (
        select(
            Organisatie.code,
            Organisatie.naam,
            Organisatiepostbus.adres,
            Organisatiepostbus.sinds,
            Organisatiepostbus.retour_op,
        )
        .outerjoin(Organisatiepostbus, Organisatiepostbus.organisatie_id == Organisatie.id)
        .order_by(Organisatie.naam, Organisatie.id)
    )
    vraag = vraag.where(
        Organisatie.regio == actor.regio if _van_allen(actor) else Organisatie.id == actor.organisatie_id
    )
    return [Postbusstand(code, naam, adres or "", *rest) for code, naam, adres, *rest in session.execute(vraag)]


def vind_postbus(session: Session, actor: Actor, code: str) -> Postbusstand:
    """One of those. Raises NietGevonden."""
    gevonden = [stand for stand in lijst_postbussen(session, actor) if stand.code == code]
    if not gevonden:
        raise NietGevonden("Deze organisatie bestaat niet, of u kiest haar postbus niet.")
    return gevonden[0]


def zet_postbus(werk: Werk, organisatie_code: str, adres: str) -> Postbusstand:
    """Choose the mailbox of an organisation, or another. An address that sent mail back is tried again.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer.
    """
    werk.wil("zet_postbus", object=_object(organisatie_code), adres=adres)
    organisatie, rij = _open(werk, organisatie_code)
    if not is_mailadres(adres):
        raise OngeldigeInvoer("Schrijf een e-mailadres, zoals jeugd@gemeente.nl.", veld="adres")
    vorig = rij.adres if rij else None
    if vorig != mailvorm(adres):
        vergeet_verstuurd(werk.session, Uitgaand.organisatie_id == organisatie.id)
    if rij is None:
        rij = Organisatiepostbus(organisatie_id=organisatie.id)
        werk.session.add(rij)
    rij.adres, rij.sinds, rij.retour_op = mailvorm(adres), werk.verzoek.nu, None
    werk.session.flush()
    werk.noteer(vorig=vorig)
    return Postbusstand(organisatie.code, organisatie.naam, rij.adres, rij.sinds)


def haal_postbus_weg(werk: Werk, organisatie_code: str) -> Postbusstand:
    """It has no mailbox any more; its people are mailed as before. Raises GeenRecht, NietGevonden."""
    werk.wil("haal_postbus_weg", object=_object(organisatie_code))
    organisatie, rij = _open(werk, organisatie_code)
    if rij is None:
        raise NietGevonden("Deze organisatie heeft geen postbus.")
    werk.session.delete(rij)
    werk.session.flush()
    werk.noteer(vorig=rij.adres)
    return Postbusstand(organisatie.code, organisatie.naam)


def _object(code: str) -> str:
    return f"organisatie/{code}"[:60]


def _open(werk: Werk, code: str) -> tuple[Organisatie, Organisatiepostbus | None]:
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.POSTBUS_BEHEREN)
    vraag = select(Organisatie).where(Organisatie.code == code).with_for_update()
    organisatie = werk.session.scalars(vraag).one_or_none()
    if organisatie is None or not _mag(actor, organisatie):
        raise NietGevonden("Deze organisatie bestaat niet, of u kiest haar postbus niet.")
    bus = select(Organisatiepostbus).where(Organisatiepostbus.organisatie_id == organisatie.id)
    return organisatie, werk.session.scalars(bus).one_or_none()


def _van_allen(actor: Actor) -> bool:
    return Rol.BEHEERDER in actor.rollen


def _mag(actor: Actor, organisatie: Organisatie) -> bool:
    return organisatie.id == actor.organisatie_id or (_van_allen(actor) and organisatie.regio == actor.regio)
