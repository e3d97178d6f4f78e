"""Cases by the name of their provider, or by their number: where few fit they are found by an index, where many fit
they are met on the way, in the order of the list. One statement, which finds out itself how many there are.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import CTE, ColumnElement, CompoundSelect, Select, case, func, or_, select, union_all

from app.domain.zaak.zaaknummer import volgorde_van
from app.models import Aanbieder, Zaak
from app.services.kern.tellen import per_rij
from app.services.kern.zoeken import past_bij_aanbieder

VEEL = 200
"""So many providers, or numbers, with the text in it are many: a page of their cases is soon full."""
_IN_NUMMER = re.compile(r"[0-9]*-?[0-9]*", re.ASCII)
_MET_JAAR = re.compile(r"([0-9]{4})-[0-9]*", re.ASCII)


def vind_zaken(vraag: Select[Any], zoek: str, hoogstens: int) -> CompoundSelect[int]:
    """The ids of the first so many of these cases, joined with their provider and in their order, that fit the text."""
    nummer, eis = zoek.strip(), past_bij_aanbieder(zoek)
    vraag = vraag.with_only_columns(Zaak.id)
    aanbieders = _eersten(select(Aanbieder.id).where(eis), "aanbieders")
    veel, gevonden = _is_veel(aanbieders), Zaak.aanbieder_id.in_(select(aanbieders.c.id))
    if _IN_NUMMER.fullmatch(nummer):
        in_nummer = Zaak.zaaknummer.contains(nummer)
        nummers = _eersten(select(Zaak.id).where(in_nummer), "nummers")
        veel, eis = or_(veel, _is_veel(nummers)), or_(eis, in_nummer)
        gevonden = or_(gevonden, Zaak.id.in_(select(nummers.c.id)))
    # a limit of nothing is what both databases look at before they read a row
    weinig = vraag.where(gevonden).limit(case((veel, 0), else_=hoogstens)).subquery()
    velen = vraag.where(*_in_jaar(nummer), per_rij(eis)).limit(case((veel, hoogstens), else_=0)).subquery()
    return union_all(select(weinig.c.id), select(velen.c.id))


def _in_jaar(nummer: str) -> list[ColumnElement[bool]]:
    """A number with its year is that of no provider."""
    jaar = _MET_JAAR.fullmatch(nummer)
    return [Zaak.volgorde.between(volgorde_van(f"{jaar[1]}-0000"), volgorde_van(f"{jaar[1]}-999999"))] if jaar else []


def _eersten(vraag: Select[int], naam: str) -> CTE:
    """Found once in the statement, in which it is asked more often."""
    return vraag.limit(VEEL).cte(naam).prefix_with("MATERIALIZED")


def _is_veel(gevonden: CTE) -> ColumnElement[bool]:
    return select(func.count()).select_from(gevonden).scalar_subquery() >= VEEL
