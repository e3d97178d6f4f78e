"""What is open in one case, with whom it lies; also as a file."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.openstaand.lijst import van_zaak
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.openstaand.punten import adres_van, als_bestand, doet, toewijsbaar

bp = Blueprint("zaakopenstaand", __name__, url_prefix="/zaken/<zaaknummer>")


@bp.get("/openstaand")
@vereist(Recht.ZAKEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    punten = van_zaak(db.session, dossier(), vandaag())
    return zaakpagina("openstaand/zaak.html", punten=punten, adres_van=adres_van, doet=doet, toewijsbaar=toewijsbaar)


@bp.get("/openstaand.<any(xlsx,csv):vorm>")
@vereist(Recht.ZAKEN_INZIEN)
def bestand(zaaknummer: str, vorm: str) -> Response:
    return als_bestand(van_zaak(db.session, dossier(), vandaag()), vorm, f"openstaand-{zaaknummer}")
