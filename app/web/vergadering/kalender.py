"""The calendar of the region: the meetings of a year, one meeting with its agenda, planning and calling off."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.vergadering import kalender as diensten
from app.services.vergadering import kalenderblad as lezen
from app.web.kern.handeling import Antwoord, adres, doe, handeling, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag
from app.web.vergadering.kalender_forms import AfgelastForm, JaarForm, JaarplanForm, KalenderForm, VergaderingForm

bp = Blueprint("kalender", __name__, url_prefix="/kalender")
BOVEN = ((_l("Kalender"), "kalender.lijst"),)


@bp.get("")
@vereist(Recht.KALENDER_INZIEN)
def lijst() -> str:
    overleggen = diensten.overleggen_van(g.actor.regio)
    form = KalenderForm(request.args)
    form.met_overleggen(overleggen)
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


handeling(bp, "/nieuw", Recht.VERGADERING_PLANNEN, VergaderingForm, diensten.plan_vergadering).pagina(
    _l("Vergadering plannen"),
    _l("Plannen"),
    "vergadering/kalender/nieuw.html",
    boven=BOVEN,
    met=lambda form: form.met_overleggen(diensten.overleggen_van(g.actor.regio)),
).daarna(_l("De vergadering staat op de kalender."), lambda vergadering: adres(".toon", vergadering_id=vergadering.id))


@bp.route("/jaar", methods=["GET", "POST"])
@vereist(Recht.VERGADERING_PLANNEN)
def plan_jaar() -> Antwoord:
    keuze = JaarForm(request.args)
    jaar = keuze.gevraagd(vandaag().year + 1)
    form = JaarplanForm().met_voorstel(diensten.openstaand_voorstel(db.session, g.actor, jaar), vandaag())
    gepland = doe(form, diensten.plan_jaar, jaar)
    if gepland:
        wat = ngettext("Er staat %(num)s vergadering bij.", "Er staan %(num)s vergaderingen bij.", len(gepland))
        flash(wat, "ok")
        return redirect(url_for(".lijst", jaar=jaar))
    return toon_formulier(
        "vergadering/kalender/jaar.html",
        form,
        **weg(BOVEN),
        titel=_("Jaar plannen"),
        keuze=keuze,
        jaar=jaar,
        overleggen=[o for o in diensten.overleggen_van(g.actor.regio) if o.ritme],
    )


def _dag(_form: AfgelastForm, vergadering_id: int) -> dict[str, object]:
    return {"dag": lezen.kalenderdag(db.session, g.actor, vergadering_id)}


handeling(
    bp, "/<int:vergadering_id>/afgelasting", Recht.VERGADERING_PLANNEN, AfgelastForm, diensten.gelast_vergadering_af
).pagina(
    _l("Vergadering afgelasten"),
    _l("Afgelasten"),
    "vergadering/kalender/afgelasten.html",
    boven=BOVEN,
    met=_dag,
    beeld=_dag,
).daarna(_l("De vergadering is afgelast. De stukken op de agenda wachten weer op een vergadering."), ".toon")
