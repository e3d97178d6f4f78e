"""The logboek of a case: read, filtered, as a file; whether the chain holds; the key that signs exports."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.db import db
from app.domain.keten import canoniek
from app.domain.rechten import Recht
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.export.verify import csv_kop, csv_rij
from app.services import controle, lezen
from app.services.tijdstempel import Tijdstempeldienst, dienst
from app.web.bijlage import als_bijlage
from app.web.forms.logboek import LogboekForm
from app.web.toegang import dossier, vereist
from app.web.zaaknav import zaaknav
from config import Config

bp = Blueprint("logboek", __name__)


def ondertekenaar() -> Ondertekenaar:
    """The key of this installation."""
    config: Config = current_app.extensions["draaiboek"]
    return lees_of_maak_sleutel(config.signing_key_file, config.log_oorsprong, checkpointmap(config.checkpoint_dir))


def tijdstempeldienst() -> Tijdstempeldienst | None:
    """Who puts the time under exports of this installation, if anybody."""
    config: Config = current_app.extensions["draaiboek"]
    return dienst(config.tsa_url, config.tsa_ca)


@bp.get("/zaken/<zaaknummer>/logboek")
@vereist(Recht.LOGBOEK_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    form = _filter()
    regels, volgende = lezen.lees_logboek(db.session, mijn.zaak, form.wens())
    vraag: dict[str, Any] = {n: w for n, w in request.args.items() if w and n in form.data and n != "voor"}
    return render_template(
        "logboek/lijst.html",
        dossier=mijn,
        zaak=mijn.zaak,
        form=form,
        regels=regels,
        namen=_namen(),
        uitslag=_controleer() if request.args.get("controle") == "1" else None,
        volgende_url=url_for(".lijst", zaaknummer=zaaknummer, voor=volgende, **vraag) if volgende else None,
        csv_url=url_for(".download", zaaknummer=zaaknummer, **vraag),
        navigatie_zaak=zaaknav(mijn, "logboek.lijst"),
    )


def _filter() -> LogboekForm:
    zaak = dossier().zaak
    form = LogboekForm(request.args)
    form.met_keuzes(lezen.acties(db.session, zaak), lezen.schrijvers(db.session, zaak)).validate()
    return form


def _namen() -> dict[str, str]:
    """What pseudonyms and codes in an entry stand for."""
    mijn = dossier()
    personen = {v.gebruiker.pseudoniem: v.gebruiker.naam for v in mijn.vervullingen}
    gemeenten = {gemeente.code: gemeente.naam for gemeente in mijn.profiel.gemeenten}
    return personen | gemeenten | {regio.code: regio.naam for regio in mijn.profiel.andere_regios}


def _controleer() -> tuple[bool, controle.Uitslag | controle.Afwijking]:
    """Recompute the whole logboek, in a session of its own: it reads one moment and keeps nothing."""
    with Session(db.engine) as session:
        try:
            return True, controle.verifieer(session)
        except controle.Afwijking as fout:
            return False, fout


@bp.get("/zaken/<zaaknummer>/logboek.csv")
@vereist(Recht.LOGBOEK_INZIEN)
def download(zaaknummer: str) -> Response:
    """The columns of logboek.csv in an export, with the name beside the pseudonym."""
    regels = lezen.heel_logboek(db.session, dossier().zaak, _filter().wens())
    rijen = (
        csv_rij(r.hash, asdict(r.kop) | {"actor": f"{r.naam} ({r.kop.actor})"}, canoniek(r.inhoud) if r.inhoud else b"")
        for r in regels
    )
    return als_bijlage(b"".join([csv_kop(), *rijen]), f"logboek-{zaaknummer}.csv", "text/csv")


@bp.get("/logboek/sleutel")
@vereist(Recht.INGELOGD)
def sleutel() -> str:
    houder = ondertekenaar()
    return render_template("logboek/sleutel.html", pem=houder.publieke_pem().decode(), vingerafdruk=houder.vingerafdruk)


@bp.get("/logboek/sleutel.pem")
@vereist(Recht.INGELOGD)
def download_sleutel() -> Response:
    return als_bijlage(ondertekenaar().publieke_pem(), "sleutel.pem", "application/x-pem-file")
