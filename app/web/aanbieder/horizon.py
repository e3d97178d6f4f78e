"""The liquidity horizon as a drawing: a bar per quarter, with a line at six months. Places lie in 0 to 1000."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.domain.aanbieder.kwartaal import Horizon
from app.domain.aanbieder.subsidie import MAANDEN_LIQUIDITEIT
from app.services.aanbieder.kwartalen import Kwartaalregel

HOOGTE = 200
SCHAAL = 12
"""Months to the top of the drawing; a longer horizon reaches the top, with its number beside it."""
HOOGSTENS = 12
"""Quarters in the drawing; the table has all."""


@dataclass(frozen=True)
class Staaf:
    x: int
    breedte: int
    hoogte: int
    kort: bool
    label: str
    onder: str


@dataclass(frozen=True)
class Horizontekening:
    staven: Sequence[Staaf]
    grens: int
    samenvatting: str


def maanden(horizon: Horizon | None) -> str:
    """4,2 or what there is to say instead."""
    if horizon is None:
        return str(_("niet bekend"))
    if horizon.tienden is None:
        return str(_("raakt niet op"))
    return f"{horizon.tienden // 10},{horizon.tienden % 10}"


def teken_horizon(regels: Sequence[Kwartaalregel]) -> Horizontekening | None:
    """The newest quarters, oldest first; nothing when of none is known how long the cash lasts."""
    getoond = list(regels)[-HOOGSTENS:]
    if not any(regel.horizon for regel in getoond):
        return None
    plaats = 1000 // len(getoond)
    return Horizontekening(
        [_staaf(regel, nr * plaats, plaats) for nr, regel in enumerate(getoond)],
        _hoogte(MAANDEN_LIQUIDITEIT * 10),
        "; ".join(f"{regel.rij.waarden().naam}: {maanden(regel.horizon)}" for regel in getoond),
    )


def _staaf(regel: Kwartaalregel, x: int, plaats: int) -> Staaf:
    tienden = regel.horizon.tienden if regel.horizon else 0
    hoogte = HOOGTE if tienden is None else _hoogte(tienden)
    kort = regel.horizon is not None and tienden is not None and tienden < MAANDEN_LIQUIDITEIT * 10
    breedte = min(plaats * 6 // 10, 120)
    midden = x + (plaats - breedte) // 2
    return Staaf(midden, breedte, hoogte, kort, maanden(regel.horizon), f"{regel.rij.jaar}-{regel.rij.kwartaal}")


def _hoogte(tienden: int) -> int:
    return min(HOOGTE, tienden * HOOGTE // (10 * SCHAAL))
