"""A point: something that is to be done in a zaak, or was; with whom it lies, since when, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.regio.regio import Regioprofiel


class Weegt(StrEnum):
    """What an open point means when the zaak is to be closed."""

    BLOKKEERT = "blokkeert"
    WAARSCHUWT = "waarschuwt"
    INFORMATIE = "informatie"


class Wie(StrEnum):
    """What kind of party a point lies with; it says how `LigtBij.code` is to be read."""

    GEBRUIKER = "gebruiker"
    FUNCTIE = "functie"
    ROL = "rol"
    ORGANISATIE = "organisatie"
    PARTIJ = "partij"


TEAM, REGIEVOERDER = "team", "regievoerder"
"""Codes of `Wie.ROL`: everybody in the team of the zaak, or those who lead it."""


@dataclass(frozen=True)
class LigtBij:
    """With whom a point lies: the id of an account, the code of an office, role or organisation, or a party outside.

    `naam` is for readers.
    """

    wie: Wie
    code: str
    naam: str


HET_TEAM = LigtBij(Wie.ROL, TEAM, "het team van de zaak")
DE_REGIEVOERDER = LigtBij(Wie.ROL, REGIEVOERDER, "de Regievoerder")


def partij(naam: str) -> LigtBij:
    """Somebody who has no account here."""
    return LigtBij(Wie.PARTIJ, "", naam)


def organisatie(profiel: Regioprofiel, code: str, naam: str = "") -> LigtBij:
    """A municipality or region, by its code; `naam` is for one that the profile does not know."""
    bekend = profiel.naam_van(code)
    return LigtBij(Wie.ORGANISATIE, code, naam if naam and bekend == code else bekend)


def functie(profiel: Regioprofiel, code: str) -> LigtBij:
    """An office of the region: whoever holds it on the day, or deputises."""
    gevonden = profiel.functie(code)
    return LigtBij(Wie.FUNCTIE, code, gevonden.titel if gevonden else code)


def gebruiker(id_: int, naam: str) -> LigtBij:
    return LigtBij(Wie.GEBRUIKER, str(id_), naam)


@dataclass(frozen=True, kw_only=True)
class Punt:
    """One point. `soort` is a key of the register; with `object` it is unique among the open points of a zaak.

    It shows from `vanaf` on, and until the day before `tot` when the calendar alone ends it. `gesloten_op` is the day
    on which an act or a fact closed it, `uiterlijk_op` the last day on which it is in time. `gegevens` are the
    parameters of the address of its act.
    """

    soort: str
    onderwerp: str
    object: str
    ligt_bij: LigtBij
    sinds: date
    vanaf: date | None = None
    tot: date | None = None
    uiterlijk_op: date | None = None
    gesloten_op: date | None = None
    weegt: Weegt = Weegt.INFORMATIE
    gegevens: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def zichtbaar_vanaf(self) -> date:
        return self.vanaf or self.sinds

    def open_op(self, dag: date) -> bool:
        """Whether it is to be done at the end of that day."""
        if self.gesloten_op is not None and self.gesloten_op <= dag:
            return False
        return self.zichtbaar_vanaf <= dag and (self.tot is None or dag < self.tot)

    def te_laat(self, dag: date) -> bool:
        return self.uiterlijk_op is not None and self.uiterlijk_op < dag
