"""The calendar of a region's year: put there by the team, and what came of each moment. It stands outside any zaak."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import GeenRecht, NietGevonden, Verouderd
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.rechten import Recht, mag
from app.domain.jaar import kalender as regels
from app.domain.jaar.kalender import AlVastgesteld, Jaarpunt, Momentuitkomst
from app.domain.regio.regio import Regioprofiel
from app.models import Jaarmoment, Jaaruitkomst
from app.regios import alle_profielen
from app.services.kern.toegang import eis_recht, eis_versie
from app.services.kern.uitvoering import Werk

MAX_KENMERK = 100


@dataclass(frozen=True)
class Jaaruitslag:
    """What came of a moment; `kenmerk` is the number of a decision or letter."""

    uitkomst: Momentuitkomst
    datum: date
    toelichting: str = ""
    kenmerk: str = ""


def profiel_van(actor: Actor) -> Regioprofiel:
    """The profile of the actor's region. Raises NietGevonden when it has none here."""
    profiel = alle_profielen().get(actor.regio)
    if profiel is None:
        raise NietGevonden("Uw regio heeft hier geen jaarkalender.")
    return profiel


def stel_jaarkalender_vast(werk: Werk, jaar: int, procedures: Collection[str]) -> Sequence[Jaarmoment]:
    """Put the chosen procedures of a year on the calendar of the actor's region, with the words of the profile.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer when nothing or something else was chosen, AlVastgesteld.
    """
    werk.wil("stel_jaarkalender_vast", jaar=jaar, procedures=sorted(procedures))
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.VERGADERING_PLANNEN)
    gekozen = regels.kies(openstaand_voorstel(werk.session, actor, jaar), procedures)
    rijen = [_rij(werk, punt, jaar) for punt in gekozen]
    werk.session.add_all(rijen)
    try:
        werk.session.flush()
    except IntegrityError as fout:
        raise AlVastgesteld(
            "Een van deze procedures staat intussen al op de jaarkalender. Kies opnieuw.", veld="procedures"
        ) from fout
    werk.noteer(object=f"jaarkalender/{jaar}", regio=actor.regio)
    return rijen


def leg_jaarmoment_vast(werk: Werk, moment_id: int, uitslag: Jaaruitslag, *, versie: int | None = None) -> Jaaruitkomst:
    """Record what came of a moment: done on a day, or not needed with the reason. A later one mends an earlier one.

    `versie` is the number of the outcome that the user looked at, 0 for none. Raises GeenRecht, NietGevonden,
    OngeldigeInvoer, MotiveringVerplicht, DatumInToekomst; Verouderd when somebody else was first.
    """
    werk.wil(
        "leg_jaarmoment_vast",
        datum=uitslag.datum,
        object=f"jaarmoment/{moment_id}",
        uitkomst=uitslag.uitkomst.value,
        toelichting=uitslag.toelichting,
        kenmerk=uitslag.kenmerk,
    )
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.JAARMOMENT_VASTLEGGEN)
    moment = vind_moment(werk.session, actor, moment_id)
    if not mag_vastleggen(actor, moment):
        raise GeenRecht("Dit moment ligt niet bij u. Wie het doet, of het team van de regio, legt het vast.")
    eerder = laatste_nummer(werk.session, moment.id)
    eis_versie(eerder, versie)
    regels.toets_uitkomst(uitslag.uitkomst, uitslag.toelichting, verbetert=eerder > 0)
    toets_datum(uitslag.datum, werk.verzoek.vandaag)
    toets_lengte(uitslag.kenmerk, "kenmerk", MAX_KENMERK)
    rij = _bewaar(werk, moment, uitslag, eerder + 1)
    werk.noteer(regio=actor.regio, jaar=moment.jaar, titel=moment.titel, gemeente=moment.gemeente or None)
    return rij


def mag_vastleggen(actor: Actor, moment: Jaarmoment) -> bool:
    """The team of the region; who fills its office on the day; its municipality."""
    if mag(Recht.VERGADERING_PLANNEN, actor.rollen):
        return True
    return moment.functie in actor.functies or moment.gemeente == actor.organisatie_code


def mag_zien(actor: Actor, gemeente: str) -> bool:
    """Whoever is not in the team sees what is of the region and of his own organisation, not how far the others are."""
    return mag(Recht.VERGADERING_PLANNEN, actor.rollen) or gemeente in ("", actor.organisatie_code)


def vind_moment(session: Session, actor: Actor, moment_id: int) -> Jaarmoment:
    """A moment of the actor's region that he may see. Raises NietGevonden."""
    vraag = select(Jaarmoment).where(Jaarmoment.id == moment_id, Jaarmoment.regio == actor.regio)
    moment = session.scalars(vraag).one_or_none()
    if moment is None or not mag_zien(actor, moment.gemeente):
        raise NietGevonden("Dit moment bestaat niet, of u mag het niet zien.")
    return moment


def laatste_nummer(session: Session, moment_id: int) -> int:
    """Of the outcome that counts; 0 when there is none."""
    return session.scalar(select(func.max(Jaaruitkomst.nummer)).where(Jaaruitkomst.moment_id == moment_id)) or 0


def op_kalender(session: Session, regio: str, jaar: int) -> set[str]:
    """The procedures (codes) that stand on the calendar of a year."""
    vraag = select(Jaarmoment.procedure).where(Jaarmoment.regio == regio, Jaarmoment.jaar == jaar).distinct()
    return set(session.scalars(vraag))


def openstaand_voorstel(session: Session, actor: Actor, jaar: int) -> list[Jaarpunt]:
    """What the profile has of a year and is not on the calendar. Raises NietGevonden, OngeldigeInvoer for the year."""
    return regels.voorstel(profiel_van(actor), jaar, op_kalender(session, actor.regio, jaar))


def _rij(werk: Werk, punt: Jaarpunt, jaar: int) -> Jaarmoment:
    return Jaarmoment(
        regio=werk.verzoek.actor.regio,
        jaar=jaar,
        procedure=punt.procedure.code,
        code=punt.moment.code,
        gemeente=punt.gemeente,
        functie=punt.moment.functie,
        overleg=punt.moment.overleg,
        over=punt.procedure.titel,
        titel=punt.moment.titel,
        bron=punt.moment.bron,
        uiterlijk_op=punt.uiterlijk_op,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )


def _bewaar(werk: Werk, moment: Jaarmoment, uitslag: Jaaruitslag, nummer: int) -> Jaaruitkomst:
    """The row; the database refuses a number twice, also when two people record it at once."""
    rij = Jaaruitkomst(
        moment_id=moment.id,
        nummer=nummer,
        uitkomst=uitslag.uitkomst,
        datum=uitslag.datum,
        kenmerk=uitslag.kenmerk,
        toelichting=uitslag.toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    try:
        werk.session.flush()
    except IntegrityError as fout:
        raise Verouderd("Intussen is hier al een uitkomst vastgelegd. Bekijk die eerst.") from fout
    return rij
