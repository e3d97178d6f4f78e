from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.raadsbrief import MAX_TITEL
from app.models import Document
from app.services.informatie.plichten import Verzending
from app.services.informatie.raadsbrieven import NieuweRomptekst
from app.web.kern.formulier import (
    KIES,
    Formulier,
    Versieveld,
    datum,
    keuze,
    keuzes,
    regel,
    tekst,
)
from app.weergave import datum_kort


class VerzendingForm(Formulier):
    datum = datum(_l("Geïnformeerd op"))
    middel = RadioField(_l("Waarmee?"), [KIES], choices=keuzes(Middel))
    document_id = SelectField(
        _l("Brief of verslag"),
        [Optional()],
        description=_l("Kies uit de documenten van deze zaak. Voeg een nieuw document eerst toe."),
    )
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Komt in het logboek."))

    def met_documenten(self, documenten: Iterable[Document]) -> VerzendingForm:
        bekend = [keuze(str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in documenten]
        self.document_id.choices = [keuze("", _("Geen document")), *bekend]
        return self

    def invoer(self) -> Verzending:
        return Verzending(
            datum=self.datum.data,
            middel=Middel(self.middel.data),
            toelichting=self.toelichting.data or "",
            document_id=int(self.document_id.data) if self.document_id.data else None,
        )


class VervalForm(Formulier):
    datum = datum(_l("Vervallen op"))
    toelichting = tekst(
        _l("Waarom hoeft deze partij niet geïnformeerd te worden?"), description=_l("Komt in het logboek.")
    )


class RomptekstForm(Formulier):
    titel = regel(_l("Onderwerp"), hoogstens=MAX_TITEL)
    tekst = tekst(
        _l("Tekst"),
        description=_l(
            "Een lege regel begint een nieuwe alinea. Feiten en cijfers komen vanzelf onder de tekst. "
            "Noem geen namen van kinderen."
        ),
    )
    datum = datum(_l("Datum van de tekst"))
    versie = Versieveld()

    def invoer(self) -> NieuweRomptekst:
        return NieuweRomptekst(self.titel.data, self.tekst.data, self.datum.data)


class AanbiedForm(Formulier):
    gemeenten = SelectMultipleField(
        _l("Gemeenten"),
        [InputRequired(_l("Kies een of meer gemeenten."))],
        description=_l("Elke gemeente krijgt een eigen brief, met de eigen cijfers."),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    datum = datum(_l("Datum"), description=_l("De brief noemt de stand en de cijfers van deze dag."))


class RaadverzendingForm(Formulier):
    datum = datum(_l("Aan de raad gestuurd op"))
    toelichting = tekst(
        _l("Toelichting"),
        verplicht=False,
        description=_l("Bijvoorbeeld het nummer van de brief bij de gemeente. Komt in het logboek."),
    )
