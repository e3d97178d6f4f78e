from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from app.domain.basis.datums import Datumsoort
from app.domain.regio.regioroutes import Route
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.models import Vergadering
from app.services.vergadering.agendering import Agendering
from app.services.vergadering.stukken import MAX_TITEL, NieuwStuk
from app.web.kern.formulier import Formulier, datum, datum_nu, regel, tekst
from app.web.kern.velden import Keuze, Vinkjes, documentveld, kies_uit, radio
from app.weergave import dag_voluit


def gemeentekeuze(label: Any, **opties: Any) -> Any:
    """Checkboxes of municipalities. Which of them can be chosen is a rule of the domain, and so is its message."""
    return Vinkjes(
        label, [InputRequired(_l("Kies minstens één gemeente."))], validate_choice=False, alles=True, **opties
    )


class StukForm(Formulier):
    maakt = NieuwStuk
    titel = regel(_l("Titel"), hoogstens=MAX_TITEL)
    route = radio(_l("Route"), description=_l("Het stuk gaat langs deze overleggen, in deze volgorde."))
    datum = datum_nu(_l("Ingediend op"))
    document_id = documentveld()

    def met_routes(self, routes: Iterable[Route]) -> None:
        self.route.choices = kies_uit(None, ((r.code, f"{r.titel}: {' → '.join(r.stations)}") for r in routes))


class Gemeentenform(Formulier):
    """About some municipalities, or about the one meeting of a station of the region."""

    gemeenten: Any

    def met_gemeenten(self, gemeenten: Mapping[str, str]) -> None:
        self.gemeenten.choices = kies_uit(None, gemeenten.items())


class AgendeerForm(Formulier):
    """On the agenda of a meeting."""

    vergadering_id = Keuze(_l("Vergadering"), [InputRequired(_l("Kies een vergadering."))])

    def met_vergaderingen(self, vergaderingen: Sequence[Vergadering]) -> None:
        bekend = ((str(v.id), f"{dag_voluit(v.datum)}{' ' + v.tijd if v.tijd else ''}") for v in vergaderingen)
        self.vergadering_id.choices = kies_uit(_("Kies een vergadering"), bekend)

    def invoer(self) -> Agendering:
        return Agendering(vergadering_id=int(self.vergadering_id.data))


class AgendeerLokaalForm(Gemeentenform):
    """On agendas of municipalities, each its own."""

    maakt = Agendering
    gemeenten = gemeentekeuze(_l("Gemeenten"))
    datum = datum(_l("Datum"), description=_l("De dag waarop het stuk daar op de agenda staat, ongeveer."))


class UitkomstForm(Gemeentenform):
    maakt = Stationsuitslag
    gemeenten = gemeentekeuze(_l("Gemeenten"), description=_l("Kies de gemeenten met dezelfde uitkomst en datum."))
    uitkomst = radio(_l("Uitkomst"), Behandeluitkomst)
    datum = datum(_l("Datum"), soort=Datumsoort.GEBEURD, description=_l("De dag waarop het stuk is behandeld."))
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        als=_l("verplicht bij aangehouden en terugverwezen"),
        description=_l("Komt in het logboek."),
    )


class AfvoerForm(Formulier):
    reden = tekst(_l("Waarom gaat het stuk van de agenda?"), rijen=4, description=_l("Komt in het logboek."))


class IntrekStukForm(Formulier):
    datum = datum_nu(_l("Ingetrokken op"))
    reden = tekst(_l("Waarom wordt het stuk ingetrokken?"), rijen=4, description=_l("Komt in het logboek."))
