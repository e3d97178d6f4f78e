"""Guards passed in an emergency: noted with the tredebepaling they were for, ratified by the other Regievoerder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Actor, dag_van
from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.regio.functies import Bezetting
from app.domain.termijn.termijn import tel_werkdagen_op
from app.domain.zaak.grendeltoets import Bevinding
from app.domain.zaak.noodgreep import OPEN, Noodgreepstatus, status_op, toets_bekrachtiging
from app.models import Noodgreep, Tredebepaling, Zaak
from app.services.draaiboek.edities import editie_van
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.termijnen import gelijkgestelde_dagen

ONZICHTBAAR = "Deze noodgreep bestaat niet, of u mag haar niet zien."
_VOLUIT = (joinedload(Noodgreep.door, innerjoin=True), joinedload(Noodgreep.bekrachtiger))


def leg_noodgreep_vast(
    werk: Werk, zaak: Zaak, bepaling: Tredebepaling, gepasseerd: Sequence[Bevinding], reden: str
) -> Noodgreep:
    """Keep which guards were passed and why. Its term counts working days from the tredebepaling."""
    termijn = editie_van(werk.session, zaak).noodgreep.termijn
    actor = werk.verzoek.actor
    noodgreep = Noodgreep(
        zaak_id=zaak.id,
        tredebepaling_id=bepaling.id,
        grendels="\n".join(b.naam for b in gepasseerd),
        reden=reden,
        datum=bepaling.datum,
        door_id=actor.id,
        persoon_id=actor.persoon_id,
        uiterlijk_op=tel_werkdagen_op(bepaling.datum, termijn, gelijkgestelde_dagen(werk.session)).uiterlijk,
        ingevoerd_op=werk.verzoek.nu,
    )
    werk.session.add(noodgreep)
    werk.session.flush()
    return noodgreep


def bekrachtig_noodgreep(werk: Werk, noodgreep_id: int, datum: date, toelichting: str) -> Noodgreep:
    """Ratify a noodgreep as another natural person than who did it; late is possible, and said.

    Also when the zaak is at rest: what happened is judged, nothing changes. Raises NietGevonden, GeenRecht, VierOgen,
    OngeldigeOvergang, DatumInToekomst, DatumOnlogisch, MotiveringVerplicht.
    """
    werk.wil("bekrachtig_noodgreep", datum=datum, object=f"noodgreep/{noodgreep_id}", toelichting=toelichting)
    noodgreep = _open(werk, noodgreep_id)
    actor = werk.verzoek.actor
    _eis_bekrachtiger(noodgreep, actor, lees_bezetting(werk.session, werk.geopend.regio), werk.verzoek.vandaag)
    toets_datum(datum, werk.verzoek.vandaag, noodgreep.datum)
    toets_motivering(toelichting, "toelichting")
    van = status_op(datum, noodgreep.uiterlijk_op, None)
    noodgreep.bekrachtigd_datum, noodgreep.bekrachtigd_op = datum, werk.verzoek.nu
    noodgreep.bekrachtigd_door_id, noodgreep.bekrachtigd_persoon_id = actor.id, actor.persoon_id
    noodgreep.toelichting = toelichting
    werk.noteer(
        van=van,
        naar=status_op(datum, noodgreep.uiterlijk_op, datum),
        grendels=noodgreep.grendels.splitlines(),
    )
    return noodgreep


def _open(werk: Werk, noodgreep_id: int) -> Noodgreep:
    """The noodgreep, under the lock of its zaak, for who may see and ratify it."""
    zaaknummer = werk.session.scalar(
        select(Zaak.zaaknummer).join(Noodgreep, Noodgreep.zaak_id == Zaak.id).where(Noodgreep.id == noodgreep_id)
    )
    if zaaknummer is None:
        raise NietGevonden(ONZICHTBAAR)
    open_dossier(werk, zaaknummer, Recht.NOODGREEP_BEKRACHTIGEN)
    return werk.session.get_one(Noodgreep, noodgreep_id, populate_existing=True, options=_VOLUIT)


def _eis_bekrachtiger(noodgreep: Noodgreep, actor: Actor, bezetting: Bezetting, vandaag: date) -> None:
    """The offices of who did it are those of the day of the act, as it was entered, and since."""
    toets_bekrachtiging(
        bezetting.eerste(noodgreep.persoon_id, _dag(noodgreep.ingevoerd_op)),
        bezetting.tweede(actor.persoon_id, vandaag),
        is_bekrachtigd=noodgreep.bekrachtigd_datum is not None,
    )


def _dag(moment: datetime) -> date:
    return dag_van(moment)


def beletsel(noodgreep: Noodgreep, actor: Actor, bezetting: Bezetting, vandaag: date) -> str | None:
    """Why this Regievoerder cannot ratify it; None when he can."""
    try:
        _eis_bekrachtiger(noodgreep, actor, bezetting, vandaag)
    except DomeinFout as fout:
        return fout.bericht
    return None


@dataclass(frozen=True)
class Noodgreepregel:
    """A noodgreep with its status at the end of a day."""

    noodgreep: Noodgreep
    status: Noodgreepstatus

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


def lijst_noodgrepen(session: Session, zaak: Zaak, dag: date) -> list[Noodgreepregel]:
    """Every noodgreep of the zaak up to the day, oldest first, with who did and who ratified it."""
    rijen = session.scalars(
        select(Noodgreep)
        .where(Noodgreep.zaak_id == zaak.id, Noodgreep.datum <= dag)
        .order_by(Noodgreep.id)
        .options(*_VOLUIT)
        .execution_options(populate_existing=True)  # who ratified it just now
    )
    return noodgreepregels(rijen, dag)


def noodgreepregels(rijen: Iterable[Noodgreep], dag: date) -> list[Noodgreepregel]:
    """Each of these up to the day, as it stood then."""
    toen = (n for n in rijen if n.datum <= dag)
    return [Noodgreepregel(n, status_op(dag, n.uiterlijk_op, n.bekrachtigd_datum)) for n in toen]


def tel_open(session: Session, zaak: Zaak, dag: date) -> int:
    """How many were not ratified at the end of the day."""
    nog_niet = or_(Noodgreep.bekrachtigd_datum.is_(None), Noodgreep.bekrachtigd_datum > dag)
    return session.scalars(select(func.count()).where(Noodgreep.zaak_id == zaak.id, nog_niet)).one()
