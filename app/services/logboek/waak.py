"""Is the logboek still what it was? It is held against the last checkpoint that lies outside the database.

Who owns the database can rewrite all of it so that it fits itself; it cannot be made to fit a checkpoint that he cannot
reach. Lines after the last checkpoint are not covered: that is why one is made within minutes of each change.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import cache

from sqlalchemy import Select, func, select, true
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import AlleenLezen
from app.domain.logboek import merkle, notitie
from app.export.ondertekening import Ondertekenaar, klopt
from app.models import Alleenlezen, Logalarm, LogboekKop, LogboekRegel
from app.services.logboek.boom import Logboom

KORTER = "Het logboek heeft {gevonden} regels, terwijl een ondertekend checkpoint er {verwacht} noemt."
ANDERS = "De eerste {verwacht} regels van het logboek zijn andere dan die van een ondertekend checkpoint."
VREEMD = "Het checkpoint buiten de database is niet met een sleutel van deze installatie ondertekend."
ONBEKEND = "Van dit logboek is buiten de database niets bekend, wel van een ander logboek."
GESPLETEN = "Buiten de database ligt een ander checkpoint over dezelfde {verwacht} regels: er zijn twee logboeken."

NIET_MEER = "Het logboek is niet meer wat het was toen een checkpoint ervan werd ondertekend."
"""The same for whom it is not said how long the whole logboek is."""


class Afwijkend(AlleenLezen):
    """The logboek is shorter than, or other than, a checkpoint outside says. Nothing may be recorded any more.

    `bewijs` is that checkpoint, `verwacht` its size, `goed` up to which line the logboek is surely as it was.
    """

    def __init__(self, reden: str, logboek: str, bewijs: bytes, verwacht: int = 0, goed: int = 0) -> None:
        super().__init__(reden.format(verwacht=verwacht, gevonden=goed))
        self.logboek, self.bewijs, self.verwacht, self.goed = logboek, bewijs, verwacht, goed


def open_alarm(session: Session) -> Logalarm | None:
    """The alarm that stands, if any."""
    return session.scalars(_open_alarm()).first()


@cache
def _open_alarm() -> Select[Logalarm]:
    return select(Logalarm).where(Logalarm.hervat_nr.is_(None)).order_by(Logalarm.id)


def waarom_stil(session: Session) -> str:
    """Why nothing can be recorded: `verhuisd`, `alarm`, or what readers are told during maintenance; else empty."""
    rij = session.execute(_stil()).first()
    if rij is None or rij.alarm is None:
        return (rij.dicht if rij else None) or ""
    return "verhuisd" if rij.verhuisd_naar else "alarm"


@cache
def _stil() -> Select[str | None, int | None, str | None]:
    open_ = Logalarm.hervat_nr.is_(None)
    vraag = select(Alleenlezen.bericht.label("dicht"), Logalarm.id.label("alarm"), Logalarm.verhuisd_naar)
    van_kop = vraag.select_from(LogboekKop).outerjoin(Logalarm, open_).outerjoin(Alleenlezen, true())
    return van_kop.order_by(Logalarm.id)


def toets_buiten(
    session: Session,
    ondertekenaar: Ondertekenaar,
    *,
    grondig: bool = False,
    nieuw_mag: bool,
    van: tuple[str, Logboom] | None = None,
) -> None:
    """Hold the logboek against what lies outside. Raises Afwijkend.

    `grondig` hashes every line anew instead of trusting tiles; `nieuw_mag` lets a logboek of which nothing is known
    begin beside others, as in development, where databases come and go. `van` is the id and the tree of the logboek,
    for who has them at hand.
    """
    buiten = ondertekenaar.buiten
    logboek, boom = van or _nu(session)
    bewijs = buiten.laatste(logboek) if buiten else None
    if buiten is None or bewijs is None:
        anderen = [] if buiten is None or nieuw_mag else buiten.logboeken()
        if buiten and anderen:
            raise Afwijkend(ONBEKEND, logboek, buiten.laatste(anderen[-1]) or b"")
        return
    punt = _gelezen(bewijs, ondertekenaar, logboek)
    if punt.grootte > boom.grootte:
        raise Afwijkend(KORTER, logboek, bewijs, punt.grootte, boom.grootte)
    if _wortel(session, boom, punt.grootte, grondig=grondig) != punt.wortel:
        raise Afwijkend(ANDERS, logboek, bewijs, punt.grootte)


def toets_oudere(session: Session, ondertekenaar: Ondertekenaar) -> tuple[int, int]:
    """The same for a copy that may be older: held, from the bytes of its lines, against the largest checkpoint outside
    that it can hold. Returns the size of that one, and of the newest outside; 0 when there is none. Raises Afwijkend.
    """
    buiten, (logboek, boom) = ondertekenaar.buiten, _nu(session)
    if buiten is None:
        return 0, 0
    bewijs, nieuwste = buiten.hoogstens(logboek, boom.grootte), buiten.grootste(logboek)
    if bewijs is None:
        return 0, nieuwste
    punt = _gelezen(bewijs, ondertekenaar, logboek)
    if _wortel(session, boom, punt.grootte, grondig=True) != punt.wortel:
        raise Afwijkend(ANDERS, logboek, bewijs, punt.grootte)
    return punt.grootte, nieuwste


def _gelezen(bewijs: bytes, ondertekenaar: Ondertekenaar, logboek: str) -> notitie.Checkpoint:
    try:
        gelezen = notitie.lees_notitie(bewijs)
        punt = notitie.lees_checkpoint(gelezen.tekst)
        sleutels = [notitie.Notitiesleutel(punt.oorsprong, publiek) for publiek in ondertekenaar.alle_publiek()]
        notitie.toets_ondertekend(gelezen, sleutels, klopt)
    except notitie.OngeldigeNotitie as fout:
        raise Afwijkend(VREEMD, logboek, bewijs) from fout
    return punt


def _nu(session: Session) -> tuple[str, Logboom]:
    logboek, nr = session.execute(select(LogboekKop.logboek, LogboekKop.nr)).one()
    return logboek, Logboom(session, nr)


def _wortel(session: Session, boom: Logboom, grootte: int, *, grondig: bool) -> bytes | None:
    """Root over the first lines; None when they are not all there. What the whole tree asks is read along with it."""
    try:
        if grondig:
            return wortel_uit_regels(session, grootte)
        boom.haal_vooraf([(0, grootte), (0, boom.grootte)])
        return boom.knoop(0, grootte) if grootte else merkle.LEEG
    except merkle.OngeldigBewijs:
        return None


def wortel_uit_regels(session: Session, grootte: int) -> bytes:
    """Root over the first `grootte` lines, from the lines alone. Raises merkle.OngeldigBewijs when some are missing."""
    vraag = select(LogboekRegel.regel).where(LogboekRegel.nr <= grootte).order_by(LogboekRegel.nr)
    aantal = session.scalar(select(func.count()).select_from(vraag.order_by(None).subquery()))
    if aantal != grootte:
        raise merkle.OngeldigBewijs("er ontbreken regels")
    return merkle.wortel(session.scalars(vraag.execution_options(yield_per=1_000)))


def leg_alarm_vast(session: Session, fout: Afwijkend, nu: datetime) -> Logalarm:
    """Keep what was found, once: from here on nothing can be recorded. `nu` is UTC."""
    with transaction(session):
        alarm = open_alarm(session)
        if alarm is None:
            alarm = Logalarm(
                logboek=fout.logboek,
                reden=fout.bericht,
                verwacht=fout.verwacht,
                gevonden=fout.goed,
                bewijs=fout.bewijs,
                gevonden_op=nu,
                nieuw_logboek=f"lb-{secrets.token_hex(8)}",
            )
            session.add(alarm)
        return alarm
