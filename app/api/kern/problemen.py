"""Errors become application/problem+json (RFC 9457), in one place. Never a stack trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import structlog
from flask import Blueprint, request
from sqlalchemy.exc import DatabaseError, IntegrityError, InternalError, OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, TooManyRequests
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from app.api.kern.antwoord import zet_versie
from app.api.kern.bewerking import bp
from app.api.kern.fouten import BereikTeKlein, NietAangemeld, OngeldigeAanvraag, voor_programmas
from app.api.kern.herhaling import ZONDER_ANTWOORD, antwoord_bij_herhaling, sleutel
from app.api.kern.namen import naam_buiten
from app.api.kern.tempo import gestuurd_token
from app.domain.basis.fouten import DomeinFout, ReedsGedaan, VerseAanmeldingNodig
from app.domain.gebruiker.token import Tokenbereik
from app.domain.telling.tellingrijen import ImportGeweigerd
from app.export.ondertekening import OnbruikbareSleutel
from app.motor.storing import is_stuk
from app.services.kern.velen import NietAlles
from app.spoor import deze_route

logger = structlog.get_logger(__name__)
MEDIATYPE = "application/problem+json"
TITELS = {
    400: "De aanvraag klopt niet",
    401: "Niet aangemeld",
    403: "Dat mag niet",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Zo geven wij het niet",
    409: "Dat kan nu niet",
    410: "Vernietigd",
    412: "Intussen gewijzigd",
    413: "Te groot",
    415: "Verkeerd mediatype",
    422: "Dat kan zo niet",
    428: "Versie ontbreekt",
    429: "Te veel aanvragen",
    500: "Er ging iets mis",
    503: "Even niet bereikbaar",
}
_HTTP = {
    404: ("niet_gevonden", "Dit adres bestaat niet, of u mag het niet zien."),
    405: ("verkeerde_methode", "Deze methode kan hier niet. De kop Allow zegt welke wel."),
    413: ("te_groot", "Wat u stuurde is te groot: hoogstens 1 MB aan JSON, of een bestand van 25 MB."),
    429: ("te_veel_aanvragen", "U vraagt te veel in korte tijd. Wacht zo lang als Retry-After zegt."),
}

BEREIK_NODIG = {BereikTeKlein: Tokenbereik.SCHRIJVEN, VerseAanmeldingNodig: Tokenbereik.BEVESTIGEN}
HTTP_CODES = {code: status for status, (code, _) in _HTTP.items()} | {
    "ongeldige_aanvraag": 400,
    "niet_bereikbaar": 503,
    "sleutel_onbruikbaar": 503,
    "onverwacht": 500,
}
"""Codes that are no rule of the domain."""
PROBLEEM: dict[str, Any] = {
    "type": "object",
    "description": "Een fout (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Waar deze soort fout is uitgelegd."},
        "title": {"type": "string", "description": "Wat voor fout het is."},
        "status": {"type": "integer", "description": "De HTTP-status."},
        "detail": {"type": "string", "description": "Wat er mis is en hoe u het oplost."},
        "instance": {"type": "string", "format": "uri-reference", "description": "Het adres dat u vroeg."},
        "code": {"type": "string", "description": "De regel, als vaste naam."},
        "invalidParams": {
            "type": "array",
            "description": "Per veld wat er mis is.",
            "items": {
                "type": "object",
                "required": ["name", "reason"],
                "properties": {
                    "name": {"type": "string", "description": "Naam van het veld."},
                    "reason": {"type": "string", "description": "Wat er mis is."},
                },
            },
        },
    },
}
"""What `probleem` gives, as JSON Schema."""


def probleem(
    status: int, code: str, detail: str, *, velden: Sequence[tuple[str, str]] = (), koppen: dict[str, str] | None = None
) -> Response:
    """One problem; `velden` names the fields it is about, each with its reason."""
    inhoud: dict[str, object] = {
        "type": f"/api-uitleg/problemen#{code}",
        "title": TITELS.get(status, TITELS[400 if status < 500 else 500]),
        "status": status,
        "detail": detail,
        "instance": quote(request.path),
        "code": code,
    }
    if velden:
        inhoud["invalidParams"] = [{"name": naam, "reason": reden} for naam, reden in velden]
    return zet_versie(Response(json.dumps(inhoud, ensure_ascii=False), status, koppen, mimetype=MEDIATYPE))


def onbekend_adres() -> Response | None:
    """An address or method below /api or /zgw that does not exist belongs to no blueprint, so it is answered here.

    No redirects either, such as for two slashes: a program that follows them may leave its token or body behind.
    """
    fout = request.routing_exception
    if fout is None or not f"{request.path}/".startswith(("/api/", "/zgw/")):
        return None
    return _http(NotFound() if isinstance(fout, RequestRedirect) else fout)


@bp.errorhandler(DomeinFout)
def van_fout(fout: DomeinFout) -> Response:
    """A broken rule: its status, its code, and the field it belongs to."""
    velden, bericht = _velden(fout), voor_programmas(fout)
    if not velden and fout.veld and bericht == fout.bericht:
        velden = [(naam_buiten(fout.veld), bericht)]
    return probleem(fout.status, fout.code, bericht, velden=velden, koppen=_bearer(fout))


def _bearer(fout: DomeinFout) -> dict[str, str]:
    """What RFC 6750 has said about the token: that it does not work, or that its scope is too small."""
    kop = 'Bearer realm="draaiboek"'
    if isinstance(fout, NietAangemeld):
        return {"WWW-Authenticate": f'{kop}, error="invalid_token"' if gestuurd_token() else kop}
    bereik = BEREIK_NODIG.get(type(fout))
    return {"WWW-Authenticate": f'{kop}, error="insufficient_scope", scope="{bereik}"'} if bereik else {}


def _velden(fout: DomeinFout) -> Sequence[tuple[str, str]]:
    """What an error says of more than one place: fields of a body, or cells of a file."""
    if isinstance(fout, OngeldigeAanvraag):
        return fout.fouten
    if isinstance(fout, NietAlles):
        return [(str(een.sleutel), f"{een.naam}: {voor_programmas(een.fout)}") for een in fout.niet]
    if isinstance(fout, ImportGeweigerd):
        return [(f"bestand.{f.rij}.{naam_buiten(f.kolom)}".rstrip("."), f"{f.wat}. {f.herstel}.") for f in fout.fouten]
    return ()


@bp.errorhandler(ReedsGedaan)
def _reeds_gedaan(fout: ReedsGedaan) -> Response:
    """The same request came twice at once: the answer of the first one, unless another one had its key."""
    return _van_de_eerste() or van_fout(ReedsGedaan(ZONDER_ANTWOORD) if sleutel() else fout)


@bp.errorhandler(IntegrityError)
def _botsing(fout: IntegrityError) -> Response:
    """So did an act that noted nothing: then it was the key of the kept answer that was there already."""
    return _van_de_eerste() or _onverwacht(fout)


def _van_de_eerste() -> Response | None:
    try:
        return antwoord_bij_herhaling()
    except DomeinFout as anders:
        return van_fout(anders)


@bp.errorhandler(HTTPException)
def _http(fout: HTTPException) -> Response:
    status = fout.code or 500
    code, detail = _HTTP.get(status, ("ongeldige_aanvraag", "Deze aanvraag kon niet worden verwerkt."))
    return probleem(status, code, detail, koppen=_koppen(fout))


def _koppen(fout: HTTPException) -> dict[str, str]:
    if isinstance(fout, MethodNotAllowed):
        return {"Allow": ", ".join(sorted(fout.valid_methods or ()))}
    wachttijd = fout.retry_after if isinstance(fout, TooManyRequests) else None
    return {"Retry-After": str(wachttijd)} if wachttijd else {}


@bp.errorhandler(OperationalError)
@bp.errorhandler(InternalError)  # PostgreSQL that only reads, for it follows another
def _database(fout: DatabaseError) -> Response:
    logger.error("database", exc_info=fout)
    return probleem(503, "niet_bereikbaar", "De gegevens zijn even niet bereikbaar. Er is niets bewaard.")


@bp.errorhandler(DatabaseError)
def _beschadigd(fout: DatabaseError) -> Response:
    return _database(fout) if is_stuk(fout) else _onverwacht(fout)


@bp.errorhandler(OnbruikbareSleutel)
def _sleutel(fout: OnbruikbareSleutel) -> Response:
    logger.error("sleutel", exc_info=fout)
    detail = "De sleutel waarmee exports worden ondertekend, is niet te gebruiken. Vraag de beheerder."
    return probleem(503, "sleutel_onbruikbaar", detail)


@bp.errorhandler(Exception)
def _onverwacht(fout: Exception) -> Response:
    logger.error("onverwacht", route=deze_route(), exc_info=fout)
    return probleem(500, "onverwacht", "Er ging iets mis in de toepassing. Er is niets bewaard. Probeer het opnieuw.")


def behandel_fouten(ander: Blueprint) -> None:
    """The same answers for another blueprint that only reads."""
    for soort in (OperationalError, InternalError):
        ander.register_error_handler(soort, _database)
    ander.register_error_handler(DatabaseError, _beschadigd)
    ander.register_error_handler(DomeinFout, van_fout)
    ander.register_error_handler(HTTPException, _http)
    ander.register_error_handler(Exception, _onverwacht)
