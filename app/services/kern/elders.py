"""Grantors from elsewhere: a college of any municipality of the country can be asked, also when no profile names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import onderdeel
from app.domain.basis.begrippen import Organisatiesoort
from app.domain.regio.regio import Regioprofiel
from app.models import Organisatie
from app.naslag import naslag
from app.regios import regio_op


def van_elders(codes: Collection[str], profiel: Regioprofiel, dag: date) -> dict[str, Organisatie]:
    """Those of these codes that are a municipality on the day, as organisations that are not kept yet."""
    bekend = (naslag().gemeente(code) for code in sorted(codes))
    return {
        g.code: Organisatie(
            code=g.code, naam=g.naam, soort=Organisatiesoort.GEMEENTE, regio=_regio(profiel, g.code, dag)
        )
        for g in bekend
        if g and g.bestaat_op(dag)
    }


@dataclass(frozen=True)
class Bestuur:
    """A body of a joint arrangement, as a grantor is named; of which other region, and what says that it is there."""

    orgaan: str
    regio: str
    regionaam: str
    bron: str


def besturen_van(profiel: Regioprofiel, dag: date) -> list[Bestuur]:
    """The bodies known on the day in each of the other regions of this one; a region without a code has none."""
    return [
        Bestuur(orgaan, andere.code, andere.naam, regeling.bron)
        for andere in profiel.andere_regios
        if andere.jeugdregio
        for regeling in naslag().regelingen_van(andere.jeugdregio, dag)
        for orgaan in regeling.besturen
    ]


def _regio(profiel: Regioprofiel, gemeente: str, dag: date) -> str:
    """Where its accounts would be managed: in the region that names it, else in that of its youth region."""
    eigen = regio_op(gemeente, dag)
    if eigen:
        return eigen.code
    indeling = naslag().jeugdregio_op(gemeente, dag)
    jeugdregio = indeling.jeugdregio if indeling else ""
    andere = next((r.code for r in profiel.andere_regios if jeugdregio and r.jeugdregio == jeugdregio), None)
    return andere or jeugdregio or "landelijk"


def neem_op(session: Session, gevers: Sequence[Organisatie]) -> list[Organisatie]:
    """Keep those that are new; who was kept by somebody else a moment ago is taken as he is."""
    return [gever if gever.id is not None else _neem_op(session, gever) for gever in gevers]


def _neem_op(session: Session, nieuw: Organisatie) -> Organisatie:
    try:
        with onderdeel(session):
            session.add(nieuw)
            session.flush()
    except IntegrityError:
        return session.scalars(select(Organisatie).where(Organisatie.code == nieuw.code)).one()
    return nieuw
