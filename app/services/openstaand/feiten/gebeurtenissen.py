"""Events of the edition, with the first thing that was done as if they had happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import AMSTERDAM
from app.domain.openstaand.grondslag import Gebeurtenisfeit
from app.models import Informatieplicht, Stap, Tredebepaling, Zaakgebeurtenis
from app.services.openstaand.feiten.kaders import Zaken, per_zaak


def gebeurtenissen(session: Session, zaken: Zaken) -> Mapping[int, list[Gebeurtenisfeit]]:
    """Of the present period, those from which something counts that was done."""
    eerste: dict[tuple[int, str], date] = {}
    for zaak_id, code, dag in _gedaan(session, zaken):
        eerste[zaak_id, code] = min(dag, eerste.get((zaak_id, code), dag))
    if not eerste:
        return {}
    er_is = _vastgelegd(session, zaken)
    return per_zaak(
        (
            zaak_id,
            Gebeurtenisfeit(
                code=code,
                naam=gebeurtenis.naam,
                gedaan=dag,
                vastgelegd=er_is.get((zaak_id, code)),
            ),
        )
        for (zaak_id, code), dag in eerste.items()
        if (gebeurtenis := zaken[zaak_id].editie.gebeurtenis(code))
    )


def _gedaan(session: Session, zaken: Zaken) -> Iterator[tuple[int, str, date]]:
    """What was finished or told, with what the edition counts its row from."""
    rijen = session.execute(
        union_all(
            *(
                select(rij.zaak_id, rij.code, dag.label("dag"), Tredebepaling.periode)
                .join(Tredebepaling, Tredebepaling.id == rij.tredebepaling_id)
                .where(rij.zaak_id.in_(zaken), dag.is_not(None))
                for rij, dag in ((Stap, Stap.afgerond_datum), (Informatieplicht, Informatieplicht.verzonden_datum))
            )
        )
    )
    vanaf = {zaak_id: {regel.code: regel.vanaf for regel in zaak.editie.regels()} for zaak_id, zaak in zaken.items()}
    for zaak_id, code, dag, periode in rijen:
        bron = vanaf[zaak_id].get(code, "")
        if dag and periode == zaken[zaak_id].kader.periode and zaken[zaak_id].editie.gebeurtenis(bron):
            yield zaak_id, bron, dag


def _vastgelegd(session: Session, zaken: Zaken) -> dict[tuple[int, str], date]:
    """By zaak and event the day on which it was first recorded in the present period."""
    g = Zaakgebeurtenis
    rijen = session.execute(
        select(g.zaak_id, g.periode, g.code, func.min(g.ingevoerd_op))
        .where(g.zaak_id.in_(zaken))
        .group_by(g.zaak_id, g.periode, g.code)
    )
    return {
        (zaak_id, code): op.astimezone(AMSTERDAM).date()
        for zaak_id, periode, code, op in rijen
        if periode == zaken[zaak_id].kader.periode
    }
