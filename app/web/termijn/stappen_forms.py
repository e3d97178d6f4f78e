from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import Optional

from app.models import Document
from app.web.kern.formulier import Formulier, datum, keuze, tekst
from app.weergave import datum_kort


class StapForm(Formulier):
    datum = datum(_l("Afgerond op"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Wat is er gedaan? Komt in het logboek."))
    document_id = SelectField(
        _l("Document"),
        [Optional()],
        description=_l("Kies uit de documenten van deze zaak. Voeg een nieuw document eerst toe."),
    )

    def met_documenten(self, documenten: Iterable[Document]) -> StapForm:
        bekend = [keuze(str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in documenten]
        self.document_id.choices = [keuze("", _("Geen document")), *bekend]
        return self
