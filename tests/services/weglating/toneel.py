"""The stage on which a story is played: one zaak in a database of its own, and what its acts need to find in it.

Things are found by what they say, never by a number: when an act is left out, later numbers shift.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app import regios
from app.demo.accounts import gemeenteadres
from app.domain.basis.begrippen import Actor, Verzoek
from app.models import (
    Document,
    Export,
    Gebruiker,
    Informatieplicht,
    Mandaat,
    Noodgreep,
    Opschaling,
    Organisatie,
    Raadsbrief,
    Romptekst,
    Stuk,
    Vergadering,
    Vraag,
    Zaak,
)
from app.regios import profiel
from app.services.kern.bezetting import actor_op
from app.services.kern.uitvoering import voer_uit
from tests.kern.spelers import ADRESSEN, MIDDAG, dag

T = TypeVar("T")

BEGIN = dag(3, 2)
"""The first day of every story, a Monday."""
HAAGLANDEN = profiel("haaglanden")
GEMEENTEN = ("GM0503", "GM0518", "GM1783")
"""Delft, Den Haag and Westland: with three municipalities everything happens that happens with ten."""


@contextmanager
def kleine_regio(map_: Path) -> Iterator[Path]:
    """Haaglanden with only these municipalities, as an installation would write it; yields its folder."""
    regels = (Path(regios.__file__).parent / "haaglanden.toml").read_text().splitlines()
    anderen = [f'"{g.code}"' for g in HAAGLANDEN.gemeenten_ooit if g.code not in GEMEENTEN]
    over = [r for r in regels if not (r.strip().startswith("{ code =") and any(code in r for code in anderen))]
    (map_ / "haaglanden.toml").write_text("\n".join(over))
    regios.BESTANDEN.zet_eigen_map(map_)
    assert tuple(g.code for g in profiel("haaglanden").gemeenten_ooit) == GEMEENTEN
    try:
        yield map_
    finally:
        regios.BESTANDEN.zet_eigen_map(None)


class NietGespeeld(Exception):
    """What an act is about is not there, for the act that makes it was left out: this one cannot be played either."""


@dataclass
class Toneel:
    """`actoren` are the accounts that were met before, also on another copy of the same database."""

    session: Session
    actoren: dict[str, Actor] = field(default_factory=dict)
    _nummer: Any = field(default_factory=lambda: count(1))
    reeks: str = "verhaal"

    @staticmethod
    def dag(nummer: int) -> date:
        """The day of the story: 0 is the first."""
        return BEGIN + timedelta(days=nummer)

    def actor(self, wie: str) -> Actor:
        if wie not in self.actoren:
            vraag = select(Gebruiker).where(Gebruiker.email == adres(wie))
            self.actoren[wie] = actor_op(self.session, self.session.scalars(vraag).one(), BEGIN)
            self.session.rollback()
        return self.actoren[wie]

    def doet(self, wie: str, op: date, handeling: Callable[..., Any], *wat: Any) -> None:
        """One act by this account on this day. Raises what the act raises."""
        nr = next(self._nummer)
        nu = datetime.combine(op, MIDDAG) + timedelta(seconds=nr)
        verzoek = Verzoek(self.actor(wie), nu, f"{self.reeks}-{nr}", vers=True)
        voer_uit(self.session, verzoek, handeling, *wat)

    @property
    def zaak(self) -> Zaak:
        return self._een(select(Zaak).order_by(Zaak.id).limit(1))

    @property
    def nummer(self) -> str:
        return self.zaak.zaaknummer

    def plichten(self, code: str, *van: str) -> list[int]:
        """The duties of this row of the edition; of these municipalities or regions when they are named."""
        vraag = select(Informatieplicht.id).where(Informatieplicht.code == code).order_by(Informatieplicht.id)
        if van:
            vraag = vraag.where(Informatieplicht.organisatie_code.in_(van))
        return self._alle(vraag)

    def mandaat(self, tekst: str, gever: str) -> int:
        """The newest version of the mandaat of this grantor whose powers begin so."""
        vraag = (
            select(Mandaat.id)
            .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
            .where(Mandaat.bevoegdheden.startswith(tekst), Organisatie.code == gever)
        )
        return self._een(vraag.order_by(Mandaat.id.desc()).limit(1))

    def brief(self, gemeente: str) -> int:
        vraag = select(Raadsbrief.id).join(Romptekst).where(Raadsbrief.gemeente == gemeente)
        return self._een(vraag.order_by(Raadsbrief.id.desc()).limit(1))

    def vergadering(self, overleg: str) -> int:
        return self._een(select(Vergadering.id).where(Vergadering.overleg == overleg).limit(1))

    def vraag(self, tekst: str) -> int:
        return self._een(select(Vraag.volgnr).where(Vraag.tekst == tekst).order_by(Vraag.volgnr.desc()).limit(1))

    def stuk(self, titel: str) -> int:
        """The newest of that title: a random life may submit it twice."""
        return self._een(select(Stuk.volgnr).where(Stuk.titel == titel).order_by(Stuk.volgnr.desc()).limit(1))

    def opschaling(self, aanleiding: str) -> int:
        """The newest whose reason holds these words."""
        met = select(Opschaling.volgnr).where(Opschaling.aanleiding.contains(aanleiding))
        return self._een(met.order_by(Opschaling.volgnr.desc()).limit(1))

    def noodgreep(self) -> int:
        return self._een(select(Noodgreep.id).limit(1))

    def export(self) -> int:
        return self._een(select(Export.id).limit(1))

    def document(self, naam: str) -> int | None:
        """The file of this name; None when nobody added it."""
        met = select(Document.id).where(Document.naam == naam)
        return self.session.scalar(met.order_by(Document.id.desc()).limit(1))

    def _een(self, vraag: Select[T]) -> T:
        gevonden = self.session.scalars(vraag).one_or_none()
        if gevonden is None:
            raise NietGespeeld(str(vraag))
        return gevonden

    def _alle(self, vraag: Select[T]) -> list[T]:
        gevonden = list(self.session.scalars(vraag))
        if not gevonden:
            raise NietGespeeld(str(vraag))
        return gevonden


def adres(wie: str) -> str:
    """The account of a fixed character, or of a municipality by its code."""
    gemeente = HAAGLANDEN.gemeente(wie)
    return gemeenteadres(HAAGLANDEN, gemeente) if gemeente else ADRESSEN[wie]
