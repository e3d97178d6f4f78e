"""Figures of a storm, which `make test-faults` prints at its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.storm.maat import HEEL

CIJFERS: list[str] = []
Zeg = Callable[[str], None]


@pytest.fixture
def zeg() -> Zeg:
    return CIJFERS.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for cijfer in CIJFERS if HEEL else ():
        terminalreporter.write_line(cijfer)
