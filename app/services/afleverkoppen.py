"""The headers of a delivery: who sends, and the signatures by which the receiver knows that it is so."""

from __future__ import annotations

from datetime import datetime

from app.domain.aflevering import Afleverfout
from app.domain.notificatie import INHOUDSOORT, ondertekening
from app.models import Abonnement
from app.services.afleverpost import Mislukt
from app.services.afzender import Afzender
from app.services.geheimen import GeheimOnleesbaar


def wie(afzender: Afzender) -> dict[str, str]:
    """Who asks."""
    return {"User-Agent": "draaiboek", "WebHook-Request-Origin": afzender.oorsprong}


def koppen(afzender: Afzender, abonnement: Abonnement, nu: datetime, bericht_id: str, inhoud: bytes) -> dict[str, str]:
    """With the signature over these bytes at this moment (UTC). Raises Mislukt when a secret cannot be read."""
    try:
        geheimen, token = _geheimen(afzender, abonnement, nu), _token(afzender, abonnement)
    except GeheimOnleesbaar as fout:
        raise Mislukt(Afleverfout.GEHEIM_ONLEESBAAR) from fout
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
    """The secrets that sign now: the newest, and for a day after a change the one before."""
    vorig = abonnement.vorig_geheim if abonnement.vorig_tot and nu < abonnement.vorig_tot else None
    return [afzender.kast.open(dicht) for dicht in (abonnement.geheim, vorig) if dicht]


def _token(afzender: Afzender, abonnement: Abonnement) -> str | None:
    return afzender.kast.open(abonnement.token) if abonnement.token else None
