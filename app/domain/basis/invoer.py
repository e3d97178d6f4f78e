"""What people type, made safe: text, amounts, numbers of the Chamber of Commerce, BSN-like numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.basis.datums import Datumsoort, toets_grenzen
from app.domain.basis.fouten import DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.tekst import getypt, heeft_inhoud, op_een_regel, toon, zonder_onzichtbaar
from app.domain.logboek.keten import canoniek

MAX_TEKST = 10_000
"""Longest free text, in characters."""
MAX_BEDRAG = 100_000_000_000
"""Largest amount in euro cents: a thousand million euro."""

_BEDRAG = re.compile(r"€?\s*(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}|-))?")
_LOS_GETAL = re.compile(r"(?<![^\W_])(?<!\d[.])\d(?:[ .\xa0]?\d){8}(?![^\W_]|[.]\d)")
"""Nine digits that are no part of a longer number, word or hash; an underscore or a dot may stand before them."""


def schone_tekst(waarde: str, veld: str | None = None) -> str:
    """Text in NFC with plain newlines and without outer blanks; empty when a reader would see nothing.

    Raises OngeldigeInvoer for control characters and broken Unicode, which neither database nor export can hold.
    """
    tekst = unicodedata.normalize("NFC", waarde.replace("\r\n", "\n").replace("\r", "\n"))
    vreemd = [t for t in tekst if unicodedata.category(t) in {"Cc", "Cs"} and t not in "\n\t"]
    if vreemd:
        raise OngeldigeInvoer(
            f"Deze tekst bevat tekens die niet kunnen. Typ de tekst opnieuw, zonder {toon(vreemd[0])}.", veld=veld
        )
    return tekst.strip() if heeft_inhoud(tekst) else ""


def schone_regel(waarde: str, veld: str | None = None) -> str:
    """The same on one line, such as a name: without what is invisible or turns the direction of reading, and with one
    plain space between words.

    Raises OngeldigeInvoer.
    """
    return op_een_regel(zonder_onzichtbaar(schone_tekst(waarde, veld)))


def toets_lengte(tekst: str, veld: str, hoogstens: int = MAX_TEKST) -> None:
    if len(tekst) > hoogstens:
        raise OngeldigeInvoer(f"Deze tekst heeft {len(tekst)} tekens. Gebruik er hoogstens {hoogstens}.", veld=veld)


def toets_noteerbaar(inhoud: Mapping[str, object]) -> None:
    """What is said can be kept and hashed: no endless or broken text, no number beyond exactness.

    Raises OngeldigeInvoer with the field.
    """
    for veld, tekst in teksten(inhoud):
        toets_lengte(schone_tekst(tekst, veld), veld)
    for veld, waarde in inhoud.items():
        try:
            canoniek({veld: waarde})
        except ValueError as fout:
            raise OngeldigeInvoer("Dit getal is te groot.", veld=veld) from fout


def lees_bedrag(tekst: str, veld: str = "bedrag") -> int:
    """Euro cents from Dutch notation: 450000, 450.000, 450.000,50, € 450.000,-.

    A point separates thousands and a comma the cents; anything that could be read in two ways is refused.
    Raises OngeldigeInvoer; negative amounts and amounts above MAX_BEDRAG are refused too.
    """
    gevonden = _BEDRAG.fullmatch(getypt(tekst))
    if not gevonden:
        raise OngeldigeInvoer(
            "Dit is geen bedrag. Schrijf het zo: 450.000 of 450.000,50 (punt voor duizend, komma voor centen).",
            veld=veld,
        )
    min_teken, euro, cent = gevonden.groups()
    if min_teken:
        raise OngeldigeInvoer("Het bedrag is negatief. Vul een bedrag boven nul in.", veld=veld)
    if len(euro.replace(".", "")) > 12:
        raise OngeldigeInvoer("Het bedrag is te groot.", veld=veld)
    bedrag = int(euro.replace(".", "")) * 100 + int((cent or "0").replace("-", "0").ljust(2, "0"))
    return toets_bedrag(bedrag, veld)


def toets_bedrag(bedrag: int, veld: str = "bedrag") -> int:
    """An amount in euro cents above nought and at most MAX_BEDRAG. Raises OngeldigeInvoer."""
    if bedrag <= 0:
        raise OngeldigeInvoer("Vul een bedrag boven nul in.", veld=veld)
    if bedrag > MAX_BEDRAG:
        raise OngeldigeInvoer("Het bedrag is te groot: hoogstens € 1.000.000.000.", veld=veld)
    return bedrag


def toets_kvk(nummer: str, veld: str = "kvk_nummer") -> str:
    """A KvK number has eight digits; it carries no check digit. Raises OngeldigeInvoer."""
    cijfers = _cijfers(nummer)
    if not re.fullmatch(r"[0-9]{8}", cijfers):
        raise OngeldigeInvoer("Een KvK-nummer heeft 8 cijfers, bijvoorbeeld 12345678.", veld=veld)
    return cijfers


def _cijfers(nummer: str) -> str:
    """Without what groups its digits."""
    return re.sub(r"[\s.]", "", getypt(nummer))


def toets_agb(nummer: str, veld: str = "agb_code") -> str:
    """An AGB code has eight digits. Empty stays empty. Raises OngeldigeInvoer."""
    cijfers = _cijfers(nummer)
    if cijfers and not re.fullmatch(r"[0-9]{8}", cijfers):
        raise OngeldigeInvoer("Een AGB-code heeft 8 cijfers.", veld=veld)
    return cijfers


def lijkt_op_bsn(tekst: str) -> str | None:
    """The first number in the text that passes the BSN check (nine digits, weights 9..2 and -1), or None."""
    for treffer in _LOS_GETAL.finditer(zonder_onzichtbaar(tekst)):
        cijfers = re.sub(r"[ .\xa0]", "", treffer.group())
        som = sum(int(c) * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11 == 0 and int(cijfers):
            return treffer.group()
    return None


def teksten(waarde: object, pad: str = "") -> Iterator[tuple[str, str]]:
    """Every string inside a nested value, with the name of the key it stands under."""
    if isinstance(waarde, str):
        yield pad, waarde
    elif isinstance(waarde, Mapping):
        for sleutel, deel in waarde.items():
            yield from teksten(deel, str(sleutel))
    elif isinstance(waarde, Sequence):
        for deel in waarde:
            yield from teksten(deel, pad)


def toets_datum(datum: date, vandaag: date, niet_voor: date | None = None, veld: str = "datum") -> None:
    """A business date lies not in the future and not before the event it follows."""
    toets_grenzen(datum, Datumsoort.STUK, vandaag, veld)
    if niet_voor and datum < niet_voor:
        raise DatumOnlogisch(f"De datum ligt voor {niet_voor:%d-%m-%Y}. Kies die dag of een latere dag.", veld=veld)


def toets_motivering(tekst: str, veld: str = "motivering") -> None:
    if not heeft_inhoud(tekst):
        raise MotiveringVerplicht("Schrijf waarom. Dit komt in het logboek.", veld=veld)
