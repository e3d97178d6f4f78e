from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.regio.regio import Gemeente
from app.domain.regio.regioroutes import Route
from app.domain.vergadering.routes import Behandeluitkomst
from app.models import Document, Vergadering
from app.services.vergadering.agendering import Agendering
from app.services.vergadering.stukken import MAX_TITEL, NieuwStuk
from app.services.vergadering.uitkomsten import Uitslag
from app.web.kern.formulier import (
    KIES,
    Formulier,
    datum,
    keuze,
    keuzes,
    regel,
    tekst,
)
from app.weergave import dag_voluit, datum_kort


def gemeentekeuze(label: Any, **opties: Any) -> Any:
    """Checkboxes of municipalities. Which of them can be chosen is a rule of the domain, and so is its message."""
    return SelectMultipleField(
        label,
        [InputRequired(_l("Kies minstens één gemeente."))],
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **opties,
    )


class StukForm(Formulier):
    titel = regel(_l("Titel"), hoogstens=MAX_TITEL)
    route = RadioField(_l("Route"), [KIES], description=_l("Het stuk gaat langs deze overleggen, in deze volgorde."))
    datum = datum(_l("Ingediend op"))
    document_id = SelectField(
        _l("Document"),
        [Optional()],
        description=_l("Kies uit de documenten van deze zaak. Voeg een nieuw document eerst toe."),
    )

    def met_keuzes(self, routes: Iterable[Route], documenten: Iterable[Document]) -> StukForm:
        self.route.choices = [keuze(r.code, f"{r.titel}: {' → '.join(r.stations)}") for r in routes]
        bekend = [keuze(str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in documenten]
        self.document_id.choices = [keuze("", _("Geen document")), *bekend]
        return self

    def invoer(self) -> NieuwStuk:
        document = int(self.document_id.data) if self.document_id.data else None
        return NieuwStuk(self.titel.data, self.route.data, self.datum.data, document)


class AgendeerForm(Formulier):
    """On the agenda of a meeting."""

    vergadering_id = SelectField(_l("Vergadering"), [InputRequired(_l("Kies een vergadering."))])

    def met_vergaderingen(self, vergaderingen: Sequence[Vergadering]) -> AgendeerForm:
        bekend = [keuze(str(v.id), f"{dag_voluit(v.datum)}{' ' + v.tijd if v.tijd else ''}") for v in vergaderingen]
        self.vergadering_id.choices = [keuze("", _("Kies een vergadering")), *bekend]
        return self

    def invoer(self) -> Agendering:
        return Agendering(vergadering_id=int(self.vergadering_id.data))


class AgendeerLokaalForm(Formulier):
    """On agendas of municipalities, each its own."""

    gemeenten = gemeentekeuze(_l("Gemeenten"))
    datum = datum(_l("Datum"), description=_l("De dag waarop het stuk daar op de agenda staat, ongeveer."))

    def met_gemeenten(self, gemeenten: Iterable[Gemeente]) -> AgendeerLokaalForm:
        self.gemeenten.choices = [keuze(g.code, g.naam) for g in gemeenten]
        return self

    def invoer(self) -> Agendering:
        return Agendering(datum=self.datum.data, gemeenten=self.gemeenten.data)


class UitkomstForm(Formulier):
    gemeenten = gemeentekeuze(_l("Gemeenten"), description=_l("Kies de gemeenten met dezelfde uitkomst en datum."))
    uitkomst = RadioField(_l("Uitkomst"), [KIES], choices=keuzes(Behandeluitkomst))
    datum = datum(_l("Datum"), description=_l("De dag waarop het stuk is behandeld."))
    toelichting = tekst(
        _l("Toelichting"), verplicht=False, description=_l("Verplicht bij aangehouden en terugverwezen.")
    )

    def met_gemeenten(self, gemeenten: Iterable[Gemeente] | None) -> UitkomstForm:
        """With the municipalities to choose from; None at a meeting, where there is nothing to choose."""
        if gemeenten is None:
            del self.gemeenten
        else:
            self.gemeenten.choices = [keuze(g.code, g.naam) for g in gemeenten]
        return self

    def invoer(self) -> Uitslag:
        gemeenten = self._fields.get("gemeenten")
        return Uitslag(
            Behandeluitkomst(self.uitkomst.data),
            self.datum.data,
            self.toelichting.data or "",
            gemeenten.data if gemeenten else (),
        )


class AfvoerForm(Formulier):
    reden = tekst(_l("Waarom gaat het stuk van de agenda?"), description=_l("Komt in het logboek."))


class IntrekStukForm(Formulier):
    datum = datum(_l("Ingetrokken op"))
    reden = tekst(_l("Waarom wordt het stuk ingetrokken?"), description=_l("Komt in het logboek."))
