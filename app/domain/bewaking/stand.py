"""What is told of an installation, one sentence a subject: what is in order, what asks attention, what is wrong.

Whoever operates it reads these; nothing of the content of a zaak stands in them. Moments are UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Ernst(StrEnum):
    GOED = "goed"
    LET_OP = "let_op"
    MIS = "mis"

    @property
    def rang(self) -> int:
        """The worst first."""
        return -list(Ernst).index(self)


@dataclass(frozen=True)
class Waarneming:
    """One thing that was looked at: what, how it stands, and in a sentence what to do."""

    code: str
    wat: str
    ernst: Ernst
    uitleg: str


def ergst(waarnemingen: Sequence[Waarneming]) -> Ernst:
    """How it stands as a whole: as bad as the worst of them."""
    return min((w.ernst for w in waarnemingen), key=lambda ernst: ernst.rang, default=Ernst.GOED)


CHECKPOINT_BINNEN = timedelta(minutes=15)
"""Within this time after a change a checkpoint is made; a round of the background takes place every minute."""
TAAK_BINNEN = timedelta(minutes=10)
GETUIGE_BINNEN = timedelta(hours=1)
EXPORT_BINNEN = timedelta(minutes=15)
SCHIJF_KRAP, SCHIJF_VOL = 0.10, 0.02
"""Which part of the disk is free at least, before it asks attention and before it is wrong."""
_MB = 1_000_000


def tabellen(heeft: str | None, hoort: str) -> Waarneming:
    """The number of the migration that the database has, and of the newest that the program knows."""
    if heeft == hoort:
        return Waarneming("tabellen", "Tabellen", Ernst.GOED, f"De tabellen zijn bij, tot en met {hoort}.")
    uitleg = f"De database staat op {heeft or 'niets'}, het programma hoort bij {hoort}. Draai “flask db upgrade”."
    return Waarneming("tabellen", "Tabellen", Ernst.MIS, uitleg)


def alarm(reden: str | None) -> Waarneming:
    """Whether the logboek is what the last checkpoint outside the database says."""
    if reden is None:
        uitleg = "Het logboek is wat het laatste checkpoint buiten de database zegt."
        return Waarneming("alarm", "Bewaking van het logboek", Ernst.GOED, uitleg)
    return Waarneming("alarm", "Bewaking van het logboek", Ernst.MIS, f"{reden} Er kan niets worden vastgelegd.")


def checkpoint(regels: int, gedekt: int, laatste_regel: datetime, nu: datetime) -> Waarneming:
    """How many lines of the logboek the last checkpoint covers. A new one is due some minutes after a change."""
    rest = regels - gedekt
    if not rest:
        return Waarneming("checkpoint", "Checkpoint", Ernst.GOED, f"Alle {regels} regels vallen onder een checkpoint.")
    uitleg = f"{rest} van de {regels} regels vallen nog niet onder een checkpoint."
    if nu - laatste_regel <= CHECKPOINT_BINNEN:
        return Waarneming("checkpoint", "Checkpoint", Ernst.GOED, uitleg)
    return Waarneming("checkpoint", "Checkpoint", Ernst.MIS, f"{uitleg} Kijk of “flask jobs run” draait.")


def onderhoud(dicht: str | None) -> Waarneming:
    """What readers are told while nothing may be recorded."""
    if dicht is None:
        return Waarneming("onderhoud", "Onderhoud", Ernst.GOED, "Er is geen onderhoud: er kan worden vastgelegd.")
    uitleg = f"Alleen lezen. Bezoekers zien: “{dicht}” Klaar? Draai “flask onderhoud uit”."
    return Waarneming("onderhoud", "Onderhoud", Ernst.LET_OP, uitleg)


def klok(sprongen: int, grootste: int, eerste: int | None) -> Waarneming:
    """Lines that were written while the clock was behind the line before: how many, the most (microseconds), and the
    number of the first.
    """
    if not sprongen:
        return Waarneming("klok", "Klok", Ernst.GOED, "De klok liep bij geen regel van het logboek terug.")
    uitleg = (
        f"Bij {sprongen} regels stond de klok achter op de regel ervoor, hoogstens {_duur(grootste)}; de eerste is "
        f"nr {eerste}. De volgorde klopt, de tijd van die regels niet. Kijk of elke server zijn klok gelijk houdt."
    )
    return Waarneming("klok", "Klok", Ernst.LET_OP, uitleg)


def _duur(microseconden: int) -> str:
    """In the unit that can be read: minutes up to two hours, hours up to two days, then days."""
    minuten = round(timedelta(microseconds=microseconden).total_seconds() / 60)
    if minuten < 120:
        return f"{minuten} minuten"
    return f"{minuten // 60} uur" if minuten < 48 * 60 else f"{minuten // 1440} dagen"


def getuige(naam: str, ondertekend: int, gedekt: int, sinds: datetime | None, nu: datetime) -> Waarneming:
    """Up to which line a witness signed, beside the last checkpoint of our own, which was made at `sinds`."""
    wat = f"Getuige {naam}"
    if ondertekend >= gedekt:
        return Waarneming("getuige", wat, Ernst.GOED, f"Ondertekende tot en met regel {ondertekend}.")
    uitleg = f"Ondertekende tot en met regel {ondertekend}; ons laatste checkpoint gaat tot {gedekt}."
    laat = sinds is None or nu - sinds > GETUIGE_BINNEN
    return Waarneming("getuige", wat, Ernst.LET_OP if laat else Ernst.GOED, uitleg)


@dataclass(frozen=True)
class Taakstand:
    """A task of the background: when it last went well, how often it failed since, and what it said last."""

    naam: str
    gelukt_op: datetime | None
    mislukt: int
    bericht: str


def taak(stand: Taakstand, nu: datetime) -> Waarneming:
    wat = f"Achtergrondtaak: {stand.naam}"
    if stand.mislukt:
        keer = "één keer" if stand.mislukt == 1 else f"{stand.mislukt} keer achter elkaar"
        return Waarneming("taak", wat, Ernst.MIS, f"Mislukte {keer}: {stand.bericht}")
    if stand.gelukt_op is None or nu - stand.gelukt_op > TAAK_BINNEN:
        return Waarneming("taak", wat, Ernst.LET_OP, "Draaide te lang niet. Kijk of “flask jobs run” draait.")
    return Waarneming("taak", wat, Ernst.GOED, stand.bericht)


def geen_taken() -> Waarneming:
    uitleg = "Hebben hier nog nooit gedraaid. Zet “flask jobs run” aan: anders gebeurt niets op tijd."
    return Waarneming("taak", "Achtergrondtaken", Ernst.MIS, uitleg)


def webhooks(gepauzeerd: int, mislukt: int) -> Waarneming:
    """Subscriptions that were paused, and those of which the last delivery failed."""
    if not gepauzeerd and not mislukt:
        return Waarneming("webhooks", "Webhooks", Ernst.GOED, "Alles wat is gevraagd, is afgeleverd of is onderweg.")
    uitleg = f"Laatste aflevering mislukt: {mislukt}. Gepauzeerd: {gepauzeerd}. De eigenaar ziet waarom."
    return Waarneming("webhooks", "Webhooks", Ernst.LET_OP, uitleg)


def zgw(mislukt: int) -> Waarneming:
    """Zaken that another ZGW server does not take."""
    if not mislukt:
        return Waarneming("zgw", "Andere ZGW-server", Ernst.GOED, "Er wacht geen zaak op een andere server.")
    uitleg = f"Die server neemt {mislukt} zaken niet aan. Bij elke zaak staat waarom."
    return Waarneming("zgw", "Andere ZGW-server", Ernst.LET_OP, uitleg)


def exports(onaf: int) -> Waarneming:
    """Exports that were asked more than a quarter of an hour ago and are not there."""
    if not onaf:
        return Waarneming("exports", "Exports", Ernst.GOED, "Elke gevraagde export is gemaakt, of wordt gemaakt.")
    return Waarneming("exports", "Exports", Ernst.LET_OP, f"Nog niet gemaakt: {onaf}. Bij de export staat waarom.")


INLEZEN_GEZIEN = timedelta(days=7)
"""So long it is told that work on a file broke off: whoever asked it finds it longer."""


def inlezen(mislukt: int) -> Waarneming:
    """Work on files of cases that broke off in the last week; a file that was refused is not that."""
    if not mislukt:
        return Waarneming("inlezen", "Inlezen van bestanden", Ernst.GOED, "Er brak de laatste week niets af.")
    uitleg = f"De laatste week brak het {mislukt} keer af. Wie het vroeg, ziet waarom bij Overnemen uit Excel."
    return Waarneming("inlezen", "Inlezen van bestanden", Ernst.LET_OP, uitleg)


def accounts(zonder_link: int, zonder_factor: int) -> Waarneming:
    """Accounts into which nobody can come, and those without the second factor that is asked here."""
    if not zonder_link and not zonder_factor:
        return Waarneming("accounts", "Accounts", Ernst.GOED, "Iedereen kan inloggen zoals hier is gevraagd.")
    uitleg = f"Zonder wachtwoord en zonder link: {zonder_link}. Zonder tweede stap: {zonder_factor}. Zie Accounts."
    return Waarneming("accounts", "Accounts", Ernst.LET_OP, uitleg)


def post(opgegeven: int, opnieuw: int, retour: int) -> Waarneming:
    """Mails that were given up, those that failed and are tried again, and addresses that send mail back."""
    if not opgegeven and not opnieuw and not retour:
        return Waarneming("post", "Mail die niet wegging", Ernst.GOED, "Er wacht geen mail die niet wegging.")
    uitleg = (
        f"Opgegeven: {opgegeven}. Mislukt, en wordt opnieuw geprobeerd: {opnieuw}. "
        f"Adressen die mail terugsturen: {retour}. Kijk naar de mailserver, en naar Accounts."
    )
    return Waarneming("post", "Mail die niet wegging", Ernst.LET_OP, uitleg)


def schijf(vrij: int, totaal: int) -> Waarneming:
    """Room on the disk of the data folder, in bytes."""
    deel = vrij / totaal if totaal else 0
    ernst = Ernst.MIS if deel < SCHIJF_VOL else Ernst.LET_OP if deel < SCHIJF_KRAP else Ernst.GOED
    return Waarneming("schijf", "Schijf", ernst, f"Vrij: {_ruimte(vrij)} van {_ruimte(totaal)} ({deel:.0%}).")


def gegevens(fouten: int) -> Waarneming:
    """Files of editions and profiles in the folders of the region that cannot be read as they are now."""
    if not fouten:
        return Waarneming("gegevens", "Draaiboeken en regio's", Ernst.GOED, "Alle bestanden zijn gelezen.")
    uitleg = f"{fouten} bestanden kloppen niet; het programma werkt met wat het eerder las. Zie Accounts."
    return Waarneming("gegevens", "Draaiboeken en regio's", Ernst.MIS, uitleg)


def instelling(code: str, wat: str, *, goed: bool, zo: str, anders: str) -> Waarneming:
    """A setting that one may leave out, with what that means."""
    ernst = Ernst.GOED if goed else Ernst.LET_OP
    return Waarneming(code, wat, ernst, zo if goed else anders)


MELDPUNT_BINNEN = timedelta(days=30)


def _ruimte(aantal: int) -> str:
    """Bytes in GB, or in MB where they are few."""
    return f"{aantal // (1000 * _MB)} GB" if aantal >= 10_000 * _MB else f"{aantal // _MB} MB"


def meldpunt(tot: date | None, vandaag: date) -> Waarneming:
    """Whether others find where to report a weakness; what they find says up to which day it is right."""
    if tot is None:
        uitleg = "Niet ingesteld: wie een zwakke plek vindt, weet niet waar hij dat meldt (DRAAIBOEK_SECURITY_CONTACT)."
        return Waarneming("meldpunt", "Meldpunt", Ernst.LET_OP, uitleg)
    if tot < vandaag:
        uitleg = f"De dag is voorbij ({tot}). Zet DRAAIBOEK_SECURITY_TOT op een nieuwe dag, binnen een jaar."
        return Waarneming("meldpunt", "Meldpunt", Ernst.MIS, uitleg)
    ernst = Ernst.LET_OP if tot - vandaag <= MELDPUNT_BINNEN else Ernst.GOED
    return Waarneming("meldpunt", "Meldpunt", ernst, f"Staat in security.txt, tot en met {tot}.")
