"""Rows of a file with cases, read into values: every wrong cell is named with how to mend it, the other rows go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile
from typing import Any

from app.domain.basis.fouten import OngeldigBestand
from app.domain.basis.zoeken import zelfde, zoekvorm
from app.domain.overname.bladen import (
    BLADEN,
    LIJSTEN,
    MAX_KENMERK,
    MAX_RIJEN,
    UITLEG,
    ZAKEN,
    Blad,
)
from app.domain.overname.cellen import lees_cel
from app.domain.overname.verslag import BESTAND, Oordeel, Verslagregel
from app.domain.telling.tellingcellen import Celfout, is_leeg, kort
from app.domain.telling.tellingrijen import Rij, kopvorm

TE_VEEL = (
    f"Het bestand heeft meer dan {MAX_RIJEN} rijen. Er is niets ingelezen. Verdeel de zaken over bestanden, "
    "en verwijder lege rijen onder de tabel."
)

GEEN_BLAD = f"Het bestand heeft geen blad “{ZAKEN.naam}”. Gebruik het sjabloon en kies het opnieuw."
GEEN_ZAKEN = "Het bestand heeft geen zaken. Vul het sjabloon in en kies het opnieuw."


@dataclass(frozen=True)
class Overnamerij:
    """A row whose cells are right."""

    blad: Blad
    nummer: int
    waarden: Mapping[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden.get(kolom)

    def tekst(self, kolom: str) -> str:
        """The text of a column, empty when there is none."""
        return self.waarden.get(kolom) or ""

    @property
    def kenmerk(self) -> str:
        return str(self.waarden["kenmerk"])

    @property
    def sleutel(self) -> str:
        """By which rows of one zaak find each other: capitals do not tell cases apart."""
        return zoekvorm(self.kenmerk) or self.kenmerk

    @property
    def datum(self) -> date:
        dag: date = self.waarden[self.blad.datum]
        return dag

    def regel(self, oordeel: Oordeel, kolom: str = "", wat: str = "", herstel: str = "", **meer: str) -> Verslagregel:
        return Verslagregel(self.blad.naam, self.nummer, self.kenmerk, oordeel, kolom, wat, herstel, **meer)


@dataclass
class Lezing:
    """What was read so far. `keuzes` gives the choices of columns that the region decides, by name of the column;
    `ook` other names of them.
    """

    keuzes: Mapping[str, Mapping[str, str]]
    ook: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    bladen: list[str] = field(default_factory=list)
    rijen: list[Overnamerij] = field(default_factory=list)
    fouten: list[Verslagregel] = field(default_factory=list)
    gelezen: int = 0

    def lees_blad(self, titel: str, rijen: Iterable[Rij]) -> None:
        """One sheet. Raises OngeldigBestand when the file has too many rows."""
        blad = next((b for b in BLADEN if zelfde(b.naam, titel)), None)
        if blad is None:
            if not any(zelfde(titel, eigen) for eigen in (UITLEG, LIJSTEN)):
                bladen = ", ".join(b.naam for b in BLADEN)
                self._fout(titel, 1, wat=f"het blad “{kort(titel)}” hoort hier niet", herstel=f"Gebruik: {bladen}")
            return
        self.bladen.append(blad.naam)
        stroom = dropwhile(lambda rij: rij.leeg, rijen)
        kolommen = self._lees_kop(blad, next(stroom, Rij(1, ())))
        if kolommen is not None:
            self._lees_rijen(blad, kolommen, stroom)

    def _fout(self, blad: str, rij: int, *, wat: str, herstel: str, kolom: str = "", kenmerk: str = "") -> None:
        self.fouten.append(Verslagregel(blad[:31], rij, kenmerk, Oordeel.FOUT, kolom, wat, herstel))

    def _lees_kop(self, blad: Blad, rij: Rij) -> dict[str, int] | None:
        """Where each column stands; None when the heads are not right."""
        kolommen: dict[str, int] = {}
        mis = []
        for plek, cel in enumerate(rij.cellen):
            naam = "" if is_leeg(cel) else kopvorm(cel)
            if naam and (naam in kolommen or naam not in {k.naam for k in blad.kolommen}):
                mis.append(f"kolom “{kort(cel)}” {'staat er twee keer' if naam in kolommen else 'hoort hier niet'}")
            elif naam:
                kolommen[naam] = plek
        mis += [f"kolom “{k.naam}” ontbreekt" for k in blad.kolommen if k.verplicht and k.naam not in kolommen]
        for wat in mis:
            self._fout(blad.naam, 1, wat=wat, herstel="Gebruik de koppen van het sjabloon")
        return None if mis else kolommen

    def _lees_rijen(self, blad: Blad, kolommen: Mapping[str, int], rijen: Iterator[Rij]) -> None:
        for rij in rijen:
            if rij.nummer > MAX_RIJEN + 1:
                raise OngeldigBestand(TE_VEEL, veld=BESTAND)
            if not rij.leeg:
                self.gelezen += 1
                self._lees_rij(blad, kolommen, rij)
            if self.gelezen > MAX_RIJEN:
                raise OngeldigBestand(TE_VEEL, veld=BESTAND)

    def _lees_rij(self, blad: Blad, kolommen: Mapping[str, int], rij: Rij) -> None:
        waarden: dict[str, object] = {}
        mis = []
        for plek, cel in enumerate(rij.cellen):
            if plek not in kolommen.values() and not is_leeg(cel):
                mis.append(("", f"er staat iets in kolom {plek + 1}, die geen kop heeft", "Maak die cel leeg"))
        for naam, plek in kolommen.items():
            kolom, cel = blad.kolom(naam), rij.cellen[plek] if plek < len(rij.cellen) else None
            try:
                waarden[naam] = lees_cel(kolom, cel, self.keuzes.get(naam, kolom.keuzes), self.ook.get(naam))
            except Celfout as fout:
                mis.append((naam, fout.wat, fout.herstel))
        kenmerk = str(waarden.get("kenmerk") or "")
        for naam, wat, herstel in mis:
            self._fout(blad.naam, rij.nummer, kolom=naam, kenmerk=kenmerk, wat=wat, herstel=herstel)
        if not mis:
            self.rijen.append(Overnamerij(blad, rij.nummer, waarden))

    def sluit(self) -> None:
        """What only the whole file shows: cases that stand there twice, and rows of a zaak that is not there.

        Raises OngeldigBestand when there is no zaak at all.
        """
        if ZAKEN.naam not in self.bladen and not self.fouten:
            raise OngeldigBestand(GEEN_BLAD, veld=BESTAND)
        if not self.gelezen and not self.fouten:
            raise OngeldigBestand(GEEN_ZAKEN, veld=BESTAND)
        zaken: dict[str, Overnamerij] = {}
        weg = set()
        for rij in (r for r in self.rijen if r.blad is ZAKEN):
            if wat := _zaakfout(rij, zaken.get(rij.sleutel)):
                self.fouten.append(rij.regel(Oordeel.FOUT, "kenmerk", *wat))
                weg.add(id(rij))
            zaken.setdefault(rij.sleutel, rij)
        fout = {zoekvorm(r.kenmerk) or r.kenmerk for r in self.fouten if r.blad == ZAKEN.naam}
        for rij in (r for r in self.rijen if r.blad is not ZAKEN and r.sleutel not in zaken.keys() | fout):
            wat = ("dit kenmerk staat niet op het blad Zaken", "Zet de zaak daar neer, of herstel het kenmerk")
            self.fouten.append(rij.regel(Oordeel.FOUT, "kenmerk", *wat))
            weg.add(id(rij))
        self.rijen = [rij for rij in self.rijen if id(rij) not in weg]


def _zaakfout(rij: Overnamerij, eerder: Overnamerij | None) -> tuple[str, str] | None:
    if eerder:
        return f"dit kenmerk staat ook op rij {eerder.nummer}", "Geef elke zaak een eigen kenmerk"
    if len(rij.kenmerk) > MAX_KENMERK:
        return f"het kenmerk heeft {len(rij.kenmerk)} tekens", f"Gebruik er hoogstens {MAX_KENMERK}"
    return None
