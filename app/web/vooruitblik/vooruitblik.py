"""Looking ahead in a zaak: how long the cash lasts, what if it stops tomorrow, scenarios, and a skeleton of a plan."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.vooruitblik.kas import WEKEN
from app.models import Scenario
from app.services.plaatsing.lezen import vormen as plaatsvormen
from app.services.vooruitblik.blad import Scenarioregel, Vooruitblik, lees_vooruitblik
from app.services.vooruitblik.plan import continuiteitsplan
from app.services.vooruitblik.scenarios import leg_scenario_vast as dienst
from app.services.vooruitblik.scenarios import scenarios, zorgvormen
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import als_brief, toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.vooruitblik.beeld import teken_kas, tot
from app.web.vooruitblik.forms import Scenarioform

bp = Blueprint("vooruitblik", __name__, url_prefix="/zaken/<zaaknummer>/vooruitblik")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn = dossier()
    blik = lees_vooruitblik(db.session, mijn, vandaag())
    getekend = _getekend(blik)
    return zaakpagina(
        "vooruitblik/toon.html",
        blik=blik,
        getekend=getekend,
        tekening=teken_kas(blik, getekend),
        tot=tot,
        weken=WEKEN,
        mag=mijn.mag(Recht.AANBIEDER_BIJWERKEN) and mijn.zaak.toestand not in RUST,
    )


def _getekend(blik: Vooruitblik) -> Scenarioregel | None:
    """The scenario that was asked to be drawn; else the last one that says something of money."""
    gevraagd = request.args.get("scenario", "")
    if gevraagd.isdecimal() and len(gevraagd) < 10 and (gekozen := blik.scenario(int(gevraagd))):
        return gekozen
    return next((regel for regel in reversed(blik.scenarios) if regel.verloop), None)


@bp.get("/plan")
@vereist(Recht.DOSSIER_INZIEN)
def plan(zaaknummer: str) -> Response:
    inhoud = continuiteitsplan(db.session, dossier(), vandaag())
    return als_brief(inhoud, f"continuiteitsplan-{zaaknummer}.docx", dossier().profiel.naam, concept=True)


@bp.route("/scenarios/nieuw", methods=["GET", "POST"])
@bp.route("/scenarios/<int:nummer>/correctie", methods=["GET", "POST"])
@vereist(Recht.AANBIEDER_BIJWERKEN)
def leg_scenario_vast(zaaknummer: str, nummer: int | None = None) -> Antwoord:
    rij = None if nummer is None else scenarios(db.session, dossier().zaak).get(nummer)
    if nummer is not None and (rij is None or rij.vervallen):
        abort(404)
    form = Scenarioform().met(_vormen(rij), rij)
    if doe(form, dienst, zaaknummer):
        flash(_("Het scenario is vastgelegd."), "ok")
        return redirect(url_for(".toon", zaaknummer=zaaknummer))
    titel = _("Scenario wijzigen") if nummer else _("Scenario toevoegen")
    return toon_formulier("vooruitblik/scenario.html", form, titel=titel, knoptekst=_("Vastleggen"))


def _vormen(rij: Scenario | None) -> dict[str, str]:
    """Those in which children are placed, and what the scenario names already."""
    alle = zorgvormen(dossier())
    al = {deel.zorgvorm: alle.get(deel.zorgvorm, deel.zorgvorm) for deel in rij.waarden().plaatsen} if rij else {}
    return plaatsvormen(dossier()) | al
