"""Texts of the region at the fields they are for: *Invoegen* puts one behind what was typed there, without a script.

The button sends the form, and nothing is done with it but to show it again with the text in it: all that was filled in
stands there still. Only a password and a file are asked anew, for no page gives those back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from wtforms import TextAreaField

from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regioteksten import Regiotekst, Tekstplek, achter
from app.regios import alle_profielen
from app.web.kern.verzoek import vandaag
from app.weergave import datum

KNOP = "invoegen"
"""The name of the button; its value is the field and the code of the text."""


class Tekstveld(TextAreaField):
    """A longer text, in an area of `rijen` lines; `voor` says which texts of the region can be put in it."""

    def __init__(self, *args: Any, rijen: int = 3, voor: Tekstplek | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.rijen, self.voor = rijen, voor

    @property
    def teksten(self) -> Sequence[Regiotekst]:
        """Those of the region of the zaak, or of who fills it in, with what is known of the zaak in them."""
        regio = _regio() if self.voor else None
        gevonden = regio.teksten_voor(self.voor) if regio and self.voor else ()
        waarden = _waarden() if gevonden else {}
        return [replace(tekst, tekst=tekst.met(waarden)) for tekst in gevonden]


def _regio() -> Regioprofiel | None:
    if "dossier" in g:
        regio: Regioprofiel = g.dossier.profiel
        return regio
    return alle_profielen().get(g.actor.regio) if "actor" in g else None


def wil_invoegen(form: FlaskForm) -> bool:
    """Whether *Invoegen* was pressed instead of the button of the act. Then the text stands in its field."""
    if request.method != "POST" or KNOP not in request.form:
        return False
    naam, _streep, code = request.form[KNOP].partition("/")
    veld = form._fields.get(naam)
    if isinstance(veld, Tekstveld):
        tekst = next((tekst for tekst in veld.teksten if tekst.code == code), None)
        if tekst:
            veld.data = achter(veld.data or "", tekst.tekst)
    return True


def _waarden() -> dict[str, str]:
    """What is known on this page of what may stand in a text."""
    waarden = {"vandaag": datum(vandaag())}
    if "dossier" in g:
        waarden |= {"aanbieder": g.dossier.zaak.aanbieder.naam, "zaaknummer": g.dossier.zaak.zaaknummer}
    return waarden
