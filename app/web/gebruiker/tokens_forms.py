from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, RadioField, SelectField
from wtforms.validators import InputRequired

from app.domain.gebruiker.token import LANGSTE_NAAM, STANDAARD_DAGEN, Tokenbereik
from app.services.gebruiker.tokens import NieuwToken
from app.web.kern.formulier import KIES, Formulier, Gevuld, keuze, regel
from app.web.kern.velden import Aantalveld

UITLEG = {
    Tokenbereik.LEZEN: _l("Lezen: alleen gegevens opvragen."),
    Tokenbereik.SCHRIJVEN: _l("Schrijven: ook vastleggen, behalve waar u uw wachtwoord voor typt."),
    Tokenbereik.BEVESTIGEN: _l(
        "Bevestigen: ook waar u anders uw wachtwoord voor typt, zoals een mandaat goedkeuren. Hoogstens 90 dagen."
    ),
}
DAGEN = _l("Vul een heel aantal dagen in, zoals 90.")


class Dagenveld(Aantalveld):
    anders = DAGEN


class TokenForm(Formulier):
    naam = regel(
        _l("Naam"),
        hoogstens=LANGSTE_NAAM,
        bericht=_l("Geef het token een naam, zodat u later weet waarvoor het is."),
        description=_l("Waarvoor gebruikt u het? Bijvoorbeeld: rekenblad op mijn laptop. Komt in het logboek."),
        render_kw={"autocomplete": "off"},
    )
    bereik = RadioField(_l("Wat mag ermee?"), [KIES], choices=[keuze(b.value, uitleg) for b, uitleg in UITLEG.items()])
    dagen = Dagenveld(
        _l("Hoeveel dagen werkt het?"),
        [Gevuld(DAGEN)],
        default=str(STANDAARD_DAGEN),
        description=_l("Hoogstens 365 dagen, of 90 als het token ook bevestigt."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    wachtwoord = PasswordField(
        _l("Uw wachtwoord"),
        [InputRequired(_l("Typ uw wachtwoord."))],
        description=_l("Zodat vaststaat dat u het bent."),
        render_kw={"autocomplete": "current-password"},
    )

    def nieuw(self) -> NieuwToken:
        assert self.dagen.aantal is not None  # noqa: S101 - what was just validated
        return NieuwToken(self.naam.data or "", Tokenbereik(self.bereik.data), self.dagen.aantal)


class IntrekForm(Formulier):
    """Withdraw a token; its button says so."""

    intrekken = SelectField(choices=[keuze("ja", "ja")])
