"""The provider of a case: early-warning quarters with the liquidity horizon, and the conditions of the subsidy."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.db import db
from app.domain.aanbieder.kwartaal import CIJFERS
from app.domain.aanbieder.subsidie import VOORWAARDEN, plafond
from app.domain.basis.begrippen import RUST
from app.domain.basis.rechten import Recht
from app.services.aanbieder import kwartalen, subsidies
from app.services.kern.namen import namen
from app.web.aanbieder.aanbieder_forms import KwartaalForm, SubsidieForm
from app.web.aanbieder.horizon import maanden, teken_horizon
from app.web.kern.handeling import verwerk
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav

bp = Blueprint("aanbieder", __name__, url_prefix="/zaken/<zaaknummer>/aanbieder")

Antwoord = str | tuple[str, int] | Response


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn = dossier()
    regels = kwartalen.lijst_kwartalen(db.session, mijn.zaak)
    toetsen = subsidies.lijst_toetsen(db.session, mijn.zaak)
    omzet = mijn.zaak.aanbieder.jeugdomzet
    return render_template(
        "aanbieder/overzicht.html",
        dossier=mijn,
        zaak=mijn.zaak,
        regels=regels,
        tekening=teken_horizon(regels),
        maanden=maanden,
        cijfers=CIJFERS,
        toetsen=toetsen,
        voorwaarden=VOORWAARDEN,
        plafond=plafond(omzet) if omzet else None,
        namen=namen(db.session, {r.rij.ingevoerd_door_id for r in regels} | {t.ingevoerd_door_id for t in toetsen}),
        lopend=mijn.zaak.toestand not in RUST,
        navigatie_zaak=zaaknav(mijn, "aanbieder.overzicht"),
    )


@bp.route("/kwartalen/nieuw", methods=["GET", "POST"])
@bp.route("/kwartalen/<int:jaar>/<int:kwartaal>/correctie", methods=["GET", "POST"])
@vereist(Recht.AANBIEDER_BIJWERKEN)
def leg_kwartaal_vast(zaaknummer: str, jaar: int | None = None, kwartaal: int = 0) -> Antwoord:
    form = KwartaalForm().met_jaren(vandaag().year)
    staat_er = kwartalen.vind_kwartaal(db.session, dossier().zaak, jaar, kwartaal) if jaar else None
    if jaar is not None and staat_er is None:
        abort(404)
    if staat_er:
        form.corrigeer(staat_er)
    gedaan = verwerk(
        form,
        kwartalen.leg_kwartaal_vast,
        zaaknummer,
        form.invoer,
        lambda: form.reden.data or "",
        versie=form.versie.data if jaar else None,
    )
    if gedaan:
        flash(_("De cijfers zijn vastgelegd."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    nu = kwartalen.vind_kwartaal(db.session, dossier().zaak, jaar, kwartaal) if jaar else None
    form.met_versie(nu.versie if nu else 0)
    return toon_formulier("aanbieder/kwartaal.html", form, staat_er=nu)


@bp.route("/subsidietoets", methods=["GET", "POST"])
@vereist(Recht.AANBIEDER_BIJWERKEN)
def toets_subsidie(zaaknummer: str) -> Antwoord:
    form = SubsidieForm()
    if not form.is_submitted():
        form.datum.data = vandaag()
        form.toon_jeugdomzet(dossier().zaak.aanbieder.jeugdomzet)
    gedaan = verwerk(form, subsidies.toets_subsidie, zaaknummer, form.invoer)
    if gedaan:
        flash(_("De voorwaarden zijn getoetst."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    return toon_formulier("aanbieder/subsidie.html", form, voorwaarden=VOORWAARDEN)
