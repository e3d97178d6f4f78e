from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.overleg.standpunt import MAX_NAAM, Hoedanigheid, Inbreng, Standpuntsoort
from app.domain.regio.regio import Gemeente
from app.models import Document
from app.services.overleg.vragen import NieuweVraag
from app.web.kern.formulier import Formulier, keuze, keuzes, regel, tekst
from app.web.kern.formulier import datum as datumveld
from app.weergave import datum_kort

KIES = InputRequired(_l("Maak een keuze."))


class VraagForm(Formulier):
    tekst = tekst(_l("Vraag"), description=_l("Wat wilt u van de gemeenten weten? Zij zien deze tekst."))
    gemeenten = SelectMultipleField(
        _l("Aan welke gemeenten?"),
        [DataRequired(_l("Kies minstens één gemeente."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    datum = datumveld(_l("Datum van de vraag"))
    reactie_voor = datumveld(_l("Reactie uiterlijk"), description=_l("De laatste dag om te reageren."))
    document_id = SelectField(
        _l("Document"),
        [Optional()],
        description=_l("Kies uit de documenten van deze zaak. Gemeenten zien het alleen als het gedeeld is."),
    )

    def met_keuzes(self, gemeenten: Sequence[Gemeente], documenten: Iterable[Document]) -> VraagForm:
        self.gemeenten.choices = [keuze(g.code, g.naam) for g in gemeenten]
        bekend = [keuze(str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in documenten]
        self.document_id.choices = [keuze("", _("Geen document")), *bekend]
        return self

    def invoer(self) -> NieuweVraag:
        return NieuweVraag(
            tekst=self.tekst.data,
            datum=self.datum.data,
            reactie_voor=self.reactie_voor.data,
            gemeenten=self.gemeenten.data,
            document_id=int(self.document_id.data) if self.document_id.data else None,
        )


class StandpuntForm(Formulier):
    """`bron` is taken away for a municipality that speaks for itself alone."""

    gemeente = SelectField(_l("Gemeente"), [KIES])
    soort = RadioField(
        _l("Standpunt"),
        [KIES],
        choices=[
            keuze(Standpuntsoort.AKKOORD.value, _l("Akkoord")),
            keuze(Standpuntsoort.NIET_AKKOORD.value, _l("Niet akkoord")),
        ],
    )
    datum = datumveld(_l("Datum van het standpunt"))
    hoedanigheid = SelectField(
        _l("In welke hoedanigheid?"), [KIES], choices=keuzes(Hoedanigheid, leeg=_l("Kies een hoedanigheid"))
    )
    door = regel(
        _l("Door wie?"),
        verplicht=False,
        hoogstens=MAX_NAAM,
        description=_l("Naam van wie het standpunt gaf. Niet nodig voor een college of een gemeente als geheel."),
    )
    namens_wie = regel(
        _l("In de plaats van"),
        verplicht=False,
        hoogstens=MAX_NAAM,
        description=_l("Alleen invullen als iemand een afwezige vervangt: wie was er niet?"),
    )
    vervangingsreden = tekst(_l("Waarom was de ander er niet?"), verplicht=False)
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=_l("Bij niet akkoord: waarom niet?"))
    bron = tekst(
        _l("Waar staat dit standpunt?"),
        verplicht=False,
        description=_l("Verplicht als u het namens een gemeente vastlegt: een brief, e-mail of verslag, met de datum."),
    )

    def met_gemeenten(self, gemeenten: Sequence[Gemeente], *, namens: bool) -> StandpuntForm:
        leeg = [keuze("", _("Kies een gemeente"))] if len(gemeenten) != 1 else []
        self.gemeente.choices = [*leeg, *(keuze(g.code, g.naam) for g in gemeenten)]
        if not namens:
            del self.bron
        return self

    def invoer(self) -> Inbreng:
        return Inbreng(
            soort=Standpuntsoort(self.soort.data),
            datum=self.datum.data,
            hoedanigheid=Hoedanigheid(self.hoedanigheid.data),
            door=self.door.data or "",
            namens_wie=self.namens_wie.data or "",
            vervangingsreden=self.vervangingsreden.data or "",
            toelichting=self.toelichting.data or "",
            bron=(self.bron.data or "") if "bron" in self else "",
        )
