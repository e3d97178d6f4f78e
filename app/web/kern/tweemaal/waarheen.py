"""Where a form leads that was sent twice with one key: to what the first one made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from sqlalchemy import select

from app.db import db
from app.models import LogboekRegel, Zaak
from app.web.kern.tweemaal.zojuist import leidde_naar
from app.web.kern.verzoek import huidig_verzoek

PAGINAS: Mapping[str, tuple[str, str]] = {
    "mandaat": ("mandaten.toon", "mandaat_id"),
    "besluit": ("besluiten.toon", "besluit_id"),
    "vraag": ("vragen.toon", "nummer"),
    "stuk": ("stukken.toon", "nummer"),
    "notitie": ("notities.toon", "volgnr"),
}
"""The page of what an entry is about: the kind of its object, and what its address asks."""
LIJSTEN: Mapping[str, str] = {
    "document": "documenten.lijst",
    "opschaling": "opschaling.ladder",
    "spoedbesluit": "spoed.lijst",
    "toezegging": "geld.overzicht",
}
"""Of what has no page of its own: the page on which it stands."""


def naar_het_eerste() -> str:
    """Where this request led when it came first; else the page of what it made, of its zaak, or the start page."""
    if daar := leidde_naar():
        return daar
    vraag = select(LogboekRegel.object, Zaak.zaaknummer).outerjoin(Zaak, Zaak.id == LogboekRegel.zaak_id)
    rij = db.session.execute(vraag.where(LogboekRegel.verzoek == huidig_verzoek().id)).one_or_none()
    zaaknummer = rij.zaaknummer if rij else (request.view_args or {}).get("zaaknummer")
    if zaaknummer is None:
        return url_for("start.start")
    soort, _streep, sleutel = (rij.object or "" if rij else "").partition("/")
    return pagina_van(zaaknummer, soort, sleutel) or url_for("zaken.overzicht", zaaknummer=zaaknummer)


def pagina_van(zaaknummer: str, soort: str, sleutel: str) -> str | None:
    """The page of something in a zaak, or on which it stands."""
    if soort in PAGINAS and sleutel.isdecimal():
        pagina, naam = PAGINAS[soort]
        delen: dict[str, Any] = {naam: int(sleutel)}
        return url_for(pagina, zaaknummer=zaaknummer, **delen)
    return url_for(LIJSTEN[soort], zaaknummer=zaaknummer) if soort in LIJSTEN else None
