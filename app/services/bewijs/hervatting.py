"""The logboek goes on after lines were lost: one person asks, another confirms, and the logboek says what is gone.

The lines that are left stay where they are, with their numbers and links. From the entry of the resumption on, the
logboek has another id, so that witnesses and readers see that it is not the one they knew.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import AlleenLezen, GeenRecht, NietGevonden, OngeldigeInvoer
from app.domain.basis.handelingen.versbewijs import eis_vers
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.vierogen import toets_tweede
from app.export.ondertekening import Ondertekenaar
from app.models import Gebruiker, Logalarm, LogboekKop
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.uitvoering import Werk
from app.services.logboek.checkpoints import maak_checkpoint
from app.services.logboek.noteren import VERHUISD
from app.services.logboek.waak import open_alarm

HERVAT_LOGBOEK = "hervat_logboek"


def vraag_hervatting(werk: Werk, toelichting: str) -> Logalarm:
    """Ask that the logboek goes on. Nothing can be noted yet: the entry of the confirmation tells who asked and why.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer, AlleenLezen (the data have moved).
    """
    _toets_recht(werk, Recht.HERVATTING_VRAGEN)
    alarm = _staand(werk.session)
    tekst = schone_tekst(toelichting, "toelichting").strip()
    toets_lengte(tekst, "toelichting", 2000)
    if not tekst:
        raise OngeldigeInvoer("Schrijf wat er is gebeurd en waarom het logboek verder kan.", veld="toelichting")
    alarm.toelichting = tekst
    alarm.gevraagd_op, alarm.gevraagd_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    alarm.gevraagd_persoon_id = werk.verzoek.actor.persoon_id
    return alarm


def bevestig_hervatting(werk: Werk, ondertekenaar: Ondertekenaar) -> Logalarm:
    """Let the logboek go on under its new id, as another person than who asked, with a password just given.

    Raises GeenRecht, NietGevonden, OngeldigeInvoer, VierOgen, VerseAanmeldingNodig.
    """
    _toets_recht(werk, Recht.HERVATTING_BEVESTIGEN)
    alarm, actor = _staand(werk.session), werk.verzoek.actor
    if alarm.gevraagd_persoon_id is None:
        raise OngeldigeInvoer("Eerst vraagt iemand de hervatting aan en schrijft wat er is gebeurd.")
    _eis_ander(werk, alarm)
    eis_vers(werk.verzoek, "Vul uw wachtwoord in om te bevestigen.")
    alarm.bevestigd_op, alarm.bevestigd_door_id = werk.verzoek.nu, actor.id
    alarm.bevestigd_persoon_id = actor.persoon_id
    werk.session.flush()
    _noteer(werk, alarm)
    maak_checkpoint(werk.session, ondertekenaar, werk.verzoek.nu)
    return alarm


def _eis_ander(werk: Werk, alarm: Logalarm) -> None:
    """Another person in another office. Raises VierOgen, GeenRecht."""
    assert alarm.gevraagd_op is not None  # noqa: S101 - somebody asked
    bezetting = lees_bezetting(werk.session, werk.verzoek.actor.regio)
    toets_tweede(
        bezetting.eerste(alarm.gevraagd_persoon_id, dag_van(alarm.gevraagd_op)),
        bezetting.tweede(werk.verzoek.actor.persoon_id, werk.verzoek.vandaag),
        zelf="U hebt de hervatting zelf aangevraagd. Iemand anders bevestigt haar.",
        functie="Uw eigen functie vroeg de hervatting aan. Iemand in een andere functie bevestigt haar.",
    )


def _noteer(werk: Werk, alarm: Logalarm) -> None:
    nr = werk.session.scalars(select(LogboekKop.nr)).one()
    werk.wil(HERVAT_LOGBOEK, object=f"logalarm/{alarm.id}", toelichting=alarm.toelichting, reden=alarm.reden)
    regel = werk.noteer(
        logboek=alarm.nieuw_logboek,
        oud_logboek=alarm.logboek,
        nieuw_logboek=alarm.nieuw_logboek,
        verloren_van=min(alarm.gevonden, nr) + 1,
        verloren_tot=alarm.verwacht,
        bewijs=alarm.bewijs.decode("utf-8", "replace"),
        gevraagd_door=werk.session.get_one(Gebruiker, alarm.gevraagd_door_id).pseudoniem,
    )
    alarm.hervat_nr = regel.nr
    werk.session.flush()


def _toets_recht(werk: Werk, recht: Recht) -> None:
    if not mag(recht, werk.verzoek.actor.rollen):
        raise GeenRecht("U mag dit niet. Vraag het de beheerder of een Regievoerder.")


def _staand(session: Session) -> Logalarm:
    alarm = open_alarm(session)
    if alarm is None:
        raise NietGevonden("Er is geen alarm: het logboek is in orde.")
    if alarm.verhuisd_naar:
        raise AlleenLezen(VERHUISD)
    return alarm
