"""The spoedbesluiten of a zaak as somebody may see them, as they stand on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.besluit.spoed import Spoedstand, Spoeduitkomst, stand_op
from app.domain.besluit.tweehandtekeningen import toets_ondertekenaar
from app.models import Spoedbesluit, Spoeddeel
from app.services.besluit.spoed import ONZICHTBAAR
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Spoedregel:
    """A spoedbesluit on a day, with the parts that its reader may see and what he can do with it.

    `beletsel` says why he may not sign it as the other Regievoerder; None when he may, or when it was signed.
    """

    besluit: Spoedbesluit
    delen: Sequence[Spoeddeel]
    stand: Spoedstand
    dag: date
    beletsel: str | None
    eigen: Spoeddeel | None

    @property
    def mag_tekenen(self) -> bool:
        return self.besluit.tweede_datum is None and self.beletsel is None

    @property
    def mag_beslissen(self) -> bool:
        deel = self.eigen.feiten() if self.eigen else None
        wacht = deel is not None and deel.uitkomst is Spoeduitkomst.WACHT and deel.gedragen is None
        return wacht and self.besluit.geldt_op(self.dag)

    def is_ongedekt(self, deel: Spoeddeel) -> bool:
        """Whether nobody covers this part on the day."""
        return self.besluit.geldt_op(self.dag) and deel.feiten().is_ongedekt_op(self.dag, self.besluit.geldig_tot)


def lijst_spoedbesluiten(session: Session, dossier: Dossier, dag: date) -> list[Spoedregel]:
    """Those of the zaak, the newest first: the team sees every part, a college its own."""
    rijen = session.scalars(
        select(Spoedbesluit)
        .where(Spoedbesluit.zaak_id == dossier.zaak.id)
        .order_by(Spoedbesluit.volgnr.desc())
        .options(
            joinedload(Spoedbesluit.nemer, innerjoin=True),
            joinedload(Spoedbesluit.tweede),
            selectinload(Spoedbesluit.delen).joinedload(Spoeddeel.organisatie, innerjoin=True),
        )
        .execution_options(populate_existing=True)
    ).all()
    gezien = [_regel(session, dossier, rij, dag) for rij in rijen]
    return [regel for regel in gezien if dossier.volledig or regel.eigen]


def vind_spoedbesluit(session: Session, dossier: Dossier, volgnr: int, dag: date) -> Spoedregel:
    """One of them. Raises NietGevonden."""
    gevonden = [r for r in lijst_spoedbesluiten(session, dossier, dag) if r.besluit.volgnr == volgnr]
    if not gevonden:
        raise NietGevonden(ONZICHTBAAR)
    return gevonden[0]


def _regel(session: Session, dossier: Dossier, rij: Spoedbesluit, dag: date) -> Spoedregel:
    eigen = next((d for d in rij.delen if d.organisatie_id == dossier.actor.organisatie_id), None)
    geeft = dossier.mag(Recht.MANDAAT_VERLENEN)
    feiten = [d.feiten() for d in rij.delen]
    return Spoedregel(
        besluit=rij,
        delen=rij.delen if dossier.volledig else [eigen] if eigen else [],
        stand=stand_op(dag, rij.geldig_tot, geldt=rij.geldt_op(dag), delen=feiten),
        dag=dag,
        beletsel=_beletsel(session, dossier, rij, dag),
        eigen=eigen if geeft else None,
    )


def _beletsel(session: Session, dossier: Dossier, rij: Spoedbesluit, dag: date) -> str | None:
    if rij.tweede_datum is not None or not dossier.mag(Recht.BESLUIT_NEMEN):
        return None if dossier.mag(Recht.BESLUIT_NEMEN) else ""
    actor, bezetting = dossier.actor, lees_bezetting(session, dossier.zaak.regio)
    eerste = bezetting.eerste(rij.genomen_persoon_id, dag_van(rij.ingevoerd_op))
    leidend = dossier.profiel.leidende_functies
    return _bericht(
        lambda: toets_ondertekenaar(eerste, bezetting.tweede(actor.persoon_id, dag), actor.functies, leidend)
    )


def _bericht(toets: Callable[[], None]) -> str | None:
    try:
        toets()
    except DomeinFout as fout:
        return fout.bericht
    return None
