"""A provider over all its zaken, for everybody who sees one of them."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from app.db import db
from app.domain.basis.rechten import Recht
from app.regios import alle_profielen
from app.services.overzicht.lopend.aanbieder import aanbiederblad
from app.services.overzicht.lopend.blad import drempels
from app.services.telling.telverloop import te_tekenen
from app.web.beeld.kinderen import teken_kinderen
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag
from app.web.overzicht.beelden import kasduur, ruimteduur
from app.web.overzicht.kolommen import verteld

bp = Blueprint("aanbiederblad", __name__, url_prefix="/aanbieders")


@bp.get("/<int:aanbieder_id>")
@vereist(Recht.ZAKEN_INZIEN)
def toon(aanbieder_id: int) -> str:
    dag = vandaag()
    blad = aanbiederblad(db.session, g.actor, dag, aanbieder_id, {g.actor.regio: g.bezetting})
    grenzen = drempels(dag)
    tekeningen = [
        teken_kinderen(te_tekenen(blad.stappen)),
        ruimteduur(blad.lopend, grenzen),
        kasduur(blad.lopend, grenzen),
    ]
    return render_template(
        "overzicht/aanbieder.html",
        blad=blad,
        verteld=verteld(blad.lopend),
        grenzen=grenzen,
        vandaag=dag,
        beelden=[tekening for tekening in tekeningen if tekening],
        regionamen={code: profiel.naam for code, profiel in alle_profielen().items()},
    )
