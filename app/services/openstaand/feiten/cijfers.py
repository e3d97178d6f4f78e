"""Counts of children by municipality, regions that take part, and the days that figures of the provider come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from app.domain.openstaand.cijfers import Regiofeit, Telfeit
from app.models import Gicertificaat, Kwartaalcijfer, Telling, Zaak, Zaakregio
from app.regios import telt_voor
from app.services.openstaand.feiten.kaders import Zaken, per_zaak

_GEPLAATST = case((Telling.nog_te_plaatsen.is_not(None), Telling.peildatum))
"""The reference date of a count that says how many children are still to be placed, as closing asks."""


def tellingen(session: Session, zaken: Zaken) -> Mapping[int, list[Telfeit | Regiofeit]]:
    rijen = session.execute(
        select(Telling.zaak_id, Telling.gemeente, Telling.peildatum, func.min(_GEPLAATST))
        .where(Telling.zaak_id.in_(zaken))
        .group_by(Telling.zaak_id, Telling.gemeente, Telling.peildatum)
        .order_by(Telling.zaak_id, Telling.gemeente, Telling.peildatum)
    )
    per_gemeente: dict[tuple[int, str], list[tuple[date, date | None]]] = {}
    for zaak, gemeente, dag, geplaatst in rijen:
        per_gemeente.setdefault((zaak, gemeente), []).append((dag, geplaatst))
    telfeiten = [(zaak, _telfeit(gemeente, dagen)) for (zaak, gemeente), dagen in per_gemeente.items()]
    dagen = per_zaak((zaak, (feit.gemeente, feit.dagen[0], feit.laatste)) for zaak, feit in telfeiten)
    regios = session.execute(
        select(Zaakregio.zaak_id, Zaakregio.regio_code, Zaakregio.vanaf, Zaakregio.tot)
        .where(Zaakregio.zaak_id.in_(zaken))
        .order_by(Zaakregio.id)
    )
    regiofeiten = [
        (zaak, Regiofeit(code, vanaf, tot, _geteld(code, dagen.get(zaak, [])))) for zaak, code, vanaf, tot in regios
    ]
    paren: list[tuple[int, Telfeit | Regiofeit]] = [*telfeiten, *regiofeiten]
    return per_zaak(paren)


def _telfeit(gemeente: str, dagen: Sequence[tuple[date, date | None]]) -> Telfeit:
    """From its reference dates, oldest first, each with itself when it says how many are to be placed."""
    *eerder, laatste = [dag for dag, _ in dagen]
    return Telfeit(gemeente, next((dag for _, dag in dagen if dag), None), laatste, tuple(eerder))


def _geteld(regio: str, dagen: Sequence[tuple[str, date, date]]) -> date | None:
    """The first day on which the region was counted, from the first and last day of each municipality; who was no
    member at his last count does not count for it.
    """
    van = [(wie, eerste, laatste) for wie, eerste, laatste in dagen if telt_voor(regio, wie, laatste)]
    return min((eerste if telt_voor(regio, wie, eerste) else laatste for wie, eerste, laatste in van), default=None)


def kwartalen(session: Session, zaken: Zaken) -> Mapping[int, list[date]]:
    """Of the provider of the zaak, in whichever zaak they were entered."""
    rijen = session.execute(
        select(Zaak.id, Kwartaalcijfer.bron_datum)
        .join(Kwartaalcijfer, Kwartaalcijfer.aanbieder_id == Zaak.aanbieder_id)
        .where(Zaak.id.in_(zaken))
    )
    return per_zaak((nr, dag) for nr, dag in rijen)


def certificaten(session: Session, zaken: Zaken) -> Mapping[int, list[date]]:
    """The ends of the certificates of the provider that were not struck out, in whichever zaak they were entered."""
    later = aliased(Gicertificaat)
    nieuwste = (
        select(func.max(later.versie))
        .where(later.aanbieder_id == Gicertificaat.aanbieder_id, later.nummer == Gicertificaat.nummer)
        .scalar_subquery()
    )
    rijen = session.execute(
        select(Zaak.id, Gicertificaat.geldig_tot)
        .join(Gicertificaat, Gicertificaat.aanbieder_id == Zaak.aanbieder_id)
        .where(Zaak.id.in_(zaken), Gicertificaat.versie == nieuwste, Gicertificaat.vervallen.is_(False))
    )
    return per_zaak((nr, dag) for nr, dag in rijen)
