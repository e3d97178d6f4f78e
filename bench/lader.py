"""Sends requests as fast as they are answered, over `c` connections: wrk where it is installed, else this file itself.

As a program (`python -m bench.lader`) it is the client in Python: a thread for each connection. It is slower than wrk
and takes some of the processor, of all programs alike; what a measurement was made with stands in its JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

LUA = Path(__file__).with_name("lat.lua")
_KORTST = 1
"""Seconds that wrk runs at least."""


def naam() -> str:
    """What sends the requests."""
    if os.environ.get("BENCH_LADER") == "python" or not shutil.which("wrk"):
        return "python"
    return "wrk"


def laad(poort: int, verzoeken: Path, koekje: str, c: int, duur: float, vanaf: int = 0) -> dict[str, Any]:
    """Send from request `vanaf` on, `duur` seconds long.

    Returns how many were answered (n), in how many microseconds (us), the times in ms (p50, p95, p99, max), the bytes,
    the answers by status (codes), and how many were sent: wrk leaves those that are under way when its time is over.
    """
    omgeving = {**os.environ, "VERZOEKEN": str(verzoeken), "COOKIE": koekje, "OFFSET": str(vanaf)}
    met_wrk = naam() == "wrk" and duur >= _KORTST
    if met_wrk:
        hoe = ("-t1", f"-c{c}", f"-d{round(duur)}s", "--timeout", "60s", "-s", str(LUA))
        opdracht = ["wrk", *hoe, f"http://127.0.0.1:{poort}"]
    else:
        opdracht = [sys.executable, "-m", "bench.lader", str(poort), str(c), str(duur)]
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    rij = next((rij for rij in klaar.stdout.splitlines() if rij.startswith("@@")), None)
    if rij is None:
        raise RuntimeError(klaar.stdout + klaar.stderr)
    gemeten: dict[str, Any] = json.loads(rij[2:])
    return gemeten | {"verstuurd": gemeten["n"] + (c if met_wrk else 0)}


@dataclass
class Gemeten:
    """What came back."""

    tijden: list[float] = field(default_factory=list)
    codes: Counter[int] = field(default_factory=Counter)
    bytes: int = 0

    def als_rij(self, seconden: float) -> dict[str, Any]:
        ms = sorted(1000 * t for t in self.tijden) or [0.0]
        delen = statistics.quantiles(ms, n=100, method="inclusive") if len(ms) > 1 else ms * 99
        tijden = {"p50": delen[49], "p95": delen[94], "p99": delen[98], "max": ms[-1]}
        return {"n": len(self.tijden), "us": seconden * 1e6, "bytes": self.bytes, "codes": self.codes, **tijden}


def vraag(poort: int, bericht: bytes) -> tuple[int, int]:
    """Send one request on a connection of its own; returns the status and the bytes of the answer."""
    with socket.create_connection(("127.0.0.1", poort), timeout=120) as lijn:
        lijn.sendall(bericht)
        delen = []
        while deel := lijn.recv(1 << 16):
            delen.append(deel)
    antwoord = b"".join(delen)
    return int(antwoord[9:12] or 0), len(antwoord)


def bericht(regel: str, koekje: str) -> bytes:
    """The bytes of a request from a line `METHOD path body`."""
    methode, pad, inhoud = regel.rstrip("\n").split("\t")
    koppen = [f"{methode} {pad} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {koekje}", "Connection: close"]
    if methode == "POST":
        koppen += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(inhoud)}"]
    return ("\r\n".join(koppen) + "\r\n\r\n" + inhoud).encode()


def _werk(poort: int, regels: list[bytes], nummers: Any, tot: float, uit: Gemeten) -> None:
    while (begin := time.perf_counter()) < tot:
        status, grootte = vraag(poort, regels[next(nummers)])
        uit.tijden.append(time.perf_counter() - begin)
        uit.codes[status] += 1
        uit.bytes += grootte


def main() -> int:
    poort, c, duur = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    with Path(os.environ["VERZOEKEN"]).open() as bestand:
        alle = [bericht(regel, os.environ["COOKIE"]) for regel in bestand]
    nummers = islice(cycle(range(len(alle))), int(os.environ["OFFSET"]) % len(alle), None)
    begin = time.perf_counter()
    uit = [Gemeten() for _ in range(c)]
    draden = [threading.Thread(target=_werk, args=(poort, alle, nummers, begin + duur, deel)) for deel in uit]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    seconden, som = time.perf_counter() - begin, Gemeten()
    for deel in uit:
        som.tijden += deel.tijden
        som.codes += deel.codes
        som.bytes += deel.bytes
    sys.stdout.write(f"@@{json.dumps(som.als_rij(seconden))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
