"""What can be done in a zaak now by this caller, and for the rest why not."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from flask import g
from pydantic import Field

from app.api.kern.bewerking import BEWERKINGEN, Bewerking
from app.api.kern.fouten import voor_programmas
from app.api.kern.namen import pad_buiten
from app.api.kern.toegang import eis_bereik
from app.api.kern.vorm import Uitvoer
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.gebruiker.token import Tokenbereik
from app.domain.zaak import verloop
from app.services.bewaren.vernietigen import toets_nu
from app.services.bewaren.vernietiging import Vernietigblad, blad
from app.services.kern.toegang import Dossier, eis_lopend
from app.services.zaak.vooruitblik import vooruitblik_sluiten, vooruitblik_trede

BEWAREN = "Vernietigen en bewaren"


class Actie(Uitvoer):
    handeling: Annotated[
        str, Field(description="Naam van de handeling, zoals in het logboek.", examples=["bepaal_trede"])
    ]
    titel: Annotated[str, Field(description="Wat het is.", examples=["Bepaal de trede"])]
    methode: Annotated[str, Field(description="HTTP-methode.", examples=["POST"])]
    adres: Annotated[str, Field(description="Pad onder /api/v1.", examples=["/zaken/2025-0001/tredebepalingen"])]
    kan: Annotated[
        bool, Field(description="Of uw rol, uw token en de stand van de zaak het toelaten; wat u invult, komt daarna.")
    ]
    code: Annotated[str | None, Field(description="Welke regel in de weg staat.", examples=[None])] = None
    reden: Annotated[str | None, Field(description="Waarom het niet kan.", examples=[None])] = None
    naar: list[Toestand] = Field(
        default_factory=list, description="Waarheen dit kan, bij een handeling die de toestand verandert."
    )
    let_op: list[str] = Field(
        default_factory=list, description="Wat in de weg kan staan of goed is om te weten.", examples=[[]]
    )


class Actielijst(Uitvoer):
    """Wat u in deze zaak kunt doen, en wat niet."""

    resultaten: Annotated[list[Actie], Field(description="De handelingen onder het adres van de zaak.")]


def acties_in(dossier: Dossier, dag: date) -> Actielijst:
    nummer = dossier.zaak.zaaknummer
    in_zaak = [b for b in BEWERKINGEN.values() if b.naam in HANDELINGEN and b.pad.startswith("/zaken/<zaaknummer>/")]
    stand = blad(db.session, dossier.zaak, dag)
    acties = []
    for bewerking in in_zaak:
        fout = _beletsel(dossier, bewerking, stand, dag)
        actie = Actie(
            handeling=bewerking.naam,
            titel=bewerking.titel,
            methode=bewerking.methode,
            adres=pad_buiten(bewerking.pad).replace("{zaaknummer}", nummer),
            kan=fout is None,
            code=fout.code if fout else None,
            reden=voor_programmas(fout) if fout else None,
        )
        acties.append(actie if fout else _met_uitzicht(dossier, actie, dag))
    return Actielijst(resultaten=acties)


def _beletsel(dossier: Dossier, bewerking: Bewerking, stand: Vernietigblad, dag: date) -> DomeinFout | None:
    try:
        dossier.eis(bewerking.recht)
        eis_bereik(bewerking)
        if bewerking.groep == BEWAREN:
            toets_nu(db.session, dossier, bewerking.naam, stand, dag, vers=g.bereik.omvat(Tokenbereik.BEVESTIGEN))
        elif not HANDELINGEN[bewerking.naam].ook_gesloten:
            eis_lopend(dossier.zaak)
    except DomeinFout as fout:
        return fout
    return None


def _met_uitzicht(dossier: Dossier, actie: Actie, dag: date) -> Actie:
    """For acts that change the state: whereto, and what stands in the way today."""
    zaak = dossier.zaak
    if actie.handeling == verloop.BEPAAL_TREDE:
        blik = vooruitblik_trede(db.session, zaak, dag)
        return actie.model_copy(
            update={
                "naar": [*verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand)],
                "let_op": [b.fout.bericht for b in (*blik.beletsels, *blik.waarschuwingen)],
            }
        )
    if actie.handeling == verloop.SLUIT_AF:
        sluiten = vooruitblik_sluiten(db.session, zaak, dag)
        eerste = next(iter(sluiten.beletsels), None)
        return actie.model_copy(
            update={
                "kan": eerste is None,
                "code": eerste.fout.code if eerste else None,
                "reden": eerste.fout.bericht if eerste else None,
                "naar": [*verloop.mogelijke(verloop.SLUIT_AF, zaak.toestand)],
                "let_op": [b.fout.bericht for b in (*sluiten.beletsels[1:], *sluiten.waarschuwingen)],
            }
        )
    if actie.handeling == verloop.HEROPEN:
        weer = verloop.mogelijke(verloop.HEROPEN, zaak.toestand)
        reden = None if weer else "De zaak is niet gesloten."
        return actie.model_copy(
            update={"kan": bool(weer), "naar": [*weer], "reden": reden, "code": None if weer else "ongeldige_overgang"}
        )
    return actie
