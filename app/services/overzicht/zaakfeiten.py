"""What happened in a zaak beside its treden, how its agreements stand, and how much there is of what: in one query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus
from app.domain.overleg.toezicht import Toezichtspoor
from app.models import (
    Afspraak,
    Kwartaalcijfer,
    Opschaling,
    Opschalingstap,
    Overname,
    Plaatsstand,
    Spoedbesluit,
    Telling,
    Toezichtstap,
    Zaakgebeurtenis,
)
from app.services.kern.toegang import Dossier
from app.services.overzicht.zaaktelling import GETELD

_GEBEURTENIS, _OPSCHALING, _TOEZICHT, _AFSPRAAK, _AANTAL = "gebeurtenis", "opschaling", "toezicht", "afspraak", "aantal"
NOODGREPEN, KWARTALEN, TELLINGEN, OVERNAMES = "noodgrepen", "kwartalen", "tellingen", "overnames"
SPOEDBESLUITEN, STANDEN = "spoedbesluiten", "standen"
"""What most zaken have none of: the page reads them only where there are."""


@dataclass(frozen=True)
class Gebeurtenis:
    """An event of the edition as it was recorded last; `code` is that of the edition."""

    code: str
    datum: date
    toelichting: str


@dataclass(frozen=True)
class Afspraakstand:
    """How an agreement of the profile stands."""

    nummer: int
    status: Afspraakstatus


@dataclass(frozen=True)
class Spoor:
    """An opschaling or a track of toezicht: `stappen` are its rungs or phases with their days, oldest first.

    `einde` is the day on which it ended; `nummer` that of an opschaling.
    """

    stappen: tuple[tuple[str, date], ...]
    einde: date | None = None
    nummer: int = 0
    aanleiding: str = ""

    @property
    def begin(self) -> date:
        return self.stappen[0][1]

    @property
    def nu(self) -> str:
        """The code of the rung or phase that it came to last."""
        return self.stappen[-1][0]

    @property
    def sinds(self) -> date:
        """Since when it is there."""
        return self.stappen[-1][1]


@dataclass(frozen=True)
class Zaakfeiten:
    """Of the present period the events, of the whole zaak the opschalingen and the tracks of toezicht; the agreements;
    and how many rows there are of each thing that is counted.
    """

    gebeurtenissen: Sequence[Gebeurtenis] = ()
    opschalingen: Sequence[Spoor] = ()
    toezicht: Sequence[Spoor] = ()
    afspraken: Sequence[Afspraakstand] = ()
    aantal: Mapping[str, int] = field(default_factory=dict)

    def gebeurtenis(self, code: str) -> Gebeurtenis | None:
        return next((g for g in self.gebeurtenissen if g.code == code), None)

    @property
    def lopend(self) -> list[Spoor]:
        """The opschaling and the toezicht that run."""
        return [spoor for spoor in (*self.opschalingen, *self.toezicht) if spoor.einde is None]


def lees_zaakfeiten(session: Session, dossier: Dossier) -> Zaakfeiten:
    """For who may see the whole zaak."""
    rijen: dict[str, list[Any]] = {}
    zaak = dossier.zaak
    van = {"zaak": zaak.id, "periode": zaak.periode, "aanbieder": zaak.aanbieder_id}
    for rij in sorted(session.execute(_vraag(), van), key=lambda rij: rij.id):
        rijen.setdefault(rij.wat, []).append(rij)
    laatste = {rij.code: rij for rij in rijen.get(_GEBEURTENIS, ())}
    spoor = Toezichtspoor(dossier.profiel.toezichtfasen)
    return Zaakfeiten(
        [Gebeurtenis(rij.code, rij.datum, rij.tekst) for rij in laatste.values()],
        _opschalingen(rijen.get(_OPSCHALING, ())),
        list(_toezicht(spoor, rijen.get(_TOEZICHT, ()))),
        [Afspraakstand(rij.id, Afspraakstatus(rij.code)) for rij in rijen.get(_AFSPRAAK, ())],
        {rij.code: rij.nr for rij in rijen.get(_AANTAL, ())},
    )


@cache
def _vraag() -> CompoundSelect[Any]:
    return union_all(*_delen())


def _delen() -> Iterator[Select[*tuple[Any, ...]]]:
    """Questions with the same columns."""
    zaak: BindParameter[int] = bindparam("zaak")
    geen, g, o, t, a = _geen_dag(), Zaakgebeurtenis, Opschaling, Toezichtstap, Afspraak
    kop = literal(_GEBEURTENIS).label("wat")
    yield select(
        kop,
        g.id.label("id"),
        literal(0).label("nr"),
        g.code.label("code"),
        g.datum.label("datum"),
        geen.label("einde"),
        g.toelichting.label("tekst"),
    ).where(g.zaak_id == zaak, g.periode == bindparam("periode"))
    s = Opschalingstap
    yield (
        select(literal(_OPSCHALING), s.id, o.volgnr, s.niveau, s.datum, o.einde, o.aanleiding)
        .join(o, o.id == s.opschaling_id)
        .where(o.zaak_id == zaak)
    )
    yield select(literal(_TOEZICHT), t.id, literal(0), t.fase, t.datum, geen, t.toelichting).where(t.zaak_id == zaak)
    status = cast(a.status, String)
    yield select(literal(_AFSPRAAK), a.nummer, literal(0), status, geen, geen, literal("")).where(a.zaak_id == zaak)
    for naam, tabel in {**GETELD, **_ZELDEN}.items():
        hoeveel = select(literal(_AANTAL), literal(0), func.count(), literal(naam), geen, geen, literal(""))
        van = tabel.aanbieder_id == bindparam("aanbieder") if naam == KWARTALEN else tabel.zaak_id == zaak
        yield hoeveel.select_from(tabel).where(van)


_ZELDEN: Mapping[str, Any] = {
    KWARTALEN: Kwartaalcijfer,
    TELLINGEN: Telling,
    OVERNAMES: Overname,
    SPOEDBESLUITEN: Spoedbesluit,
    STANDEN: Plaatsstand,
}


def _geen_dag() -> ColumnElement[date | None]:
    return cast(null(), Date)


def _opschalingen(rijen: Sequence[Any]) -> list[Spoor]:
    sporen: dict[int, Spoor] = {}
    for rij in rijen:
        eerder = sporen.get(rij.nr, Spoor((), rij.einde, rij.nr, rij.tekst))
        sporen[rij.nr] = replace(eerder, stappen=(*eerder.stappen, (rij.code, rij.datum)))
    return list(sporen.values())


def _toezicht(spoor: Toezichtspoor, rijen: Sequence[Any]) -> Iterator[Spoor]:
    """Each track from its first phase to the one that ends it."""
    nu: tuple[tuple[str, date], ...] = ()
    for rij in rijen:
        if spoor.loopt(rij.code):
            nu = (*nu, (rij.code, rij.datum))
        elif nu:
            yield Spoor(nu, rij.datum)
            nu = ()
    if nu:
        yield Spoor(nu)
