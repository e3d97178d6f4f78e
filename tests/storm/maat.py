"""How much is broken: a little in every run of the tests, all of it with `make test-faults`."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")
HEEL = bool(os.environ.get("DRAAIBOEK_STORM"))


def maat(klein: T, heel: T) -> T:
    return heel if HEEL else klein
