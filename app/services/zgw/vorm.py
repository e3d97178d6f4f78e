"""What every part of the ZGW view shares: where it stands, and how days and moments are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.domain.basis.begrippen import AMSTERDAM
from app.services.zgw.adressen import Adressen, Objectsoort

Deel = dict[str, Any]
VERTROUWELIJK = "zaakvertrouwelijk"
"""How confidential every case and document is for ZGW: only for who has to do with the zaak."""
VAN_PAPIER = "Overgenomen van papier."
"""What the toelichting says of what was not recorded here but came in with an import."""


@dataclass(frozen=True)
class Zgw:
    """Where this installation stands, and the RSIN of the organisation that is responsible for its cases."""

    adressen: Adressen
    rsin: str

    def url(self, soort: Objectsoort, sleutel: int) -> str:
        return self.adressen.url(soort, sleutel)

    def kop(self, soort: Objectsoort, sleutel: int) -> Deel:
        """With what every object begins."""
        return {"url": self.url(soort, sleutel), "uuid": str(self.adressen.uuid(soort, sleutel))}


def dag(waarde: date | None) -> str | None:
    """A day as ISO 8601."""
    return waarde.isoformat() if waarde else None


def moment(waarde: datetime) -> str:
    """A moment as RFC 3339, with its time zone.

    That has no offset with seconds, as Amsterdam had until 1937: such a moment is written in UTC.
    """
    heel = (waarde.utcoffset() or timedelta()) % timedelta(minutes=1) == timedelta()
    return (waarde if heel else waarde.astimezone(UTC)).isoformat()


def middag(waarde: date) -> datetime:
    """A day of which we do not know the hour, as a moment: noon, so that it is that day in every zone near ours."""
    return datetime.combine(waarde, time(12), AMSTERDAM)
