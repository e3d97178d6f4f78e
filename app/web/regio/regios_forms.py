from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from app.web.kern.formulier import Formulier, datum_nu, regel, tekst
from app.web.kern.velden import Keuze, Zaakversie, kies_uit


class RegioForm(Formulier):
    """Involve a region, or make it the account holder."""

    regio = Keuze(_l("Regio"), [InputRequired(_l("Kies een regio."))])
    vertegenwoordiger = regel(
        _l("Vertegenwoordiger"), description=_l("Functie of naam van wie namens de regio aan tafel zit.")
    )
    datum = datum_nu(_l("Vanaf"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Zaakversie()

    def met_regios(self, regios: Iterable[tuple[str, str]]) -> None:
        self.regio.choices = kies_uit(_("Kies een regio"), regios)


class EindeForm(Formulier):
    datum = datum_nu(_l("Eerste dag waarop de regio niet meer meedoet"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Zaakversie()
