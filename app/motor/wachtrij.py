"""Writers on one SQLite file queue: who came first writes first, whichever process or thread it is.

A file lock alone passes people over: Linux wakes who waits for it, but who has just released it is still running and
takes it again before anybody is awake. So each takes a number, locks the byte of his number and waits for the byte of
who came before him. The kernel gives a byte free when its process ends, however it ends, so nobody waits for the
dead; and who comes past the queue that way still meets the lock of the whole file, which one at a time holds.
"""

from __future__ import annotations

import fcntl
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_KOP = 8
"""Bytes of the file with the last number given out. The bytes that are locked lie beyond them and are never written."""
_RIJEN = hasattr(fcntl, "F_OFD_SETLKW")
"""Whether this system locks bytes per opened file, as Linux does; elsewhere the lock of the file is all there is."""


class SlotBezet(Exception):
    """Somebody else is writing, and the caller did not want to wait for that."""


@contextmanager
def beurt(pad: Path, *, wacht: bool = True) -> Iterator[None]:
    """A turn to write, held until the block ends, by the lock file at `pad`, which is made when it is not there.

    Without `wacht` it is had at once, past the queue, or not at all: raises SlotBezet.
    """
    slot = os.open(pad, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _neem(slot, wacht=wacht)
        yield
    finally:
        os.close(slot)  # gives back every lock that was taken by it


def _neem(slot: int, *, wacht: bool) -> None:
    if wacht and _RIJEN:
        _wacht_op_wie_eerder_kwam(slot)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX if wacht else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fout:
        raise SlotBezet from fout


def _wacht_op_wie_eerder_kwam(slot: int) -> None:
    _sluit(slot, fcntl.F_WRLCK, 0, _KOP)
    nummer = int.from_bytes(os.pread(slot, _KOP, 0), "big") + 1
    os.pwrite(slot, nummer.to_bytes(_KOP, "big"), 0)
    _sluit(slot, fcntl.F_WRLCK, _KOP + nummer, 1)
    _sluit(slot, fcntl.F_UNLCK, 0, _KOP)
    _sluit(slot, fcntl.F_WRLCK, _KOP + nummer - 1, 1)


def _sluit(slot: int, soort: int, vanaf: int, lengte: int) -> None:
    """Lock bytes of the file, or give them free, for this opening of it alone; waits as long as it takes."""
    vraag = struct.pack("hhqqi4x", soort, os.SEEK_SET, vanaf, lengte, 0)  # struct flock of Linux
    fcntl.fcntl(slot, fcntl.F_OFD_SETLKW, vraag)
