"""Who has the power to decide for whom, where children wait too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, actieve
from app.models import Zaak
from app.regios import profiel
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import feiten_op


@dataclass(frozen=True)
class Gemachtigd:
    """Who holds an active mandaat today, by name or by the office it was given to, and of how many grantors."""

    houders: tuple[str, ...]
    gevers: int


def wie_mag_opschalen(
    session: Session, dossier: Dossier, vandaag: date, feiten: Sequence[Mandaatfeiten] | None = None
) -> Gemachtigd:
    """Of the zaak, on this day; `feiten` are its mandaten of that day, when they are at hand already."""
    return gemachtigd_op(session, dossier.zaak, vandaag, feiten)


def gemachtigd_op(session: Session, zaak: Zaak, dag: date, feiten: Sequence[Mandaatfeiten] | None = None) -> Gemachtigd:
    """The same, for what is told without anybody looking."""
    nu = actieve(feiten_op(session, zaak, dag) if feiten is None else feiten, dag)
    wie = set(namen(session, {feit.houder_id for feit in nu if not feit.houder_functie}).values())
    for code in {feit.houder_functie for feit in nu if feit.houder_functie}:
        functie = profiel(zaak.regio).functie(code)
        wie.add(functie.titel if functie else code)
    return Gemachtigd(tuple(sorted(wie)), len({feit.mandaatgever for feit in nu}))
