"""What a page says before an act: everything that would stand in the way, and everything worth knowing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.draaiboek.grendels import Werking
from app.domain.zaak import verloop
from app.domain.zaak.grendeltoets import Bevinding, Sluitregel, beletsels_sluiten, sluitregels, toets_grendels
from app.models import Zaak
from app.services.draaiboek.edities import editie_van
from app.services.zaak.stand import zaakstand


@dataclass(frozen=True)
class Vooruitzicht:
    """One obstacle or warning, and the states on the way to which it holds; `code` is that of the error."""

    fout: DomeinFout
    naar: Sequence[Toestand]
    noodgreep: bool = False
    """Whether it may be passed in an emergency."""


@dataclass(frozen=True)
class Vooruitblik:
    beletsels: Sequence[Vooruitzicht]
    waarschuwingen: Sequence[Vooruitzicht]


def vooruitblik_trede(session: Session, zaak: Zaak, dag: date) -> Vooruitblik:
    """For every trede that can be determined now. Evidence is not asked here: its field on the form does."""
    naar = verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand)
    if not naar:
        return Vooruitblik([], [])
    stand = zaakstand(session, zaak, naar[0], [dag], ook_naar=naar, onderbouwd=True)
    grendels = editie_van(session, zaak).grendels
    gevonden = [(doel, b) for doel in naar for b in toets_grendels(grendels, replace(stand, naar=doel))]
    return Vooruitblik(_bundel(gevonden, blokkeert=True), _bundel(gevonden, blokkeert=False))


def vooruitblik_sluiten(
    session: Session, zaak: Zaak, dag: date, werking: Collection[Werking] = tuple(Werking)
) -> Vooruitblik:
    """For closing on that day; with `werking` only what blocks, which asks fewer facts."""
    dicht = Toestand.AFGESLOTEN
    stand = zaakstand(session, zaak, dicht, [dag], werking=werking)
    grendels = editie_van(session, zaak).grendels
    gevonden = [(dicht, bevinding) for bevinding in toets_grendels(grendels, stand)]
    beletsels = [Vooruitzicht(fout, [dicht]) for fout in beletsels_sluiten(grendels, stand)]
    return Vooruitblik(beletsels, _bundel(gevonden, blokkeert=False))


def checklist_sluiten(session: Session, zaak: Zaak, dag: date) -> list[Sluitregel]:
    """Everything that closing asks on that day, met or not."""
    stand = zaakstand(session, zaak, Toestand.AFGESLOTEN, [dag])
    return sluitregels(editie_van(session, zaak).grendels, stand)


def _bundel(gevonden: Iterable[tuple[Toestand, Bevinding]], *, blokkeert: bool) -> list[Vooruitzicht]:
    """One line per guard, with every state for which it was found."""
    per_grendel: dict[str, tuple[Bevinding, list[Toestand]]] = {}
    for naar, bevinding in gevonden:
        if bevinding.blokkeert is blokkeert:
            per_grendel.setdefault(bevinding.grendel.code, (bevinding, []))[1].append(naar)
    return [Vooruitzicht(b.fout, naar, b.grendel.noodgreep) for b, naar in per_grendel.values()]
