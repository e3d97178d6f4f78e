"""What of the open list somebody asks for, as conditions in the query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, or_

from app.domain.openstaand.onderdelen import SOORTEN_VAN, Onderdeel
from app.models import Openpunt, Zaak
from app.services.kern.zoeken import past_bij_aanbieder


class Groep(StrEnum):
    """Where a point stands for who looks: with himself, with the team that he is in, or with others."""

    U = "u"
    TEAM = "team"
    ANDEREN = "anderen"


@dataclass(frozen=True)
class Puntwens:
    """Empty is all. `zaak` is a number or part of the name of a provider, `bij` the name of with whom it lies,
    `met_dag` what has a last day.
    """

    onderdeel: Onderdeel | None = None
    zaak: str = ""
    groep: Groep | None = None
    bij: str = ""
    te_laat: bool = False
    met_dag: bool = False

    def eisen(self, dag: date) -> Iterator[ColumnElement[bool]]:
        """All but the group, which depends on who looks."""
        if self.onderdeel:
            yield Openpunt.soort.in_(SOORTEN_VAN[self.onderdeel])
        if self.zaak:
            yield or_(Zaak.zaaknummer == self.zaak, past_bij_aanbieder(self.zaak))
        if self.bij:
            yield Openpunt.naam == self.bij
        if self.te_laat:
            yield Openpunt.uiterlijk_op < dag
        if self.met_dag:
            yield Openpunt.uiterlijk_op.is_not(None)
