"""How far an export is: asked, being made, made; or asked and not finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

WACHT = timedelta(minutes=10)
"""After this long without a bundle, whoever was making it is gone."""


class Exportstand(StrEnum):
    KLAAR = "klaar"
    BEZIG = "wordt_gemaakt"
    ONAF = "niet_afgemaakt"


def exportstand(*, klaar: bool, geprobeerd_op: datetime | None, fout: str, nu: datetime) -> Exportstand:
    """`klaar` says that the bundle is there; `geprobeerd_op` when making it began last. Moments are UTC."""
    if klaar:
        return Exportstand.KLAAR
    bezig = geprobeerd_op is not None and not fout and nu - geprobeerd_op < WACHT
    return Exportstand.BEZIG if bezig else Exportstand.ONAF
