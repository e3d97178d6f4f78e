"""Replay of what was taken over from paper: mandaten with the acts of then, and the decisions under them."""

from __future__ import annotations

from app.services.naspel.geld import besluit, stel_op, zet_mandaat
from app.services.naspel.stand import ONBEKEND, Handeling, Stand, Zet
from app.services.overname.besluiten import NEEM_BESLUIT_OVER
from app.services.overname.mandaten import NEEM_MANDAAT_OVER

VELDEN = {"voorgesteld": "voorgesteld_datum", "goedgekeurd": "goedgekeurd_datum", "verleend": "verleend_datum",
           "actief": "actief_vanaf", "ingetrokken": "ingetrokken_per", "instemming_houder": "instemming_houder_datum",
           "instemming_werkgever": "instemming_werkgever_datum"}  # fmt: skip
"""The column that holds the day of each act."""


def _neem_over(stand: Stand, zet: Zet) -> None:
    """A mandaat from paper: its text first, then each of its acts under the day of then."""
    stap = zet.veld("stap")
    if stap is None:
        stel_op(stand, zet)
    elif stap is ONBEKEND:
        zet_mandaat(stand, zet)
    else:
        zet_mandaat(stand, zet, **{VELDEN[stap]: zet.datum, **_papier_erbij(stap, zet)})


def _papier_erbij(stap: str, zet: Zet) -> dict[str, object]:
    """The two of the import stand for who proposed and who approved."""
    if stap == "voorgesteld":
        return {"voorgesteld_door": zet.veld("import_voorgesteld_door")}
    if stap == "goedgekeurd":
        return {"goedgekeurd_door": zet.door}
    return {"besluitnummer": zet.veld("besluitnummer")} if stap == "verleend" else {}


HANDELINGEN: dict[str, Handeling] = {NEEM_MANDAAT_OVER: _neem_over, NEEM_BESLUIT_OVER: besluit}
