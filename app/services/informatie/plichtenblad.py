"""The duties to inform of a zaak, to read: every one with how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.bewijs import Ingetrokken, geldig, zonder_document
from app.domain.basis.fouten import NietGevonden
from app.domain.draaiboek.draaiboek import Editie
from app.domain.informatie.informatie import OPENSTAAND, Plichtstatus, status_op, te_laat_verzonden
from app.domain.termijn.termijnberekening import Termijnberekening
from app.models import Informatieplicht, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.termijn.termijnen import Dagen, berekening_van, gebeurtenisnaam, gelijkgestelde_dagen

ONBEKEND = "Deze informatieplicht hoort niet bij deze zaak."


def plichten_van(zaak: Zaak) -> Select[Informatieplicht]:
    """The duties of a zaak, each with the tredebepaling that it came with."""
    return _met_bepaling().where(Informatieplicht.zaak_id == zaak.id)


def _met_bepaling() -> Select[Informatieplicht]:
    met = joinedload(Informatieplicht.tredebepaling, innerjoin=True)
    return select(Informatieplicht).order_by(Informatieplicht.id).options(met)


def vind_plicht(session: Session, zaak: Zaak, plicht_id: int) -> Informatieplicht:
    """A duty of this zaak. Raises NietGevonden."""
    plicht = session.scalars(plichten_van(zaak).where(Informatieplicht.id == plicht_id)).one_or_none()
    if plicht is None:
        raise NietGevonden(ONBEKEND)
    return plicht


@dataclass(frozen=True)
class Plichtregel:
    """A duty with its status at the end of a day, and how its term was computed; None without a term."""

    plicht: Informatieplicht
    status: Plichtstatus
    termijn: Termijnberekening | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPENSTAAND

    @property
    def te_laat(self) -> bool:
        """Overdue, or sent after its last day."""
        feiten = self.plicht.feiten()
        return self.status is Plichtstatus.TE_LAAT or (
            self.status is Plichtstatus.VERZONDEN and te_laat_verzonden(feiten)
        )

    def zonder_document(self, ingetrokken: Ingetrokken, dag: date = date.max) -> bool:
        """Whether the party was informed and no document shows it, at the end of that day."""
        verzonden = self.status is Plichtstatus.VERZONDEN
        return zonder_document(geldig(self.plicht.document_id, ingetrokken, dag), gedaan=verzonden, gevraagd=True)


def lijst_plichten(session: Session, zaak: Zaak, dag: date) -> list[Plichtregel]:
    """Every duty of the zaak that was there on the day: overdue first, then open by its last day, then what is done."""
    dagen = gelijkgestelde_dagen(session)
    return plichtregels(session.scalars(_plichten(), {"zaak": zaak.id}), editie_van(session, zaak), dag, dagen)


@cache
def _plichten() -> Select[Informatieplicht]:
    return _met_bepaling().where(Informatieplicht.zaak_id == bindparam("zaak"))


def plichtregels(
    plichten: Iterable[Informatieplicht], editie: Editie, dag: date, dagen: Dagen | None
) -> list[Plichtregel]:
    """The same of these, which know their tredebepaling; without `dagen` without their terms."""
    met_feiten = ((p, p.feiten()) for p in plichten)
    regels = [
        Plichtregel(p, status_op(feiten, dag), None if dagen is None else _termijn(p, editie, dagen))
        for p, feiten in met_feiten
        if feiten.sinds <= dag
    ]
    volgorde = {status: plek for plek, status in enumerate(Plichtstatus)}
    return sorted(regels, key=lambda r: (volgorde[r.status], r.plicht.uiterlijk_op or date.max, r.plicht.id))


def _termijn(plicht: Informatieplicht, editie: Editie, dagen: Dagen) -> Termijnberekening | None:
    if plicht.werkdagen is None:
        return None
    return berekening_van(plicht, dagen, naam=gebeurtenisnaam(editie, plicht.vanaf))
