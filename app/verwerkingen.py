"""For each request in a case file a line of the Logboek Dataverwerkingen, and one that says who it was.

The fields are those of the standard (Logius, Logboek Dataverwerkingen). Nobody is named in its line: there stand no
citizens in a case file whom a number tells apart, and the standard keeps users out. Who it was stands in a line of the
security log with the same `operation_id`. Every request has its line, none is sampled; without `DRAAIBOEK_VERWERKING`
there are none.
"""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime

import structlog
from flask import Flask, g, request
from werkzeug.wrappers import Response

from app.logger import veiligheid
from config import Config

_BOVEN = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
"""W3C Trace Context: what another system says of the processing of its own that this belongs to."""
OK, FOUT = 1, 2


def registreer(app: Flask, config: Config) -> None:
    """Only where a processing activity is set."""
    if not config.verwerking:
        return

    def begin() -> None:
        g.verwerking_begon = datetime.now(UTC)

    def schrijf(antwoord: Response) -> Response:
        gelezen = _waarin()
        if gelezen and "actor" in g:
            _noteer(config, gelezen, antwoord.status_code)
        return antwoord

    app.before_request_funcs.setdefault(None, []).insert(0, begin)
    app.after_request(schrijf)


def _waarin() -> str:
    """The number of the case file that was opened; in the ZGW view what was asked: a case has another name there."""
    if request.blueprint == "zgw":
        return request.path
    return str(g.get("zaaknummer") or (request.view_args or {}).get("zaaknummer") or "") if "dossier" in g else ""


def _noteer(config: Config, waarin: str, status: int) -> None:
    operatie = secrets.token_hex(8)
    structlog.get_logger("draaiboek.verwerking").info(
        "dataverwerking",
        trace_id=secrets.token_hex(16),
        operation_id=operatie,
        status_code=OK if status < 400 else FOUT,
        name=request.endpoint,
        start_time=_ms(g.get("verwerking_begon") or datetime.now(UTC)),
        end_time=_ms(datetime.now(UTC)),
        resource={"attributes": {"service.name": "draaiboek", "service.namespace": config.log_oorsprong}},
        attributes={"dpl.core.processing_activity_id": config.verwerking, "draaiboek.dossier": waarin},
        **_van_elders(),
    )
    veiligheid(
        "dossier_geraadpleegd" if request.method in ("GET", "HEAD") else "dossier_gewijzigd",
        operation_id=operatie,
        account=g.actor.pseudoniem,
        adres=request.remote_addr,
        dossier=waarin,
        status=status,
    )


def _van_elders() -> dict[str, object]:
    """The processing of the system that asked, if it says which."""
    boven = _BOVEN.fullmatch(request.headers.get("traceparent", ""))
    if boven is None:
        return {}
    wie = f"urn:draaiboek:organisatie:{g.actor.organisatie_code}"
    return {"foreign_operation": {"trace_id": boven[1], "operation_id": boven[2], "entity": wie}}


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
