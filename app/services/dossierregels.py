"""What a dossier needs of the logboek of its zaak, gathered in one pass: memory does not grow with the logboek."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.domain.begrippen import AMSTERDAM, Mandaatstatus
from app.models import Zaak
from app.services.lezen import Leesregel, doorloop
from app.services.overstap import STAP_OVER_OP_EDITIE

GROOTSTE_LIJST = 2_000
"""Entries that the dossier itself lists; what came before them stands in logboek.csv, as everything does."""
_STATUSSEN = frozenset(Mandaatstatus)


@dataclass
class Dossierregels:
    """`laatste` are the newest entries, up to now; `geweigerd` the newest refused ones up to the reference date.

    `mandaten` and `afspraken` hold, by object (such as mandaat/12), what the last act up to that date made of it.
    """

    peildatum: date
    aantal: int = 0
    laatste: deque[Leesregel] = field(default_factory=lambda: deque(maxlen=GROOTSTE_LIJST))
    geweigerd: deque[Leesregel] = field(default_factory=lambda: deque(maxlen=GROOTSTE_LIJST))
    mandaten: dict[str, Mandaatstatus] = field(default_factory=dict)
    afspraken: dict[str, Leesregel] = field(default_factory=dict)
    overstappen: list[Leesregel] = field(default_factory=list)
    personen: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def chronologie(self) -> Sequence[Leesregel]:
        return tuple(self.laatste)

    def voeg_toe(self, regel: Leesregel) -> None:
        """The next entry."""
        self.aantal += 1
        self.laatste.append(regel)
        self.personen[regel.kop.actor] = (regel.naam, regel.kop.hoedanigheid)
        if regel.kop.actie == STAP_OVER_OP_EDITIE and not regel.geweigerd:
            self.overstappen.append(regel)
        if zakelijke_dag(regel) > self.peildatum:
            return
        if regel.geweigerd:
            self.geweigerd.append(regel)
        else:
            self._onthoud(regel)

    def _onthoud(self, regel: Leesregel) -> None:
        naar, wat = regel.kop.naar, regel.kop.object or ""
        if wat.startswith("mandaat/") and naar in _STATUSSEN:
            self.mandaten[wat] = Mandaatstatus(naar)
        elif wat.startswith("afspraak/") and naar:
            self.afspraken[wat] = regel


def lees_regels(session: Session, zaak: Zaak, peildatum: date) -> Dossierregels:
    """One pass over all entries of the zaak, oldest first."""
    gelezen = Dossierregels(peildatum)
    for regel in doorloop(session, zaak):
        gelezen.voeg_toe(regel)
    return gelezen


def zakelijke_dag(regel: Leesregel) -> date:
    """The business date of an entry; without one, the day in Amsterdam on which it was made."""
    return regel.datum or regel.op.astimezone(AMSTERDAM).date()
