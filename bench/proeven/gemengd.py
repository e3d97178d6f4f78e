"""Reading and writing mixed, at a steady pace: how long each waits for its answer, and what is refused beyond what the
server can do. A request that comes too late counts from when it should have been sent."""

from __future__ import annotations

import statistics
import threading
import time
from collections import Counter
from itertools import count
from typing import Any

from bench.lader import bericht, vraag
from bench.verzoeken import Verzoeken

LEZEN, SCHRIJVEN = ("lijst", "zaak", "logboek", "start", "zoek", "termijnen"), ("trede", "besluit", "nieuw")
SCHRIJFDEEL = 10
"""One out of so many requests writes."""
GEWEIGERD = frozenset({429, 503})


def meet(
    poort: int, koekje: str, verzoeken: Verzoeken, per_seconde: float, duur: float, draden: int = 64
) -> dict[str, Any]:
    """`per_seconde` requests a second for `duur` seconds; figures in milliseconds."""
    uit = _Uitkomst()
    bron = _Bron(verzoeken, koekje)
    begin, nummers = time.perf_counter() + 0.5, count()
    totaal = round(per_seconde * duur)

    def werk() -> None:
        while (nummer := next(nummers)) < totaal:
            moment = begin + nummer / per_seconde
            time.sleep(max(0.0, moment - time.perf_counter()))
            schrijft, tekst = bron.volgende(nummer)
            try:
                status, _ = vraag(poort, tekst)
            except (OSError, ValueError):
                status = 0
            uit.noteer(schrijft, status, time.perf_counter() - moment)

    rij = [threading.Thread(target=werk) for _ in range(draden)]
    for draad in rij:
        draad.start()
    for draad in rij:
        draad.join()
    return uit.als_rij(per_seconde, duur)


class _Bron:
    """Requests of every work by turns; no request id is given twice."""

    def __init__(self, verzoeken: Verzoeken, koekje: str) -> None:
        self._rijen = {werk: verzoeken.van(werk) for werk in (*LEZEN, *SCHRIJVEN)}
        self._koekje, self._slot = koekje, threading.Lock()

    def volgende(self, nummer: int) -> tuple[bool, bytes]:
        schrijft = nummer % SCHRIJFDEEL == SCHRIJFDEEL - 1
        soorten = SCHRIJVEN if schrijft else LEZEN
        with self._slot:
            regel = next(
                self._rijen[soorten[nummer // SCHRIJFDEEL % len(soorten) if schrijft else nummer % len(soorten)]]
            )
        return schrijft, bericht(regel, self._koekje)


class _Uitkomst:
    def __init__(self) -> None:
        self._tijden: dict[bool, list[float]] = {False: [], True: []}
        self._codes: Counter[int] = Counter()
        self._slot = threading.Lock()

    def noteer(self, schrijft: bool, status: int, tijd: float) -> None:
        with self._slot:
            self._codes[status] += 1
            if status in (200, 302):
                self._tijden[schrijft].append(1000 * tijd)

    def als_rij(self, per_seconde: float, duur: float) -> dict[str, Any]:
        fout = sum(n for code, n in self._codes.items() if code not in (200, 302) and code not in GEWEIGERD)
        uit = {"per_seconde": per_seconde, "duur_s": duur, "codes": dict(self._codes), "fout": fout}
        return uit | {"lezen": _delen(self._tijden[False]), "schrijven": _delen(self._tijden[True])}


def _delen(tijden: list[float]) -> dict[str, float]:
    if len(tijden) < 2:
        return {"n": len(tijden)}
    delen = statistics.quantiles(tijden, n=100, method="inclusive")
    return {"n": len(tijden), **{f"p{p}": round(delen[p - 1], 1) for p in (50, 95, 99)}, "max": round(max(tijden), 1)}
