"""Rows of a file with counts: every wrong cell is named with its row, its column, what is wrong and how to mend it.

All rows are right, or none is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

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
TE_VEEL = (
    "Het bestand heeft meer dan 5.000 rijen (lege rijen tellen mee). Er is niets bewaard. "
    "Splits het bestand, of verwijder de lege rijen onder de tabel."
)


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

    def __init__(self, fouten: Sequence[Rijfout]) -> None:
        aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        meer = " of meer" if len(fouten) >= MAX_FOUTEN else ""
        super().__init__(
            f"Het bestand heeft {aantal}{meer}. Er is niets bewaard. Herstel ze en kies het bestand opnieuw."
        )
        self.fouten = tuple(fouten)
        self.veld = "bestand"


@dataclass(frozen=True)
class Lezer:
    """How to read rows: the codes with their names, today, and whether all cells are text (csv).

    `eerder` gives the code of a form of care by a title that it had before, `aliassen` that of a municipality by
    another name. `toets` says what a row must be beside that: raises a DomeinFout.
    """

    gemeenten: Mapping[str, str]
    zorgvormen: Mapping[str, str]
    vandaag: date
    alles_is_tekst: bool = False
    toets: Callable[[Telling], None] = lambda telling: None
    eerder: Mapping[str, str] = field(default_factory=dict)
    aliassen: Mapping[str, str] = field(default_factory=dict)

    def lees(self, rijen: Iterable[Rij]) -> list[Telling]:
        """Every count in the file. Raises ImportGeweigerd, and OngeldigBestand when it is no table of counts at all."""
        kolommen: dict[str, int] | None = None
        uit: list[Telling] = []
        fouten: list[Rijfout] = []
        eerder: dict[tuple[date, str, str], int] = {}
        for rij in rijen:
            if rij.nummer > MAX_RIJEN + 1:
                raise OngeldigBestand(TE_VEEL, veld="bestand")
            if kolommen is None:
                kolommen = None if rij.leeg else lees_kop(rij)
            elif not rij.leeg and len(fouten) < MAX_FOUTEN:
                telling, mis = self._lees_rij(rij, kolommen)
                fouten += mis or _dubbel(rij, telling, eerder)
                uit += [telling] if telling else []
        if fouten:
            raise ImportGeweigerd(fouten[:MAX_FOUTEN])
        if kolommen is None:
            raise OngeldigBestand(
                f"Op het blad staat niets. Gebruik de koppen van het sjabloon: {', '.join(KOLOMMEN)}.", veld="bestand"
            )
        if not uit:
            raise OngeldigBestand(
                "Het bestand heeft geen rijen met aantallen. Vul het in en probeer het weer.", veld="bestand"
            )
        return uit

    def _lees_rij(self, rij: Rij, kolommen: Mapping[str, int]) -> tuple[Telling | None, list[Rijfout]]:
        waarden: dict[str, object] = {}
        fouten = [
            Rijfout(rij.nummer, "", f"er staat iets in kolom {plek + 1}, die geen kop heeft", "Maak die cel leeg")
            for plek, cel in enumerate(rij.cellen)
            if plek not in kolommen.values() and not is_leeg(cel)
        ]
        for kolom, plek in kolommen.items():
            try:
                waarden[kolom] = self._lees_cel(kolom, rij.cellen[plek] if plek < len(rij.cellen) else None)
            except Celfout as fout:
                fouten.append(Rijfout(rij.nummer, kolom, fout.wat, fout.herstel))
        return (None, fouten) if fouten else self._maak(rij, waarden)

    def _maak(self, rij: Rij, waarden: Mapping[str, object]) -> tuple[Telling | None, list[Rijfout]]:
        telling = Telling(**waarden)  # type: ignore[arg-type]  # the readers of the columns give the right kinds
        try:
            toets_telling(telling, self.vandaag)
            self.toets(telling)
        except DomeinFout as fout:
            wat, _punt, herstel = fout.bericht.partition(". ")
            return None, [Rijfout(rij.nummer, fout.veld or "", wat.rstrip("."), herstel.rstrip(".") or "Herstel dit")]
        return telling, []

    def _lees_cel(self, kolom: str, cel: object) -> object:
        weiger_formule(cel)
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


def lees_kop(rij: Rij) -> dict[str, int]:
    """Where each column stands. Raises OngeldigBestand for columns that are missing, unknown or there twice."""
    namen = {plek: str(cel).strip() for plek, cel in enumerate(rij.cellen) if not is_leeg(cel)}
    kolommen: dict[str, int] = {}
    for plek, naam in namen.items():
        kolom = kopvorm(naam)
        if kolom not in KOLOMMEN:
            raise _verkeerde_kop(f"Kolom “{kort(naam)}” hoort niet in dit bestand.")
        if kolom in kolommen:
            raise _verkeerde_kop(f"Kolom “{kort(naam)}” staat er twee keer.")
        kolommen[kolom] = plek
    if ontbreekt := [kolom for kolom in SLEUTELKOLOMMEN if kolom not in kolommen]:
        raise _verkeerde_kop(f"Op de eerste rij ontbreekt: {', '.join(ontbreekt)}.")
    if len(kolommen) == len(SLEUTELKOLOMMEN):
        raise _verkeerde_kop("Er is geen enkele kolom met aantallen.")
    return kolommen


def _verkeerde_kop(wat: str) -> OngeldigBestand:
    return OngeldigBestand(f"{wat} Gebruik de koppen van het sjabloon: {', '.join(KOLOMMEN)}.", veld="bestand")


def _dubbel(rij: Rij, telling: Telling | None, eerder: dict[tuple[date, str, str], int]) -> list[Rijfout]:
    if telling is None:
        return []
    vorige = eerder.setdefault(telling.sleutel, rij.nummer)
    if vorige == rij.nummer:
        return []
    wat = f"dezelfde gemeente, zorgvorm en peildatum als rij {vorige}"
    return [Rijfout(rij.nummer, "", wat, "Laat één van de twee rijen staan")]
