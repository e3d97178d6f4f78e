"""Read the logboek: entries with their content, filtered, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    LargeBinary,
    ScalarSelect,
    Select,
    bindparam,
    case,
    cast,
    false,
    func,
    literal_column,
    null,
    select,
    true,
)
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.systeem import SYSTEEM
from app.domain.basis.zoeken import op_naam
from app.domain.logboek import keten
from app.models import Gebruiker, LogboekPayload, LogboekRegel, Zaak
from app.naast import lees_kolommen

PAGINA = 50
WAAROM = ("reden", "motivering", "toelichting", "omschrijving", "doel")
"""Fields of an entry's content that say why, the most telling first."""
ONDERWERP = ("mandaatgever", "titel", "naam", "partij", "gemeente", "ontvanger", "aanbieder")


@dataclass(frozen=True)
class Leesregel:
    """An entry as it is read: its line, its content (None when destroyed) and the name behind the pseudonym."""

    kop: keten.Regel
    op: datetime
    datum: date | None
    hash: str
    naam: str
    payload: bytes | None

    @cached_property
    def inhoud(self) -> dict[str, object] | None:
        """Read when it is asked: of most entries a page tells only that they are there."""
        return keten.lees_inhoud(self.payload) if self.payload else None

    @property
    def geweigerd(self) -> bool:
        return self.kop.uitkomst == "geweigerd"

    @property
    def noodgreep(self) -> bool:
        """Whether this act passed a guard in an emergency."""
        return not self.geweigerd and bool(self.inhoud and self.inhoud.get("noodgreep"))

    @property
    def overgenomen(self) -> bool:
        """Whether it came in from a file: something of then, recorded afterwards."""
        return bool(self.inhoud and self.inhoud.get("ingelezen"))

    @property
    def waarom(self) -> str:
        """The reason or explanation that was given; empty when there is none."""
        return self._eerste(WAAROM)

    @property
    def onderwerp(self) -> str:
        """What the act was about, in a name: the grantor's code, the title of a step, the name of a document."""
        return self._eerste(ONDERWERP)

    def _eerste(self, velden: Sequence[str]) -> str:
        return next((str(self.inhoud[veld]) for veld in velden if self.inhoud and self.inhoud.get(veld)), "")


@dataclass(frozen=True)
class Logboekfilter:
    """What is asked of the logboek. Days are entry days in Amsterdam; `voor` is where the page begins (keyset): the
    number in the zaak, or in the whole logboek when all cases are read. `zaak` chooses one of those.
    """

    actie: str = ""
    gebruiker_id: int | None = None
    uitkomst: str = ""
    vanaf: date | None = None
    tot_en_met: date | None = None
    voor: int | None = None
    zaak: str = ""
    acties: tuple[str, ...] = ()


def laatste_regels(session: Session, zaak: Zaak, aantal: int) -> list[Leesregel]:
    """The newest entries of the zaak, newest first, without their content: see `met_inhoud`."""
    return lees(session, _laatste(), {"zaak": zaak.id, "aantal": aantal})


@cache
def _laatste() -> Vraag:
    vraag = select(*_KOP, cast(null(), LargeBinary).label("inhoud"), Gebruiker.naam).select_from(LogboekRegel)
    van_zaak = vraag.outerjoin(Gebruiker, _SCHRIJVER).where(LogboekRegel.zaak_id == bindparam("zaak"))
    return van_zaak.order_by(LogboekRegel.zaak_nr.desc()).limit(bindparam("aantal", type_=Integer))


def met_inhoud(session: Session, regels: Sequence[Leesregel]) -> list[Leesregel]:
    """These entries with their content. One query, and none without entries."""
    nummers = [regel.kop.nr for regel in regels]
    rijen = lees_kolommen(session, _inhoud(), {"nummers": nummers}) if nummers else ()
    inhoud: dict[int, bytes] = {rij.nr: rij.inhoud for rij in rijen}
    return [replace(regel, payload=inhoud.get(regel.kop.nr)) for regel in regels]


@cache
def _inhoud() -> Select[int, bytes]:
    deze = LogboekPayload.nr.in_(bindparam("nummers", expanding=True))
    return select(LogboekPayload.nr, LogboekPayload.inhoud).where(deze)


def lees_logboek(session: Session, zaak: Zaak, wens: Logboekfilter) -> tuple[list[Leesregel], int | None]:
    """A page of entries, newest first, and the zaak_nr before which the next page begins."""
    regels = lees(session, _pagina(wens), {"zaak": zaak.id})
    volgende = regels[PAGINA - 1].kop.zaak_nr if len(regels) > PAGINA else None
    return regels[:PAGINA], volgende


@lru_cache(maxsize=256)
def _pagina(wens: Logboekfilter) -> Vraag:
    """Made once for what is asked, but for the zaak."""
    van_zaak = vraag_regels().where(LogboekRegel.zaak_id == bindparam("zaak"))
    return gefilterd(van_zaak, wens).order_by(LogboekRegel.zaak_nr.desc()).limit(PAGINA + 1)


def heel_logboek(session: Session, zaak: Zaak, wens: Logboekfilter | None = None) -> list[Leesregel]:
    """Every entry of the zaak, oldest first."""
    vraag = gefilterd(_van_zaak(zaak), wens or Logboekfilter())
    return lees(session, vraag.order_by(LogboekRegel.zaak_nr))


PORTIE = 500


def doorloop(session: Session, zaak_id: int, tot_en_met: int | None = None) -> Iterator[Leesregel]:
    """Every entry of the zaak, or up to the one of this number, oldest first, in portions: memory does not grow with
    the logboek.
    """
    laatste = 0
    alle = vraag_regels().where(LogboekRegel.zaak_id == zaak_id).order_by(LogboekRegel.zaak_nr).limit(PORTIE)
    if tot_en_met is not None:
        alle = alle.where(LogboekRegel.zaak_nr <= tot_en_met)
    while True:
        vraag = alle.where(LogboekRegel.zaak_nr > laatste)
        regels = lees(session, vraag)
        yield from regels
        if len(regels) < PORTIE:
            return
        laatste = regels[-1].kop.zaak_nr or 0


def regels_van_object(session: Session, zaak: Zaak, wat: str) -> list[Leesregel]:
    """The entries about one object of the zaak, such as mandaat/12, oldest first."""
    vraag = _van_zaak(zaak).where(LogboekRegel.object == wat).order_by(LogboekRegel.zaak_nr)
    return lees(session, vraag)


def regel_van(session: Session, zaak: Zaak, zaak_nr: int) -> Leesregel:
    """The entry with this number in the zaak. Raises NietGevonden."""
    gevonden = lees(session, _van_zaak(zaak).where(LogboekRegel.zaak_nr == zaak_nr))
    if not gevonden:
        raise NietGevonden(f"Het logboek van deze zaak heeft geen regel {zaak_nr}.")
    return gevonden[0]


def keuzes(session: Session, zaak: Zaak) -> tuple[set[str], list[tuple[int, str]]]:
    """The acts that stand in the logboek of the zaak, and who wrote in it: id and name, by name. One query."""
    rijen = lees_kolommen(session, _keuzes(), {"zaak": zaak.id}).all()
    wie = {gebruiker_id: naam for _actie, gebruiker_id, naam in rijen if gebruiker_id is not None}
    return {actie for actie, *_wie in rijen}, sorted(wie.items(), key=lambda paar: (op_naam(paar[1]), paar[0]))


@cache
def _keuzes() -> Select[str, int | None, str]:
    return (
        select(LogboekRegel.actie, LogboekRegel.gebruiker_id, Gebruiker.naam)
        .outerjoin(Gebruiker, Gebruiker.id == LogboekRegel.gebruiker_id)
        .where(LogboekRegel.zaak_id == bindparam("zaak"))
        .distinct()
    )


Vraag = Select[bytes, datetime, date | None, str, bytes, str]
_KOP = (LogboekRegel.regel, LogboekRegel.op, LogboekRegel.datum, LogboekRegel.hash)
_SCHRIJVER = Gebruiker.id == LogboekRegel.gebruiker_id


def vraag_regels() -> Vraag:
    """Entries with their content and the name behind the pseudonym, to be narrowed and ordered."""
    return (
        select(*_KOP, LogboekPayload.inhoud, Gebruiker.naam)
        .select_from(LogboekRegel)
        .outerjoin(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .outerjoin(Gebruiker, _SCHRIJVER)
    )


def _van_zaak(zaak: Zaak) -> Vraag:
    return vraag_regels().where(LogboekRegel.zaak_id == zaak.id)


def _van_acties(wens: Logboekfilter) -> Iterator[ColumnElement[bool]]:
    if wens.actie:
        yield LogboekRegel.actie == wens.actie
    if wens.acties:
        yield LogboekRegel.actie.in_(wens.acties)


def gefilterd(vraag: Vraag, wens: Logboekfilter) -> Vraag:
    """Only what fits the filter, but for its `zaak`."""
    eisen = list(_van_acties(wens))
    if wens.gebruiker_id:
        eisen.append(LogboekRegel.gebruiker_id == wens.gebruiker_id)
    if wens.uitkomst == keten.GEWEIGERD:  # in words, and the rest of each of them, for the index of those
        eisen = [LogboekRegel.uitkomst != _GEDAAN, *(case((eis, true()), else_=false()) for eis in eisen)]
    elif wens.uitkomst:
        eisen.append(LogboekRegel.uitkomst == wens.uitkomst)
    vraag = vraag.where(*eisen)
    if wens.vanaf:
        vraag = vraag.where(LogboekRegel.nr >= _eerste(wens.vanaf))
    if wens.tot_en_met:
        later = func.coalesce(_eerste(wens.tot_en_met + timedelta(days=1)), _NOOIT)
        vraag = vraag.where(LogboekRegel.nr < later)
    if wens.voor:
        vraag = vraag.where(LogboekRegel.zaak_nr < wens.voor)
    return vraag


_GEDAAN: ColumnElement[str] = literal_column(f"'{keten.GEDAAN}'")
_NOOIT = 2**62


def _eerste(dag: date) -> ScalarSelect[int]:
    """The number of the first entry that was made on the day or later: numbers go on as time does."""
    regel = aliased(LogboekRegel)
    vraag = select(regel.nr).where(regel.op >= _middernacht(dag)).order_by(regel.op, regel.nr).limit(1)
    return vraag.scalar_subquery()


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM).astimezone(UTC)


def lees(session: Session, vraag: Vraag, waarden: Mapping[str, Any] | None = None) -> list[Leesregel]:
    """The entries that this query finds, with these parameters."""
    rijen = lees_kolommen(session, vraag, waarden).all()
    koppen = keten.lees_koppen([rij[0] for rij in rijen])
    return [
        Leesregel(kop, op, datum, hash_, naam or SYSTEEM.naam, payload)
        for kop, (_regel, op, datum, hash_, payload, naam) in zip(koppen, rijen, strict=True)
    ]
