"""Cases: the list, one on one screen, a new one."""

from __future__ import annotations

from contextlib import suppress

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Mandaatstatus, Toestand
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.draaiboekdelen import FAILLISSEMENT
from app.domain.mandaat.houderschap import Houderschap
from app.domain.zaak.tredetijd import dagnummer
from app.models import Aanbieder
from app.services.aanbieder.aanbieders import lijst_aanbieders, vind_aanbieder
from app.services.dossier.gezegd import wat_niet_is_vastgelegd
from app.services.draaiboek.edities import editie_van
from app.services.overname.blad import overname_van
from app.services.overzicht.mandaatstand import ZWIJGT
from app.services.overzicht.zaakfeiten import OVERNAMES
from app.services.overzicht.zaaklijst import lopende_zaken
from app.services.overzicht.zaakrijen import Zaakfilter, zaakrijen
from app.services.overzicht.zaakscherm import Zaakscherm, zaakscherm
from app.services.regio.betrokken import eigen_deelname
from app.services.zaak import zaken as diensten
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, mag_ergens, vereist
from app.web.kern.verzoek import vandaag
from app.web.openstaand.punten import adres_van
from app.web.zaak.forms import ZaakForm
from app.web.zaak.tijdlijn import in_het_kort, namen_van, tijdlijn, titel_van
from app.web.zaak.verloop import teken_verloop

bp = Blueprint("zaken", __name__, url_prefix="/zaken")


@bp.get("")
@vereist(Recht.ZAKEN_INZIEN)
def lijst() -> str:
    toestand = request.args.get("toestand", "")
    wens = Zaakfilter(
        zoek=request.args.get("q", "").strip()[:200].replace("\0", ""),
        toestand=Toestand(toestand) if toestand in list(Toestand) else None,
        na=request.args.get("na", "")[:12].replace("\0", ""),
    )
    rijen, volgende = zaakrijen(db.session, g.actor, vandaag(), wens)
    volgende_url = url_for(".lijst", q=wens.zoek or None, toestand=wens.toestand, na=volgende) if volgende else None
    return render_template(
        "zaak/lijst.html",
        zaken=rijen,
        wens=wens,
        volgende_url=volgende_url,
        toestanden=Toestand,
        mag_logboek=mag_ergens(g.actor, Recht.LOGBOEK_INZIEN),
    )


def _zoek() -> str:
    return request.args.get("zoek", "").strip()[:200].replace("\0", "")


def _begin(form: ZaakForm) -> None:
    """The second step begins with the provider that was chosen, or a new one with what was looked for as its name."""
    if not form.begonnen:
        form.begin(request.args.get("aanbieder", ""), _zoek())
    form.vraag_naam()


def _gekozen(form: ZaakForm) -> Aanbieder | None:
    """The one that was chosen, to show. The act asks it itself."""
    with suppress(NietGevonden):
        return vind_aanbieder(db.session, g.actor, form.nummer) if form.nummer else None
    return None


def _stap(form: ZaakForm) -> dict[str, object]:
    """The first step: who is known, and in which zaak. With a provider it is the second."""
    form.aanbieder = _gekozen(form)
    if form.begonnen or form.aanbieder or form.is_nieuw:
        return {}
    gevonden, meer = lijst_aanbieders(db.session, g.actor, _zoek())
    lopend = lopende_zaken(db.session, g.actor, [aanbieder.id for aanbieder in gevonden])
    return {"bekend": gevonden, "meer": meer, "lopend_bij": lopend, "zoek": _zoek(), "kies": True}


handeling(bp, "/nieuw", Recht.ZAAK_OPENEN, ZaakForm, diensten.open_zaak).pagina(
    _l("Zaak openen"),
    _l("Zaak openen"),
    "zaak/nieuw.html",
    boven=[(_l("Zaken"), "zaken.lijst")],
    met=_begin,
    beeld=_stap,
).daarna(
    lambda zaak: _("Zaak %(nummer)s is geopend.", nummer=zaak.zaaknummer),
    lambda zaak: url_for("zaken.overzicht", zaaknummer=zaak.zaaknummer),
)


@bp.get("/<zaaknummer>")
@vereist(Recht.ZAKEN_INZIEN)
def overzicht(zaaknummer: str) -> str:
    mijn, dag = dossier(), vandaag()
    eigen_regio = g.bezetting if g.actor.regio == mijn.zaak.regio else None
    scherm = zaakscherm(db.session, mijn, dag, eigen_regio)
    editie = editie_van(db.session, mijn.zaak)
    momenten = tijdlijn(scherm, mijn, editie)
    alles, aantal = momenten.alles(), scherm.feiten.aantal
    wie = Houderschap(mijn.actor.id, functies=mijn.actor.functies)
    return zaakpagina(
        "zaak/overzicht.html",
        geteld=scherm.tellingen,
        scherm=scherm,
        niet_vastgelegd=_niet_vastgelegd(scherm, editie),
        overzicht=scherm.overzicht,
        deelname=eigen_deelname(db.session, mijn),
        overname=overname_van(db.session, mijn.zaak) if aantal.get(OVERNAMES, not mijn.volledig) else None,
        editie=editie,
        trede=editie.trede(mijn.zaak.toestand),
        faillissement=scherm.feiten.gebeurtenis(FAILLISSEMENT),
        dagnummer=dagnummer,
        verloop=teken_verloop(momenten),
        momenten=alles,
        in_het_kort=in_het_kort(alles),
        ruimte=scherm.overzicht.laatste_ruimte(),
        namen=namen_van(scherm.overzicht.mandaten),
        toezichthouder=mijn.profiel.toezichthouder_op(scherm.peildag),
        houdt_mandaat=any(
            r.status is Mandaatstatus.ACTIEF and wie.is_houder(r.feiten) for r in scherm.overzicht.mandaten
        ),
        titel_van=titel_van,
        alle_punten_url=url_for("zaakopenstaand.lijst", zaaknummer=zaaknummer),
        adres_van=adres_van,
        ZWIJGT=ZWIJGT,
    )


def _niet_vastgelegd(scherm: Zaakscherm, editie: Editie) -> list[str]:
    """What was passed over or left no trace, for who sees the whole zaak."""
    gebeurd = [gebeurtenis.code for gebeurtenis in scherm.feiten.gebeurtenissen]
    if not dossier().volledig:
        return []
    eindigde = any(spoor.einde for spoor in scherm.feiten.toezicht)
    return wat_niet_is_vastgelegd(
        db.session, dossier().zaak, scherm.dag, editie, scherm.verloop, gebeurd, na_toezicht=eindigde
    )
