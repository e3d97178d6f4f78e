"""Find in the year of one's region, which stands outside every zaak: moments and what came of them, papers, input.

There is little of it, so no index holds it: the texts that the reader may see are read and compared as those are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Actor
from app.domain.basis.rechten import Recht, mag
from app.domain.zoeken.fragment import Fragment, Tekstdeel, fragmenten
from app.domain.zoeken.zoekvraag import lees_zoekvraag
from app.models import Jaarinbreng, Jaarmoment, Jaarstuk, Jaarstukstap, Jaaruitkomst, Jaarweging
from app.services.zoeken.stam import stam

MEESTE = 5
"""That are told, the newest years first."""


class Jaarding(StrEnum):
    """What was found: each has a page of its own, but input, which stands on that of its year."""

    MOMENT = "moment"
    STUK = "stuk"
    INBRENG = "inbreng"


@dataclass(frozen=True)
class Jaarvondst:
    """Something of a year (its number `id`), under a title, with where the words stand in it."""

    wat: Jaarding
    id: int
    jaar: int
    titel: str
    fragmenten: Sequence[Fragment]


def zoek_jaar(session: Session, actor: Actor, tekst: str) -> list[Jaarvondst]:
    """What this actor may see of the year of his region and has all the words. In at most five statements."""
    vraag = lees_zoekvraag(tekst, stam)
    if not vraag.termen or not mag(Recht.KALENDER_INZIEN, actor.rollen):
        return []
    dingen: dict[tuple[Jaarding, int], tuple[int, str, list[Tekstdeel]]] = {}
    for wat, nummer, jaar, titel, *teksten in _teksten(session, actor):
        delen = dingen.setdefault((wat, nummer), (jaar, titel, []))[2]
        delen += [Tekstdeel(veld, deel) for veld, deel in teksten if deel]
    gevonden = [
        Jaarvondst(*welk, jaar, titel, fragmenten(delen, vraag, stam))
        for welk, (jaar, titel, delen) in dingen.items()
        if vraag.past_op((deel.tekst for deel in delen), stam)
    ]
    gevonden.sort(key=lambda v: (v.jaar, v.id), reverse=True)
    return list({(v.wat, v.jaar, v.titel): v for v in gevonden}.values())[:MEESTE]  # of ten municipalities one


def _teksten(session: Session, actor: Actor) -> Iterator[tuple[Any, ...]]:
    """Of each: what it is, its number, its year, its title, and its texts by field."""
    for nr, jaar, titel, over in session.execute(_van(actor, Jaarmoment.id, Jaarmoment.titel, Jaarmoment.over)):
        yield Jaarding.MOMENT, nr, jaar, titel, ("titel", titel), ("naam", over)
    uitkomsten = _van(actor, Jaarmoment.id, Jaarmoment.titel, Jaaruitkomst.kenmerk, Jaaruitkomst.toelichting)
    later = aliased(Jaaruitkomst)
    geldt = not_(exists().where(later.moment_id == Jaaruitkomst.moment_id, later.nummer > Jaaruitkomst.nummer))
    for nr, jaar, titel, kenmerk, gezegd in session.execute(uitkomsten.join(Jaaruitkomst).where(geldt)):
        yield Jaarding.MOMENT, nr, jaar, titel, ("kenmerk", kenmerk), ("toelichting", gezegd)
    for nr, jaar, titel, naam in session.execute(
        _van(actor, Jaarstuk.id, Jaarstuk.titel, Jaarstuk.naam).join(Jaarstuk)
    ):
        yield Jaarding.STUK, nr, jaar, titel, ("titel", titel), ("naam", naam)
    stappen = _van(actor, Jaarstuk.id, Jaarstuk.titel, Jaarstukstap.toelichting).join(Jaarstuk).join(Jaarstukstap)
    for nr, jaar, titel, gezegd in session.execute(stappen.where(_eigen(actor, Jaarstukstap.gemeente))):
        yield Jaarding.STUK, nr, jaar, titel, ("toelichting", gezegd)
    inbreng = (
        select(Jaarinbreng.id, Jaarinbreng.jaar, Jaarinbreng.soort, Jaarinbreng.tekst, Jaarweging.toelichting)
        .outerjoin(Jaarweging)
        .where(Jaarinbreng.regio == actor.regio, _ingebracht(actor))
    )
    for nr, jaar, soort, gezegd, weging in session.execute(inbreng):
        yield Jaarding.INBRENG, nr, jaar, soort.value, ("tekst", gezegd), ("toelichting", weging)


def _ingebracht(actor: Actor) -> ColumnElement[bool]:
    """The same as `inbreng.ziet_inbreng`."""
    if mag(Recht.INBRENG_WEGEN, actor.rollen):
        return true()
    return Jaarinbreng.van.in_([actor.organisatie_code, *actor.functies])


def _van(actor: Actor, nummer: Any, titel: Any, *kolommen: Any) -> Select[*tuple[Any, ...]]:
    """These columns with the year, of the moments that he sees; see `kalender.mag_zien`."""
    vraag = select(nummer, Jaarmoment.jaar, titel, *kolommen).select_from(Jaarmoment)
    return vraag.where(Jaarmoment.regio == actor.regio, _eigen(actor, Jaarmoment.gemeente))


def _eigen(actor: Actor, gemeente: Any) -> ColumnElement[bool]:
    if mag(Recht.VERGADERING_PLANNEN, actor.rollen):
        return true()
    return or_(gemeente == "", gemeente == actor.organisatie_code)
