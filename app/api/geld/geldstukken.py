"""The letter and the workbook on the money of one municipality."""

from __future__ import annotations

from hashlib import sha256

from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage
from app.api.kern.bewerking import lees
from app.api.kern.brief import MEDIA, Briefvraag, als_brief
from app.api.kern.handelen import vandaag
from app.api.kern.toegang import dossier
from app.db import db
from app.domain.basis.rechten import Recht
from app.export.werkblad import XLSX
from app.services.geld import stukken

GROEP = "Geld"


@lees("/zaken/<zaaknummer>/geld/gemeenten/<college>/brief", Recht.GELD_INZIEN, None, vraag=Briefvraag, media=MEDIA)
def geldbrief(zaaknummer: str, college: str, vraag: Briefvraag) -> Response:
    """De brief over het geld van een gemeente

    Het deel in elke toezegging, wat nog komt per maand en per jaar. Het team kiest; een ander krijgt alleen de eigen.
    """
    inhoud = stukken.geldbrief(db.session, dossier(), college, vandaag())
    return als_brief(inhoud, f"geld-{zaaknummer}-{college}.docx", dossier().profiel.naam, vraag)


@lees("/zaken/<zaaknummer>/geld/gemeenten/<college>/bestand", Recht.GELD_INZIEN, None, media=(XLSX,))
def geldbestand(zaaknummer: str, college: str) -> Response:
    """Het rekenblad over het geld van een gemeente

    Als werkmap, met de toezeggingen, de maanden en de jaren.
    """
    inhoud = stukken.geldwerkboek(db.session, dossier(), college, vandaag())
    return bijlage(inhoud, f"geld-{zaaknummer}-{college}.xlsx", XLSX, sha256(inhoud).hexdigest())
