"""Municipalities from elsewhere: a college of any can be asked as grantor, and take part with accounts of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import onderdeel
from app.domain.basis.begrippen import Organisatiesoort
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.zoeken import op_naam
from app.domain.regio.regio import Regioprofiel
from app.models import Organisatie
from app.naslag import naslag
from app.regios import alle_profielen, regio_op


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


def vind_of_neem_op(session: Session, code: str, dag: date) -> Organisatie:
    """The organisation of this code; a municipality that no profile names is kept as one. Raises NietGevonden."""
    bekend = session.scalars(select(Organisatie).where(Organisatie.code == code)).one_or_none()
    if bekend:
        return bekend
    if code not in gemeenten_van_anderen(dag):
        raise NietGevonden(f"Organisatie {code} bestaat niet.", veld="organisatie")
    noemt = next(p for p in alle_profielen().values() if code in _van_anderen(p, dag))
    return neem_op(session, [*van_elders([code], noemt, dag).values()])[0]


def gemeenten_van_anderen(dag: date) -> dict[str, str]:
    """Names by code of the municipalities of regions that a profile names and that have none here: each can have
    accounts of its own, to take part when its region does.
    """
    samen: dict[str, str] = {}
    for profiel_ in alle_profielen().values():
        samen |= _van_anderen(profiel_, dag)
    return dict(sorted(samen.items(), key=lambda paar: op_naam(paar[1])))


def _van_anderen(noemt: Regioprofiel, dag: date) -> dict[str, str]:
    elders = [r for r in noemt.andere_regios if r.jeugdregio and r.code not in alle_profielen()]
    codes = {code for regio in elders for code in naslag().leden_op(regio.jeugdregio, dag)}
    return {code: g.naam for code in codes if (g := naslag().gemeente(code)) and regio_op(code, dag) is None}
