"""What is asked of a program in each work: a file of requests, each `METHOD path body`, the same for all programs."""

from __future__ import annotations

import random
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from app.domain.basis.begrippen import AMSTERDAM
from app.motor.sqlite import sqlite_module

LEZEN = ("start", "lijst", "zoek", "zaak", "logboek", "register", "logboek_alle", "termijnen")
SCHRIJVEN = ("trede", "besluit", "nieuw", "export")
NAAST = "trede_naast_export"
WERKEN = (*LEZEN, *SCHRIJVEN)
_GROOT = (
    "SELECT zaaknummer FROM zaak JOIN mandaat m ON m.zaak_id = zaak.id WHERE toestand = 'zorgelijk'"
    " GROUP BY zaak.id HAVING count(*) = 10 ORDER BY zaak.id LIMIT 4000"
)
_LOPEND = "SELECT zaaknummer FROM zaak WHERE toestand = 'zorgelijk' ORDER BY id LIMIT 5000"
_AANBIEDERS = (
    "SELECT id, substr(naam, -5) FROM aanbieder WHERE naam LIKE 'Stichting Jeugdzorg %' ORDER BY id LIMIT 5000"
)
_TREDEN = ("problematisch", "zeer_problematisch", "problematisch", "zorgelijk")


@dataclass(frozen=True)
class Zaken:
    """What of a seeded database is asked for, shuffled the same way each time."""

    groot: list[str]
    lopend: list[str]
    aanbieders: list[tuple[int, str]]


def zaken_uit(bestand: Path) -> Zaken:
    v: Any = sqlite_module().connect(f"file:{bestand}?mode=ro", uri=True)
    groot, lopend = ([rij[0] for rij in v.execute(vraag)] for vraag in (_GROOT, _LOPEND))
    aanbieders = list(v.execute(_AANBIEDERS))
    v.close()
    toeval = random.Random(1)  # noqa: S311 - the same order each time
    toeval.shuffle(groot)
    toeval.shuffle(lopend)
    return Zaken(groot, lopend, aanbieders)


class Verzoeken:
    """Requests of somebody who has these hidden fields. No request id is used twice, in any run."""

    def __init__(self, zaken: Zaken, velden: dict[str, str]) -> None:
        self._zaken, self._velden = zaken, velden
        self._stempel, self._nummers = f"{time.time_ns():x}", count()
        self.vandaag = datetime.now(AMSTERDAM).date().isoformat()

    def van(self, werk: str) -> Iterator[str]:
        """Without end."""
        paden = {"start": "/", "lijst": "/zaken", "register": "/mandaten", "logboek_alle": "/logboek"}
        for i in count():
            if werk in ("trede", "besluit", "nieuw", "export"):
                yield getattr(self, f"_{werk}")(i)
            elif werk == "zoek":
                naam = self._zaken.aanbieders[i * 31 % len(self._zaken.aanbieders)][1]
                yield f"GET\t/zaken?q=zorg+{naam}\t"
            elif werk in ("zaak", "logboek"):
                zaak = self._zaken.groot[i % len(self._zaken.groot)]
                yield f"GET\t/zaken/{zaak}{'/logboek' if werk == 'logboek' else ''}\t"
            else:
                yield f"GET\t{paden.get(werk, f'/{werk}')}\t"

    def schrijf(self, map_: Path, werk: str, aantal: int) -> Path:
        """A file with so many of them."""
        bestand = map_ / f"verzoeken-{werk}.txt"
        rijen = self.van(werk)
        bestand.write_text("".join(f"{next(rijen)}\n" for _ in range(aantal)))
        return bestand

    def _post(self, pad: str, **velden: str) -> str:
        sleutel = f"b{self._stempel}-{next(self._nummers):012d}"
        alles = self._velden | {"datum": self.vandaag, "sleutel": sleutel} | velden
        return f"POST\t{pad}\t{urllib.parse.urlencode(alles)}"

    def _trede(self, i: int) -> str:
        """All zaken up, then up, then down, then down."""
        zaken = self._zaken.lopend
        ronde = i // len(zaken) % len(_TREDEN)
        return self._post(
            f"/zaken/{zaken[i % len(zaken)]}/tredebepaling",
            naar=_TREDEN[ronde],
            motivering=f"Meting {i}: de liquiditeit verandert en de zorg loopt door.",
            geraadpleegd="directeur Den Haag",
            standpunt_toezichthouder="Deelt dit oordeel.",
            onderbouwing="Het herstel blijkt uit de prognose." if ronde >= 2 else "",
        )

    def _besluit(self, i: int) -> str:
        zaak = self._zaken.groot[i % len(self._zaken.groot)]
        wat = {"soort": "financien", "omschrijving": f"Meting {i}: voorschot.", "bedrag": "100", "verdeling": "gelijk"}
        return self._post(f"/zaken/{zaak}/besluiten/nieuw", **wat)

    def _nieuw(self, i: int) -> str:
        aanbieder, _ = self._zaken.aanbieders[i % len(self._zaken.aanbieders)]
        waarom = f"Meting {i}: de bank heeft het krediet opgezegd."
        return self._post("/zaken/nieuw", aanbieder_id=str(aanbieder), trede="zorgelijk", motivering=waarom)

    def _export(self, i: int) -> str:
        zaak = self._zaken.groot[i % len(self._zaken.groot)]
        wat = {"soort": "toezichthouder", "doel": "Toezicht.", "peildatum": self.vandaag, "profiel": ""}
        return self._post(f"/zaken/{zaak}/exports/nieuw", **wat)
