"""Rows of a file with the stock: a row without a form of care is the number of children of a location in a week.

Every wrong cell is named with its row, what is wrong and how to mend it; all rows are right, or none is taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from app.domain.basis.fouten import DomeinFout
from app.domain.basis.zoeken import zelfde
from app.domain.plaatsing.stand import Cel, Stand, toets_stand
from app.domain.plaatsing.titels import TITELS, toets_titel
from app.domain.plaatsing.weken import eis_geteld, maandag
from app.domain.telling.tellingcellen import Celfout, is_leeg, kies, kort, lees_aantal, lees_dag, plat
from app.domain.telling.tellingrijen import ImportGeweigerd, Rij, Rijfout, Tabellezer, als_rijfout

KOLOMMEN = ("week", "locatie", "zorgvorm", "gemeente", "titel", "maand", "aantal")
MAX_RIJEN = 20_000


@dataclass(frozen=True)
class Standregel:
    """A row: of which week and location; the number of children, or a part of them in a form of care."""

    nummer: int
    week: date
    locatie: int
    aantal: int
    cel: Cel | None


@dataclass(frozen=True)
class Standlezer(Tabellezer[Standregel]):
    """How to read rows: locations, forms of care, municipalities of a day, today, whether all cells are text."""

    KOLOMMEN: ClassVar[Sequence[str]] = KOLOMMEN
    SLEUTELKOLOMMEN: ClassVar[Sequence[str]] = ("week", "locatie")
    AANTALKOLOMMEN: ClassVar[Sequence[str]] = ("aantal",)
    MAX_RIJEN: ClassVar[int] = MAX_RIJEN
    MAX_FOUTEN: ClassVar[int] = MAX_RIJEN
    """Who reads so many rows wants to know of each what is wrong, to put the source right once."""

    locaties: Mapping[str, str]
    """Their names by number, written as text: as codes are."""
    zorgvormen: Mapping[str, str]
    gemeenten: Mapping[str, str]
    """Names by code of every municipality there was."""
    gemeenten_op: Callable[[date], Mapping[str, str]]
    vandaag: date
    alles_is_tekst: bool = False
    eerder: Mapping[str, str] = field(default_factory=dict)
    aliassen: Mapping[str, str] = field(default_factory=dict)
    _gelezen: dict[tuple[str, object], object] = field(default_factory=dict)
    """What a cell was read as: twenty thousand rows say the same few words."""

    def lees_standen(self, rijen: Iterable[Rij]) -> list[Stand]:
        """The counts in the file. Raises ImportGeweigerd, OngeldigBestand."""
        groepen: dict[tuple[date, int], list[Standregel]] = {}
        for regel in self.lees(rijen):
            groepen.setdefault((regel.week, regel.locatie), []).append(regel)
        fouten: list[Rijfout] = []
        standen = [stand for groep in groepen.values() if (stand := self._stand(groep, fouten))]
        if fouten:
            raise ImportGeweigerd(fouten, self.MAX_FOUTEN)
        return standen

    def _stand(self, groep: Sequence[Standregel], fouten: list[Rijfout]) -> Stand | None:
        eerste = groep[0]
        waar = f"{self.locaties[str(eerste.locatie)]}, week van {eerste.week:%d-%m-%Y}"
        kinderen = next((regel.aantal for regel in groep if regel.cel is None), None)
        if kinderen is None:
            wat = f"het aantal kinderen ontbreekt van {waar}"
            fouten.append(Rijfout(eerste.nummer, "zorgvorm", wat, "Voeg een rij toe waarin zorgvorm leeg is"))
            return None
        cellen = tuple(regel.cel for regel in groep if regel.cel)
        stand = Stand(week=eerste.week, locatie=eerste.locatie, kinderen=kinderen, cellen=cellen)
        try:
            toets_stand(stand, self.vandaag, self.zorgvormen, self.gemeenten_op(eerste.week))
        except DomeinFout as fout:
            kolom = fout.veld if fout.veld in KOLOMMEN else "aantal"
            mis = als_rijfout(Rij(eerste.nummer, ()), fout)
            fouten.append(Rijfout(mis.rij, kolom or "", f"{waar}: {mis.wat}", mis.herstel))
            return None
        return stand

    def _maak(self, rij: Rij, waarden: Mapping[str, Any]) -> tuple[Standregel | None, list[Rijfout]]:
        week = maandag(waarden["week"])
        delen = {naam: waarden.get(naam) or "" for naam in ("zorgvorm", "gemeente", "titel", "maand")}
        aantal = waarden["aantal"]
        try:
            eis_geteld(week, self.vandaag)
            toets_titel(delen["titel"], delen["maand"])
        except DomeinFout as fout:
            return None, [als_rijfout(rij, fout)]
        if not delen["zorgvorm"] and any(delen.values()):
            wat = "zonder zorgvorm is dit het aantal kinderen van de hele locatie"
            return None, [Rijfout(rij.nummer, "zorgvorm", wat, "Kies een zorgvorm, of maak gemeente en titel leeg")]
        cel = Cel(aantal=aantal, **delen) if delen["zorgvorm"] else None
        return Standregel(rij.nummer, week, waarden["locatie"], aantal, cel), []

    def _sleutel(self, gelezen: Standregel) -> object:
        return gelezen.week, gelezen.locatie, gelezen.cel and gelezen.cel.plek

    def _zelfde(self) -> str:
        return "dezelfde week, locatie, zorgvorm, gemeente en titel"

    def _lees_cel(self, kolom: str, cel: object) -> object:
        sleutel = (kolom, f"{type(cel).__name__} {cel}")
        if sleutel not in self._gelezen:
            self._gelezen[sleutel] = self._lees(kolom, cel)
        return self._gelezen[sleutel]

    def _lees(self, kolom: str, cel: object) -> object:
        if kolom == "week":
            return lees_dag(cel, is_tekst=self.alles_is_tekst, wat="week")
        if kolom == "locatie":
            return self._lees_locatie(cel)
        if kolom == "aantal":
            if is_leeg(cel):
                raise Celfout("het aantal ontbreekt", "Vul een aantal in, of 0")
            return lees_aantal(cel, is_tekst=self.alles_is_tekst)
        return "" if is_leeg(cel) else self._lees_woord(kolom, cel)

    def _lees_locatie(self, cel: object) -> int:
        """By its number, or by a name that one location has."""
        wat, herstel = "deze locatie heeft de aanbieder niet", "Kies een locatie van de aanbieder"
        nummer = kies(cel, self.locaties, wat, herstel)
        anderen = [nr for nr, naam in self.locaties.items() if zelfde(naam, self.locaties[nummer])]
        if len(anderen) > 1 and not zelfde(plat(cel), nummer):
            raise Celfout(
                f"“{kort(cel)}”: {len(anderen)} locaties heten zo",
                f"Schrijf het nummer van de locatie: {' of '.join(anderen)}",
            )
        return int(nummer)

    def _lees_woord(self, kolom: str, cel: object) -> str:
        if kolom == "zorgvorm":
            wat, herstel = "deze zorgvorm is niet bekend", "Kies een zorgvorm uit de lijst"
            return kies(cel, self.zorgvormen, wat, herstel, self.eerder)
        if kolom == "gemeente":
            wat, herstel = "deze gemeente is er niet", "Kies een gemeente van Nederland, met naam of code"
            return kies(cel, self.gemeenten, wat, herstel, self.aliassen)
        if kolom == "titel":
            return kies(cel, TITELS, "deze titel is niet bekend", "Kies een titel uit de lijst")
        return _maand(cel)


def _maand(cel: object) -> str:
    """2026-03, from text or from a day in that month. Raises Celfout."""
    if isinstance(cel, date):
        return f"{cel:%Y-%m}"
    tekst = plat(cel).strip()
    if len(tekst) == 7 and tekst[2] == "-":
        tekst = f"{tekst[3:]}-{tekst[:2]}"
    try:
        return f"{date.fromisoformat(f'{tekst}-01'):%Y-%m}"
    except ValueError as fout:
        raise Celfout(f"“{kort(cel)}” is geen maand", "Schrijf jaar en maand, zoals 2026-03") from fout
