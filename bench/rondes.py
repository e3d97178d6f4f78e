"""Interleaved rounds: each work with one connection and with eight, for each program by turns, so that what else the
machine does hits both alike."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

from bench.lader import laad
from bench.servers import CSRF, Bezoek, Server, limietkoekje
from bench.verzoeken import LEZEN, NAAST, SCHRIJVEN, Verzoeken, Zaken

GELIJKTIJDIG = (1, 8)
_TRAAG = {"export": 2.5}
"""Works that get more time, for few requests fit in it."""

Meting = dict[str, Any]


@dataclass
class Kandidaat:
    """One program, and what is asked of it."""

    server: Server
    koekje: str
    bestanden: dict[str, Path]
    plek: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """Which request of a work is the next."""

    def meet(self, werk: str, c: int, duur: float) -> Meting:
        """One run of a work. What was under way at the end is finished, and counts for the processor."""
        begin = self.server.cpu()
        m = laad(self.server.poort, self.bestanden[werk], self.koekje, c, duur * _TRAAG.get(werk, 1), self.plek[werk])
        self.server.rust()
        self.plek[werk] += m["verstuurd"]
        goed = m["codes"].get("302" if werk in SCHRIJVEN else "200", 0)
        return m | {
            "rps": m["n"] / (m["us"] / 1e6),
            "cpu_ms": (self.server.cpu() - begin) * 1000 / max(1, m["verstuurd"]),
            "bytes_per": m["bytes"] / max(1, m["n"]),
            "goed": goed / max(1, sum(m["codes"].values())),
            "load": os.getloadavg()[0],
        }

    def warm_op(self, werken: list[str]) -> None:
        """Each work once with each worker, more or less: templates are read then, and connections opened."""
        for werk in [werk for werk in werken if werk != NAAST]:
            m = laad(self.server.poort, self.bestanden[werk], self.koekje, 4, 0.1, self.plek[werk])
            self.plek[werk] += m["verstuurd"]
        self.server.rust()

    def naast_export(self, duur: float) -> tuple[Meting, Meting]:
        """Changes of trede alone, and then while somebody exports without a pause."""
        alleen = self.meet("trede", 1, duur)
        exports: list[Meting] = []
        langer = duur + 1
        plek = self.plek["export"]
        draad = Thread(
            target=lambda: exports.append(
                laad(self.server.poort, self.bestanden["export"], self.koekje, 1, langer, plek)
            )
        )
        draad.start()
        naast = self.meet("trede", 1, duur)
        draad.join()
        self.server.rust()
        self.plek["export"] += exports[0]["verstuurd"]
        return alleen, naast | {"exports": exports[0]["n"]}


def bereid_voor(servers: dict[str, Server], zaken: Zaken, map_: Path, aantal: int) -> dict[str, Kandidaat]:
    """The programs with their requests: the same for each, with its own cookie and hidden fields."""
    uit = {}
    for naam, server in servers.items():
        bezoek = Bezoek(server.poort) if naam == "app" else None
        velden = bezoek.velden if bezoek else {"csrf": CSRF}
        verzoeken = Verzoeken(zaken, velden)
        eigen = map_ / naam
        bestanden = {werk: verzoeken.schrijf(eigen, werk, _hoeveel(werk, aantal)) for werk in (*LEZEN, *SCHRIJVEN)}
        uit[naam] = Kandidaat(server, bezoek.koekje if bezoek else limietkoekje(), bestanden)
    return uit


def _hoeveel(werk: str, aantal: int) -> int:
    """Reading may ask the same again; an act is done once."""
    return aantal if werk in SCHRIJVEN else 500


def draai(kandidaten: dict[str, Kandidaat], werken: list[str], rondes: int, duur: float) -> dict[str, list[Meting]]:
    """All works, so many rounds; by program, work and c."""
    uit: dict[str, list[Meting]] = defaultdict(list)
    for kandidaat in kandidaten.values():
        kandidaat.warm_op(werken)
    for ronde in range(rondes):
        namen = list(kandidaten)[:: 1 if ronde % 2 == 0 else -1]
        for werk in werken:
            for c in GELIJKTIJDIG if werk != NAAST else (1,):
                for naam in namen:
                    _een(kandidaten[naam], naam, werk, c, duur, uit)
    return dict(uit)


def _een(kandidaat: Kandidaat, naam: str, werk: str, c: int, duur: float, uit: dict[str, list[Meting]]) -> None:
    if werk == NAAST:
        alleen, m = kandidaat.naast_export(duur)
        uit[f"{naam}/{werk}_alleen/c1"].append(alleen)
    else:
        m = kandidaat.meet(werk, c, duur)
    uit[f"{naam}/{werk}/c{c}"].append(m)
    sys.stderr.write(
        f"{naam:7}{werk:19} c{c} {m['rps']:8.1f}/s p50 {m['p50']:7.1f} p95 {m['p95']:7.1f} ms"
        f" cpu {m['cpu_ms']:7.2f} ms goed {m['goed']:.2f}\n"
    )
