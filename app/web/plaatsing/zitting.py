"""The weekly sitting on paper: what was booked, the minutes that are kept, and a sheet with numbers for the team."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Blueprint, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.weken import weeknaam
from app.domain.plaatsing.zitting import Zitting
from app.services.plaatsing.zitting import PDF, Zittingblad, lees_zitting, maak_verslag
from app.services.plaatsing.zitting import leg_zitting_vast as dienst
from app.web.kern.formulier import Formulier, datum, datum_nu, tekst
from app.web.kern.handeling import handeling
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.plaatsing.forms import IN_LOGBOEK

bp = Blueprint("zitting", __name__, url_prefix="/zaken/<zaaknummer>/plaatsing/zitting")
EEN_WEEK = timedelta(days=7)


class Zittingform(Formulier):
    vanaf = datum(
        _l("Boekingen vanaf"),
        soort=Datumsoort.GEBEURD,
        default=lambda: vandaag() - EEN_WEEK,
        description=_l("Wat sinds die dag is geboekt of bijgewerkt, staat hierboven en op het blad voor het team."),
    )
    datum = datum_nu(_l("Dag van de zitting"))
    aanwezig = tekst(_l("Aanwezig"), description=_l("Wie er waren: namen of functies, ook van andere regio's."))
    besproken = tekst(_l("Wat is besproken"), verplicht=False, description=IN_LOGBOEK)

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        return {"zitting": Zitting(**{veld: w[veld] for veld in ("datum", "vanaf", "aanwezig", "besproken")})}


def _blad(form: Formulier) -> dict[str, object]:
    vanaf, tot = form["vanaf"].data, form["datum"].data
    goed = vanaf and tot and vanaf <= tot
    blad = lees_zitting(db.session, dossier(), vanaf, tot) if goed else Zittingblad([], [])
    return {"blad": blad, "weeknaam": weeknaam, "vanaf": vanaf, "tot": tot}


handeling(bp, "", Recht.TELLING_VASTLEGGEN, Zittingform, dienst).pagina(
    _l("Verslag van de zitting"), _l("Verslag bewaren"), "plaatsing/zitting.html", beeld=_blad
).daarna(_l("Het verslag staat bij de documenten van de zaak."), "documenten.lijst")


@bp.get("/blad.pdf")
@vereist(Recht.TELLING_VASTLEGGEN)
def blad(zaaknummer: str) -> Response:
    """With numbers of children: made for who asks it, and not kept."""
    dag = vandaag()
    zitting = Zitting(datum=_dag("tot", dag), vanaf=_dag("vanaf", dag - EEN_WEEK), aanwezig="–", besproken="")
    try:
        zitting.toets()
    except DomeinFout:
        zitting = Zitting(datum=dag, vanaf=dag - EEN_WEEK, aanwezig="–")
    wat = lees_zitting(db.session, dossier(), zitting.vanaf, zitting.datum)
    pdf = maak_verslag(dossier(), zitting, wat, datetime.now(UTC), met_aantallen=True)
    return als_bijlage(pdf, f"plaatsing {zaaknummer} {zitting.datum.isoformat()} team.pdf", PDF)


def _dag(naam: str, anders: date) -> date:
    """The day in the address; what is none, or lies ahead, is what it would have been."""
    try:
        return min(date.fromisoformat(request.args.get(naam, "")), vandaag())
    except ValueError:
        return anders
