"""The calendar of the region: the meetings of a year, one meeting with its agenda, planning and calling off."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.vergadering import kalender as diensten
from app.services.vergadering import kalenderblad as lezen
from app.web.kern.handeling import verwerk
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag
from app.web.vergadering.kalender_forms import AfgelastForm, JaarForm, JaarplanForm, KalenderForm, VergaderingForm

bp = Blueprint("kalender", __name__, url_prefix="/kalender")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.KALENDER_INZIEN)
def lijst() -> str:
    overleggen = diensten.overleggen_van(g.actor.regio)
    form = KalenderForm(request.args).met_overleggen(overleggen)
    jaar = form.gevraagd(vandaag().year)
    dagen = lezen.kalenderjaar(db.session, g.actor, jaar)
    gekozen = form.gekozen_overleg
    return render_template(
        "vergadering/kalender/lijst.html",
        form=form,
        jaar=jaar,
        overleg=gekozen,
        dagen=[dag for dag in dagen if gekozen in ("", dag.vergadering.overleg)],
        overleggen=overleggen,
        mag_plannen=mag_ergens(g.actor, Recht.VERGADERING_PLANNEN) and bool(overleggen),
        vandaag=vandaag(),
    )


@bp.get("/<int:vergadering_id>")
@vereist(Recht.KALENDER_INZIEN)
def toon(vergadering_id: int) -> str:
    dag = lezen.kalenderdag(db.session, g.actor, vergadering_id)
    return render_template(
        "vergadering/kalender/toon.html",
        dag=dag,
        overleg=next((o for o in diensten.overleggen_van(g.actor.regio) if o.code == dag.vergadering.overleg), None),
        mag_plannen=mag_ergens(g.actor, Recht.VERGADERING_PLANNEN),
        vandaag=vandaag(),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.VERGADERING_PLANNEN)
def plan_vergadering() -> Antwoord:
    form = VergaderingForm().met_overleggen(diensten.overleggen_van(g.actor.regio))
    vergadering = verwerk(form, diensten.plan_vergadering, form.invoer)
    if not vergadering:
        return render_template("vergadering/kalender/nieuw.html", form=form), form.http_status
    flash(_("De vergadering staat op de kalender."), "ok")
    return redirect(url_for(".toon", vergadering_id=vergadering.id))


@bp.route("/jaar", methods=["GET", "POST"])
@vereist(Recht.VERGADERING_PLANNEN)
def plan_jaar() -> Antwoord:
    keuze = JaarForm(request.args)
    jaar = keuze.gevraagd(vandaag().year + 1)
    form = JaarplanForm().met_voorstel(diensten.openstaand_voorstel(db.session, g.actor, jaar))
    gepland = verwerk(form, diensten.plan_jaar, jaar, form.gekozen)
    if gepland:
        wat = ngettext("Er staat %(num)s vergadering bij.", "Er staan %(num)s vergaderingen bij.", len(gepland))
        flash(wat, "ok")
        return redirect(url_for(".lijst", jaar=jaar))
    pagina = render_template(
        "vergadering/kalender/jaar.html",
        form=form,
        keuze=keuze,
        jaar=jaar,
        overleggen=[o for o in diensten.overleggen_van(g.actor.regio) if o.ritme],
    )
    return pagina, form.http_status


@bp.route("/<int:vergadering_id>/afgelasting", methods=["GET", "POST"])
@vereist(Recht.VERGADERING_PLANNEN)
def gelast_vergadering_af(vergadering_id: int) -> Antwoord:
    lezen.kalenderdag(db.session, g.actor, vergadering_id)
    form = AfgelastForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form, diensten.gelast_vergadering_af, vergadering_id, lambda: form.datum.data, lambda: form.reden.data
    )
    if not gedaan:
        dag = lezen.kalenderdag(db.session, g.actor, vergadering_id)
        return render_template("vergadering/kalender/afgelasten.html", form=form, dag=dag), form.http_status
    flash(_("De vergadering is afgelast. De stukken op de agenda wachten weer op een vergadering."), "ok")
    return redirect(url_for(".toon", vergadering_id=vergadering_id))
