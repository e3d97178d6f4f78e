"""Cases by the name of their provider, or by their number: where few fit they are found by an index, where many fit
they are met on the way, in the order of the list. One statement, which finds out itself how many there are.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    union_all,
)

from app.domain.basis.zoeken import zoekvorm
from app.domain.zaak.zaaknummer import met_streepje, volgorde_van
from app.models import Aanbieder, Zaak
from app.services.kern.tellen import per_rij
from app.services.kern.zoeken import heeft_vorm

VEEL = 200
"""So many providers, or numbers, with the text in it are many: a page of their cases is soon full."""
_IN_NUMMER = re.compile(r"[0-9]*-?[0-9]*", re.ASCII)
_MET_JAAR = re.compile(r"([0-9]{4})-[0-9]*", re.ASCII)


def vind_zaken(vraag: Select[*tuple[Any, ...]], zoek: str, hoogstens: int) -> CompoundSelect[int]:
    """The ids of the first so many of these cases, joined with their provider and in their order, that fit the text.

    What is looked for are its parameters: of two texts of one `vorm_van` the statements are the same.
    """
    waarden, ids = waarden_van(zoek), vraag.with_only_columns(Zaak.id)
    eis: ColumnElement[bool] = heeft_vorm(_deel("zoek_vorm", waarden)) if waarden["zoek_vorm"] else false()
    aanbieders = _eersten(select(Aanbieder.id).where(eis), "aanbieders")
    gevonden: ColumnElement[bool]
    veel, gevonden = _is_veel(aanbieders), Zaak.aanbieder_id.in_(select(aanbieders.c.id))
    velen = ids
    if "zoek_nummer" in waarden:
        in_nummer = Zaak.zaaknummer.contains(_deel("zoek_nummer", waarden))
        nummers = _eersten(select(Zaak.id).where(in_nummer), "nummers")
        veel, eis = or_(veel, _is_veel(nummers)), or_(eis, in_nummer)
        gevonden = or_(gevonden, Zaak.id.in_(select(nummers.c.id)))
    if "zoek_van" in waarden:  # a number with its year is that of no provider
        velen = ids.where(Zaak.volgorde.between(_deel("zoek_van", waarden), _deel("zoek_tot", waarden)))
    # a limit of nothing is what both databases look at before they read a row
    weinig = ids.where(gevonden).limit(case((veel, 0), else_=hoogstens)).subquery()
    deel = velen.where(per_rij(eis)).limit(case((veel, hoogstens), else_=0)).subquery()
    return union_all(select(weinig.c.id), select(deel.c.id))


def waarden_van(zoek: str) -> dict[str, Any]:
    """What is looked for, as the parameters of `vind_zaken`. The number of a zaak may miss its hyphen, or have a space
    or a dash in its place; without it the digits may be those of a provider too.
    """
    nummer = met_streepje(zoek)
    waarden: dict[str, Any] = {"zoek_vorm": zoekvorm(zoek)}
    if _IN_NUMMER.fullmatch(nummer):
        waarden["zoek_nummer"] = nummer
    if jaar := _MET_JAAR.fullmatch(zoek.strip()):
        waarden["zoek_van"], waarden["zoek_tot"] = (volgorde_van(f"{jaar[1]}-{n}") for n in ("0000", "999999"))
    return waarden


def vorm_van(zoek: str) -> str:
    """A text of which the statement is that of this one: one for all names, numbers, and numbers with a year."""
    waarden = waarden_van(zoek)
    if "zoek_van" in waarden:
        return "2000-0"
    if "zoek_nummer" in waarden:
        return "0" if waarden["zoek_vorm"] else "-"
    return "a" if waarden["zoek_vorm"] else "!"


def _deel(naam: str, waarden: dict[str, Any]) -> BindParameter[Any]:
    return bindparam(naam, waarden[naam])


def _eersten(vraag: Select[int], naam: str) -> CTE:
    """Found once in the statement, in which it is asked more often."""
    return vraag.limit(VEEL).cte(naam).prefix_with("MATERIALIZED")


def _is_veel(gevonden: CTE) -> ColumnElement[bool]:
    return select(func.count()).select_from(gevonden).scalar_subquery() >= VEEL
