"""Accounts, for the administrator: who is there, one more, block and let in again. No case content."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, g
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Gebruiker
from app.regios import profiel
from app.services.gebruiker import gebruikers as diensten
from app.services.gebruiker.tokens import tel_werkende
from app.web.gebruiker.beheer_forms import AccountForm, ActiefForm, GebruikerForm
from app.web.kern.gegevens import fouten
from app.web.kern.handeling import handeling, of_wacht
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist

bp = Blueprint("beheer", __name__, url_prefix="/beheer/gebruikers")


@bp.get("")
@vereist(Recht.GEBRUIKERS_BEHEREN)
def gebruikers() -> tuple[str, int]:
    return _lijst(ActiefForm())


def _lijst(form: ActiefForm) -> tuple[str, int]:
    accounts = diensten.lijst_gebruikers(db.session)
    per_persoon: dict[int, list[str]] = {}
    for account in accounts:
        per_persoon.setdefault(account.persoon_id, []).append(account.email)
    return toon_formulier(
        "gebruiker/beheer/gebruikers.html",
        form,
        accounts=accounts,
        per_persoon=per_persoon,
        tokens=tel_werkende(db.session, datetime.now(UTC)),
        gegevensfouten=fouten(),
    )


WACHT = _l("Dit is voorgesteld. Een tweede beheerder of een Regievoerder bevestigt het.")


def _kies(form: GebruikerForm) -> None:
    organisaties, accounts = diensten.lijst_organisaties(db.session), diensten.lijst_gebruikers(db.session)
    form.met_keuzes(profiel(g.actor.regio), organisaties, accounts)


handeling(bp, "/nieuw", Recht.GEBRUIKERS_BEHEREN, GebruikerForm, diensten.voeg_gebruiker_toe).pagina(
    _l("Account toevoegen"),
    _l("Account maken"),
    "gebruiker/beheer/nieuw.html",
    boven=((_l("Accounts"), "beheer.gebruikers"),),
    met=_kies,
).daarna(*of_wacht(lambda g_: _("Het account %(email)s is gemaakt.", email=g_.email), ".gebruikers", WACHT))


def _begin(form: AccountForm, gebruiker_id: int) -> None:
    form.begin(diensten.vind_gebruiker(db.session, gebruiker_id))


handeling(bp, "/<int:gebruiker_id>/wijzigen", Recht.GEBRUIKERS_BEHEREN, AccountForm, diensten.wijzig_gebruiker).pagina(
    _l("Account wijzigen"), _l("Wijzigen"), boven=((_l("Accounts"), "beheer.gebruikers"),), met=_begin
).daarna(*of_wacht(lambda g_: _("Het account %(email)s is gewijzigd.", email=g_.email), ".gebruikers", WACHT))


def _gezet(gebruiker: Gebruiker) -> str:
    gedaan = _("vrijgegeven") if gebruiker.active else _("geblokkeerd")
    return str(_("Het account %(email)s is %(gedaan)s.", email=gebruiker.email, gedaan=gedaan))


handeling(bp, "/<int:gebruiker_id>/actief", Recht.GEBRUIKERS_BEHEREN, ActiefForm, diensten.zet_actief).op(
    lambda form, gebruiker_id: _lijst(form)
).daarna(*of_wacht(_gezet, ".gebruikers", WACHT))
