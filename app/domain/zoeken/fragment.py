"""The part of a text in which something was found, with what was found set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.zoeken.woorden import Stam, gelijkgemaakt, woorden
from app.domain.zoeken.zoekvraag import Zoekvraag

VOOR, LENGTE = 70, 240
"""Characters before the first word that was found, and of the whole part."""
MEESTE = 2
"""Parts of one thing that are shown."""
BLADZIJDE = "\f"
"""What stands between the pages of a document."""


@dataclass(frozen=True)
class Tekstdeel:
    """A text of something, with the name of the field in which it stands."""

    veld: str
    tekst: str


@dataclass(frozen=True)
class Stuk:
    """A few words; `gevonden` when they are what was looked for."""

    tekst: str
    gevonden: bool = False


@dataclass(frozen=True)
class Fragment:
    """Part of a text: in which field it stands, on which page when the text has pages, and its words."""

    veld: str
    bladzijde: int | None
    stukken: Sequence[Stuk]

    @property
    def tekst(self) -> str:
        return "".join(stuk.tekst for stuk in self.stukken)


def fragmenten(delen: Iterable[Tekstdeel], vraag: Zoekvraag, stam: Stam) -> list[Fragment]:
    """Where it was found, at most MEESTE; the beginning of the first text when none of them has the words."""
    alle = [Tekstdeel(deel.veld, gelijkgemaakt(deel.tekst)) for deel in delen]
    gevonden = [fragment for deel in alle if (fragment := _fragment(deel, vraag, stam))][:MEESTE]
    return gevonden or [_begin(deel) for deel in alle[:1]]


def _fragment(deel: Tekstdeel, vraag: Zoekvraag, stam: Stam) -> Fragment | None:
    tekst = deel.tekst
    eerste = next((woord for woord in woorden(tekst) if vraag.raakt(woord, stam)), None)
    if eerste is None:
        return None
    blad_van, blad_tot = _bladgrenzen(tekst, eerste.begin)
    van = _op_woordgrens(tekst, max(blad_van, eerste.begin - VOOR), eerste.begin)
    tot = min(blad_tot, van + LENGTE)
    if tot < blad_tot:
        tot = max(eerste.eind, tekst.rfind(" ", van, tot))
    bladzijde = tekst.count(BLADZIJDE, 0, eerste.begin) + 1 if BLADZIJDE in tekst else None
    return Fragment(deel.veld, bladzijde, tuple(_stukken(tekst, van, tot, vraag, stam)))


def _bladgrenzen(tekst: str, plek: int) -> tuple[int, int]:
    """Where the page begins on which this place is, and where it ends; of a text without pages the whole."""
    eind = tekst.find(BLADZIJDE, plek)
    return tekst.rfind(BLADZIJDE, 0, plek) + 1, len(tekst) if eind < 0 else eind


def _op_woordgrens(tekst: str, van: int, tot: int) -> int:
    """The beginning of a word from there on, before `tot`."""
    if van == 0 or tekst[van - 1] == BLADZIJDE:
        return van
    spatie = tekst.find(" ", van, tot)
    return spatie + 1 if spatie >= 0 else tot


def _stukken(tekst: str, van: int, tot: int, vraag: Zoekvraag, stam: Stam) -> Iterator[Stuk]:
    if van > 0:
        yield Stuk("… ")
    los = van
    for woord in woorden(tekst[van:tot]):
        if vraag.raakt(woord, stam):
            if van + woord.begin > los:
                yield Stuk(tekst[los : van + woord.begin])
            yield Stuk(tekst[van + woord.begin : van + woord.eind], gevonden=True)
            los = van + woord.eind
    if los < tot:
        yield Stuk(tekst[los:tot])
    if tot < len(tekst):
        yield Stuk(" …")


def _begin(deel: Tekstdeel) -> Fragment:
    kort = deel.tekst.lstrip(BLADZIJDE).partition(BLADZIJDE)[0][:LENGTE]
    return Fragment(deel.veld, None, (Stuk(kort + (" …" if len(deel.tekst) > len(kort) else "")),))
