"""What is particular to PostgreSQL: its options, and connections that are tried after a rest."""

from __future__ import annotations

from time import monotonic
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

from app.motor.getallen import zet_getallen_voluit

OPTIES = "-c jit=off -c random_page_cost=1.1"
"""Short statements on a fast disk: compiling them costs more than running them, and looking up a row is cheap. A URL
that gives `options` of its own is left alone.
"""

RUST = 2.0
"""Seconds: a connection that was used so lately is taken to be there still. To ask it costs a journey to the server
each time, twice in an act; when the server did stop meanwhile, one request finds that out, and all connections go.
"""


def bereid_voor(engine: Engine) -> None:
    """Try connections of this engine, as `RUST` says, and say how many rows are asked."""
    zet_getallen_voluit(engine)
    event.listen(engine, "checkin", _legt_weg)
    event.listen(engine, "checkout", _probeer)


def _legt_weg(_verbinding: Any, record: Any) -> None:
    record.info["sinds"] = monotonic()


def _probeer(verbinding: Any, record: Any, _wie: object) -> None:
    """What the pool does with `pool_pre_ping` at each time, and only after a rest."""
    if monotonic() - record.info.get("sinds", -RUST) < RUST:
        return
    try:
        verbinding.execute("SELECT 1")
        verbinding.rollback()
    except Exception as fout:  # whatever the driver says of a connection that is gone
        raise DisconnectionError from fout
