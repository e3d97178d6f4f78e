"""Who gets which event: what somebody may see of the zaak at the moment of delivery, and not more.

That an event comes at all tells that something happened, and when. So outside the team only those acts are told
whose outcome the recipient sees on a page anyway, without the number of the entry; and nothing of a zaak, or of a
mandaat, that is not his to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.handelingen import Buiten, buiten, van_soorten
from app.domain.basis.rechten import Recht
from app.domain.logboek.keten import GEDAAN
from app.domain.melding.notificatie import Notificatie
from app.models import LogboekKop, LogboekRegel, Zaak
from app.services.kern.toegang import Dossier, vind_dossier, zichtbare_zaken
from app.services.mandaat.toegang import vind_mandaat

PORTIE = 100


@dataclass(frozen=True)
class Kandidaat:
    """An entry that may become an event."""

    nr: int
    hash: str
    actie: str
    op: datetime
    object: str | None
    zaaknummer: str


@dataclass(frozen=True)
class Portie:
    """Entries to weigh, oldest first; `tot` is how far the logboek was read with them."""

    kandidaten: Sequence[Kandidaat]
    tot: int

    @property
    def vol(self) -> bool:
        """Whether there may be more."""
        return len(self.kandidaten) == PORTIE


def lees_portie(session: Session, actor: Actor, soorten: Sequence[str], na: int) -> Portie:
    """The next entries of zaken that this actor sees now, of these kinds if any. A refused attempt is no event.

    Entries are committed in the order of their numbers (the head of the logboek is locked until then), so none comes
    later with a lower number.
    """
    kop, r = session.scalars(select(LogboekKop.nr)).one(), LogboekRegel
    vraag = (
        select(r.nr, r.hash, r.actie, r.op, r.object, Zaak.zaaknummer)
        .join(Zaak, Zaak.id == r.zaak_id)
        .where(r.nr > na, r.nr <= kop, r.uitkomst == GEDAAN, zichtbare_zaken(actor))
        .order_by(r.nr)
        .limit(PORTIE)
    )
    if soorten:
        vraag = vraag.where(r.actie.in_(van_soorten(soorten)))
    kandidaten = [Kandidaat(*rij) for rij in session.execute(vraag)]
    return Portie(kandidaten, kandidaten[-1].nr if len(kandidaten) == PORTIE else kop)


def als_notificatie(session: Session, actor: Actor, wat: Kandidaat) -> Notificatie | None:
    """The entry as this actor may get it now; None when it is not for him."""
    try:
        dossier = vind_dossier(session, actor, wat.zaaknummer)
    except NietGevonden:
        return None
    voor_team = dossier.mag(Recht.LOGBOEK_INZIEN)
    if voor_team or buiten(wat.actie) is Buiten.ZAAK or _eigen_mandaat(session, dossier, wat):
        return Notificatie(wat.hash, wat.zaaknummer, wat.actie, wat.op, wat.object, wat.nr if voor_team else None)
    return None


def _eigen_mandaat(session: Session, dossier: Dossier, wat: Kandidaat) -> bool:
    """Whether this is an act on a mandaat whose page he sees, and there its outcome."""
    soort, _, nummer = (wat.object or "").partition("/")
    if buiten(wat.actie) is not Buiten.MANDAAT or soort != "mandaat":
        return False
    try:
        vind_mandaat(session, dossier, int(nummer))
    except NietGevonden:
        return False
    return True
