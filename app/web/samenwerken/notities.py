"""Notes at a zaak and at what is in it: the list, one note, one more, and taking one away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog
from flask import Blueprint, g, request, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import DBAPIError

from app.adressen import adres_van_scherm
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.samenwerken import voorwerp
from app.models import Notitie
from app.motor.wachtrij import SlotBezet
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import voer_uit
from app.services.samenwerken import notities as diensten
from app.services.samenwerken.bekeken import onthoud_bekeken, wie_bekeken
from app.services.samenwerken.mensen import noembaar
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import huidig_verzoek, paginanummer, vandaag
from app.web.samenwerken.forms import NotitieForm, NotitieIntrekForm, mensenkeuzes

logger = structlog.get_logger(__name__)

bp = Blueprint("notities", __name__, url_prefix="/zaken/<zaaknummer>/notities")


@bp.get("")
@vereist(Recht.NOTITIES_INZIEN)
def lijst(zaaknummer: str) -> str:
    bij, nr = request.args.get("bij", "")[: voorwerp.LANGSTE].replace("\0", ""), paginanummer()
    blad = diensten.lijst_notities(db.session, dossier(), bij or None, nr)
    if _zie(zaaknummer, blad.notities):
        blad = diensten.lijst_notities(db.session, dossier(), bij or None, nr)
    later = nr * diensten.PAGINA < blad.aantal
    return _toon(
        "samenwerken/notities.html",
        blad.notities,
        bij=bij,
        over=_over(bij, blad.notities),
        aantal=blad.aantal,
        vorige_url=url_for(".lijst", zaaknummer=zaaknummer, pagina=nr - 1, bij=bij or None) if nr > 1 else None,
        volgende_url=url_for(".lijst", zaaknummer=zaaknummer, pagina=nr + 1, bij=bij or None) if later else None,
    )


@bp.get("/<int:volgnr>")
@vereist(Recht.NOTITIES_INZIEN)
def toon(zaaknummer: str, volgnr: int) -> str:
    notitie = diensten.vind_notitie(db.session, dossier(), volgnr)
    if _zie(zaaknummer, [notitie]):
        notitie = diensten.vind_notitie(db.session, dossier(), volgnr)
    return _toon("samenwerken/notitie.html", [notitie], notitie=notitie)


def _zie(zaaknummer: str, notities: Sequence[Notitie]) -> bool:
    """Who opens them has seen them; whether what was read before is to be read again.

    It comes with a read, and does not queue for who writes: then a note waits for him until he opens it again.
    """
    genoemd, wie = diensten.te_zien(notities, g.actor.id), dossier()
    namen = [f"notitie/{notitie.volgnr}" for notitie in notities if notitie.door_id != g.actor.id]
    nieuw = onthoud_bekeken(db.session, wie, namen, huidig_verzoek().nu)
    verzoek = replace(huidig_verzoek(), leest=True, wacht=False)
    for volgnr in genoemd:
        try:
            voer_uit(db.session, verzoek, diensten.zie_notitie, zaaknummer, volgnr)
        except SlotBezet:
            db.session.rollback()
        except DBAPIError as fout:  # of a database that only reads: he reads the note, and it waits for him still
            db.session.rollback()
            logger.warning("zie_notitie", reden=f"{fout.orig}")
    if genoemd or nieuw:  # writing ended what the guard had read
        g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
    return bool(genoemd or nieuw)


def _toon(sjabloon: str, notities: Sequence[Notitie], bij: str = "", **meer: Any) -> str:
    objecten = [f"notitie/{notitie.volgnr}" for notitie in notities] + ([bij] if bij else [])
    return zaakpagina(
        sjabloon,
        notities=notities,
        gezien_door=wie_bekeken(db.session, dossier(), objecten),
        voorwerp_url=_adressen(notities, bij),
        leidt=diensten.leidt(dossier()),
        bij=bij,
        **meer,
    )


def _over(bij: str, notities: Sequence[Notitie]) -> str:
    return next((n.over for n in notities if n.over), voorwerp.naam_van(bij)) if bij else ""


def _adressen(notities: Sequence[Notitie], bij: str) -> Mapping[str, str]:
    """Of each thing at which a note stands the address of its screen."""
    nummer = dossier().zaak.zaaknummer
    gevonden = {}
    for object_ in {bij, *(notitie.bij for notitie in notities)} - {""}:
        soort, id_ = voorwerp.soort_van(object_), voorwerp.nummer_van(object_)
        delen: dict[str, str | int] = {"zaaknummer": nummer}
        if soort.deel and id_ is not None:
            delen[soort.deel] = id_
        gevonden[object_] = adres_van_scherm(soort.pagina, delen)
    return gevonden


def _kies_mensen(form: NotitieForm) -> None:
    form.noem.choices = mensenkeuzes(noembaar(db.session, dossier(), vandaag()))


def _bij(form: NotitieForm) -> dict[str, object]:
    bij = form.bij.data or ""
    terug = url_for("notities.lijst", zaaknummer=dossier().zaak.zaaknummer, bij=bij or None)
    return {"over": voorwerp.naam_van(bij) if bij else "", "terug": terug}


def _naar(notitie: Notitie) -> str:
    return url_for("notities.lijst", zaaknummer=(request.view_args or {})["zaaknummer"], bij=notitie.bij or None)


handeling(bp, "/nieuw", Recht.NOTITIE_PLAATSEN, NotitieForm, diensten.plaats_notitie).pagina(
    _l("Notitie schrijven"), _l("Plaatsen"), "samenwerken/plaatsen.html", met=_kies_mensen, beeld=_bij
).daarna(_l("De notitie is geplaatst. Zij staat naast het dossier, niet erin."), _naar)


def _notitie(_form: NotitieIntrekForm, volgnr: int) -> dict[str, object]:
    return {"notitie": diensten.vind_notitie(db.session, dossier(), volgnr)}


handeling(bp, "/<int:volgnr>/intrekking", Recht.NOTITIE_PLAATSEN, NotitieIntrekForm, diensten.trek_notitie_in).pagina(
    _l("Notitie intrekken"), _l("Intrekken"), "samenwerken/intrekken.html", gevaar=True, met=_notitie, beeld=_notitie
).daarna(_l("De notitie is ingetrokken. De tekst is weg."), _naar)
