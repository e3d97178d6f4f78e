"""The bytes of a file with cases, read into rows; nothing of it is judged against the database yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.domain.basis.bestand import MAX_GROOTTE, schone_naam
from app.domain.overname.bladen import MEESTE_KOLOMMEN
from app.domain.overname.lezer import Lezing
from app.domain.regio.regio import Regioprofiel
from app.services.buiten.werkmap import open_werkmap, rijen_van, weiger

MAX_UITGEPAKT = 48 * 1024 * 1024
"""What a file of cases may unpack to, in bytes: many times 1,000 full rows."""
MEESTE_BLADEN = 20


@dataclass(frozen=True)
class Overnamebestand:
    """A file as it came in. `geen_bsn` says that who brings it vouches that numbers in it are no BSN."""

    naam: str
    inhoud: bytes
    geen_bsn: bool = False

    @property
    def sha256(self) -> str:
        return sha256(self.inhoud).hexdigest()

    @property
    def schone_naam(self) -> str:
        return schone_naam(self.naam)


def lees_bestand(bestand: Overnamebestand, profiel: Regioprofiel) -> Lezing:
    """Every row of the file, and every cell that is wrong. Raises OngeldigBestand for what is no such workbook."""
    naam = bestand.naam.lower()
    if naam.endswith((".xls", ".xlsm", ".xlsb", ".csv", ".ods")):
        raise weiger("Sla het bestand op als gewone werkmap (.xlsx), zonder macro’s, en kies het opnieuw.")
    if not naam.endswith(".xlsx"):
        raise weiger("Dit soort bestand kan niet. Gebruik het sjabloon, een bestand dat eindigt op .xlsx.")
    if len(bestand.inhoud) > MAX_GROOTTE:
        raise weiger("Het bestand is groter dan 25 MB. Verdeel de zaken over bestanden.")
    lezing = Lezing(keuzes_van(profiel), {"mandaatgever": profiel.gemeentealiassen})
    with open_werkmap(bestand.naam, bestand.inhoud, MAX_UITGEPAKT) as boek:
        if len(boek.worksheets) > MEESTE_BLADEN:
            raise weiger("Dit bestand heeft te veel bladen. Gebruik het sjabloon.")
        for blad in boek.worksheets:
            lezing.lees_blad(blad.title, rijen_van(blad, MEESTE_KOLOMMEN))
    lezing.sluit()
    return lezing


def keuzes_van(profiel: Regioprofiel) -> Mapping[str, Mapping[str, str]]:
    """What a region adds to the choices of the sheets: who can give a mandaat, by code with the name."""
    return {"mandaatgever": profiel.gemeentenamen | {regio.code: regio.naam for regio in profiel.andere_regios}}
