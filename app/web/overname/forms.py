from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms import BooleanField
from wtforms.validators import InputRequired

from app.domain.basis.fouten import DomeinFout
from app.domain.overname.verslag import BestandGeweigerd, Overnameverslag
from app.services.overname.bestand import Overnamebestand
from app.web.kern.formulier import Formulier, wachtwoord
from app.web.kern.velden import Bestandveld


class Verslagformulier(Formulier):
    verslag: Overnameverslag | None = None

    def toon(self, fout: DomeinFout) -> None:
        """The message at its field; and the report, when rows are wrong."""
        super().toon(fout)
        self.verslag = fout.verslag if isinstance(fout, BestandGeweigerd) else None


class OvernameForm(Verslagformulier):
    bestand = Bestandveld(
        _l("Ingevuld sjabloon"),
        [FileRequired(_l("Kies een bestand."))],
        description=_l(
            "Een werkmap (.xlsx) van hoogstens 25\u00a0MB en 1.000 rijen. Geen namen van kinderen, geen BSN."
        ),
        render_kw={"accept": ".xlsx"},
    )
    _gelezen: Overnamebestand | None = None

    def invoer(self) -> Overnamebestand:
        """The file, read once: it can be asked again after an act that failed."""
        if self._gelezen is None:
            naam, inhoud = self.bestand.data.filename or "", self.bestand.data.read()
            self._gelezen = Overnamebestand(naam, inhoud, bool(self.geen_bsn.data))
        return self._gelezen


class BevestigForm(Verslagformulier):
    wachtwoord = wachtwoord()


class VerslagForm(Formulier):
    """Nothing to fill in."""

    legt_vast = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.hoedanigheid:
            del self.hoedanigheid

    def invoer(self) -> dict[str, Any]:
        return {}


class IntrekForm(Formulier):
    zeker = BooleanField(_l("Ja, haal het bestand weg"), [InputRequired(_l("Vink aan dat het bestand weg mag."))])

    def invoer(self) -> dict[str, Any]:
        return {}
