"""Terms in a zaak: when they begin and what their last day is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.draaiboek import OPENING, TREDEBEPALING, InformatieDef, StapDef
from app.domain.termijn import tel_werkdagen_op
from app.models import Tredebepaling, Zaak


@dataclass(frozen=True)
class Begin:
    """What a new row with a term is given; the fields are those of `Termijnkolommen`."""

    vanaf: str
    vanaf_datum: date | None
    werkdagen: int | None
    uiterlijk_op: date | None


def begin_termijn(_session: Session, zaak: Zaak, regel: StapDef | InformatieDef, bepaling: Tredebepaling) -> Begin:
    """The term of a row of the edition that starts with this tredebepaling; it runs when its event has happened."""
    vanaf_datum = {TREDEBEPALING: bepaling.datum, OPENING: zaak.geopend_datum}.get(regel.vanaf)
    uiterlijk = (
        tel_werkdagen_op(vanaf_datum, regel.termijn).uiterlijk
        if vanaf_datum is not None and regel.termijn is not None
        else None
    )
    return Begin(regel.vanaf, vanaf_datum, regel.termijn, uiterlijk)
