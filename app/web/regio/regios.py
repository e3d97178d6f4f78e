"""The regions that a case concerns, and the profile of a region to read."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.regio import Regioprofiel
from app.regios import alle_profielen, profiel
from app.services.kern.elders import besturen_van
from app.services.regio import betrokken as diensten
from app.services.regio.blad import betrokken_regios
from app.services.regio.stuurgroepen import leg_stuurgroepplek_vast as dienst_plek
from app.services.regio.stuurgroepen import per_stuurgroep, stuurgroepen
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.regio.regios_forms import EindeForm, RegioForm, Stuurgroepform

bp = Blueprint("regios", __name__)
ZAAK = "/zaken/<zaaknummer>"


@bp.get("/regio")
@vereist(Recht.INGELOGD)
def toon() -> str:
    regio = _eigen_profiel()
    besturen = besturen_van(regio, vandaag())
    return render_template("regio/toon.html", regio=regio, vandaag=vandaag(), besturen=besturen)


def _eigen_profiel() -> Regioprofiel:
    """Of the reader's region; of this installation for who comes from elsewhere."""
    eigen = alle_profielen().get(g.actor.regio)
    return eigen or profiel(current_app.extensions["draaiboek"].regio)


@bp.get(f"{ZAAK}/regios")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return zaakpagina(
        "regio/lijst.html",
        regels=betrokken_regios(db.session, mijn.zaak, vandaag()),
        stuurgroepen=per_stuurgroep(db.session, mijn.zaak),
        geschiedenis=[rij for rij in diensten.lijst(db.session, mijn.zaak) if rij.tot],
    )


def _eigen_erbij(form: RegioForm) -> None:
    regio = dossier().profiel
    form.met_regios([(regio.code, regio.naam), *diensten.keuzes(regio)])


handeling(bp, f"{ZAAK}/regios/nieuw", Recht.REGIO_BETREKKEN, RegioForm, diensten.betrek_regio).pagina(
    _l("Regio betrekken"), _l("Betrekken"), met=lambda form: form.met_regios(diensten.keuzes(dossier().profiel))
).daarna(_l("De regio is betrokken bij de zaak."), ".lijst")
handeling(bp, f"{ZAAK}/accounthouder", Recht.REGIO_BETREKKEN, RegioForm, diensten.wijs_accounthouder_aan).pagina(
    _l("Accounthouder aanwijzen"), _l("Aanwijzen"), "regio/accounthouder.html", met=_eigen_erbij
).daarna(_l("De accounthouder is aangewezen."), ".lijst")


def _betrokken(_form: EindeForm, regio: str) -> None:
    if not any(rij.regio_code == regio for rij in diensten.lijst(db.session, dossier().zaak)):
        abort(404)


handeling(
    bp, f"{ZAAK}/regios/<regio>/beeindiging", Recht.REGIO_BETREKKEN, EindeForm, diensten.beeindig_betrokkenheid
).pagina(
    "",
    _l("Beëindigen"),
    "regio/beeindigen.html",
    gevaar=True,
    met=_betrokken,
    beeld=lambda _form, regio: {"naam": dossier().profiel.naam_van(regio)},
).daarna(_l("De betrokkenheid is beëindigd."), ".lijst")


@bp.route(f"{ZAAK}/stuurgroepen/nieuw", methods=["GET", "POST"])
@bp.route(f"{ZAAK}/stuurgroepen/<int:nummer>", methods=["GET", "POST"])
@vereist(Recht.REGIO_BETREKKEN)
def leg_stuurgroepplek_vast(zaaknummer: str, nummer: int | None = None) -> Antwoord:
    rij = None if nummer is None else stuurgroepen(db.session, dossier().zaak).get(nummer)
    if nummer is not None and (rij is None or rij.vervallen):
        abort(404)
    form = Stuurgroepform().met(rij)
    if doe(form, dienst_plek, zaaknummer):
        flash(_("De plek in de stuurgroep is vastgelegd."), "ok")
        return redirect(url_for(".lijst", zaaknummer=zaaknummer))
    titel = _("Plek in een stuurgroep wijzigen") if nummer else _("Plek in een stuurgroep")
    return toon_formulier("formulierkader.html", form, titel=titel, knoptekst=_("Vastleggen"))
