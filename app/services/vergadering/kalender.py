"""The calendar of the region: meetings planned, one or a year at a time, and called off. It stands outside any zaak."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.regio.regiodelen import Overleg
from app.domain.vergadering.kalender import AlGepland, Bijeenkomst, jaarvoorstel, toets_jaar
from app.models import Agendapunt, Behandeling, Vergadering
from app.regios import alle_profielen
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.termijn.termijnen import gelijkgestelde_dagen

_TIJD = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
MAX_PLAATS = 200


@dataclass(frozen=True)
class NieuweVergadering:
    """A meeting of the body with this code. `tijd` as 09:30, or empty."""

    overleg: str
    datum: date
    tijd: str = ""
    plaats: str = ""


def overleggen_van(regio: str) -> tuple[Overleg, ...]:
    """The bodies of a region; none when it has no profile here."""
    profiel = alle_profielen().get(regio)
    return profiel.overleggen if profiel else ()


def plan_vergadering(werk: Werk, nieuw: NieuweVergadering) -> Vergadering:
    """Put a meeting on the calendar of the actor's region; dates ahead are the rule.

    Raises GeenRecht, NietGevonden for a body that the region has not, OngeldigeInvoer, AlGepland.
    """
    werk.wil("plan_vergadering", datum=nieuw.datum, overleg=nieuw.overleg, tijd=nieuw.tijd, plaats=nieuw.plaats)
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.VERGADERING_PLANNEN)
    if nieuw.overleg not in [overleg.code for overleg in overleggen_van(actor.regio)]:
        raise NietGevonden("Dit overleg bestaat niet. Kies een overleg uit de lijst.", veld="overleg")
    toets_jaar(nieuw.datum.year)
    if nieuw.tijd and not _TIJD.fullmatch(nieuw.tijd):
        raise OngeldigeInvoer("Schrijf de tijd zo: 09:30.", veld="tijd")
    toets_lengte(nieuw.plaats, "plaats", MAX_PLAATS)
    (vergadering,) = _zet_erop(werk, [nieuw])
    werk.noteer(object=f"vergadering/{vergadering.id}", regio=actor.regio)
    return vergadering


def plan_jaar(werk: Werk, jaar: int, gekozen: Collection[Bijeenkomst]) -> Sequence[Vergadering]:
    """Put the chosen meetings of the year's proposal on the calendar, all or none.

    Raises GeenRecht, OngeldigeInvoer when nothing or something else was chosen, AlGepland.
    """
    werk.wil("plan_jaar", jaar=jaar, vergaderingen=[f"{b.overleg} {b.datum.isoformat()}" for b in sorted(gekozen)])
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.VERGADERING_PLANNEN)
    if not gekozen:
        raise OngeldigeInvoer("Kies minstens één vergadering.", veld="dagen")
    if not set(gekozen) <= set(_voorstel(werk.session, actor, jaar)):
        raise OngeldigeInvoer("Kies uit de dagen van het voorstel. Plan een andere dag apart.", veld="dagen")
    rijen = _zet_erop(werk, [NieuweVergadering(b.overleg, b.datum) for b in sorted(gekozen)], "dagen")
    werk.noteer(object=f"kalender/{jaar}", regio=actor.regio)
    return rijen


def gelast_vergadering_af(werk: Werk, vergadering_id: int, datum: date, reden: str) -> Vergadering:
    """Call a meeting off, with the reason. What stood on its agenda waits for another meeting again.

    Raises GeenRecht, NietGevonden, MotiveringVerplicht, DatumInToekomst; OngeldigeOvergang when it was called off
    before, or when papers were treated there.
    """
    werk.wil("gelast_vergadering_af", datum=datum, object=f"vergadering/{vergadering_id}", reden=reden)
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.VERGADERING_PLANNEN)
    vergadering = vind_vergadering(werk.session, actor, vergadering_id, slot=True)
    if vergadering.afgelast_datum:
        raise OngeldigeOvergang("Deze vergadering is al afgelast.")
    if _is_behandeld(werk.session, vergadering):
        raise OngeldigeOvergang("Op deze vergadering is al een stuk behandeld. Afgelasten kan niet meer.")
    toets_motivering(reden, "reden")
    toets_datum(datum, werk.verzoek.vandaag)
    vergadering.afgelast_datum, vergadering.afgelast_reden = datum, reden
    werk.noteer(regio=actor.regio, overleg=vergadering.overleg, dag=vergadering.datum.isoformat())
    return vergadering


def vind_vergadering(session: Session, actor: Actor, vergadering_id: int, *, slot: bool = False) -> Vergadering:
    """A meeting of the actor's own region; with `slot`, locked. Raises NietGevonden."""
    vraag = select(Vergadering).where(Vergadering.id == vergadering_id, Vergadering.regio == actor.regio)
    if slot:
        vraag = vraag.with_for_update().execution_options(populate_existing=True)
    vergadering = session.scalars(vraag).one_or_none()
    if vergadering is None:
        raise NietGevonden("Deze vergadering bestaat niet, of u mag haar niet zien.")
    return vergadering


def _voorstel(session: Session, actor: Actor, jaar: int) -> list[Bijeenkomst]:
    return jaarvoorstel(overleggen_van(actor.regio), jaar, gelijkgestelde_dagen(session))


def openstaand_voorstel(session: Session, actor: Actor, jaar: int) -> list[Bijeenkomst]:
    """The proposal for a year without what is on the calendar already. Raises OngeldigeInvoer for the year."""
    voorstel = _voorstel(session, actor, jaar)
    rijen = session.execute(
        select(Vergadering.datum, Vergadering.overleg).where(
            Vergadering.regio == actor.regio,
            Vergadering.afgelast_datum.is_(None),
            Vergadering.datum.between(date(jaar, 1, 1), date(jaar, 12, 31)),
        )
    )
    er_al = {Bijeenkomst(*rij) for rij in rijen}
    return [bijeenkomst for bijeenkomst in voorstel if bijeenkomst not in er_al]


def _zet_erop(werk: Werk, nieuwe: Sequence[NieuweVergadering], veld: str = "datum") -> list[Vergadering]:
    """The rows; the database refuses a body twice on a day, also when two people plan it at once."""
    rijen = [
        Vergadering(
            regio=werk.verzoek.actor.regio,
            overleg=nieuw.overleg,
            datum=nieuw.datum,
            tijd=nieuw.tijd,
            plaats=nieuw.plaats,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
        for nieuw in nieuwe
    ]
    werk.session.add_all(rijen)
    try:
        werk.session.flush()
    except IntegrityError as fout:
        raise AlGepland("Dit overleg staat op die dag al op de kalender. Kies een andere dag.", veld=veld) from fout
    return rijen


def _is_behandeld(session: Session, vergadering: Vergadering) -> bool:
    vraag = select(Behandeling.id).join(Agendapunt, Agendapunt.id == Behandeling.agendapunt_id)
    return session.scalar(vraag.where(Agendapunt.vergadering_id == vergadering.id).limit(1)) is not None
