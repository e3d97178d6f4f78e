"""What somebody wants to be mailed, and what is mailed to whoever chose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.basis.begrippen import AMSTERDAM, dag_van

UUR = 7
"""From this hour in Amsterdam on a day has its reminders and its list."""
TERUG = timedelta(days=7)
"""Of what was late longer than this nobody is reminded any more: it stands in lists."""


class Moment(StrEnum):
    """Why somebody is told of a point."""

    METEEN = "meteen"
    VOORAF = "vooraf"
    TE_LAAT = "te_laat"


class Overzicht(StrEnum):
    """How often somebody gets a list of everything that waits for him."""

    NOOIT = "nooit"
    DAG = "dag"
    WEEK = "week"


class Vooraf(StrEnum):
    """How many days before its last day somebody is reminded of a point."""

    NIET = "0"
    EEN = "1"
    DRIE = "3"
    WEEK = "7"

    @property
    def dagen(self) -> int:
        return int(self.value)


class Mailsoort(StrEnum):
    """What one link in a mail stops."""

    METEEN = "meteen"
    HERINNERING = "herinnering"
    OVERZICHT = "overzicht"


@dataclass(frozen=True)
class Mailwens:
    """What somebody chose: a mail at once for what waits for him, reminders before and after a last day, a list."""

    meteen: bool = True
    vooraf: Vooraf = Vooraf.DRIE
    te_laat: bool = True
    overzicht: Overzicht = Overzicht.NOOIT

    def krijgt(self, soort: Mailsoort) -> bool:
        """Whether any mail of this kind goes."""
        return self.zonder(soort) != self

    def zonder(self, soort: Mailsoort) -> Mailwens:
        """The same without this kind of mail."""
        if soort is Mailsoort.METEEN:
            return Mailwens(False, self.vooraf, self.te_laat, self.overzicht)
        if soort is Mailsoort.HERINNERING:
            return Mailwens(self.meteen, Vooraf.NIET, False, self.overzicht)
        return Mailwens(self.meteen, self.vooraf, self.te_laat, Overzicht.NOOIT)

    def overzicht_op(self, dag: date, vorige: date | None) -> bool:
        """Whether the list goes on this day, when `vorige` was the day on which lists went last: a week begins on
        Monday, also when the round of tasks did not run then.
        """
        maandag = dag - timedelta(days=dag.weekday())
        return self.overzicht is Overzicht.DAG or (
            self.overzicht is Overzicht.WEEK and (vorige is None or vorige < maandag)
        )


GEWOON = Mailwens()
"""Of whoever chose nothing."""


def is_ochtend_van(nu: datetime, vorige: date | None) -> bool:
    """Whether the day of this moment (UTC) still has to get its reminders and lists."""
    return (vorige is None or vorige < dag_van(nu)) and nu.astimezone(AMSTERDAM).hour >= UUR
