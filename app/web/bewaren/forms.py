from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField
from wtforms.validators import InputRequired

from app.inloggen import niemands_wachtwoord
from app.web.kern.formulier import Formulier, datum, tekst, wachtwoord
from app.web.kern.velden import PeildatumForm


class VoorstelForm(Formulier):
    """No text of one's own: it would outlive what it is about."""

    gezien = BooleanField(
        _l("Ik heb bekeken wat weggaat en wat blijft"), [InputRequired(_l("Bekijk eerst wat weggaat en wat blijft."))]
    )

    def invoer(self) -> dict[str, Any]:
        return {}


class BevestigForm(VoorstelForm):
    """`voorstel` is the proposal that the page showed: what was seen is what is confirmed."""

    voorstel = HiddenField()
    wachtwoord = wachtwoord()

    def invoer(self) -> dict[str, Any]:
        """The id of the proposal that was seen; one that does not exist when it was tampered with."""
        tekst_ = self.voorstel.data or ""
        return {"gezien": int(tekst_) if tekst_.isdecimal() and len(tekst_) < 10 else -1}


class MandatenForm(PeildatumForm):
    datum = datum(_l("Wie had welk mandaat op"))


class VervalForm(BevestigForm):
    """Of an account, which has one proposal at most."""

    def invoer(self) -> dict[str, Any]:
        return {"wachtwoord_hash": niemands_wachtwoord()}


class BewaarForm(Formulier):
    reden = tekst(
        _l("Waarom wordt deze zaak langer bewaard?"),
        rijen=4,
        description=_l("Bijvoorbeeld een claim, een onderzoek of een besluit van de archivaris. Komt in het logboek."),
    )


class OphefForm(Formulier):
    reden = tekst(_l("Waarom hoeft dat niet meer?"), rijen=4, description=_l("Komt in het logboek."))
