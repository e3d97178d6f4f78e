"""Counts in a grid: one measure of one day, a cell per municipality and form of care, beside what was counted before.

An empty cell is not counted, which is not nought. What is entered becomes counts by the act that records them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import DomeinFout, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.telling.klassen import Cel
from app.domain.telling.telling import MATEN, Telling, toets_telling
from app.models import Telling as Tellingrij
from app.models import Zaak
from app.services.kern.toegang import Dossier, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.telling.gebieden import lees_gebieden
from app.services.telling.schrift import STAAT_ER_AL
from app.services.telling.tellingen import leg_tellingen_vast


@dataclass(frozen=True)
class Raster:
    """`nu` is what stands there for that day, `eerder` the newest before it with its day; `versie` how many rows there
    are of that day, for rows never change: another number means that somebody was there first.
    """

    peildatum: date
    maat: str
    gemeenten: Mapping[str, str]
    zorgvormen: Mapping[str, str]
    nu: Mapping[Cel, int]
    eerder: Mapping[Cel, tuple[int, date]]
    versie: int

    def naam(self, cel: Cel) -> str:
        gemeente, zorgvorm = cel
        return f"{self.gemeenten.get(gemeente, gemeente)}, {self.zorgvormen.get(zorgvorm, zorgvorm)}"


@dataclass(frozen=True, kw_only=True)
class Rasterinvoer:
    """What was filled in: None where a cell is empty. A cell that is not named stays as it is."""

    peildatum: date
    maat: str
    aantallen: Mapping[Cel, int | None]
    reden: str = ""


def lees_raster(session: Session, dossier: Dossier, peildatum: date, maat: str) -> Raster:
    """For the team alone, which sees every count. Raises NietGevonden for what is no measure."""
    if maat not in MATEN:
        raise NietGevonden("Dit wordt niet geteld. Kies uit de lijst.", veld="maat")
    rijen, profiel = _rijen(session, dossier.zaak), dossier.profiel
    gebieden = lees_gebieden(session, dossier).op(peildatum)
    vandaag = {_cel(rij): rij for rij in rijen if rij.peildatum == peildatum}
    gebruikt = {rij.zorgvorm for rij in vandaag.values()}
    aangeboden = {vorm.code: vorm.titel for vorm in profiel.aangeboden_zorgvormen}
    alle = {vorm.code: vorm.titel for vorm in profiel.zorgvormen}
    return Raster(
        peildatum=peildatum,
        maat=maat,
        gemeenten=gebieden,
        zorgvormen=aangeboden | {code: alle.get(code, code) for code in sorted(gebruikt - aangeboden.keys())},
        nu={cel: aantal for cel, rij in vandaag.items() if (aantal := getattr(rij, maat)) is not None},
        eerder=_eerder((rij for rij in rijen if rij.peildatum < peildatum), maat),
        versie=sum(rij.peildatum == peildatum for rij in rijen),
    )


def leg_raster_vast(werk: Werk, zaaknummer: str, wat: Rasterinvoer, versie: int | None = None) -> int:
    """Record what changed in the grid as counts of that day, together with what was counted there of other measures.

    One entry, of the act that records counts; returns how many rows were new or changed. Raises OngeldigeInvoer at the
    cell, Verouderd when somebody was there first, and what `leg_tellingen_vast` raises.
    """
    werk.wil("leg_tellingen_vast", datum=wat.peildatum, reden=wat.reden)
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    rooster = lees_raster(werk.session, dossier, wat.peildatum, wat.maat)
    eis_versie(rooster.versie, versie)
    staat = {_cel(rij): rij for rij in _rijen(werk.session, dossier.zaak) if rij.peildatum == wat.peildatum}
    anders = {cel: aantal for cel, aantal in wat.aantallen.items() if aantal != rooster.nu.get(cel)}
    if not anders:
        raise OngeldigeInvoer(STAAT_ER_AL)
    tellingen = [_telling(staat.get(cel), cel, wat, aantal) for cel, aantal in anders.items()]
    for telling in tellingen:
        _toets(telling, werk.verzoek.vandaag, rooster)
    return leg_tellingen_vast(werk, zaaknummer, tellingen, wat.reden)


def _telling(rij: Tellingrij | None, cel: Cel, wat: Rasterinvoer, aantal: int | None) -> Telling:
    gemeente, zorgvorm = cel
    was = rij.waarden() if rij else Telling(gemeente=gemeente, zorgvorm=zorgvorm, peildatum=wat.peildatum)
    maat: dict[str, Any] = {wat.maat: aantal}
    return replace(was, **maat)


def _toets(telling: Telling, vandaag: date, rooster: Raster) -> None:
    """Raises what `toets_telling` raises, with the cell it is about."""
    cel = (telling.gemeente, telling.zorgvorm)
    try:
        toets_telling(telling, vandaag)
    except DomeinFout as fout:
        raise type(fout)(f"{rooster.naam(cel)}: {fout.bericht}", veld=celnaam(cel)) from fout


def celnaam(cel: Cel) -> str:
    """The name of a cell as a field."""
    return f"cel-{cel[0]}-{cel[1]}"


def _rijen(session: Session, zaak: Zaak) -> Sequence[Tellingrij]:
    """Every row of the zaak, by version: the last of a cell and a day counts."""
    vraag = select(Tellingrij).where(Tellingrij.zaak_id == zaak.id)
    return session.scalars(vraag.order_by(Tellingrij.peildatum, Tellingrij.versie, Tellingrij.id)).all()


def _cel(rij: Tellingrij) -> Cel:
    return rij.gemeente, rij.zorgvorm


def _eerder(rijen: Iterable[Tellingrij], maat: str) -> dict[Cel, tuple[int, date]]:
    """Per cell what was counted last, in rows by day and version; the last version of a day counts, also when empty."""
    per_dag = {(rij.peildatum, *_cel(rij)): rij for rij in rijen}
    gevuld = [rij for rij in per_dag.values() if getattr(rij, maat) is not None]
    return {_cel(rij): (getattr(rij, maat), rij.peildatum) for rij in sorted(gevuld, key=lambda rij: rij.peildatum)}
