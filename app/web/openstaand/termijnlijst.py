"""Everything that has a last day, of every kind, over the cases of who looks: late first."""

from __future__ import annotations

import re
from dataclasses import astuple
from datetime import date
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.openstaand.onderdelen import Onderdeel
from app.services.openstaand.bladeren import Plaats, bij_wie, met_dag
from app.services.openstaand.lijst import tel_tot_grens
from app.services.openstaand.wens import Groep, Puntwens, gericht
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag
from app.web.openstaand.punten import adres_van, doet, onderdeelnaam

bp = Blueprint("termijnlijst", __name__)
_PLAATS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,9})\.([0-9]{1,9})")


@bp.get("/termijnen")
@vereist(Recht.ZAKEN_INZIEN)
def toon() -> str:
    dag = vandaag()
    wens = gericht(db.session, dag, _wens())
    blad = met_dag(db.session, g.actor, dag, wens, _plaats())
    keuze: dict[str, Any] = {
        naam: request.args[naam] for naam in ("soort", "zaak", "wie", "laat") if request.args.get(naam)
    }
    volgende = blad.volgende
    return render_template(
        "openstaand/termijnen.html",
        punten=blad.punten,
        totaal=tel_tot_grens(db.session, g.actor, dag, wens),
        keuze=keuze,
        soorten=[(deel.value, onderdeelnaam(deel)) for deel in Onderdeel],
        wie=_wie(bij_wie(db.session, g.actor, dag, Puntwens(met_dag=True))),
        begin_url=url_for(".toon", **keuze) if _plaats() else None,
        volgende_url=url_for(".toon", **keuze, na=".".join(map(str, astuple(volgende)))) if volgende else None,
        vandaag=dag,
        adres_van=adres_van,
        doet=doet,
    )


def _wens() -> Puntwens:
    """What the address asks for; what it cannot ask for counts as nothing asked."""
    soort, wie = request.args.get("soort", ""), request.args.get("wie", "")[:200].replace("\0", "")
    groep = Groep(wie) if wie in list(Groep) else None
    return Puntwens(
        onderdeel=Onderdeel(soort) if soort in list(Onderdeel) else None,
        zaak=request.args.get("zaak", "").strip()[:200].replace("\0", ""),
        groep=groep,
        bij="" if groep else wie,
        te_laat=request.args.get("laat") == "ja",
        met_dag=True,
    )


def _plaats() -> Plaats | None:
    gevonden = _PLAATS.fullmatch(request.args.get("na", ""))
    if gevonden is None:
        return None
    try:
        op, sinds, zaak, punt = gevonden.groups()
        return Plaats(date.fromisoformat(op), date.fromisoformat(sinds), int(zaak), int(punt))
    except ValueError:
        return None


def _wie(namen: list[str]) -> list[tuple[str, str]]:
    """First by group, then everybody with whom something lies."""
    groepen = [(Groep.U.value, _("u")), (Groep.TEAM.value, _("uw team")), (Groep.ANDEREN.value, _("anderen"))]
    return [*groepen, *((naam, naam) for naam in namen)]
