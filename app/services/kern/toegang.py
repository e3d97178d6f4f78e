"""A zaak as somebody may see it: found, weighed against his roles, and locked when it is to be changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, false, or_, select
from sqlalchemy.orm import Session, joinedload

from app.db import tabel
from app.domain.basis.begrippen import RUST, TEAMROLLEN, Actor, Lidmaat, Rol, Zaakrol
from app.domain.basis.fouten import GeenRecht, NietGevonden, NietZichtbaar, Verouderd, ZaakGesloten, ZaakVernietigd
from app.domain.basis.inzage import Inzage, Zaakplek, inzage, rollen_in_zaak
from app.domain.basis.rechten import Recht, mag
from app.domain.regio.regio import Regioprofiel
from app.models import Aanbieder, Gebruiker, Mandaat, Organisatie, Rolvervulling, Zaak, Zaakregio
from app.naast import Naast
from app.regios import deelnemende_regio, profiel
from app.services.kern.tellen import per_rij
from app.services.kern.uitvoering import ZAAKSLOT, Werk

per_actor = lru_cache(maxsize=256)
"""Conditions and statements are made once for each actor: to make one takes longer than to ask it."""
ONZICHTBAAR = "Deze zaak bestaat niet, of u mag haar niet zien."


@dataclass(frozen=True)
class Dossier:
    """A zaak in the eyes of one actor."""

    zaak: Zaak
    actor: Actor
    rollen: frozenset[Rol]
    inzage: Inzage
    vervullingen: tuple[Rolvervulling, ...]

    @property
    def profiel(self) -> Regioprofiel:
        return profiel(self.zaak.regio)

    @property
    def volledig(self) -> bool:
        return self.inzage is Inzage.VOLLEDIG

    def mag(self, recht: Recht) -> bool:
        return mag(recht, self.rollen)

    def eis(self, recht: Recht) -> None:
        """Raises GeenRecht."""
        if not self.mag(recht):
            raise GeenRecht("Uw rol mag dit niet in deze zaak. Vraag het de Regievoerder.")

    def vervuld(self, rol: Zaakrol) -> list[Rolvervulling]:
        """Who fills the role now."""
        return [v for v in self.vervullingen if v.rol is rol and v.tot is None]


Gevonden = tuple[Zaak, tuple[Rolvervulling, ...], bool, bool]
"""A zaak with whoever fills or filled a role in it, in order; whether the organisation that asks is a grantor, and
whether it is a region that takes part.
"""


@cache
def _zaak_met_rollen() -> Select[*tuple[Any, ...]]:
    """The zaak of this number, who fills a role, and what this organisation is in it. All in one statement, so that a
    zaak that somebody does not see costs what none costs.
    """
    return (
        select(Zaak, Rolvervulling, *_wat_de_organisatie_is(Zaak.id))
        .outerjoin(Rolvervulling, Rolvervulling.zaak_id == Zaak.id)
        .order_by(Rolvervulling.id)
        .options(joinedload(Zaak.aanbieder, innerjoin=True), joinedload(Rolvervulling.gebruiker))
        .execution_options(populate_existing=True)
        .where(Zaak.zaaknummer == bindparam("zaak"))
    )


_NAAST = Naast(Zaak, Aanbieder, Rolvervulling, Gebruiker, Organisatie)


@cache
def _om_te_lezen(model: Any) -> Select[*tuple[Any, ...]]:
    """The same as rows: a page reads what it says, and no object of the session is made of it."""
    zaak, aanbieder, rol, wie, waar = map(tabel, (Zaak, Aanbieder, Rolvervulling, Gebruiker, Organisatie))
    van = zaak.join(aanbieder, aanbieder.c.id == zaak.c.aanbieder_id).outerjoin(rol, rol.c.zaak_id == zaak.c.id)
    van = van.outerjoin(wie, wie.c.id == rol.c.gebruiker_id).outerjoin(waar, waar.c.id == wie.c.organisatie_id)
    vraag = select(*_NAAST.kolommen, *_wat_de_organisatie_is(zaak.c.id)).select_from(van).order_by(rol.c.id)
    if model is None:
        return vraag.where(zaak.c.zaaknummer == bindparam("zaak"))
    return vraag.where(zaak.c.id == select(model.zaak_id).where(model.id == bindparam("zaak")).scalar_subquery())


def vind_dossier(session: Session, actor: Actor, zaaknummer: str) -> Dossier:
    """The zaak as this actor sees it, to read. NietGevonden when it does not exist or is not his to see."""
    return _weeg(actor, *_lees(session, actor, zaaknummer))


def vind_dossier_van(session: Session, actor: Actor, model: type[Any], sleutel: int) -> Dossier:
    """The zaak to which this row belongs, as this actor sees it. NietGevonden likewise, and when there is no row."""
    return _weeg(actor, *_lees(session, actor, sleutel, model))


def _lees(session: Session, actor: Actor, welke: str | int, model: Any = None) -> Gevonden:
    session.flush()  # what the caller changed is read too, as in any query of the session
    vraag = {"zaak": welke, "organisatie": actor.organisatie_id, "regio": deelnemende_regio(actor)}
    rijen = session.connection().execute(_om_te_lezen(model), vraag).all()
    if not rijen:
        raise NietGevonden(ONZICHTBAAR)
    zaak = _NAAST.maak(rijen[0], 0, aanbieder=_NAAST.maak(rijen[0], 1))
    wie = (_NAAST.maak(rij, 3, organisatie=_NAAST.maak(rij, 4)) for rij in rijen)
    rollen = (_NAAST.maak(rij, 2, gebruiker=gebruiker) for rij, gebruiker in zip(rijen, wie, strict=True))
    return zaak, tuple(rol for rol in rollen if rol), bool(rijen[0][-2]), bool(rijen[0][-1])


def _vind(session: Session, actor: Actor | None, zaaknummer: str) -> Gevonden:
    wie = {"organisatie": actor.organisatie_id if actor else 0, "regio": deelnemende_regio(actor) if actor else ""}
    rijen = session.execute(_zaak_met_rollen(), {"zaak": zaaknummer, **wie}).all()
    if not rijen:
        raise NietGevonden(ONZICHTBAAR)
    zaak, _eerste, gever, betrokken = rijen[0]
    return zaak, tuple(rij[1] for rij in rijen if rij[1]), bool(gever), bool(betrokken)


@cache
def _slot() -> Select[int]:
    return select(Zaak.id).where(Zaak.zaaknummer == bindparam("zaak")).with_for_update(of=Zaak, **ZAAKSLOT)


def _met_slot(session: Session, actor: Actor | None, zaaknummer: str) -> Gevonden:
    """The same, locked until the transaction ends. What stands there is asked after the lock, not in the statement
    that waits for it; on SQLite whoever writes has it already, for there is one.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_slot(), {"zaak": zaaknummer})
    return _vind(session, actor, zaaknummer)


def vergrendel(session: Session, zaaknummer: str) -> Zaak:
    """The zaak, locked until the transaction ends. Raises NietGevonden."""
    return _met_slot(session, None, zaaknummer)[0]


def _weeg(actor: Actor, zaak: Zaak, vervullingen: tuple[Rolvervulling, ...], gever: bool, betrokken: bool) -> Dossier:
    nu = frozenset(v.rol for v in vervullingen if v.gebruiker_id == actor.id and v.tot is None)
    rollen = rollen_in_zaak(actor, plek_van(zaak), nu)
    omvang = inzage(rollen, gedeeld=zaak.gedeeld, is_mandaatgever=gever, is_betrokken=betrokken)
    if omvang is Inzage.GEEN:
        raise NietZichtbaar(ONZICHTBAAR)
    if actor.regio != zaak.regio and actor.functies:
        actor = replace(actor, functies=frozenset())  # offices of his own region give nothing here
    return Dossier(zaak, actor, rollen, omvang, vervullingen)


def plek_van(zaak: Zaak) -> Zaakplek:
    """Region and days of the zaak; one that is reopened runs again."""
    return Zaakplek(zaak.regio, zaak.geopend_datum, zaak.toestand_sinds if zaak.toestand in RUST else None)


def _lid_tijdens_zaak(actor: Actor) -> ColumnElement[bool]:
    """The same rule as in `rollen_in_zaak`: its municipality was a member of the region on a day of the zaak."""
    delen = [
        and_(
            Zaak.regio == lid.regio,
            Zaak.geopend_datum <= (lid.tot or date.max),
            or_(Zaak.toestand.not_in(RUST), Zaak.toestand_sinds >= (lid.vanaf or date.min)),
        )
        for lid in actor.lid_van or (Lidmaat(actor.regio),)
    ]
    return or_(false(), *delen)


def bereikte_gever() -> ColumnElement[bool]:
    """A mandaat reaches its grantor once it has been approved as formulated."""
    return Mandaat.goedgekeurd_datum.is_not(None)


def _geeft_mandaat(zaak_id: object, organisatie_id: object) -> ColumnElement[bool]:
    gegeven = exists().where(
        Mandaat.zaak_id == zaak_id,
        Mandaat.mandaatgever_id == organisatie_id,
        bereikte_gever(),
    )
    return gegeven.correlate_except(Mandaat)  # also inside a query about mandaten


def _betrokken_regio(zaak_id: object, regio: object) -> ColumnElement[bool]:
    """Whether the region takes part now: its first day never lies ahead, and its end neither."""
    nu = exists().where(Zaakregio.zaak_id == zaak_id, Zaakregio.regio_code == regio, Zaakregio.tot.is_(None))
    return nu.correlate_except(Zaakregio)


def _wat_de_organisatie_is(zaak_id: object) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether the organisation that asks is a grantor in the zaak, and a region that takes part in it."""
    return _geeft_mandaat(zaak_id, bindparam("organisatie")), _betrokken_regio(zaak_id, bindparam("regio"))


def leidt_regio(actor: Actor) -> bool:
    """Whether he leads a region, all of whose zaken he sees."""
    return Rol.REGIEVOERDER in actor.rollen


def begint_bij_hem(actor: Actor) -> bool:
    """Whether a list looks from his roles on for what is his, for that is little."""
    return not leidt_regio(actor) and not actor.veel_zaken


def in_team_met() -> ColumnElement[bool]:
    """A role in a zaak that brings somebody into its team now, wherever he is from."""
    return and_(Rolvervulling.rol.in_(TEAMROLLEN), Rolvervulling.tot.is_(None))


def zijn_zaken(actor: Actor) -> Select[int]:
    """The ids of the zaken in whose team he is by a role, for a list that begins at him (`begint_bij_hem`)."""
    return select(Rolvervulling.zaak_id).where(Rolvervulling.gebruiker_id == actor.id, in_team_met())


@per_actor
def teamzaken(actor: Actor) -> ColumnElement[bool]:
    """Inzage.VOLLEDIG as a condition on Zaak: the cases in whose team this actor is."""
    vervult = exists().where(
        Rolvervulling.zaak_id == Zaak.id,
        Rolvervulling.gebruiker_id == actor.id,
        in_team_met(),
    )
    return per_rij(or_(Zaak.regio == actor.regio, vervult)) if leidt_regio(actor) else vervult


@per_actor
def gedeelde_zaken(actor: Actor) -> ColumnElement[bool]:
    """Inzage.SAMENVATTING as a condition on Zaak, also for who sees more of it: false for who is of no municipality."""
    delen = []
    if Rol.BESTUURDER in actor.rollen:
        delen.append((Zaak.regio == actor.regio) & Zaak.gedeeld)
    if Rol.GEMEENTE in actor.rollen:
        delen.append(_lid_tijdens_zaak(actor) & Zaak.gedeeld)
    return or_(false(), *delen)


@per_actor
def zichtbare_zaken(actor: Actor) -> ColumnElement[bool]:
    """The same rule as `inzage`, as a condition on Zaak for lists. A test holds the two together."""
    delen = [teamzaken(actor), gedeelde_zaken(actor)]
    if Rol.GEMEENTE in actor.rollen:
        delen.append(~_lid_tijdens_zaak(actor) & _geeft_mandaat(Zaak.id, actor.organisatie_id))
        if deelnemende_regio(actor) != actor.organisatie_code:
            delen.append(Zaak.gedeeld & _betrokken_regio(Zaak.id, actor.regio))
    if Rol.ANDERE_REGIO in actor.rollen:
        delen.append(_geeft_mandaat(Zaak.id, actor.organisatie_id))
        delen.append(Zaak.gedeeld & _betrokken_regio(Zaak.id, actor.organisatie_code))
    return per_rij(or_(*delen)) if len(delen) > 1 else delen[0]


def open_dossier(werk: Werk, zaaknummer: str, recht: Recht, *, versie: int | None = None) -> Dossier:
    """The zaak, locked for this act. Raises NietGevonden, ZaakVernietigd, GeenRecht; Verouderd when `versie` is old."""
    actor = werk.verzoek.actor
    werk.zaak, vervullingen, gever, betrokken = _met_slot(werk.session, actor, zaaknummer)
    dossier = _weeg(actor, werk.zaak, vervullingen, gever, betrokken)
    eis_niet_vernietigd(dossier.zaak)
    dossier.eis(recht)
    eis_versie(dossier.zaak.versie, versie)
    return dossier


def dossier_van(werk: Werk) -> Dossier:
    """The zaak that the act opened already, with who fills a role in it as objects of its session."""
    actor = werk.verzoek.actor
    return _weeg(actor, *_vind(werk.session, actor, werk.geopend.zaaknummer))


def eis_niet_vernietigd(zaak: Zaak) -> None:
    """Raises ZaakVernietigd when only the declaration is left."""
    if zaak.vernietigd_op is not None:
        raise ZaakVernietigd("De inhoud van deze zaak is vernietigd. Alleen de verklaring daarvan is er nog.")


def eis_lopend(zaak: Zaak) -> None:
    """Raises ZaakGesloten when nothing can be done but reopening."""
    if zaak.toestand in RUST:
        raise ZaakGesloten("De zaak is gesloten. Heropen de zaak eerst.")


def eis_versie(nu: int, gezien: int | None) -> None:
    """Raises Verouderd when what the user looked at is not what stands now."""
    if gezien is not None and gezien != nu:
        raise Verouderd(
            "Iemand anders heeft deze gegevens gewijzigd terwijl u bezig was. "
            "Bekijk eerst wat er nu staat, bijvoorbeeld in een nieuw tabblad. "
            "Verstuurt u daarna opnieuw, dan geldt wat u hier invulde."
        )


def eis_recht(actor: Actor, recht: Recht) -> None:
    """For acts outside any zaak. Raises GeenRecht."""
    if not mag(recht, actor.rollen):
        raise GeenRecht("Uw rol mag dit niet.")
