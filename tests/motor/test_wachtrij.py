"""Writers on one SQLite file queue: who came first writes first, also when somebody dies in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from app.motor.wachtrij import SlotBezet, beurt

SCHRIJVERS = 5
WACHTENDE = """
import sys
from pathlib import Path
from app.motor.wachtrij import beurt
with beurt(Path(sys.argv[1])):
    print("beurt", flush=True)
"""


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "draaiboek.lock"


def tot_nummer(pad: Path, nummer: int) -> None:
    """Until that many have taken a number: from then on their order is fixed."""
    while int.from_bytes(pad.read_bytes(), "big") < nummer:
        os.sched_yield()


def sluit_aan(pad: Path, wie: int, gehad: list[int]) -> Thread:
    def wacht() -> None:
        with beurt(pad):
            gehad.append(wie)

    draad = Thread(target=wacht)
    draad.start()
    return draad


def wachtend_proces(pad: Path, nummer: int) -> subprocess.Popen[bytes]:
    proces = subprocess.Popen([sys.executable, "-c", WACHTENDE, str(pad)], stdout=subprocess.PIPE)
    tot_nummer(pad, nummer)
    return proces


def test_wie_net_klaar_is_gaat_niet_voor_wie_wacht(pad: Path) -> None:
    """He is still running when his lock is given back, and they are asleep: by the lock of a file alone he wins."""
    gehad: list[int] = []
    with beurt(pad):
        draden = []
        for wie in range(SCHRIJVERS):
            draden.append(sluit_aan(pad, wie, gehad))
            tot_nummer(pad, 2 + wie)
    with beurt(pad):
        assert gehad == list(range(SCHRIJVERS))
    for draad in draden:
        draad.join()


def test_wie_in_de_rij_sterft_houdt_niemand_op_en_laat_niemand_voor(pad: Path) -> None:
    gehad: list[int] = []
    with beurt(pad):
        dode = wachtend_proces(pad, 2)
        draad = sluit_aan(pad, 1, gehad)
        tot_nummer(pad, 3)
        dode.send_signal(signal.SIGKILL)
        dode.communicate()
        gehad.append(0)  # who came after the dead waits for who writes
    draad.join()
    assert gehad == [0, 1]


def test_processen_wachten_op_elkaar(pad: Path) -> None:
    with beurt(pad):
        ander = wachtend_proces(pad, 2)
        assert ander.poll() is None
    with beurt(pad):
        assert ander.stdout is not None
        assert ander.stdout.readline() == b"beurt\n"
    ander.communicate()


def test_wie_niet_wacht_krijgt_zijn_beurt_meteen_of_niet(pad: Path) -> None:
    with beurt(pad, wacht=False), pytest.raises(SlotBezet), beurt(pad, wacht=False):
        raise AssertionError("two at once")
    with beurt(pad, wacht=False):
        assert pad.exists()
