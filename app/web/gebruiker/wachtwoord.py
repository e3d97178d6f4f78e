"""A password of one's own: changed with the old one, which logs out everywhere else."""

from __future__ import annotations

from flask import Blueprint, g, session
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from app.domain.basis.rechten import Recht
from app.inloggen import KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD, SESSIE, versleutel, wachtwoord_klopt
from app.services.gebruiker.wachtwoorden import wijzig_wachtwoord
from app.web.kern.formulier import Formulier, wachtwoord
from app.web.kern.handeling import handeling

bp = Blueprint("wachtwoord", __name__)
_NIEUW = {"autocomplete": "new-password"}


class WachtwoordForm(Formulier):
    wachtwoord = wachtwoord(_l("Het wachtwoord dat u nu heeft. Zo staat vast dat u het bent."))
    nieuw_wachtwoord = PasswordField(
        _l("Nieuw wachtwoord"),
        [
            InputRequired(_l("Vul een wachtwoord in.")),
            Length(
                KORTSTE_WACHTWOORD, LANGSTE_WACHTWOORD, _l("Het wachtwoord heeft minstens 12 en hoogstens 200 tekens.")
            ),
        ],
        description=_l("Minstens 12 tekens. Een zin die u onthoudt is goed. Gebruik het nergens anders."),
        render_kw=_NIEUW,
    )
    wachtwoord_nogmaals = PasswordField(
        _l("Nieuw wachtwoord, nog een keer"),
        [
            InputRequired(_l("Typ het nieuwe wachtwoord nog een keer.")),
            EqualTo("nieuw_wachtwoord", _l("Dit is niet hetzelfde als het nieuwe wachtwoord. Typ beide opnieuw.")),
        ],
        render_kw=_NIEUW,
    )

    def invoer(self) -> dict[str, object]:
        nieuw = self.nieuw_wachtwoord.data or ""
        return {
            "gebruiker_id": g.actor.id,
            "wachtwoord_hash": versleutel(nieuw),
            "hetzelfde": wachtwoord_klopt(nieuw),
            "sessie": str(session.get(SESSIE, "")),
        }


handeling(bp, "/wachtwoord", Recht.INGELOGD, WachtwoordForm, wijzig_wachtwoord).pagina(
    _l("Wachtwoord wijzigen"),
    _l("Wachtwoord wijzigen"),
    "gebruiker/wachtwoord.html",
    boven=((_l("Start"), "start.start"),),
).daarna(
    _l("Uw wachtwoord is gewijzigd. Overal elders bent u uitgelogd. Uw API-tokens werken nog."),
    "start.start",
)
