"""Who can be mailed about what waits for him: accounts with what they chose, and mailboxes of organisations.

What lies with an account is what its list of open points says, asked of that list: nothing here knows another rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import Actor
from app.domain.openstaand.afloop import EXPORT
from app.domain.openstaand.punt import Wie
from app.domain.openstaand.register import SOORTEN
from app.domain.post.keuze import GEWOON, Mailwens, Moment
from app.models import Gebruiker, Mailkeuze, Openpunt, Organisatie, Organisatiepostbus, Puntbericht, Zaak
from app.services.gebruiker.aandacht import kan_inloggen, komt_terug
from app.services.kern.bezetting import actor_met, functies_van_regio, lees_bezettingen
from app.services.openstaand.bij_mij import is_bij
from app.services.openstaand.vraag import getoond, gewenst
from app.services.openstaand.wens import Groep, Puntwens


@dataclass(frozen=True)
class Punt:
    """A point that waits, as a mail names it."""

    zaak_id: int | None
    zaaknummer: str
    soort: str
    object: str
    uiterlijk_op: date | None = None

    def adres(self, basis: str) -> str:
        """What is open in the zaak; else, and of a shared dossier, one begins at his start page."""
        in_zaak = self.zaaknummer and self.soort in SOORTEN and self.soort != EXPORT
        return f"{basis}/zaken/{self.zaaknummer}/openstaand" if in_zaak else f"{basis}/"


@dataclass(frozen=True)
class Lezer:
    """An account that may be mailed, with what it chose."""

    gebruiker_id: int
    actor: Actor
    wens: Mailwens = GEWOON

    @property
    def sleutel(self) -> str:
        return f"g{self.gebruiker_id}"

    def punten(self, dag: date) -> Select[Any]:
        """What lies with him on the day, unless somebody else was assigned to do it."""
        vraag, _groep = gewenst(self.actor, dag, Puntwens(groep=Groep.U))
        eigen = or_(Openpunt.behandelaar_id.is_(None), Openpunt.behandelaar_id == self.gebruiker_id)
        return cast("Select[Any]", vraag.where(eigen))


@dataclass(frozen=True)
class Bus:
    """The mailbox of an organisation. It is mailed at once, and reminded as who chose nothing."""

    organisatie_id: int
    code: str
    regio: str
    wens: Mailwens = GEWOON

    @property
    def sleutel(self) -> str:
        return f"o{self.organisatie_id}"

    @property
    def ambten(self) -> list[str]:
        """The offices (codes) in it."""
        functies = functies_van_regio(self.regio).values()
        return [functie.code for functie in functies if functie.organisatie == self.code]

    def punten(self, dag: date) -> Select[Any]:
        """What lies with the organisation, or with an office in it."""
        ambten = self.ambten
        van_ambt = and_(Openpunt.wie == Wie.FUNCTIE, Openpunt.code.in_(ambten), Zaak.regio == self.regio)
        waar = or_(is_bij(Wie.ORGANISATIE, self.code), van_ambt if ambten else false())
        return select(Openpunt).join(Zaak, Zaak.id == Openpunt.zaak_id).where(waar, getoond(dag), Openpunt.op_lijst)


Ontvanger = Lezer | Bus


def lezers(session: Session, dag: date) -> list[Lezer]:
    """Everybody who can log in and whose address takes mail. A fixed number of questions."""
    vraag = select(Gebruiker, Mailkeuze).outerjoin(Mailkeuze, Mailkeuze.gebruiker_id == Gebruiker.id)
    vraag = vraag.where(Gebruiker.active, Gebruiker.vervallen_op.is_(None), kan_inloggen())
    vraag = vraag.where(or_(Mailkeuze.id.is_(None), ~komt_terug()))
    vraag = vraag.options(joinedload(Gebruiker.organisatie), selectinload(Gebruiker.roles)).order_by(Gebruiker.id)
    gevonden = session.execute(vraag).all()
    per_regio = lees_bezettingen(session, {account.organisatie.regio for account, _keuze in gevonden})
    return [
        Lezer(
            account.id,
            actor_met(account, per_regio[account.organisatie.regio], dag),
            keuze.als_wens() if keuze else GEWOON,
        )
        for account, keuze in gevonden
    ]


def bussen(session: Session) -> list[Bus]:
    """The mailboxes that take mail."""
    vraag = select(Organisatie.id, Organisatie.code, Organisatie.regio)
    vraag = vraag.join(Organisatiepostbus, Organisatiepostbus.organisatie_id == Organisatie.id)
    return [Bus(*rij) for rij in session.execute(vraag.where(Organisatiepostbus.retour_op.is_(None)))]


def nog_niet_verteld(wie: Ontvanger, moment: Moment) -> ColumnElement[bool]:
    """Of a point of `Openpunt`: that he was not told of it at this moment."""
    return ~exists().where(*_van_punt(), Puntbericht.ontvanger == wie.sleutel, Puntbericht.moment == moment)


def in_mail(wie: Ontvanger, nr: int) -> ColumnElement[bool]:
    """Of a point: that this mail to him is about it."""
    return exists().where(*_van_punt(), Puntbericht.ontvanger == wie.sleutel, Puntbericht.uitgaand == nr)


def _van_punt() -> tuple[ColumnElement[bool], ...]:
    punt = (Puntbericht.zaak_id == Openpunt.zaak_id, Puntbericht.soort == Openpunt.soort)
    return (*punt, Puntbericht.object == Openpunt.object)


def lees(session: Session, vraag: Select[Any], *eisen: ColumnElement[bool], hoogstens: int) -> Sequence[Punt]:
    """Those points that meet this, what is due first in front."""
    p = Openpunt
    kolommen = vraag.with_only_columns(p.zaak_id, Zaak.zaaknummer, p.soort, p.object, p.uiterlijk_op).where(*eisen)
    op_volgorde = kolommen.order_by(p.uiterlijk_op.asc().nulls_last(), p.sinds, p.zaak_id, p.id).limit(hoogstens)
    return [Punt(*rij) for rij in session.execute(op_volgorde)]
