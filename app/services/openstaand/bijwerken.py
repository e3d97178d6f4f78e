"""Keep what is open beside the facts: computed anew from them, and written only where it differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from app.db import tabel
from app.domain.openstaand.onderdelen import ONDERDEEL_VAN
from app.domain.openstaand.punt import Punt
from app.domain.openstaand.register import SOORTEN
from app.models import Behandelaar, Openpunt, Zaak
from app.naast import voeg_toe
from app.services.openstaand.bronnen import RUST, Bron, bronnen_voor
from app.services.openstaand.feiten.kaders import Zaakfeit, lees_zaken

PARTIJ = 200
"""How many zaken are computed at a time when all of them are."""
_TABEL = tabel(Openpunt)
_NEEM_WEG = delete(_TABEL).where(_TABEL.c.id.in_(bindparam("ids", expanding=True)))
_RAAKT_ALLES = frozenset({RUST, Behandelaar.__tablename__})
"""What changes points whose sources it does not touch: whether they are on lists, and who does them."""
_KOLOMMEN = tuple(kolom.name for kolom in _TABEL.columns if kolom.name != "id")


@dataclass(frozen=True)
class Verschil:
    """The ids of what stood there and should not, and the rows that should and did not."""

    weg: Sequence[int] = ()
    erbij: Sequence[dict[str, Any]] = ()

    def __bool__(self) -> bool:
        return bool(self.weg or self.erbij)


def werk_bij(session: Session, zaken: Collection[int], geraakt: frozenset[str] | None = None) -> Verschil:
    """Compute the sources that these tables touch, for these zaken, and write what differs. Costs no more for many."""
    verschil = vergelijk(session, zaken, geraakt)
    if verschil.weg:
        session.execute(_NEEM_WEG, {"ids": list(verschil.weg)})
    voeg_toe(session, Openpunt, verschil.erbij)
    return verschil


def vergelijk(session: Session, zaken: Collection[int], geraakt: frozenset[str] | None = None) -> Verschil:
    """The same, of which nothing is written. What is and what should be are read together, in one statement."""
    bronnen = bronnen_voor(geraakt)
    if not zaken or not (bronnen or Behandelaar.__tablename__ in (geraakt or ())):
        return Verschil()
    soorten = frozenset[str]().union(*(bron.soorten for bron in bronnen))
    punten = soorten if geraakt is not None and not geraakt & _RAAKT_ALLES else None
    alle = lees_zaken(session, zaken, {Openpunt, Behandelaar}.union(*(bron.rijen for bron in bronnen)), punten)
    nodig: dict[tuple[Any, ...], dict[str, Any]] = {}
    er: dict[tuple[Any, ...], tuple[int, dict[str, Any]]] = {}
    for zaak in alle.values():
        hier = {_sleutel(rij): (id_, rij) for id_, rij in _staat_er(zaak)}
        er.update(hier)
        blijft = [rij for _id, rij in hier.values() if rij["soort"] not in soorten]
        nodig.update((_sleutel(rij), rij) for rij in _rijen(zaak, bronnen, blijft))
    return Verschil(
        [id_ for sleutel, (id_, rij) in er.items() if nodig.get(sleutel) != rij],
        [rij for sleutel, rij in nodig.items() if sleutel not in er or er[sleutel][1] != rij],
    )


def herbouw(session: Session, ids: Sequence[int] | None = None) -> tuple[int, int]:
    """Compute everything of these zaken, or of all, a part at a time; what stood there already and is right stays.

    Returns how many points went and how many came.
    """
    alle = session.scalars(select(Zaak.id).order_by(Zaak.id)).all() if ids is None else ids
    delen = [werk_bij(session, alle[begin : begin + PARTIJ]) for begin in range(0, len(alle), PARTIJ)]
    return sum(len(deel.weg) for deel in delen), sum(len(deel.erbij) for deel in delen)


def _rijen(zaak: Zaakfeit, bronnen: Sequence[Bron], blijft: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What should be kept: what was not closed, also when it ends or begins by the calendar. What these sources say
    nothing of stays (`blijft`): whether it is on lists follows from the zaak, and who does it from what was agreed.
    """
    wie = {(rij.soort, rij.object): rij.gebruiker_id for rij in zaak.rijen.van(Behandelaar)}
    for punt in (punt for bron in bronnen for punt in bron.van(zaak)):
        if punt.gesloten_op is None:
            yield _als_rij(zaak, punt, wie.get((punt.soort, punt.object)))
    for rij in blijft:
        eigen = {"behandelaar_id": wie.get((rij["soort"], rij["object"]))}
        yield rij | {"op_lijst": _op_lijst(zaak, rij["soort"])} | eigen


def _als_rij(zaak: Zaakfeit, punt: Punt, behandelaar_id: int | None) -> dict[str, Any]:
    return {
        "zaak_id": zaak.id,
        "soort": punt.soort,
        "onderdeel": ONDERDEEL_VAN[punt.soort].value,
        "object": punt.object,
        "onderwerp": punt.onderwerp,
        "wie": punt.ligt_bij.wie,
        "code": punt.ligt_bij.code,
        "naam": punt.ligt_bij.naam,
        "sinds": punt.sinds,
        "vanaf": punt.zichtbaar_vanaf,
        "tot": punt.tot,
        "uiterlijk_op": punt.uiterlijk_op,
        "weegt": punt.weegt,
        "gegevens": dict(punt.gegevens),
        "op_lijst": _op_lijst(zaak, punt.soort),
        "behandelaar_id": behandelaar_id,
    }


def _op_lijst(zaak: Zaakfeit, soort: str) -> bool:
    """Whether lists over zaken have it."""
    return SOORTEN[soort].te_doen(rust=zaak.kader.gesloten_op is not None)


def _staat_er(zaak: Zaakfeit) -> Iterator[tuple[int, dict[str, Any]]]:
    for rij in zaak.rijen.van(Openpunt):
        waarden = vars(rij)
        yield waarden["id"], {naam: waarden[naam] for naam in _KOLOMMEN}


def _sleutel(rij: dict[str, Any]) -> tuple[Any, ...]:
    return rij["zaak_id"], rij["soort"], rij["object"]
