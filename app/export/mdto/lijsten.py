"""The lists of MDTO (begrippenlijsten), as the standard names and writes their terms; what is not in them is not used.

Of these only the list of waarderingen is closed; the others are open: a term that is not in one of them stands under a
list of our own, by its own name. Where MDTO has no list (what a period is, the kind of a file) it says so too.
Source: MDTO, Begrippenlijsten (Nationaal Archief, 1.0, May 2023, and the same in the text for 1.1, 2026); the names of
the lists as the official examples write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Begrip:
    """A term: its label, the name of its list, and its code where that list has codes."""

    label: str
    lijst: str
    code: str = ""


class _Lijst(Begrip, Enum):
    """Terms of one list."""


_WAARDERINGEN = "Begrippenlijst Waarderingen MDTO"
_NIVEAUS = "Begrippenlijst Aggregatieniveaus MDTO"
_EVENTS = "Begrippenlijst EventTypeLijst MDTO"
_BEPERKINGEN = "Begrippenlijst BeperkingGebruikTypeLijst MDTO"
_CHECKSUMS = "Begrippenlijst ChecksumAlgoritme MDTO"
_PRONOM, _MEDIA = "PRONOM-register", "IANA Media types"
EIGEN = "Eigen begrippenlijst van draaiboek"
"""For what MDTO leaves free."""


class Waardering(_Lijst):
    """Closed: all of it."""

    BLIJVEND = ("Blijvend te bewaren", _WAARDERINGEN, "B")
    TIJDELIJK = ("Tijdelijk te bewaren", _WAARDERINGEN, "V")
    NADER = ("Nader te bepalen", _WAARDERINGEN, "N")


class Niveau(_Lijst):
    """Open; the terms of it that are used here."""

    DOSSIER = ("Dossier", _NIVEAUS)
    ARCHIEFSTUK = ("Archiefstuk", _NIVEAUS)


class Event(_Lijst):
    """Open; `BEVRIEZING` is among others the closing of a dossier."""

    BEVRIEZING = ("Bevriezing", _EVENTS)
    EXPORT = ("Export", _EVENTS)


class Beperking(_Lijst):
    """Open; `OVERIG` is for what is described in words and has no type of its own."""

    OVERIG = ("Overig", _BEPERKINGEN)


class Checksum(_Lijst):
    """Open; the one that is used here."""

    SHA256 = ("SHA-256", _CHECKSUMS)


BEHANDELING = Begrip("Periode van behandeling", EIGEN)

_FORMATEN = {
    ".pdf": Begrip("Acrobat PDF/A - Portable Document Format 3a", _PRONOM, "fmt/479"),
    ".xlsx": Begrip("Microsoft Excel for Windows", _PRONOM, "fmt/214"),
    ".json": Begrip("JSON Data Interchange Format", _PRONOM, "fmt/817"),
    ".csv": Begrip("Comma Separated Values", _PRONOM, "x-fmt/18"),
    ".bin": Begrip("octet-stream", _MEDIA, "application/octet-stream"),
    ".tsr": Begrip("timestamp-reply", _MEDIA, "application/timestamp-reply"),
}
_TEKST = Begrip("Plain Text File", _PRONOM, "x-fmt/111")


def formaat_van_ons(naam: str) -> Begrip:
    """The format of a file that we made ourselves, by its name; the rest are lines of text."""
    return next((begrip for staart, begrip in _FORMATEN.items() if naam.endswith(staart)), _TEKST)


def formaat_van_anderen(mediatype: str) -> Begrip:
    """Of what others made we know the media type and no more: the version that PRONOM tells apart is not looked at."""
    return Begrip(mediatype.rpartition("/")[2], _MEDIA, mediatype)
