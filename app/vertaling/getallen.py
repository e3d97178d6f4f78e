"""Days and amounts in a Dutch text, as they are written in English: 16 May 2025, €330,000."""

from __future__ import annotations

import re

_MAANDEN = {
    "januari": "January", "februari": "February", "maart": "March", "april": "April", "mei": "May", "juni": "June",
    "juli": "July", "augustus": "August", "september": "September", "oktober": "October", "november": "November",
    "december": "December", "jan": "Jan", "feb": "Feb", "mrt": "Mar", "apr": "Apr", "jun": "Jun", "jul": "Jul",
    "aug": "Aug", "sep": "Sep", "okt": "Oct", "nov": "Nov", "dec": "Dec",
}  # fmt: skip
_DAGEN = {
    "maandag": "Monday", "dinsdag": "Tuesday", "woensdag": "Wednesday", "donderdag": "Thursday", "vrijdag": "Friday",
    "zaterdag": "Saturday", "zondag": "Sunday",
}  # fmt: skip
_MAAND = "|".join(_MAANDEN)
_DATUM = re.compile(rf"\b(?:((?i:{'|'.join(_DAGEN)})) )?(\d{{1,2}})([ \xa0])({_MAAND})\b\.?(?= \d{{4}}|[^a-z]|$)")
_MAANDJAAR = re.compile(rf"(?<![\w])({_MAAND}) (?=\d{{4}}\b)")
_LOSSE_MAAND = re.compile(rf"({_MAAND})\.?")
_BEDRAG = re.compile(r"(-?)€[ \xa0]?(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?(?![\d,])")
_VAN = re.compile(r"\d+ van \d+")
_GETAL = re.compile(r"(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?( ?%| ?[kM]B)?")


def getallen(tekst: str) -> str:
    """The same text with its days and amounts, or its one number, the English way."""
    heel = _GETAL.fullmatch(tekst)
    if heel:
        return heel[1].replace(".", ",") + (f".{heel[2]}" if heel[2] else "") + (heel[3] or "")
    if _VAN.fullmatch(tekst):
        return tekst.replace(" van ", " of ")
    if "€" in tekst:
        tekst = _BEDRAG.sub(_bedrag, tekst)
    if _LOSSE_MAAND.fullmatch(tekst):
        return _MAANDEN[tekst.removesuffix(".")]
    return _MAANDJAAR.sub(lambda m: f"{_MAANDEN[m[1]]} ", _DATUM.sub(_datum, tekst))


def _bedrag(deel: re.Match[str]) -> str:
    return f"{deel[1] or deel[2]}€{deel[3].replace('.', ',')}" + (f".{deel[4]}" if deel[4] else "")


def _datum(deel: re.Match[str]) -> str:
    dag = f"{_DAGEN[deel[1].lower()]} " if deel[1] else ""
    return f"{dag}{deel[2]}{deel[3]}{_MAANDEN[deel[4]]}"
