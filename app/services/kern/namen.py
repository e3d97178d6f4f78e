"""Names of accounts, by id and by pseudonym; of an organisation, by its code."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.models import Gebruiker, Organisatie
from app.naast import lees_kolommen


def namen(session: Session, ids: Collection[int], *, alleen_levend: bool = False) -> dict[int, str]:
    """The name of each account; `alleen_levend` of those that can log in."""
    vraag = select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.id.in_(ids))
    if alleen_levend:
        vraag = vraag.where(Gebruiker.active, Gebruiker.vervallen_op.is_(None))
    return {rij.id: rij.naam for rij in lees_kolommen(session, vraag)}


def namen_van(session: Session, pseudoniemen: Collection[str]) -> dict[str, str]:
    """The name behind each pseudonym."""
    rijen = lees_kolommen(session, _bij_pseudoniem(), {"pseudoniemen": list(pseudoniemen)})
    return {rij.pseudoniem: rij.naam for rij in rijen}


@cache
def _bij_pseudoniem() -> Select[str, str]:
    deze = Gebruiker.pseudoniem.in_(bindparam("pseudoniemen", expanding=True))
    return select(Gebruiker.pseudoniem, Gebruiker.naam).where(deze)


def organisatienaam(session: Session, code: str) -> str:
    """The name of the organisation; its code when there is none."""
    return session.scalar(select(Organisatie.naam).where(Organisatie.code == code)) or code
