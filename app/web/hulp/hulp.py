"""Help: everybody who is logged in reads it; accessibility and privacy are for who is not, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, g, render_template, url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.begrippen import RUST, Rol
from app.domain.basis.rechten import Recht
from app.installatie import config_van_app
from app.regios import profiel
from app.services.gebruiker.accounts import lijst_beheerders
from app.services.overzicht.zaakrijen import Zaakfilter, Zaakrij, zaakrijen
from app.web.hulp import handleiding as tekst
from app.web.hulp.wegen import EERSTE_DAG, RONDLEIDING, Stap
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("hulp", __name__, url_prefix="/hulp")
Regel = tuple[object, object, str]
"""What to do, why, and where."""
VERKLARING_VAN = date(2026, 11, 30)
"""The day on which what the statement of accessibility says was last held against what was tried."""


@bp.get("")
@vereist(Recht.INGELOGD)
def lijst() -> str:
    return render_template("hulp/lijst.html", hoofdstukken=tekst.lees().hoofdstukken)


@bp.get("/handleiding")
@vereist(Recht.INGELOGD)
def handleiding() -> str:
    return render_template("hulp/handleiding.html", titel=_("Handleiding"), handleiding=tekst.lees())


@bp.get("/koppelingen")
@vereist(Recht.INGELOGD)
def koppelingen() -> str:
    return render_template("hulp/handleiding.html", titel=_("Koppelingen"), handleiding=tekst.lees(tekst.KOPPELINGEN))


@bp.get("/eerste-dag")
@vereist(Recht.INGELOGD)
def eerste_dag() -> str:
    """By role of the account; who has more than one role reads them one after another, each step once."""
    rollen = [rol for rol in Rol if rol in g.actor.rollen]
    stappen = dict.fromkeys(stap for rol in rollen for stap in EERSTE_DAG[rol])
    return render_template("hulp/eerste_dag.html", rollen=rollen, stappen=_regels(list(stappen)))


@bp.get("/rondleiding")
@vereist(Recht.ZAKEN_INZIEN)
def rondleiding() -> str:
    """Through a zaak that the reader may see: one that runs, else the newest."""
    zaken, _volgende = zaakrijen(db.session, g.actor, vandaag(), Zaakfilter())
    zaak = next((rij for rij in zaken if rij.toestand not in RUST), next(iter(zaken), None))
    return render_template("hulp/rondleiding.html", zaak=zaak, stappen=_regels(RONDLEIDING, zaak) if zaak else [])


@bp.get("/contact")
@vereist(Recht.INGELOGD)
def contact() -> str:
    return render_template("hulp/contact.html", beheerders=lijst_beheerders(db.session, g.actor.regio))


@bp.get("/toegankelijkheid")
@vereist(Recht.OPENBAAR)
def toegankelijkheid() -> str:
    return render_template("hulp/toegankelijkheid.html", opgesteld=VERKLARING_VAN, **_van_deze_installatie())


@bp.get("/privacy")
@vereist(Recht.OPENBAAR)
def privacy() -> str:
    return render_template("hulp/privacy.html", **_van_deze_installatie())


def _van_deze_installatie() -> dict[str, object]:
    config = config_van_app()
    return {"regio": profiel(config.regio), "adres": config.base_url, "contact": config.contact_mail}


def _regels(stappen: Sequence[Stap], zaak: Zaakrij | None = None) -> list[Regel]:
    waar: dict[str, Any] = {"zaaknummer": zaak.zaaknummer} if zaak else {}
    return [(s.wat, s.waarom, url_for(s.pagina, **waar)) for s in stappen if mag_ergens(g.actor, s.recht)]
