"""Work on a file of cases that waits in line: asked by somebody who need not stay, done by who runs the background.

What waits is the request itself. It is carried out under its own id by the account that asked it, with the rights and
offices that this account has then; so it is done once, also when the process that did it was killed (ADR 046). Only
the act makes an entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Select, Update, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session, undefer

from app.db import engine_van, transaction
from app.domain.basis.begrippen import Actor, Verzoek, dag_van
from app.domain.basis.fouten import DomeinFout, GeenRecht, NietGevonden, OngeldigeInvoer, OngeldigeOvergang, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.domain.overname.verslag import BESTAND, BestandGeweigerd, Oordeel, Overnameverslag, Verslagregel
from app.domain.overname.werk import (
    BEWAARD,
    HOUDBAAR,
    MEESTE,
    MISLUKT,
    MISLUKT_BEWAARD,
    TE_LANG,
    Meld,
    Werksoort,
    Werkstap,
    gestopt,
)
from app.models import Gebruiker, Inleeswerk, Inlezing
from app.services.kern.bezetting import actor_op
from app.services.kern.huur import MEESTE_KEREN, SLOT, Knoop, houd_vast, schrijf_ernaast
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.overname.bestand import Overnamebestand
from app.services.overname.blad import bekijk, verslag_van
from app.services.overname.overnames import bevestig_import, eis_bevestiger, eis_nieuw, stel_import_voor, vind_open

logger = structlog.get_logger(__name__)

GESTOPT = gestopt(MEESTE_KEREN)
WEG = "Deze vraag is er niet meer, of is niet van u. Wat klaar is, blijft een dag staan; wat mislukte een maand."
EVEN = timedelta(seconds=1)
"""Between two times that it is said how many rows were done."""


@dataclass(frozen=True)
class Overnamevraag:
    """What is asked: of a file, or of a proposal."""

    soort: Werksoort
    bestand: Overnamebestand | None = None
    inlezing_id: int | None = None


def vraag_overname(werk: Werk, vraag: Overnamevraag) -> Inleeswerk:
    """Let it wait in line. What can be judged at once is: who asks, whether the file is new, four eyes, the password.

    Raises what doing it would raise by these, and OngeldigeInvoer when too much of one person waits.
    """
    verzoek, session = werk.verzoek, werk.session
    _toets(werk, vraag)
    bestaand = session.scalar(select(Inleeswerk).where(Inleeswerk.vraag_id == verzoek.id))
    if bestaand is not None:
        return bestaand
    wacht = select(func.count()).where(Inleeswerk.gebruiker_id == verzoek.actor.id, Inleeswerk.klaar_op.is_(None))
    if (session.scalar(wacht) or 0) >= MEESTE:
        raise OngeldigeInvoer(f"Er wachten al {MEESTE} vragen van u. Wacht tot er een klaar is.", veld=BESTAND)
    bestand = vraag.bestand
    rij = Inleeswerk(
        soort=vraag.soort,
        regio=verzoek.actor.regio,
        gebruiker_id=verzoek.actor.id,
        vraag_id=verzoek.id,
        hoedanigheid=verzoek.hoedanigheid,
        vers=verzoek.vers,
        geen_bsn=bestand.geen_bsn if bestand else verzoek.geen_bsn,
        gevraagd_op=verzoek.nu,
        inlezing_id=vraag.inlezing_id,
        naam=bestand.schone_naam if bestand else "",
        sha256=bestand.sha256 if bestand else "",
        inhoud=bestand.inhoud if bestand else None,
        stap=Werkstap.WACHT,
        gedaan=0,
        rijen=0,
        keren=0,
        fout="",
    )
    session.add(rij)
    session.flush()
    return rij


def _toets(werk: Werk, vraag: Overnamevraag) -> None:
    actor = werk.verzoek.actor
    if vraag.soort is Werksoort.BEVESTIGING:
        eis_bevestiger(werk, vraag.inlezing_id or 0)
        return
    eis_recht(actor, Recht.IMPORT_VOORSTELLEN)
    if vraag.bestand is not None:
        eis_nieuw(werk.session, actor.regio, vraag.bestand.sha256)
    else:
        vind_open(werk.session, actor, vraag.inlezing_id or 0)


def eigen_werk(session: Session, actor: Actor) -> Sequence[Inleeswerk]:
    """What this actor asked and is kept, the newest first; no report is read."""
    return session.scalars(_eigen(actor).order_by(Inleeswerk.id.desc())).all()


def _eigen(actor: Actor) -> Select[Inleeswerk]:
    vraag = select(Inleeswerk).where(Inleeswerk.gebruiker_id == actor.id, Inleeswerk.regio == actor.regio)
    return vraag.execution_options(populate_existing=True)


def vind_werk(session: Session, actor: Actor, werk_id: int) -> Inleeswerk:
    """One of them. Raises NietGevonden."""
    rij = session.scalar(_eigen(actor).where(Inleeswerk.id == werk_id).options(undefer(Inleeswerk.regels)))
    if rij is None:
        raise NietGevonden(WEG)
    return rij


def laatste_verslag(session: Session, actor: Actor, inlezing: Inlezing) -> Overnameverslag | None:
    """What this actor was told last of the rows of a proposal; None when that was not in the last day."""
    klaar = (Inleeswerk.soort == Werksoort.VERSLAG, Inleeswerk.inlezing_id == inlezing.id)
    vraag = _eigen(actor).where(*klaar, Inleeswerk.klaar_op.is_not(None)).order_by(Inleeswerk.id.desc())
    rij = session.scalar(vraag.limit(1).options(undefer(Inleeswerk.regels)))
    return als_verslag(rij, inlezing) if rij else None


def als_verslag(rij: Inleeswerk, van: Inlezing | None = None) -> Overnameverslag | None:
    """The report of each row, when there is one; `van` is the proposal that it is about."""
    if rij.regels is None:
        return None
    regels = [
        Verslagregel(str(blad), int(nr), str(kenmerk), Oordeel(str(oordeel)), *map(str, rest))
        for blad, nr, kenmerk, oordeel, *rest in rij.regels
    ]
    return Overnameverslag(van.naam if van else rij.naam, van.sha256 if van else rij.sha256, regels)


def doe_volgende(session: Session, knoop: Knoop) -> int | None:
    """Take the next one and do it; which it was, or None when there is none. What goes wrong is kept with it."""
    nu = knoop.klok()
    _geef_op(session, nu)
    wacht = (Inleeswerk.klaar_op.is_(None), or_(Inleeswerk.tot.is_(None), Inleeswerk.tot <= nu))
    werk_id = session.scalar(select(Inleeswerk.id).where(*wacht).order_by(Inleeswerk.id).limit(1))
    session.rollback()
    if werk_id is None:
        return None
    with transaction(session):
        neem = _van(werk_id).where(*wacht)
        neem = neem.values(door=knoop.naam, tot=nu + SLOT, keren=Inleeswerk.keren + 1, stap=Werkstap.LEEST)
        genomen = session.scalar(neem.returning(Inleeswerk.id).execution_options(synchronize_session=False))
    if genomen is None:
        return None
    eigen = _van(werk_id).where(Inleeswerk.door == knoop.naam)
    with houd_vast(engine_van(session), lambda nu: eigen.values(tot=nu + SLOT), knoop.klok):
        uitkomst = _doe(session, werk_id, knoop, _melder(session, eigen, knoop))
    with transaction(session):
        klaar = {"klaar_op": knoop.klok(), "inhoud": None, "door": None, "tot": None, **uitkomst}
        session.execute(eigen.values(**klaar).execution_options(synchronize_session=False))
    return werk_id


def _geef_op(session: Session, nu: datetime) -> None:
    """What ended its process too often says so."""
    te_vaak = (Inleeswerk.klaar_op.is_(None), Inleeswerk.keren >= MEESTE_KEREN, Inleeswerk.tot <= nu)
    if session.scalar(select(Inleeswerk.id).where(*te_vaak).limit(1)) is not None:
        with transaction(session):
            zet = update(Inleeswerk).where(*te_vaak).values(fout=GESTOPT, klaar_op=nu, inhoud=None, door=None, tot=None)
            session.execute(zet.execution_options(synchronize_session=False))
    session.rollback()


def _melder(session: Session, eigen: Update, knoop: Knoop) -> Meld:
    """Says how many rows were done, beside the transaction in which they are; where nobody else can write meanwhile
    (SQLite) it is not said.
    """
    engine, laatst = engine_van(session), [knoop.klok() - EVEN]

    def meld(gedaan: int, rijen: int) -> None:
        if (nu := knoop.klok()) - laatst[0] >= EVEN:
            laatst[0] = nu
            schrijf_ernaast(engine, eigen.values(stap=Werkstap.RIJEN, gedaan=gedaan, rijen=rijen))

    return meld


def _doe(session: Session, werk_id: int, knoop: Knoop, meld: Meld) -> dict[str, object]:
    """Do it; what came of it, as columns."""
    rij = session.get_one(Inleeswerk, werk_id, populate_existing=True)
    vraag = Overnamevraag(Werksoort(rij.soort), _bestand(rij), rij.inlezing_id)
    try:
        verzoek = _verzoek(session, rij, knoop.klok())
        return _uitgevoerd(session, verzoek, vraag, meld)
    except ReedsGedaan:  # by a process that was killed before it could say so
        return {} if vraag.inlezing_id else {"inlezing_id": _voorgesteld(session, vraag)}
    except BestandGeweigerd as fout:
        return {"fout": fout.bericht, "regels": _regels(fout.verslag)}
    except DomeinFout as fout:
        return {"fout": fout.bericht}
    except Exception as fout:
        logger.error("overname mislukt", werk=werk_id, exc_info=fout)
        return {"fout": MISLUKT}
    finally:
        session.rollback()


def _uitgevoerd(session: Session, verzoek: Verzoek, vraag: Overnamevraag, meld: Meld) -> dict[str, object]:
    nummer, bestand = vraag.inlezing_id or 0, vraag.bestand
    match vraag.soort:
        case Werksoort.BEVESTIGING:
            voer_uit(session, verzoek, bevestig_import, nummer, meld)
            return {}
        case Werksoort.VERSLAG:
            return {"regels": _regels(verslag_van(session, verzoek, nummer, meld))}
    if bestand is None:
        raise OngeldigeOvergang(TE_LANG)
    if vraag.soort is Werksoort.BEKIJK:
        return {"regels": _regels(bekijk(session, verzoek, bestand, meld))}
    return {"inlezing_id": voer_uit(session, verzoek, stel_import_voor, bestand, meld).id}


def _verzoek(session: Session, rij: Inleeswerk, nu: datetime) -> Verzoek:
    """The request, by who asked it, as he is now. Raises GeenRecht, OngeldigeOvergang."""
    account = session.get_one(Gebruiker, rij.gebruiker_id, populate_existing=True)
    if not account.active:
        raise GeenRecht("Het account dat dit vroeg, is intussen geblokkeerd.")
    if nu - rij.gevraagd_op > HOUDBAAR:
        raise OngeldigeOvergang(TE_LANG)
    leest = rij.soort in (Werksoort.BEKIJK, Werksoort.VERSLAG)
    actor = actor_op(session, account, dag_van(nu))
    return Verzoek(actor, nu, rij.vraag_id, rij.geen_bsn, rij.vers, rij.hoedanigheid, leest)


def _bestand(rij: Inleeswerk) -> Overnamebestand | None:
    return Overnamebestand(rij.naam, rij.inhoud, rij.geen_bsn) if rij.inhoud is not None else None


def _voorgesteld(session: Session, vraag: Overnamevraag) -> int | None:
    sha256 = vraag.bestand.sha256 if vraag.bestand else ""
    return session.scalar(select(Inlezing.id).where(Inlezing.sha256 == sha256).order_by(Inlezing.id.desc()).limit(1))


def _regels(verslag: Overnameverslag) -> list[list[str | int]]:
    return [[r.blad, r.rij, r.kenmerk, r.oordeel.value, r.kolom, r.wat, r.herstel, r.code] for r in verslag.regels]


def _van(werk_id: int) -> Update:
    return update(Inleeswerk).where(Inleeswerk.id == werk_id)


def ruim_werk_op(session: Session, nu: datetime) -> int:
    """What was done a day ago goes, with its report; of what came to nothing the report goes, and it a month later.
    Returns how many went.
    """
    oud, mislukt = Inleeswerk.klaar_op < nu - BEWAARD, Inleeswerk.fout != ""
    weg = or_(and_(oud, ~mislukt), Inleeswerk.klaar_op < nu - MISLUKT_BEWAARD)
    met_verslag = and_(oud, mislukt, Inleeswerk.regels.is_not(None))
    if session.scalar(select(Inleeswerk.id).where(or_(weg, met_verslag)).limit(1)) is None:
        return 0
    with transaction(session):
        leeg = update(Inleeswerk).where(met_verslag).values(regels=None)
        session.execute(leeg.execution_options(synchronize_session=False))
        gewist = delete(Inleeswerk).where(weg).returning(Inleeswerk.id)
        return len(session.execute(gewist.execution_options(synchronize_session=False)).all())
