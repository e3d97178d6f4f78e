"""What stands beside the page of a thing in a zaak: how many notes there are, and that somebody opened it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, g, request
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.samenwerken.voorwerp import SOORTEN
from app.services.samenwerken.bekeken import onthoud_bekeken
from app.services.samenwerken.notities import tel_notities
from app.web.kern.verzoek import huidig_verzoek


@cache
def _paginas() -> Mapping[str, tuple[str, str]]:
    """Of each screen of one thing the kind of it, and what the address calls its number."""
    return {soort.pagina: (code, soort.deel) for code, soort in SOORTEN.items() if soort.deel}


def voorwerp_hier() -> str:
    """The thing of the zaak that this page is about, as the logboek names it; empty on another page."""
    code, deel = _paginas().get(request.endpoint or "", ("", ""))
    nummer = (request.view_args or {}).get(deel)
    return f"{code}/{nummer}" if code and nummer is not None else ""


def notities_hierbij() -> dict[str, object]:
    """For the page: what it is about, and how many notes there are that who looks may read."""
    bij = voorwerp_hier()
    if not bij or not g.dossier.mag(Recht.NOTITIES_INZIEN):
        return {}
    return {"bij_notities": {"bij": bij, "aantal": tel_notities(db.session, g.dossier, bij)}}


def _onthoud(antwoord: Response) -> Response:
    """After the page, for it has what it needs then."""
    bij = voorwerp_hier() if request.method == "GET" and antwoord.status_code == 200 and "dossier" in g else ""
    if bij:
        onthoud_bekeken(db.session, g.dossier, [bij], huidig_verzoek().nu)
    return antwoord


def registreer(app: Flask) -> None:
    app.after_request(_onthoud)
