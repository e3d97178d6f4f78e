"""Which providers open one's own account: linked with a fresh proof of both, and taken away."""

from __future__ import annotations

from time import time
from typing import Any

from flask import Blueprint, g, session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.inlogdienst.gemeld import DUUR
from app.inloggen import SESSIE
from app.installatie import inlogdiensten
from app.models import Inlogidentiteit
from app.services.inlogdienst import identiteiten
from app.web.inlogdienst.inlogdienst import TE_KOPPELEN
from app.web.kern.formulier import Formulier, wachtwoord
from app.web.kern.handeling import handeling

bp = Blueprint("inlogkoppeling", __name__, url_prefix="/account/beveiliging/organisatie")
BOVEN = ((_l("Uw account"), "account.toon"), (_l("Inloggen en beveiliging"), "beveiliging.toon"))
WEG = "Laat eerst bij uw organisatie zien wie u bent. Begin bij Inloggen en beveiliging."


class KoppelForm(Formulier):
    wachtwoord = wachtwoord(_l("Het wachtwoord dat u nu heeft. Zo staat vast dat u het bent."))

    def invoer(self) -> dict[str, Any]:
        return {"identiteit_id": _te_koppelen().id}


class OntkoppelForm(Formulier):
    wachtwoord = wachtwoord(_l("Het wachtwoord dat u nu heeft. Zo staat vast dat u het bent."))

    def invoer(self) -> dict[str, Any]:
        return {"sessie": str(session.get(SESSIE, ""))}


def _te_koppelen() -> Inlogidentiteit:
    """Who he showed himself to be, in this browser, just now. Raises NietGevonden."""
    identiteit_id, sub, wie, op = session.get(TE_KOPPELEN) or (0, "", 0, 0.0)
    rij = db.session.get(Inlogidentiteit, identiteit_id) if wie == g.actor.id else None
    # its key may have come to somebody else: SQLite gives that of a row that went to the next one
    if rij is None or rij.gebruiker_id is not None or rij.sub != sub or time() - op > DUUR.total_seconds():
        raise NietGevonden(WEG)
    return rij


def _zeg(_form: Formulier) -> dict[str, object]:
    rij = _te_koppelen()
    dienst = inlogdiensten().met(rij.dienst)
    return {"rij": rij, "dienst": dienst.naam if dienst else rij.dienst}


handeling(bp, "/koppelen", Recht.INGELOGD, KoppelForm, identiteiten.koppel_inlogdienst).pagina(
    _l("Inloggen via uw organisatie koppelen"),
    _l("Koppelen"),
    "inlogdienst/koppelen.html",
    boven=BOVEN,
    met=_zeg,
    beeld=_zeg,
).daarna(_l("U kunt nu ook inloggen via uw organisatie."), "beveiliging.toon")


def _koppeling(_form: Formulier, identiteit_id: int) -> dict[str, object]:
    rij = identiteiten.zie_eigen(db.session, g.actor.id, identiteit_id)
    return {"onder": _("%(naam)s, als %(email)s", naam=rij.dienst, email=rij.email)}


handeling(bp, "/<int:identiteit_id>/weg", Recht.INGELOGD, OntkoppelForm, identiteiten.ontkoppel_inlogdienst).pagina(
    _l("Inloggen via uw organisatie losmaken"),
    _l("Losmaken"),
    gevaar=True,
    boven=BOVEN,
    met=_koppeling,
    beeld=_koppeling,
).daarna(_l("U logt niet meer in via die organisatie."), "beveiliging.toon")
