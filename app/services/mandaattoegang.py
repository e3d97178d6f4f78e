"""A mandaat as somebody may see it, and under the lock of its zaak when it is to be changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain import verloop
from app.domain.begrippen import Actor, Rol
from app.domain.fouten import GeenRecht, NietGevonden, NietZichtbaar, OngeldigeOvergang
from app.domain.rechten import Recht
from app.models import Mandaat, Zaak
from app.services.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.uitvoering import Werk

ONZICHTBAAR = "Dit mandaat bestaat niet, of u mag het niet zien."


def open_mandaat(
    werk: Werk, mandaat_id: int, recht: Recht, datum: date, versie: int | None, niet_voor: str | None = None
) -> Mandaat:
    """The mandaat, under the lock of its zaak, for this act by this actor on this day."""
    zaaknummer = werk.session.scalar(
        select(Zaak.zaaknummer).join(Mandaat, Mandaat.zaak_id == Zaak.id).where(Mandaat.id == mandaat_id)
    )
    if zaaknummer is None:
        raise NietGevonden(ONZICHTBAAR)
    dossier = open_dossier(werk, zaaknummer, recht)
    mandaat = vind_mandaat(werk.session, dossier, mandaat_id)
    eis_lopend(dossier.zaak)
    if mandaat.periode != dossier.zaak.periode:
        raise OngeldigeOvergang("Dit mandaat hoort bij een eerdere periode van de zaak. Stel een nieuw mandaat op.")
    if recht is Recht.MANDAAT_VERLENEN and mandaat.mandaatgever_id != werk.verzoek.actor.organisatie_id:
        raise GeenRecht(f"Alleen {mandaat.mandaatgever.naam} beslist hierover.")
    eis_versie(mandaat.versie, versie)
    verloop.toets_datum(
        datum, werk.verzoek.vandaag, (getattr(mandaat, niet_voor) if niet_voor else None) or dossier.zaak.geopend_datum
    )
    return mandaat


def is_gever(werk: Werk, mandaat_id: int) -> bool:
    gever = werk.session.scalar(select(Mandaat.mandaatgever_id).where(Mandaat.id == mandaat_id))
    actor = werk.verzoek.actor
    return gever == actor.organisatie_id and bool(actor.rollen & {Rol.GEMEENTE, Rol.ANDERE_REGIO})


def mag_zien(dossier: Dossier, actor: Actor, mandaat: Mandaat) -> bool:
    """The team sees every mandaat; a grantor its own, once approved as formulated."""
    return dossier.volledig or (
        mandaat.mandaatgever_id == actor.organisatie_id and mandaat.goedgekeurd_datum is not None
    )


def vind_mandaat(session: Session, dossier: Dossier, mandaat_id: int) -> Mandaat:
    """One mandaat of the zaak, with grantor and holder. Raises NietGevonden when it is not his to see."""
    mandaat = session.scalars(
        select(Mandaat)
        .where(Mandaat.id == mandaat_id, Mandaat.zaak_id == dossier.zaak.id)
        .options(joinedload(Mandaat.mandaatgever, innerjoin=True), joinedload(Mandaat.houder, innerjoin=True))
        .execution_options(populate_existing=True)
    ).one_or_none()
    if mandaat is None:
        raise NietGevonden(ONZICHTBAAR)
    if not mag_zien(dossier, dossier.actor, mandaat):
        raise NietZichtbaar(ONZICHTBAAR)
    return mandaat
