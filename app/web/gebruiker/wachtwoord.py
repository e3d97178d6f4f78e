"""A password of one's own: changed with the old one, which logs out everywhere else."""

from __future__ import annotations

from flask import Blueprint, g, session
from flask_babel import lazy_gettext as _l
from flask_security import current_user

from app.domain.basis.rechten import Recht
from app.inloggen import SESSIE, versleutel, wachtwoord_klopt
from app.services.gebruiker.wachtwoorden import wijzig_wachtwoord
from app.web.kern.aanmelden.wachtwoordveld import nieuw_wachtwoord, nogmaals
from app.web.kern.formulier import Formulier, wachtwoord
from app.web.kern.handeling import handeling

bp = Blueprint("wachtwoord", __name__)


class WachtwoordForm(Formulier):
    wachtwoord = wachtwoord(_l("Het wachtwoord dat u nu heeft. Zo staat vast dat u het bent."))
    nieuw_wachtwoord = nieuw_wachtwoord()
    wachtwoord_nogmaals = nogmaals()

    def van_wie(self) -> tuple[str, str]:
        return current_user.naam, current_user.email

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
    boven=((_l("Uw account"), "account.toon"), (_l("Inloggen en beveiliging"), "beveiliging.toon")),
).daarna(
    _l("Uw wachtwoord is gewijzigd. Overal elders bent u uitgelogd. Uw API-tokens werken nog."),
    "start.start",
)
