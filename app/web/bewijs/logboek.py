"""The logboek of a case: read, filtered, as a file; whether the chain holds; the key that signs exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.regio import Regioprofiel
from app.export.logboekbestand import VORMEN
from app.installatie import ondertekenaar
from app.regios import alle_profielen
from app.services.inzage import lijst as logboeklijst
from app.services.inzage.verschil import verschillen
from app.services.kern.namen import namen_van
from app.services.logboek import controle, lezen
from app.services.logboek.checkpoints import logboeksleutel
from app.services.logboek.lezen import Leesregel
from app.web.bewijs.logboek_forms import LogboekForm
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.zaaknav import zaaknav
from app.weergave import veldnaam, veldwaarde

bp = Blueprint("logboek", __name__)


@bp.get("/zaken/<zaaknummer>/logboek")
@vereist(Recht.LOGBOEK_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn, form = dossier(), filter_zaak()
    regels, volgende = lezen.lees_logboek(db.session, mijn.zaak, form.wens())
    vraag = _vraag(form)
    return render_template(
        "bewijs/logboek/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        form=form,
        regels=regels,
        verschillen=verschillen(db.session, regels),
        namen=_namen_in_zaak(),
        uitslag=_controleer() if request.args.get("controle") == "1" else None,
        volgende_url=url_for(".lijst", zaaknummer=zaaknummer, voor=volgende, **vraag) if volgende else None,
        bestanden=[
            (vorm, url_for("logboekuitvoer.van_zaak", zaaknummer=zaaknummer, vorm=vorm, **vraag)) for vorm in VORMEN
        ],
        wijzer=zaaknav(mijn, "logboek.lijst"),
    )


@bp.get("/zaken/<zaaknummer>/logboek/<int:zaak_nr>")
@vereist(Recht.LOGBOEK_INZIEN)
def regel(zaaknummer: str, zaak_nr: int) -> str:
    """One entry with all that it says: a page of its own, so that the list does not carry it fifty times."""
    mijn = dossier()
    deze = lezen.regel_van(db.session, mijn.zaak, zaak_nr)
    namen = _namen_in_zaak()
    return zaakpagina(
        "bewijs/logboek/regel.html",
        titel=_("Regel %(nr)s", nr=zaak_nr),
        regels=[deze],
        verschillen=verschillen(db.session, [deze]),
        namen=namen,
        velden=velden_van(deze, namen),
    )


@bp.get("/logboek")
@vereist(Recht.LOGBOEK_INZIEN)
def alles() -> str:
    """The logboek of all cases in whose team the reader is."""
    form = filter_alles()
    regels, volgende = logboeklijst.lees_alles(db.session, g.actor, form.wens())
    vraag = _vraag(form)
    return render_template(
        "bewijs/logboek/alles.html",
        met_zaak=True,
        form=form,
        regels=regels,
        verschillen=verschillen(db.session, regels),
        namen=_namen(regels),
        volgende_url=url_for(".alles", voor=volgende, **vraag) if volgende else None,
        bestanden=[(vorm, url_for("logboekuitvoer.van_alles", vorm=vorm, **vraag)) for vorm in VORMEN],
    )


def velden_van(regel: Leesregel, namen: Mapping[str, str]) -> list[tuple[str, str]]:
    """All that an entry says, each with its title."""
    kop = regel.kop
    return [
        *((veldnaam(veld), veldwaarde(waarde, veld, namen)) for veld, waarde in (regel.inhoud or {}).items()),
        (_("Rol"), kop.rol.replace("+", ", ")),
        (_("Gaat over"), kop.object or ""),
        (_("Versie"), "" if kop.object_versie is None else str(kop.object_versie)),
        (_("Nummer in het hele logboek"), str(kop.nr)),
        (_("Controlegetal"), regel.hash),
        (_("Controlegetal van de vorige regel van de zaak"), kop.zaak_vorige or ""),
    ]


def _vraag(form: LogboekForm) -> dict[str, Any]:
    """The filter as it stands in the address, without the page."""
    return {n: w for n, w in request.args.items() if w and n in form.data and n != "voor"}


def filter_zaak() -> LogboekForm:
    """What is asked of the logboek of this zaak."""
    zaak = dossier().zaak
    form = LogboekForm(request.args)
    form.met_keuzes(*lezen.keuzes(db.session, zaak)).validate()
    return form


def filter_alles() -> LogboekForm:
    """What is asked of the logboek of all his cases."""
    form = LogboekForm(request.args)
    wie = logboeklijst.schrijvers(db.session, g.actor)
    form.met_keuzes(logboeklijst.acties(db.session, g.actor), wie).validate()
    return form


def _namen_in_zaak() -> dict[str, str]:
    """What pseudonyms and codes in an entry stand for."""
    mijn = dossier()
    personen = {v.gebruiker.pseudoniem: v.gebruiker.naam for v in mijn.vervullingen}
    return personen | codes(mijn.profiel)


def _namen(regels: Sequence[Leesregel]) -> dict[str, str]:
    genoemd = {waarde for r in regels for waarde in (r.kop.van, r.kop.naar, r.kop.actor) if waarde}
    alle = [codes(regio) for regio in alle_profielen().values()]
    return namen_van(db.session, genoemd) | reduce(or_, alle, {})


def codes(regio: Regioprofiel) -> dict[str, str]:
    """Names of the municipalities and other regions of a region, by code."""
    return regio.gemeentenamen | {r.code: r.naam for r in regio.andere_regios}


def _controleer() -> tuple[bool, controle.Uitslag | controle.Afwijking]:
    """Recompute the whole logboek, in a session of its own: it reads one moment and keeps nothing."""
    with Session(db.engine) as session:
        try:
            return True, controle.verifieer(session)
        except controle.Afwijking as fout:
            return False, fout


@bp.get("/logboek/sleutel")
@vereist(Recht.INGELOGD)
def sleutel() -> str:
    houder = ondertekenaar()
    return render_template(
        "bewijs/logboek/sleutel.html",
        pem=houder.publieke_pem().decode(),
        vingerafdruk=houder.vingerafdruk,
        vkey=logboeksleutel(db.session, houder).vkey(),
    )


@bp.get("/logboek/sleutel.pem")
@vereist(Recht.INGELOGD)
def download_sleutel() -> Response:
    return als_bijlage(ondertekenaar().publieke_pem(), "sleutel.pem", "application/x-pem-file")
