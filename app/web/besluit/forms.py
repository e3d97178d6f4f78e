from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.datums import Datumsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import AFRONDING, Verdeelsleutel
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.domain.regio.regioteksten import Tekstplek
from app.web.kern.formulier import Bedragveld, Formulier, datum, datum_nu, keuze, tekst
from app.web.kern.velden import BEDRAG_KW, Bedragen, BijFinancien, radio
from app.weergave import bedrag as in_euro


class BesluitForm(Formulier):
    soort = radio(_l("Waarover gaat het besluit?"), Mandaatsoort, default=Mandaatsoort.FINANCIEN.value)
    omschrijving = tekst(
        _l("Wat besluit u?"), rijen=4, voor=Tekstplek.BESLUIT, description=_l("Met de reden. Dit komt in het logboek.")
    )
    datum = datum(
        _l("Datum van het besluit"),
        soort=Datumsoort.GEBEURD,
        description=_l("De dag waarop het besluit is genomen. Daarop wordt de ruimte getoetst."),
    )
    bedrag = Bedragveld(
        _l("Bedrag in euro"),
        [BijFinancien()],
        description=_l("Bijvoorbeeld 450.000. Laat het leeg bij inhoud."),
        render_kw=BEDRAG_KW,
    )
    verdeling = radio(
        _l("Hoe verdeelt u het bedrag over de mandaatgevers?"),
        Verdeelsleutel,
        choices=[
            keuze(Verdeelsleutel.GELIJK.value, _l("Gelijk")),
            keuze(Verdeelsleutel.OMZET.value, _l("Naar jeugdomzet bij deze aanbieder")),
            keuze(Verdeelsleutel.INWONERS.value, _l("Naar aantal inwoners")),
            keuze(Verdeelsleutel.HAND.value, _l("Zelf verdelen")),
        ],
        default=Verdeelsleutel.GELIJK.value,
        description=AFRONDING,
    )
    delen = Bedragen(_l("Delen, alleen als u zelf verdeelt"))

    def met_delen(self, bruikbaar: Sequence[Mandaatfeiten]) -> None:
        """An amount for each mandaat that can be decided under."""
        self.delen.voor(
            (str(feiten.id), feiten.mandaatgever, _("nog %(bedrag)s", bedrag=in_euro(feiten.over)))
            for feiten in bruikbaar
        )

    def keur_datum(self) -> None:
        """Look at the date alone."""
        if not self.datum.validate(self):
            self.http_status = 422

    def validate(self, extra_validators: Any = None) -> bool:
        """What stands in the parts counts only when they are used."""
        super().validate(extra_validators)
        if not self.zelf:
            self.delen.vergeet_fouten()
        return not self.errors

    @property
    def zelf(self) -> bool:
        """Whether the parts count: about money, divided by hand."""
        return bool(self.verdeling.data == Verdeelsleutel.HAND and self.soort.data == Mandaatsoort.FINANCIEN)

    def invoer(self) -> NieuwBesluit:
        waarden = self.waarden()
        delen, waarden["sleutel"] = waarden.pop("delen"), waarden.pop("verdeling")
        zelf = {int(mandaat): cent for mandaat, cent in delen.items()} if self.zelf else None
        return NieuwBesluit(**waarden, verdeling=zelf)


class TegenboekForm(Formulier):
    datum = datum_nu()
    motivering = tekst(_l("Waarom draait u dit besluit terug?"), description=_l("Komt in het logboek."))
