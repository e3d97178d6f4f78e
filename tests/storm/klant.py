"""Who works while everything breaks: asks again until he is answered, and remembers what he was told."""

from __future__ import annotations

import http.client
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any
from zlib import crc32

GEDULD = 20.0
ADEM = 0.02
"""Seconds between two tries of somebody who was not answered: else he only keeps others from their work."""


@dataclass
class Klant:
    """One caller with a zaak of his own, into which he writes letters with a number that goes up.

    A letter that was answered with 201 is certain; one that was not is sent again under the same key.
    """

    naam: str
    poorten: Sequence[int]
    token: str
    klaar: Event = field(default_factory=Event)
    zaak: str = ""
    zeker: list[int] = field(default_factory=list)
    gehoord: Counter[int] = field(default_factory=Counter)
    """Every status that he was answered; 0 when nobody answered."""
    beurt: int = 0
    vreemd: list[str] = field(default_factory=list)

    def werk(self) -> None:
        dag = datetime.now(UTC).date().isoformat()
        aanbieder = {"naam": f"Stichting {self.naam}", "kvkNummer": f"{crc32(self.naam.encode()) % 10**8:08d}"}
        nieuw = {"aanbieder": aanbieder, "trede": "zorgelijk", "motivering": "Het geld raakt op.", "datum": dag}
        self.zaak = (self._tot_antwoord("/zaken", nieuw, f"{self.naam}-zaak") or {}).get("zaaknummer", "")
        nummer = 0
        while self.zaak and not self.klaar.is_set():
            nummer += 1
            brief = {"richting": "inkomend", "met": "de NZa", "datum": dag, "onderwerp": f"{self.naam} {nummer}"}
            gezegd = self._tot_antwoord(f"/zaken/{self.zaak}/correspondentie", brief, f"{self.naam}-{nummer}")
            if gezegd is None:
                return
            if gezegd["onderwerp"] != brief["onderwerp"]:
                self.vreemd.append(f"{brief['onderwerp']}: {gezegd}")
            self.zeker.append(nummer)

    def _tot_antwoord(self, pad: str, inhoud: dict[str, Any], sleutel: str) -> dict[str, Any] | None:
        """The answer; None when he is told to go home before there is one."""
        while True:
            status, gezegd = self._stuur(pad, inhoud, sleutel)
            self.gehoord[status] += 1
            if status == 201:
                return gezegd
            if status not in (0, 503, 507):
                self.vreemd.append(f"{status} {gezegd}")
            if self.klaar.wait(ADEM):
                return None

    def _stuur(self, pad: str, inhoud: dict[str, Any], sleutel: str) -> tuple[int, dict[str, Any]]:
        self.beurt += 1
        koppen = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        lijn = http.client.HTTPConnection("127.0.0.1", self.poorten[self.beurt % len(self.poorten)], timeout=GEDULD)
        try:
            lijn.request("POST", f"/api/v1{pad}", json.dumps(inhoud), koppen | {"Idempotency-Key": sleutel})
            antwoord = lijn.getresponse()
            return antwoord.status, json.loads(antwoord.read() or b"{}")
        except (OSError, http.client.HTTPException, ValueError):
            return 0, {}
        finally:
            lijn.close()


@dataclass
class Klanten:
    """Several at once."""

    allen: list[Klant]

    @property
    def zeker(self) -> int:
        return sum(len(klant.zeker) for klant in self.allen)

    def gehoord(self) -> Counter[int]:
        som: Counter[int] = Counter()
        for klant in self.allen:
            som += klant.gehoord
        return som

    def vreemd(self) -> list[str]:
        return [wat for klant in self.allen for wat in klant.vreemd]

    def wacht_op(self, hoeveel: int, geduld: float = 120.0) -> None:
        """Until so many more letters are certain. Fails when that takes too long: then nobody is served any more."""
        doel, pauze = self.zeker + hoeveel, Event()
        for _ in range(int(geduld / ADEM)):
            if self.zeker >= doel:
                return
            pauze.wait(ADEM)
        raise AssertionError(f"nobody is answered any more: {self.gehoord()}, {self.vreemd()[:3]}")


@contextmanager
def klanten(aantal: int, poorten: Sequence[int], token: str) -> Iterator[Klanten]:
    """At work inside the block; afterwards each has stopped and knows what he was told."""
    allen = [
        Klant(f"klant-{nr}", [*poorten[nr % len(poorten) :], *poorten[: nr % len(poorten)]], token)
        for nr in range(aantal)
    ]
    draden = [Thread(target=klant.werk, daemon=True) for klant in allen]
    for draad in draden:
        draad.start()
    try:
        yield Klanten(allen)
    finally:
        for klant in allen:
            klant.klaar.set()
        for draad in draden:
            draad.join(GEDULD * 2)
