"""What the dossier takes from the logboek of a zaak, in one walk: memory does not grow with the logboek."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus, Mandaatstatus, dag_van
from app.domain.logboek.keten import GEDAAN
from app.domain.mandaat.mandaat import OVER_EINDE
from app.services.dossier.gemist import DAGEN_LATER
from app.services.logboek.lezen import Leesregel, doorloop
from app.services.termijn.overstap import STAP_OVER_OP_EDITIE

NIEUWSTE = 2_000
"""So many entries stand in the dossier itself, the newest; logboek.csv in the bundle has all of them."""
GEWEIGERD = 500
_STATUSSEN = {status.value: status for status in Mandaatstatus}


@dataclass(frozen=True)
class Afspraakstand:
    """An agreement and what was recorded about it last, up to and including the day."""

    nummer: int
    status: Afspraakstatus
    toelichting: str = ""
    datum: date | None = None


@dataclass
class Ingevoerd:
    """How many acts up to a day name the day that they are about (`met_dag`), and how many were entered `laat`."""

    met_dag: int = 0
    laat: int = 0

    def tel(self, datum: date | None, op: datetime) -> None:
        """One more act."""
        if datum:
            self.met_dag += 1
            self.laat += dag_van(op) - datum > timedelta(days=DAGEN_LATER)


@dataclass
class Dossierlog:
    """`regels` are the newest entries up to now, `aantal` how many there are; the rest is as it was on the day.

    `verlaten_editie` is the SHA-256 of the text that the first move after the day left; `namen` who stands behind each
    pseudonym and in which capacity he acted last; `geweigerd` are the refused acts up to and including the day;
    `einden` from when each mandaat was over, as was said by then; `weigeringen` the entry that refused each mandaat;
    `nummers` the place of every entry in the whole logboek;
    `overgenomen` says that the zaak itself came in from a file.
    """

    peildatum: date
    aantal: int = 0
    regels: deque[Leesregel] = field(default_factory=lambda: deque(maxlen=NIEUWSTE))
    geweigerd: deque[Leesregel] = field(default_factory=lambda: deque(maxlen=GEWEIGERD))
    geweigerd_aantal: int = 0
    afspraken: dict[int, Afspraakstand] = field(default_factory=dict)
    mandaten: dict[str, Mandaatstatus] = field(default_factory=dict)
    einden: dict[str, date] = field(default_factory=dict)
    weigeringen: dict[str, Leesregel] = field(default_factory=dict)
    verlaten_editie: str | None = None
    namen: dict[str, tuple[str, str]] = field(default_factory=dict)
    overgenomen: bool = False
    nummers: array[int] = field(default_factory=lambda: array("q"))
    ingevoerd: Ingevoerd = field(default_factory=Ingevoerd)

    def neem(self, regel: Leesregel) -> None:
        """One more entry; they come oldest first."""
        self.aantal += 1
        self.regels.append(regel)
        self.nummers.append(regel.kop.nr)
        self.overgenomen = self.overgenomen or (self.aantal == 1 and regel.overgenomen)
        self.namen[regel.kop.actor] = (regel.naam, regel.kop.hoedanigheid)
        later = bekend_sinds(regel) > self.peildatum
        if not later and regel.kop.uitkomst == GEDAAN:
            self.ingevoerd.tel(regel.datum, regel.op)
        if later and not regel.geweigerd:
            self._let_op_overstap(regel)
        elif not later and regel.geweigerd:
            self.geweigerd_aantal += 1
            self.geweigerd.append(regel)
        elif not later:
            self._verwerk(regel)

    def _let_op_overstap(self, regel: Leesregel) -> None:
        if regel.kop.actie == STAP_OVER_OP_EDITIE and regel.inhoud and self.verlaten_editie is None:
            self.verlaten_editie = str(regel.inhoud.get("van_sha256") or "") or None

    def _verwerk(self, regel: Leesregel) -> None:
        soort, _, nummer = (regel.kop.object or "").partition("/")
        naar = regel.kop.naar
        if soort == "mandaat" and regel.kop.actie in OVER_EINDE:
            self.einden[f"mandaat/{nummer}"] = zakelijke_dag(regel)
        if soort == "mandaat" and naar in _STATUSSEN:
            self.mandaten[f"mandaat/{nummer}"] = _STATUSSEN[naar]
            if _STATUSSEN[naar] is Mandaatstatus.AFGEWEZEN:
                self.weigeringen[f"mandaat/{nummer}"] = regel
        elif soort == "afspraak" and naar:
            toelichting = str((regel.inhoud or {}).get("toelichting", ""))
            self.afspraken[int(nummer)] = Afspraakstand(int(nummer), Afspraakstatus(naar), toelichting, regel.datum)


def zakelijke_dag(regel: Leesregel) -> date:
    """The business date of an entry; without one, the day in Amsterdam on which it was made."""
    return regel.datum or dag_van(regel.op)


def bekend_sinds(regel: Leesregel) -> date:
    """From which day on an entry tells something: its business date, but of an end that lies ahead the day on which it
    was recorded.
    """
    dag = zakelijke_dag(regel)
    return min(dag, dag_van(regel.op)) if regel.kop.actie in OVER_EINDE else dag


def lees_dossierlog(session: Session, zaak_id: int, peildatum: date) -> Dossierlog:
    """Walk through the logboek of the zaak once."""
    log = Dossierlog(peildatum)
    for regel in doorloop(session, zaak_id):
        log.neem(regel)
    return log


def lees_dossierlog_toen(
    session: Session, zaak_id: int, peildatum: date, tot_en_met: int, namen: Mapping[str, str]
) -> Dossierlog:
    """The same, up to and including the entry of this number in the zaak, with the names (by pseudonym) of then."""
    log = Dossierlog(peildatum)
    for regel in doorloop(session, zaak_id, tot_en_met):
        naam = namen.get(regel.kop.actor, regel.naam)
        log.neem(regel if naam == regel.naam else replace(regel, naam=naam))
    return log
