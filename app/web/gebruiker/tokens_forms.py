from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from app.domain.gebruiker.token import LANGSTE_NAAM, LANGSTE_TERMIJN, STANDAARD_DAGEN, Tokenbereik
from app.services.gebruiker.tokens import NieuwToken
from app.services.gebruiker.zgwclients import NieuweClient
from app.web.kern.formulier import Formulier, Gevuld, keuze, regel, wachtwoord
from app.web.kern.velden import GETAL_KW, Aantalveld, radio

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
    maakt = NieuwToken
    naam = regel(
        _l("Naam"),
        hoogstens=LANGSTE_NAAM,
        bericht=_l("Geef het token een naam, zodat u later weet waarvoor het is."),
        description=_l("Waarvoor gebruikt u het? Bijvoorbeeld: rekenblad op mijn laptop. Komt in het logboek."),
        render_kw={"autocomplete": "off"},
    )
    bereik = radio(_l("Wat mag ermee?"), Tokenbereik, choices=[keuze(b.value, uitleg) for b, uitleg in UITLEG.items()])
    dagen = Dagenveld(
        _l("Hoeveel dagen werkt het?"),
        [Gevuld(DAGEN)],
        default=str(STANDAARD_DAGEN),
        description=_l("Hoogstens 365 dagen, of 90 als het token ook bevestigt."),
        render_kw=GETAL_KW,
    )
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))


class ClientForm(Formulier):
    """A ZGW client; its administrator does not see the secret."""

    maakt = NieuweClient
    naam = regel(
        _l("Naam"),
        hoogstens=LANGSTE_NAAM,
        bericht=_l("Geef de client een naam, zodat u later weet waarvoor hij is."),
        description=_l("Welk programma leest ermee? Bijvoorbeeld: zaaksysteem van Delft. Komt in het logboek."),
        render_kw={"autocomplete": "off"},
    )
    dagen = Dagenveld(
        _l("Hoeveel dagen werkt het?"),
        [Gevuld(DAGEN)],
        default=str(LANGSTE_TERMIJN[Tokenbereik.LEZEN]),
        description=_l("Hoogstens 365 dagen."),
        render_kw=GETAL_KW,
    )
    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))


class GeheimForm(Formulier):
    """Nothing but the password."""

    wachtwoord = wachtwoord(_l("Zodat vaststaat dat u het bent."))

    def invoer(self) -> dict[str, str]:
        return {}


class IntrekForm(Formulier):
    """Withdraw a token; its button says so."""

    intrekken = SelectField(choices=[keuze("ja", "ja")])

    def invoer(self) -> dict[str, str]:
        return {}
