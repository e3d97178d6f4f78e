from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import InputRequired

from app.web.kern.formulier import Formulier, tekst


class HervatForm(Formulier):
    toelichting = tekst(
        _l("Wat is er gebeurd, en waarom kan het logboek verder?"),
        description=_l("Bijvoorbeeld: een reservekopie is teruggezet na een storing. Komt in het logboek."),
    )


class BevestigForm(Formulier):
    wachtwoord = PasswordField(
        _l("Uw wachtwoord"),
        [InputRequired(_l("Typ uw wachtwoord."))],
        description=_l("Nodig om te bevestigen, zodat vaststaat dat u het bent."),
        render_kw={"autocomplete": "current-password"},
    )
