"""The prepared decisions of a zaak as the team reads them, with what stands in the way of who looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.besluit import tweehandtekeningen as regels
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.domain.regio.functies import Bezetting
from app.models import Besluit, Besluitkennis, Besluitvoorstel
from app.services.besluit.voorstellen import ONZICHTBAAR, voorbereider_van
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Voorstelregel:
    """A prepared decision, with why who looks may not sign or refuse it; None when he may."""

    voorstel: Besluitvoorstel
    beletsel: str | None
    mag_intrekken: bool

    @property
    def wacht(self) -> bool:
        return self.voorstel.status is Voorstelstatus.WACHT


def lijst_voorstellen(session: Session, dossier: Dossier, dag: date) -> list[Voorstelregel]:
    """Those of the zaak, for the team; the newest first."""
    if not dossier.volledig:
        return []
    rijen = session.scalars(
        select(Besluitvoorstel)
        .where(Besluitvoorstel.zaak_id == dossier.zaak.id)
        .order_by(Besluitvoorstel.id.desc())
        .options(joinedload(Besluitvoorstel.voorbereider, innerjoin=True), joinedload(Besluitvoorstel.afdoener))
        .execution_options(populate_existing=True)
    ).all()
    bezetting = lees_bezetting(session, dossier.zaak.regio) if rijen else Bezetting()
    return [_regel(dossier, rij, bezetting, dag) for rij in rijen]


def vind_voorstel(session: Session, dossier: Dossier, besluitvoorstel_id: int, dag: date) -> Voorstelregel:
    """One of them. Raises NietGevonden."""
    gevonden = [r for r in lijst_voorstellen(session, dossier, dag) if r.voorstel.id == besluitvoorstel_id]
    if not gevonden:
        raise NietGevonden(ONZICHTBAAR)
    return gevonden[0]


def _regel(dossier: Dossier, rij: Besluitvoorstel, bezetting: Bezetting, dag: date) -> Voorstelregel:
    eerste, tweede = voorbereider_van(rij, bezetting), bezetting.tweede(dossier.actor.persoon_id, dag)
    functies, leidend = dossier.actor.functies, dossier.profiel.leidende_functies
    mag = dossier.mag(Recht.BESLUIT_NEMEN) and rij.status is Voorstelstatus.WACHT
    beletsel = _bericht(lambda: regels.toets_ondertekenaar(eerste, tweede, functies, leidend))
    zelf = _bericht(lambda: regels.toets_intrekker(eerste, tweede)) is None
    return Voorstelregel(rij, beletsel, mag_intrekken=mag and zelf)


def _bericht(toets: Callable[[], None]) -> str | None:
    try:
        toets()
    except DomeinFout as fout:
        return fout.bericht
    return None


def gezien_op(session: Session, besluit_id: int) -> date | None:
    """The day on which the other Regievoerder saw a decision that one took alone."""
    return session.scalar(select(Besluitkennis.datum).where(Besluitkennis.besluit_id == besluit_id))


def tweede_van(session: Session, besluit: Besluit) -> str | None:
    """In which capacity who signed second did so; None of what one took, or of before that was kept."""
    if besluit.voorstel_id is None:
        return None
    return session.scalar(
        select(Besluitvoorstel.afgedaan_hoedanigheid).where(Besluitvoorstel.id == besluit.voorstel_id)
    )
