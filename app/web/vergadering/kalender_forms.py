from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.regio.regiodelen import Overleg
from app.domain.vergadering.kalender import Bijeenkomst, toets_jaar
from app.services.vergadering.kalender import MAX_PLAATS, NieuweVergadering
from app.web.kern.formulier import KIES, Formulier, datum, keuze, regel, tekst
from app.weergave import dag_voluit


class Jaar:
    """Validator: a year that the calendar knows, in four digits."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it from the class

    def __call__(self, form: Any, field: Any) -> None:
        field.data = getypt = (field.data or "").strip()
        try:
            toets_jaar(int(getypt) if len(getypt) == 4 and getypt.isascii() and getypt.isdecimal() else 0)
        except OngeldigeInvoer as fout:
            raise ValidationError(fout.bericht) from fout


class JaarForm(Formulier):
    """The year to look at; in the address, so without CSRF."""

    class Meta(Formulier.Meta):
        csrf = False

    jaar = StringField(_l("Jaar"), [Jaar()], render_kw={"inputmode": "numeric", "autocomplete": "off"})

    def gevraagd(self, anders: int) -> int:
        """The year that was asked for; another when none was, or what was asked is no year."""
        if "jaar" in request.args and self.validate():
            return int(self.jaar.data or anders)
        if not self.jaar.errors:
            self.jaar.data = str(anders)
        return anders


class KalenderForm(JaarForm):
    overleg = SelectField(_l("Overleg"), [Optional()], default="")

    def met_overleggen(self, overleggen: Iterable[Overleg]) -> KalenderForm:
        self.overleg.choices = [keuze("", _("alle")), *(keuze(o.code, f"{o.naam} ({o.code})") for o in overleggen)]
        return self

    @property
    def gekozen_overleg(self) -> str:
        return "" if self.overleg.errors else self.overleg.data or ""


class VergaderingForm(Formulier):
    overleg = SelectField(_l("Overleg"), [KIES])
    datum = datum(
        _l("Datum"),
        description=_l("Een dag die al is geweest kan ook: dan legt u de vergadering achteraf vast."),
    )
    tijd = regel(
        _l("Begintijd"),
        verplicht=False,
        description=_l("Bijvoorbeeld 09:30."),
        render_kw={"autocomplete": "off"},
    )
    plaats = regel(_l("Plaats"), verplicht=False, hoogstens=MAX_PLAATS)

    def met_overleggen(self, overleggen: Iterable[Overleg]) -> VergaderingForm:
        bekend = [keuze(o.code, f"{o.naam} ({o.code})") for o in overleggen]
        self.overleg.choices = [keuze("", _("Kies een overleg")), *bekend]
        return self

    def invoer(self) -> NieuweVergadering:
        return NieuweVergadering(
            self.overleg.data, self.datum.data, (self.tijd.data or "").strip(), self.plaats.data or ""
        )


class JaarplanForm(Formulier):
    """The proposal for a year, to choose from. What was planned meanwhile is no choice any more."""

    dagen = SelectMultipleField(
        _l("Vergaderingen"),
        [InputRequired(_l("Kies minstens één vergadering."))],
        description=_l("Haal het vinkje weg bij een dag die niet past. Plan die vergadering daarna apart."),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def met_voorstel(self, voorstel: Sequence[Bijeenkomst]) -> JaarplanForm:
        self._voorstel = {f"{b.overleg} {b.datum.isoformat()}": b for b in voorstel}
        self.dagen.choices = [keuze(code, f"{dag_voluit(b.datum)}: {b.overleg}") for code, b in self._voorstel.items()]
        if not self.is_submitted():
            self.dagen.data = list(self._voorstel)
        return self

    def gekozen(self) -> list[Bijeenkomst]:
        return [self._voorstel[code] for code in self.dagen.data or []]


class AfgelastForm(Formulier):
    datum = datum(_l("Afgelast op"))
    reden = tekst(_l("Waarom gaat de vergadering niet door?"), description=_l("Komt in het logboek."))
