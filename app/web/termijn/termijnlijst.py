"""What is overdue, due soon or suspended, over the cases in whose team somebody is."""

from __future__ import annotations

from flask import Blueprint, g, render_template

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.termijn.termijnberekening import BINNENKORT
from app.services.termijn.overzicht import HOOGSTENS, termijnen_over_zaken
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("termijnlijst", __name__)


@bp.get("/termijnen")
@vereist(Recht.ZAKEN_INZIEN)
def toon() -> str:
    return render_template(
        "termijn/overzicht.html",
        lijsten=termijnen_over_zaken(db.session, g.actor, vandaag()),
        vandaag=vandaag(),
        binnenkort=BINNENKORT,
        hoogstens=HOOGSTENS,
    )
