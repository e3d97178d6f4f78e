"""The logboek over all cases in whose team somebody is: a page, or all of it as a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from flask import g, request
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.bewijs.logboek import GROEP as GROEP
from app.api.bewijs.logboek import Logboekbladervraag, Logboekregel, Uitvoervraag, regelvelden, sleutelnummer
from app.api.kern.bestand import stroom
from app.api.kern.bewerking import lees
from app.api.kern.bladwijzer import lees_plek, verwijzingen
from app.api.kern.handelen import huidig_verzoek
from app.api.kern.lijst import Lijst
from app.api.kern.vorm import Woord
from app.db import db
from app.domain.basis.rechten import Recht
from app.export.logboekbestand import MEDIATYPEN, VORMEN
from app.services.inzage.lijst import stroom as regelstroom
from app.services.inzage.pagina import logboekpagina_alles
from app.services.inzage.uitvoer import noteer_download
from app.services.kern.uitvoering import voer_uit

Zaakkeuze = Annotated[Woord, Field(max_length=40, description="Alleen deze zaak.", examples=["2025-0001"])]


class Zaaklogboekregel(Logboekregel):
    """Een regel van het logboek, met de zaak erbij."""

    zaaknummer: Annotated[str, Field(description="Zaaknummer.", examples=["2025-0001"])]


class Zaaklogboeklijst(Lijst[Zaaklogboekregel]):
    """Regels van het logboek."""


class Allesvraag(Logboekbladervraag):
    zaaknummer: Zaakkeuze = ""


@lees("/logboek", Recht.LOGBOEK_INZIEN, Zaaklogboeklijst, vraag=Allesvraag)
def logboek_alles(vraag: Allesvraag) -> Zaaklogboeklijst:
    """Het logboek van al uw zaken

    De zaken die u leidt of volgt, nieuwste regel eerst.
    """
    plek = lees_plek(vraag.pagina, vraag.paginagrootte)
    waar = {"na": sleutelnummer(plek.na), "voor": sleutelnummer(plek.voor), "sla_over": plek.sla_over}
    wens = replace(vraag.filter(), zaak=vraag.zaaknummer.replace("\0", ""))
    blad = logboekpagina_alles(db.session, g.actor, wens, vraag.paginagrootte, **waar)
    volgende, vorige = verwijzingen([regel.kop.nr for regel in blad.regels], eerder=blad.eerder, later=blad.later)
    regels = [Zaaklogboekregel(**regelvelden(regel), zaaknummer=regel.kop.zaak or "") for regel in blad.regels]
    return Zaaklogboeklijst(aantal=blad.aantal, volgende=volgende, vorige=vorige, resultaten=regels)


class Allesuitvoer(Uitvoervraag):
    zaaknummer: Zaakkeuze = ""


@lees("/logboek/bestand", Recht.LOGBOEK_INZIEN, None, vraag=Allesuitvoer, media=MEDIATYPEN, stroomt=True)
def logboekbestand_alles(vraag: Allesuitvoer) -> Response:
    """Neem het logboek van al uw zaken mee als bestand

    Als csv, Excel of JSON. Dit is een handeling: er komt een regel van in het logboek.
    """
    wens = replace(vraag.filter(), zaak=vraag.zaaknummer.replace("\0", ""))
    if request.method == "GET":  # HEAD brings nothing along
        voer_uit(db.session, huidig_verzoek(leest=True), noteer_download, wens, vraag.vorm)
    mediatype, schrijf = VORMEN[vraag.vorm]
    actor = g.actor
    return stroom(lambda session: schrijf(regelstroom(session, actor, wens)), f"logboek.{vraag.vorm}", mediatype, None)
