"""Offices of a region over time, for the administrator: who holds one, who deputises, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import proefdeel
from app.domain.basis.begrippen import Actor
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import GeenRecht, NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.tekst import mailvorm
from app.domain.gebruiker.toegang import Toegangssoort, geeft_macht
from app.domain.regio import functieregels as regels
from app.domain.regio.functies import Functieperiode, Vervullingssoort
from app.models import Functievervulling, Gebruiker, LogboekKop, Toegangsvoorstel
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.regio.functielijst import GEEN_PERIODE, benoembaren, vind_functie, vind_periode
from app.services.regio.tweede import Toegangswens, stel_voor

_NIEUW = 0
"""The id of a period that is not kept yet; keys begin at 1."""


Uitkomst = Functievervulling | Toegangsvoorstel
"""A period, or what waits for a second person."""


@dataclass(frozen=True)
class Benoeming:
    """Who is to fill an office (by the address of his account), from a day up to and including another, and why.

    `voor` is the id of the period of the holder for whom is deputised; None for a vacancy, and for a holder.
    """

    functie: str
    email: str
    van: date
    tot: date | None = None
    reden: str = ""
    voor: int | None = None

    DATUMSOORT: ClassVar = Datumsoort.LOOPTIJD


def benoem(werk: Werk, wens: Benoeming) -> Uitkomst:
    """Make somebody the holder of an office; his role follows from it. Days gone by may be entered too.

    An office that decides takes a second person: then it is a proposal. Raises GeenRecht, NietGevonden,
    OngeldigeInvoer, DatumOnlogisch, FunctieBezet, TweedePersoonOntbreekt.
    """
    werk.wil("benoem", **_woorden(wens))
    eis_recht(werk.verzoek.actor, Recht.FUNCTIES_BEHEREN)
    gebruiker = _kies(werk, wens)
    functie = vind_functie(werk.verzoek.actor.regio, wens.functie)
    if functie.organisatie != gebruiker.organisatie.code:
        raise OngeldigeInvoer(
            f"Deze functie hoort niet bij {gebruiker.organisatie.naam}. Kies een account van de organisatie zelf.",
            veld="gebruiker",
        )
    return _leg_vast_of_stel_voor(werk, gebruiker, wens, Vervullingssoort.HOUDER)


def wijs_waarnemer_aan(werk: Werk, wens: Benoeming) -> Uitkomst:
    """Let somebody of the region deputise, with the reason: for a holder who is absent, or while there is none.

    Asked by the administrator, or by the holder for himself. Raises what `benoem` raises, MotiveringVerplicht and
    WaarnemingOnmogelijk.
    """
    werk.wil("wijs_waarnemer_aan", **_woorden(wens))
    eis_aanwijzer(werk.session, werk.verzoek.actor, wens.functie, werk.verzoek.vandaag, wens.voor)
    gebruiker = _kies(werk, wens)
    return _leg_vast_of_stel_voor(werk, gebruiker, wens, Vervullingssoort.WAARNEMER)


def eis_aanwijzer(session: Session, actor: Actor, functie: str, dag: date, voor: int | None = None) -> None:
    """Who may ask for a deputy in an office: the administrator, and its holder in his own period `voor`.

    Raises GeenRecht, NietGevonden.
    """
    eis_recht(actor, Recht.WAARNEMER_AANWIJZEN)
    vind_functie(actor.regio, functie)
    if mag(Recht.FUNCTIES_BEHEREN, actor.rollen):
        return
    houder = lees_bezetting(session, actor.regio).houder_op(functie, dag)
    if houder is None or houder.gebruiker_id != actor.id or voor not in (None, houder.id):
        raise GeenRecht("Alleen de beheerder, of de houder voor zichzelf, wijst in deze functie een waarnemer aan.")


def voer_benoeming_uit(werk: Werk, voorstel: Toegangsvoorstel) -> Functievervulling:
    """What was proposed, once a second person confirmed it. Raises what the proposal raised."""
    assert voorstel.inhoud is not None  # noqa: S101 - an open proposal has its content
    gebruiker = werk.session.get_one(Gebruiker, voorstel.gebruiker_id)
    dagen = {veld: date.fromisoformat(voorstel.inhoud[veld]) for veld in ("van", "tot") if voorstel.inhoud[veld]}
    wens = Benoeming(**{**voorstel.inhoud, "email": gebruiker.email, "tot": None, **dagen})
    soort = Vervullingssoort(voorstel.soort.value)
    werk.wil("benoem" if soort is Vervullingssoort.HOUDER else "wijs_waarnemer_aan", **_woorden(wens))
    if not gebruiker.active:
        raise NietGevonden("Dit account is geblokkeerd. Weiger het voorstel, of geef het account eerst vrij.")
    return _leg_vast(werk, gebruiker, wens, soort)


def beeindig(werk: Werk, vervulling_id: int, tot: date, reden: str) -> Functievervulling:
    """Fill in the last day of a holder, with the reason. Raises what `functieregels.beeindig` raises."""
    werk.wil("beeindig", datum=tot, object=f"functieperiode/{vervulling_id}", reden=reden)
    return _beeindig(werk, vervulling_id, tot, reden, Vervullingssoort.HOUDER)


def beeindig_waarneming(werk: Werk, vervulling_id: int, tot: date, reden: str) -> Functievervulling:
    """The same for a deputy: the holder is back, or the vacancy is filled."""
    werk.wil("beeindig_waarneming", datum=tot, object=f"functieperiode/{vervulling_id}", reden=reden)
    return _beeindig(werk, vervulling_id, tot, reden, Vervullingssoort.WAARNEMER)


def vervul(session: Session, gebruiker: Gebruiker, wens: Benoeming, nu: datetime) -> Functievervulling:
    """Keep a period without a logboek entry, for set-up: as holder, or as deputy of the holder when there is a reason.

    Raises FunctieBezet and what `functieregels.toets_waarneming` raises.
    """
    regio = gebruiker.organisatie.regio
    houder = lees_bezetting(session, regio).houder_op(wens.functie, wens.van)
    neemt_waar = houder is not None and bool(wens.reden)
    soort = Vervullingssoort.WAARNEMER if neemt_waar else Vervullingssoort.HOUDER
    rij = _rij(regio, gebruiker, wens, soort, nu)
    rij.waarvoor_id = houder.id if houder and neemt_waar else None
    return _bewaar(session, rij, gebruiker)


def _woorden(wens: Benoeming) -> dict[str, Any]:
    """What is wanted, as the logboek tells it."""
    return {
        "datum": wens.van,
        "object": f"functie/{wens.functie}",
        "gebruiker": wens.email,
        "tot": wens.tot.isoformat() if wens.tot else None,
        "reden": wens.reden,
    }


def _kies(werk: Werk, wens: Benoeming) -> Gebruiker:
    """Who is meant. Raises GeenRecht, NietGevonden."""
    actor = werk.verzoek.actor
    vind_functie(actor.regio, wens.functie)
    email = mailvorm(wens.email)
    gebruiker = next((g for g in benoembaren(werk.session, actor.regio) if g.email == email), None)
    if gebruiker is None:
        raise NietGevonden("Dit account kan deze functie niet krijgen. Kies iemand uit de lijst.", veld="gebruiker")
    if gebruiker.persoon_id == actor.persoon_id:
        raise GeenRecht("U kunt uzelf geen functie geven. Vraag het een andere beheerder.", veld="gebruiker")
    return gebruiker


def _leg_vast_of_stel_voor(werk: Werk, gebruiker: Gebruiker, wens: Benoeming, soort: Vervullingssoort) -> Uitkomst:
    regio = werk.verzoek.actor.regio
    if not geeft_macht({vind_functie(regio, wens.functie).rol}):
        return _leg_vast(werk, gebruiker, wens, soort)
    with proefdeel(werk.session):
        _bewaar(werk.session, _rij(regio, gebruiker, wens, soort, werk.verzoek.nu), gebruiker)
    dagen = {"van": wens.van.isoformat(), "tot": wens.tot.isoformat() if wens.tot else None}
    toegang = Toegangswens(
        soort=Toegangssoort(soort.value),
        naam=gebruiker.naam,
        inhoud={"functie": wens.functie, "reden": wens.reden.strip(), "voor": wens.voor, **dagen},
        gebruiker_id=gebruiker.id,
        persoon_id=gebruiker.persoon_id,
        functie=wens.functie,
        datum=wens.van,
        zegt={"tot": dagen["tot"], "reden": wens.reden.strip(), "email": gebruiker.email},
    )
    return stel_voor(werk, regio, toegang)


def _leg_vast(werk: Werk, gebruiker: Gebruiker, wens: Benoeming, soort: Vervullingssoort) -> Functievervulling:
    rij = _rij(werk.verzoek.actor.regio, gebruiker, wens, soort, werk.verzoek.nu)
    rij.ingevoerd_door_id = werk.verzoek.actor.id
    _bewaar(werk.session, rij, gebruiker)
    voor = vind_periode(werk.session, rij.regio, rij.waarvoor_id).naam if rij.waarvoor_id else None
    werk.noteer(naar=gebruiker.pseudoniem, naam=gebruiker.naam, voor=voor, periode=rij.id)
    return rij


def _rij(regio: str, gebruiker: Gebruiker, wens: Benoeming, soort: Vervullingssoort, nu: datetime) -> Functievervulling:
    return Functievervulling(
        regio=regio,
        functie_code=wens.functie,
        gebruiker_id=gebruiker.id,
        soort=soort,
        van=wens.van,
        tot=wens.tot,
        reden=wens.reden.strip(),
        waarvoor_id=wens.voor if soort is Vervullingssoort.WAARNEMER else None,
        ingevoerd_op=nu,
    )


def _bewaar(session: Session, rij: Functievervulling, gebruiker: Gebruiker) -> Functievervulling:
    """Ask the rules about the period among those that are there, then keep it."""
    _een_tegelijk(session)
    bezetting = lees_bezetting(session, rij.regio)
    nieuw = Functieperiode(
        id=_NIEUW,
        functie=rij.functie_code,
        gebruiker_id=gebruiker.id,
        persoon_id=gebruiker.persoon_id,
        naam=gebruiker.naam,
        soort=rij.soort,
        van=rij.van,
        tot=rij.tot,
        voor=rij.waarvoor_id,
        reden=rij.reden,
    )
    (regels.toets_houder if nieuw.is_houder else regels.toets_waarneming)(nieuw, bezetting)
    session.add(rij)
    session.flush()
    return rij


def _beeindig(werk: Werk, vervulling_id: int, tot: date, reden: str, soort: Vervullingssoort) -> Functievervulling:
    actor = werk.verzoek.actor
    eis_recht(actor, Recht.WAARNEMER_AANWIJZEN)
    _een_tegelijk(werk.session)
    periode = vind_periode(werk.session, actor.regio, vervulling_id)
    if periode.soort is not soort:
        raise NietGevonden(GEEN_PERIODE)
    eis_beeindiger(werk.session, actor, periode, werk.verzoek.vandaag)
    toets_motivering(reden, "reden")
    regels.beeindig(periode, tot, werk.verzoek.vandaag, lees_bezetting(werk.session, actor.regio))
    rij = werk.session.get_one(Functievervulling, vervulling_id)
    van, rij.tot = rij.tot, tot
    werk.noteer(van=van.isoformat() if van else None, naar=tot.isoformat(), functie=periode.functie, naam=periode.naam)
    return rij


def eis_beeindiger(session: Session, actor: Actor, periode: Functieperiode, dag: date) -> None:
    """The administrator ends a period, and the holder that of who deputises for him. Raises GeenRecht."""
    if periode.is_houder:
        eis_recht(actor, Recht.FUNCTIES_BEHEREN)
    eis_aanwijzer(session, actor, periode.functie, dag, periode.voor)


def _een_tegelijk(session: Session) -> None:
    """Two administrators wait for each other, each to judge what the other left: both lock the head of the log."""
    session.execute(select(LogboekKop.nr).with_for_update())
