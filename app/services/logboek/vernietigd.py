"""Which content may be missing from the logboek: what an entry of destruction accounts for, and nothing else.

Told from the lines alone, so that it holds for a bundle as well: an entry of destruction covers every earlier entry of
its zaak. One of an account stands outside any zaak and lists the entries in its own content, which is hashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bewaren.vernietiging import BEVESTIG_ANONIMISERING, BEVESTIG_VERNIETIGING
from app.domain.logboek import keten
from app.domain.logboek.keten import GEDAAN
from app.models import LogboekPayload, LogboekRegel


@dataclass(frozen=True)
class Vernietigd:
    """`zaken`: the number in the logboek of the declaration of each destroyed zaak; `regels`: entries outside any."""

    zaken: Mapping[str, int] = field(default_factory=dict)
    regels: Mapping[int, int] = field(default_factory=dict)

    def dekt(self, kop: keten.Regel) -> bool:
        """Whether the content of this entry may be missing. A declaration comes after what it covers."""
        verklaring = self.zaken.get(kop.zaak) if kop.zaak else self.regels.get(kop.nr)
        return verklaring is not None and kop.nr < verklaring


def vernietigde_inhoud(session: Session) -> Vernietigd:
    """What was destroyed, by the entries that say so."""
    zaken: dict[str, int] = {}
    regels: dict[int, int] = {}
    for regel, inhoud in session.execute(
        select(LogboekRegel.regel, LogboekPayload.inhoud)
        .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.actie.in_((BEVESTIG_VERNIETIGING, BEVESTIG_ANONIMISERING)), LogboekRegel.uitkomst == GEDAAN)
        .order_by(LogboekRegel.nr)
    ):
        kop = keten.lees_regel(regel)
        if kop.actie == BEVESTIG_VERNIETIGING and kop.zaak:
            zaken[kop.zaak] = kop.nr
        elif kop.actie == BEVESTIG_ANONIMISERING and kop.zaak is None:
            regels |= dict.fromkeys(_regels(inhoud), kop.nr)
    return Vernietigd(zaken, regels)


def _regels(inhoud: bytes) -> list[int]:
    regels = keten.ontzegel(inhoud).get("regels", [])
    return [nr for nr in regels if isinstance(nr, int)] if isinstance(regels, list) else []
