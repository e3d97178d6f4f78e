from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.services.termijn.overstap import Overstap
from app.web.kern.formulier import Formulier, datum_nu, tekst
from app.web.kern.velden import Zaakversie


class OverstapForm(Formulier):
    """`sha256` is the text that the page compared with: what was seen is what is chosen."""

    maakt = Overstap
    editie = HiddenField()
    sha256 = HiddenField()
    datum = datum_nu(_l("Datum van de overstap"))
    motivering = tekst(
        _l("Motivering"), rijen=4, description=_l("Waarom stapt deze zaak over? Dit komt in het logboek.")
    )
    versie = Zaakversie()
