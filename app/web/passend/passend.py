"""Whether the place fits: verdicts with their follow-up, the check on the rights of the child, and signals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.fouten import NietZichtbaar
from app.domain.basis.rechten import Recht
from app.domain.passend.oordeel import geplaatst_op
from app.domain.passend.volgen import NA
from app.services.passend import lezen
from app.services.passend.blad import lees_passend
from app.services.passend.bladzij import (
    Plaats,
    Welke,
    gevraagd_per_moment,
    per_gemeente,
    plaats,
    samen_te_geven,
    snijd,
)
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast as dienst_toets
from app.services.passend.oordelen import eis_boeking
from app.services.passend.oordelen import leg_plekoordeel_vast as dienst_oordeel
from app.services.passend.oordelen import leg_plekoordelen_vast as dienst_oordelen
from app.services.passend.signalen import leg_signaal_vast as dienst_signaal
from app.services.plaatsing import lezen as plaatsing
from app.services.plaatsing.eigen import eigen_gemeente
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velen.form import zeg
from app.web.kern.verzoek import vandaag
from app.web.passend import forms

bp = Blueprint("passend", __name__, url_prefix="/zaken/<zaaknummer>/passend")


@bp.get("")
@vereist(Recht.TELLINGEN_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn, keuze = dossier(), _keuze()
    blad, namen = lees_passend(db.session, mijn), plaatsing.gemeentenamen()
    bladzij = snijd(blad, namen, vandaag(), keuze.welke, keuze.gemeente, keuze.na)
    return zaakpagina(
        "passend/overzicht.html",
        blad=blad,
        bladzij=bladzij,
        standen=per_gemeente(blad, namen, vandaag()),
        keuze=keuze,
        keuzen=_keuzen(keuze),
        samen=gevraagd_per_moment(blad, vandaag(), keuze.gemeente),
        volgende_url=url_for(".overzicht", zaaknummer=zaaknummer, **keuze.adres(bladzij.volgende))
        if bladzij.volgende
        else None,
        begin_url=url_for(".overzicht", zaaknummer=zaaknummer, **keuze.adres()) if keuze.na else None,
        ziet_eigen=mijn.volledig or eigen_gemeente(mijn) is not None,
        vormen=plaatsing.vormen(mijn),
        momentnaam=forms.momentnaam,
        gevraagde=[forms.momentnaam(moment) for moment in mijn.profiel.passend.momenten],
        mag_oordelen=mijn.mag(Recht.PLEK_BEOORDELEN),
        mag_vastleggen=mijn.mag(Recht.TELLING_VASTLEGGEN),
    )


@dataclass(frozen=True)
class _Keuze:
    """What the address asks for; what it cannot ask for counts as nothing asked."""

    welke: Welke
    gemeente: str
    na: Plaats | None

    def adres(self, na: Plaats | None = None, welke: Welke | None = None) -> dict[str, Any]:
        """The parameters of the same page from a place on, or of another choice."""
        alle = {
            "welke": (welke or self.welke).value,
            "gemeente": self.gemeente,
            "na": f"{na[0]}.{na[1]}" if na else "",
        }
        return {naam: waarde for naam, waarde in alle.items() if waarde and waarde != Welke.ALLE}


def _keuze() -> _Keuze:
    welke, na = request.args.get("welke", ""), request.args.get("na", "")[:200]
    naam, _punt, nummer = na.rpartition(".")
    return _Keuze(
        welke=Welke(welke) if welke in list(Welke) else Welke.ALLE,
        gemeente=request.args.get("gemeente", "")[:40],
        na=(naam, int(nummer)) if nummer.isascii() and nummer.isdecimal() and len(nummer) < 10 else None,
    )


def _keuzen(nu: _Keuze) -> list[tuple[str, dict[str, Any], bool]]:
    """Which placings can be shown: words, parameters of the address, and whether it is shown now."""
    woorden = {
        Welke.ALLE: _("Alle"),
        Welke.GEVRAAGD: _("Nu gevraagd"),
        Welke.TE_LAAT: _("Te laat"),
        Welke.PAST_NIET: _("Past niet"),
    }
    return [(woord, nu.adres(welke=welke), welke is nu.welke) for welke, woord in woorden.items()]


@bp.route("/oordelen/<int:maand>", methods=["GET", "POST"])
@vereist(Recht.PLEK_BEOORDELEN)
def leg_plekoordelen_vast(zaaknummer: str, maand: int) -> Antwoord:
    mijn, moment, keuze = dossier(), NA.get(maand), _keuze()
    if moment is None:
        abort(404)
    namen = plaatsing.gemeentenamen()
    blad = lees_passend(db.session, mijn)
    regels_ = samen_te_geven(blad, namen, vandaag(), moment, keuze.gemeente)
    nu = {regel.boeking.nummer: next(vak for vak in regel.vakken if vak.moment is moment) for regel in regels_}
    form = forms.Velenoordeelform().met(moment, opnieuw=any(vak.gegeven for vak in nu.values()))
    uitslag = doe(form, dienst_oordelen, zaaknummer)
    if uitslag is not None:
        zeg(uitslag)
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer, **keuze.adres()))
    return toon_formulier(
        "passend/velen.html",
        form,
        titel=_("Past de plek? Samen, %(moment)s", moment=forms.momentnaam(moment)),
        knoptekst=_("Aangevinkte vastleggen"),
        groepen=[(naam, list(deel)) for naam, deel in groupby(regels_, key=lambda regel: plaats(regel, namen)[0])],
        nu=nu,
        hierna=gevraagd_per_moment(blad, vandaag(), keuze.gemeente).get(moment, 0) - len(regels_),
        plekken=blad.plekken,
        vormen=plaatsing.vormen(mijn),
        vandaag=vandaag(),
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
    eerdere = lezen.oordelen(db.session, mijn.zaak).get((boeking, moment), ())
    form = forms.Oordeelform().met(boeking, moment, eerdere[-1] if eerdere else None)
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
