"""What is overdue, due soon or suspended, over the cases in whose team somebody is."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from app.db import db
from app.domain.rechten import Recht
from app.domain.termijnberekening import BINNENKORT
from app.services.termijnoverzicht import HOOGSTENS, termijnen_over_zaken
from app.web.toegang import vereist
from app.web.verzoek import vandaag

bp = Blueprint("termijnlijst", __name__)


@bp.get("/termijnen")
@vereist(Recht.ZAKEN_INZIEN)
def toon() -> str:
    return render_template(
        "termijnen/overzicht.html",
        lijsten=termijnen_over_zaken(db.session, g.actor, vandaag()),
        vandaag=vandaag(),
        binnenkort=BINNENKORT,
        hoogstens=HOOGSTENS,
    )
