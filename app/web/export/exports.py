"""Exports: what was made for whom, one more, and the bundle itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, flash, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.bijlage import als_stroom
from app.db import db
from app.domain.basis.fouten import DomeinFout, NietGevonden
from app.domain.basis.rechten import TEAM, Recht
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.stand import Exportstap
from app.installatie import anderen, ondertekenaar
from app.models import Export, Exportbundel
from app.services.export import exports as diensten
from app.services.export.afmaken import maak_af, maak_export_af
from app.services.export.opslag import bundel_van
from app.services.export.wachtrij import geef_door
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.logboek.ronde import leg_alvast_buiten
from app.web.export.exports_forms import AfmaakForm, ExportForm
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import huidig_verzoek

bp = Blueprint("exports", __name__)


@bp.get("/exports")
@vereist(Recht.EXPORT_LEZEN)
def lijst() -> str:
    na = request.args.get("na", "")
    vanaf = int(na) if na.isascii() and na.isdecimal() and len(na) < 10 else None
    regels, volgende = diensten.exportblad(db.session, g.actor, na=vanaf)
    return render_template(
        "export/lijst.html",
        exports=regels,
        in_team=bool(g.actor.rollen & TEAM),
        op_dit_moment=huidig_verzoek().nu,
        volgende_url=url_for(".lijst", na=volgende) if volgende else None,
    )


@bp.get("/zaken/<zaaknummer>/exports")
@vereist(Recht.EXPORT_MAKEN)
def van_zaak(zaaknummer: str) -> str:
    exports = diensten.lijst_exports(db.session, g.actor, dossier().zaak)
    return zaakpagina("export/van_zaak.html", exports=exports, op_dit_moment=huidig_verzoek().nu)


def _exporteer(werk: Werk, zaaknummer: str, nieuw: NieuweExport) -> Export:
    """With the key of this installation."""
    return diensten.exporteer(werk, zaaknummer, nieuw, ondertekenaar())


def _gemaakt(export: Export) -> str:
    """It was asked: make it now. What stands in the way is said on the page that lists it as not finished."""
    leg_alvast_buiten(db.session, ondertekenaar())
    ontvanger = export.ontvanger
    g.wacht = geef_door(db.session, export.id, huidig_verzoek().nu)
    if g.wacht:
        return str(_("Het dossier voor %(wie)s is gevraagd en wordt nu gemaakt.", wie=ontvanger))
    try:
        gemaakt = maak_af(db.session, export.id, huidig_verzoek().nu, ondertekenaar(), anderen())
    except DomeinFout as fout:
        flash(fout.bericht, "fout")
        return str(_("Het dossier voor %(wie)s is gevraagd en staat hieronder.", wie=ontvanger))
    return _gelukt(ontvanger, gemaakt.bundel)


def _daarna(export: Export) -> str:
    """How far it is, when somebody else makes it; else the list, where it stands."""
    waar = {"zaaknummer": (request.view_args or {})["zaaknummer"]}
    return url_for(".voortgang", export_id=export.id, **waar) if g.wacht else url_for(".van_zaak", **waar)


def _gelukt(ontvanger: str, bundel: Exportbundel | None) -> str:
    """That it was made, and what others did not add to it."""
    zinnen = [str(_("Het dossier voor %(wie)s is gemaakt.", wie=ontvanger))]
    if bundel and bundel.zonder_tijdstempel:
        zinnen.append(str(_("Zonder tijdstempel. %(reden)s", reden=bundel.zonder_tijdstempel)))
    if bundel and bundel.zegel_waarom:
        zegel = _("Het zegel is van niveau %(niveau)s.", niveau=bundel.zegel) if bundel.zegel else _("Zonder zegel.")
        zinnen.append(f"{zegel} {bundel.zegel_waarom}")
    return " ".join(zinnen)


handeling(bp, "/zaken/<zaaknummer>/exports/nieuw", Recht.EXPORT_MAKEN, ExportForm, _exporteer, naam="exporteer").pagina(
    _l("Dossier delen"),
    _l("Dossier delen"),
    "export/nieuw.html",
    met=lambda form: form.voor_regio(dossier().profiel),
    beeld=lambda _form: {"toezichthouders": dossier().profiel.toezichthouders},
).daarna(_gemaakt, _daarna)


def _toon_export(form: AfmaakForm, export_id: int) -> dict[str, object]:
    return {"regel": diensten.vind_export(db.session, g.actor, export_id)}


handeling(
    bp, "/zaken/<zaaknummer>/exports/<int:export_id>/afmaken", Recht.EXPORT_MAKEN, AfmaakForm, maak_export_af
).pagina(_l("Gedeeld dossier afmaken"), _l("Afmaken"), "export/afmaken.html", beeld=_toon_export).daarna(
    _gemaakt, _daarna
)


@bp.get("/zaken/<zaaknummer>/exports/<int:export_id>/voortgang")
@vereist(Recht.EXPORT_MAKEN)
def voortgang(zaaknummer: str, export_id: int) -> str:
    """How far making it is. Nobody has to stay: it goes on without this page, and the list tells the same."""
    regel = diensten.vind_export(db.session, g.actor, export_id)
    if regel.zaaknummer != zaaknummer:
        raise NietGevonden("Dit gedeelde dossier bestaat niet, of u mag het niet zien.")
    return zaakpagina("export/voortgang.html", regel=regel, stand=regel.stand(huidig_verzoek().nu), stappen=Exportstap)


@bp.get("/exports/<int:export_id>/bundel")
@vereist(Recht.EXPORT_LEZEN)
def download(export_id: int) -> Response:
    return _bundel(export_id)


@bp.get("/zaken/<zaaknummer>/exports/<int:export_id>/bundel")
@vereist(Recht.EXPORT_LEZEN)
def download_in_zaak(zaaknummer: str, export_id: int) -> Response:
    """For who is of the team in this one case, such as a municipality with a large interest."""
    return _bundel(export_id)


def _delen(engine: Engine, export_id: int) -> Iterator[bytes]:
    """The parts, in a session of their own: they are read while the answer goes out, after the request is over."""
    with Session(engine) as session:
        yield from bundel_van(session, export_id)


def _bundel(export_id: int) -> Response:
    regel = voer_uit(db.session, replace(huidig_verzoek(), leest=True), diensten.lees_export, export_id)
    assert regel.export.bundel is not None  # noqa: S101 - what has none is not read
    grootte = regel.export.bundel.grootte
    return als_stroom(_delen(db.engine, regel.export.id), grootte, regel.bestandsnaam, "application/zip")
