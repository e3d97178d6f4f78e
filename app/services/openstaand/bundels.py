"""Points that are done together stand on one line: ten proposals of one request, the parties that one zaak informs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.openstaand.register import SOORTEN


def gebundeld(rijen: Iterable[Any]) -> list[list[int]]:
    """The ids of points, those of one line together, in the order of the first; a row has `id`, `zaak_id`, `soort`,
    `gegevens`, `wie`, `code` and `behandelaar_id`.
    """
    per: dict[tuple[Any, ...], list[int]] = {}
    for rij in rijen:
        per.setdefault(_lijn(rij), []).append(rij.id)
    return list(per.values())


def _lijn(rij: Any) -> tuple[Any, ...]:
    soort = SOORTEN[rij.soort]
    verzoek = rij.gegevens.get("volgnr") if soort.per_verzoek else 0
    if not soort.veel or verzoek is None:
        return (rij.id,)
    return (rij.zaak_id, soort.code, verzoek, rij.wie, rij.code, rij.behandelaar_id)
