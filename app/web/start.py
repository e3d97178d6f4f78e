"""The first page: what waits for me."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from app.db import db
from app.domain.rechten import TEAM, Recht
from app.services.importblad import wachtend
from app.services.overzicht import tel_per_toestand
from app.services.werkvoorraad import taken
from app.web.gegevens import fouten
from app.web.toegang import mag_ergens, vereist
from app.web.verzoek import vandaag

bp = Blueprint("start", __name__)


@bp.get("/")
@vereist(Recht.INGELOGD)
def start() -> str:
    dag = vandaag()
    ziet_zaken = mag_ergens(g.actor, Recht.ZAKEN_INZIEN)
    lijst = taken(db.session, g.actor, dag) if ziet_zaken else []
    return render_template(
        "start/start.html",
        vandaag=dag,
        taken=lijst,
        imports=wachtend(db.session, g.actor),
        te_laat=sum(1 for taak in lijst if taak.uiterlijk and taak.uiterlijk < dag),
        aantallen=tel_per_toestand(db.session, g.actor) if ziet_zaken else {},
        ziet_zaken=ziet_zaken,
        in_team=bool(g.actor.rollen & TEAM),
        gegevensfouten=fouten(),
    )
