from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, ValidationError

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.regio.regiodelen import Overleg
from app.domain.vergadering.kalender import Bijeenkomst, toets_jaar
from app.services.vergadering.kalender import MAX_PLAATS, NieuweVergadering
from app.web.kern.formulier import Formulier, datum, datum_nu, regel, tekst
from app.web.kern.velden import GETAL_KW, Vinkjes, keuzelijst, kies_uit
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

    jaar = StringField(_l("Jaar"), [Jaar()], render_kw=GETAL_KW)

    def gevraagd(self, anders: int) -> int:
        """The year that was asked for; another when none was, or what was asked is no year."""
        if "jaar" in request.args and self.validate():
            return int(self.jaar.data or anders)
        if not self.jaar.errors:
            self.jaar.data = str(anders)
        return anders


class KalenderForm(JaarForm):
    overleg = keuzelijst(_l("Overleg"), verplicht=False, default="")

    def met_overleggen(self, overleggen: Iterable[Overleg]) -> None:
        self.overleg.choices = kies_uit(_("alle"), _namen(overleggen))

    @property
    def gekozen_overleg(self) -> str:
        return "" if self.overleg.errors else self.overleg.data or ""


def _namen(overleggen: Iterable[Overleg]) -> Iterator[tuple[str, str]]:
    return ((o.code, f"{o.naam} ({o.code})") for o in overleggen)


class VergaderingForm(Formulier):
    maakt = NieuweVergadering
    overleg = keuzelijst(_l("Overleg"))
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

    def met_overleggen(self, overleggen: Iterable[Overleg]) -> None:
        self.overleg.choices = kies_uit(_("Kies een overleg"), _namen(overleggen))


class JaarplanForm(Formulier):
    """The proposal for a year, to choose from. What was planned meanwhile is no choice any more."""

    dagen = Vinkjes(
        _l("Vergaderingen"),
        [InputRequired(_l("Kies minstens één vergadering."))],
        description=_l(
            "Haal het vinkje weg bij een dag die niet past. Plan die vergadering daarna apart. "
            "Een dag die is geweest, heeft geen vinkje."
        ),
    )

    def met_voorstel(self, voorstel: Sequence[Bijeenkomst], vandaag: date) -> JaarplanForm:
        """A day that is gone is in the proposal, for who records a year afterwards, but is not ticked unasked."""
        self._voorstel = {f"{b.overleg} {b.datum.isoformat()}": b for b in voorstel}
        namen = ((code, f"{dag_voluit(b.datum)}: {b.overleg}") for code, b in self._voorstel.items())
        self.dagen.choices = kies_uit(None, namen)
        if not self.begonnen:
            self.dagen.data = [code for code, b in self._voorstel.items() if b.datum >= vandaag]
        return self

    def invoer(self) -> dict[str, Any]:
        return {"gekozen": [self._voorstel[code] for code in self.dagen.waarde]}


class AfgelastForm(Formulier):
    datum = datum_nu(_l("Afgelast op"))
    reden = tekst(_l("Waarom gaat de vergadering niet door?"), rijen=4, description=_l("Komt in het logboek."))
