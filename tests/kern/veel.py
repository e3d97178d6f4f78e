"""A zaak many times over, written past the services: what a page costs must not grow with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.domain.zaak.zaaknummer import maak_zaaknummer, volgorde_van
from app.models import Aanbieder, Mandaat, Openpunt, Stap, Tredebepaling, Zaak
from tests.kern.databanken import zonder_regels

Rij = dict[str, Any]


def veel_zaken(session: Session, voorbeeld: Zaak, aantal: int, **anders: object) -> None:
    """So many copies of this zaak with provider, mandaten, steps and what is open; `anders` goes for each zaak.

    The keys of the database are not told: nothing may be added after it on PostgreSQL.
    """
    zaak, aanbieder = voorbeeld.id, voorbeeld.aanbieder_id
    with zonder_regels(session):
        begin = session.scalars(select(func.max(Zaak.id))).one() + 1000
        kvk = 31_000_000 + begin
        wie = _kopieer(session, Aanbieder, Aanbieder.id == aanbieder, aantal, lambda n: {"kvk_nummer": str(kvk + n)})

        def gegevens(n: int) -> Rij:
            nummer = str(anders.get("zaaknummer") or maak_zaaknummer(2025, begin + n))
            wat = {"zaaknummer": nummer, "volgorde": volgorde_van(nummer), "aanbieder_id": wie[aanbieder][n]}
            return wat | anders

        zaken = _kopieer(session, Zaak, Zaak.id == zaak, aantal, gegevens)[zaak]

        def van_zaak(n: int) -> Rij:
            return {"zaak_id": zaken[n]}

        tredes = _kopieer(session, Tredebepaling, Tredebepaling.zaak_id == zaak, aantal, van_zaak)

        def trede(n: int, rij: Rij) -> Rij:
            return {k: tredes[rij[k]][n] for k in ("tredebepaling_id", "begonnen_bij_id") if rij.get(k)}

        for soort in (Mandaat, Stap, Openpunt):
            _kopieer(session, soort, soort.zaak_id == zaak, aantal, van_zaak, trede)


def _kopieer(
    session: Session,
    soort: Any,
    welke: Any,
    aantal: int,
    nieuw: Callable[[int], Rij],
    ook: Callable[[int, Rij], Rij] = lambda _n, _rij: {},
) -> dict[int, list[int]]:
    """The rows so many times with other values and new keys; by the old key the new ones."""
    tabel = soort.__table__
    hoogste = session.scalars(select(func.max(tabel.c.id))).one() or 0
    ids: dict[int, list[int]] = {}
    erbij = []
    for rij in map(dict, session.execute(select(tabel).where(welke)).mappings().all()):
        ids[rij["id"]] = list(range(hoogste + 1, hoogste + 1 + aantal))
        hoogste += aantal
        erbij += [rij | nieuw(n) | ook(n, rij) | {"id": id_} for n, id_ in enumerate(ids[rij["id"]])]
    if erbij:
        session.execute(insert(tabel), erbij)
    return ids
