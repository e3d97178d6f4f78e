"""The management view: the zaken that run in one table, on screen, as a workbook and on paper; and filters by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import RUST, Toestand
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.zaak.verloop import naam as tredenaam
from app.export.werkblad import XLSX, werkblad
from app.models import Overzichtfilter
from app.regios import alle_profielen
from app.services.overzicht.lopend.beelden import per_maand
from app.services.overzicht.lopend.bewaard import LANGSTE, bewaar_filter, lijst_filters, vergeet_filter
from app.services.overzicht.lopend.blad import GROOTTE, WEINIG, Blad, lees_blad
from app.services.overzicht.lopend.wens import Blik, Let, Wens, blikken, lees_wens
from app.services.overzicht.lopend.werkblad import overzichtblad
from app.services.overzicht.lopend.zaken import GRENS
from app.web.kern.formulier import Formulier, regel
from app.web.kern.klad import verstuurd
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import huidig_verzoek, paginanummer, vandaag
from app.web.overzicht.beelden import beelden
from app.web.overzicht.kolommen import koppen, verteld, volgorden

bp = Blueprint("overzicht", __name__, url_prefix="/overzicht")


class FilterForm(Formulier):
    """The name of what is chosen now; what that is stands in the address."""

    naam = regel(_l("Naam van deze keuze"), hoogstens=LANGSTE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is recorded, so nobody has to say in which capacity he does it."""
        super().__init__(*args, **kwargs)
        if "hoedanigheid" in self._fields:
            del self.hoedanigheid


@bp.get("")
@vereist(Recht.ZAKEN_INZIEN)
def toon() -> str:
    return _pagina(FilterForm())


@bp.post("")
@vereist(Recht.ZAKEN_INZIEN)
def bewaar() -> Response | tuple[str, int]:
    """Keep what the address asks under a name."""
    form, wens = FilterForm(), _wens()
    if form.validate_on_submit():
        try:
            bewaar_filter(db.session, g.actor.id, form.naam.data, wens, datetime.now(UTC))
        except OngeldigeInvoer as fout:
            form.toon(fout)
        else:
            verstuurd()
            flash(_("Deze keuze is bewaard. Alleen u ziet haar."), "ok")
            return redirect(_adres(wens))
    return _pagina(form), 422


@bp.post("/filters/<int:filter_id>/weg")
@vereist(Recht.ZAKEN_INZIEN)
def vergeet(filter_id: int) -> Response:
    """Taking away what is not there any more is no fault."""
    vergeet_filter(db.session, g.actor.id, filter_id)
    flash(_("De bewaarde keuze is weg."), "ok")
    return redirect(_adres(_wens()))


@bp.get("/afdruk")
@vereist(Recht.ZAKEN_INZIEN)
def afdruk() -> str:
    """Every row on one page, without what only a screen needs."""
    wens = replace(_wens(), pagina=1)
    blad = _blad(wens, WEINIG)
    return render_template("overzicht/afdruk.html", **_inhoud(blad, wens), kolommen=koppen(blad.rijen, wens, None))


@bp.get("/bestand.xlsx")
@vereist(Recht.ZAKEN_INZIEN)
def bestand() -> Response:
    wens = replace(_wens(), pagina=1)
    inhoud = werkblad("Overzicht", *overzichtblad(_blad(wens, GRENS), wens.blik, huidig_verzoek().nu))
    return als_bijlage(inhoud, f"overzicht-{vandaag():%Y-%m-%d}.xlsx", XLSX)


def _wens() -> Wens:
    wens = lees_wens(request.args.to_dict(), blikken(g.actor)[0])
    if wens.blik not in blikken(g.actor):
        wens = replace(wens, blik=blikken(g.actor)[0])
    return replace(wens, pagina=paginanummer())


def _adres(wens: Wens, naar: str = ".toon", **meer: Any) -> str:
    alles: dict[str, Any] = wens.vragen() | meer
    return url_for(naar, **alles)


def _blad(wens: Wens, grootte: int) -> Blad:
    """The offices of his own region were read with his account."""
    return lees_blad(db.session, g.actor, vandaag(), wens, {g.actor.regio: g.bezetting}, grootte)


def _pagina(form: FilterForm) -> str:
    wens = _wens()
    blad = _blad(wens, GROOTTE)
    return render_template(
        "overzicht/overzicht.html",
        **_inhoud(blad, wens),
        kolommen=koppen(blad.rijen, wens, _adres),
        adres=_adres,
        form=form,
        keuzen=_keuzen(wens, lijst_filters(db.session, g.actor.id)),
        toestanden=[(t.value, tredenaam(t)) for t in Toestand if t not in RUST],
        gemeenten=_gemeenten(),
        volgorden=volgorden(wens),
        regios=_regios(blad, wens),
        andere_blik=[blik for blik in blikken(g.actor) if blik is not wens.blik],
        vorige_url=_adres(wens, pagina=wens.pagina - 1) if wens.pagina > 1 else None,
        volgende_url=_adres(wens, pagina=wens.pagina + 1) if blad.later else None,
    )


def _inhoud(blad: Blad, wens: Wens) -> dict[str, Any]:
    dag = vandaag()
    return {
        "blad": blad,
        "wens": wens,
        "vandaag": dag,
        "eigen": wens.blik is Blik.AANDEEL,
        "verteld": verteld(blad.rijen),
        "beelden": beelden(blad, per_maand(db.session, g.actor, wens, dag), dag) if blad.alle else [],
        "regionamen": {code: profiel.naam for code, profiel in alle_profielen().items()},
        "GRENS": GRENS,
        "WEINIG": WEINIG,
    }


def _keuzen(wens: Wens, bewaard: Sequence[Overzichtfilter]) -> list[dict[str, Any]]:
    """What is chosen with one click: everything, what needs attention, and what he kept by name."""
    los = replace(wens, toestand=None, regio="", gemeente="", pagina=1)
    krap = _("Ruimte bijna op") if wens.blik is Blik.AANDEEL else _("Ruimte of kas bijna op")
    vast = [
        (_("Alle lopende zaken"), replace(los, let=None)),
        (_("Met taken die te laat zijn"), replace(los, let=Let.LAAT)),
        (_("Kinderen te plaatsen"), replace(los, let=Let.PLAATSEN)),
        (krap, replace(los, let=Let.KRAP)),
    ]
    nu = wens.vragen()
    gevonden = [{"naam": naam, "url": _adres(keuze), "nu": keuze.vragen() == nu, "id": 0} for naam, keuze in vast]
    for rij in bewaard:
        keuze = lees_wens(rij.vragen, wens.blik)
        gevonden.append({"naam": rij.naam, "url": _adres(keuze), "nu": keuze.vragen() == nu, "id": rij.id})
    return gevonden


def _gemeenten() -> list[tuple[str, str]]:
    """Those of his region."""
    profiel = alle_profielen().get(g.actor.regio)
    return list(profiel.gemeentenamen.items()) if profiel else []


def _regios(blad: Blad, wens: Wens) -> Mapping[str, str]:
    """The regions of the rows, when there are more than one; of a choice always."""
    codes = {rij.zaak.regio for rij in (*blad.alle, *blad.rijen)} | ({wens.regio} if wens.regio else set())
    namen = {code: alle_profielen()[code].naam for code in codes if code in alle_profielen()}
    return namen if len(codes) > 1 or wens.regio else {}
