"""How a delivery is judged, when it is tried again, and how a subscription stands. No I/O, no clock.

Statuses as in *HTTP 1.1 Web Hooks for Event Delivery* (CloudEvents), part 2.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus

WACHTTIJDEN = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=1),
)
"""How long after each failure in a row the same is tried again; after the last, nearly three days, it pauses [I]."""
LANGST = timedelta(days=7)
"""The longest that a receiver can ask us to wait; then we ask again."""
NIET_NU = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class Afleverfout(StrEnum):
    """Why nothing was delivered."""

    NIET_TOEGESTAAN = "niet_toegestaan"
    ONBEKEND_ADRES = "onbekend_adres"
    NIET_OPENBAAR = "niet_openbaar"
    NIET_BEREIKBAAR = "niet_bereikbaar"
    TE_TRAAG = "te_traag"
    ONVEILIG = "onveilig"
    GEEN_TOESTEMMING = "geen_toestemming"
    GEWEIGERD = "geweigerd"
    OMLEIDING = "omleiding"
    OPGEHEVEN = "opgeheven"
    GEHEIM_ONLEESBAAR = "geheim_onleesbaar"
    TOKEN_ONLEESBAAR = "token_onleesbaar"  # noqa: S105 - no password


UITLEG: Mapping[Afleverfout, str] = {
    Afleverfout.NIET_TOEGESTAAN: "Deze installatie mag niet naar dit adres sturen. Vraag de beheerder.",
    Afleverfout.ONBEKEND_ADRES: "De naam in het adres bestaat niet. Controleer het adres.",
    Afleverfout.NIET_OPENBAAR: "Het adres wijst naar een besloten netwerk. Vraag de beheerder om het toe te staan.",
    Afleverfout.NIET_BEREIKBAAR: "De ontvanger is niet te bereiken, of antwoordt niet zoals het hoort.",
    Afleverfout.TE_TRAAG: "De ontvanger antwoordt niet op tijd. Laat hem eerst antwoorden en daarna pas verwerken.",
    Afleverfout.ONVEILIG: "Het certificaat van de ontvanger klopt niet. Vraag de ontvanger om het te herstellen.",
    Afleverfout.GEEN_TOESTEMMING: "De ontvanger gaf geen toestemming. Laat hem antwoorden met WebHook-Allowed-Origin.",
    Afleverfout.GEWEIGERD: "De ontvanger nam het bericht niet aan.",
    Afleverfout.OMLEIDING: "De ontvanger verwijst naar een ander adres. Maak een webhook met dat adres.",
    Afleverfout.OPGEHEVEN: "De ontvanger zegt dat dit adres niet meer bestaat.",
    Afleverfout.GEHEIM_ONLEESBAAR: "Het geheim is niet meer te lezen. Maak een nieuw geheim en hervat de webhook.",
    Afleverfout.TOKEN_ONLEESBAAR: "Het token van de ontvanger is niet meer te lezen. Beëindig deze webhook en "
    "maak haar opnieuw.",
}
"""What is wrong and how to mend it, for the owner of the subscription."""


class Abonnementstaat(StrEnum):
    """How a subscription stands."""

    WACHT_OP_TOESTEMMING = "wacht_op_toestemming"
    ACTIEF = "actief"
    GEPAUZEERD = "gepauzeerd"
    BEEINDIGD = "beeindigd"


def staat(*, bevestigd: bool, gepauzeerd: bool, beeindigd: bool) -> Abonnementstaat:
    """How a subscription stands, from what was recorded of it."""
    if beeindigd:
        return Abonnementstaat.BEEINDIGD
    if gepauzeerd:
        return Abonnementstaat.GEPAUZEERD
    return Abonnementstaat.ACTIEF if bevestigd else Abonnementstaat.WACHT_OP_TOESTEMMING


def fout_van(status: int) -> Afleverfout | None:
    """What is wrong with this answer to a delivery; None when the receiver has the event."""
    if 200 <= status < 300:
        return None
    if status == HTTPStatus.GONE:
        return Afleverfout.OPGEHEVEN
    return Afleverfout.OMLEIDING if 300 <= status < 400 else Afleverfout.GEWEIGERD


def volgende_poging(mislukt: int, nu: datetime, niet_voor: datetime | None = None) -> datetime | None:
    """When to try again after this many failures in a row; None when it was enough.

    `niet_voor` is what the receiver asked for. Moments in UTC.
    """
    if mislukt > len(WACHTTIJDEN):
        return None
    dan = nu + WACHTTIJDEN[mislukt - 1]
    return max(dan, min(niet_voor, nu + LANGST)) if niet_voor else dan


def lees_wachttijd(status: int, retry_after: str, nu: datetime) -> datetime | None:
    """Before which moment the receiver wants no further request: `Retry-After`, in seconds or as a date (RFC 9110)."""
    if status not in NIET_NU:
        return None
    if retry_after.isascii() and retry_after.isdigit():
        return nu + timedelta(seconds=min(int(retry_after[:9]), LANGST.total_seconds()))
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def lees_toestemming(oorsprong: str, toegestaan: str, per_minuut: str) -> tuple[bool, int | None]:
    """Whether the receiver lets this sender deliver, and how many a minute; None for as many as there are.

    Headers `WebHook-Allowed-Origin` and `WebHook-Allowed-Rate`, part 4.2 of the specification.
    """
    mag = toegestaan.strip().lower() in ("*", oorsprong.lower())
    tempo = per_minuut.strip()
    return mag, max(1, int(tempo[:6])) if tempo.isascii() and tempo.isdigit() else None
