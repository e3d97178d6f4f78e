"""What is open in one case, with whom it lies; also as a file."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.openstaand.lijst import Aantal, van_zaak
from app.services.openstaand.lijstpunt import te_doen
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import paginanummer, vandaag
from app.web.openstaand.punten import adres_van, als_bestand, doet, toewijsbaar

bp = Blueprint("zaakopenstaand", __name__, url_prefix="/zaken/<zaaknummer>")
PAGINA = 50
"""How many points a page shows; the file has them all."""


@bp.get("/openstaand")
@vereist(Recht.ZAKEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    alle, nr = van_zaak(db.session, dossier(), vandaag()), paginanummer()
    taken = te_doen(alle, dossier().zaak.toestand)
    return zaakpagina(
        "openstaand/zaak.html",
        punten=alle[(nr - 1) * PAGINA : nr * PAGINA],
        aantal=Aantal(len(taken), sum(punt.te_laat for punt in taken)),
        daarbij=len(alle) - len(taken),
        vorige_url=url_for(".lijst", zaaknummer=zaaknummer, pagina=nr - 1) if nr > 1 else None,
        volgende_url=url_for(".lijst", zaaknummer=zaaknummer, pagina=nr + 1) if len(alle) > nr * PAGINA else None,
        adres_van=adres_van,
        doet=doet,
        toewijsbaar=toewijsbaar,
    )


@bp.get("/openstaand.<any(xlsx,csv):vorm>")
@vereist(Recht.ZAKEN_INZIEN)
def bestand(zaaknummer: str, vorm: str) -> Response:
    return als_bestand(van_zaak(db.session, dossier(), vandaag()), vorm, f"openstaand-{zaaknummer}")
