"""Offices of the region, for the administrator: who holds each, who deputises, and the acts on their periods."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, g, render_template
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht, mag
from app.models import Functievervulling
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.uitvoering import Werk
from app.services.regio import functielijst as lijsten
from app.services.regio import functies as diensten
from app.web.kern.handeling import handeling, of_wacht
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import vandaag
from app.web.regio.functies_forms import BenoemForm, EindeForm, WaarneemForm

bp = Blueprint("functies", __name__, url_prefix="/beheer/functies")

BOVEN = ((_l("Functies"), "functies.lijst"),)
VOORGESTELD = _l("Dit is voorgesteld. Een beheerder of Regievoerder in een andere functie bevestigt het.")


@bp.get("")
@vereist(Recht.WAARNEMER_AANWIJZEN)
def lijst() -> str:
    """All offices, for who fills one too: a holder asks for his own deputy here."""
    functies = lijsten.lees_regio(db.session, g.actor, vandaag())
    houdt = {f.code for f, b in functies if (h := b.houder_op(f.code, vandaag())) and h.gebruiker_id == g.actor.id}
    beheert = mag(Recht.FUNCTIES_BEHEREN, g.actor.rollen)
    return render_template(
        "regio/functies/lijst.html", functies=functies, vandaag=vandaag(), beheert=beheert, houdt=houdt
    )


def _kies(form: BenoemForm, functie: str) -> None:
    form.functie = functie
    organisatie = lijsten.vind_functie(g.actor.regio, functie).organisatie
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio, organisatie))


def _kies_waarnemer(form: WaarneemForm, functie: str) -> None:
    diensten.eis_aanwijzer(db.session, g.actor, functie, vandaag())
    form.functie = functie
    form.met_accounts(lijsten.benoembaren(db.session, g.actor.regio))
    periodes = lees_bezetting(db.session, g.actor.regio).van_functie(functie)
    form.met_houders(p for p in reversed(periodes) if p.is_houder)


def _over(_form: object, functie: str) -> dict[str, object]:
    titel = lijsten.vind_functie(g.actor.regio, functie).titel
    return {"onder": titel, "bij": titel}


handeling(bp, "/<functie>/benoeming", Recht.FUNCTIES_BEHEREN, BenoemForm, diensten.benoem).pagina(
    _l("Houder benoemen"), _l("Benoemen"), "regio/functies/benoemen.html", boven=BOVEN, met=_kies, beeld=_over
).daarna(*of_wacht(_l("De houder is benoemd. De rol gaat in op de eerste dag."), ".lijst", VOORGESTELD))
handeling(bp, "/<functie>/waarneming", Recht.WAARNEMER_AANWIJZEN, WaarneemForm, diensten.wijs_waarnemer_aan).pagina(
    _l("Waarnemer aanwijzen"),
    _l("Aanwijzen"),
    "regio/functies/waarnemen.html",
    boven=BOVEN,
    met=_kies_waarnemer,
    beeld=_over,
).daarna(*of_wacht(_l("De waarnemer is aangewezen."), ".lijst", VOORGESTELD))


def _beeindig(werk: Werk, periode_id: int, tot: date, reden: str) -> Functievervulling:
    """The period of a holder and that of a deputy end by another act."""
    periode = lijsten.vind_periode(werk.session, werk.verzoek.actor.regio, periode_id)
    dienst = diensten.beeindig if periode.is_houder else diensten.beeindig_waarneming
    return dienst(werk, periode_id, tot, reden)


def _over_periode(_form: object, periode_id: int) -> dict[str, object]:
    periode = lijsten.vind_periode(db.session, g.actor.regio, periode_id)
    diensten.eis_beeindiger(db.session, g.actor, periode, vandaag())
    return {"periode": periode} | _over(_form, periode.functie)


handeling(
    bp, "/periodes/<int:periode_id>/einde", Recht.WAARNEMER_AANWIJZEN, EindeForm, _beeindig, naam="beeindig"
).pagina(
    "",
    _l("Beëindigen"),
    "regio/functies/beeindigen.html",
    gevaar=True,
    boven=BOVEN,
    met=_over_periode,
    beeld=_over_periode,
).daarna(_l("De laatste dag is vastgelegd."), ".lijst")
