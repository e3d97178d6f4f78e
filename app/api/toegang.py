"""Who may do what: a token, its scope, the declared right; in the zaak of the address, however that is named there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import g, request
from sqlalchemy import select

from app.api.bewerking import BEWERKINGEN, Bewerking, bp
from app.api.fouten import BereikTeKlein, NietAangemeld
from app.api.handelen import huidig_verzoek
from app.api.invoer import MAX_JSON, toets_maat
from app.api.tempo import gestuurd_token, tel_geraden
from app.api.vorm import Bestandinvoer
from app.db import db
from app.domain.begrippen import AMSTERDAM
from app.domain.fouten import GeenRecht, NietGevonden
from app.domain.rechten import Recht
from app.domain.token import Tokenbereik
from app.models import Document, Informatieplicht, Mandaat, Noodgreep, Opschaling, Raadsbrief, Zaak
from app.services.bezetting import actor_op
from app.services.logboek import Aantekening
from app.services.toegang import ONZICHTBAAR, Dossier, eis_niet_vernietigd, eis_recht, vind_dossier
from app.services.tokens import noteer_gebruik, vind_token
from app.services.uitvoering import noteer_weigering

MAX_BESTAND = 64 * 1024 * 1024
"""Above the 25 MB that we accept, so that the message can stand at the field."""
IN_ZAAK: dict[str, Any] = {
    "mandaat_id": Mandaat,
    "document_id": Document,
    "plicht_id": Informatieplicht,
    "brief_id": Raadsbrief,
    "noodgreep_id": Noodgreep,
    "opschaling_id": Opschaling,
}
"""Names in an address that lead to a zaak."""


@bp.before_request
def bewaak() -> None:
    """Before every operation: who is it, and is this for him."""
    bewerking = BEWERKINGEN[(request.endpoint or "").rpartition(".")[2]]
    met_bestand = bewerking.invoer is not None and issubclass(bewerking.invoer, Bestandinvoer)
    toets_maat(MAX_BESTAND if met_bestand else MAX_JSON)
    if bewerking.recht is Recht.OPENBAAR:
        return
    meld_aan()
    eis_bereik(bewerking)
    zaaknummer = _zaaknummer()
    if zaaknummer is None:
        eis_recht(g.actor, bewerking.recht)
    else:
        _open_zaak(bewerking, zaaknummer)


def meld_aan() -> None:
    """Who asks, from the token. Raises NietAangemeld, TooManyRequests."""
    nu = datetime.now(UTC)
    token = vind_token(db.session, gestuurd_token(), nu)
    if token is None:
        tel_geraden()
        raise NietAangemeld("Stuur een geldig token mee: Authorization: Bearer TOKEN.")
    g.bereik, g.token_tot = Tokenbereik(token.bereik), token.verloopt_op
    g.actor = actor_op(db.session, token.gebruiker, nu.astimezone(AMSTERDAM).date())
    noteer_gebruik(db.session, token, nu)


def eis_bereik(bewerking: Bewerking) -> None:
    """Raises BereikTeKlein when the token only reads."""
    if bewerking.schrijft and not g.bereik.omvat(Tokenbereik.SCHRIJVEN):
        raise BereikTeKlein("Met dit token kunt u alleen lezen. Maak een token waarmee u ook mag schrijven.")


def _zaaknummer() -> str | None:
    """The zaak that the address is about; None when it is about none. Raises NietGevonden."""
    delen = request.view_args or {}
    if "zaaknummer" in delen:
        return str(delen["zaaknummer"])
    gevonden = [(model, delen[naam]) for naam, model in IN_ZAAK.items() if naam in delen]
    if not gevonden:
        return None
    model, sleutel = gevonden[0]
    vraag = select(Zaak.zaaknummer).join(model, model.zaak_id == Zaak.id).where(model.id == sleutel)
    nummer: str | None = db.session.scalar(vraag)
    if nummer is None:
        raise NietGevonden("Dit bestaat niet, of u mag het niet zien.")
    return nummer


def _open_zaak(bewerking: Bewerking, zaaknummer: str) -> None:
    if len(zaaknummer) > 40 or any("\0" in str(deel) for deel in (request.view_args or {}).values()):
        raise NietGevonden(ONZICHTBAAR)
    g.zaaknummer = zaaknummer
    g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
    try:
        g.dossier.eis(bewerking.recht)
    except GeenRecht as fout:
        if bewerking.schrijft:
            noteer_weigering(db.session, huidig_verzoek(), g.dossier.zaak.id, Aantekening(bewerking.naam), fout)
        raise
    if not bewerking.ook_vernietigd:
        eis_niet_vernietigd(g.dossier.zaak)


def dossier() -> Dossier:
    """The zaak of this request, as the guard found it."""
    gevonden: Dossier = g.dossier
    return gevonden


def herlees() -> Dossier:
    """The same zaak as it stands after the act."""
    return vind_dossier(db.session, g.actor, g.zaaknummer)
