"""The second person about who may get power: who can confirm, what waits for it, and who is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.basis.begrippen import Actor, Rol, dag_van
from app.domain.basis.fouten import TweedePersoonOntbreekt
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.vierogen import Betrokkene
from app.domain.gebruiker.toegang import MINSTENS, Toegangssoort, kan_bevestigen, toets_bevestiger
from app.domain.regio.functies import Bezetting
from app.models import Gebruiker, Organisatie, Toegangsbericht, Toegangsvoorstel
from app.services.kern.bezetting import actor_met, lees_bezetting
from app.services.kern.uitvoering import Werk

STEL_TOEGANG_VOOR = "stel_toegang_voor"
_AAN_OPDRACHTREGEL = 0
"""The id of who acts at the command line: he has no account."""


@dataclass(frozen=True)
class Toegangswens:
    """What is proposed: `inhoud` is all that its act needs, `zegt` what of it the entry says."""

    soort: Toegangssoort
    naam: str
    inhoud: Mapping[str, Any]
    gebruiker_id: int | None = None
    persoon_id: int | None = None
    functie: str | None = None
    rollen: Sequence[str] = ()
    wachtwoord_hash: str | None = None
    datum: date | None = None
    zegt: Mapping[str, Any] = field(default_factory=dict)


def lees_actoren(session: Session, regio: str, dag: date, bezetting: Bezetting) -> list[Actor]:
    """Everybody of the region who may act, with his offices and roles of the day."""
    vraag = select(Gebruiker).join(Gebruiker.organisatie).where(Organisatie.regio == regio, Gebruiker.active)
    rijen = session.scalars(vraag.order_by(Gebruiker.id).options(selectinload(Gebruiker.roles)))
    return [actor_met(rij, bezetting, dag) for rij in rijen]


def bevestigers(actoren: Iterable[Actor]) -> list[Actor]:
    return [actor for actor in actoren if mag(Recht.TOEGANG_BEVESTIGEN, actor.rollen)]


def is_in_oprichting(session: Session, regio: str, dag: date) -> bool:
    """Whether fewer than two persons of the region can confirm: then it is set up at the command line."""
    kunnen = bevestigers(lees_actoren(session, regio, dag, lees_bezetting(session, regio)))
    return len({actor.persoon_id for actor in kunnen}) < MINSTENS


def stel_voor(werk: Werk, regio: str, wens: Toegangswens) -> Toegangsvoorstel:
    """Keep it for the second person, who is there. Raises TweedePersoonOntbreekt."""
    actor, dag = werk.verzoek.actor, werk.verzoek.vandaag
    bezetting = lees_bezetting(werk.session, regio)
    actoren = lees_actoren(werk.session, regio, dag, bezetting)
    wie = None if actor.id == _AAN_OPDRACHTREGEL else actor
    _eis_tweede(actoren, bezetting, wie, wens.persoon_id, dag)
    rij = Toegangsvoorstel(
        regio=regio,
        soort=wens.soort,
        functie_code=wens.functie,
        gebruiker_id=wens.gebruiker_id,
        persoon_id=wens.persoon_id,
        naam=wens.naam,
        inhoud=dict(wens.inhoud),
        wachtwoord_hash=wens.wachtwoord_hash,
        voorgesteld_op=werk.verzoek.nu,
        voorgesteld_door_id=wie.id if wie else None,
        voorgesteld_persoon_id=wie.persoon_id if wie else None,
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.wil(
        STEL_TOEGANG_VOOR,
        object=f"toegang/{rij.id}",
        datum=wens.datum,
        wat=wens.soort.value,
        functie=wens.functie,
        rollen=list(wens.rollen),
        naam=wens.naam,
        **wens.zegt,
    )
    werk.noteer(naar=rij.status.value)
    vertel(werk, rij, actoren)
    return rij


def _eis_tweede(
    actoren: Sequence[Actor], bezetting: Bezetting, wie: Actor | None, betreft: int | None, dag: date
) -> None:
    kunnen = bevestigers(actoren)
    if len({actor.persoon_id for actor in kunnen}) < MINSTENS:
        raise TweedePersoonOntbreekt(
            "Dit vraagt een tweede persoon, en die is er nog niet. Laat eerst aan de opdrachtregel een tweede "
            "beheerder of een Regievoerder maken."
        )
    eerste = bezetting.eerste(wie.persoon_id, dag) if wie else Betrokkene(None)
    if not any(kan_bevestigen(eerste, bezetting.tweede(actor.persoon_id, dag), betreft) for actor in kunnen):
        raise TweedePersoonOntbreekt(
            "Niemand anders kan dit nu bevestigen: er is een tweede beheerder of een andere Regievoerder voor nodig."
        )


def eis_bevestiger(voorstel: Toegangsvoorstel, actor: Actor, bezetting: Bezetting, dag: date) -> None:
    """Raises VierOgen, GeenRecht when this actor is not the second person."""
    eerste = bezetting.eerste(voorstel.voorgesteld_persoon_id, dag_van(voorstel.voorgesteld_op))
    toets_bevestiger(eerste, bezetting.tweede(actor.persoon_id, dag), voorstel.persoon_id)


def vertel(werk: Werk, voorstel: Toegangsvoorstel, actoren: Iterable[Actor], ook: Iterable[int] = ()) -> None:
    """Tell the person concerned, the Regievoerders and `ook` (accounts) that it was proposed, or what came of it."""
    leiding = {actor.id for actor in actoren if Rol.REGIEVOERDER in actor.rollen and actor.functies}
    wie = leiding | {id_ for id_ in (voorstel.gebruiker_id, *ook) if id_}
    session, nu = werk.session, werk.verzoek.nu
    vraag = select(Toegangsbericht).where(Toegangsbericht.voorstel_id == voorstel.id)
    bekend = {rij.gebruiker_id: rij for rij in session.scalars(vraag)}
    for id_ in sorted(wie - {werk.verzoek.actor.id}):
        if id_ in bekend:
            bekend[id_].op, bekend[id_].gezien_op = nu, None
        else:
            session.add(Toegangsbericht(voorstel_id=voorstel.id, gebruiker_id=id_, op=nu))
    if (eigen := bekend.get(werk.verzoek.actor.id)) is not None:
        eigen.gezien_op = nu
    session.flush()
