"""Who may find what: the rules of docs/rechten.md as a condition of the query, and as marks in the index of words.

The condition decides. The marks let the index leave out most of what somebody may not see, so that a page and a count
cost no more than what he does see: every row that the condition lets through has one of his marks (a test holds it).
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, exists, func, literal, not_, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.rechten import GEVERS
from app.domain.zoeken.bereik import VAN_TEAM, Kring
from app.domain.zoeken.passage import MERK_PERSOON, MERK_REGIO, MERK_TEAM, MERK_VAN, MERK_ZAAK, merk
from app.models import (
    BesluitDeel,
    Documentintrekking,
    Geldboeking,
    Mandaat,
    Notitie,
    Raadsbrief,
    Rolvervulling,
    Spoeddeel,
    Toezegging,
    Vermelding,
    Vraag,
    Zaak,
    Zoekpassage,
)
from app.services.kern.toegang import (
    bereikte_gever,
    gedeelde_zaken,
    in_team_met,
    per_actor,
    teamzaken,
    zichtbare_zaken,
)

MEESTE_ZAKEN = 5_000
"""Zaken in whose team somebody is that are named as marks; of more the condition alone decides."""


def merken(session: Session, actor: Actor) -> Collection[str] | None:
    """The marks of what this actor may find; None when there would be too many of them."""
    rollen = actor.rollen
    gevonden = [merk(MERK_TEAM, actor.regio)] if Rol.REGIEVOERDER in rollen else []
    if Rol.BESTUURDER in rollen:
        gevonden.append(merk(MERK_REGIO, actor.regio))
    if Rol.GEMEENTE in rollen:
        gevonden += [merk(MERK_REGIO, regio) for regio in {lid.regio for lid in actor.lid_van} or {actor.regio}]
    if rollen & (GEVERS | {Rol.BESTUURDER}):
        gevonden.append(merk(MERK_VAN, actor.organisatie_code))
    gevonden.append(merk(MERK_PERSOON, actor.id))
    eigen = session.scalars(
        select(Rolvervulling.zaak_id)
        .where(Rolvervulling.gebruiker_id == actor.id, in_team_met())
        .distinct()
        .limit(MEESTE_ZAKEN + 1)
    ).all()
    if len(eigen) > MEESTE_ZAKEN:
        return None
    return [*gevonden, *(merk(MERK_ZAAK, zaak_id) for zaak_id in eigen)]


@per_actor
def vindbaar(actor: Actor) -> ColumnElement[bool]:
    """Which passages this actor may find, as a condition on Zoekpassage and its Zaak."""
    team, passage = teamzaken(actor), Zoekpassage
    eigen = passage.wie.concat(" ").contains(f" {merk(MERK_VAN, actor.organisatie_code)} ", autoescape=True)
    gever = and_(Mandaat.mandaatgever_id == actor.organisatie_id, bereikte_gever())
    mandaat = exists().where(Mandaat.id == passage.object_id, gever)
    deel = exists().where(BesluitDeel.besluit_id == passage.object_id, Mandaat.id == BesluitDeel.mandaat_id, gever)
    ingetrokken = exists().where(Documentintrekking.document_id == passage.object_id)
    brief = exists().where(
        Raadsbrief.document_id == passage.object_id,
        Raadsbrief.gemeente == actor.organisatie_code,
        Raadsbrief.aangeboden_datum.is_not(None),
    )
    genoemd = exists().where(Vermelding.notitie_id == passage.object_id, Vermelding.gebruiker_id == actor.id)
    geschreven = exists().where(Notitie.id == passage.object_id, Notitie.door_id == actor.id)
    gedeeld, zichtbaar = gedeelde_zaken(actor), zichtbare_zaken(actor)
    buiten = or_(
        and_(passage.kring == Kring.ZAAK, gedeeld),
        and_(passage.kring == Kring.DOCUMENT, gedeeld, not_(ingetrokken)),
        and_(passage.kring == Kring.BRIEF, gedeeld, not_(ingetrokken), brief),
        and_(passage.kring == Kring.EIGEN, gedeeld, eigen),
        and_(passage.kring == Kring.DEEL, zichtbaar, eigen),
        and_(passage.kring == Kring.GELD, zichtbaar, eigen, _toegezegd()),
        and_(passage.kring == Kring.VRAAG, gedeeld, _gevraagd(actor)),
        and_(passage.kring == Kring.SPOED, zichtbaar, _draagt_spoed(actor)),
        and_(passage.kring == Kring.NOTITIE, gedeeld, or_(geschreven, genoemd)),
        and_(passage.kring == Kring.MANDAAT, zichtbaar, mandaat),
        and_(passage.kring == Kring.BESLUIT, zichtbaar, deel),
    )
    van_team = passage.kring.in_(VAN_TEAM)
    return and_(Zaak.vernietigd_op.is_(None), or_(and_(team, van_team), and_(not_(team), buiten)))


def _gevraagd(actor: Actor) -> ColumnElement[bool]:
    """Whether the question was put to his municipality."""
    aan = literal(",").concat(Vraag.gemeenten).concat(",").contains(f",{actor.organisatie_code},", autoescape=True)
    return exists().where(Vraag.zaak_id == Zoekpassage.zaak_id, Vraag.volgnr == Zoekpassage.object_id, aan)


def _draagt_spoed(actor: Actor) -> ColumnElement[bool]:
    """Whether his college has a part in the spoedbesluit."""
    deel = Spoeddeel.spoedbesluit_id == Zoekpassage.object_id
    return exists().where(deel, Spoeddeel.organisatie_id == actor.organisatie_id)


def _toegezegd() -> ColumnElement[bool]:
    """Whether the commitment stands: its first booking, which made it, was not booked back."""
    terug, rij = aliased(Geldboeking), Toezegging
    eerste = select(func.min(Geldboeking.id)).where(Geldboeking.toezegging_id == rij.id).scalar_subquery()
    teruggedraaid = exists().where(terug.tegenboeking_van_id == eerste)
    wat = rij.zaak_id == Zoekpassage.zaak_id, rij.nummer == Zoekpassage.object_id
    return exists().where(*wat, not_(teruggedraaid))
