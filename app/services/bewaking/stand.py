"""Read how this installation fares: the database, the logboek, the background, what goes out, and room on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.domain.bewaking import reserve
from app.domain.bewaking import stand as oordeel
from app.domain.bewaking.stand import Ernst, Taakstand, Waarneming
from app.domain.gebruiker.factoren import Plicht
from app.domain.overname.werk import afgebroken
from app.models import (
    Abonnement,
    Achtergrondtaak,
    Export,
    Exportopname,
    Inleeswerk,
    LogboekKop,
    LogboekRegel,
    Reservekopie,
    Zgwverwijzing,
)
from app.services.bewaking.onderhoud import lees_dicht
from app.services.bewaking.taken import KOPIE
from app.services.bewijs.getuigen import gezien_tot
from app.services.gebruiker.aandacht import lees_aandacht, tel_post
from app.services.kern.huur import MEESTE_KEREN, RIJ
from app.services.logboek.checkpoints import laatste_checkpoint
from app.services.logboek.waak import open_alarm


@dataclass(frozen=True)
class Installatie:
    """What the program itself knows: its newest migration, where its data lies, its witnesses, and what is set."""

    migratie: str
    data_dir: Path
    getuigen: Sequence[str]
    gegevensfouten: int
    instellingen: Sequence[Waarneming]
    houdbaar: tuple[timedelta, timedelta]
    """How old the newest backup may be, and the newest good trial of one."""
    plicht: Plicht
    """Of whom a second factor is asked."""
    mail: bool
    """Whether mail about accounts goes out."""


def is_gereed(session: Session, migratie: str) -> list[str]:
    """Why nobody should be sent to this node, as codes; nothing when it can answer."""
    try:
        klopt = oordeel.tabellen(_migratie(session), migratie).ernst is Ernst.GOED
    except SQLAlchemyError:
        session.rollback()
        return ["database"]
    return [] if klopt else ["tabellen"]


def lees_stand(session: Session, hier: Installatie, nu: datetime) -> list[Waarneming]:
    """Everything that was looked at, in order; a fixed number of questions, whatever the number of zaken."""
    gevonden = [oordeel.tabellen(_migratie(session), hier.migratie)]
    gevonden += _logboek(session, hier.getuigen, nu)
    gevonden += _taken(session, nu)
    gevonden += _naar_buiten(session, nu)
    gevonden += _accounts(session, hier, nu)
    gevonden += _reservekopieen(session, hier.houdbaar, nu)
    gevonden.append(reserve.resten(_resten(hier.data_dir, nu)))
    schijf = shutil.disk_usage(hier.data_dir)
    gevonden += [oordeel.schijf(schijf.free, schijf.total), oordeel.gegevens(hier.gegevensfouten)]
    return [*gevonden, *hier.instellingen]


def _migratie(session: Session) -> str | None:
    nummer: str | None = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return nummer


def _logboek(session: Session, getuigen: Sequence[str], nu: datetime) -> Iterator[Waarneming]:
    kop = session.scalars(select(LogboekKop)).one()
    alarm = open_alarm(session)
    punt = laatste_checkpoint(session)
    gedekt, sinds = (punt.grootte, punt.gemaakt_op) if punt else (0, None)
    yield oordeel.onderhoud(lees_dicht(session))
    yield oordeel.alarm(alarm.reden if alarm else None)
    yield oordeel.checkpoint(kop.nr, gedekt, kop.op, nu)
    yield oordeel.klok(kop.sprongen, kop.grootste_sprong, kop.eerste_sprong)
    for naam in getuigen:
        yield oordeel.getuige(naam, gezien_tot(session, naam, kop.logboek), gedekt, sinds, nu)


def _taken(session: Session, nu: datetime) -> list[Waarneming]:
    taken = select(Achtergrondtaak).where(Achtergrondtaak.naam.not_in((KOPIE, RIJ)))
    rijen = session.scalars(taken.order_by(Achtergrondtaak.naam)).all()
    standen = [Taakstand(rij.naam, rij.gelukt_op, rij.mislukt, rij.bericht) for rij in rijen]
    return [oordeel.taak(stand, nu) for stand in standen] or [oordeel.geen_taken()]


def _naar_buiten(session: Session, nu: datetime) -> Iterator[Waarneming]:
    loopt = Abonnement.beeindigd_op.is_(None)
    gepauzeerd = select(func.count()).where(loopt, Abonnement.gepauzeerd_op.is_not(None))
    mislukt = select(func.count()).where(loopt, Abonnement.gepauzeerd_op.is_(None), Abonnement.mislukt > 0)
    geweigerd = select(func.count()).select_from(Zgwverwijzing).where(Zgwverwijzing.mislukt > 0)
    wachtend = select(func.count()).join_from(Exportopname, Export, Export.id == Exportopname.export_id)
    onaf = wachtend.where(Export.gemaakt_op < nu - oordeel.EXPORT_BINNEN)  # what it is made from goes once it is made
    brak_af = Inleeswerk.fout.in_(afgebroken(MEESTE_KEREN)), Inleeswerk.klaar_op > nu - oordeel.INLEZEN_GEZIEN
    inlezen = select(func.count()).select_from(Inleeswerk).where(*brak_af)
    vragen = (gepauzeerd, mislukt, geweigerd, onaf, inlezen)
    wacht, fout, zaken, exports, mislukt_werk = session.execute(
        select(*(vraag.scalar_subquery() for vraag in vragen))
    ).one()
    yield oordeel.webhooks(wacht, fout)
    yield oordeel.zgw(zaken)
    yield oordeel.exports(exports)
    yield oordeel.inlezen(mislukt_werk)


def _accounts(session: Session, hier: Installatie, nu: datetime) -> Iterator[Waarneming]:
    aandacht = lees_aandacht(session, hier.plicht, nu, mail=hier.mail)
    yield oordeel.accounts(len(aandacht.zonder_link), len(aandacht.zonder_factor))
    yield oordeel.post(*tel_post(session))


def _reservekopieen(session: Session, houdbaar: tuple[timedelta, timedelta], nu: datetime) -> Iterator[Waarneming]:
    laatste = session.execute(
        select(Reservekopie.gemaakt_op, Reservekopie.bestand, Reservekopie.versleuteld)
        .order_by(Reservekopie.gemaakt_op.desc())
        .limit(1)
    ).one_or_none()
    beproefd, goed, uitslag = session.execute(
        select(Reservekopie.beproefd_op, Reservekopie.proef_goed, Reservekopie.proef_uitslag)
        .where(Reservekopie.beproefd_op.is_not(None))
        .order_by(Reservekopie.beproefd_op.desc())
        .limit(1)
    ).one_or_none() or (None, None, "")
    bezig = session.execute(
        select(
            Achtergrondtaak.begonnen_op, Achtergrondtaak.gelukt_op, Achtergrondtaak.mislukt, Achtergrondtaak.bericht
        ).where(Achtergrondtaak.naam == KOPIE)
    ).one_or_none()
    mislukt = reserve.kopie_mislukt(*bezig, nu=nu) if bezig else None
    if mislukt:
        yield mislukt
    elif laatste is None:
        begin = session.scalar(select(LogboekRegel.op).where(LogboekRegel.nr == 1))
        yield reserve.geen_kopie(begin or nu, nu, houdbaar[0])
    else:
        yield reserve.kopie(laatste.gemaakt_op, laatste.bestand, nu, houdbaar[0], versleuteld=laatste.versleuteld)
    yield reserve.proef(beproefd, goed, uitslag, nu, houdbaar[1])


def _resten(map_: Path, nu: datetime) -> list[str]:
    """What is at work now is younger than a day; what a restore puts aside waits for the operator at once."""
    klaar = [pad.name for soort in ("hersteld-*", "*.voor-herstel-*Z") for pad in map_.glob(soort)]
    oud = (nu - timedelta(days=1)).timestamp()
    blijft = [pad for soort in ("proef-*", "herstel-*", "*.herstel") for pad in map_.glob(soort)]
    return sorted([*klaar, *(pad.name for pad in blijft if pad.stat().st_mtime < oud)])
