"""What closing asks of the facts of a zaak beside its steps and mandaten: toezicht, letters, questions, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.overleg.toezicht import Toezichtspoor
from app.models import Mandaat, Raadsbrief, Romptekst, Standpunt, Telling, Vraag, Zaak, Zaakregio
from app.regios import profiel, telt_voor
from app.services.mandaat.stand import voorwaarden_open
from app.services.overleg.toezicht import lijst_toezichtstappen


def toezichtfase(session: Session, zaak: Zaak) -> str | None:
    """The phase of the toezicht that runs, in words; None when there is none or it ended."""
    stappen = lijst_toezichtstappen(session, zaak)
    spoor = Toezichtspoor(profiel(zaak.regio).toezichtfasen)
    nu = stappen[-1].fase if stappen else None
    if nu is None or not spoor.loopt(nu):
        return None
    fase = spoor.fase(nu)
    return fase.titel if fase else nu


def open_brieven(session: Session, zaak: Zaak) -> Sequence[str]:
    """Municipalities whose letter of the newest text was not sent to their council."""
    nieuwste = select(func.max(Romptekst.versienr)).where(Romptekst.zaak_id == zaak.id).scalar_subquery()
    vraag = (
        select(Raadsbrief.gemeente)
        .join(Romptekst, Romptekst.id == Raadsbrief.romptekst_id)
        .where(Romptekst.zaak_id == zaak.id, Romptekst.versienr == nieuwste, Raadsbrief.verzonden_datum.is_(None))
        .order_by(Raadsbrief.id)
    )
    namen = profiel(zaak.regio).gemeentenamen
    return [namen.get(code, code) for code in session.scalars(vraag)]


def open_vragen(session: Session, zaak: Zaak) -> Sequence[int]:
    """Numbers of the questions to which a municipality that was asked said nothing."""
    antwoorden = select(Standpunt.vraag_id, Standpunt.gemeente).join(Vraag).where(Vraag.zaak_id == zaak.id).distinct()
    gezegd = {tuple(rij) for rij in session.execute(antwoorden)}
    vragen = session.scalars(select(Vraag).where(Vraag.zaak_id == zaak.id).order_by(Vraag.volgnr))
    return [v.volgnr for v in vragen if any((v.id, gemeente) not in gezegd for gemeente in v.aan)]


def open_voorwaarden(session: Session, zaak: Zaak) -> int:
    """Conditions of mandaten that were in use in this period, not found to be met."""
    gebruikt = (Mandaat.zaak_id == zaak.id, Mandaat.periode == zaak.periode, Mandaat.actief_vanaf.is_not(None))
    return sum(session.scalars(select(voorwaarden_open()).select_from(Mandaat).where(*gebruikt)))


def nooit_geteld(session: Session, zaak: Zaak) -> bool:
    """Whether nobody ever said how many children of the region itself are still to be placed."""
    return not any(telt_voor(zaak.regio, *rij) for rij in _te_plaatsen(session, zaak))


def regios_zonder_telling(session: Session, zaak: Zaak) -> Sequence[str]:
    """Other regions that take part and of which nobody said how many children are still to be placed, as a whole or of
    a municipality: a count of something else leaves that open, and what is not known is not nought.
    """
    lopend = select(Zaakregio.regio_code).where(Zaakregio.zaak_id == zaak.id, Zaakregio.tot.is_(None)).distinct()
    betrokken = [code for code in session.scalars(lopend) if code != zaak.regio]
    if not betrokken:
        return []
    geteld = _te_plaatsen(session, zaak)
    namen = {r.code: r.naam for r in profiel(zaak.regio).andere_regios}
    return [namen.get(code, code) for code in betrokken if not any(telt_voor(code, *rij) for rij in geteld)]


def _te_plaatsen(session: Session, zaak: Zaak) -> list[tuple[str, date]]:
    """Of whom was said how many are still to be placed, with the newest reference date on which it was."""
    laatste = select(Telling.gemeente, func.max(Telling.peildatum)).where(
        Telling.zaak_id == zaak.id, Telling.nog_te_plaatsen.is_not(None)
    )
    return [(wie, dag) for wie, dag in session.execute(laatste.group_by(Telling.gemeente))]
