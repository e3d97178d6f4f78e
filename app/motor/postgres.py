"""What is particular to PostgreSQL: its options, connections that are tried after a rest, and statements that stay
prepared.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

from app.motor.getallen import zet_getallen_voluit

if TYPE_CHECKING:  # an installation on SQLite does not load the driver
    from psycopg import Connection

OPTIES = "-c jit=off -c random_page_cost=1.1"
"""Short statements on a fast disk: compiling them costs more than running them, and looking up a row is cheap. A URL
that gives `options` of its own is left alone.
"""

RUST = 2.0
"""Seconds: a connection that was used so lately is taken to be there still. To ask it costs a journey to the server
each time, twice in an act; when the server did stop meanwhile, one request finds that out, and all connections go.
"""


BEWAARD = 400
"""Statements that a connection keeps prepared; pages and acts have some hundreds."""


_IN_TRANSACTIE, _GELUKT = 2, 1
"""Words of libpq: PQTRANS_INTRANS, PGRES_COMMAND_OK."""


def bereid_voor(engine: Engine) -> None:
    """Try connections of this engine, as `RUST` says, keep its statements prepared, and say how many rows are asked."""
    zet_getallen_voluit(engine)
    engine.dialect.do_rollback = draai_terug  # type: ignore[method-assign, assignment]
    event.listen(engine, "connect", _onthoudt_meer)
    event.listen(engine, "checkin", _legt_weg)
    event.listen(engine, "checkout", _probeer)


def draai_terug(verbinding: Connection[Any]) -> None:
    """Roll back, and keep what is prepared. Every reading transaction ends so, and psycopg then forgets its statements,
    for a table of theirs may have been made in what was undone: none of ours would ever be prepared, and to plan one
    takes longer than to run it. Only migrations make tables, in a process of their own.

    After an error it does forget: of a table that was changed meanwhile what was prepared would fail for ever.
    """
    pg = verbinding.pgconn
    if not (pg.transaction_status == _IN_TRANSACTIE and pg.exec_(b"ROLLBACK").status == _GELUKT):
        verbinding.rollback()  # which knows too what to do of a connection that is gone


def _onthoudt_meer(verbinding: Connection[Any], _record: Any) -> None:
    verbinding.prepared_max = BEWAARD


def _legt_weg(_verbinding: Any, record: Any) -> None:
    record.info["sinds"] = monotonic()


def _probeer(verbinding: Any, record: Any, _wie: object) -> None:
    """What the pool does with `pool_pre_ping` at each time, and only after a rest."""
    if monotonic() - record.info.get("sinds", -RUST) < RUST:
        return
    try:
        verbinding.execute("SELECT 1")
        draai_terug(verbinding)
    except Exception as fout:  # whatever the driver says of a connection that is gone
        raise DisconnectionError from fout
