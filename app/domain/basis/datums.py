"""Between which days a business date may lie, by what it is a date of: judged here for screens, API, files, commands.

The bounds keep out what is mistyped (a year typed as 25, a mandaat until 9999), not what is merely unusual. They are
ours [I], but for the day on which the Jeugdwet came into force [P].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch

JEUGDWET = date(2015, 1, 1)
"""The day on which municipalities became responsible for youth care (Jeugdwet 12.3 [P])."""
EERSTE = date(1950, 1, 1)
"""Before this day no date of any kind lies; what does not know today, such as the API document, says this."""
LAATSTE = date(2099, 12, 31)
"""Nor after this one."""


class Datumsoort(StrEnum):
    """What it is a date of."""

    GEBEURD = "gebeurd"
    """Something that was done under the Jeugdwet: at the latest today."""
    GEPLAND = "gepland"
    """The same, or something to come: a meeting, an answer, a mandaat, an office."""
    STUK = "stuk"
    """Of a document or of figures, which may be older than the Jeugdwet: at the latest today."""
    LOOPTIJD = "looptijd"
    """Of a contract, a location or a certificate of a provider."""


@dataclass(frozen=True)
class Grenzen:
    """The first and the last day that can be."""

    eerste: date
    laatste: date


def grenzen(soort: Datumsoort, vandaag: date) -> Grenzen:
    """Ten years ahead for what is planned, thirty for what a provider has; whole years, so that a bound lasts."""
    if soort is Datumsoort.GEBEURD:
        return Grenzen(JEUGDWET, vandaag)
    if soort is Datumsoort.STUK:
        return Grenzen(EERSTE, vandaag)
    if soort is Datumsoort.GEPLAND:
        return Grenzen(JEUGDWET, _einde(vandaag, 10))
    return Grenzen(EERSTE, _einde(vandaag, 30))


def _einde(vandaag: date, jaren: int) -> date:
    return min(date(vandaag.year + jaren, 12, 31), LAATSTE)


def toets_grenzen(dag: date, soort: Datumsoort, vandaag: date, veld: str = "datum") -> None:
    """Raises DatumOnlogisch for a day before the first of its kind, DatumInToekomst for one after the last."""
    grens = grenzen(soort, vandaag)
    if dag < grens.eerste:
        raise DatumOnlogisch(
            f"De datum ligt voor {grens.eerste:%d-%m-%Y}: u vulde {_zo(dag)} in. Kies die dag of een latere dag.",
            veld=veld,
        )
    if dag > grens.laatste:
        if grens.laatste == vandaag:
            raise DatumInToekomst("De datum ligt in de toekomst. Kies vandaag of een eerdere dag.", veld=veld)
        raise DatumInToekomst(
            f"De datum ligt na {grens.laatste:%d-%m-%Y}: u vulde {_zo(dag)} in. Kies die dag of een eerdere dag.",
            veld=veld,
        )


_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_VOLUIT = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MAAND = {naam: nr for namen in (_MAANDEN, _VOLUIT) for nr, naam in enumerate(namen, 1)} | {"maa": 3, "sept": 9}
_DICHTBIJ = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}
_WEEKDAG = re.compile(r"^(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?[, ]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_GETYPT = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)[-/. ]+(\d{4})", re.ASCII)


def lees_dag(getypt: str, vandaag: date) -> date:
    """A day as people write it: 16-5-2025, 16/05/2025, vrijdag 16 mei 2025, vandaag, or 2025-05-16.

    The year is said, in four digits: it is never guessed. Raises ValueError for what is no day.
    """
    tekst = _WEEKDAG.sub("", getypt.strip().lower().rstrip("."))
    if tekst in _DICHTBIJ:
        return vandaag + timedelta(days=_DICHTBIJ[tekst])
    if iso := _ISO.fullmatch(tekst):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    gelezen = _GETYPT.fullmatch(tekst)
    if gelezen is None:
        raise ValueError(getypt)
    dag, maand, jaar = gelezen.groups()
    nummer = int(maand) if maand.isdigit() else _MAAND.get(maand, 0)
    return date(int(jaar), nummer, int(dag))


def _zo(dag: date) -> str:
    return f"{dag.day:02d}-{dag.month:02d}-{dag.year:04d}"


def toets_alle(gegeven: object, vandaag: date) -> None:
    """Every day in what an act is given. A dataclass says with `DATUMSOORT` of what its days are; else GEPLAND, for
    whether a day may lie after today is a rule of the act itself. Raises DatumOnlogisch, DatumInToekomst.
    """
    for veld, dag, soort in _dagen(gegeven, "datum", Datumsoort.GEPLAND):
        toets_grenzen(dag, soort, vandaag, veld)


def _dagen(waarde: object, veld: str, soort: Datumsoort) -> Iterator[tuple[str, date, Datumsoort]]:
    if isinstance(waarde, date) and not isinstance(waarde, datetime):
        yield veld, waarde, soort
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        eigen = getattr(waarde, "DATUMSOORT", soort)
        for deel in fields(waarde):
            yield from _dagen(getattr(waarde, deel.name, None), deel.name, eigen)
    elif isinstance(waarde, Mapping):
        for naam, deel in waarde.items():
            yield from _dagen(deel, str(naam), soort)
    elif isinstance(waarde, Sequence) and not isinstance(waarde, str | bytes):
        for deel in waarde:
            yield from _dagen(deel, veld, soort)
