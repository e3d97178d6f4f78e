"""Which of the leading offices has to act when somebody acted already: the other one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.regio.regio import Regioprofiel
from app.models import Functievervulling
from app.services.openstaand.feiten.kaders import per_zaak

Ambten = Mapping[int, list[tuple[str, date, date | None]]]
"""By account the offices it filled: code, first and last day."""


def lees_ambten(session: Session, gebruikers: Collection[int]) -> Ambten:
    if not gebruikers:
        return {}
    kolommen = (Functievervulling.functie_code, Functievervulling.van, Functievervulling.tot)
    vraag = select(Functievervulling.gebruiker_id, *kolommen).where(Functievervulling.gebruiker_id.in_(gebruikers))
    return per_zaak((rij[0], (rij[1], rij[2], rij[3])) for rij in session.execute(vraag))


def andere_leider(profiel: Regioprofiel, ambten: Ambten, door: int, dag: date) -> str:
    """The one leading office that this account did not fill on the day; empty when there is not exactly one."""
    eigen = {code for code, van, tot in ambten.get(door, []) if van <= dag <= (tot or date.max)}
    leidend = [f.code for f in profiel.functies if f.rol is Rol.REGIEVOERDER]
    anderen = [code for code in leidend if code not in eigen]
    return anderen[0] if len(anderen) == 1 and len(leidend) > 1 else ""
