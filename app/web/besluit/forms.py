from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.datums import Datumsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.verdeling import AFRONDING, Verdeelsleutel
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.domain.regio.regioteksten import Tekstplek
from app.web.kern.formulier import KIES, Bedragveld, Formulier, datum, datum_nu, keuze, tekst, wachtwoord
from app.web.kern.velden import BEDRAG_KW, Bedragen, BijFinancien, keuzelijst, kies_uit, radio
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
            keuze(Verdeelsleutel.KINDEREN.value, _l("Naar kinderen in zorg, in klassen")),
            keuze(Verdeelsleutel.HAND.value, _l("Zelf verdelen")),
        ],
        default=Verdeelsleutel.GELIJK.value,
        description=AFRONDING,
    )
    functie = keuzelijst(
        _l("In welke functie neemt u dit besluit?"),
        verplicht=False,
        choices=[keuze("", _l("voor uzelf, niet als waarnemer"))],
        description=_l("Een besluit valt onder de mandaten van één functie."),
    )
    delen = Bedragen(_l("Delen, alleen als u zelf verdeelt"))

    def met_delen(self, bruikbaar: Sequence[Mandaatfeiten]) -> None:
        """An amount for each mandaat that can be decided under."""
        self.delen.voor(
            (str(feiten.id), feiten.mandaatgever, _("nog %(bedrag)s", bedrag=in_euro(feiten.over)))
            for feiten in bruikbaar
        )

    def met_functies(self, functies: Sequence[tuple[str, str]]) -> None:
        """To choose from for who acts in several capacities: as himself, or as the deputy in an office."""
        self.functie.choices = kies_uit(_("voor uzelf, niet als waarnemer"), functies)

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
        waarden["functie"] = waarden["functie"] or None
        return NieuwBesluit(**waarden, verdeling=zelf)


class OndertekenForm(Formulier):
    datum = datum_nu(_l("Datum van uw handtekening"), description=_l("Dit wordt de dag van het besluit."))
    toelichting = tekst(_l("Toelichting"), verplicht=False, rijen=2)
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))


class AfdoenForm(Formulier):
    datum = datum_nu()
    toelichting = tekst(_l("Waarom?"), description=_l("Komt in het logboek."))


class KennisForm(Formulier):
    gezien = BooleanField(_l("Ik heb gezien wat er is besloten"), [KIES])

    def invoer(self) -> dict[str, object]:
        """Nothing but that it was seen."""
        return {}


class TegenboekForm(Formulier):
    datum = datum_nu()
    motivering = tekst(_l("Waarom draait u dit besluit terug?"), description=_l("Komt in het logboek."))
