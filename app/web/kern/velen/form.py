"""Forms of many acts at once: rows to tick, each with what was looked at, and what to do when one cannot be done."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.basis.fouten import DomeinFout
from app.services.kern.velen import NietAlles, NietGedaan, Uitslag
from app.web.kern.formulier import Formulier, keuze
from app.web.kern.velden import Radio

ALLES, REST = "niets", "rest"
BIJWERKEN = "bijwerken"
"""The button that only shows what is ticked now."""


class Rijen(SelectMultipleField):
    """The rows that are ticked, as the page has them: `12`, or `12.3.keur_goed` with what was looked at.

    Which rows there are the page says; what is no row of it any more, the service refuses by name.
    """

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
    alles = True

    def __init__(self, label: Any, **opties: Any) -> None:
        super().__init__(label, [Optional()], choices=[], validate_choice=False, **opties)

    def vink(self, welke: Collection[str], *, aan: bool) -> None:
        """Of the rows with these numbers. What such a tick carries the page says when it is shown again."""
        rest = [waarde for waarde in self.data or [] if str(waarde).split(".")[0] not in welke]
        self.data = [*rest, *(welke if aan else ())]

    @property
    def delen(self) -> list[list[str]]:
        """Of each that is ticked its parts; what is no number of a row is left out."""
        gedeeld = (str(waarde).split(".") for waarde in self.data or [])
        return [deel for deel in gedeeld if deel[0].isdecimal() and len(deel[0]) < 10]

    @property
    def nummers(self) -> list[int]:
        return [int(deel[0]) for deel in self.delen]


class Velenform(Formulier):
    """Many acts with one button. `niet_gedaan` is what the last attempt could not do, by the number of its row."""

    kies = Rijen(_l("Aangevinkt"))
    alles = Radio(
        _l("Als er één niet lukt"),
        choices=[
            keuze(ALLES, _l("Leg dan niets vast")),
            keuze(REST, _l("Leg de andere wel vast, en zeg welke niet lukte")),
        ],
        default=ALLES,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.niet_gedaan: dict[int, str] = {}

    @property
    def bijwerken(self) -> bool:
        """Whether who sent it only wants to see what he ticked."""
        return bool(self.is_submitted()) and request.form.get("actie") == BIJWERKEN

    def aangevinkt(self, nummer: int, vooraf: bool) -> bool:
        """Whether the row is ticked: as it was sent, or `vooraf` on a page that was just opened."""
        return nummer in self.kies.nummers if self.begonnen else vooraf

    def validate(self, extra_validators: Any = None) -> bool:
        goed = super().validate(extra_validators)
        if goed and not self.kies.nummers:
            self.kies.errors = [_("Vink minstens één regel aan.")]
            return False
        return bool(goed)

    def alles_of_niets(self) -> bool:
        return "alles" not in self or bool(self.alles.data != REST)

    def toon(self, fout: DomeinFout) -> None:
        """What could not be done, row by row; what was wrong for all alike, at its field."""
        if not isinstance(fout, NietAlles):
            super().toon(fout)
            return
        waarom = {(een.fout.bericht, een.fout.veld) for een in fout.niet}
        if len(waarom) == 1 and (fout.niet[0].fout.veld or "") in self:
            super().toon(fout.niet[0].fout)
            return
        self.niet_gedaan = {een.sleutel: een.fout.bericht for een in fout.niet}
        self.http_status = fout.status
        self.form_errors += [_("Er is niets vastgelegd. Dit lukte niet:"), *_regels(fout.niet)]
        if self.alles_of_niets() and len(fout.niet) < len(self.kies.nummers):
            self.form_errors.append(_("Wilt u de andere wel vastleggen? Kies dat onderaan, of haal deze vinkjes weg."))


def _regels(niet: Iterable[NietGedaan]) -> list[str]:
    return [f"{een.naam}: {een.fout.bericht}" for een in niet]


def zeg(uitslag: Uitslag[Any]) -> None:
    """Say what was done, and what could not be."""
    flash(
        ngettext("%(num)s handeling is vastgelegd.", "%(num)s handelingen zijn vastgelegd.", len(uitslag.gedaan)), "ok"
    )
    if uitslag.niet:
        flash(_("Niet vastgelegd: %(wat)s", wat=" ".join(_regels(uitslag.niet))), "waarschuwing")
