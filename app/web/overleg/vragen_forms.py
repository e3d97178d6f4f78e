from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired

from app.domain.overleg.standpunt import MAX_NAAM, Hoedanigheid, Inbreng, Standpuntsoort
from app.domain.regio.regioteksten import Tekstplek
from app.services.overleg.vragen import NieuweVraag
from app.web.kern.formulier import Formulier, datum_nu, keuze, regel, tekst
from app.web.kern.formulier import datum as datumveld
from app.web.kern.velden import Vinkjes, documentveld, domeinvinkjes, keuzelijst, radio


class VraagForm(Formulier):
    maakt = NieuweVraag
    tekst = tekst(
        _l("Vraag"),
        rijen=5,
        voor=Tekstplek.VRAAG,
        description=_l("Wat wilt u van de gemeenten weten? Zij zien deze tekst."),
    )
    gemeenten = Vinkjes(_l("Aan welke gemeenten?"), [DataRequired(_l("Kies minstens één gemeente."))], alles=True)
    datum = datum_nu(_l("Datum van de vraag"))
    reactie_voor_datum = datumveld(_l("Reactie uiterlijk"), description=_l("De laatste dag om te reageren."))
    document_id = documentveld(
        uitleg=_l("Kies uit de documenten van deze zaak. Gemeenten zien het alleen als het gedeeld is.")
    )


class StandpuntForm(Formulier):
    """`bron` is taken away for a municipality that speaks for itself alone."""

    gemeente = keuzelijst(_l("Gemeente"))
    soort = radio(
        _l("Standpunt"),
        Standpuntsoort,
        choices=[
            keuze(Standpuntsoort.AKKOORD.value, _l("Akkoord")),
            keuze(Standpuntsoort.NIET_AKKOORD.value, _l("Niet akkoord")),
        ],
    )
    datum = datum_nu(_l("Datum van het standpunt"))
    spreker = keuzelijst(_l("In welke hoedanigheid?"), Hoedanigheid, leeg=_l("Kies een hoedanigheid"))
    door = regel(
        _l("Door wie?"),
        als=_l("niet nodig voor een college of een gemeente als geheel"),
        hoogstens=MAX_NAAM,
        description=_l("Naam van wie het standpunt gaf."),
    )
    namens_wie = regel(
        _l("In de plaats van"),
        als=_l("alleen als iemand een afwezige vervangt"),
        hoogstens=MAX_NAAM,
        description=_l("Wie was er niet?"),
    )
    vervangingsreden = tekst(_l("Waarom was de ander er niet?"), als=_l("alleen als iemand een afwezige vervangt"))
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        voor=Tekstplek.STANDPUNT,
        als=_l("verplicht bij niet akkoord"),
        description=_l("Bij niet akkoord: waarom niet?"),
    )
    domeinen = domeinvinkjes(_l("verplicht bij niet akkoord"))
    bron = tekst(
        _l("Waar staat dit standpunt?"),
        als=_l("verplicht als u het namens een gemeente vastlegt"),
        description=_l("Een brief, e-mail of verslag, met de datum."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        if self.soort.data == Standpuntsoort.NIET_AKKOORD.value and not self.domeinen.data:
            self.domeinen.errors = [_("Kies wat de afwijking raakt, of “geen van deze”.")]
            return False
        return goed

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        waarden["domeinen"] = tuple(waarden["domeinen"] or ())
        gemeente, hoedanigheid = waarden.pop("gemeente"), waarden.pop("spreker")
        return {"gemeente": gemeente, "inbreng": Inbreng(hoedanigheid=hoedanigheid, **waarden)}
