"""Who leads each of many zaken today: projectleider and Regievoerders, with who deputises for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Zaakrol
from app.domain.regio.functies import Bezetting
from app.models import Gebruiker, Rolvervulling
from app.services.kern.bezetting import lees_bezettingen
from app.services.overzicht.lopend.zaken import Lopend


@dataclass(frozen=True)
class Wie:
    """Somebody in a role, and who acts for him today."""

    naam: str
    waarnemers: Sequence[str] = ()


@dataclass(frozen=True)
class Leiders:
    """Nobody is told as nobody: a list may be empty."""

    project: Sequence[Wie] = ()
    regie: Sequence[Wie] = ()


def leiders(
    session: Session, zaken: Collection[Lopend], dag: date, bekend: Mapping[str, Bezetting]
) -> Mapping[int, Leiders]:
    """By zaak. `bekend` are the offices of regions that were read already. Two queries at most."""
    regio_van = {zaak.id: zaak.regio for zaak in zaken}
    if not regio_van:
        return {}
    bezetting = {**bekend, **lees_bezettingen(session, set(regio_van.values()) - bekend.keys())}
    gevonden: dict[int, dict[bool, list[Wie]]] = {}
    for zaak_id, wie, naam, rol in session.execute(_vraag(), {"zaken": sorted(regio_van)}):
        waarnemers = list(_waarnemers(bezetting[regio_van[zaak_id]], wie, dag))
        per_rol = gevonden.setdefault(zaak_id, {True: [], False: []})
        per_rol[rol is Zaakrol.PROJECTLEIDER].append(Wie(naam, waarnemers))
    return {zaak_id: Leiders(per_rol[True], per_rol[False]) for zaak_id, per_rol in gevonden.items()}


def _waarnemers(bezetting: Bezetting, wie: int, dag: date) -> Iterator[str]:
    houdt = {periode.id for periode in bezetting.vervult(wie, dag) if periode.is_houder}
    return (periode.naam for periode in bezetting if periode.voor in houdt and periode.geldt_op(dag))


@cache
def _vraag() -> Select[int, int, str, Zaakrol]:
    return (
        select(Rolvervulling.zaak_id, Gebruiker.id, Gebruiker.naam, Rolvervulling.rol)
        .join(Gebruiker, Gebruiker.id == Rolvervulling.gebruiker_id)
        .where(Rolvervulling.zaak_id.in_(bindparam("zaken", expanding=True)), Rolvervulling.tot.is_(None))
        .order_by(Rolvervulling.rol, Rolvervulling.id)
    )
