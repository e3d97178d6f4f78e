"""How much there is behind each page of a case, and how much of it is open, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, func, literal, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.openstaand.onderdelen import ONDERDEEL_VAN, Onderdeel
from app.models import (
    Besluit,
    Document,
    Export,
    LogboekRegel,
    Mandaat,
    Mandaatverzoek,
    Noodgreep,
    Openpunt,
    Stuk,
    Vraag,
)
from app.services.kern.toegang import Dossier, per_actor
from app.services.openstaand.lijst import Aantal, Openstaand, blik, in_zaak, som
from app.services.openstaand.vraag import te_laat_op

GETELD: Mapping[str, Any] = {
    "mandaten": Mandaat,
    "verzoeken": Mandaatverzoek,
    "besluiten": Besluit,
    "documenten": Document,
    "logboek": LogboekRegel,
    "exports": Export,
    "stukken": Stuk,
    "vragen": Vraag,
    "noodgrepen": Noodgreep,
}


@dataclass(frozen=True)
class Tellingen:
    """How many rows there are of each thing, and what is open in each part; what is not there is nought."""

    aantal: Mapping[str, int] = field(default_factory=dict)
    open: Mapping[Onderdeel, Aantal] = field(default_factory=dict)

    def van(self, deel: Onderdeel) -> Aantal:
        """What is open in one part."""
        return self.open.get(deel, Aantal())

    @property
    def alles(self) -> Aantal:
        """What is open in all parts together."""
        return som(self.open.values())


def uit(punten: Iterable[Openstaand], aantal: Mapping[str, int]) -> Tellingen:
    """The same from points and counts that are at hand."""
    per_deel: dict[Onderdeel, list[Aantal]] = {}
    for punt in punten:
        per_deel.setdefault(ONDERDEEL_VAN[punt.soort.code], []).append(Aantal(1, int(punt.te_laat)))
    return Tellingen(aantal, {deel: som(delen) for deel, delen in per_deel.items()})


def tellingen(session: Session, dossier: Dossier, dag: date) -> Tellingen:
    """All counts of a case. Who is not in its team is told of what lies with himself and nothing else."""
    aantal: dict[str, int] = {}
    per_deel: dict[Onderdeel, list[Aantal]] = {}
    for naam, hoeveel, laat in session.execute(_vraag(*blik(dossier), dag), {"zaak": dossier.zaak.id}):
        if naam in ONDERDEEL_VAN:
            per_deel.setdefault(ONDERDEEL_VAN[naam], []).append(Aantal(hoeveel, laat))
        else:
            aantal[naam] = hoeveel
    return Tellingen(aantal, {deel: som(delen) for deel, delen in per_deel.items()})


@per_actor
def _vraag(actor: Actor, volledig: bool, in_regio: bool, dag: date) -> CompoundSelect[str, int, int]:
    vraag: Select[str, int, int] = (
        select(Openpunt.soort, func.count(), func.sum(te_laat_op(dag)))
        .where(in_zaak(actor, volledig, in_regio, dag))
        .group_by(Openpunt.soort)
    )
    rijen = [
        select(literal(naam), func.count(), literal(0)).select_from(model).where(model.zaak_id == bindparam("zaak"))
        for naam, model in (GETELD if volledig else {}).items()
    ]
    return vraag.union_all(*rijen)
