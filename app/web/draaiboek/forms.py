from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.web.kern.formulier import Formulier, Versieveld, datum, tekst


class OverstapForm(Formulier):
    """`sha256` is the text that the page compared with: what was seen is what is chosen."""

    editie = HiddenField()
    sha256 = HiddenField()
    datum = datum(_l("Datum van de overstap"))
    motivering = tekst(_l("Motivering"), description=_l("Waarom stapt deze zaak over? Dit komt in het logboek."))
    versie = Versieveld()


class BekrachtigForm(Formulier):
    datum = datum(_l("Datum"))
    toelichting = tekst(
        _l("Toelichting"), description=_l("Waarom was deze noodgreep terecht? Dit komt in het logboek.")
    )
