"""Rows of a file with counts: every wrong cell is named with its row, its column, what is wrong and how to mend it.

All rows are right, or none is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Generic, TypeVar

from app.domain.basis.fouten import DomeinFout, OngeldigBestand
from app.domain.basis.tekst import getypt, op_een_regel
from app.domain.telling.telling import MATEN, Telling, toets_telling
from app.domain.telling.tellingcellen import (
    Celfout,
    is_leeg,
    kies,
    kort,
    lees_aantal,
    lees_dag,
    weiger_formule,
)

MAX_RIJEN = 5_000
MAX_FOUTEN = 200
"""How many wrong cells a report names; a file with more is usually wrong in one way."""
SLEUTELKOLOMMEN = ("gemeente", "zorgvorm", "peildatum")
KOLOMMEN = (*SLEUTELKOLOMMEN, *MATEN)
T = TypeVar("T")


def te_veel(rijen: int) -> str:
    """What is said of a file with more rows than this."""
    return (
        f"Het bestand heeft meer dan {rijen:,} rijen (lege rijen tellen mee). Er is niets bewaard. "
        "Splits het bestand, of verwijder de lege rijen onder de tabel."
    ).replace(",", ".", 1)


@dataclass(frozen=True)
class Rij:
    """A row of a file: its number as the user sees it, and its cells from the first column on."""

    nummer: int
    cellen: Sequence[object]

    @property
    def leeg(self) -> bool:
        return all(is_leeg(cel) for cel in self.cellen)


@dataclass(frozen=True)
class Rijfout:
    """What is wrong in one cell, and how to mend it. `kolom` is empty when it is about the whole row."""

    rij: int
    kolom: str
    wat: str
    herstel: str


class ImportGeweigerd(DomeinFout):
    """The file holds rows that are wrong. Nothing of it is kept."""

    code = "import_geweigerd"

    def __init__(self, fouten: Sequence[Rijfout], hoogstens: int = MAX_FOUTEN) -> None:
        aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        meer = " of meer" if len(fouten) >= hoogstens else ""
        super().__init__(
            f"Het bestand heeft {aantal}{meer}. Er is niets bewaard. Herstel ze en kies het bestand opnieuw."
        )
        self.fouten = tuple(fouten)
        self.veld = "bestand"


class Tabellezer(Generic[T]):
    """How a table is read, whatever its rows are: all of them, or a report of what is wrong in which cell.

    Who reads one says its columns, the ones that must be there, how many rows it may have, how a cell is read and what
    the values of a row make together.
    """

    KOLOMMEN: ClassVar[Sequence[str]]
    SLEUTELKOLOMMEN: ClassVar[Sequence[str]]
    AANTALKOLOMMEN: ClassVar[Sequence[str]]
    """Without any of these it says nothing."""
    MAX_RIJEN: ClassVar[int] = MAX_RIJEN
    MAX_FOUTEN: ClassVar[int] = MAX_FOUTEN

    def lees(self, rijen: Iterable[Rij]) -> list[T]:
        """Every row of the file. Raises ImportGeweigerd, and OngeldigBestand when it is no such table at all."""
        kolommen: dict[str, int] | None = None
        uit: list[T] = []
        fouten: list[Rijfout] = []
        eerder: dict[object, int] = {}
        for rij in rijen:
            if rij.nummer > self.MAX_RIJEN + 1:
                raise OngeldigBestand(te_veel(self.MAX_RIJEN), veld="bestand")
            if kolommen is None:
                kolommen = None if rij.leeg else self._lees_kop(rij)
            elif not rij.leeg and len(fouten) < self.MAX_FOUTEN:
                gelezen, mis = self._lees_rij(rij, kolommen)
                fouten += mis or self._dubbel(rij, gelezen, eerder)
                uit += [gelezen] if gelezen else []
        if fouten:
            raise ImportGeweigerd(fouten[: self.MAX_FOUTEN], self.MAX_FOUTEN)
        if kolommen is None:
            raise OngeldigBestand(
                f"Op het blad staat niets. Gebruik de koppen van het sjabloon: {', '.join(self.KOLOMMEN)}.",
                veld="bestand",
            )
        if not uit:
            raise OngeldigBestand(
                "Het bestand heeft geen rijen met aantallen. Vul het in en probeer het weer.", veld="bestand"
            )
        return uit

    def _lees_rij(self, rij: Rij, kolommen: Mapping[str, int]) -> tuple[T | None, list[Rijfout]]:
        waarden: dict[str, object] = {}
        fouten = [
            Rijfout(rij.nummer, "", f"er staat iets in kolom {plek + 1}, die geen kop heeft", "Maak die cel leeg")
            for plek, cel in enumerate(rij.cellen)
            if plek not in kolommen.values() and not is_leeg(cel)
        ]
        for kolom, plek in kolommen.items():
            cel = rij.cellen[plek] if plek < len(rij.cellen) else None
            try:
                weiger_formule(cel)
                waarden[kolom] = self._lees_cel(kolom, cel)
            except Celfout as fout:
                fouten.append(Rijfout(rij.nummer, kolom, fout.wat, fout.herstel))
        return (None, fouten) if fouten else self._maak(rij, waarden)

    def _lees_kop(self, rij: Rij) -> dict[str, int]:
        """Where each column stands. Raises OngeldigBestand for those that are missing, unknown or there twice."""
        namen = {plek: str(cel).strip() for plek, cel in enumerate(rij.cellen) if not is_leeg(cel)}
        kolommen: dict[str, int] = {}
        for plek, naam in namen.items():
            kolom = kopvorm(naam)
            if kolom not in self.KOLOMMEN:
                raise self._verkeerde_kop(f"Kolom “{kort(naam)}” hoort niet in dit bestand.")
            if kolom in kolommen:
                raise self._verkeerde_kop(f"Kolom “{kort(naam)}” staat er twee keer.")
            kolommen[kolom] = plek
        if ontbreekt := [kolom for kolom in self.SLEUTELKOLOMMEN if kolom not in kolommen]:
            raise self._verkeerde_kop(f"Op de eerste rij ontbreekt: {', '.join(ontbreekt)}.")
        if not kolommen.keys() & set(self.AANTALKOLOMMEN):
            raise self._verkeerde_kop("Er is geen enkele kolom met aantallen.")
        return kolommen

    def _verkeerde_kop(self, wat: str) -> OngeldigBestand:
        koppen = ", ".join(self.KOLOMMEN)
        return OngeldigBestand(f"{wat} Gebruik de koppen van het sjabloon: {koppen}.", veld="bestand")

    def _dubbel(self, rij: Rij, gelezen: T | None, eerder: dict[object, int]) -> list[Rijfout]:
        if gelezen is None:
            return []
        vorige = eerder.setdefault(self._sleutel(gelezen), rij.nummer)
        if vorige == rij.nummer:
            return []
        return [Rijfout(rij.nummer, "", f"{self._zelfde()} als rij {vorige}", "Laat één van de twee rijen staan")]

    def _lees_cel(self, kolom: str, cel: object) -> object:
        """The value of a cell. Raises Celfout."""
        raise NotImplementedError

    def _maak(self, rij: Rij, waarden: Mapping[str, object]) -> tuple[T | None, list[Rijfout]]:
        """What the values of a row make together, or what is wrong with that."""
        raise NotImplementedError

    def _sleutel(self, gelezen: T) -> object:
        """What only one row may say something about."""
        raise NotImplementedError

    def _zelfde(self) -> str:
        """In words what two rows may not share."""
        raise NotImplementedError


def als_rijfout(rij: Rij, fout: DomeinFout) -> Rijfout:
    """A broken rule as a line of the report: its first sentence says what is wrong, the rest how to mend it."""
    wat, _punt, herstel = fout.bericht.partition(". ")
    return Rijfout(rij.nummer, fout.veld or "", wat.rstrip("."), herstel.rstrip(".") or "Herstel dit")


@dataclass(frozen=True)
class Lezer(Tabellezer[Telling]):
    """How to read rows: the codes with their names, today, and whether all cells are text (csv).

    `eerder` gives the code of a form of care by a title that it had before, `aliassen` that of a municipality by
    another name. `toets` says what a row must be beside that: raises a DomeinFout.
    """

    KOLOMMEN: ClassVar[Sequence[str]] = KOLOMMEN
    SLEUTELKOLOMMEN: ClassVar[Sequence[str]] = SLEUTELKOLOMMEN
    AANTALKOLOMMEN: ClassVar[Sequence[str]] = tuple(MATEN)

    gemeenten: Mapping[str, str]
    zorgvormen: Mapping[str, str]
    vandaag: date
    alles_is_tekst: bool = False
    toets: Callable[[Telling], None] = lambda telling: None
    eerder: Mapping[str, str] = field(default_factory=dict)
    aliassen: Mapping[str, str] = field(default_factory=dict)

    def _maak(self, rij: Rij, waarden: Mapping[str, object]) -> tuple[Telling | None, list[Rijfout]]:
        telling = Telling(**waarden)  # type: ignore[arg-type]  # the readers of the columns give the right kinds
        try:
            toets_telling(telling, self.vandaag)
            self.toets(telling)
        except DomeinFout as fout:
            return None, [als_rijfout(rij, fout)]
        return telling, []

    def _sleutel(self, gelezen: Telling) -> object:
        return gelezen.sleutel

    def _zelfde(self) -> str:
        return "dezelfde gemeente, zorgvorm en peildatum"

    def _lees_cel(self, kolom: str, cel: object) -> object:
        if kolom == "gemeente":
            wat, herstel = "deze gemeente hoort niet bij de regio", "Kies een gemeente van de regio"
            return kies(cel, self.gemeenten, wat, herstel, self.aliassen)
        if kolom == "zorgvorm":
            wat, herstel = "deze zorgvorm is niet bekend", "Kies een zorgvorm uit de lijst"
            return kies(cel, self.zorgvormen, wat, herstel, self.eerder)
        if kolom == "peildatum":
            return lees_dag(cel, is_tekst=self.alles_is_tekst)
        return None if is_leeg(cel) else lees_aantal(cel, is_tekst=self.alles_is_tekst)


def kopvorm(cel: object) -> str:
    """The head of a column as its name is compared: In zorg, in-zorg and in_zorg are one."""
    return re.sub(r"[\s_-]+", "_", op_een_regel(getypt(str(cel))).lower())
