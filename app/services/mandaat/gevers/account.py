"""Which grantors can grant here themselves."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.rechten import MATRIX, Recht
from app.models import Gebruiker, Roltoekenning


def met_account(session: Session, organisaties: Collection[int]) -> set[int]:
    """Those of these organisations (ids) with somebody who can grant in their name."""
    rollen = [rol.value for rol in MATRIX[Recht.MANDAAT_VERLENEN]]
    vraag = (
        select(Gebruiker.organisatie_id)
        .where(Gebruiker.organisatie_id.in_(organisaties), Gebruiker.active)
        .where(Gebruiker.roles.any(Roltoekenning.name.in_(rollen)))
    )
    return set(session.scalars(vraag.distinct()))
