"""How far an export is: asked, being made, made; or asked and not finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

WACHT = timedelta(minutes=10)
"""After this long without a bundle, whoever was making it is gone."""


class Exportstap(StrEnum):
    """How far the making of one is, in this order."""

    WACHT = "wacht"
    LEEST = "leest"
    ZET = "zet"
    PAKT_IN = "pakt_in"


class Exportstand(StrEnum):
    KLAAR = "klaar"
    BEZIG = "wordt_gemaakt"
    ONAF = "niet_afgemaakt"


def exportstand(
    *, klaar: bool, geprobeerd_op: datetime | None, fout: str, nu: datetime, tot: datetime | None = None
) -> Exportstand:
    """`klaar` says that the bundle is there; `geprobeerd_op` when making it began last; until `tot` somebody surely is
    at it. Moments are UTC.
    """
    if klaar:
        return Exportstand.KLAAR
    pas = geprobeerd_op is not None and nu - geprobeerd_op < WACHT
    bezig = not fout and (pas or (tot is not None and nu < tot))
    return Exportstand.BEZIG if bezig else Exportstand.ONAF
