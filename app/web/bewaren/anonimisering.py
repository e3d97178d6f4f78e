"""Accounts of people who left: which are blocked, and the two acts that empty one."""

from __future__ import annotations

from flask import Blueprint, flash, g, render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import toets_bevestiging, toets_voorstel
from app.services.bewaren import anonimiseren
from app.services.bewaren import anonimisering as diensten
from app.services.bewaren.opruimen import ruim_meteen_op
from app.web.bewaren.forms import BevestigForm, VervalForm, VoorstelForm
from app.web.kern.handeling import handeling
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("anonimisering", __name__, url_prefix="/accounts")
BOVEN = ((_l("Accounts die vervallen"), "anonimisering.lijst"),)


@bp.get("/vervallen")
@vereist(Recht.ANONIMISERING_INZIEN)
def lijst() -> str:
    return render_template(
        "bewaren/anonimisering/lijst.html",
        bladen=diensten.lijst(db.session, g.actor, vandaag()),
        mag_voorstellen=mag_ergens(g.actor, Recht.ANONIMISERING_VOORSTELLEN),
    )


def _beletsel(blad: diensten.Accountblad, form: VoorstelForm) -> str | None:
    try:
        diensten.eis_weg(db.session, blad.gebruiker, vandaag())
        if not isinstance(form, BevestigForm):
            toets_voorstel(blad.bewaring, vandaag())
            return None
        toets_bevestiging(blad.bewaring, vandaag())
    except DomeinFout as fout:
        return fout.bericht
    assert blad.voorstel is not None  # noqa: S101 - what was just judged
    return anonimiseren.beletsel(db.session, blad.voorstel, g.actor, vandaag())


def _wat_gaat(form: VoorstelForm, gebruiker_id: int) -> dict[str, object]:
    blad = diensten.vind(db.session, g.actor, gebruiker_id, vandaag())
    return {
        "blad": blad,
        "regels": len(anonimiseren.regels_over(db.session, blad.gebruiker)),
        "beletsel": _beletsel(blad, form),
        "onder": f"{blad.gebruiker.naam}, {blad.gebruiker.email}",
    }


def _bestaat(_form: VoorstelForm, gebruiker_id: int) -> None:
    diensten.vind(db.session, g.actor, gebruiker_id, vandaag())


def _vervallen(_uitkomst: object) -> str:
    if not ruim_meteen_op(db.session):
        flash(_("De beheerder moet de bestanden van de database nog opruimen."), "waarschuwing")
    return str(_("Het account is vervallen."))


handeling(
    bp,
    "/<int:gebruiker_id>/vervallen/voorstel",
    Recht.ANONIMISERING_VOORSTELLEN,
    VoorstelForm,
    diensten.stel_anonimisering_voor,
).pagina(
    _l("Account laten vervallen"),
    _l("Voorstellen"),
    "bewaren/anonimisering/voorstellen.html",
    boven=BOVEN,
    met=_bestaat,
    beeld=_wat_gaat,
).daarna(_l("Het is voorgesteld. Iemand anders bevestigt het."), ".lijst")
handeling(
    bp,
    "/<int:gebruiker_id>/vervallen/bevestiging",
    Recht.ANONIMISERING_BEVESTIGEN,
    VervalForm,
    anonimiseren.bevestig_anonimisering,
).pagina(
    _l("Vervallen van een account bevestigen"),
    _l("Account laten vervallen"),
    "bewaren/anonimisering/bevestigen.html",
    gevaar=True,
    boven=BOVEN,
    met=_bestaat,
    beeld=_wat_gaat,
).daarna(_vervallen, ".lijst")
