"""What the mandaten of the register say, and what office each holder has: one statement for a page or a portion."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.models import Gebruiker, Mandaat, Organisatie
from app.naast import lees_kolommen
from app.services.mandaat.register.lezen import PORTIE, Registerregel


class Mandaattekst(NamedTuple):
    """What a mandaat says beside its row in the register."""

    id: int
    bevoegdheden: str
    voorwaarden: str
    ondermandaat_mag: bool
    verleend_datum: date | None
    functie: str
    organisatie: str
    volmacht: bool
    machtiging: bool
    organen: str


def teksten(session: Session, ids: Collection[int]) -> Mapping[int, Mandaattekst]:
    """By mandaat; `functie` is the office of its holder, or the one it was given to, `organisatie` where he works. Who
    may see them was asked before.
    """
    if not ids:
        return {}
    rijen = lees_kolommen(session, _vraag(), {"ids": sorted(ids)})
    return {rij.id: Mandaattekst(*rij) for rij in rijen}


def met_tekst(session: Session, regels: Iterator[Registerregel]) -> Iterator[tuple[Registerregel, Mandaattekst]]:
    """Each row with what its mandaat says, as they are read."""
    while stuk := list(islice(regels, PORTIE)):
        gezegd = teksten(session, [regel.mandaat.id for regel in stuk])
        yield from ((regel, gezegd[regel.mandaat.id]) for regel in stuk)


@cache
def _vraag() -> Select[*tuple[Any, ...]]:
    m = Mandaat
    return (
        select(
            m.id, m.bevoegdheden, m.voorwaarden, m.ondermandaat_mag, m.verleend_datum,
            func.coalesce(m.houder_titel, Gebruiker.functie), Organisatie.naam, m.volmacht, m.machtiging, m.organen,
        )
        .join_from(m, Gebruiker, Gebruiker.id == m.houder_id)
        .join(Organisatie, Organisatie.id == func.coalesce(m.houder_organisatie_id, Gebruiker.organisatie_id))
        .where(m.id.in_(bindparam("ids", expanding=True)))
    )  # fmt: skip
