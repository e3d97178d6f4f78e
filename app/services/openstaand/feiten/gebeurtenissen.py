"""Events of the edition, with the first thing that was done as if they had happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.grondslag import Gebeurtenisfeit
from app.models import Informatieplicht, Stap, Tredebepaling, Zaakgebeurtenis
from app.services.openstaand.feiten.kaders import Zaakfeit


def gebeurtenissen(zaak: Zaakfeit) -> list[Gebeurtenisfeit]:
    """Of the present period, those from which something counts that was done."""
    eerste: dict[str, date] = {}
    for code, dag in _gedaan(zaak):
        eerste[code] = min(dag, eerste.get(code, dag))
    er_is = _vastgelegd(zaak)
    return [
        Gebeurtenisfeit(code=code, naam=gebeurtenis.naam, gedaan=dag, vastgelegd=er_is.get(code))
        for code, dag in eerste.items()
        if (gebeurtenis := zaak.editie.gebeurtenis(code))
    ]


def _gedaan(zaak: Zaakfeit) -> Iterator[tuple[str, date]]:
    """What was finished or told in this period, with what the edition counts its row from."""
    rijen = [(s.tredebepaling_id, s.code, s.afgerond_datum) for s in zaak.rijen.van(Stap)]
    rijen += [(p.tredebepaling_id, p.code, p.verzonden_datum) for p in zaak.rijen.van(Informatieplicht)]
    nu = {b.id for b in zaak.rijen.van(Tredebepaling) if b.periode == zaak.kader.periode}
    vanaf = {regel.code: regel.vanaf for regel in zaak.editie.regels()}
    for bepaling, code, dag in rijen:
        bron = vanaf.get(code, "")
        if dag and bepaling in nu and zaak.editie.gebeurtenis(bron):
            yield bron, dag


def _vastgelegd(zaak: Zaakfeit) -> dict[str, date]:
    """By event the day on which it was first recorded in the present period."""
    nu = [rij for rij in zaak.rijen.van(Zaakgebeurtenis) if rij.periode == zaak.kader.periode]
    eerst = sorted(nu, key=lambda rij: rij.ingevoerd_op, reverse=True)
    return {rij.code: dag_van(rij.ingevoerd_op) for rij in eerst}
