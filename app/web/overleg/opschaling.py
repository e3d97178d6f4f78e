"""Opschaling of a case: where it stands on the ladder of the region, going up, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.regio.regio import Opschalingsniveau
from app.models import Opschaling
from app.services.overleg import opschaling as diensten
from app.services.overleg.vragen import lijst_vragen
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag, verwerk
from app.web.kern.zaaknav import zaaknav
from app.web.mandaat.mandaatblad import toon_formulier
from app.web.overleg.opschaling_forms import OpschaalstapForm, OpschalingForm, OpschalinguitkomstForm
from app.weergave import datum

bp = Blueprint("opschaling", __name__, url_prefix="/zaken/<zaaknummer>/opschaling")

Antwoord = str | tuple[str, int] | Response


@dataclass(frozen=True)
class Trap:
    """A rung as the stepper shows it."""

    label: str
    staat: str
    onder: str | None = None


@bp.get("")
@vereist(Recht.STANDPUNTEN_INZIEN)
def ladder(zaaknummer: str) -> str:
    mijn = dossier()
    opschalingen = diensten.lijst_opschalingen(db.session, mijn.zaak)
    return render_template(
        "overleg/opschaling/ladder.html",
        dossier=mijn,
        zaak=mijn.zaak,
        opschalingen=opschalingen,
        trappen={o.id: trappen(o) for o in opschalingen},
        hogere={o.id: diensten.ladder(mijn.profiel).hogere(diensten.stand(o)) for o in opschalingen},
        titels={niveau.code: niveau.titel for niveau in mijn.profiel.opschaling},
        bladen=lijst_vragen(db.session, mijn),
        namen={gem.code: gem.naam for gem in mijn.profiel.gemeenten},
        profiel=mijn.profiel,
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "opschaling.ladder"),
    )


def trappen(opschaling: Opschaling) -> list[Trap]:
    """The rungs of the profile, and those it went past that the profile has no more, with when it was there."""
    profiel = dossier().profiel.opschaling
    bekend = {niveau.code for niveau in profiel}
    oud = dict.fromkeys(stap.niveau for stap in opschaling.stappen if stap.niveau not in bekend)
    niveaus = [*(Opschalingsniveau(code, code, "") for code in oud), *profiel]
    bereikt = {stap.niveau: stap.datum for stap in reversed(opschaling.stappen)}  # the first day on a rung stays
    nu = opschaling.stappen[-1].niveau
    plaats = [niveau.code for niveau in niveaus].index(nu)
    return [
        Trap(niveau.titel, _staat(opschaling, plek, plaats, niveau.code in bereikt), _sinds(opschaling, niveau.code))
        for plek, niveau in enumerate(niveaus)
    ]


def _staat(opschaling: Opschaling, plek: int, nu: int, bereikt: bool) -> str:
    if plek == nu and not opschaling.einde:
        return "nu"
    if bereikt:
        return "gedaan"
    if plek < nu:
        return "overgeslagen"
    return "niet_nodig" if opschaling.einde else "straks"


def _sinds(opschaling: Opschaling, niveau: str) -> str | None:
    eerste = next((stap for stap in opschaling.stappen if stap.niveau == niveau), None)
    return _("sinds %(dag)s", dag=datum(eerste.datum)) if eerste else None


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.OPSCHALING_VOEREN)
def open_opschaling(zaaknummer: str) -> Antwoord:
    form = OpschalingForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(form, diensten.open_opschaling, zaaknummer, lambda: form.aanleiding.data, lambda: form.datum.data)
    if not gedaan:
        return toon_formulier("overleg/opschaling/nieuw.html", form, loopt=diensten.lopende(db.session, dossier().zaak))
    return _klaar(_("De opschaling is begonnen."))


@bp.route("/<int:nummer>/stap", methods=["GET", "POST"])
@vereist(Recht.OPSCHALING_VOEREN)
def stap_op(zaaknummer: str, nummer: int) -> Antwoord:
    mijn = dossier()
    opschaling = diensten.vind_opschaling(db.session, mijn.zaak, nummer)
    hogere = diensten.ladder(mijn.profiel).hogere(diensten.stand(opschaling))
    form = OpschaalstapForm().met_niveaus([n for n in mijn.profiel.opschaling if n.code in hogere])
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.stap_op,
        zaaknummer,
        nummer,
        lambda: form.niveau.data,
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
    )
    if not gedaan:
        return toon_formulier("overleg/opschaling/stap.html", form, nummer=nummer, kan=bool(hogere))
    return _klaar(_("Het onderwerp is opgeschaald."))


@bp.route("/<int:nummer>/uitkomst", methods=["GET", "POST"])
@vereist(Recht.OPSCHALING_VOEREN)
def sluit_opschaling(zaaknummer: str, nummer: int) -> Antwoord:
    opschaling = diensten.vind_opschaling(db.session, dossier().zaak, nummer)
    af = opschaling.einde is not None
    form = OpschalinguitkomstForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
    gedaan = verwerk(
        form,
        diensten.sluit_opschaling,
        zaaknummer,
        nummer,
        lambda: Opschalingsuitkomst(form.uitkomst.data),
        lambda: form.datum.data,
        lambda: form.toelichting.data or "",
    )
    if not gedaan:
        return toon_formulier("overleg/opschaling/uitkomst.html", form, nummer=nummer, af=af)
    return _klaar(_("De uitkomst is vastgelegd."))


def _klaar(bericht: str) -> Response:
    flash(bericht, "ok")
    return redirect(url_for(".ladder", zaaknummer=dossier().zaak.zaaknummer))
