"""Destruction after the retention term: the list, the page of one case, and the acts of two persons."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, flash, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import toets_bevestiging, toets_voorstel
from app.services.bewaren import vernietigen
from app.services.bewaren import vernietiging as diensten
from app.services.bewaren.blijvend import golden_op, lees_mandaten, lees_stukken, mandaten_van_vernietigde_zaken
from app.services.bewaren.opruimen import ruim_meteen_op
from app.services.bewaren.vernietiglijst import tel
from app.web.bewaren.forms import BevestigForm, BewaarForm, MandatenForm, OphefForm, VoorstelForm
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import paginanummer, vandaag

bp = Blueprint("vernietiging", __name__)

ZAAK = "/zaken/<zaaknummer>/vernietiging"


@bp.get("/vernietiging")
@vereist(Recht.VERNIETIGING_INZIEN)
def lijst() -> str:
    pagina = paginanummer()
    blad = diensten.lijst(db.session, g.actor, vandaag(), sla_over=(pagina - 1) * diensten.PAGINA)
    return render_template(
        "bewaren/lijst.html",
        bladen=blad.bladen,
        vorige_url=url_for(".lijst", pagina=pagina - 1) if pagina > 1 else None,
        volgende_url=url_for(".lijst", pagina=pagina + 1) if blad.later else None,
    )


@bp.get("/vernietiging/mandaten")
@vereist(Recht.VERNIETIGING_INZIEN)
def mandaten() -> str:
    form = MandatenForm(request.args)
    gevonden = mandaten_van_vernietigde_zaken(db.session, g.actor, form.dag(vandaag()))
    return render_template("bewaren/mandaten.html", form=form, dag=form.dag(vandaag()), gevonden=gevonden)


@bp.get(ZAAK)
@vereist(Recht.VERNIETIGING_INZIEN)
def toon(zaaknummer: str) -> str:
    mijn = dossier()
    blad = diensten.blad(db.session, mijn.zaak, vandaag())
    if mijn.zaak.vernietigd_op and blad.voorstel:
        verklaring = json.loads(blad.voorstel.verklaring or "{}")
        return render_template("bewaren/verklaring.html", zaak=mijn.zaak, blad=blad, **_verklaard(verklaring))
    return zaakpagina("bewaren/toon.html", blad=blad, aantallen=tel(db.session, mijn.zaak))


def _verklaard(verklaring: dict[str, Any]) -> dict[str, Any]:
    """The declaration; with a day in the address only the mandaten that were in use then."""
    alle, form = lees_mandaten(verklaring), MandatenForm(request.args)
    dag = form.dag(vandaag()) if request.args.get("datum") else None
    toen = golden_op(alle, dag) if alle and dag else alle
    stukken = lees_stukken(verklaring)
    return {"verklaring": verklaring, "mandaten": toen, "form": form, "dag": dag, "stukken": stukken}


def _wat_gaat(form: VoorstelForm) -> dict[str, object]:
    """What goes, and why this account cannot do it now."""
    blad = diensten.blad(db.session, dossier().zaak, vandaag())
    if isinstance(form, BevestigForm):
        form.voorstel.data = str(blad.voorstel.id) if blad.voorstel else ""
    return {"blad": blad, "aantallen": tel(db.session, blad.zaak), "beletsel": _beletsel(blad, form)}


def _beletsel(blad: diensten.Vernietigblad, form: VoorstelForm) -> str | None:
    try:
        if not isinstance(form, BevestigForm):
            toets_voorstel(blad.bewaring, vandaag())
            return None
        toets_bevestiging(blad.bewaring, vandaag())
    except DomeinFout as fout:
        return fout.bericht
    assert blad.voorstel is not None  # noqa: S101 - what was just judged
    return vernietigen.beletsel(db.session, blad.voorstel, g.actor, blad.zaak, vandaag())


def _vernietigd(_uitkomst: object) -> str:
    if not ruim_meteen_op(db.session):
        flash(_("De beheerder moet de bestanden van de database nog opruimen."), "waarschuwing")
    return str(_("De inhoud van de zaak is vernietigd."))


handeling(bp, f"{ZAAK}/voorstel", Recht.VERNIETIGING_VOORSTELLEN, VoorstelForm, diensten.stel_vernietiging_voor).pagina(
    _l("Vernietiging voorstellen"), _l("Voorstellen"), "bewaren/voorstellen.html", beeld=_wat_gaat
).daarna(_l("De vernietiging is voorgesteld. Iemand in een andere functie bevestigt haar."), ".toon")
handeling(
    bp, f"{ZAAK}/bevestiging", Recht.VERNIETIGING_BEVESTIGEN, BevestigForm, vernietigen.bevestig_vernietiging
).pagina(
    _l("Vernietiging bevestigen"), _l("Definitief vernietigen"), "bewaren/bevestigen.html", gevaar=True, beeld=_wat_gaat
).daarna(_vernietigd, ".toon")
handeling(bp, f"{ZAAK}/bewaring", Recht.LANGER_BEWAREN, BewaarForm, diensten.bewaar_langer).pagina(
    _l("Langer bewaren"), _l("Langer bewaren"), "bewaren/bewaren.html"
).daarna(_l("De zaak wordt langer bewaard, tot iemand dat opheft."), ".toon")
handeling(bp, f"{ZAAK}/bewaring/einde", Recht.LANGER_BEWAREN, OphefForm, diensten.hef_bewaring_op).pagina(
    _l("Niet langer bewaren"),
    _l("Niet langer bewaren"),
    "bewaren/opheffen.html",
    beeld=lambda _form: {"besluit": diensten.blad(db.session, dossier().zaak, vandaag()).bewaarbesluit},
).daarna(_l("De gewone bewaartermijn geldt weer."), ".toon")
