"""Eight writers on one SQLite file, 10,000 steps: no error, and nobody is passed over. How long they wait is told."""

from __future__ import annotations

import time
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.services.naspel.logboektoets import toets_alles
from tests.kern.databanken import Databank, maak_engine
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers, vul_accounts
from tests.services.kern.wedloop import VERS, eigen, neem_trede
from tests.storm.conftest import Zeg
from tests.storm.maat import HEEL

pytestmark = [pytest.mark.traag, pytest.mark.skipif(not HEEL, reason="with make test-faults")]
SCHRIJVERS, ZAKEN, PER_ZAAK = 8, 25, 50
STAPPEN = ZAKEN * PER_ZAAK
"""Each writer goes to a zaak of its own after fifty steps: an act reads the whole course of its zaak, and none has a
thousand of them.
"""
Gedaan = list[tuple[float, float, str]]
"""Of each step when it ended, how long it took and what was answered."""


def schrijf(url: str, zaken: list[str], start: Barrier, uit: Any) -> None:
    gedaan: Gedaan = []
    with eigen(url) as spelers:
        start.wait(120)
        for keer in range(STAPPEN):
            begin = time.monotonic()
            antwoord = neem_trede(spelers, zaken[keer // PER_ZAAK], keer)
            einde = time.monotonic()
            gedaan.append((einde, einde - begin, antwoord))
    uit.put(gedaan)


@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
def test_acht_schrijvers_doen_tienduizend_stappen_zonder_fout(databank: Databank, zeg: Zeg) -> None:
    url = databank.kopie("accounts", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        nummers = [[open_zaak(Spelers(session)) for _ in range(ZAKEN)] for _ in range(SCHRIJVERS)]
    alles = laat_schrijven(url, nummers)
    assert {antwoord for gedaan in alles for _, _, antwoord in gedaan} == {""}
    eerste_klaar = min(gedaan[-1][0] for gedaan in alles)
    toen = [sum(einde <= eerste_klaar for einde, _, _ in gedaan) for gedaan in alles]
    aandeel = min(toen) / (sum(toen) / SCHRIJVERS)
    duren = sorted(duur for gedaan in alles for _, duur, _ in gedaan)
    begin = min(gedaan[0][0] - gedaan[0][1] for gedaan in alles)
    snelheid = len(duren) / (max(gedaan[-1][0] for gedaan in alles) - begin)
    p99 = duren[len(duren) * 99 // 100]
    zeg(
        f"{SCHRIJVERS} schrijvers: {len(duren)} stappen, {snelheid:.0f} per seconde, p99 {p99:.2f} s, "
        f"langste {duren[-1]:.2f} s, kleinste aandeel {aandeel:.2f}"
    )
    assert aandeel >= 0.5, toen
    with Session(engine) as session:
        assert toets_alles(session).keten.aantal == SCHRIJVERS * (STAPPEN + ZAKEN)
    engine.dispose()
    databank.weg(url)


def laat_schrijven(url: str, nummers: list[list[str]]) -> list[Gedaan]:
    start, uit = VERS.Barrier(len(nummers)), VERS.Queue()
    processen = [VERS.Process(target=schrijf, args=(url, eigen_zaken, start, uit)) for eigen_zaken in nummers]
    for proces in processen:
        proces.start()
    alles = [uit.get(timeout=3_000) for _ in processen]
    for proces in processen:
        proces.join()
    uit.close()
    return alles
