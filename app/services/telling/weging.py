"""What grantors weigh by the children in care of a zaak on one reference date; no small count follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.telling.klassen import Cel
from app.domain.telling.weging import weeg_kinderen
from app.models import Telling, Zaak
from app.regios import telt_voor


@dataclass(frozen=True)
class Kindergewicht:
    """Weights by the code of a college or a region, of the counts of `teldatum`; None is no day with counts at all.

    Who was not counted is not in it.
    """

    per_gever: Mapping[str, int]
    teldatum: date | None = None


def kinderen_van(session: Session, zaak: Zaak, gevers: Iterable[str], dag: date) -> Kindergewicht:
    """Of the newest reference date up to the day on which all of these were counted, else of the oldest after it.

    Without such a date that of the first that would be asked: who is missing then is not in it.
    """
    geteld, codes = _geteld(session, zaak), [*gevers]
    op_volgorde = sorted(geteld, key=lambda op: (op > dag, abs((op - dag).days)))
    volledig = (op for op in op_volgorde if all(_rijen_van(code, geteld[op], op) for code in codes))
    teldatum = next(volledig, op_volgorde[0] if op_volgorde else None)
    if teldatum is None:
        return Kindergewicht({})
    weging = weeg_kinderen(geteld[teldatum])
    rijen = {code: _rijen_van(code, geteld[teldatum], teldatum) for code in codes}
    som = {code: sum(weging[rij] for rij in eigen) for code, eigen in rijen.items() if eigen}
    return Kindergewicht(som, teldatum)


def _rijen_van(gever: str, geteld: Mapping[Cel, int], dag: date) -> set[str]:
    """The rows of a college, or of the region that grants: of it as a whole or of its members on that day."""
    return {gemeente for gemeente, _vorm in geteld if gemeente == gever or telt_voor(gever, gemeente, dag)}


def _geteld(session: Session, zaak: Zaak) -> dict[date, dict[Cel, int]]:
    """The children in care per reference date, by municipality and form of care; of each the last version."""
    vraag = select(Telling.peildatum, Telling.gemeente, Telling.zorgvorm, Telling.in_zorg)
    vraag = vraag.where(Telling.zaak_id == zaak.id).order_by(Telling.versie)
    laatste = {(dag, gemeente, vorm): aantal for dag, gemeente, vorm, aantal in session.execute(vraag)}
    per_dag: dict[date, dict[Cel, int]] = {}
    for (dag, gemeente, vorm), aantal in laatste.items():
        if aantal is not None:
            per_dag.setdefault(dag, {})[gemeente, vorm] = aantal
    return per_dag
