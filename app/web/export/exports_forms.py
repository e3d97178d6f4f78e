from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.domain.basis.tekst import heeft_inhoud
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import PROFIELEN
from app.domain.regio.regio import Regioprofiel
from app.services.export.exports import TOEZICHTHOUDER
from app.services.export.keuze import IGJ
from app.web.kern.formulier import Formulier, datum, datum_nu, regel, tekst
from app.web.kern.velden import keuzelijst, kies_uit

ANDERS = "anders"


class AfmaakForm(Formulier):
    """Nothing to fill in: it is made as it was asked."""

    def invoer(self) -> dict[str, Any]:
        return {}


class ExportForm(Formulier):
    soort = keuzelijst(_l("Met wie deelt u het dossier?"))
    ontvanger = regel(
        _l("Naam van een andere ontvanger"),
        als=_l("verplicht bij een andere ontvanger"),
        hoogstens=120,
        description=_l("Bijvoorbeeld: griffie van Delft, rekenkamer."),
    )
    doel = tekst(
        _l("Waarvoor?"), description=_l("Waarvoor de ontvanger het dossier gebruikt. Dit komt in het logboek.")
    )
    profiel = keuzelijst(
        _l("Wat gaat mee?"),
        verplicht=False,
        description=_l("Elke ontvanger krijgt wat hij nodig heeft. Wat weg blijft, staat in het bestand."),
    )
    profiel_reden = tekst(
        _l("Waarom meer dan deze ontvanger gewoonlijk krijgt?"),
        als=_l("verplicht als u een ruimer profiel kiest"),
        description=_l("Dit komt in het logboek."),
    )
    peildatum = datum_nu(
        _l("Peildatum"),
        description=_l("Het dossier laat zien hoe de zaak er aan het eind van deze dag voor stond."),
    )

    vanaf = datum(
        _l("Inhoud vanaf"),
        verplicht=False,
        description=_l(
            "Leeg: vanaf het begin. De regels zelf gaan altijd allemaal mee; wat op andere dagen is ingevoerd, gaat "
            "zonder inhoud en zonder documenten mee. De registers tonen de stand op de peildatum."
        ),
    )
    tot = datum(_l("Inhoud tot en met"), verplicht=False, description=_l("Leeg: tot en met vandaag."))

    met_notities = BooleanField(
        _l("Met de notities"),
        description=_l(
            "Notities staan naast het dossier en gaan anders niet mee. Zij krijgen een eigen hoofdstuk, apart van het "
            "logboek. Lees ze eerst na: wat erin staat, krijgt de ontvanger."
        ),
    )

    def voor_regio(self, profiel: Regioprofiel) -> None:
        bij_naam = [IGJ, *(regio.naam for regio in profiel.andere_regios)]
        self.soort.choices = kies_uit(
            None,
            [
                (TOEZICHTHOUDER, _("De toezichthouder op de peildatum")),
                *((naam, naam) for naam in bij_naam),
                (ANDERS, _("Andere ontvanger")),
            ],
        )
        profielen = ((p.code, f"{p.titel}: {p.waarvoor}") for p in PROFIELEN.values())
        self.profiel.choices = kies_uit(_("Wat bij deze ontvanger past"), profielen)

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        if self.soort.data == ANDERS and not heeft_inhoud(self.ontvanger.data or "") and not self.ontvanger.errors:
            self.ontvanger.errors = [_("Vul in met wie u het dossier deelt.")]
            return False
        return goed

    def invoer(self) -> NieuweExport:
        waarden = self.waarden()
        soort, waarden["tot_en_met"] = waarden.pop("soort"), waarden.pop("tot")
        return NieuweExport(**waarden | {"ontvanger": waarden["ontvanger"] if soort == ANDERS else soort})
