"""Choosing a password: two fields, and what is wrong with what was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, ValidationError

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.gebruiker.wachtwoord import toets_wachtwoord
from app.services.gebruiker.wachtwoorden import veelgebruikt

_NIEUW = {"autocomplete": "new-password"}


class NietGewoon:
    """Validator: long enough, none that everybody tries first, nor one's own name. `van_wie` gives name and address."""

    def __call__(self, form: Any, field: Any) -> None:
        van_wie: Iterable[str] = form.van_wie()
        try:
            toets_wachtwoord(field.data or "", veelgebruikt(), van_wie)
        except OngeldigeInvoer as fout:
            raise ValidationError(fout.bericht) from fout


def nieuw_wachtwoord() -> Any:
    return PasswordField(
        _l("Nieuw wachtwoord"),
        [InputRequired(_l("Vul een wachtwoord in.")), NietGewoon()],
        description=_l("Minstens 12 tekens. Een zin die u onthoudt is goed. Gebruik het nergens anders."),
        render_kw=_NIEUW,
    )


def nogmaals() -> Any:
    return PasswordField(
        _l("Nieuw wachtwoord, nog een keer"),
        [
            InputRequired(_l("Typ het nieuwe wachtwoord nog een keer.")),
            EqualTo("nieuw_wachtwoord", _l("Dit is niet hetzelfde als het nieuwe wachtwoord. Typ beide opnieuw.")),
        ],
        render_kw=_NIEUW,
    )
