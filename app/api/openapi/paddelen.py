"""The variable parts of an address, as the document tells of them."""

from __future__ import annotations

import re
from typing import Any

from app.api.kern.namen import pad_buiten
from app.domain.vergadering.kalender import EERSTE_JAAR, LAATSTE_JAAR

_PADDEEL = re.compile(r"<(?:(\w+):)?(\w+)>")
_UITLEG: dict[str, tuple[str, Any]] = {
    "zaaknummer": ("Nummer van de zaak.", "2025-0001"),
    "code": ("Code van de stap in de editie van het draaiboek.", "ZO-01"),
    "editie": ("Editie van het draaiboek.", "2021"),
    "regio": ("Code van de regio.", "rijnmond"),
    "station": ("Station op de route van het stuk.", "do"),
    "nummer": ("Volgnummer binnen de zaak of het mandaat.", 1),
    "jaar": ("Kalenderjaar.", 2025),
    "aanbieder_id": ("Nummer van de aanbieder.", 1),
    "agendapunt_id": ("Nummer van het agendapunt.", 1),
    "besluit_id": ("Nummer van het besluit.", 1),
    "besluitvoorstel_id": ("Nummer van het voorbereide besluit.", 1),
    "brief_id": ("Nummer van de raadsinformatiebrief.", 1),
    "college": ("Code van de gemeente.", "GM0503"),
    "document_id": ("Nummer van het document.", 1),
    "export_id": ("Nummer van de export.", 1),
    "gebruiker_id": ("Nummer van het account.", 1),
    "identiteit_id": ("Nummer van de aanvraag om in te loggen.", 1),
    "mandaat_id": ("Nummer van het mandaat.", 1),
    "noodgreep_id": ("Nummer van de noodgreep.", 1),
    "opschaling_id": ("Nummer van de opschaling.", 1),
    "plicht_id": ("Nummer van de informatieplicht.", 1),
    "dag": ("De dag.", "2026-05-15"),
    "functie": ("Code van de functie.", "directeur-sbjh"),
    "mandaatgever": ("Code van de gemeente of regio die mandaat geeft.", "GM0503"),
    "volgnr": ("Volgnummer van het verzoek binnen de zaak.", 1),
    "abonnement_id": ("Nummer van het abonnement.", 1),
    "import_id": ("Nummer van de import.", 1),
    "periode_id": ("Nummer van de periode waarin iemand de functie vervult.", 1),
    "stapnr": ("Nummer van de stap in het plan.", 1),
    "token_id": ("Nummer van het token.", 1),
    "wat": ("Welke afwijking: mandaat- of standpunt- met het nummer.", "mandaat-1"),
    "bericht_id": ("Nummer van het bericht over uw account.", 1),
    "voorstel_id": ("Nummer van het voorstel over toegang.", 1),
    "vergadering_id": ("Nummer van de vergadering.", 1),
    "moment_id": ("Nummer van het moment van het jaar.", 1),
    "stuk_id": ("Nummer van het stuk van het jaar.", 1),
    "inbreng_id": ("Nummer van de inbreng.", 1),
}
_GRENZEN = {"jaar": (EERSTE_JAAR, LAATSTE_JAAR)}
"""What a number in an address lies between, where it is no key."""


def paddelen(pad: str) -> list[dict[str, Any]]:
    """The parameters of this address. Raises KeyError for a part that nobody explained."""
    return [_paddeel(naam, soort) for soort, naam in _PADDEEL.findall(pad)]


def _paddeel(naam: str, soort: str) -> dict[str, Any]:
    uitleg, voorbeeld = _UITLEG[naam]
    schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[A-Za-z0-9_.-]+$"}
    if soort == "int":
        eerste, laatste = _GRENZEN.get(naam, (1, 2**31 - 1))
        schema = {"type": "integer", "minimum": eerste, "maximum": laatste}
    return {
        "name": pad_buiten(f"<{naam}>")[1:-1],
        "in": "path",
        "required": True,
        "description": uitleg,
        "schema": schema,
        "example": voorbeeld,
    }
