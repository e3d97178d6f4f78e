"""*Alles aanvinken*: many boxes of a form at once, without a script.

The button sends the form, and nothing is done with it but to show it again with these boxes ticked: all that was filled
in stands there still. With the script (ADR 036) they are ticked on the page itself.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol, runtime_checkable

from flask import request
from flask_wtf import FlaskForm

KNOP = "vink"
"""The name of the button; its value is the field, `aan` or `uit`, and which rows (`12-14-15`): none means all."""


@runtime_checkable
class Vinkbaar(Protocol):
    """A field of boxes."""

    alles: bool
    """Whether its page has a button that ticks them all."""

    def vink(self, welke: Collection[str], *, aan: bool) -> None:
        """Tick these, or take the tick away; the others stay as they were sent."""


def wil_vinken(form: FlaskForm) -> bool:
    """Whether *Alles aanvinken* was pressed instead of the button of the act. Then the boxes have their ticks."""
    if request.method != "POST" or KNOP not in request.form:
        return False
    naam, hoe, welke = (*request.form[KNOP].split("/"), "", "")[:3]
    veld: Any = form._fields.get(naam)
    if isinstance(veld, Vinkbaar):
        veld.vink([deel for deel in welke.split("-") if deel], aan=hoe == "aan")
    return True
