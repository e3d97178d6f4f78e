from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.toezicht import Richting, Toezichtfase
from app.domain.regio.regio import Opschalingsniveau
from app.models import Document
from app.services.overleg.toezicht import MAX_MET, MAX_ONDERWERP, NieuweBrief
from app.web.kern.formulier import (
    Formulier,
    datum,
    keuze,
    keuzes,
    regel,
    tekst,
)
from app.weergave import datum_kort

KIES = InputRequired(_l("Maak een keuze."))


class OpschalingForm(Formulier):
    aanleiding = tekst(_l("Aanleiding"), description=_l("Waarover is er geen overeenstemming?"))
    datum = datum(_l("Datum"))


class OpschaalstapForm(Formulier):
    niveau = RadioField(_l("Naar welk niveau?"), [KIES])
    datum = datum(_l("Datum"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Wat ligt er voor? Komt in het logboek."))

    def met_niveaus(self, niveaus: Sequence[Opschalingsniveau]) -> OpschaalstapForm:
        self.niveau.choices = [keuze(n.code, n.titel) for n in niveaus]
        return self


class OpschalinguitkomstForm(Formulier):
    uitkomst = RadioField(_l("Uitkomst"), [KIES], choices=keuzes(Opschalingsuitkomst))
    datum = datum(_l("Datum"))
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Wat is er afgesproken of besloten?"))


class ToezichtstapForm(Formulier):
    fase = RadioField(_l("Fase"), [KIES])
    datum = datum(_l("Datum"), description=_l("De dag waarop deze fase begon."))
    toelichting = tekst(_l("Toelichting"), description=_l("Waaruit blijkt dit? Wat vraagt het Rijk?"))

    def met_fasen(self, fasen: Sequence[Toezichtfase]) -> ToezichtstapForm:
        self.fase.choices = [keuze(f.code, f.titel) for f in fasen]
        return self


class CorrespondentieForm(Formulier):
    richting = RadioField(
        _l("Richting"),
        [KIES],
        choices=[
            keuze(Richting.INKOMEND.value, _l("Van het toezicht aan ons")),
            keuze(Richting.UITGAAND.value, _l("Van ons aan het toezicht")),
        ],
    )
    met = regel(_l("Afzender of ontvanger"), hoogstens=MAX_MET, description=_l("Bijvoorbeeld het ministerie van VWS."))
    datum = datum(_l("Datum van de brief"))
    onderwerp = regel(_l("Onderwerp"), hoogstens=MAX_ONDERWERP)
    document_id = SelectField(
        _l("Document"),
        [Optional()],
        description=_l("Kies uit de documenten van deze zaak. Voeg een nieuw document eerst toe."),
    )

    def met_documenten(self, documenten: Iterable[Document]) -> CorrespondentieForm:
        bekend = [keuze(str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in documenten]
        self.document_id.choices = [keuze("", _("Geen document")), *bekend]
        return self

    def invoer(self) -> NieuweBrief:
        return NieuweBrief(
            richting=Richting(self.richting.data),
            met=self.met.data,
            datum=self.datum.data,
            onderwerp=self.onderwerp.data,
            document_id=int(self.document_id.data) if self.document_id.data else None,
        )
