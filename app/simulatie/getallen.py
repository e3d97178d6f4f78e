"""What must hold of amounts and of numbers of children, found in the rows themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Boeking,
    Boekingstap,
    Geldboeking,
    Geldpost,
    Plaatsstand,
    Plaatsstandcel,
    Plekoordeel,
    Toezegging,
)
from app.simulatie.toets import Geschonden

_VAST = ("soort", "locatie", "zorgvorm", "gemeente", "week", "aanbod")
"""What a part of a booking has of the one that it was taken off."""


def toets_getallen(session: Session, zaak_id: int) -> None:
    """Shares are together the whole, what was booked back is undone to the cent, each child is in one place, and a
    verdict is about children that were placed. Raises Geschonden.
    """
    _toets_delen(session, zaak_id)
    _toets_tegenboekingen(session, zaak_id)
    boekingen = {b.nummer: b for b in session.scalars(select(Boeking).where(Boeking.zaak_id == zaak_id))}
    _toets_stroom(boekingen)
    _toets_oordelen(session, zaak_id, boekingen)
    _toets_standen(session, zaak_id)


def _toets_delen(session: Session, zaak_id: int) -> None:
    for t in session.scalars(select(Toezegging).where(Toezegging.zaak_id == zaak_id)):
        if sum(t.delen.values()) != t.bedrag or any(cent < 0 for cent in t.delen.values()):
            raise Geschonden(f"de delen van toezegging {t.nummer} zijn samen {sum(t.delen.values())}, niet {t.bedrag}")
        if not set(t.betaalt_niet) <= t.delen.keys() or bool(t.betaalt_niet) is not bool(t.voorfinancier):
            raise Geschonden(f"voor wie van toezegging {t.nummer} niet betaalt, betaalt niemand")


def _toets_tegenboekingen(session: Session, zaak_id: int) -> None:
    posten: dict[int, Counter[tuple[str, str, str, str, int]]] = defaultdict(Counter)
    for p in session.scalars(select(Geldpost).where(Geldpost.zaak_id == zaak_id)):
        posten[p.boeking_id][p.van, p.van_wie, p.naar, p.naar_wie, p.bedrag] += 1
    terug = select(Geldboeking).where(Geldboeking.zaak_id == zaak_id, Geldboeking.tegenboeking_van_id.is_not(None))
    for b in session.scalars(terug):
        heen = posten[b.tegenboeking_van_id or 0]
        if Counter({(n, nw, v, vw, c): keer for (v, vw, n, nw, c), keer in heen.items()}) != posten[b.id]:
            raise Geschonden(f"boeking {b.nummer} van geld draait niet precies terug wat er was geboekt")


def _toets_stroom(boekingen: Mapping[int, Boeking]) -> None:
    """Nobody appears on the way: a part is of the same children as the booking that it was taken off."""
    for b in boekingen.values():
        van = boekingen.get(b.deel_van) if b.deel_van is not None else b
        if van is None or any(getattr(b, veld) != getattr(van, veld) for veld in _VAST):
            raise Geschonden(f"boeking {b.nummer} is geen deel van boeking {b.deel_van}")


def _toets_oordelen(session: Session, zaak_id: int, boekingen: Mapping[int, Boeking]) -> None:
    oordelen = session.scalars(select(Plekoordeel).where(Plekoordeel.zaak_id == zaak_id)).all()
    if not oordelen:
        return
    geplaatst = select(Boekingstap.boeking_id).where(Boekingstap.zaak_id == zaak_id, Boekingstap.fase == "geplaatst")
    ooit = set(session.scalars(geplaatst))
    for o in oordelen:
        van, samen = boekingen.get(o.boeking), o.past + o.past_niet + o.weg + o.onbekend
        if van is None or van.id not in ooit or samen > van.aantal:
            raise Geschonden(f"een oordeel over {samen} kinderen van boeking {o.boeking}, die daar niet geplaatst zijn")
    _toets_versies((o.boeking, o.moment, o.versie) for o in oordelen)


def _toets_versies(gezien: Iterable[tuple[object, object, int]]) -> None:
    per: dict[tuple[object, object], list[int]] = defaultdict(list)
    for wat, moment, versie in gezien:
        per[wat, moment].append(versie)
    for waarvan, versies in per.items():
        if sorted(versies) != list(range(1, len(versies) + 1)):
            raise Geschonden(f"van {waarvan} zijn er versies {versies}")


def _toets_standen(session: Session, zaak_id: int) -> None:
    """A form of care never has more children than the location: each counts once in it."""
    per_vorm: Counter[tuple[int, str]] = Counter()
    vraag = select(Plaatsstandcel.stand_id, Plaatsstandcel.zorgvorm, Plaatsstandcel.aantal)
    for stand, vorm, aantal in session.execute(vraag.where(Plaatsstandcel.zaak_id == zaak_id)):
        per_vorm[stand, vorm] += aantal
    standen = select(Plaatsstand.id, Plaatsstand.kinderen).where(Plaatsstand.zaak_id == zaak_id)
    kinderen = {rij.id: rij.kinderen for rij in session.execute(standen)}
    for (stand, vorm), aantal in per_vorm.items():
        if aantal > kinderen[stand]:
            raise Geschonden(f"van {kinderen[stand]} kinderen op een locatie zijn er {aantal} in zorgvorm {vorm}")
