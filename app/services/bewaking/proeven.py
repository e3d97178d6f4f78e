"""What only an operator asks, for it takes time or goes outside: does what was set really work.

Each thing that was looked at is a Waarneming. Nothing is changed, and nothing is sent.
"""

from __future__ import annotations

import ctypes
import json
import os
import socket
import ssl
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.models import LogboekKop
from app.services.buiten.post import Postbus, PostMislukt

WACHT = 10.0  # seconds for somebody outside
SCHEEF = timedelta(seconds=20)
"""How far the clock of the database may be from ours."""
VERLOOPT = timedelta(days=14)
ONGELIJK = 5
"""TIME_ERROR of adjtimex(2): nobody keeps the clock of this machine right."""


def _zeg(code: str, wat: str, ernst: Ernst, uitleg: str) -> Waarneming:
    return Waarneming(code, wat, ernst, uitleg)


def rechten(map_: Path) -> Waarneming:
    """Whether others of this machine can read what lies in the data folder, and whether it is ours."""
    open_, vreemd = [], []
    for pad in (map_, *map_.iterdir()):
        with suppress(FileNotFoundError):  # it was there for a moment, as a journal of SQLite
            staat = pad.lstat()
            if not stat.S_ISLNK(staat.st_mode) and stat.S_IMODE(staat.st_mode) & 0o077:
                open_.append(pad.name or str(pad))
            if staat.st_uid != os.geteuid():
                vreemd.append(pad.name)
    if open_:
        uitleg = f"Anderen op deze machine kunnen bij: {', '.join(sorted(open_)[:5])}. Draai chmod -R go= {map_}."
        return _zeg("rechten", "Rechten op bestanden", Ernst.MIS, uitleg)
    if vreemd:
        uitleg = f"Van een ander account dan dit: {', '.join(sorted(vreemd)[:5])}. Draai opdrachten onder één account."
        return _zeg("rechten", "Rechten op bestanden", Ernst.LET_OP, uitleg)
    return _zeg("rechten", "Rechten op bestanden", Ernst.GOED, f"Alleen dit account kan bij {map_}.")


def tijd(session: Session, nu: datetime) -> Iterator[Waarneming]:
    """The clock here beside that of the database and the newest line; and whether somebody keeps it right."""
    wat = "Tijd"
    daar = nu
    if session.get_bind().dialect.name == "postgresql":
        daar = session.scalar(text("SELECT clock_timestamp()")) or nu
    laatste = session.scalars(select(LogboekKop.op)).one()
    if abs(daar - nu) > SCHEEF:
        scheef = round(abs((daar - nu).total_seconds()))
        yield _zeg("tijd", wat, Ernst.MIS, f"De klok van de database wijkt {scheef} seconden af van die van hier.")
    elif laatste > nu + SCHEEF:
        uitleg = "De laatste regel van het logboek is van later dan de klok hier zegt. Zet de klok gelijk."
        yield _zeg("tijd", wat, Ernst.MIS, uitleg)
    elif _niemand_houdt_haar_gelijk():
        uitleg = "Niemand houdt de klok van deze machine gelijk. Zet een tijddienst aan, zoals chrony."
        yield _zeg("tijd", wat, Ernst.LET_OP, uitleg)
    else:
        yield _zeg("tijd", wat, Ernst.GOED, "De klok loopt gelijk met die van de database.")


def _niemand_houdt_haar_gelijk() -> bool:
    try:
        return bool(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)) == ONGELIJK)
    except (OSError, AttributeError):  # another system: it says nothing of it
        return False


def databaserol(session: Session) -> Iterator[Waarneming]:
    """On PostgreSQL: whether the application could drop the guards of its tables."""
    if session.get_bind().dialect.name != "postgresql":
        return
    vraag = (
        "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), EXISTS (SELECT FROM pg_tables "
        "WHERE schemaname = current_schema() AND tableowner = current_user)"
    )
    super_, eigenaar = session.execute(text(vraag)).one()
    if super_ or eigenaar:
        uitleg = "De rol van de toepassing is eigenaar van de tabellen of mag alles. Zie “flask databaserechten”."
        yield _zeg("rol", "Rol in de database", Ernst.LET_OP, uitleg)
    else:
        yield _zeg("rol", "Rol in de database", Ernst.GOED, "De rol van de toepassing kan geen wachters weghalen.")


def mail(postbus: Postbus | None) -> Iterator[Waarneming]:
    if postbus is None:
        return
    try:
        postbus.proef()
        yield _zeg("mailserver", "Mailserver", Ernst.GOED, "Laat ons binnen. Er is niets verstuurd.")
    except PostMislukt as fout:
        yield _zeg("mailserver", "Mailserver", Ernst.MIS, fout.bericht)


class _Blijf(HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        """What is asked is asked there, and nowhere else."""


def adres(basis: str, *, proxies: int, productie: bool, nu: datetime) -> Iterator[Waarneming]:
    """Whether people reach this installation under its own name, over TLS that holds for a while."""
    if not basis:
        return
    wat = "Bereikbaar onder eigen naam"
    try:
        with build_opener(_Blijf).open(f"{basis}/gezond", timeout=WACHT) as antwoord:
            klopt, hsts = json.load(antwoord) == {"gezond": True}, antwoord.headers.get("Strict-Transport-Security")
    except (URLError, OSError, ValueError) as fout:
        yield _zeg("bereik", wat, Ernst.MIS, f"{basis}/gezond antwoordt niet: {getattr(fout, 'reason', fout)}.")
        return
    if not klopt:
        yield _zeg("bereik", wat, Ernst.MIS, f"Onder {basis} antwoordt iets anders dan draaiboek.")
        return
    yield _zeg("bereik", wat, Ernst.GOED, f"{basis} antwoordt.")
    if productie and not hsts:
        uitleg = "Het antwoord mist Strict-Transport-Security: een proxy haalt koppen weg."
        yield _zeg("proxy", "Proxy", Ernst.LET_OP, uitleg)
    elif productie and not proxies:
        uitleg = "Zet DRAAIBOEK_PROXIES op het aantal proxy's: zonder dat telt iedereen als één adres."
        yield _zeg("proxy", "Proxy", Ernst.LET_OP, uitleg)
    yield from _tls(basis, nu)


def _tls(basis: str, nu: datetime) -> Iterator[Waarneming]:
    delen = urlsplit(basis)
    if delen.scheme != "https" or not delen.hostname:
        return
    wat = "Certificaat (TLS)"
    try:
        with (
            socket.create_connection((delen.hostname, delen.port or 443), WACHT) as open_,
            ssl.create_default_context().wrap_socket(open_, server_hostname=delen.hostname) as veilig,
        ):
            gezegd = (veilig.getpeercert() or {}).get("notAfter")
    except OSError as fout:  # the address itself answered, perhaps by way of a proxy of this machine
        yield _zeg("tls", wat, Ernst.LET_OP, f"Is van hier niet te zien: {fout}.")
        return
    tot = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(gezegd)), UTC)
    ernst = Ernst.GOED if tot - nu > VERLOOPT else Ernst.LET_OP
    yield _zeg("tls", wat, ernst, f"Geldig tot {tot:%d-%m-%Y}.")
