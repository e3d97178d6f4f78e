from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from app.domain.basis.handelingen import Soort
from app.domain.melding.webhookadres import LANGSTE_URL
from app.services.melding.abonnementen import NieuwAbonnement
from app.web.kern.formulier import Formulier, Versieveld, keuze, regel
from app.web.kern.velden import Vinkjes

SOORTEN = {
    Soort.VERLOOP: _l("Trede, sluiten en heropenen"),
    Soort.REGIE: _l("Wie doet wat, en afspraken"),
    Soort.STAPPEN: _l("Stappen en termijnen"),
    Soort.MANDATEN: _l("Mandaten"),
    Soort.BESLUITEN: _l("Besluiten"),
    Soort.RAADPLEGING: _l("Vragen en standpunten"),
    Soort.OPSCHALING: _l("Opschaling en toezicht"),
    Soort.INFORMATIE: _l("Informeren en raadsbrief"),
    Soort.STUKKEN: _l("Stukken"),
    Soort.DOCUMENTEN: _l("Documenten"),
    Soort.TELLINGEN: _l("Aantallen kinderen"),
    Soort.PLAATSING: _l("Boekingen en oordelen"),
    Soort.AANBIEDER: _l("Aanbieder"),
    Soort.REGIOS: _l("Andere regio’s"),
    Soort.BEHEER: _l("Dossiers delen en vernietiging"),
    Soort.SAMENWERKEN: _l("Notities en wie een taak doet"),
}
"""Kinds of acts, in the words of the screens."""


class WebhookForm(Formulier):
    maakt = NieuwAbonnement
    naam = regel(
        _l("Naam"),
        hoogstens=120,
        description=_l("Waarvoor is het? Bijvoorbeeld: ons zaaksysteem. Komt in het logboek."),
        render_kw={"autocomplete": "off"},
    )
    url = StringField(
        _l("Adres van de ontvanger"),
        [
            InputRequired(_l("Vul het adres in.")),
            Length(max=LANGSTE_URL, message=_l("Dit adres is te lang.")),
        ],
        description=_l("Begint met https://. Staat er een sleutel in het adres, dan blijft die uit het logboek."),
        render_kw={"type": "url", "autocomplete": "off"},
    )
    soorten = Vinkjes(
        _l("Waarover?"),
        [Optional()],
        description=_l("Kies niets om over alles bericht te krijgen. U krijgt nooit meer dan u zelf mag zien."),
        choices=[keuze(soort.value, label) for soort, label in SOORTEN.items()],
        soort=Soort,
    )
    token = StringField(
        _l("Token van de ontvanger"),
        [Optional(), Length(max=500, message=_l("Dit token is te lang."))],
        description=_l("Alleen als de ontvanger erom vraagt. Gaat mee in de kop Authorization, na het woord Bearer."),
        render_kw={"autocomplete": "off"},
    )


class DoeForm(Formulier):
    """An act on one webhook; its button says which."""

    versie = Versieveld()
    doe = SelectField(choices=[keuze("ja", "ja")])

    def waarden(self) -> dict[str, Any]:
        return {naam: wat for naam, wat in super().waarden().items() if naam != "doe"}


class HervatForm(DoeForm):
    vanaf_nu = BooleanField(_l("Sla over wat er intussen is gebeurd"))
