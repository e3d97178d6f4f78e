"""Work that has to happen on time, whether or not anybody looks."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from threading import Event
from types import MappingProxyType
from typing import TypeVar

import click
import structlog
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.cli.hulp import Uitslag, heeft_woorden, json_optie, melding
from app.db import db
from app.domain.basis.begrippen import dag_van
from app.installatie import (
    afzender,
    anderen,
    config_van_app,
    getuigen,
    kantoor,
    onderhoudsbestand,
    ondertekenaar,
    postbus,
)
from app.services.bewaking.onderhoud import lees_dicht
from app.services.bewaking.taken import Taak, vergeet_andere, voer_taak_uit
from app.services.bewaren.vernietiging import rijp
from app.services.bewijs.checkpointpost import mail_alarm, mail_checkpoint
from app.services.bewijs.getuigen import vraag_getuigen
from app.services.buiten.post import Postbus
from app.services.export.afmaken import Meld, maak_af
from app.services.export.wachtrij import maak_alle_af, maak_volgende, meld_aanwezig
from app.services.gebruiker.eenmalig import ruim_eenmalig_op
from app.services.gebruiker.kladden import ruim_kladden_op
from app.services.gebruiker.pogingen import ruim_pogingen_op
from app.services.gebruiker.sessies import ruim_sessies_op
from app.services.inlogdienst.identiteiten import ruim_identiteiten_op
from app.services.kern.antwoorden import ruim_antwoorden_op
from app.services.kern.huur import Knoop
from app.services.logboek.ronde import maak_ronde
from app.services.mandaat.einde import noteer_eindes
from app.services.melding.afleveren import lever_af
from app.services.openstaand.nazien import zie_na
from app.services.overname.rij import doe_volgende, ruim_werk_op
from app.services.post.herinneren import herinner
from app.services.post.klaarzetten import zet_klaar
from app.services.post.versturen import verstuur_post
from app.services.zgw.delen import Doel
from app.services.zgw.push import deel_zaken
from app.services.zgw.server import Zgwserver
from app.services.zoeken.documenten import lees_ongelezen
from app.services.zoeken.herbouw import lees_verder
from app.telemetrie import span
from app.vertaling import engels

jobs = AppGroup("jobs", help="Werk dat op tijd gebeurt zonder dat iemand kijkt.")
logger = structlog.get_logger(__name__)
T = TypeVar("T")
_EIGEN = secrets.token_hex(4)
HOE_VAAK = 60  # seconds from the start of a round of `jobs run` to the next


def _checkpoint(session: Session, nu: datetime) -> str:
    nieuw_mag = not config_van_app().productie
    punt = maak_ronde(session, ondertekenaar(), nu, nieuw_mag=nieuw_mag)
    return f"Checkpoint: {punt.grootte} regels." if punt else "Checkpoint: het logboek is leeg."


def _getuigen(session: Session, nu: datetime) -> str:
    return vraag_getuigen(session, getuigen(), nu)


def _mail_checkpoint(session: Session, nu: datetime) -> str:
    config = config_van_app()
    if not config.mail_url or not config.checkpoint_mail:
        return "Checkpoint per mail: niet ingesteld."
    return mail_checkpoint(session, Postbus(config.mail_url, config.mail_van), config.checkpoint_mail, nu)


def _mail_alarm(session: Session, nu: datetime) -> str:
    config = config_van_app()
    if not config.mail_url or not config.alarm_mail:
        return "Alarm per mail: niet ingesteld."
    return mail_alarm(session, Postbus(config.mail_url, config.mail_van), config.alarm_mail, config.base_url, nu)


def _deel_met_zgw(session: Session, nu: datetime) -> str:
    config = config_van_app()
    if config.zgw_push is None:
        return "ZGW: niet ingesteld."
    push = config.zgw_push
    server = Zgwserver(push.url, push.client_id, push.geheim, nu)
    return deel_zaken(session, Doel(server, push.zaaktype, config.zgw_rsin, config.regio))


def _maak_exports_af(session: Session, _nu: datetime) -> str:
    gemaakt, mislukt = maak_alle_af(session, _knoop(), _maak)
    return f"Exports afgemaakt: {gemaakt}; niet gelukt: {mislukt}."


def _post(session: Session, nu: datetime) -> str:
    """In the language of who gets it; the catalogue is read when the first of them reads English."""
    return verstuur_post(session, postbus(), kantoor(lambda tekst: engels().zin(tekst)), nu)


def _zet_post_klaar(session: Session, nu: datetime) -> str:
    """Without a mail server nobody is told: what waits is found in the lists."""
    if postbus() is None:
        return "Mail over wat wacht: niet ingesteld."
    return f"Mail klaargezet: {zet_klaar(session, nu)} meteen, {herinner(session, nu)} herinneringen en overzichten."


def _zoeken(session: Session, nu: datetime) -> str:
    """Half a round at most: the next one goes on where this one was."""
    einde = time.monotonic() + HOE_VAAK / 4
    ouder = lees_verder(session, lambda: time.monotonic() < einde)
    gelezen = lees_ongelezen(session, nu, lambda: time.monotonic() < einde + HOE_VAAK / 4)
    return f"Doorzoekbaar gemaakt: {ouder} oudere teksten, {gelezen} documenten."


_RONDE: dict[str, Taak] = {
    "verlopen mandaten": lambda session, nu: f"Verlopen mandaten genoteerd: {noteer_eindes(session, nu)}.",
    "checkpoint": _checkpoint,
    "getuigen": _getuigen,
    "checkpoint per mail": _mail_checkpoint,
    "alarm per mail": _mail_alarm,
    "exports": _maak_exports_af,
    "oude antwoorden": lambda session, nu: f"Oude antwoorden van de API weg: {ruim_antwoorden_op(session, nu)}.",
    "inlogpogingen": lambda session, nu: f"Vergeten inlogpogingen: {ruim_pogingen_op(session, nu)}.",
    "aanvragen": lambda session, nu: f"Oude aanvragen om in te loggen weg: {ruim_identiteiten_op(session, nu)}.",
    "eenmalig": lambda session, nu: f"Verlopen links weg: {ruim_eenmalig_op(session, nu)}.",
    "mail klaarzetten": _zet_post_klaar,
    "mail versturen": _post,
    "overnames": lambda session, nu: f"Oude vragen over bestanden weg: {ruim_werk_op(session, nu)}.",
    "sessies": lambda session, nu: f"Oude sessies weg: {ruim_sessies_op(session, nu)}.",
    "kladversies": lambda session, nu: f"Oude kladversies weg: {ruim_kladden_op(session, nu)}.",
    "openstaand": lambda session, nu: f"Wat openstaat hersteld: {zie_na(session, nu)} punten.",
    "vernietiging": lambda session, nu: f"Zaken die mogen worden vernietigd: {len(rijp(session, _dag(nu)))}.",
    "webhooks": lambda session, nu: lever_af(session, afzender(), nu),
    "ZGW": _deel_met_zgw,
    "zoeken": _zoeken,
}
RONDE: Mapping[str, Taak] = MappingProxyType(_RONDE)
"""What one round does, in this order; each says what it did. What waits for other servers comes last."""


def _rust() -> str:
    """Why the background rests: while there is maintenance nothing may change. A database that does not answer says
    nothing of it, and each task says what is wrong.
    """
    if onderhoudsbestand().exists():
        return "Deze machine is dicht: de achtergrond rust."
    with suppress(SQLAlchemyError):
        bericht = lees_dicht(db.session)
        db.session.rollback()
        return "Er is onderhoud: de achtergrond rust." if bericht is not None else ""
    return ""


def _zeg(fout: Exception) -> str:
    return melding(fout) if heeft_woorden(fout) else "ging mis, zie het log"


def _dag(nu: datetime) -> date:
    return dag_van(nu)


@jobs.command("run")
@click.option("--once", is_flag=True, help="Eén ronde, dan klaar; voor cron of een systemd-timer.")
@json_optie
def run(once: bool, als_json: bool) -> None:
    """Doe wat uit de datum of de klok volgt, zoals verlopen mandaten noteren. Met --json een regel per ronde."""
    if once:
        ronde().toon(als_json=als_json)
        return
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    while not stop.is_set():
        begin = time.monotonic()
        with suppress(click.ClickException):
            ronde(stop).toon(als_json=als_json)
        _maak_wat_wacht(stop, begin + HOE_VAAK)


def _maak_wat_wacht(stop: Event, tot: float) -> None:
    """Until the next round: an export is made as soon as it is asked, and a file of cases looked at or taken over.
    Whoever asked looks at how far it is.
    """
    if not _rust():
        _probeer(lambda: meld_aanwezig(db.session, _knoop()))
    while time.monotonic() < tot and not stop.is_set():
        if _rust() or not any((_probeer(_volgende_export), _probeer(_volgende_overname))):
            stop.wait(1)


def _volgende_export() -> int | None:
    return maak_volgende(db.session, _knoop(), _maak)


def _volgende_overname() -> int | None:
    return doe_volgende(db.session, _knoop())


def _maak(session: Session, export_id: int, meld: Meld) -> None:
    maak_af(session, export_id, datetime.now(UTC), ondertekenaar(), anderen(), meld)


def _probeer(wat: Callable[[], T]) -> T | None:
    """What goes wrong is logged, and kept where its reader sees it; it ends nothing else."""
    try:
        return wat()
    except Exception as fout:
        logger.error("niet gedaan wat wachtte", reden=_zeg(fout), exc_info=fout)
        return None
    finally:
        with suppress(SQLAlchemyError):
            db.session.rollback()


def _knoop() -> Knoop:
    """Names of machines and numbers of processes may be the same on two nodes, as in containers: `_EIGEN` is not."""
    return Knoop(f"{socket.gethostname()[:50]}:{os.getpid()}:{_EIGEN}", lambda: datetime.now(UTC), _zeg)


def ronde(stop: Event | None = None) -> Uitslag:
    """All tasks once, until it is to stop; each says at once what it did. One that fails does not keep the others from
    their work.
    """
    if waarom := _rust():
        click.echo(waarom, err=True)
        return Uitslag({"gelukt": True, "berichten": [waarom], "fouten": []})
    berichten, fouten = [], []
    knoop = _knoop()
    vergeet_andere(db.session, RONDE)
    for naam, taak in RONDE.items():
        if stop and stop.is_set():
            break
        try:
            with span(f"taak {naam}"):
                berichten.append(voer_taak_uit(db.session, naam, knoop, taak))
            click.echo(berichten[-1], err=True)
        except Exception as fout:  # whatever it is: the alarm and the webhooks of the next round depend on this one
            logger.error("taak mislukt", taak=naam, exc_info=fout)
            fouten.append(f"{naam}: {_zeg(fout)}")
        finally:
            db.session.rollback()  # a transaction that stayed open until the next round would hold up who writes
    gegevens = {"gelukt": not fouten, "berichten": berichten, "fouten": fouten}
    return Uitslag(gegevens, bericht="; ".join(fouten), klopt=not fouten)
