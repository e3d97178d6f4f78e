from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.validators import Optional

from app.domain.basis.datums import Datumsoort
from app.domain.logboek.keten import GEDAAN, GEWEIGERD
from app.services.logboek.lezen import Logboekfilter
from app.web.kern.formulier import Formulier, datum, keuze, regel
from app.weergave import actie


class LogboekForm(Formulier):
    """What is asked of the logboek. It changes nothing, so it needs no token and stands in the address."""

    class Meta(Formulier.Meta):
        csrf = False

    zaak = regel(_l("Zaaknummer"), verplicht=False, hoogstens=12)
    actie = SelectField(_l("Handeling"), [Optional()], default="")
    wie = SelectField(_l("Wie"), [Optional()], default="")
    uitkomst = SelectField(
        _l("Uitkomst"),
        [Optional()],
        default="",
        choices=[keuze("", _l("alle")), keuze(GEDAAN, _l("gedaan")), keuze(GEWEIGERD, _l("geweigerd"))],
    )
    vanaf = datum(_l("Ingevoerd vanaf"), soort=Datumsoort.GEBEURD, verplicht=False)
    tot_en_met = datum(_l("tot en met"), verplicht=False)
    voor = HiddenField()

    def met_keuzes(self, acties: Any, schrijvers: Any) -> LogboekForm:
        self.actie.choices = [keuze("", _("alle")), *(keuze(a, actie(a)) for a in sorted(acties, key=actie))]
        self.wie.choices = [keuze("", _("iedereen")), *(keuze(str(id_), naam) for id_, naam in schrijvers)]
        return self

    def paren(self, veld: Any) -> tuple[tuple[str, str], ...]:
        """What can be chosen in a list, as value and label."""
        return tuple((een.value, str(een.label)) for een in veld.choices)

    def wens(self) -> Logboekfilter:
        """The filter; a field that is wrong does not count."""
        goed = {naam: veld.data for naam, veld in self._fields.items() if not veld.errors}
        voor = goed.get("voor") or ""
        return Logboekfilter(
            actie=goed.get("actie") or "",
            zaak=(goed.get("zaak") or "").strip(),
            gebruiker_id=int(goed["wie"]) if goed.get("wie") else None,
            uitkomst=goed.get("uitkomst") or "",
            vanaf=goed.get("vanaf"),
            tot_en_met=goed.get("tot_en_met"),
            voor=int(voor) if voor.isdecimal() and voor.isascii() and len(voor) < 16 else None,
        )
