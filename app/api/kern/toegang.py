"""Who may do what: a token, its scope, the declared right; in the zaak of the address, however that is named there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from flask import g, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.api.kern.bewerking import BEWERKINGEN, Bewerking, bp
from app.api.kern.fouten import BereikTeKlein, NietAangemeld
from app.api.kern.handelen import huidig_verzoek
from app.api.kern.herhaling import toets_sleutel
from app.api.kern.invoer import MAX_JSON, toets_maat
from app.api.kern.tempo import gestuurd_token, tel_geraden
from app.db import db
from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import DomeinFout, NietGevonden, NietZichtbaar
from app.domain.basis.rechten import Recht
from app.domain.gebruiker.token import Tokenbereik
from app.models import Besluitvoorstel, Document, Informatieplicht, Mandaat, Noodgreep, Opschaling, Raadsbrief
from app.services.document.documenten import vind_document
from app.services.gebruiker.tokens import Tokenhouder, noteer_gebruik, vind_token
from app.services.informatie.raadsbriefblad import vind_brief
from app.services.kern.bezetting import actor_met
from app.services.kern.toegang import (
    ONZICHTBAAR,
    Dossier,
    eis_niet_vernietigd,
    eis_recht,
    vind_dossier,
    vind_dossier_van,
)
from app.services.kern.uitvoering import noteer_weigering
from app.services.logboek.noteren import Aantekening
from app.services.mandaat.toegang import vind_mandaat
from app.spoor import zeg_wie

MAX_BESTAND = 64 * 1024 * 1024
"""Above the 25 MB that we accept, so that the message can stand at the field."""


@dataclass(frozen=True)
class Ingang:
    """A name in an address that leads to a zaak. `zie` raises NietGevonden for who does not see the object itself, and
    with `zoekt` asks the database for that: so does then what is not there, for the time that an answer takes tells.
    """

    model: Any
    zie: Callable[[Session, Dossier, int], object]
    zoekt: bool = True


def _met_leesrecht(recht: Recht) -> Callable[[Session, Dossier, int], None]:
    """For what whoever may read the list sees all of."""

    def zie(_session: Session, mijn: Dossier, _id: int) -> None:
        if not mijn.mag(recht):
            raise NietZichtbaar(ONZICHTBAAR)

    return zie


IN_ZAAK = {
    "mandaat_id": Ingang(Mandaat, vind_mandaat),
    "document_id": Ingang(Document, vind_document),
    "plicht_id": Ingang(Informatieplicht, _met_leesrecht(Recht.DOSSIER_INZIEN), zoekt=False),
    "brief_id": Ingang(Raadsbrief, vind_brief),
    "besluitvoorstel_id": Ingang(Besluitvoorstel, _met_leesrecht(Recht.DOSSIER_INZIEN), zoekt=False),
    "noodgreep_id": Ingang(Noodgreep, _met_leesrecht(Recht.DOSSIER_INZIEN), zoekt=False),
    "opschaling_id": Ingang(Opschaling, _met_leesrecht(Recht.STANDPUNTEN_INZIEN), zoekt=False),
}


@bp.before_request
def bewaak() -> None:
    """Before every operation: who is it, and is this for him."""
    bewerking = g.bewerking = BEWERKINGEN[(request.endpoint or "").rpartition(".")[2]]
    toets_maat(MAX_BESTAND if bewerking.met_bestand else MAX_JSON)
    if bewerking.recht is Recht.OPENBAAR:
        return
    meld_aan()
    if request.method == "OPTIONS":  # Flask tells which methods there are: nothing of the object, and no act
        return
    eis_bereik(bewerking)
    gaat_over = _vind_dossier()
    if gaat_over is None:
        eis_recht(g.actor, bewerking.recht)
    else:
        _open_zaak(bewerking, gaat_over)
    toets_sleutel()


def meld_aan(vind: Callable[[Session, str, datetime], Tokenhouder | None] = vind_token) -> None:
    """Who asks, from the token, which `vind` finds. Raises NietAangemeld, TooManyRequests."""
    nu = datetime.now(UTC)
    gevonden = vind(db.session, gestuurd_token(), nu)
    if gevonden is None:
        tel_geraden()
        raise NietAangemeld("Stuur een geldig token mee: Authorization: Bearer TOKEN.")
    token, wie, veel_zaken = gevonden
    g.bereik, g.token_tot = Tokenbereik(token.bereik), token.verloopt_op
    g.actor = replace(actor_met(*wie, dag_van(nu)), veel_zaken=veel_zaken)
    zeg_wie(g.actor.pseudoniem)
    noteer_gebruik(db.session, token, nu)


def eis_bereik(bewerking: Bewerking) -> None:
    """Raises BereikTeKlein when the token only reads."""
    if bewerking.schrijft and not g.bereik.omvat(Tokenbereik.SCHRIJVEN):
        raise BereikTeKlein("Met dit token kunt u alleen lezen. Maak een token waarmee u ook mag schrijven.")


def _vind_dossier() -> Dossier | None:
    """The zaak that the address is about; None when it is about none. Raises NietGevonden."""
    delen = request.view_args or {}
    if "zaaknummer" in delen:
        zaaknummer = str(delen["zaaknummer"])
        if len(zaaknummer) > 40 or any("\0" in str(deel) for deel in delen.values()):
            raise NietGevonden(ONZICHTBAAR)
        return vind_dossier(db.session, g.actor, zaaknummer)
    ingang, sleutel = _ingang() or (None, 0)
    if ingang is None:
        return None
    try:
        return vind_dossier_van(db.session, g.actor, ingang.model, sleutel)
    except NietGevonden:
        if ingang.zoekt:
            db.session.scalar(select(ingang.model.id).where(ingang.model.id == sleutel))
        raise


def _ingang() -> tuple[Ingang, int] | None:
    """The object that the address names instead of its zaak, if it does."""
    delen = request.view_args or {}
    return next(((ingang, delen[naam]) for naam, ingang in IN_ZAAK.items() if naam in delen), None)


def _open_zaak(bewerking: Bewerking, mijn: Dossier) -> None:
    g.zaaknummer = mijn.zaak.zaaknummer
    g.dossier = mijn
    try:
        _weeg(bewerking, g.dossier)
    except DomeinFout as fout:
        if bewerking.schrijft and fout.weigering:
            noteer_weigering(db.session, huidig_verzoek(), g.dossier.zaak.id, Aantekening(bewerking.naam), fout)
        raise
    if not bewerking.ook_vernietigd:
        eis_niet_vernietigd(g.dossier.zaak)


def _weeg(bewerking: Bewerking, mijn: Dossier) -> None:
    """First whether he sees what the address names, or 403 would give it away. Raises NietGevonden, GeenRecht."""
    if gevonden := _ingang():
        ingang, sleutel = gevonden
        ingang.zie(db.session, mijn, sleutel)
    mijn.eis(bewerking.recht)


def dossier() -> Dossier:
    """The zaak of this request, as the guard found it."""
    gevonden: Dossier = g.dossier
    return gevonden


def herlees() -> Dossier:
    """The same zaak as it stands after the act."""
    return vind_dossier(db.session, g.actor, g.zaaknummer)
