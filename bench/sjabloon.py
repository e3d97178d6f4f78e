"""A played zaak as a template, and copies of it: rows with keys of their own, and its log lines one by one."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON

from app.db import Base
from app.domain.logboek import keten
from app.domain.zaak.zaaknummer import volgorde_van
from app.domain.zoeken.passage import MERK_ZAAK, id_van, merk, moment_van
from app.export import verify
from bench.tabellen import Lezer, Rij, in_kopie, naam_van, rijen_van, verwijzingen

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GATEN = {
    "{": "{{",
    "}": "}}",
    "1" * 64: "{vorige}",
    "777000777": "{nr}",
    "@ZAAK@": "{zaak}",
    "2" * 64: "{zaak_vorige}",
    "888000888": "{tijd}",
    "@VERZOEK@": "{verzoek}",
    "@OBJECT@": "{object}",
    "3" * 64: "{sha256}",
}
"""What stands in a line where copies differ, in the order in which holes come in its place."""
_REGELS = (
    "SELECT r.*, p.inhoud FROM logboek_regel r JOIN logboek_payload p USING (nr) WHERE zaak_id = ? ORDER BY zaak_nr"
)


def microseconden(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def als_tekst(tijd: int) -> str:
    """A moment (microseconds since 1970) as SQLite keeps it."""
    return (EPOCH + timedelta(microseconds=tijd)).replace(tzinfo=None).isoformat(" ", "microseconds")


@dataclass(frozen=True)
class Lijn:
    """One log line of a template: `vorm` has holes, `inhoud` is what was said, `verwijst` whether it names keys."""

    rij: Rij
    vorm: str
    inhoud: dict[str, Any]
    kaal: bytes
    verwijst: bool


class Sjabloon:
    """The rows of one played zaak. Raises NietGekopieerd when it has some of which no copy is made."""

    def __init__(self, lees: Lezer, zaaknummer: str) -> None:
        self.rijen = {naam: rijen for naam, rijen in rijen_van(lees, zaaknummer).items() if rijen}
        self.zaak = self.rijen["zaak"][0]
        self.passages: dict[int | None, list[Rij]] = defaultdict(list)
        """What can be found, by the number of the line; of documents under None."""
        for rij in self.rijen.pop("zoekpassage", []):
            self.passages[rij["nr"]].append(rij)
        tabellen = Base.metadata.tables
        self.verwijst = {naam: verwijzingen(tabellen[naam], self.rijen) for naam in self.rijen}
        self.json = {naam: [k.name for k in tabellen[naam].c if isinstance(k.type, JSON)] for naam in self.rijen}
        self.regels = [_lijn(rij) for rij in lees(_REGELS, [self.zaak["id"]])]

    def sleutels(self) -> Iterator[tuple[str, int]]:
        """Table and key of each row that has one."""
        return ((naam, rij["id"]) for naam, rijen in self.rijen.items() for rij in rijen if "id" in rij)


def _lijn(rij: Rij) -> Lijn:
    """A clock that was behind the line before does not come along: copies are entered when they happen."""
    regel = keten.lees_regel(rij["regel"])
    inhoud = {k: w for k, w in keten.ontzegel(rij["inhoud"]).items() if k != verify.KLOK}
    merk = replace(
        regel,
        vorige="1" * 64,
        nr=777000777,
        zaak="@ZAAK@",
        zaak_vorige="2" * 64 if regel.zaak_nr != 1 else keten.NUL,
        tijd=888000888,
        verzoek="@VERZOEK@",
        object="@OBJECT@" if regel.object else None,
        payload_sha256="3" * 64,
    )
    vorm = keten.maak_regel(merk).decode()
    for van, naar in _GATEN.items():
        vorm = vorm.replace(van, naar)
    kaal = keten.canoniek(inhoud)
    return Lijn({k: w for k, w in rij.items() if k != "inhoud"}, vorm, inhoud, kaal, "mandaten" in inhoud)


@dataclass(frozen=True)
class Schrijfplek:
    """Where a line comes in the logboek: its number, the hash of the line before, and its moment (microseconds)."""

    nr: int
    vorige: str
    tijd: int


class Kopie:
    """One zaak made from a template; `volgnummer` makes its request ids differ from those of other copies."""

    def __init__(
        self, sjabloon: Sjabloon, zaaknummer: str, aanbieder: int, volgnummer: int, nieuwe_id: Callable[[str], int]
    ) -> None:
        self.sjabloon, self.zaaknummer, self.volgnummer = sjabloon, zaaknummer, volgnummer
        self.nieuw: Mapping[tuple[str, int], int] = {s: nieuwe_id(s[0]) for s in sjabloon.sleutels()}
        self.zaak_id = self.nieuw["zaak", sjabloon.zaak["id"]]
        self.vorige = keten.NUL
        eigen = {"zaaknummer": zaaknummer, "volgorde": volgorde_van(zaaknummer), "aanbieder_id": aanbieder}
        self.rijen = {naam: [self._rij(naam, rij) for rij in rijen] for naam, rijen in sjabloon.rijen.items()}
        self.rijen["zaak"][0].update(eigen)

    def _rij(self, naam: str, rij: Rij) -> Rij:
        uit = dict(rij)
        if "id" in uit:
            uit["id"] = self.nieuw[naam, rij["id"]]
        for kolom, ouder in self.sjabloon.verwijst[naam].items():
            if rij[kolom] is not None:
                uit[kolom] = self.nieuw.get((ouder, rij[kolom]), rij[kolom])
        for kolom in self.sjabloon.json[naam]:
            if rij[kolom]:
                uit[kolom] = json.dumps(in_kopie(json.loads(rij[kolom]), self.nieuw), ensure_ascii=False)
        if rij.get("object"):
            uit["object"] = naam_van(rij["object"], self.nieuw)
        return uit

    def regel(self, nr: int, plek: Schrijfplek) -> tuple[bytes, Rij, bytes]:
        """Line `nr` of the zaak (from 0): its bytes, its row and its payload."""
        lijn = self.sjabloon.regels[nr]
        payload = hashlib.sha256(f"{plek.nr}".encode()).digest() + self._inhoud(lijn)
        object_, verzoek = self._object(lijn.rij["object"]), f"zaai-{self.volgnummer:06d}-{nr:03d}"
        tekst = lijn.vorm.format(
            vorige=plek.vorige,
            nr=plek.nr,
            zaak=self.zaaknummer,
            zaak_vorige=self.vorige,
            tijd=plek.tijd,
            verzoek=verzoek,
            object=object_,
            sha256=hashlib.sha256(payload).hexdigest(),
        ).encode()
        self.vorige = hashlib.sha256(tekst).hexdigest()
        eigen = {"nr": plek.nr, "hash": self.vorige, "vorige": plek.vorige, "verzoek": verzoek, "regel": tekst}
        over = {"zaak_id": self.zaak_id, "op": als_tekst(plek.tijd), "object": object_}
        return tekst, lijn.rij | eigen | over, payload

    def passages(self, nr: int, plek: Schrijfplek) -> Iterator[Rij]:
        """What can be found of line `nr`, and with the first line of the documents."""
        lijn, moment = self.sjabloon.regels[nr].rij, EPOCH + timedelta(microseconds=plek.tijd)
        for rij in self.sjabloon.passages[lijn["nr"]]:
            welke, wat = rij["id"] // 2 % 2, (self._object(lijn["object"]) or "").partition("/")[2]
            eigen = {"id": id_van(moment, (plek.nr * 2 + welke) * 2), "nr": plek.nr}
            yield self._passage(rij, eigen | {"object_id": int(wat) if rij["object_id"] is not None else None})
        for rij in self.sjabloon.passages[None] if nr == 0 else ():
            document = self.nieuw["document", rij["object_id"]]
            yield self._passage(rij, {"id": id_van(moment_van(rij["id"]), document * 2 + 1), "object_id": document})

    def _passage(self, rij: Rij, eigen: Rij) -> Rij:
        merken = [merk(MERK_ZAAK, self.zaak_id) if m.startswith(MERK_ZAAK) else m for m in rij["wie"].split()]
        return rij | eigen | {"zaak_id": self.zaak_id, "wie": " ".join(merken)}

    def _inhoud(self, lijn: Lijn) -> bytes:
        if not lijn.verwijst:
            return lijn.kaal
        per = {str(self.nieuw["mandaat", int(k)]): w for k, w in lijn.inhoud["mandaten"].items()}
        return keten.canoniek(lijn.inhoud | {"mandaten": per})

    def _object(self, wat: str | None) -> str | None:
        if wat == f"zaak/{self.sjabloon.zaak['zaaknummer']}":
            return f"zaak/{self.zaaknummer}"
        return naam_van(wat, self.nieuw) if wat else None
