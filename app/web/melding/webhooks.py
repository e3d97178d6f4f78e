"""Webhooks: everybody makes and ends his own, and sees how each delivery went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.fouten import ReedsGedaan
from app.domain.basis.handelingen import Soort
from app.domain.basis.rechten import Recht
from app.domain.melding.webhookadres import bestemming_van
from app.installatie import afzender, config_van_app
from app.services.melding import abonnementen
from app.services.melding import blad as abonnementblad
from app.web.kern.handeling import Antwoord, adres, doe, handeling, weg
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.melding.forms import SOORTEN, DoeForm, HervatForm, WebhookForm

bp = Blueprint("webhooks", __name__, url_prefix="/webhooks")

BOVEN = ((_l("Webhooks"), "webhooks.lijst"),)
PAGINA = 50


@bp.get("")
@vereist(Recht.WEBHOOKS_BEHEREN)
def lijst() -> str:
    eigen = abonnementblad.lijst(db.session, g.actor)
    ingesteld = bool(config_van_app().base_url)
    return render_template(
        "melding/lijst.html", webhooks=eigen, soorten=SOORTEN, bestemming=bestemming_van, ingesteld=ingesteld
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.WEBHOOKS_BEHEREN)
def maak_abonnement() -> Antwoord:
    """The secret is on the page that answers, and on no other: a second click does not show it again."""
    form = WebhookForm()
    kop = {"titel": _("Webhook maken"), "knoptekst": _("Webhook maken")}
    return _eenmalig(form, abonnementen.maak_abonnement) or toon_formulier(
        "melding/nieuw.html", form, **kop, **weg(BOVEN)
    )


@bp.get("/<int:abonnement_id>")
@vereist(Recht.WEBHOOKS_BEHEREN)
def toon(abonnement_id: int) -> str:
    mijn = abonnementblad.vind(db.session, g.actor, abonnement_id)
    waar = {naam: _sleutel(naam) for naam in ("na", "voor")}
    blad = abonnementblad.afleverpagina(db.session, mijn, PAGINA, **waar)
    sleutels = [regel.poging.id for regel in blad.regels]
    return render_template(
        "melding/toon.html",
        webhook=mijn,
        soorten=[SOORTEN[Soort(soort)] for soort in mijn.gekozen_soorten],
        blad=blad,
        eerder=url_for(".toon", abonnement_id=mijn.id, voor=sleutels[0]) if blad.eerder and sleutels else None,
        later=url_for(".toon", abonnement_id=mijn.id, na=sleutels[-1]) if blad.later and sleutels else None,
    )


def _sleutel(naam: str) -> int:
    waarde = request.args.get(naam, "")
    return int(waarde) if waarde.isdecimal() and len(waarde) < 10 else 0


def _webhook(form: DoeForm, abonnement_id: int) -> dict[str, object]:
    mijn = abonnementblad.vind(db.session, g.actor, abonnement_id)
    form.met_versie(mijn.versie)
    terug = adres(".toon")
    return {
        "webhook": mijn,
        "onder": mijn.naam,
        "boven": [(_("Webhooks"), adres(".lijst")), (mijn.naam, terug)],
        "terug": terug,
    }


handeling(bp, "/<int:abonnement_id>/einde", Recht.WEBHOOKS_BEHEREN, DoeForm, abonnementen.beeindig_abonnement).pagina(
    _l("Webhook beëindigen"), sjabloon="melding/beeindigen.html", met=_webhook, beeld=_webhook
).daarna(_l("De webhook is beëindigd. Er gaat niets meer naar de ontvanger."), ".lijst")
handeling(
    bp, "/<int:abonnement_id>/hervatting", Recht.WEBHOOKS_BEHEREN, HervatForm, abonnementen.hervat_abonnement
).pagina(_l("Webhook hervatten"), sjabloon="melding/hervatten.html", met=_webhook, beeld=_webhook).daarna(
    _l("De webhook is hervat. Binnen een minuut wordt het opnieuw geprobeerd."), ".toon"
)


@bp.route("/<int:abonnement_id>/geheim", methods=["GET", "POST"])
@vereist(Recht.WEBHOOKS_BEHEREN)
def vernieuw_geheim(abonnement_id: int) -> Antwoord:
    form = DoeForm()
    _webhook(form, abonnement_id)
    nieuw = _eenmalig(form, abonnementen.vernieuw_geheim, abonnement_id)
    return nieuw or toon_formulier(
        "melding/geheim.html", form, titel=_("Nieuw geheim"), **_webhook(form, abonnement_id)
    )


def _eenmalig(form: WebhookForm | DoeForm, dienst: Callable[..., Any], *wat: Any) -> Antwoord | None:
    """Run an act that gives a secret, and show that once; None when it was not done."""
    try:
        gemaakt = doe(form, dienst, *wat, afzender=afzender())
    except ReedsGedaan:
        flash(_("Dit was al gedaan. Bent u het geheim kwijt? Maak een nieuw geheim."), "info")
        return redirect(url_for(".lijst"))
    if gemaakt is None:
        return None
    webhook, geheim = gemaakt
    return render_template("melding/gemaakt.html", webhook=webhook, geheim=geheim), 201
