"""Idempotency-Key: the same key with the same request gets the same answer, and has one effect.

The answer is kept in the transaction of the act itself. Whoever lost it asks again and gets it; nobody can be told
that something was done which was not, nor the other way round.
"""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import UTC, datetime
from hashlib import sha256

from flask import g, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.api.kern.antwoord import zet_versie
from app.api.kern.fouten import OngeldigeSleutel, SleutelHergebruikt
from app.db import db, transaction
from app.domain.basis.fouten import ReedsGedaan
from app.installatie import config_van_app, geheimkast
from app.models import ApiAntwoord
from app.services.kern.antwoorden import bewaar_antwoord, vind_antwoord
from app.services.melding.geheimen import GeheimOnleesbaar

_SLEUTEL = re.compile(r"[\x21-\x7e]{1,200}")
BEWAARD = ("Location", "ETag")
ZONDER_ANTWOORD = (
    "Deze Idempotency-Key is al eens gebruikt. Of dat voor ditzelfde was, is niet meer na te gaan. "
    "Kijk hoe het er nu voor staat. Moet het nog gebeuren, gebruik dan een nieuwe sleutel."
)
"""For a key of which the act was done and the answer is gone, and with it what was asked then."""
WAARVOOR = "antwoorden"
"""Kept answers are encrypted: one may hold a secret that is told once."""


def sleutel() -> str | None:
    """The key of this request, when it is one; what keeps nothing has none."""
    gegeven = request.headers.get("Idempotency-Key", "")
    return gegeven if g.bewerking.schrijft and _SLEUTEL.fullmatch(gegeven) else None


def toets_sleutel() -> None:
    """A key of an act that is of another shape would keep nothing from happening twice. Raises OngeldigeSleutel."""
    if g.bewerking.schrijft and "Idempotency-Key" in request.headers and sleutel() is None:
        raise OngeldigeSleutel("Een Idempotency-Key heeft 1 tot 200 zichtbare ASCII-tekens, zonder spaties.")


def verzoek_id() -> str:
    """The id under which the act is noted; the logboek lets each be used once."""
    eigen = sleutel()
    if eigen is None:
        return f"api-{secrets.token_urlsafe(18)}"
    return f"api-{g.actor.id}-{sha256(eigen.encode()).hexdigest()[:32]}"


def vingerafdruk() -> str:
    """What was asked, as a hash: method, address and body; of form parts their names and contents.

    With the secret of the installation, for a body may hold a password: the hash must not help anybody to guess it.
    """
    som = hmac.new(config_van_app().secret_key.encode(), digestmod="sha256")
    som.update(f"{request.method} {request.full_path}\n".encode())
    if request.mimetype != "multipart/form-data":
        som.update(request.get_data())
        return som.hexdigest()
    for naam, waarde in sorted(request.form.items(multi=True)):
        som.update(f"{naam}={sha256(waarde.encode(errors='surrogatepass')).hexdigest()}\n".encode())
    for naam, bestand in sorted(request.files.items(multi=True), key=lambda deel: deel[0]):
        bestand.stream.seek(0)  # the act may have read it already
        inhoud = sha256(bestand.stream.read()).hexdigest()
        bestand.stream.seek(0)
        som.update(f"{naam}={bestand.filename}={inhoud}\n".encode())
    return som.hexdigest()


def eerder_antwoord() -> Response | None:
    """The answer to an earlier request with this key.

    Raises SleutelHergebruikt when that asked something else, ReedsGedaan when its answer cannot be read any more.
    """
    eigen = sleutel()
    if eigen is None:
        return None
    bekend = vind_antwoord(db.session, g.actor.id, eigen)
    return _herhaal(bekend) if bekend else None


def antwoord_bij_herhaling() -> Response | None:
    """For who lost the race with his own twin: the answer that the twin left behind. Raises SleutelHergebruikt."""
    db.session.rollback()
    return eerder_antwoord()


def _herhaal(bekend: ApiAntwoord) -> Response:
    try:
        inhoud = geheimkast(WAARVOOR).open(bekend.inhoud.decode())
    except GeheimOnleesbaar as fout:  # under another secret of the installation, under which the hash differs as well
        raise ReedsGedaan(ZONDER_ANTWOORD) from fout
    if bekend.vingerafdruk != vingerafdruk():
        raise SleutelHergebruikt("Deze Idempotency-Key hoort bij een andere aanvraag. Gebruik een nieuwe sleutel.")
    antwoord = Response(inhoud, bekend.status, mimetype="application/json")
    antwoord.headers["Idempotent-Replayed"] = "true"
    for naam, waarde in zip(BEWAARD, (bekend.plek, bekend.etag), strict=True):
        if waarde:
            antwoord.headers[naam] = waarde
    return zet_versie(antwoord)


def bewaar(session: Session, antwoord: Response, zaak_id: int | None) -> None:
    """Keep the answer for who asks again, in the transaction of the act."""
    eigen = sleutel()
    if eigen is None:
        return
    bewaar_antwoord(
        session,
        ApiAntwoord(
            gebruiker_id=g.actor.id,
            sleutel=eigen,
            vingerafdruk=vingerafdruk(),
            status=antwoord.status_code,
            plek=antwoord.headers.get("Location"),
            etag=antwoord.headers.get("ETag"),
            inhoud=geheimkast(WAARVOOR).sluit(antwoord.get_data(as_text=True)).encode(),
            zaak_id=zaak_id,
            op=datetime.now(UTC),
        ),
    )


def vervang(session: Session, antwoord: Response) -> None:
    """Another answer in the place of the one that was kept for this request, in a transaction of its own."""
    eigen = sleutel()
    if eigen is None:
        return
    with transaction(session):
        bewaard = vind_antwoord(session, g.actor.id, eigen)
        if bewaard is not None:
            bewaard.etag = antwoord.headers.get("ETag")
            bewaard.inhoud = geheimkast(WAARVOOR).sluit(antwoord.get_data(as_text=True)).encode()
