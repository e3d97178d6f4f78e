"""How dates, times, amounts and the words of the field are written for readers, on screen and in exports."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import AMSTERDAM
from app.domain.basis.getallen import schrijf_honderdsten
from app.domain.basis.handelingen import VELDEN, Vorm, woord_van
from app.domain.telling.telling import MATEN, Telling
from app.domain.termijn.eenheid import Eenheid, voluit

FILTERS = (
    "datum", "tijdstip", "bedrag", "woord", "actie", "grootte", "stand", "veldnaam", "veldwaarde",
    "dag_voluit", "dag_kort", "dagen", "werkdagen", "hoofdletter", "herkomst", "met_herkomst", "mandaatnaam",
    "object_naam", "cijfer", "aantallen", "namenlijst",
)  # fmt: skip
"""The functions below that templates use, under their own names."""

_onthoud = lru_cache(maxsize=4096)
"""A page names the same few days over and over, and a date is written by a pattern of the locale."""


@_onthoud
def datum(dag: date | None) -> str:
    """16 mei 2025"""
    return format_date(dag, "d MMMM yyyy", locale="nl") if dag else "–"


def datum_kort(dag: date | None) -> str:
    """16-05-2025"""
    return f"{dag:%d-%m-%Y}" if dag else "–"


@_onthoud
def dag_voluit(dag: date) -> str:
    """vrijdag 16 mei 2025"""
    return format_date(dag, "EEEE d MMMM yyyy", locale="nl")


@_onthoud
def dag_kort(dag: date) -> str:
    """16 mei or 1 dec, as a label: held together by a space that does not break."""
    return format_date(dag, "d\N{NO-BREAK SPACE}MMM", locale="nl").rstrip(".")


@_onthoud
def maand_kort(dag: date) -> str:
    """mei, or jan 2026: with the year in January, for what is drawn may last longer than one."""
    return format_date(dag, "MMM yyyy" if dag.month == 1 else "MMM", locale="nl").replace(".", "")


@_onthoud
def maand(dag: date) -> str:
    """november 2026"""
    return format_date(dag, "MMMM yyyy", locale="nl")


def dagen(aantal: int) -> str:
    """1 dag, 3 dagen: every count of calendar days that a reader sees."""
    return voluit(aantal, Eenheid.KALENDERDAGEN)


def werkdagen(aantal: int) -> str:
    """1 werkdag, 3 werkdagen."""
    return voluit(aantal)


def tijdstip(moment: datetime | None) -> str:
    """16 mei 2025, 14:02, on the clock in Amsterdam."""
    if moment is None:
        return "–"
    lokaal = moment.astimezone(AMSTERDAM)
    return f"{datum(lokaal.date())}, {lokaal:%H:%M}"


def bedrag(cent: int | None) -> str:
    """€ 330.000 or € 33.333,34, with a space that does not break."""
    return euro(cent).replace(" ", "\N{NO-BREAK SPACE}") if cent is not None else "–"


_HEEL = re.compile(r"(€[ \xa0][0-9]{1,3}(?:\.[0-9]{3})*)(?![0-9.,])")
_BEDRAG = re.compile(r"-?€[ \xa0]-?[0-9.]+(?:,[0-9]{2})?")
_CENTEN = re.compile(r"€[ \xa0][0-9.]+,[0-9]{2}")


def is_bedrag(tekst: str) -> bool:
    """Whether it is an amount and nothing else."""
    return _BEDRAG.fullmatch(tekst) is not None


def heeft_centen(tekst: str) -> bool:
    """Whether an amount in it has cents."""
    return "€" in tekst and _CENTEN.search(tekst) is not None


def bedragen_gelijk(kolom: Sequence[str]) -> list[str]:
    """The cells of a column, or the lines of a list: where one amount has cents, every one shows them."""
    if not any(map(heeft_centen, kolom)):
        return list(kolom)
    return [_HEEL.sub(r"\1,00", cel) for cel in kolom]


def cijfer(waarde: int, eenheid: str) -> str:
    """A figure of a provider in its unit: € 450.000, 23,5%, 1,2 or 12."""
    if eenheid == "bedrag":
        return bedrag(waarde)
    tekst = str(waarde) if eenheid == "aantal" else schrijf_honderdsten(waarde)
    return f"{tekst}%" if eenheid == "procent" else tekst


def aantallen(telling: Telling) -> str:
    """in zorg 12, nog te plaatsen 2"""
    return ", ".join(f"{MATEN[maat].lower()} {aantal}" for maat, aantal in telling.aantallen().items())


_WOORDEN: Mapping[str, str] = {
    "financien": "financiën",
    "binnen regio": "binnen de regio",
    "jeugdbescherming reclassering": "jeugdbescherming en jeugdreclassering",
    "nza signaal": "signaal van de NZa",
    "nza advies": "advies van de NZa",
}
_HERKOMST: Mapping[str, str] = {"S": "document van de regio", "P": "openbare bron", "I": "eigen afleiding"}


def woord(waarde: object) -> str:
    """A stored word as it is written: financien as financiën, niet_toegepast as niet toegepast."""
    tekst = str(waarde or "").replace("_", " ")
    return _WOORDEN.get(tekst, tekst)


def herkomst(merk: str) -> str:
    """On whose word a row stands, in words."""
    return _HERKOMST.get(merk, merk)


def met_herkomst(bron: str | None, als: Callable[[str], str] = str) -> str:
    """A source as a reader reads it: its marks [S] or (merk S), of P and I too, in words, for where no legend says what
    they mean. `als` writes each piece.
    """
    delen = re.split(r" ?(?:\[|\(merk )([SPI])[\])]", bron or "")
    return "".join(f" ({als(herkomst(deel))})" if nr % 2 else als(deel) for nr, deel in enumerate(delen))


def mandaatnaam(soort: str) -> str:
    """What a mandaat of this kind is called."""
    return {"financien": "Financieel mandaat", "inhoud": "Mandaat op inhoud"}.get(soort, woord(soort))


def hoofdletter(tekst: str) -> str:
    """With a capital at the beginning, and the rest as it is."""
    return tekst[:1].upper() + tekst[1:]


def object_naam(wat: str, namen: Mapping[str, str]) -> str:
    """What an entry is about when that has a name here: mandaat/12 by its grantor, stap/ZO-03 by its code."""
    soort, _streep, sleutel = wat.partition("/")
    return namen.get(wat) or (sleutel if soort == "stap" else "")


def actie(naam: str) -> str:
    return woord_van(naam) or woord(naam)


def grootte(aantal: int) -> str:
    """Bytes in kB or MB."""
    return f"{aantal / 1_048_576:.1f} MB".replace(".", ",") if aantal >= 1_048_576 else f"{max(1, aantal // 1024)} kB"


def stand(waarde: str | None, handeling: str, namen: Mapping[str, str] | None = None) -> str:
    """What an entry says it was before or after: headroom in euro, a name for a pseudonym, else the word itself."""
    if waarde is None:
        return "–"
    if handeling == "neem_besluit" and waarde.removeprefix("-").isdecimal():
        return bedrag(int(waarde))
    return (namen or {}).get(waarde) or woord(waarde)


def namenlijst(codes: str, namen: Mapping[str, str]) -> str:
    """What codes with commas between them stand for."""
    return ", ".join(namen.get(code, code) for code in codes.split(","))


def veldnaam(sleutel: str) -> str:
    """The title of a field of an entry's content."""
    titel = VELDEN[sleutel].titel if sleutel in VELDEN else ""
    return titel or woord(sleutel).capitalize()


def veldwaarde(waarde: object, sleutel: str = "", namen: Mapping[str, str] | None = None) -> str:
    """The value of a field of an entry's content, for a reader; `namen` for the codes in it."""
    vorm = VELDEN[sleutel].vorm if sleutel in VELDEN else Vorm.TEKST
    if isinstance(waarde, str):
        if vorm is Vorm.DATUM:
            return _als_datum(waarde)
        tekst = namen.get(waarde, waarde) if namen else waarde
        return woord(tekst) if vorm is Vorm.WOORD else tekst
    if isinstance(waarde, Mapping):
        paren = sorted(waarde.items(), key=lambda paar: (len(paar[0]) if paar[0].isdecimal() else 0, paar[0]))
        return "; ".join(f"{veldwaarde(code, '', namen)}: {veldwaarde(deel, sleutel)}" for code, deel in paren)
    if isinstance(waarde, list):
        return ", ".join(veldwaarde(deel, sleutel, namen) for deel in waarde)
    if isinstance(waarde, int):
        return _GETALLEN.get(vorm, str)(waarde)
    return veldwaarde(str(waarde), sleutel, namen)


def _als_moment(micros: int) -> str:
    return tijdstip(datetime.fromtimestamp(micros / 1_000_000, AMSTERDAM))


_GETALLEN: Mapping[Vorm, Callable[[int], str]] = {
    Vorm.BEDRAG: bedrag,
    Vorm.GROOTTE: grootte,
    Vorm.MOMENT: _als_moment,
}


def _als_datum(tekst: str) -> str:
    try:
        return datum(date.fromisoformat(tekst))
    except ValueError:
        return tekst
