"""Who came by his provider and has no account: for the administrator, who makes one or refuses."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.installatie import inlogdiensten
from app.services.inlogdienst import identiteiten
from app.web.kern.formulier import Formulier, tekst
from app.web.kern.handeling import handeling
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import paginanummer

bp = Blueprint("inlogverzoeken", __name__, url_prefix="/beheer/inlogverzoeken")
PAGINA = 50
BOVEN = ((_l("Accounts"), "beheer.gebruikers"), (_l("Aanvragen om in te loggen"), "inlogverzoeken.lijst"))


class WeigerForm(Formulier):
    reden = tekst(_l("Reden"), description=_l("Waarom krijgt deze persoon geen account? Dit komt in het logboek."))


@bp.get("")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def lijst() -> str:
    namen = {dienst.code: dienst.naam for dienst in inlogdiensten().dienst}
    nr = paginanummer()
    verzoeken, aantal = identiteiten.open_verzoeken(db.session, PAGINA, (nr - 1) * PAGINA)
    return render_template(
        "inlogdienst/verzoeken.html",
        verzoeken=verzoeken,
        namen=namen,
        vorige_url=url_for(".lijst", pagina=nr - 1) if nr > 1 else None,
        volgende_url=url_for(".lijst", pagina=nr + 1) if nr * PAGINA < aantal else None,
    )


def _wie(_form: Formulier, identiteit_id: int) -> dict[str, object]:
    rij = identiteiten.vind_verzoek(db.session, identiteit_id)
    return {"onder": f"{rij.naam} ({rij.email})"}


handeling(
    bp, "/<int:identiteit_id>/weigeren", Recht.GEBRUIKERS_BEHEREN, WeigerForm, identiteiten.weiger_inlogverzoek
).pagina(_l("Aanvraag weigeren"), _l("Weigeren"), gevaar=True, boven=BOVEN, met=_wie, beeld=_wie).daarna(
    _l("De aanvraag is geweigerd."), ".lijst"
)
