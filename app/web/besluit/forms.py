from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import AFRONDING, Verdeelsleutel
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.web.kern.formulier import (
    KIES,
    Bedragveld,
    Formulier,
    bedrag,
    datum,
    keuze,
    keuzes,
    tekst,
)
from app.web.kern.velden import BEDRAG_KW, BijFinancien
from app.weergave import bedrag as in_euro

_DEEL = "deel_"


class BesluitForm(Formulier):
    soort = RadioField(
        _l("Waarover gaat het besluit?"), [KIES], choices=keuzes(Mandaatsoort), default=Mandaatsoort.FINANCIEN.value
    )
    omschrijving = tekst(_l("Wat besluit u?"), description=_l("Met de reden. Dit komt in het logboek."))
    datum = datum(
        _l("Datum van het besluit"),
        description=_l("De dag waarop het besluit is genomen. Daarop wordt de ruimte getoetst."),
    )
    bedrag = Bedragveld(
        _l("Bedrag in euro"),
        [BijFinancien()],
        description=_l("Bijvoorbeeld 450.000. Laat het leeg bij inhoud."),
        render_kw=BEDRAG_KW,
    )
    verdeling = RadioField(
        _l("Hoe verdeelt u het bedrag over de mandaatgevers?"),
        [KIES],
        choices=[
            keuze(Verdeelsleutel.GELIJK.value, _l("Gelijk")),
            keuze(Verdeelsleutel.OMZET.value, _l("Naar jeugdomzet bij deze aanbieder")),
            keuze(Verdeelsleutel.HAND.value, _l("Zelf verdelen")),
        ],
        default=Verdeelsleutel.GELIJK.value,
        description=AFRONDING,
    )

    def keur_datum(self) -> None:
        """Look at the date alone."""
        if not self.datum.validate(self):
            self.http_status = 422

    def delen(self) -> list[Field]:
        return [veld for veld in self if veld.name.startswith(_DEEL)]

    def validate(self, extra_validators: Any = None) -> bool:
        """What stands in the parts counts only when they are used."""
        super().validate(extra_validators)
        if not self._zelf():
            for veld in self.delen():
                veld.errors = []
        return not self.errors

    def _zelf(self) -> bool:
        return bool(self.verdeling.data == Verdeelsleutel.HAND and self.soort.data == Mandaatsoort.FINANCIEN)

    def invoer(self) -> NieuwBesluit:
        delen = {int(veld.name.removeprefix(_DEEL)): veld.cent for veld in self.delen() if isinstance(veld, Bedragveld)}
        return NieuwBesluit(
            soort=Mandaatsoort(self.soort.data),
            omschrijving=self.omschrijving.data,
            datum=self.datum.data,
            bedrag=self.bedrag.cent,
            verdeling={sleutel: cent for sleutel, cent in delen.items() if cent} if self._zelf() else None,
            sleutel=Verdeelsleutel(self.verdeling.data),
        )


def besluitform(bruikbaar: Sequence[Mandaatfeiten]) -> BesluitForm:
    """The form with an amount for each mandaat that can be decided under."""
    velden = {
        f"{_DEEL}{feiten.id}": bedrag(
            feiten.mandaatgever, verplicht=False, description=_("nog %(bedrag)s", bedrag=in_euro(feiten.over))
        )
        for feiten in bruikbaar
    }
    vorm: BesluitForm = type("BesluitMetDelen", (BesluitForm,), velden)()
    return vorm


class TegenboekForm(Formulier):
    datum = datum(_l("Datum"))
    motivering = tekst(_l("Waarom draait u dit besluit terug?"), description=_l("Komt in het logboek."))
