"""A passage: a text of a zaak in the form in which it is looked for, and the marks of who may find it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.basis.zoeken import zoekvorm
from app.domain.zoeken.bereik import (
    BUITEN,
    VAN_TEAM,
    Kring,
    Zoeksoort,
    codes_van,
    genoemd,
    soort_van,
    teksten_van,
)
from app.domain.zoeken.fragment import Tekstdeel
from app.domain.zoeken.woorden import Stam, stammen

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLAATSEN = 2**20
"""Ids within one millisecond: enough for what one transaction records."""
MEESTE_STAMMEN = 100_000
"""Words of one passage that are kept."""

GENOEMD = "genoemd"
"""The field of the names of whom an entry is about: it is in no entry, which has their codes."""
MERK_TEAM, MERK_ZAAK, MERK_REGIO, MERK_VAN, MERK_SOORT, MERK_PERSOON = "_t", "_z", "_s", "_o", "_k", "_p"


@dataclass(frozen=True)
class Plaats:
    """Where a text belongs: the zaak, and its region."""

    zaak_id: int
    regio: str


@dataclass(frozen=True)
class Regelfeit:
    """What of an entry is needed to find it."""

    nr: int
    op: datetime
    actie: str
    over: str | None
    inhoud: Mapping[str, Any]
    geweigerd: bool


@dataclass(frozen=True)
class Documentfeit:
    """What of a document is needed to find it. `brief_van`: the municipality whose council letter it is; `tekst` is
    what was read in it, None as long as that was not done.
    """

    id: int
    op: datetime
    naam: str
    omschrijving: str
    gedeeld: bool
    brief_van: str | None = None
    tekst: str | None = None


@dataclass(frozen=True)
class Notitiefeit:
    """What of a note is needed to find it; `voor` are the accounts of who wrote it and who is named in it."""

    id: int
    op: datetime
    tekst: str
    voor: Collection[int]


@dataclass(frozen=True)
class Passage:
    """As the table has it."""

    id: int
    zaak_id: int
    soort: Zoeksoort
    kring: Kring
    nr: int | None
    object_id: int | None
    stammen: str
    wie: str
    ongelezen: bool = False


def merk(soort: str, wat: str | int) -> str:
    """A mark in the index: who, which zaak, which kind. No word of a text can be one, for it has an underscore."""
    return f"{soort}{zoekvorm(str(wat))}"


def van_regel(regel: Regelfeit, plaats: Plaats, namen: Mapping[str, str], stam: Stam) -> Iterator[Passage]:
    """The passages of an entry: one for the team, and one for others when they may find something of it.

    None of an entry in which nothing was written. `namen` are those of organisations, by code.
    """
    delen = teksten_van(regel.actie, regel.inhoud, geweigerd=regel.geweigerd)
    if not delen:
        return
    soort = soort_van(regel.actie)
    nummer = _nummer(regel.over)

    def passage(kring: Kring, welke: int, teksten: Sequence[Tekstdeel], van: Iterable[str] = ()) -> Passage:
        wie = _merken(plaats, soort, kring, van)
        return Passage(
            id_van(regel.op, (regel.nr * 2 + welke) * 2), plaats.zaak_id, soort, kring, regel.nr, nummer,
            _stammen(teksten, stam), wie,
        )  # fmt: skip

    yield passage(Kring.TEAM, 0, [*delen, *genoemd_delen(regel.actie, regel.inhoud, namen)])
    buiten = BUITEN.get(regel.actie)
    if buiten and (ook := teksten_van(regel.actie, regel.inhoud, geweigerd=regel.geweigerd, kring=buiten.kring)):
        yield passage(buiten.kring, 1, ook, codes_van(regel.inhoud, buiten.van))


def genoemd_delen(actie: str, inhoud: Mapping[str, Any], namen: Mapping[str, str]) -> list[Tekstdeel]:
    """The names of the organisations that an entry is about, by which the team finds it as well."""
    gevonden = [namen[code] for code in genoemd(actie, inhoud) if code in namen]
    return [Tekstdeel(GENOEMD, ", ".join(gevonden))] if gevonden else []


def van_document(document: Documentfeit, plaats: Plaats, stam: Stam) -> Passage:
    """The one passage of a document: its name, what was said of it, and its text once that was read."""
    kring = Kring.BRIEF if document.brief_van else Kring.DOCUMENT if document.gedeeld else Kring.TEAM
    van = [document.brief_van] if document.brief_van else []
    return Passage(
        id_van(document.op, document.id * 2 + 1),
        plaats.zaak_id,
        Zoeksoort.DOCUMENTEN,
        kring,
        None,
        document.id,
        _stammen(document_delen(document.naam, document.omschrijving, document.tekst), stam),
        _merken(plaats, Zoeksoort.DOCUMENTEN, kring, van),
        ongelezen=document.tekst is None,
    )


def van_notitie(notitie: Notitiefeit, plaats: Plaats, stam: Stam) -> Passage:
    """The one passage of a note, as long as it was not withdrawn."""
    soort, kring = Zoeksoort.NOTITIES, Kring.NOTITIE
    personen = [merk(MERK_PERSOON, wie) for wie in sorted(notitie.voor)]
    return Passage(
        id_van_notitie(notitie.op, notitie.id),
        plaats.zaak_id,
        soort,
        kring,
        None,
        notitie.id,
        _stammen(notitie_delen(notitie.tekst), stam),
        " ".join([_merken(plaats, soort, kring, []), *personen]),
    )


def notitie_delen(tekst: str) -> list[Tekstdeel]:
    """The text of a note, with its field."""
    return [Tekstdeel("notitie", tekst)]


def document_delen(naam: str, omschrijving: str, tekst: str | None) -> list[Tekstdeel]:
    """The texts of a document, each with its field."""
    delen = [Tekstdeel("naam", naam), Tekstdeel("omschrijving", omschrijving), Tekstdeel("document", tekst or "")]
    return [deel for deel in delen if deel.tekst]


def moment_van(passage_id: int) -> datetime:
    """When it was recorded, by its id."""
    return EPOCH + timedelta(milliseconds=passage_id // PLAATSEN)


def id_van(op: datetime, nummer: int) -> int:
    """The id of what was recorded then, under this number: later is higher. Two numbers of one millisecond have the
    same one only when a million lies between them.
    """
    return (op - EPOCH) // timedelta(milliseconds=1) * PLAATSEN + nummer % PLAATSEN


def id_van_notitie(op: datetime, notitie_id: int) -> int:
    """The same of a note: entries have the even numbers, documents the odd ones, notes those from the middle on."""
    return id_van(op, PLAATSEN // 2 + notitie_id * 2 + 1)


def _nummer(wat: str | None) -> int | None:
    nummer = (wat or "").partition("/")[2]
    return int(nummer) if nummer.isascii() and nummer.isdecimal() and len(nummer) < 10 else None


def _stammen(delen: Sequence[Tekstdeel], stam: Stam) -> str:
    return " ".join(stammen("\n".join(deel.tekst for deel in delen), stam)[:MEESTE_STAMMEN])


def _merken(plaats: Plaats, soort: Zoeksoort, kring: Kring, van: Iterable[str]) -> str:
    merken = [merk(MERK_ZAAK, plaats.zaak_id), merk(MERK_SOORT, soort)]
    if kring in VAN_TEAM:
        merken.append(merk(MERK_TEAM, plaats.regio))
    if kring in (Kring.ZAAK, Kring.DOCUMENT, Kring.VRAAG, Kring.SPOED):
        merken.append(merk(MERK_REGIO, plaats.regio))
    return " ".join([*merken, *(merk(MERK_VAN, code) for code in van)])
