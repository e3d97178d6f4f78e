"""The first page: what waits for me."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from app.db import db
from app.domain.basis.rechten import TEAM, Recht
from app.services.overname.blad import wachtend
from app.services.overzicht.werkvoorraad import taken
from app.services.overzicht.zaak import tel_per_toestand
from app.web.kern.gegevens import fouten
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("start", __name__)


@bp.get("/")
@vereist(Recht.INGELOGD)
def start() -> str:
    dag = vandaag()
    ziet_zaken = mag_ergens(g.actor, Recht.ZAKEN_INZIEN)
    lijst = taken(db.session, g.actor, dag) if ziet_zaken else []
    return render_template(
        "overzicht/start.html",
        vandaag=dag,
        taken=lijst,
        imports=wachtend(db.session, g.actor),
        te_laat=sum(1 for taak in lijst if taak.uiterlijk and taak.uiterlijk < dag),
        aantallen=tel_per_toestand(db.session, g.actor) if ziet_zaken else {},
        ziet_zaken=ziet_zaken,
        in_team=bool(g.actor.rollen & TEAM),
        gegevensfouten=fouten(),
    )
