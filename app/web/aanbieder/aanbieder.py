"""The provider of a case: early-warning quarters with the liquidity horizon, and the conditions of the subsidy."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.aanbieder.kwartaal import CIJFERS
from app.domain.aanbieder.subsidie import VOORWAARDEN, plafond
from app.domain.basis.rechten import Recht
from app.models import Ingevoerd
from app.services.aanbieder import kwartalen, onderdelen, subsidies, wijzigen
from app.services.aanbieder.omzetaandelen import aandelen
from app.services.kern.namen import namen
from app.web.aanbieder.aanbieder_forms import AanbiederForm, KwartaalForm, SubsidieForm
from app.web.aanbieder.horizon import maanden, teken_horizon
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("aanbieder", __name__, url_prefix="/zaken/<zaaknummer>/aanbieder")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn = dossier()
    regels = kwartalen.lijst_kwartalen(db.session, mijn.zaak)
    toetsen = subsidies.lijst_toetsen(db.session, mijn.zaak)
    versies = wijzigen.lijst_versies(db.session, mijn.zaak.aanbieder_id)
    omzet = mijn.zaak.aanbieder.jeugdomzet
    per_soort = {
        code: onderdelen.lijst_onderdelen(db.session, mijn.zaak.aanbieder_id, soort)
        for code, soort in onderdelen.SOORTEN.items()
    }
    delen = [regel.rij for deel in per_soort.values() for regel in deel]
    ingevoerd: list[Ingevoerd] = [*(regel.rij for regel in regels), *toetsen, *versies, *delen]
    return zaakpagina(
        "aanbieder/overzicht.html",
        regels=regels,
        tekening=teken_horizon(regels),
        maanden=maanden,
        cijfers=CIJFERS,
        toetsen=toetsen,
        voorwaarden=VOORWAARDEN,
        plafond=plafond(omzet) if omzet else None,
        versies=versies,
        soorten=onderdelen.SOORTEN,
        per_soort=per_soort,
        woorden=lambda rij: onderdelen.in_woorden(rij, mijn.profiel),
        aandelen=aandelen(db.session, mijn.zaak, omzet),
        namen=namen(db.session, {rij.ingevoerd_door_id for rij in ingevoerd}),
    )


handeling(bp, "/gegevens", Recht.AANBIEDER_BIJWERKEN, AanbiederForm, wijzigen.wijzig_aanbieder).pagina(
    _l("Gegevens van de aanbieder wijzigen"),
    _l("Wijzigen"),
    "aanbieder/wijzigen.html",
    beeld=lambda form: form.begin(dossier().zaak.aanbieder) or {},
).daarna(_l("De gegevens zijn gewijzigd."), ".overzicht")


@bp.route("/kwartalen/nieuw", methods=["GET", "POST"])
@bp.route("/kwartalen/<int:jaar>/<int:kwartaal>/correctie", methods=["GET", "POST"])
@vereist(Recht.AANBIEDER_BIJWERKEN)
def leg_kwartaal_vast(zaaknummer: str, jaar: int | None = None, kwartaal: int = 0) -> Antwoord:
    form = KwartaalForm().met_jaren(vandaag())
    staat_er = kwartalen.vind_kwartaal(db.session, dossier().zaak, jaar, kwartaal) if jaar else None
    if jaar is not None and staat_er is None:
        abort(404)
    if staat_er:
        form.corrigeer(staat_er)
    nieuw = {} if jaar else {"versie": None}
    if doe(form, kwartalen.leg_kwartaal_vast, zaaknummer, **nieuw):
        flash(_("De cijfers zijn vastgelegd."), "ok")
        return redirect(url_for(".overzicht", zaaknummer=zaaknummer))
    nu = kwartalen.vind_kwartaal(db.session, dossier().zaak, jaar, kwartaal) if jaar else None
    form.met_versie(nu.versie if nu else 0)
    return toon_formulier("aanbieder/kwartaal.html", form, staat_er=nu, knoptekst=_("Vastleggen"))


def _begin(form: SubsidieForm) -> None:
    if not form.begonnen:
        form.toon_jeugdomzet(dossier().zaak.aanbieder.jeugdomzet)


handeling(bp, "/subsidietoets", Recht.AANBIEDER_BIJWERKEN, SubsidieForm, subsidies.toets_subsidie).pagina(
    _l("Subsidie toetsen"),
    _l("Toetsen"),
    "aanbieder/subsidie.html",
    met=_begin,
    beeld=lambda _form: {"voorwaarden": VOORWAARDEN},
).daarna(_l("De voorwaarden zijn getoetst."), ".overzicht")
