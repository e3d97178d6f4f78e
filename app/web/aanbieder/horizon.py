"""The liquidity horizon as a drawing: a bar per quarter, with a line at six months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from app.domain.aanbieder.kwartaal import Horizon
from app.domain.aanbieder.subsidie import MAANDEN_LIQUIDITEIT
from app.services.aanbieder.kwartalen import Kwartaalregel
from app.web.beeld.staven import Staaf, teken_staven
from app.web.beeld.tekening import Tekening
from app.weergave import datum

SCHAAL = 120
"""Tenths of months at the end of the drawing; a longer horizon reaches it, with its number beside it."""
HOOGSTENS = 8
"""Quarters in the drawing; the table of quarters has all."""


def maanden(horizon: Horizon | None) -> str:
    """4,2 or what there is to say instead."""
    if horizon is None:
        return str(_("niet bekend"))
    if horizon.tienden is None:
        return str(_("raakt niet op"))
    return f"{horizon.tienden // 10},{horizon.tienden % 10}"


def teken_horizon(regels: Sequence[Kwartaalregel]) -> Tekening | None:
    """The newest quarters, oldest first; nothing when of none is known how long the cash lasts."""
    getoond = list(regels)[-HOOGSTENS:]
    if not any(regel.horizon for regel in getoond):
        return None
    return teken_staven(
        "horizon",
        _("Hoe lang het geld reikt"),
        [_staaf(regel) for regel in getoond],
        uitleg="; ".join(f"{regel.rij.waarden().naam}: {maanden(regel.horizon)}" for regel in getoond),
        koppen=[_("kwartaal"), _("maanden"), _("tot ongeveer")],
        rijen=[[regel.rij.waarden().naam, maanden(regel.horizon), datum(_tot(regel))] for regel in getoond],
        grens=(MAANDEN_LIQUIDITEIT * 10, _("%(n)s maanden", n=MAANDEN_LIQUIDITEIT)),
    ).met(_("in maanden, per kwartaal"))


def _tot(regel: Kwartaalregel) -> date | None:
    return regel.horizon.tot if regel.horizon else None


def _staaf(regel: Kwartaalregel) -> Staaf:
    tienden = regel.horizon.tienden if regel.horizon else 0
    kort = regel.horizon is not None and tienden is not None and tienden < MAANDEN_LIQUIDITEIT * 10
    waarde = SCHAAL if tienden is None else min(tienden, SCHAAL)
    return Staaf(regel.rij.waarden().naam, waarde, maanden(regel.horizon), kort)
