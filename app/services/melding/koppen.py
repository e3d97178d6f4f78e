"""The headers of a delivery: who sends, and the signatures by which the receiver knows that it is so."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from app.domain.melding.aflevering import Afleverfout
from app.domain.melding.notificatie import INHOUDSOORT, ondertekening
from app.models import Abonnement
from app.services.melding.afzender import Afzender
from app.services.melding.geheimen import GeheimOnleesbaar
from app.services.melding.lijn import Mislukt


def wie(afzender: Afzender) -> dict[str, str]:
    """Who asks."""
    return {"User-Agent": "draaiboek", "WebHook-Request-Origin": afzender.oorsprong}


def koppen(afzender: Afzender, abonnement: Abonnement, nu: datetime, bericht_id: str, inhoud: bytes) -> dict[str, str]:
    """With the signature over these bytes at this moment (UTC).

    Raises Mislukt when the token of the receiver or the secret cannot be read; the token first, for it cannot be made
    anew as the secret can.
    """
    token = _open(afzender, abonnement.token, Afleverfout.TOKEN_ONLEESBAAR) if abonnement.token else None
    geheimen = _geheimen(afzender, abonnement, nu)
    moment = int(nu.timestamp())
    return {
        **wie(afzender),
        **({"Authorization": f"Bearer {token}"} if token else {}),
        "Content-Type": INHOUDSOORT,
        "webhook-id": bericht_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": ondertekening(geheimen, bericht_id, moment, inhoud),
    }


def _geheimen(afzender: Afzender, abonnement: Abonnement, nu: datetime) -> list[str]:
    """The secrets that sign now: the newest, and for a day after a change the one before.

    One before that cannot be read any more does not matter: the receiver got the newest.
    """
    geheimen = [_open(afzender, abonnement.geheim, Afleverfout.GEHEIM_ONLEESBAAR)]
    if abonnement.vorig_geheim and abonnement.vorig_tot and nu < abonnement.vorig_tot:
        with suppress(GeheimOnleesbaar):
            geheimen.append(afzender.kast.open(abonnement.vorig_geheim))
    return geheimen


def _open(afzender: Afzender, dicht: str, anders: Afleverfout) -> str:
    try:
        return afzender.kast.open(dicht)
    except GeheimOnleesbaar as fout:
        raise Mislukt(anders) from fout
