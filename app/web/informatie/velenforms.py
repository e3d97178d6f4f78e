"""Several parties told, and several council letters sent, on one page each: rows to tick, one date, one button."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from app.domain.draaiboek.draaiboekdelen import Middel
from app.services.informatie.velen import Verzendingen
from app.web.kern.formulier import datum_nu, tekst
from app.web.kern.velden import documentveld, keuzelijst
from app.web.kern.velen.form import Velenform


class Verzendingenform(Velenform):
    datum = datum_nu(_l("Geïnformeerd op"))
    middel = keuzelijst(_l("Waarmee?"), Middel, leeg=_l("Zoals bij elke partij staat"), verplicht=False)
    document_id = documentveld(_l("Brief of verslag"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt bij elke regel in het logboek."))

    def invoer(self) -> Verzendingen:
        waarden = self.waarden()
        wat = {naam: waarden[naam] for naam in ("datum", "middel", "document_id", "toelichting")}
        return Verzendingen(plichten=self.kies.nummers, alles=self.alles_of_niets(), **wat)


class Raadverzendingenform(Velenform):
    datum = datum_nu(_l("Aan de raad gestuurd op"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt bij elke regel in het logboek."))

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        wat = {naam: waarden[naam] for naam in ("datum", "toelichting")}
        return wat | {"brieven": self.kies.nummers, "alles": self.alles_of_niets()}
