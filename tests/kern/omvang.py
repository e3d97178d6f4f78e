"""How a run of the tests goes: its scratch files in memory, and how much is tried."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

GEHEUGEN = Path("/dev/shm")  # noqa: S108 - tempfile makes folders of its own in it
GENOEG = 4 * 1024**3
"""Bytes that must be free: a full run, whose folders go when their test passed, stays far below it."""
_alles = False


def gebruik_werkgeheugen() -> None:
    """From now on `tempfile`, and what it starts, use memory: a disk makes every commit wait, and nothing has to stay.

    Not when TMPDIR says otherwise, nor where there is too little.
    """
    if "TMPDIR" in os.environ or not os.access(GEHEUGEN, os.W_OK) or shutil.disk_usage(GEHEUGEN).free < GENOEG:
        return
    os.environ["TMPDIR"] = tempfile.tempdir = str(GEHEUGEN)


@contextmanager
def wat_blijft() -> Iterator[None]:
    """What is loaded here stays to the end: the collector need not walk over it meanwhile, nor after each few hundred
    objects later on. That took most of the time before the first test.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()


def klaar() -> None:
    """Nothing is tested any more: what is still there need not be walked over, twice, before the process ends."""
    gc.freeze()


def stel_in(*, alles: bool) -> None:
    """Said once, before the tests are read."""
    global _alles
    _alles = alles


def keren(gewoon: T, alles: T) -> T:
    """How often something is tried, or with what: this with `make test`, that with `make test-all`."""
    return alles if _alles else gewoon


def is_alles() -> bool:
    """Whether this is `make test-all`."""
    return _alles
