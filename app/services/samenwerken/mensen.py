"""Who may see a zaak, as colleagues of who looks: whom one can name, and who can do what lies there. Two queries."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from app.domain.basis.inzage import Inzage, inzage
from app.domain.basis.rechten import BETROKKENEN
from app.domain.basis.zoeken import op_naam
from app.domain.samenwerken.behandelaar import Collega
from app.models import Gebruiker, Organisatie, Zaak
from app.services.kern.bezetting import actor_met, lees_bezettingen
from app.services.kern.toegang import Dossier
from app.services.openstaand.behandelaar import als_collega


def collegas(session: Session, dossier: Dossier, dag: date, ook: Collection[str] = ()) -> list[Collega]:
    """Everybody with an account who sees this zaak on the day, by name; of `ook`, codes of organisations, everybody.

    Another region sees its mandaten alone: without being asked for in `ook`, its people are no colleagues here.
    """
    gevonden = [c for c in _allen(session, dossier, dag, ook) if c.rollen & BETROKKENEN or c.organisatie in ook]
    return sorted(gevonden, key=lambda collega: op_naam(collega.naam))


def noembaar(session: Session, dossier: Dossier, dag: date) -> list[Collega]:
    """Whom the actor of this dossier can name in a note: the team everybody who sees the zaak, another the team and
    his own organisation. Nobody names himself.
    """
    eigen = dossier.actor
    return [
        collega
        for collega in collegas(session, dossier, dag)
        if collega.id != eigen.id
        and (dossier.volledig or collega.in_team or collega.organisatie == eigen.organisatie_code)
    ]


def _allen(session: Session, dossier: Dossier, dag: date, ook: Collection[str]) -> Iterator[Collega]:
    accounts = _accounts(session, dossier, dag, ook)
    bezettingen = lees_bezettingen(session, {account.organisatie.regio for account in accounts})
    for account in accounts:
        actor = actor_met(account, bezettingen[account.organisatie.regio], dag)
        vervult = [v.rol for v in dossier.vervullingen if v.gebruiker_id == actor.id and v.tot is None]
        collega = als_collega(account, actor, dossier.zaak, vervult)
        ziet = inzage(collega.rollen, gedeeld=dossier.zaak.gedeeld, is_mandaatgever=actor.organisatie_code in ook)
        if ziet is not Inzage.GEEN:
            yield collega


def _accounts(session: Session, dossier: Dossier, dag: date, ook: Collection[str]) -> list[Gebruiker]:
    zaak: Zaak = dossier.zaak
    leden = [gemeente.code for gemeente in dossier.profiel.gemeenten_op(dag)]
    in_zaak = {v.gebruiker_id for v in dossier.vervullingen if v.tot is None}
    vraag = (
        select(Gebruiker)
        .join(Gebruiker.organisatie)
        .where(
            Gebruiker.active,
            Gebruiker.vervallen_op.is_(None),
            or_(
                Organisatie.regio == zaak.regio,
                Organisatie.code.in_([*leden, *ook]),
                Gebruiker.id.in_(sorted(in_zaak)),
            ),
        )
        .order_by(Gebruiker.id)
        .options(contains_eager(Gebruiker.organisatie), selectinload(Gebruiker.roles))
    )
    return list(session.scalars(vraag))
