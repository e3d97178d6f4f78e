from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired

from app.web.kern.formulier import (
    Formulier,
    Versieveld,
    datum,
    keuze,
    regel,
    tekst,
)


class RegioForm(Formulier):
    """Involve a region, or make it the account holder."""

    regio = SelectField(_l("Regio"), [InputRequired(_l("Kies een regio."))])
    vertegenwoordiger = regel(
        _l("Vertegenwoordiger"), description=_l("Functie of naam van wie namens de regio aan tafel zit.")
    )
    datum = datum(_l("Vanaf"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Versieveld()

    def met_regios(self, regios: Iterable[tuple[str, str]]) -> RegioForm:
        self.regio.choices = [keuze("", _("Kies een regio")), *(keuze(code, naam) for code, naam in regios)]
        return self


class EindeForm(Formulier):
    datum = datum(_l("Eerste dag waarop de regio niet meer meedoet"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Versieveld()
