"""What a municipality sees: its own children by week, location and form of care, and its own bookings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.plaatsing.boekhouding import Geboekt
from app.models import Plaatsstandcel
from app.naslag import naslag
from app.services.kern.toegang import Dossier
from app.services.plaatsing import lezen
from app.services.plaatsing.lezen import Locatie


@dataclass(frozen=True)
class Eigenregel:
    """How many of its children were at a location when a week ended, by form of care and legal title."""

    week: date
    locatie: int
    zorgvorm: str
    titel: str
    maand: str
    aantal: int


@dataclass(frozen=True)
class Eigenblad:
    regels: Sequence[Eigenregel]
    per_week: Mapping[date, int]
    """Over all weeks, whatever of them stands in `regels`; added up by form of care."""
    geboekt: Sequence[Geboekt]
    locaties: dict[int, Locatie]
    plekken: dict[int, str]
    """Names of the offered places to which its own children go, by number."""


def eigen_gemeente(dossier: Dossier) -> str | None:
    """The municipality for which somebody outside the team works; None for who works for none of them."""
    code = dossier.actor.organisatie_code
    van_elders = Rol.ANDERE_REGIO in dossier.rollen and naslag().gemeente(code) is not None
    return code if van_elders or dossier.rollen & {Rol.GEMEENTE, Rol.BESTUURDER} else None


def eigen_blad(session: Session, dossier: Dossier, weken: int | None = None) -> Eigenblad:
    """By index, the newest week first; row by row of the newest so many weeks. Another region sees nothing: these are
    not its children.
    """
    wie = eigen_gemeente(dossier)
    if wie is None:
        return Eigenblad([], {}, [], {}, {})
    plekken = lezen.locaties(session, dossier.zaak)
    geldt = {rij.id: sleutel for sleutel, rij in lezen.telrijen(session, dossier.zaak).items()}
    per_week = _per_week(session, dossier, wie, geldt)
    regels = _regels(session, dossier, wie, geldt, sorted(per_week, reverse=True)[:weken])
    geboekt = [b for b in lezen.boekingen(session, dossier.zaak).geboekt if b.wat.gemeente == wie]
    naar = {b.wat.aanbod for b in geboekt}
    namen = {nr: rij.waarden().naam for nr, rij in lezen.aanbod(session, dossier.zaak).items() if nr in naar}
    return Eigenblad(regels, per_week, geboekt, plekken, namen)


_Geldt = Mapping[int, tuple[date, int]]
"""Week and location of the counts that hold, by their id."""


def _per_week(session: Session, dossier: Dossier, wie: str, geldt: _Geldt) -> dict[date, int]:
    cel = Plaatsstandcel
    vraag = select(cel.stand_id, func.sum(cel.aantal)).where(cel.zaak_id == dossier.zaak.id, cel.gemeente == wie)
    som: dict[date, int] = {}
    for stand_id, aantal in session.execute(vraag.group_by(cel.stand_id)):
        if stand_id in geldt:
            week = geldt[stand_id][0]
            som[week] = som.get(week, 0) + int(aantal)
    return som


def _regels(session: Session, dossier: Dossier, wie: str, geldt: _Geldt, weken: Sequence[date]) -> list[Eigenregel]:
    cel = Plaatsstandcel
    ids = [nr for nr, (week, _plek) in geldt.items() if week in set(weken)]
    vraag = select(cel).where(cel.zaak_id == dossier.zaak.id, cel.gemeente == wie, cel.stand_id.in_(ids))
    gevonden = [
        Eigenregel(*geldt[c.stand_id], c.zorgvorm, c.titel, c.maand, c.aantal)
        for c in session.scalars(vraag.order_by(cel.id))
    ]
    return sorted(gevonden, key=lambda regel: (-regel.week.toordinal(), regel.locatie))
