from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import PROFIELEN
from app.domain.regio.regio import Regioprofiel
from app.services.export.exports import TOEZICHTHOUDER
from app.services.export.keuze import IGJ
from app.web.kern.formulier import Formulier, datum, keuze, regel, tekst

ANDERS = "anders"


class ExportForm(Formulier):
    soort = SelectField(_l("Voor wie is de export?"), [InputRequired(_l("Maak een keuze."))])
    ontvanger = regel(
        _l("Naam van een andere ontvanger"),
        verplicht=False,
        hoogstens=120,
        description=_l("Alleen als u hierboven “andere ontvanger” kiest. Bijvoorbeeld: griffie van Delft, rekenkamer."),
    )
    doel = tekst(
        _l("Waarvoor?"), description=_l("Waarvoor de ontvanger het dossier gebruikt. Dit komt in het logboek.")
    )
    profiel = SelectField(
        _l("Wat gaat mee?"),
        [Optional()],
        description=_l("Elke ontvanger krijgt wat hij nodig heeft. Wat weg blijft, staat in de bundel."),
    )
    profiel_reden = tekst(
        _l("Waarom meer dan deze ontvanger gewoonlijk krijgt?"),
        verplicht=False,
        description=_l("Alleen als u een ruimer profiel kiest. Dit komt in het logboek."),
    )
    peildatum = datum(
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
    tot_en_met = datum(_l("Inhoud tot en met"), verplicht=False, description=_l("Leeg: tot en met vandaag."))

    def voor_regio(self, profiel: Regioprofiel) -> ExportForm:
        anderen = [keuze(o.naam, o.naam) for o in profiel.andere_regios]
        self.soort.choices = [
            keuze(TOEZICHTHOUDER, _("De toezichthouder op de peildatum")),
            keuze(IGJ, IGJ),
            *anderen,
            keuze(ANDERS, _("Andere ontvanger")),
        ]
        profielen = [keuze(p.code, f"{p.titel}: {p.waarvoor}") for p in PROFIELEN.values()]
        self.profiel.choices = [keuze("", _("Wat bij deze ontvanger past")), *profielen]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        if self.soort.data == ANDERS and not (self.ontvanger.data or "").strip() and not self.ontvanger.errors:
            self.ontvanger.errors = [_("Vul in voor wie de export is.")]
            return False
        return goed

    def invoer(self) -> NieuweExport:
        ontvanger = self.ontvanger.data if self.soort.data == ANDERS else self.soort.data
        return NieuweExport(
            ontvanger,
            self.doel.data,
            self.peildatum.data,
            self.vanaf.data,
            self.tot_en_met.data,
            self.profiel.data or "",
            self.profiel_reden.data or "",
        )
