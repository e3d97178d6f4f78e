from __future__ import annotations

from flask_babel import lazy_gettext as _l

from app.web.kern.formulier import Formulier, tekst, wachtwoord


class HervatForm(Formulier):
    toelichting = tekst(
        _l("Wat is er gebeurd, en waarom kan het logboek verder?"),
        description=_l("Bijvoorbeeld: een reservekopie is teruggezet na een storing. Komt in het logboek."),
    )


class BevestigForm(Formulier):
    wachtwoord = wachtwoord()
