"""The frame of each zaak: region, edition and course, in one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.draaiboek.draaiboek import Editie
from app.domain.openstaand.kader import Bepaald, Kader
from app.models import Tredebepaling, Zaak
from app.regios import profiel
from app.services.draaiboek.edities import editie_bij

F = TypeVar("F")


@dataclass(frozen=True)
class Zaakfeit:
    """A zaak with what its sources read of it."""

    id: int
    editie: Editie
    kader: Kader


Zaken = Mapping[int, Zaakfeit]
"""The zaken that are computed, by id."""
PerZaak = Mapping[int, list[Any]]
"""The facts of a source, by zaak; a zaak without any may be missing."""


def lees_zaken(session: Session, ids: Collection[int]) -> dict[int, Zaakfeit]:
    """Those that were not destroyed: of one that was, nothing is open but what its declaration says."""
    rijen = session.execute(
        select(
            Zaak.id,
            Zaak.regio,
            Zaak.periode,
            Zaak.toestand,
            Zaak.toestand_sinds,
            Zaak.editie,
            Zaak.editie_sha256,
            Tredebepaling.volgnr,
            Tredebepaling.periode.label("in_periode"),
            Tredebepaling.naar,
            Tredebepaling.datum,
        )
        .join(Tredebepaling, Tredebepaling.zaak_id == Zaak.id)
        .where(Zaak.id.in_(ids), Zaak.vernietigd_op.is_(None))
        .order_by(Zaak.id, Tredebepaling.volgnr)
    ).all()
    verloop = per_zaak((rij[0], Bepaald(*rij[7:])) for rij in rijen)
    return {rij.id: _zaak(session, rij, verloop[rij.id]) for rij in rijen}


def _zaak(session: Session, rij: Any, verloop: list[Bepaald]) -> Zaakfeit:
    editie = editie_bij(session, rij.editie_sha256, rij.editie)
    kader = Kader(
        profiel=profiel(rij.regio),
        periode=rij.periode,
        toestand=rij.toestand,
        toestand_sinds=rij.toestand_sinds,
        verloop=verloop,
        grendels=editie.grendels,
        drempels=editie.drempels,
    )
    return Zaakfeit(rij.id, editie, kader)


def per_zaak(paren: Iterable[tuple[int, F]]) -> dict[int, list[F]]:
    """Group facts by the id of their zaak, in the order in which they come."""
    gevonden: dict[int, list[F]] = {}
    for zaak_id, feit in paren:
        gevonden.setdefault(zaak_id, []).append(feit)
    return gevonden
