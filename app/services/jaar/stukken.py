"""Papers of the region's year: put in at a moment, with the file, and on their way along the route of its procedure.

Where one is, is computed from what its stations did, as for the papers of a zaak; so is the agenda on which it stands
(`services/openstaand/jaarstukken.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, undefer

from app.domain.basis.begrippen import Actor
from app.domain.basis.bestand import schone_naam
from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeInvoer, Verouderd
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regioroutes import is_lokaal
from app.domain.vergadering.routes import (
    NietAanDeBeurt,
    Routestand,
    Stationsuitslag,
    toets_aan_de_beurt,
    toets_uitkomst,
)
from app.models import Jaarmoment, Jaarstuk, Jaarstukstap
from app.services.document.documenten import NieuwDocument, oordeel_over
from app.services.jaar.kalender import mag_vastleggen, mag_zien, profiel_van, vind_moment
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.openstaand.jaarstukken import weg

MAX_TITEL = 200
ONZICHTBAAR = "Dit stuk bestaat niet, of u mag het niet zien."


@dataclass(frozen=True)
class Jaarstukblad:
    """A paper with its moment, what its stations did as far as who looks may see it, and where that brought it."""

    stuk: Jaarstuk
    moment: Jaarmoment
    stappen: Sequence[Jaarstukstap]
    stand: Routestand
    actor: Actor
    volgend: int = 1
    """The number of what is recorded next."""
    vervangen: bool = False
    """Whether a newer paper of its moment came: that one counts, and this one is at rest."""

    @property
    def reist(self) -> bool:
        """Whether it has a route at all."""
        return bool(self.stand.stations)

    def plekken(self, station: str) -> list[str]:
        """For whom who looks can record at this station what came of it now; the empty one is the region."""
        bij = [wie or "" for wie in self.stand.aan_de_beurt(station) if not self.vervangen]
        return [wie for wie in bij if _mag_stap(self.actor, wie)]

    @property
    def te_doen(self) -> list[str]:
        """The stations at which who looks can record something now."""
        return [station for station in self.stand.nu if self.plekken(station)]

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The municipalities of which who looks sees the place, by code."""
        return tuple(code for code in self.stand.gemeenten if mag_zien(self.actor, code))


def _mag_stap(actor: Actor, gemeente: str) -> bool:
    """The team records for everybody, a municipality for itself."""
    leidt = mag(Recht.VERGADERING_PLANNEN, actor.rollen)
    return leidt or (bool(gemeente) and gemeente == actor.organisatie_code)


def dien_jaarstuk_in(werk: Werk, moment_id: int, titel: str, bestand: NieuwDocument) -> Jaarstuk:
    """Put in a paper at a moment, with its file, by the team or who does the moment. It goes along the route of its
    procedure as the profile has it now; the paper of one municipality goes nowhere else.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer, DatumInToekomst, OngeldigBestand, BestandVersleuteld.
    """
    naam, sha256 = schone_naam(bestand.naam), hashlib.sha256(bestand.inhoud).hexdigest()
    werk.wil(
        "dien_jaarstuk_in", datum=bestand.datum, object=f"jaarmoment/{moment_id}", titel=titel, naam=naam, sha256=sha256
    )
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.JAARMOMENT_VASTLEGGEN)
    moment = vind_moment(werk.session, actor, moment_id)
    if not mag_vastleggen(actor, moment):
        raise GeenRecht("Dit moment ligt niet bij u. Wie het doet, of het team van de regio, dient het stuk in.")
    if not heeft_inhoud(titel):
        raise OngeldigeInvoer("Geef het stuk een titel.", veld="titel")
    toets_lengte(titel, "titel", MAX_TITEL)
    profiel = profiel_van(actor)
    oordeel = oordeel_over(naam, bestand, profiel.documentsoorten)
    toets_datum(bestand.datum, werk.verzoek.vandaag)
    stuk = Jaarstuk(
        moment_id=moment.id,
        nummer=_hoogste(werk.session, moment.id) + 1,
        titel=titel,
        stations=",".join(_stations(actor, moment)),
        datum=bestand.datum,
        naam=naam,
        mediatype=oordeel.mediatype,
        grootte=len(bestand.inhoud),
        sha256=sha256,
        bijzonder="; ".join(oordeel.bijzonder),
        inhoud=bestand.inhoud,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=actor.id,
    )
    _bewaar(werk.session, [stuk])
    werk.noteer(regio=actor.regio, jaar=moment.jaar, gemeente=moment.gemeente or None)
    return stuk


def _stations(actor: Actor, moment: Jaarmoment) -> Sequence[str]:
    profiel = profiel_van(actor)
    procedure = None if moment.gemeente else profiel.procedure(moment.procedure)
    route = profiel.route(procedure.route) if procedure else None
    return route.stations if route else ()


def _hoogste(session: Session, moment_id: int) -> int:
    return session.scalar(select(func.max(Jaarstuk.nummer)).where(Jaarstuk.moment_id == moment_id)) or 0


def _bewaar(session: Session, rijen: Sequence[Jaarstuk | Jaarstukstap]) -> None:
    """The database refuses a number twice, also when two people record something at once."""
    session.add_all(rijen)
    try:
        session.flush()
    except IntegrityError as fout:
        raise Verouderd("Intussen is hier al iets vastgelegd. Bekijk dat eerst.") from fout


def leg_jaarstukstap_vast(werk: Werk, stuk_id: int, station: str, uitslag: Stationsuitslag) -> list[Jaarstukstap]:
    """Record what a station did with a paper that came to it: the team for everybody, a municipality for itself.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer, NietAanDeBeurt, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch; Verouderd when somebody else recorded something meanwhile.
    """
    werk.wil(
        "leg_jaarstukstap_vast",
        datum=uitslag.datum,
        object=f"jaarstuk/{stuk_id}",
        station=station,
        **uitslag.in_woorden(),
    )
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.JAARMOMENT_VASTLEGGEN)
    blad = vind_jaarstuk(werk.session, actor, stuk_id)
    if blad.vervangen:
        raise NietAanDeBeurt("Bij dit moment is een nieuwer stuk ingediend. Leg vast wat met dat stuk is gedaan.")
    wie = _kies(blad, station, uitslag.gemeenten)
    if not all(_mag_stap(actor, een or "") for een in wie):
        raise GeenRecht("U legt alleen vast wat uw eigen gemeente met het stuk deed.")
    toets_aan_de_beurt(blad.stand, station, wie, profiel_van(actor).gemeentenamen)
    toets_uitkomst(uitslag.uitkomst, uitslag.toelichting)
    eerste = max(blad.stand.niet_voor(een, blad.stuk.datum) for een in wie)
    toets_datum(uitslag.datum, werk.verzoek.vandaag, eerste)
    rijen = [_stap(werk, blad, station, een or "", uitslag, nr) for nr, een in enumerate(wie, blad.volgend)]
    _bewaar(werk.session, rijen)
    werk.noteer(regio=actor.regio, jaar=blad.moment.jaar, titel=blad.stuk.titel)
    return rijen


def _stap(
    werk: Werk, blad: Jaarstukblad, station: str, gemeente: str, uitslag: Stationsuitslag, nummer: int
) -> Jaarstukstap:
    return Jaarstukstap(
        stuk_id=blad.stuk.id,
        nummer=nummer,
        station=station,
        gemeente=gemeente,
        uitkomst=uitslag.uitkomst,
        datum=uitslag.datum,
        toelichting=uitslag.toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )


def _kies(blad: Jaarstukblad, station: str, gemeenten: Collection[str]) -> list[str | None]:
    """The places that are meant. Raises NietGevonden, OngeldigeInvoer."""
    if station not in blad.stand.stations:
        raise NietGevonden("Dit station staat niet op de route van het stuk.")
    if not is_lokaal(station):
        if gemeenten:
            raise OngeldigeInvoer("Dit station is van de regio. Noem hier geen gemeenten.", veld="gemeenten")
        return [None]
    if not gemeenten:
        raise OngeldigeInvoer("Kies minstens één gemeente.", veld="gemeenten")
    if not set(gemeenten) <= set(blad.stand.gemeenten):
        raise OngeldigeInvoer("Kies gemeenten uit de lijst.", veld="gemeenten")
    return [*dict.fromkeys(gemeenten)]


def vind_jaarstuk(session: Session, actor: Actor, stuk_id: int, station: str = "") -> Jaarstukblad:
    """A paper of the actor's region that he may see, and that goes past the station. Raises NietGevonden."""
    vraag = select(Jaarstuk, Jaarmoment).join(Jaarmoment, Jaarmoment.id == Jaarstuk.moment_id)
    vraag = vraag.where(Jaarstuk.id == stuk_id, Jaarmoment.regio == actor.regio)
    rij = session.execute(vraag).one_or_none()
    if rij is None or not mag_zien(actor, rij[1].gemeente):
        raise NietGevonden(ONZICHTBAAR)
    if station and station not in rij[0].stations.split(","):
        raise NietGevonden(ONZICHTBAAR)
    (blad,) = _bladen(session, actor, [(rij[0], rij[1])])
    return replace(blad, vervangen=_hoogste(session, blad.moment.id) > blad.stuk.nummer)


def jaarstukken(session: Session, actor: Actor, momenten: Sequence[Jaarmoment]) -> dict[int, list[Jaarstukblad]]:
    """The papers of these moments by the moment, the newest first. Two queries, however many."""
    per_id = {moment.id: moment for moment in momenten}
    rijen = session.scalars(select(Jaarstuk).where(Jaarstuk.moment_id.in_(per_id)).order_by(Jaarstuk.nummer.desc()))
    gevonden: dict[int, list[Jaarstukblad]] = {}
    for blad in _bladen(session, actor, [(rij, per_id[rij.moment_id]) for rij in rijen]):
        nieuwer = gevonden.setdefault(blad.moment.id, [])
        nieuwer.append(replace(blad, vervangen=bool(nieuwer)))
    return gevonden


def _bladen(session: Session, actor: Actor, rijen: Sequence[tuple[Jaarstuk, Jaarmoment]]) -> list[Jaarstukblad]:
    vraag = select(Jaarstukstap).where(Jaarstukstap.stuk_id.in_([stuk.id for stuk, _moment in rijen]))
    stappen: dict[int, list[Jaarstukstap]] = {}
    for stap in session.scalars(vraag.order_by(Jaarstukstap.nummer)) if rijen else ():
        stappen.setdefault(stap.stuk_id, []).append(stap)
    return [_blad(actor, stuk, moment, stappen.get(stuk.id, [])) for stuk, moment in rijen]


def _blad(actor: Actor, stuk: Jaarstuk, moment: Jaarmoment, stappen: Sequence[Jaarstukstap]) -> Jaarstukblad:
    stand = weg(profiel_van(actor), stuk.stations, stuk.datum, stappen)
    gezien = [stap for stap in stappen if mag_zien(actor, stap.gemeente)]
    return Jaarstukblad(stuk, moment, gezien, stand, actor, len(stappen) + 1)


def lees_bestand(session: Session, actor: Actor, stuk_id: int) -> Jaarstuk:
    """The paper with its bytes. Raises NietGevonden."""
    blad = vind_jaarstuk(session, actor, stuk_id)
    vraag = select(Jaarstuk).where(Jaarstuk.id == blad.stuk.id).options(undefer(Jaarstuk.inhoud))
    return session.scalars(vraag.execution_options(populate_existing=True)).one()
