"""Who has the power to decide for whom, where children wait too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.mandaat.mandaatfeiten import actieve
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import feiten_op


@dataclass(frozen=True)
class Gemachtigd:
    """Who holds an active mandaat today, by name or by the office it was given to, and of how many grantors."""

    houders: tuple[str, ...]
    gevers: int


def wie_mag_opschalen(session: Session, dossier: Dossier, vandaag: date) -> Gemachtigd:
    """Of the zaak, on this day."""
    nu = actieve(feiten_op(session, dossier.zaak, vandaag), vandaag)
    wie = set(namen(session, {feit.houder_id for feit in nu if not feit.houder_functie}).values())
    for code in {feit.houder_functie for feit in nu if feit.houder_functie}:
        functie = dossier.profiel.functie(code)
        wie.add(functie.titel if functie else code)
    return Gemachtigd(tuple(sorted(wie)), len({feit.mandaatgever for feit in nu}))
