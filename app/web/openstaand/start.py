"""The first page: what is open for me, for my team, and with others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, g, render_template

from app.adressen import adres_van_scherm
from app.db import db
from app.domain.basis.rechten import TEAM, Recht
from app.domain.openstaand.punt import Wie
from app.services.openstaand.algemeen import algemeen
from app.services.openstaand.lijst import Aantal, Groep, Openstaand, per_groep
from app.services.overzicht.zaak import tel_per_toestand
from app.web.kern.gegevens import fouten
from app.web.kern.toegang import mag_ergens, rechten_van, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("start", __name__)
EERST = 12
"""How many of a group the page shows before who looks asks for all of them."""
ALLE = 500


@bp.get("/")
@vereist(Recht.INGELOGD)
def start() -> str:
    return render_template("openstaand/start.html", **_blad(EERST))


@bp.get("/openstaand")
@vereist(Recht.INGELOGD)
def openstaand() -> str:
    return render_template("openstaand/start.html", **_blad(ALLE))


def _blad(hoogstens: int) -> dict[str, Any]:
    dag = vandaag()
    ziet_zaken = mag_ergens(g.actor, Recht.ZAKEN_INZIEN)
    lijsten, aantallen = _lijsten(hoogstens)
    return {
        "vandaag": dag,
        "groepen": [(groep.value, lijsten[groep], aantallen[groep]) for groep in Groep if lijsten.get(groep)],
        "totaal": sum(aantal.totaal for aantal in aantallen.values()),
        "te_laat": sum(aantal.te_laat for aantal in aantallen.values()),
        "aantallen": tel_per_toestand(db.session, g.actor) if ziet_zaken else {},
        "ziet_zaken": ziet_zaken,
        "in_team": bool(g.actor.rollen & TEAM),
        "gegevensfouten": fouten(),
        "adres_van": _adres_van,
        "doet": _doet,
    }


def _lijsten(hoogstens: int) -> tuple[Mapping[Groep, Sequence[Openstaand]], Mapping[Groep, Aantal]]:
    """What is of a zaak, and before it what is of none."""
    dag = vandaag()
    lijsten, aantallen = per_groep(db.session, g.actor, dag, hoogstens)
    buiten = algemeen(db.session, g.actor, dag)
    if not buiten:
        return lijsten, aantallen
    eigen, aantal = lijsten.get(Groep.U, ()), aantallen.get(Groep.U, Aantal())
    alle = Aantal(aantal.totaal + len(buiten), aantal.te_laat)
    return {**lijsten, Groep.U: [*buiten, *eigen]}, {**aantallen, Groep.U: alle}


def _doet(punt: Openstaand) -> bool:
    """Whether this is for who looks to do: what lies with others he looks at."""
    return punt.groep is not Groep.ANDEREN and _mag(punt)


def _mag(punt: Openstaand) -> bool:
    """By his account; or by his role in the zaak, when the point lies with a role that he has there."""
    if punt.soort.vier_ogen and punt.groep is Groep.ANDEREN:
        return False
    met_rol = punt.punt.ligt_bij.wie is Wie.ROL and punt.groep is not Groep.ANDEREN
    return met_rol or any(mag_ergens(g.actor, recht) for recht in rechten_van(punt.soort.pagina))


def _adres_van(punt: Openstaand) -> str:
    """Of the act; of the page that shows it for who may not do it."""
    return adres_van_scherm(punt.soort.pagina if _mag(punt) else punt.soort.anders, punt.argumenten)
