"""The stock of one location by municipality and legal title, as somebody types it row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.getallen import lees_geheel
from app.domain.basis.tekst import getypt, heeft_inhoud
from app.domain.basis.zoeken import kies_code
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.plaatsing.titels import toets_titel
from app.domain.telling.telling import toets_aantal

VELDEN = ("zorgvorm", "gemeente", "titel", "maand", "aantal")


@dataclass(frozen=True)
class Getypt:
    """A row as it was typed. Without a number it says nothing, whatever else stands in it."""

    zorgvorm: str = ""
    gemeente: str = ""
    titel: str = ""
    maand: str = ""
    aantal: str = ""

    @property
    def leeg(self) -> bool:
        return not heeft_inhoud(self.aantal)


class Rijfout(OngeldigeInvoer):
    """What is wrong in a row: which one, counted from 0, and in which of its fields."""

    def __init__(self, rij: int, veld: str, bericht: str) -> None:
        super().__init__(bericht, veld=veld)
        self.rij = rij


def lees_rij(nr: int, rij: Getypt, zorgvormen: Mapping[str, str], gemeenten: Mapping[str, str]) -> Cel | None:
    """The part of the stock that a row is; None for one without a number. Raises Rijfout."""
    if rij.leeg:
        return None
    try:
        aantal = toets_aantal(lees_geheel(rij.aantal, "aantal"), "aantal")
        gemeente = _gemeente(rij.gemeente, gemeenten)
        if rij.zorgvorm not in zorgvormen:
            raise OngeldigeInvoer("Kies een zorgvorm uit de lijst.", veld="zorgvorm")
        toets_titel(rij.titel, getypt(rij.maand))
        if rij.titel and not gemeente:
            raise OngeldigeInvoer("De gemeente ontbreekt. Vul in welke gemeente het is.", veld="gemeente")
    except OngeldigeInvoer as fout:
        raise Rijfout(nr, fout.veld or "aantal", fout.bericht) from fout
    return Cel(rij.zorgvorm, aantal, gemeente, rij.titel, getypt(rij.maand))


def _gemeente(tekst: str, gemeenten: Mapping[str, str]) -> str:
    """Its code, by its name or its code; empty is not known whose children they are. Raises OngeldigeInvoer."""
    if not heeft_inhoud(tekst):
        return ""
    code = kies_code(tekst, gemeenten)
    if code is None:
        raise OngeldigeInvoer("Deze gemeente is er niet. Kies een gemeente van Nederland.", veld="gemeente")
    return code


def als_stand(week: date, locatie: int, kinderen: int, cellen: Sequence[Cel], vormen: Mapping[str, str]) -> Stand:
    """The stock of these rows. Rows of one place say it twice: that is refused, for which one is right nobody knows.

    Raises Rijfout at the second of the two.
    """
    gezien: set[tuple[str, str, str, str]] = set()
    for nr, cel in enumerate(cellen):
        if cel.plek in gezien:
            raise Rijfout(
                nr, "zorgvorm", f"{vormen[cel.zorgvorm]}: deze zorgvorm, gemeente en titel staat er twee keer. "
                "Laat een van de twee rijen leeg."
            )  # fmt: skip
        gezien.add(cel.plek)
    return Stand(week=week, locatie=locatie, kinderen=kinderen, cellen=tuple(cellen))
