"""Fields that read a number in Dutch notation: `data` is the typed text, `getal` the number or None."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wtforms import StringField
from wtforms.validators import Optional, ValidationError

from app.domain.aanbieder.kwartaal import CIJFERS, Eenheid
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.getallen import lees_geheel, lees_honderdsten, lees_saldo, schrijf_honderdsten, schrijf_saldo
from app.domain.basis.tekst import heeft_inhoud
from app.domain.telling.telling import MATEN, toets_aantal

Lezer = Callable[[str, str], int]


class Getalveld(StringField):
    """A number that `lezer` reads and `schrijver` writes."""

    getal: int | None = None
    kort = True
    """Its box is as wide as a number, whatever keys it asks for: a figure with a minus asks for all of them."""

    def __init__(self, *args: Any, lezer: Lezer, schrijver: Callable[[int], str] = str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lezer, self.schrijver = lezer, schrijver

    def zet(self, getal: int | None) -> None:
        """Show this number, to be changed."""
        self.data = "" if getal is None else self.schrijver(getal)

    @property
    def waarde(self) -> int | None:
        return self.getal

    def pre_validate(self, form: Any) -> None:
        self.getal = None
        if not heeft_inhoud(self.data or ""):
            return
        try:
            self.getal = self.lezer(self.data or "", self.name)
        except OngeldigeInvoer as fout:
            raise ValidationError(fout.bericht) from fout


def _veld(label: str, toetsen: str, lezer: Lezer, schrijver: Callable[[int], str] = str, uitleg: str = "") -> Any:
    toets = {"inputmode": toetsen, "autocomplete": "off"}
    return Getalveld(label, [Optional()], description=uitleg, render_kw=toets, lezer=lezer, schrijver=schrijver)


def aantal(maat: str) -> Any:
    """A count of children, by its name in MATEN."""
    return _veld(MATEN[maat], "numeric", lambda tekst, veld: toets_aantal(lees_geheel(tekst, veld), veld))


_SOORTEN: dict[Eenheid, tuple[str, str, Lezer, Callable[[int], str]]] = {
    Eenheid.PROCENT: (", in procenten", "text", lees_honderdsten, schrijf_honderdsten),
    Eenheid.VERHOUDING: ("", "text", lees_honderdsten, schrijf_honderdsten),
    Eenheid.BEDRAG: (", in euro", "text", lees_saldo, schrijf_saldo),
    Eenheid.AANTAL: ("", "numeric", lees_geheel, str),
}


def cijfer(naam: str) -> Any:
    """A figure of a provider, by its name in CIJFERS."""
    wat = CIJFERS[naam]
    erbij, toetsen, lezer, schrijver = _SOORTEN[wat.eenheid]
    return _veld(f"{wat.titel}{erbij}", toetsen, lezer, schrijver, wat.uitleg)
