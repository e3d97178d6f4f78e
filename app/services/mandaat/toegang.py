"""A mandaat as somebody may see it, and under the lock of its zaak when it is to be changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Actor, Mandaatstatus
from app.domain.basis.fouten import GeenRecht, NietGevonden, NietZichtbaar
from app.domain.basis.invoer import toets_datum
from app.domain.basis.inzage import Inzage
from app.domain.basis.rechten import Recht
from app.domain.mandaat.leven import eis_periode, gever_van
from app.models import Mandaat, Zaak
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

ONZICHTBAAR = "Dit mandaat bestaat niet, of u mag het niet zien."
_VOLUIT = (
    joinedload(Mandaat.mandaatgever, innerjoin=True),
    joinedload(Mandaat.houder, innerjoin=True),
    joinedload(Mandaat.boven).joinedload(Mandaat.houder),
)


def open_mandaat(
    werk: Werk,
    mandaat_id: int,
    recht: Recht | None,
    datum: date,
    versie: int | None,
    niet_voor: str | None = None,
    in_rust: bool = False,
    vooruit: bool = False,
) -> Mandaat:
    """The mandaat, under the lock of its zaak, for this act by this actor on this day.

    `recht` is None for what its giver alone does; `niet_voor` names the act that must lie before;
    `in_rust` is for what can be done in a zaak that was closed, `vooruit` for a day to come, in one that runs.
    """
    zaaknummer, vooraf = _vooraf(werk.session, mandaat_id)
    dossier = open_dossier(werk, zaaknummer, recht or gever_van(vooraf).recht)
    mandaat = vind_mandaat(werk.session, dossier, mandaat_id)
    if not in_rust:
        eis_lopend(dossier.zaak)
    eis_periode(mandaat, dossier.zaak.periode)
    gever = gever_van(mandaat)
    if recht is None and not gever.is_(dossier.actor):
        raise GeenRecht(f"Alleen {gever.naam} beslist hierover.")
    eis_versie(mandaat.versie, versie)
    vroegste = getattr(mandaat, niet_voor) if niet_voor else None
    laatste = werk.verzoek.vandaag
    if vooruit and dossier.zaak.toestand not in RUST:
        laatste = max(datum, laatste)
    toets_datum(datum, laatste, vroegste or dossier.zaak.geopend_datum)
    return mandaat


def _vooraf(session: Session, mandaat_id: int) -> tuple[str, Mandaat]:
    """The number of its zaak, and the mandaat as it stood before the lock. Raises NietGevonden."""
    vraag = select(Zaak.zaaknummer, Mandaat).join(Zaak, Zaak.id == Mandaat.zaak_id).where(Mandaat.id == mandaat_id)
    rij = session.execute(vraag.options(*_VOLUIT)).one_or_none()
    if rij is None:
        raise NietGevonden(ONZICHTBAAR)
    return rij[0], rij[1]


def wijst_af_als_gever(werk: Werk, mandaat_id: int) -> bool:
    """The approver rejects a proposal, the giver what was approved. A Regievoerder can be both of an ondermandaat."""
    _zaaknummer, mandaat = _vooraf(werk.session, mandaat_id)
    gever = gever_van(mandaat)
    als_beoordelaar = gever.houder_id is not None and mandaat.status is Mandaatstatus.VOORGESTELD
    return gever.is_(werk.verzoek.actor) and not als_beoordelaar


def wie_eindigt(werk: Werk, mandaat_id: int) -> Recht | None:
    """Which right bringing its end forward asks of this actor: none but that it is his to give (None), or the holder's.
    Raises NietGevonden.
    """
    _zaaknummer, mandaat = _vooraf(werk.session, mandaat_id)
    return None if gever_van(mandaat).is_(werk.verzoek.actor) else Recht.MANDAAT_TERUGGEVEN


def mag_zien(dossier: Dossier, actor: Actor, mandaat: Mandaat) -> bool:
    """The team sees every mandaat; a grantor its own, once approved as formulated."""
    return dossier.volledig or (
        mandaat.mandaatgever_id == actor.organisatie_id and mandaat.goedgekeurd_datum is not None
    )


def te_zien(dossier: Dossier) -> ColumnElement[bool]:
    """The same as a condition on Mandaat."""
    if dossier.volledig:
        return true()
    return (Mandaat.mandaatgever_id == dossier.actor.organisatie_id) & Mandaat.goedgekeurd_datum.is_not(None)


def telt_in_ruimte(dossier: Dossier, mandaat: Mandaat) -> bool:
    """Whether it is in the headroom that this actor is told: that of the whole zaak, or of another region's own."""
    return dossier.inzage is not Inzage.EIGEN or mag_zien(dossier, dossier.actor, mandaat)


def vind_mandaat(session: Session, dossier: Dossier, mandaat_id: int) -> Mandaat:
    """One mandaat of the zaak, with grantor and holder. Raises NietGevonden when it is not his to see."""
    mandaat = session.scalars(
        select(Mandaat)
        .where(Mandaat.id == mandaat_id, Mandaat.zaak_id == dossier.zaak.id)
        .options(*_VOLUIT)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if mandaat is None:
        raise NietGevonden(ONZICHTBAAR)
    if not mag_zien(dossier, dossier.actor, mandaat):
        raise NietZichtbaar(ONZICHTBAAR)
    return mandaat
