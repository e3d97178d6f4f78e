"""What councils and who watches the process bring in around the region's year, and what the region does with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum
from app.domain.basis.rechten import Recht, mag
from app.domain.jaar import inbreng as regels
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.domain.vergadering.kalender import toets_jaar
from app.models import Jaarinbreng, Jaarweging
from app.services.jaar.kalender import mag_zien, op_kalender, profiel_van
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class NieuweWeging:
    """What the region does with it, on which day, and why."""

    uitkomst: Wegingsuitkomst
    datum: date
    toelichting: str


def leg_inbreng_vast(werk: Werk, jaar: int, nieuw: NieuweInbreng) -> Jaarinbreng:
    """Record input, a motion or an opinion of a council, or a signal of who watches the process.

    The team records for every council, a municipality for its own; a signal is of who fills the office himself.
    Raises GeenRecht, NietGevonden, OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst.
    """
    werk.wil(
        "leg_inbreng_vast",
        datum=nieuw.datum,
        jaar=jaar,
        soort=nieuw.soort.value,
        inbrenger=nieuw.van,
        procedure=nieuw.procedure,
        tekst=nieuw.tekst,
    )
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.JAARMOMENT_VASTLEGGEN)
    toets_jaar(jaar, "jaar")
    if nieuw.soort is not Inbrengsoort.SIGNAAL and not mag_zien(actor, nieuw.van):
        raise GeenRecht("U legt alleen vast wat uw eigen gemeente inbrengt.")
    toets_datum(nieuw.datum, werk.verzoek.vandaag)
    procedures = op_kalender(werk.session, actor.regio, jaar)
    regels.toets_inbreng(profiel_van(actor), nieuw, procedures, actor.functies)
    rij = _rij(werk, jaar, nieuw)
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer(object=f"jaarinbreng/{rij.id}", regio=actor.regio)
    return rij


def weeg_inbreng_af(werk: Werk, inbreng_id: int, weging: NieuweWeging) -> Jaarweging:
    """Record what the region does with it, once, with the reason.

    Raises GeenRecht, NietGevonden, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch; OngeldigeOvergang when it was
    weighed before.
    """
    werk.wil(
        "weeg_inbreng_af",
        datum=weging.datum,
        object=f"jaarinbreng/{inbreng_id}",
        uitkomst=weging.uitkomst.value,
        toelichting=weging.toelichting,
    )
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.INBRENG_WEGEN)
    inbreng = vind_inbreng(werk.session, actor, inbreng_id)
    regels.toets_weging(weging_van(werk.session, inbreng.id) is not None, weging.toelichting)
    toets_datum(weging.datum, werk.verzoek.vandaag, inbreng.datum)
    rij = Jaarweging(
        inbreng_id=inbreng.id,
        uitkomst=weging.uitkomst,
        datum=weging.datum,
        toelichting=weging.toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=actor.id,
    )
    _bewaar(werk, rij)
    werk.noteer(regio=actor.regio, jaar=inbreng.jaar, inbrenger=inbreng.van)
    return rij


def _bewaar(werk: Werk, rij: Jaarweging) -> None:
    """The database refuses a second one, also when two people weigh it at once."""
    werk.session.add(rij)
    try:
        werk.session.flush()
    except IntegrityError as fout:
        raise OngeldigeOvergang(regels.AL_GEWOGEN) from fout


def vind_inbreng(session: Session, actor: Actor, inbreng_id: int) -> Jaarinbreng:
    """What was brought in in the actor's region and he may see. Raises NietGevonden."""
    vraag = select(Jaarinbreng).where(Jaarinbreng.id == inbreng_id, Jaarinbreng.regio == actor.regio)
    rij = session.scalars(vraag).one_or_none()
    if rij is None or not ziet_inbreng(actor, rij):
        raise NietGevonden("Deze inbreng bestaat niet, of u mag haar niet zien.")
    return rij


def ziet_inbreng(actor: Actor, rij: Jaarinbreng) -> bool:
    """The team; who brought it in."""
    if mag(Recht.INBRENG_WEGEN, actor.rollen):
        return True
    return rij.van == actor.organisatie_code or rij.van in actor.functies


def weging_van(session: Session, inbreng_id: int) -> Jaarweging | None:
    return session.scalars(select(Jaarweging).where(Jaarweging.inbreng_id == inbreng_id)).one_or_none()


def _rij(werk: Werk, jaar: int, nieuw: NieuweInbreng) -> Jaarinbreng:
    return Jaarinbreng(
        regio=werk.verzoek.actor.regio,
        jaar=jaar,
        procedure=nieuw.procedure,
        soort=nieuw.soort,
        van=nieuw.van,
        datum=nieuw.datum,
        tekst=nieuw.tekst,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
