"""A mandaat as somebody may see it, and under the lock of its zaak when it is to be changed.

Who gives a mandaat is its college or region; who gives an ondermandaat is the holder of the mandaat above it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from app.domain.basis.begrippen import Actor, Mandaatstatus, Rol
from app.domain.basis.fouten import GeenRecht, NietGevonden, NietZichtbaar, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht
from app.models import Mandaat, Zaak
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

GEVERSRECHTEN = frozenset({Recht.MANDAAT_VERLENEN, Recht.ONDERMANDAAT_VERLENEN})
ONZICHTBAAR = "Dit mandaat bestaat niet, of u mag het niet zien."


def open_mandaat(
    werk: Werk,
    mandaat_id: int,
    recht: Recht,
    datum: date,
    versie: int | None,
    niet_voor: str | None = None,
    *,
    als_gever: bool = True,
) -> Mandaat:
    """The mandaat, under the lock of its zaak, for this act by this actor on this day.

    `niet_voor` names the act that must lie before; with a right of the giver, the actor must be the giver, unless
    `als_gever` is off.
    """
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
    if als_gever and recht in GEVERSRECHTEN and not is_gever(dossier, mandaat):
        raise GeenRecht(f"Alleen {gever_van(mandaat)} beslist hierover.")
    eis_versie(mandaat.versie, versie)
    toets_datum(
        datum, werk.verzoek.vandaag, (getattr(mandaat, niet_voor) if niet_voor else None) or dossier.zaak.geopend_datum
    )
    return mandaat


def geversrecht(werk: Werk, mandaat_id: int) -> Recht:
    """The right that giving, refusing or withdrawing this mandaat asks for."""
    onder = werk.session.scalar(select(Mandaat.onder_id).where(Mandaat.id == mandaat_id))
    return Recht.ONDERMANDAAT_VERLENEN if onder else Recht.MANDAAT_VERLENEN


def is_gever(dossier: Dossier, mandaat: Mandaat) -> bool:
    """Whether this actor gives this mandaat; `mandaat` as `vind_mandaat` reads it."""
    if mandaat.boven:
        return dossier.mag(Recht.ONDERMANDAAT_VERLENEN) and mandaat.boven.houder_id == dossier.actor.id
    return dossier.mag(Recht.MANDAAT_VERLENEN) and mandaat.mandaatgever_id == dossier.actor.organisatie_id


def recht_om_af_te_wijzen(werk: Werk, mandaat_id: int) -> Recht:
    """The approver rejects a proposal, the giver what was approved. A Regievoerder can be both of an ondermandaat."""
    actor, boven = werk.verzoek.actor, aliased(Mandaat)
    rij = werk.session.execute(
        select(Mandaat.mandaatgever_id, Mandaat.status, boven.houder_id)
        .outerjoin(boven, boven.id == Mandaat.onder_id)
        .where(Mandaat.id == mandaat_id)
    ).one_or_none()
    if rij is None:
        return Recht.MANDAAT_BEOORDELEN
    if rij.houder_id:
        als_gever = rij.houder_id == actor.id and rij.status is not Mandaatstatus.VOORGESTELD
        return Recht.ONDERMANDAAT_VERLENEN if als_gever else Recht.MANDAAT_BEOORDELEN
    gemeente = bool(actor.rollen & {Rol.GEMEENTE, Rol.ANDERE_REGIO})
    als_gever = gemeente and rij.mandaatgever_id == actor.organisatie_id
    return Recht.MANDAAT_VERLENEN if als_gever else Recht.MANDAAT_BEOORDELEN


def eis_houder_boven(werk: Werk, boven: Mandaat) -> None:
    """An ondermandaat is drawn up by the holder of the mandaat above it. Raises GeenRecht."""
    if boven.houder_id != werk.verzoek.actor.id:
        raise GeenRecht(f"Alleen {boven.houder.naam} kan onder dit mandaat een ondermandaat geven.")


def gever_van(mandaat: Mandaat) -> str:
    """Who gives it, by name."""
    return mandaat.boven.houder.naam if mandaat.boven else mandaat.mandaatgever.naam


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
        .options(
            joinedload(Mandaat.mandaatgever, innerjoin=True),
            joinedload(Mandaat.houder, innerjoin=True),
            joinedload(Mandaat.boven).joinedload(Mandaat.houder),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    if mandaat is None:
        raise NietGevonden(ONZICHTBAAR)
    if not mag_zien(dossier, dossier.actor, mandaat):
        raise NietZichtbaar(ONZICHTBAAR)
    return mandaat
