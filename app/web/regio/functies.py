"""Offices of the region, for the administrator: who holds each, who deputises, and the acts on their periods."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, g, render_template
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.models import Functievervulling
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.uitvoering import Werk
from app.services.regio import functielijst as lijsten
from app.services.regio import functies as diensten
from app.web.kern.handeling import handeling
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag
from app.web.regio.functies_forms import BenoemForm, EindeForm, WaarneemForm

bp = Blueprint("functies", __name__, url_prefix="/beheer/functies")

BOVEN = ((_l("Functies"), "functies.lijst"),)


@bp.get("")
@vereist(Recht.FUNCTIES_BEHEREN)
def lijst() -> str:
    functies = lijsten.lees_regio(db.session, g.actor.regio)
    return render_template("regio/functies/lijst.html", functies=functies, vandaag=vandaag())


def _kies(form: BenoemForm, functie: str) -> None:
    form.functie = functie
    organisatie = lijsten.vind_functie(g.actor.regio, functie).organisatie
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio, organisatie))


def _kies_waarnemer(form: WaarneemForm, functie: str) -> None:
    form.functie = lijsten.vind_functie(g.actor.regio, functie).code
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio))
    periodes = lees_bezetting(db.session, g.actor.regio).van_functie(functie)
    form.met_houders(p for p in reversed(periodes) if p.is_houder)


def _over(_form: object, functie: str) -> dict[str, object]:
    titel = lijsten.vind_functie(g.actor.regio, functie).titel
    return {"onder": titel, "bij": titel}


handeling(bp, "/<functie>/benoeming", Recht.FUNCTIES_BEHEREN, BenoemForm, diensten.benoem).pagina(
    _l("Houder benoemen"), _l("Benoemen"), "regio/functies/benoemen.html", boven=BOVEN, met=_kies, beeld=_over
).daarna(_l("De houder is benoemd. De rol gaat in op de eerste dag."), ".lijst")
handeling(bp, "/<functie>/waarneming", Recht.FUNCTIES_BEHEREN, WaarneemForm, diensten.wijs_waarnemer_aan).pagina(
    _l("Waarnemer aanwijzen"),
    _l("Aanwijzen"),
    "regio/functies/waarnemen.html",
    boven=BOVEN,
    met=_kies_waarnemer,
    beeld=_over,
).daarna(_l("De waarnemer is aangewezen."), ".lijst")


def _beeindig(werk: Werk, periode_id: int, tot: date, reden: str) -> Functievervulling:
    """The period of a holder and that of a deputy end by another act."""
    periode = lijsten.vind_periode(werk.session, werk.verzoek.actor.regio, periode_id)
    dienst = diensten.beeindig if periode.is_houder else diensten.beeindig_waarneming
    return dienst(werk, periode_id, tot, reden)


def _over_periode(_form: object, periode_id: int) -> dict[str, object]:
    periode = lijsten.vind_periode(db.session, g.actor.regio, periode_id)
    return {"periode": periode} | _over(_form, periode.functie)


handeling(bp, "/periodes/<int:periode_id>/einde", Recht.FUNCTIES_BEHEREN, EindeForm, _beeindig, naam="beeindig").pagina(
    "",
    _l("Beëindigen"),
    "regio/functies/beeindigen.html",
    gevaar=True,
    boven=BOVEN,
    met=_over_periode,
    beeld=_over_periode,
).daarna(_l("De laatste dag is vastgelegd."), ".lijst")
