"""Mandaten of a zaak: the list on any day, the headroom, one of them and its versions."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field

from app.api.kern.bewerking import lees
from app.api.kern.handelen import vandaag
from app.api.kern.lijst import Bladervraag, Dagvraag, Lijst, blader
from app.api.kern.toegang import dossier
from app.api.mandaat.mandaatbeeld import Mandaat, Mandaatkern, kern, mandaatbeeld, mandaatbeelden
from app.api.zaak.zaakbeeld import Ruimte
from app.api.zaak.zaakbeeld import ruimte as ruimtebeeld
from app.db import db
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.rechten import Recht
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.versies import vind_versies

GROEP = "Mandaten"


class Dagbladervraag(Bladervraag, Dagvraag):
    """A day, and a page."""


class Mandaatlijst(Lijst[Mandaatkern]):
    """Mandaten."""


@lees("/zaken/<zaaknummer>/mandaten", Recht.MANDATEN_INZIEN, Mandaatlijst, vraag=Dagbladervraag)
def mandaten(zaaknummer: str, vraag: Dagbladervraag) -> Mandaatlijst:
    """De mandaten van de zaak op een dag

    Het team ziet ze alle; een mandaatgever de eigen, vanaf dat ze zijn goedgekeurd.
    """
    dag, mijn = vraag.datum or vandaag(), dossier()
    regels = mandatenblad(db.session, mijn, dag).regels
    return blader(Mandaatlijst, regels, vraag, lambda regel: Mandaatkern(**kern(mijn, regel, dag)))


class Zaakruimte(Ruimte):
    """De ruimte van de zaak op een dag, met de mandaten die daar samen voor zorgen."""

    mandaten: Annotated[list[Mandaatkern], Field(description="De mandaten die meetellen, voor zover u ze mag zien.")]


@lees("/zaken/<zaaknummer>/ruimte", Recht.MANDATEN_INZIEN, Zaakruimte, vraag=Dagvraag)
def ruimte(zaaknummer: str, vraag: Dagvraag) -> Zaakruimte:
    """Wat mag er op een dag besteed worden?

    De som van de plafonds van wat die dag actief is, min wat tot en met die dag is besteed.
    """
    dag, mijn = vraag.datum or vandaag(), dossier()
    blad = mandatenblad(db.session, mijn, dag)
    mee = [r for r in blad.regels if blad.telt_mee(r) and r.mandaat.soort is Mandaatsoort.FINANCIEN]
    return Zaakruimte(
        **ruimtebeeld(blad.ruimte).model_dump(), mandaten=[Mandaatkern(**kern(mijn, regel, dag)) for regel in mee]
    )


@lees("/mandaten/<int:mandaat_id>", Recht.MANDATEN_INZIEN, Mandaat, vraag=Dagvraag)
def mandaat(mandaat_id: int, vraag: Dagvraag) -> Mandaat:
    """Eén mandaat

    De ETag gebruikt u in If-Match bij elke handeling met dit mandaat.
    """
    return mandaatbeeld(dossier(), mandaat_id, vraag.datum or vandaag())


class Versielijst(Lijst[Mandaat]):
    """Versies van een mandaat."""


@lees("/mandaten/<int:mandaat_id>/versies", Recht.MANDATEN_INZIEN, Versielijst, vraag=Bladervraag)
def mandaatversies(mandaat_id: int, vraag: Bladervraag) -> Versielijst:
    """De versies van een mandaat

    Oudste eerst, voor zover u ze mag zien.
    """
    mijn = dossier()
    ids = [rij.id for rij in vind_versies(db.session, mijn, g.actor, mandaat_id)]
    return blader(Versielijst, mandaatbeelden(mijn, ids, vandaag()), vraag, lambda beeld: beeld)
