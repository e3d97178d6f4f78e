"""The parts of the OpenAPI document that many operations share: headers, parameters, problems."""

from __future__ import annotations

from typing import Any

from app.api.kern.antwoord import API_VERSIE
from app.api.kern.bewerking import Bewerking
from app.api.kern.problemen import TITELS
from app.api.openapi.probleemsoorten import soorten as probleemsoorten
from app.domain.basis.rechten import Recht

INLEIDING = """Deze API kan alles wat de schermen kunnen, met dezelfde rechten en regels; alleen tokens maken niet.

- **Token**: `Authorization: Bearer TOKEN`. Maak een token bij *API-tokens*, of vraag de beheerder.
- **Wijzigen**: stuur in `If-Match` de ETag mee van wat u las. Is het intussen gewijzigd, dan krijgt u 412.
- **Nog eens sturen** mag: met dezelfde `Idempotency-Key` gebeurt iets één keer. Het antwoord blijft een dag.
- **Lijsten**: `{aantal, volgende, vorige, resultaten}`; volg de adressen in `volgende` en `vorige`.
- **Bedragen** zijn gehele eurocenten, **dagen** zijn `2025-05-16`, **tijden** zijn in UTC.
- **Fouten** zijn `application/problem+json`; `code` is de regel, `detail` zegt wat u kunt doen.
"""


def _kop(omschrijving: str, voorbeeld: Any, soort: str = "string") -> dict[str, Any]:
    return {"description": omschrijving, "schema": {"type": soort}, "example": voorbeeld}


KOPPEN: dict[str, Any] = {
    "API-Version": _kop("Versie van de API.", API_VERSIE),
    "ETag": _kop("Versie van wat u leest; gebruik haar in If-Match en If-None-Match.", '"7-0011223344556677"'),
    "Idempotent-Replayed": _kop("`true` als dit het antwoord is op een eerdere aanvraag met deze sleutel.", "true"),
    "Location": _kop("Adres van wat is gemaakt, als het een eigen adres heeft.", "/api/v1/zaken/2025-0001"),
    "RateLimit-Limit": _kop("Hoeveel aanvragen per minuut.", 600, "integer"),
    "RateLimit-Remaining": _kop("Hoeveel er nog over zijn.", 599, "integer"),
    "RateLimit-Reset": _kop("Over hoeveel seconden de telling opnieuw begint.", 60, "integer"),
    "Retry-After": _kop("Over hoeveel seconden u het opnieuw kunt proberen.", 60, "integer"),
    "WWW-Authenticate": _kop(
        "Hoe u zich aanmeldt; bij 403 alleen als het aan het token ligt.", 'Bearer realm="draaiboek"'
    ),
}


def _parameter(naam: str, omschrijving: str, voorbeeld: str, *, verplicht: bool, vorm: str = "") -> dict[str, Any]:
    """A header; without `vorm` any value will do."""
    schema = {"type": "string"} | ({"pattern": vorm, "maxLength": 200} if vorm else {})
    return {
        "name": naam,
        "in": "header",
        "required": verplicht,
        "description": omschrijving,
        "schema": schema,
        "example": voorbeeld,
    }


PARAMETERS: dict[str, Any] = {
    "If-Match": _parameter(
        "If-Match",
        "De ETag van wat u las, of `*` als het niet uitmaakt.",
        '"7-0011223344556677"',
        verplicht=True,
        vorm=r'^(\*|(W/)?"\d{1,9}-[0-9a-f]{16}")$',
    ),
    "If-None-Match": _parameter(
        "If-None-Match",
        "De ETag die u al heeft; ongewijzigd is 304.",
        '"7-0011223344556677"',
        verplicht=False,
    ),
    "Idempotency-Key": _parameter(
        "Idempotency-Key",
        "Zelf gekozen sleutel: nog eens sturen met dezelfde sleutel doet het niet nog eens.",
        "c7a1f0e2-6c1e-4f0e-9b8e-0c1d2e3f4a5b",
        verplicht=False,
        vorm=r"^[\x21-\x7e]{1,200}$",
    ),
}
_EXTRA = {401: "WWW-Authenticate", 403: "WWW-Authenticate", 429: "Retry-After"}


def antwoord(omschrijving: str, inhoud: dict[str, Any], koppen: list[str]) -> dict[str, Any]:
    return {
        "description": omschrijving,
        "headers": {naam: {"$ref": f"#/components/headers/{naam}"} for naam in koppen},
        "content": inhoud,
    }


def _probleem(status: int, codes: list[str]) -> dict[str, Any]:
    """A problem answer with an example for every code."""
    soorten = [probleemsoorten()[code] for code in codes]
    voorbeelden = {
        soort.code: {
            "summary": soort.titel,
            "value": {
                "type": f"/api-uitleg/problemen#{soort.code}",
                "title": TITELS[status],
                "status": status,
                "detail": soort.uitleg,
                "instance": "/api/v1/zaken",
                "code": soort.code,
            },
        }
        for soort in soorten
    }
    inhoud = {"schema": {"$ref": "#/components/schemas/Probleem"}, "examples": voorbeelden}
    koppen = ["API-Version"] + ([_EXTRA[status]] if status in _EXTRA else [])
    return antwoord(" ".join(soort.uitleg for soort in soorten), {"application/problem+json": inhoud}, koppen)


_ALTIJD = {
    400: ["ongeldige_invoer"],
    404: ["niet_gevonden"],
    429: ["te_veel_aanvragen"],
    500: ["onverwacht"],
    503: ["niet_bereikbaar"],
}
_MET_TOKEN = {401: ["niet_aangemeld"], 403: ["geen_recht"]}
_ZOEKT = {422: ["ongeldige_invoer", "datum_onlogisch"]}
_INVOER = {
    413: ["te_groot"],
    415: ["verkeerd_mediatype"],
    422: ["ongeldige_invoer", "mogelijk_bsn", "hoedanigheid_nodig"],
}
_JSON = {400: ["ongeldige_invoer", "ongeldige_json"]}
_SCHRIJFT = {
    400: ["ongeldige_sleutel"],
    403: ["geen_recht", "bereik_te_klein"],
    409: ["reeds_gedaan"],
    422: ["sleutel_hergebruikt"],
    503: ["niet_bereikbaar", "alleen_lezen"],
}
_VERNIETIGD = {410: ["zaak_vernietigd"]}
_VERSIE = {400: ["ongeldige_versie"], 412: ["verouderd"], 428: ["versie_nodig"]}
ANTWOORDEN: dict[str, Any] = {
    "Ongewijzigd": {
        "description": "U heeft dit al: er is niets veranderd.",
        "headers": {naam: {"$ref": f"#/components/headers/{naam}"} for naam in ("API-Version", "ETag")},
    }
}


def probleemantwoorden(bewerking: Bewerking) -> dict[str, Any]:
    """What can go wrong with an operation, by status."""
    per_status: dict[int, list[str]] = {}
    for groep in _groepen(bewerking):
        for status, codes in groep.items():
            per_status[status] = list(dict.fromkeys([*per_status.get(status, []), *codes]))
    for code in bewerking.codes:
        status = probleemsoorten()[code].status
        per_status[status] = list(dict.fromkeys([*per_status.get(status, []), code]))
    antwoorden = {str(status): _probleem(status, codes) for status, codes in sorted(per_status.items())}
    if bewerking.met_etag:
        antwoorden["304"] = {"$ref": "#/components/responses/Ongewijzigd"}
    return antwoorden


def _groepen(bewerking: Bewerking) -> list[dict[int, list[str]]]:
    if bewerking.recht is Recht.OPENBAAR:
        return [_ALTIJD]
    groepen = [_ALTIJD, _MET_TOKEN]
    groepen += [_VERNIETIGD] if bewerking.schrijft or "zaaknummer" in bewerking.pad else []
    if bewerking.invoer is None:
        return groepen + ([_ZOEKT] if bewerking.vraag or "<" in bewerking.pad else [])
    groepen += [_INVOER] if bewerking.met_bestand else [_INVOER, _JSON]
    groepen += [_SCHRIJFT] if bewerking.schrijft else []
    return groepen + ([_VERSIE] if bewerking.met_versie else [])
