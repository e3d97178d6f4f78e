"""Reminding who has to act on a mandaat: judge it, grant it, or consent to it. What waits is told again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.invoer import toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.mandaat.mandaat import HERINNER, toets_herinnering
from app.domain.mandaat.mandaatfeiten import status_op
from app.models import Herinnering, Mandaat
from app.services.kern.uitvoering import Werk
from app.services.mandaat.toegang import open_mandaat


def herinner(werk: Werk, mandaat_id: int, toelichting: str = "", versie: int | None = None) -> Mandaat:
    """Remind who has to act on it, today. It changes nothing of the mandaat; his list says it from now on.

    Raises GeenRecht, OngeldigeOvergang when it waits for nobody or he was reminded today, ZaakGesloten, Verouderd.
    """
    vandaag = werk.verzoek.vandaag
    werk.wil(HERINNER, datum=vandaag, object=f"mandaat/{mandaat_id}", toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.MANDAAT_VOORSTELLEN, vandaag, versie)
    eerder = [h for h in herinneringen(werk.session, [mandaat_id]).get(mandaat_id, ()) if h.status is mandaat.status]
    toets_herinnering(status_op(mandaat.feiten(), vandaag), [h.datum for h in eerder], vandaag)
    toets_lengte(toelichting, "toelichting")
    rij = Herinnering(
        zaak_id=mandaat.zaak_id,
        mandaat_id=mandaat.id,
        status=mandaat.status,
        datum=vandaag,
        toelichting=toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    gever, stap = mandaat.mandaatgever.code, mandaat.status.value
    werk.noteer(stap=stap, keer=len(eerder) + 1, versie=mandaat.versie, mandaatgever=gever)
    return mandaat


def herinneringen(session: Session, mandaten: Collection[int]) -> Mapping[int, Sequence[Herinnering]]:
    """The reminders of these mandaten (ids), oldest first, in one query."""
    gevonden: dict[int, list[Herinnering]] = {}
    vraag = select(Herinnering).where(Herinnering.mandaat_id.in_(mandaten)).order_by(Herinnering.id)
    for rij in session.scalars(vraag):
        gevonden.setdefault(rij.mandaat_id, []).append(rij)
    return gevonden
