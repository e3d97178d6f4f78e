"""Whether the place fits: verdicts with their follow-up, the check on the rights of the child, and signals."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.fouten import NietZichtbaar
from app.domain.basis.rechten import Recht
from app.domain.passend.oordeel import MAANDEN, NA, Oordeelmoment, geplaatst_op
from app.services.passend import lezen
from app.services.passend.blad import lees_passend
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast as dienst_toets
from app.services.passend.oordelen import eis_boeking
from app.services.passend.oordelen import leg_plekoordeel_vast as dienst_oordeel
from app.services.passend.signalen import leg_signaal_vast as dienst_signaal
from app.services.plaatsing import lezen as plaatsing
from app.services.plaatsing.eigen import eigen_gemeente
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.passend import forms

bp = Blueprint("passend", __name__, url_prefix="/zaken/<zaaknummer>/passend")


@bp.get("")
@vereist(Recht.TELLINGEN_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn = dossier()
    blad = lees_passend(db.session, mijn)
    return zaakpagina(
        "passend/overzicht.html",
        blad=blad,
        regels_=sorted(blad.regels, key=lambda regel: not regel.vraagt_op(vandaag())),
        ziet_eigen=mijn.volledig or eigen_gemeente(mijn) is not None,
        vormen=plaatsing.vormen(mijn),
        gemeenten=plaatsing.gemeentenamen(),
        momenten=list(Oordeelmoment),
        momentnaam=forms.momentnaam,
        MAANDEN=MAANDEN,
        mag_oordelen=mijn.mag(Recht.PLEK_BEOORDELEN),
        mag_vastleggen=mijn.mag(Recht.TELLING_VASTLEGGEN),
    )


@bp.route("/plekken/<int:boeking>/<int:maand>", methods=["GET", "POST"])
@vereist(Recht.PLEK_BEOORDELEN)
def leg_plekoordeel_vast(zaaknummer: str, boeking: int, maand: int) -> Antwoord:
    mijn, moment = dossier(), NA.get(maand)
    try:
        over = eis_boeking(mijn, plaatsing.boekingen(db.session, mijn.zaak), boeking)
    except NietZichtbaar:
        abort(404)
    if moment is None or geplaatst_op(over) is None:
        abort(404)
    eerder = lezen.oordelen(db.session, mijn.zaak).get((boeking, moment))
    form = forms.Oordeelform().met(boeking, moment, eerder)
    if doe(form, dienst_oordeel, zaaknummer):
        flash(_("Het oordeel is vastgelegd."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    titel = _("Past de plek? Boeking %(nummer)s, %(moment)s", nummer=boeking, moment=forms.momentnaam(moment))
    return toon_formulier(
        "passend/oordeel.html",
        form,
        titel=titel,
        knoptekst=_("Vastleggen"),
        over=over,
        geplaatst=geplaatst_op(over),
        plekken={nr: rij.waarden().naam for nr, rij in plaatsing.aanbod(db.session, mijn.zaak).items()},
        vormen=plaatsing.vormen(mijn),
        gemeenten=plaatsing.gemeentenamen(),
    )


@bp.route("/kinderrechten/<int:locatie>", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_kinderrechtentoets_vast(zaaknummer: str, locatie: int) -> Antwoord:
    plek = plaatsing.locaties(db.session, dossier().zaak).get(locatie)
    if plek is None or plek.vervallen:
        abort(404)
    form = forms.Toetsform().met(locatie, lezen.toetsen(db.session, dossier().zaak).get(locatie))
    if doe(form, dienst_toets, zaaknummer):
        flash(_("De toets is vastgelegd."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    titel = _("Rechten van het kind: %(naam)s", naam=plek.naam)
    return toon_formulier("passend/toets.html", form, titel=titel, knoptekst=_("Vastleggen"), plek=plek)


@bp.route("/signalen/nieuw", methods=["GET", "POST"])
@bp.route("/signalen/<int:nummer>", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_signaal_vast(zaaknummer: str, nummer: int | None = None) -> Antwoord:
    rij = None if nummer is None else lezen.signalen(db.session, dossier().zaak).get(nummer)
    if nummer is not None and rij is None:
        abort(404)
    form = forms.Signaalform().met(rij)
    if doe(form, dienst_signaal, zaaknummer):
        flash(_("Het signaal is vastgelegd."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    titel = _("Signaal %(nummer)s", nummer=nummer) if nummer else _("Signalen toevoegen")
    return toon_formulier("formulierkader.html", form, titel=titel, knoptekst=_("Vastleggen"))
