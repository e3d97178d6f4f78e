"""What is left undone about accounts, and nobody would see: a password that nobody can choose any more, a second factor
that was asked and is not there, mail that did not go. For the list of accounts and the status of the installation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import dag_van
from app.domain.gebruiker.berichten import LINK, MEESTE_POGINGEN, Postuitkomst
from app.domain.gebruiker.factoren import LINKS, Plicht, moet
from app.models import (
    Authenticator,
    Eenmalig,
    Gebruiker,
    Inlogidentiteit,
    Mailkeuze,
    Organisatiepostbus,
    Passkey,
    Uitgaand,
)
from app.services.kern.bezetting import actor_met, lees_bezettingen

_GEKOPPELD = select(Inlogidentiteit.gebruiker_id).where(Inlogidentiteit.gebruiker_id.is_not(None))
_ZONDER_WACHTWOORD = (Gebruiker.wachtwoord_op.is_(None), Gebruiker.id.not_in(_GEKOPPELD))
"""Nobody chose one, and he does not come in by the provider of his organisation either."""


@dataclass(frozen=True)
class Aandacht:
    """Accounts that may act, by their keys. `link_tot`: until when the link works by which a password is chosen;
    `onderweg`: it is still to be mailed; `zonder_link`: neither, so that nobody can come in; `zonder_factor`: a second
    step is asked and there is none, so that who has the password can set one up.
    """

    link_tot: Mapping[int, datetime]
    onderweg: frozenset[int]
    zonder_link: frozenset[int]
    zonder_factor: frozenset[int]
    retour: frozenset[int] = frozenset()
    """Mail to these comes back: their address is wrong, or full."""


def lees_aandacht(session: Session, plicht: Plicht, nu: datetime, *, mail: bool) -> Aandacht:
    """A fixed number of questions, however many accounts. `mail`: whether there is a server by which mail goes out."""
    zonder_wachtwoord = (*_ZONDER_WACHTWOORD, Gebruiker.active, Gebruiker.vervallen_op.is_(None))
    wachtend = frozenset(session.scalars(select(Gebruiker.id).where(*zonder_wachtwoord)))
    links = select(Eenmalig.gebruiker_id, Eenmalig.verloopt_op).join(Gebruiker, Gebruiker.id == Eenmalig.gebruiker_id)
    links = links.where(Eenmalig.soort.in_(LINKS), Eenmalig.verloopt_op > nu, *zonder_wachtwoord)
    post = select(Uitgaand.gebruiker_id).where(Uitgaand.soort.in_(LINK), Uitgaand.klaar_op.is_(None))
    link_tot = dict(iter(session.execute(links)))
    onderweg = wachtend.intersection(session.scalars(post) if mail else ()) - link_tot.keys()
    zonder_link = wachtend - link_tot.keys() - onderweg
    terug = select(Gebruiker.id).join(Mailkeuze, Mailkeuze.gebruiker_id == Gebruiker.id).where(Gebruiker.active)
    retour = frozenset(session.scalars(terug.where(komt_terug())))
    return Aandacht(link_tot, onderweg, zonder_link, _zonder_factor(session, plicht, dag_van(nu)), retour)


def _zonder_factor(session: Session, plicht: Plicht, dag: date) -> frozenset[int]:
    """Whoever has to show one, by a role of his own or by an office of today, and has no app and no passkey. Who comes
    in by his provider alone shows it there, or is held up until he has one.
    """
    if plicht is Plicht.NIEMAND:
        return frozenset()
    heeft = select(Authenticator.gebruiker_id).union_all(select(Passkey.gebruiker_id))
    met_wachtwoord = or_(Gebruiker.wachtwoord_op.is_not(None), Gebruiker.id.not_in(_GEKOPPELD))
    vraag = select(Gebruiker).where(Gebruiker.active, Gebruiker.id.not_in(heeft), met_wachtwoord)
    zonder = session.scalars(vraag.options(joinedload(Gebruiker.organisatie), selectinload(Gebruiker.roles))).all()
    per_regio = lees_bezettingen(session, {g.organisatie.regio for g in zonder})
    actoren = (actor_met(g, per_regio[g.organisatie.regio], dag) for g in zonder)
    return frozenset(actor.id for actor in actoren if moet(plicht, actor.rollen))


def tel_post(session: Session) -> tuple[int, int, int]:
    """Mails that were tried to the end and are still kept, those that failed and are tried again, and addresses that
    send mail back.
    """
    op = select(func.count()).where(Uitgaand.uitkomst == Postuitkomst.OPGEGEVEN, Uitgaand.pogingen >= MEESTE_POGINGEN)
    weer = select(func.count()).where(Uitgaand.klaar_op.is_(None), Uitgaand.pogingen > 0)
    terug = select(func.count()).select_from(Mailkeuze).join(Gebruiker, Gebruiker.id == Mailkeuze.gebruiker_id)
    terug = terug.where(komt_terug(), Gebruiker.active)
    bussen = select(func.count()).where(Organisatiepostbus.retour_op.is_not(None))
    opgegeven, wachtend, adressen, postbussen = session.execute(
        select(*(vraag.scalar_subquery() for vraag in (op, weer, terug, bussen)))
    ).one()
    return opgegeven, wachtend, adressen + postbussen


def kan_inloggen() -> ColumnElement[bool]:
    """Of an account: that somebody chose its password, or that he comes in by the provider of his organisation."""
    return not_(and_(*_ZONDER_WACHTWOORD))


def komt_terug() -> ColumnElement[bool]:
    """Of an account with its choice of mail: that its address, as it is now, sent mail back."""
    return and_(Mailkeuze.retour_op.is_not(None), Mailkeuze.retour_adres == Gebruiker.email)
