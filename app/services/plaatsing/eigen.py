"""What a municipality sees: its own children by week, location and form of care, and its own bookings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.plaatsing.boekhouding import Geboekt
from app.models import Plaatsstand, Plaatsstandcel
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
    geboekt: Sequence[Geboekt]
    locaties: dict[int, Locatie]
    plekken: dict[int, str]
    """Names of the offered places to which its own children go, by number."""


def eigen_gemeente(dossier: Dossier) -> str | None:
    """The municipality for which somebody outside the team works; None for who works for none of them."""
    code = dossier.actor.organisatie_code
    van_elders = Rol.ANDERE_REGIO in dossier.rollen and naslag().gemeente(code) is not None
    return code if van_elders or dossier.rollen & {Rol.GEMEENTE, Rol.BESTUURDER} else None


def eigen_blad(session: Session, dossier: Dossier) -> Eigenblad:
    """By index, the newest week first. Another region sees nothing: these are not its children."""
    wie = eigen_gemeente(dossier)
    plekken = lezen.locaties(session, dossier.zaak) if wie else {}
    if wie is None:
        return Eigenblad([], [], {}, {})
    geldt = {rij.id for rij in lezen.standen(session, dossier.zaak).values()}
    vraag = (
        select(Plaatsstandcel, Plaatsstand.week, Plaatsstand.locatie)
        .join(Plaatsstand, Plaatsstand.id == Plaatsstandcel.stand_id)
        .where(Plaatsstandcel.zaak_id == dossier.zaak.id, Plaatsstandcel.gemeente == wie)
        .order_by(Plaatsstand.week.desc(), Plaatsstand.locatie, Plaatsstandcel.id)
    )
    regels = [
        Eigenregel(week, locatie, cel.zorgvorm, cel.titel, cel.maand, cel.aantal)
        for cel, week, locatie in session.execute(vraag)
        if cel.stand_id in geldt
    ]
    geboekt = [b for b in lezen.boekingen(session, dossier.zaak).geboekt if b.wat.gemeente == wie]
    naar = {b.wat.aanbod for b in geboekt}
    namen = {nr: rij.waarden().naam for nr, rij in lezen.aanbod(session, dossier.zaak).items() if nr in naar}
    return Eigenblad(regels, geboekt, plekken, namen)
