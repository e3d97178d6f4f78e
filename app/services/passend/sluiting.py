"""What closing asks: nobody left at a location that closes, every placing judged, every such location checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.passend.oordeel import geldt, geplaatst_op
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.balans import balans
from app.domain.plaatsing.boekhouding import Geboekt, bewegingen
from app.domain.plaatsing.weken import maandag
from app.models import Boeking, Plaatsstand, Zaak
from app.services.passend import lezen
from app.services.plaatsing import lezen as plaatsing
from app.services.plaatsing.lezen import Locatie

Geteld = Mapping[int, Mapping[date, int]]
"""How many children were counted, by location and week."""


def wat_sluiten_vraagt(session: Session, zaak: Zaak) -> dict[str, Sequence[object]]:
    """By the name of the fact of `Zaakstand`. One statement for a zaak without a board."""
    geteld_, geboekt_ = (exists().where(soort.zaak_id == zaak.id) for soort in (Plaatsstand, Boeking))
    if not any(session.execute(select(geteld_, geboekt_)).one()):
        return {}
    geboekt = plaatsing.boekingen(session, zaak).geboekt
    geteld = _geteld(session, zaak)
    sluit = _sluit(session, zaak, geteld)
    getoetst = lezen.toetsen(session, zaak) if sluit else {}
    return {
        "bord_niet_leeg": [plek.naam for plek in sluit if _nog_kinderen(geteld[plek.nummer], geboekt, plek.nummer)],
        "open_oordelen": _open_oordelen(session, zaak, geboekt),
        "niet_getoetst": [plek.naam for plek in sluit if not lezen.geldt_voor(getoetst.get(plek.nummer), plek)],
    }


def _nog_kinderen(geteld: Mapping[date, int], geboekt: Sequence[Geboekt], nummer: int) -> bool:
    """By the newest count and what was booked since."""
    bewogen = bewegingen(geboekt, nummer)
    tot = max([*geteld, *(maandag(beweging.dag) for beweging in bewogen)])
    return balans(geteld, bewogen, tot)[-1].stand > 0


def _open_oordelen(session: Session, zaak: Zaak, geboekt: Sequence[Geboekt]) -> Sequence[int]:
    """Numbers of bookings that were placed, without a first verdict about all their children of now."""
    geplaatst = [boeking for boeking in geboekt if geplaatst_op(boeking)]
    gegeven = lezen.oordelen(session, zaak) if geplaatst else {}
    samen = {nr: rijen[-1].waarden().samen for (nr, m), rijen in gegeven.items() if m is Oordeelmoment.BIJ_PLAATSING}
    return [boeking.nummer for boeking in geplaatst if not geldt(samen.get(boeking.nummer, 0), boeking)]


def _geteld(session: Session, zaak: Zaak) -> Geteld:
    gevonden: dict[int, dict[date, int]] = {}
    for (week, nummer), rij in plaatsing.telrijen(session, zaak).items():
        gevonden.setdefault(nummer, {})[week] = rij.kinderen
    return gevonden


def _sluit(session: Session, zaak: Zaak, geteld: Geteld) -> list[Locatie]:
    """Those that close, of where children were counted in this zaak before that day."""
    return [
        plek
        for nummer, plek in (plaatsing.locaties(session, zaak) if geteld else {}).items()
        if nummer in geteld and plek.tot and not plek.vervallen and plek.tot >= min(geteld[nummer])
    ]
