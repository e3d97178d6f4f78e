from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import InputRequired

from app.web.kern.formulier import Formulier, tekst


class VoorstelForm(Formulier):
    """No text of one's own: it would outlive what it is about."""

    gezien = BooleanField(
        _l("Ik heb bekeken wat weggaat en wat blijft"), [InputRequired(_l("Bekijk eerst wat weggaat en wat blijft."))]
    )


class BevestigForm(VoorstelForm):
    """`voorstel` is the proposal that the page showed: what was seen is what is confirmed."""

    voorstel = HiddenField()
    wachtwoord = PasswordField(
        _l("Uw wachtwoord"),
        [InputRequired(_l("Typ uw wachtwoord."))],
        description=_l("Nodig om te bevestigen, zodat vaststaat dat u het bent."),
        render_kw={"autocomplete": "current-password"},
    )

    def gezien_voorstel(self) -> int:
        """The id of the proposal; one that does not exist when it was tampered with."""
        tekst_ = self.voorstel.data or ""
        return int(tekst_) if tekst_.isdecimal() and len(tekst_) < 10 else -1


class BewaarForm(Formulier):
    reden = tekst(
        _l("Waarom wordt deze zaak langer bewaard?"),
        description=_l("Bijvoorbeeld een claim, een onderzoek of een besluit van de archivaris. Komt in het logboek."),
    )


class OphefForm(Formulier):
    reden = tekst(_l("Waarom hoeft dat niet meer?"), description=_l("Komt in het logboek."))
