from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from app.web.kern.formulier import Formulier, keuze, tekst, wachtwoord


class BevestigForm(Formulier):
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))


class WeigerForm(Formulier):
    reden = tekst(_l("Reden"), description=_l("Waarom weigert u dit? Dit komt in het logboek."))


class KnopForm(Formulier):
    """Take a proposal back, or say that one saw it; its button says so."""

    zeker = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, str]:
        return {}
