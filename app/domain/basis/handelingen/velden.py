"""The fields of what an entry of the logboek holds: the name of each, its form, and its title for readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Vorm(StrEnum):
    """What a value is, and so how it is read."""

    TEKST = "tekst"
    """What somebody wrote, or a name."""
    WOORD = "woord"
    """A word of the program, kept with underscores."""
    CODE = "code"
    """Of an organisation, an office, a person: a reader sees its name when we know it."""
    DATUM = "datum"
    HASH = "hash"
    """In hex, as are keys and signatures."""
    GETAL = "getal"
    BEDRAG = "bedrag"
    """Euro cents."""
    GROOTTE = "grootte"
    """Bytes."""
    MOMENT = "moment"
    """Microseconds since 1970, UTC."""


class Bouw(StrEnum):
    """How many values there are: one, a list, or one per key."""

    EEN = "een"
    LIJST = "lijst"
    PER = "per"


GETALLEN = frozenset({Vorm.GETAL, Vorm.BEDRAG, Vorm.GROOTTE, Vorm.MOMENT})


@dataclass(frozen=True)
class Veld:
    """A field. `altijd`: it is there whenever the act was done. `delen`: it is made of fields of its own."""

    naam: str
    vorm: Vorm = Vorm.TEKST
    titel: str = ""
    bouw: Bouw = Bouw.EEN
    delen: tuple[Veld, ...] = ()
    altijd: bool = True

    @property
    def soms(self) -> Veld:
        """The same field, where the act can be done without it."""
        return replace(self, altijd=False)

    def past(self, waarde: object) -> bool:
        """Whether this can be a value of the field."""
        if self.delen:
            eigen = {deel.naam: deel for deel in self.delen}
            return isinstance(waarde, Mapping) and all(n in eigen and eigen[n].past(w) for n, w in waarde.items())
        if self.bouw is Bouw.LIJST:
            return isinstance(waarde, list | tuple) and all(map(self._past, waarde))
        if self.bouw is Bouw.PER:
            return isinstance(waarde, Mapping) and all(isinstance(n, str) and self._past(w) for n, w in waarde.items())
        return self._past(waarde)

    def _past(self, waarde: object) -> bool:
        if self.vorm in GETALLEN:
            return isinstance(waarde, int) and not isinstance(waarde, bool)
        return isinstance(waarde, str) and (self.vorm is not Vorm.DATUM or _is_dag(waarde))


def _is_dag(tekst: str) -> bool:
    try:
        return date.fromisoformat(tekst).isoformat() == tekst
    except ValueError:
        return False


def tekst(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.TEKST, titel)


def woord(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.WOORD, titel)


def code(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.CODE, titel)


def dag(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.DATUM, titel)


def hash_(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.HASH, titel)


def getal(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.GETAL, titel)


def bedrag(naam: str, titel: str = "") -> Veld:
    return Veld(naam, Vorm.BEDRAG, titel)


def lijst(veld: Veld) -> Veld:
    """Any number of them, in a list."""
    return replace(veld, bouw=Bouw.LIJST)


def per(veld: Veld) -> Veld:
    """One for each key: a code, or a number written as text, for that is what JSON has."""
    return replace(veld, bouw=Bouw.PER)


TOELICHTING, MOTIVERING, REDEN = tekst("toelichting"), tekst("motivering"), tekst("reden")
NAAM, TITEL, BRON, TEKST_ = tekst("naam"), tekst("titel"), tekst("bron"), tekst("tekst")
DOCUMENT = getal("document", "Document (nummer)").soms
SHA256 = hash_("sha256", "Controlegetal")
GEMEENTE, GEMEENTEN = code("gemeente"), lijst(code("gemeenten"))
REACTIE_VOOR = dag("reactie_voor", "Reactie uiterlijk")
EDITIE = code("editie")
DOMEINEN = lijst(woord("domeinen", "Raakt")).soms
"""What a deviation touches (`basis/afwijkdomein`); absent when nobody said."""
WAS, WORDT = per(tekst("was")), per(tekst("wordt"))
"""What stood there before a change and what stands there now, by the title of the field."""

VOORGESTELD = code("voorgesteld_door").soms
"""Who proposed what another one confirmed."""
INGELEZEN = Veld("ingelezen", delen=(SHA256, tekst("blad"), getal("rij"), tekst("kenmerk"))).soms
"""From which row of which file an act was taken over. Any act can be."""
KLOK = Veld("klok", Vorm.MOMENT, "Wat de klok aangaf").soms
"""What the clock read when it was behind the entry before, whose time the entry got."""
GEWEIGERD = (code("code"), REDEN, KLOK)
"""What every refusal says: which rule, and its words. Of what was wanted it holds what had been said by then."""
