"""An event for others: that an act was recorded in a zaak. Identifiers and kind, never what was said.

CloudEvents 1.0 in JSON, under the NL GOV profile for CloudEvents 1.1 (Logius); signed as in Standard Webhooks 1.0.0.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

SPECVERSIE = "1.0"
TYPE = "nl.draaiboek.zaak."
INHOUDSOORT = "application/cloudevents+json; charset=utf-8"
GEHEIM = "whsec_"
"""How a secret begins, so that it is recognised as one."""


@dataclass(frozen=True)
class Notificatie:
    """One entry of the logboek as an event. `id` is the hash of its line; `op` is when it was recorded (UTC).

    `nr` is its number in the logboek, for the team alone: gaps between numbers would tell others how busy it is.
    """

    id: str
    zaaknummer: str
    handeling: str
    op: datetime
    object: str | None = None
    nr: int | None = None

    def inhoud(self, bron: str, basis: str, volgnr: int) -> bytes:
        """The event as it is sent and signed. `volgnr` counts the events of one subscription, from 1, without gaps."""
        gegevens = {"zaaknummer": self.zaaknummer, "handeling": self.handeling, "object": self.object, "nr": self.nr}
        event: dict[str, object] = {
            "specversion": SPECVERSIE,
            "id": self.id,
            "source": bron,
            "type": type_van(self.handeling),
            "subject": self.zaaknummer,
            "time": self.op.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "sequence": f"{volgnr:010d}",
            "dataref": f"{basis}/api/v1/zaken/{self.zaaknummer}",
            "datacontenttype": "application/json",
            "data": {naam: waarde for naam, waarde in gegevens.items() if waarde is not None},
        }
        return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()


def type_van(handeling: str) -> str:
    """The type of the event that an act becomes, in reverse-DNS notation."""
    return TYPE + handeling.replace("_", "-")


def toon_geheim(sleutel: bytes) -> str:
    """A secret as the receiver gets it."""
    return GEHEIM + base64.b64encode(sleutel).decode()


def ondertekening(geheimen: Iterable[str], bericht_id: str, moment: int, inhoud: bytes) -> str:
    """The header `webhook-signature`: a signature for each secret, the newest first. `moment` in seconds since 1970."""
    bericht = b".".join((bericht_id.encode(), str(moment).encode(), inhoud))
    return " ".join(f"v1,{_hmac(geheim, bericht)}" for geheim in geheimen)


def _hmac(geheim: str, bericht: bytes) -> str:
    sleutel = base64.b64decode(geheim.removeprefix(GEHEIM))
    return base64.b64encode(hmac.new(sleutel, bericht, hashlib.sha256).digest()).decode()
