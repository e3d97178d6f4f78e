"""Everything that can be verified inside the database: the chain, the tree over it, and what the tables make of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.services.logboek.controle import Uitslag, verifieer
from app.services.naspel import speel_alles_na
from app.services.naspel.boomtoets import Boomuitslag, toets_boom


@dataclass(frozen=True)
class Logboektoets:
    """What was verified, per kind: the chain, the tree, and the state of each zaak, replayed from its entries."""

    keten: Uitslag
    boom: Boomuitslag
    nagespeeld: dict[str, int]


def toets_alles(session: Session, zaaknummer: str | None = None) -> Logboektoets:
    """The chain, then the tree over it, then every zaak (or this one) replayed. Raises Afwijking, Verschil."""
    keten_ = verifieer(session)
    return Logboektoets(keten_, toets_boom(session), dict(speel_alles_na(session, zaaknummer)))
