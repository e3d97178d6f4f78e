"""The money of a zaak: what is promised and booked, who bears which part, and papers for each municipality."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.besluit.verdeling import TE_KLEIN
from app.domain.geld.sleutel import Draagsleutel, hoe_gedragen
from app.domain.geld.soorten import Rekening
from app.domain.geld.toezegging import NieuweToezegging
from app.export.werkblad import XLSX
from app.services.geld import lezen, stukken
from app.services.geld.boek import Geldboek, Geldregel, lees_geld
from app.services.geld.boeken import boek_geld as dienst_boek
from app.services.geld.boeken import draai_geldboeking_terug as dienst_terug
from app.services.geld.keuzes import Besluitruimte, besluiten_met_ruimte
from app.services.geld.sleutels import Verdeeld, deelnemers, vooruitbetalers
from app.services.geld.spoed import dekkingen
from app.services.geld.toezeggen import verdeel
from app.services.geld.toezeggen import wijzig_geldplan as dienst_plan
from app.services.geld.toezeggen import zeg_geld_toe as dienst_toe
from app.services.geld.uitleg import uitleg
from app.services.mandaat.stand import ruimte
from app.web.geld import forms
from app.web.kern.formulier import datum as datum_veld
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import als_brief, toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.weergave import bedrag, datum_kort

bp = Blueprint("geld", __name__, url_prefix="/zaken/<zaaknummer>/geld")
VERDELING = "verdeling"


class PeilForm(PeildatumForm):
    """The money as it stood at the end of a day."""

    datum = datum_veld(_l("Situatie op"), soort=Datumsoort.GEBEURD)


def _mag() -> bool:
    return dossier().mag(Recht.GELD_BOEKEN)


@bp.get("")
@vereist(Recht.GELD_INZIEN)
def overzicht(zaaknummer: str) -> Antwoord:
    mijn = dossier()
    peil = PeilForm(request.args)
    dag = peil.dag(vandaag())
    boek = lees_geld(db.session, mijn.zaak, dag if dag != vandaag() else None)
    standen = lezen.te_zien(mijn, boek)
    if not mijn.volledig:
        eigen = lezen.eigen_code(mijn)
        return _gemeentepagina(eigen) if eigen in standen else zaakpagina("geld/geen.html")
    samen = lezen.som_per_gemeente(standen.values())
    return zaakpagina(
        "geld/overzicht.html",
        boek=boek,
        peil=peil,
        dag=dag,
        van_nu=dag == vandaag(),
        gedekt=dekkingen(db.session, mijn.zaak, boek, dag),
        standen=standen.values(),
        samen=samen,
        maanden=samen.maanden,
        namen=_namen(boek),
        besluiten=lezen.besluitnummers(db.session, mijn.zaak),
        ruimte=ruimte(db.session, mijn.zaak, dag),
        paren=lezen.wie_voor_wie(boek),
        hoe=hoe_gedragen,
        maandnaam=stukken.maandnaam,
        mag_boeken=_mag() and dag == vandaag(),
        mag_toezeggen=_mag() and mijn.zaak.toestand not in RUST,
    )


def _namen(boek: Geldboek) -> dict[str, str]:
    codes = [code for r in boek.regels for code in (*r.rij.delen, r.rij.voorfinancier) if code]
    return lezen.namen_in(db.session, codes)


@bp.get("/boekingen")
@vereist(Recht.GELD_BOEKEN)
def boekingen(zaaknummer: str) -> str:
    boek = lees_geld(db.session, dossier().zaak)
    return zaakpagina("geld/boekingen.html", boek=boek, namen=_namen(boek), mag_boeken=_mag())


@bp.route("/toezeggingen/nieuw", methods=["GET", "POST"])
@vereist(Recht.GELD_BOEKEN)
def zeg_geld_toe(zaaknummer: str) -> Antwoord:
    mijn = dossier()
    wie = deelnemers(db.session, mijn, vandaag())
    betalers = vooruitbetalers(db.session, mijn, vandaag()).items()
    keuzes = [_keuze(b) for b in besluiten_met_ruimte(db.session, mijn.zaak, vandaag())]
    leden = [lid.code for lid in mijn.profiel.gemeenten_op(vandaag())]
    form = forms.ToezegForm().met(wie, leden, keuzes, betalers)
    if request.form.get("actie") == VERDELING:
        return _toon_nieuw(form, wie, _bekijk(form))
    rij = doe(form, dienst_toe, zaaknummer)
    if rij is None:
        return _toon_nieuw(form, wie)
    flash(_("Toezegging %(nr)s is vastgelegd.", nr=rij.nummer), "ok")
    return redirect(url_for(".overzicht", zaaknummer=zaaknummer))


def _keuze(b: Besluitruimte) -> tuple[str, str]:
    """A decision or a spoedbesluit to choose, with what is left of it."""
    wat = {"nr": b.volgnr, "dag": datum_kort(b.datum), "wat": b.kort, "over": bedrag(b.over)}
    if b.spoed:
        return f"{forms.SPOED}{b.id}", _("spoedbesluit %(nr)s, %(dag)s: %(wat)s (nog %(over)s)", **wat)
    return str(b.id), _("%(nr)s, %(dag)s: %(wat)s (nog %(over)s)", **wat)


def _bekijk(form: forms.ToezegForm) -> Verdeeld | None:
    """What each would bear; a broken rule stands at its field, and nothing is kept or noted."""
    if not form.validate_on_submit():
        return None
    try:
        nieuw: NieuweToezegging = form.invoer()
        return verdeel(db.session, dossier(), nieuw, lees_geld(db.session, dossier().zaak))
    except DomeinFout as fout:
        form.toon(fout)
        return None


def _toon_nieuw(form: forms.ToezegForm, wie: dict[str, str], verdeeld: Verdeeld | None = None) -> tuple[str, int]:
    hoe = hoe_gedragen(form.draagsleutel.waarde, verdeeld.peiljaar, verdeeld.peildatum) if verdeeld else ""
    noot = TE_KLEIN if verdeeld and form.draagsleutel.waarde is Draagsleutel.KINDEREN else ""
    kop = {"titel": _("Geld toezeggen"), "namen": wie, "noot": noot}
    return toon_formulier("geld/nieuw.html", form, verdeeld=verdeeld, hoe=hoe, **kop)


def _regel(nummer: int) -> Geldregel:
    return lees_geld(db.session, dossier().zaak).met(nummer) or abort(404)


@bp.get("/toezeggingen/<int:nummer>")
@vereist(Recht.GELD_BOEKEN)
def toon(zaaknummer: str, nummer: int) -> str:
    zaak = dossier().zaak
    boek = lees_geld(db.session, zaak)
    regel = boek.met(nummer) or abort(404)
    codes = [*regel.rij.delen, *filter(None, [regel.rij.voorfinancier])]
    return zaakpagina(
        "geld/toezegging.html",
        regel=regel,
        namen=lezen.namen_in(db.session, codes),
        besluiten=lezen.besluitnummers(db.session, zaak),
        gedekt=dekkingen(db.session, zaak, boek, vandaag()).get(nummer),
        uitleg=lambda code: uitleg(regel, code),
        REKENING=Rekening,
        hoe=hoe_gedragen(regel.rij.sleutel, regel.rij.peiljaar, regel.rij.peildatum),
        noot=TE_KLEIN if regel.rij.sleutel is Draagsleutel.KINDEREN else "",
        mag_boeken=_mag(),
    )


@bp.route("/toezeggingen/<int:nummer>/plan", methods=["GET", "POST"])
@vereist(Recht.GELD_BOEKEN)
def wijzig_geldplan(zaaknummer: str, nummer: int) -> Antwoord:
    form = forms.PlanForm().met(_regel(nummer))
    if doe(form, dienst_plan, zaaknummer, nummer):
        flash(_("De termijnen zijn gewijzigd."), "ok")
        return redirect(url_for(".toon", zaaknummer=zaaknummer, nummer=nummer))
    return toon_formulier("formulierkader.html", form, titel=_("Termijnen wijzigen"), knoptekst=_("Vastleggen"))


@bp.route("/toezeggingen/<int:nummer>/boeking", methods=["GET", "POST"])
@vereist(Recht.GELD_BOEKEN)
def boek_geld(zaaknummer: str, nummer: int) -> Antwoord:
    regel = _regel(nummer)
    schuld = regel.boek.per(Rekening.SCHULD)
    namen = lezen.namen_in(db.session, regel.rij.delen)
    form = forms.BoekForm().met(regel, [(code, namen[code], cent) for code, cent in schuld.items()])
    if doe(form, dienst_boek, zaaknummer, nummer):
        flash(_("De boeking is vastgelegd."), "ok")
        return redirect(url_for(".toon", zaaknummer=zaaknummer, nummer=nummer))
    return toon_formulier("geld/boeken.html", form, titel=_("Boeken"), knoptekst=_("Boeken"), regel=regel)


def _te_draaien(_form: forms.TerugForm, nummer: int) -> dict[str, Any]:
    regel, boeking = lees_geld(db.session, dossier().zaak).met_boeking(nummer) or abort(404)
    return {"regel": regel, "boeking": boeking}


handeling(bp, "/boekingen/<int:nummer>/tegenboeking", Recht.GELD_BOEKEN, forms.TerugForm, dienst_terug).pagina(
    _l("Boeking terugdraaien"), _l("Terugdraaien"), "geld/tegenboeking.html", gevaar=True, met=_te_draaien,
    beeld=_te_draaien,
).daarna(_l("De boeking is teruggedraaid."), ".overzicht")  # fmt: skip


def _gemeentepagina(code: str) -> str:
    blad = stukken.gemeenteblad(db.session, dossier(), code, vandaag())
    return zaakpagina("geld/gemeente.html", blad=blad, maandnaam=stukken.maandnaam)


@bp.get("/gemeenten/<college>")
@vereist(Recht.GELD_INZIEN)
def gemeente(zaaknummer: str, college: str) -> str:
    return _gemeentepagina(college)


@bp.get("/gemeenten/<college>/brief")
@vereist(Recht.GELD_INZIEN)
def brief(zaaknummer: str, college: str) -> Response:
    inhoud = stukken.geldbrief(db.session, dossier(), college, vandaag())
    return als_brief(inhoud, f"geld-{zaaknummer}-{college}.docx", dossier().profiel.naam)


@bp.get("/gemeenten/<college>/blad.xlsx")
@vereist(Recht.GELD_INZIEN)
def werkboek(zaaknummer: str, college: str) -> Response:
    inhoud = stukken.geldwerkboek(db.session, dossier(), college, vandaag())
    return als_bijlage(inhoud, f"geld-{zaaknummer}-{college}.xlsx", XLSX)
