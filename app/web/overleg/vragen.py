"""Questions of a case to its municipalities: the table of positions, one question, asking, and answering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, g, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.domain.overleg.standpunt import PERSONEN, Hoedanigheid, Standpuntsoort
from app.domain.regio.regio import Gemeente, Regioprofiel
from app.models import Standpunt, Vraag
from app.services.document.documenten import lijst_documenten
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import voer_uit
from app.services.overleg import standpunten
from app.services.overleg import vragen as diensten
from app.services.overleg.opschaling import lijst_opschalingen, lopende
from app.web.kern.handeling import adres, handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import kies_uit
from app.web.kern.verzoek import huidig_verzoek, vandaag
from app.web.overleg.vragen_forms import StandpuntForm, VraagForm

bp = Blueprint("vragen", __name__, url_prefix="/zaken/<zaaknummer>/vragen")


@bp.get("")
@vereist(Recht.STANDPUNTEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    bladen = diensten.lijst_vragen(db.session, mijn)
    return zaakpagina(
        "overleg/vragen/lijst.html",
        bladen=bladen,
        gemeenten=_gevraagd(mijn.profiel, bladen),
        soorten=Standpuntsoort,
        opschaling=lopende(db.session, mijn.zaak),
    )


@bp.get("/<int:nummer>")
@vereist(Recht.STANDPUNTEN_INZIEN)
def toon(zaaknummer: str, nummer: int) -> str:
    mijn = dossier()
    blad = diensten.vind_vraag(db.session, mijn, nummer)
    if request.method == "GET" and diensten.is_nieuw_voor(mijn, blad):
        voer_uit(db.session, replace(huidig_verzoek(), leest=True), diensten.zie_vraag, zaaknummer, nummer)
        mijn = g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
        blad = diensten.vind_vraag(db.session, mijn, nummer)
    return zaakpagina(
        "overleg/vragen/toon.html",
        blad=blad,
        gemeenten=_gemeenten(blad.vraag),
        namen=mijn.profiel.gemeentenamen,
        documenten={d.id: d for d in lijst_documenten(db.session, mijn)},
        opschalingen={o.id: o for o in lijst_opschalingen(db.session, mijn.zaak)},
    )


def _gevraagd(profiel: Regioprofiel, bladen: Sequence[diensten.Vraagblad]) -> list[Gemeente]:
    """Who was asked something, in the order of the profile."""
    gevraagd = {code for blad in bladen for code in blad.vraag.aan}
    alle = (profiel.gemeente(code) for code in profiel.gemeentenamen if code in gevraagd)
    return [gemeente for gemeente in alle if gemeente]


def _kies_gemeenten(form: VraagForm) -> None:
    """Whoever was ever in the region stands in the list: the day of the question tells who can be asked."""
    profiel = dossier().profiel
    form.gemeenten.choices = kies_uit(None, profiel.gemeentelabels.items())
    if not form.begonnen:
        form.gemeenten.data = [gem.code for gem in profiel.gemeenten_op(vandaag())]


handeling(bp, "/nieuw", Recht.VRAAG_STELLEN, VraagForm, diensten.stel_vraag).pagina(
    _l("Vraag stellen aan gemeenten"), _l("Vraag stellen"), met=_kies_gemeenten
).daarna(
    lambda vraag: _("Vraag %(nummer)s is gesteld.", nummer=vraag.volgnr),
    lambda vraag: adres(".toon", nummer=vraag.volgnr),
)


def _kies_gemeente(form: StandpuntForm, nummer: int) -> None:
    gemeenten = _te_kiezen(_vraag(nummer))
    leeg = _("Kies een gemeente") if len(gemeenten) != 1 else None
    form.gemeente.choices = kies_uit(leeg, ((gem.code, gem.naam) for gem in gemeenten))
    if not dossier().volledig:
        del form.bron
    if not form.begonnen:
        form.gemeente.data = gemeenten[0].code if len(gemeenten) == 1 else request.args.get("gemeente", "")
        form.spreker.data = _spreker()
        form.door.data = dossier().actor.naam if form.spreker.data in PERSONEN else ""


def _spreker() -> str:
    """In which capacity who looks speaks, as far as his account says so; the team speaks for others, and chooses."""
    mijn = dossier()
    if mijn.volledig:
        return ""
    woorden = mijn.actor.hoedanigheid.lower().split()
    return next((h.value for h in Hoedanigheid if h.value in woorden[:1]), Hoedanigheid.GEMEENTE.value)


def _naar_vraag(standpunt: Standpunt) -> str:
    if standpunt.opschaling_id:
        flash(_("Een gemeente is niet akkoord. Dit onderwerp is opgeschaald."), "waarschuwing")
    return adres(".toon")


handeling(
    bp, "/<int:nummer>/standpunt", Recht.STANDPUNT_VASTLEGGEN, StandpuntForm, standpunten.leg_standpunt_vast
).pagina(
    _l("Standpunt vastleggen"),
    _l("Vastleggen"),
    "overleg/vragen/standpunt.html",
    met=_kies_gemeente,
    beeld=lambda _form, nummer: {"vraag": _vraag(nummer), "profiel": dossier().profiel},
).daarna(_l("Het standpunt is vastgelegd."), _naar_vraag)


def _vraag(nummer: int) -> Vraag:
    return diensten.vind_vraag(db.session, dossier(), nummer).vraag


def _gemeenten(vraag: Vraag) -> list[Gemeente]:
    """Those that were asked; one that is no more in the profile keeps its code for a name."""
    profiel = dossier().profiel
    return [profiel.gemeente(code) or Gemeente(code, code, code.lower()) for code in vraag.aan]


def _te_kiezen(vraag: Vraag) -> list[Gemeente]:
    """For whom this account can speak: the team for all, a municipality for itself."""
    mijn, gevraagd = dossier(), _gemeenten(vraag)
    if mijn.volledig:
        return gevraagd
    return [gem for gem in gevraagd if Rol.GEMEENTE in mijn.rollen and gem.code == mijn.actor.organisatie_code]
