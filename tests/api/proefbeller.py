"""What makes generated requests get somewhere: tokens of several characters, ids that exist, ETags of this moment."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from flask import Flask
from schemathesis import Case, Response
from schemathesis.core.parameters import ParameterLocation
from werkzeug.test import TestResponse

from app.api.openapi.openapidelen import PARAMETERS
from tests.api.beller import BASIS, Beller, Bellers
from tests.api.opzet import ZAAK, maak_zwaar
from tests.kern.overnamevoorbeeld import als_bestand
from tests.kern.overnamevoorbeeld import zaak as papieren_zaak

LIJSTEN = {
    "mandaatId": (f"{ZAAK}/mandaten", "id"),
    "besluitId": (f"{ZAAK}/besluiten", "id"),
    "documentId": (f"{ZAAK}/documenten", "id"),
    "plichtId": (f"{ZAAK}/informatieplichten", "id"),
    "briefId": (f"{ZAAK}/raadsbrieven", "id"),
    "noodgreepId": (f"{ZAAK}/noodgrepen", "id"),
    "opschalingId": (f"{ZAAK}/opschalingen", "id"),
    "vergaderingId": ("/vergaderingen?jaar=2026", "id"),
    "exportId": (f"{ZAAK}/exports", "id"),
    "aanbiederId": ("/aanbieders", "id"),
    "importId": ("/imports", "id"),
    "code": (f"{ZAAK}/stappen", "code"),
}
"""Where the ids that stand in addresses are to be found, as the directors or the administrator see them."""
VAST: dict[str, str] = {
    "zaaknummer": "2025-0001",
    "nummer": "1",
    "jaar": "2026",
    "editie": "2025",
    "regio": "haaglanden",
    "station": "DO",
    "functie": "directeur-sbjh",
    "mandaatgever": "GM0503",
    "college": "GM0503",
    "dag": "2026-05-15",
}
INVULLING: dict[str, Any] = {
    "datum": "2025-06-03",
    "gebruiker": "directeur@sbjh.example",
    "houder": "directeur@sbjh.example",
    "gemeente": "GM0503",
    "gemeenten": ["GM0503", "GM1783"],
    "mandaatgever": {"gemeente": "GM1783"},
    "naar": "zeer_problematisch",
    "sorteer": "zaaknummer",
    "station": "DO",
    "versie": 0,
    "documentId": None,
}
"""Values of body fields that mean something in the demo region."""
NOOIT = {"gebruikerId", "tokenId"}
"""Names in addresses by which a caller could shut out himself: always those of somebody else."""
PERSONEN = ("directeur_sbjh", "directeur_denhaag", "beheerder", "directeur_sbjh", "projectleider", "delft", "auditor")
"""Whose token comes next: the directors may most, the others see less."""


def vul_aan(bellers: Bellers) -> dict[str, str]:
    """S1 in its heaviest step, with one of each thing that it has none of; ids that no caller himself stands on."""
    sbjh = bellers.directeur_sbjh
    maak_zwaar(bellers)
    sbjh.gelukt(f"{ZAAK}/opschalingen", aanleiding="Geen akkoord.", datum="2025-06-02")
    sbjh.gelukt(f"{ZAAK}/vragen", tekst="Bent u akkoord?", datum="2025-06-02", reactieVoorDatum="2025-06-10")
    sbjh.gelukt("/vergaderingen", overleg="DO", datum="2026-06-03")
    sbjh.gelukt(f"{ZAAK}/stukken", titel="Herstelplan", route="college", datum="2025-06-02")
    papier = als_bestand({"Zaken": [papieren_zaak()]})
    _stuur_in(sbjh, "/imports", bestand=(io.BytesIO(papier.inhoud), papier.naam))
    moment = sbjh.gelukt("/regiojaren/2025/vaststelling", procedures=["begroting"])["momenten"][0]["id"]
    stuk = (io.BytesIO(b"Wat het kost.\n"), "begroting.txt")
    _stuur_in(sbjh, f"/jaarmomenten/{moment}/stukken", titel="Begroting 2026", datum="2025-03-10", bestand=stuk)
    accounts = bellers.beheerder.lees("/gebruikers?paginagrootte=100")["resultaten"]
    ander = next(rij for rij in accounts if rij["email"] == "voorschoten@h10.example")
    return {
        "gebruikerId": str(ander["id"]),
        "tokenId": str(bellers.westland.lees("/tokens")["resultaten"][0]["id"]),
    }


def _stuur_in(wie: Beller, pad: str, **delen: Any) -> None:
    ingediend = wie.client.post(f"{BASIS}{pad}", data=delen, headers=wie.koppen())
    ingediend.request.environ["wsgi.input"].close()  # the test client keeps what it sent in a file
    assert ingediend.status_code == 201, ingediend.text


class Proefbeller:
    """Who calls, and what he knows. Four in five calls are helped; the fifth is as it was generated."""

    def __init__(self, app: Flask) -> None:
        bellers = Bellers(app)
        self._vast = VAST | vul_aan(bellers)
        self._lezers: list[Beller] = [bellers.directeur_sbjh, bellers.beheerder]
        self._tokens = [getattr(bellers, wie).token for wie in PERSONEN]
        self._geteld: Counter[str] = Counter()
        self._gelezen: dict[str, TestResponse] = {}

    def _beurt(self, soort: str, uit: list[Any]) -> Any:
        self._geteld[soort] += 1
        return uit[(self._geteld[soort] - 1) % len(uit)]

    def token(self, case: Case[Any]) -> str:
        """The next one for this operation."""
        return str(self._beurt(f"token {case.operation.label}", self._tokens))

    def adres(self) -> str:
        """Another one each time: who sends so many wrong tokens from one address is shut out."""
        return f"10.0.0.{self._beurt('adres', list(range(1, 250)))}"

    def help(self, case: Case[Any]) -> None:
        """Fill in what exists, in the parts that are as the document says; what was made wrong on purpose stays.

        The key of the example would make every call but the first one a repeat: each gets its own.
        """
        if case.headers.get("Idempotency-Key") == PARAMETERS["Idempotency-Key"]["example"]:
            case.headers["Idempotency-Key"] = f"sleutel-{self._geteld.total()}"
        if case.media_type == "multipart/form-data" and not isinstance(case.body, dict):
            case.body = {}  # no client can send a list as form parts: without any part it is as wrong
        if case.meta is None:
            return
        fout = {deel for deel, info in case.meta.components.items() if info.mode.is_negative}
        ook = bool(self._beurt("hulp", [True] * 4 + [False]))
        if ParameterLocation.PATH not in fout:
            case.path_parameters = {
                naam: self.bestaand(naam, w) if ook or naam in NOOIT else w for naam, w in case.path_parameters.items()
            }
        if ook:
            self._vul_in(case, fout)

    def _vul_in(self, case: Case[Any], fout: set[ParameterLocation]) -> None:
        """The version of now, and values that mean something here."""
        if ParameterLocation.HEADER not in fout and "If-Match" in case.headers:
            case.headers["If-Match"] = self._etag(case) or case.headers["If-Match"]
        if ParameterLocation.BODY not in fout and isinstance(case.body, dict):
            case.body = self._zinnig(case.body)

    def bestaand(self, naam: str, anders: Any) -> Any:
        """A value that exists for this name in an address, the next one each time; else `anders`."""
        if naam not in LIJSTEN:
            return self._vast.get(naam, anders)
        pad, veld = LIJSTEN[naam]
        rijen = [rij for lezer in range(2) for rij in (self._lees(pad, lezer).json or {}).get("resultaten", [])]
        return str(self._beurt(naam, rijen)[veld]) if rijen else anders

    def _zinnig(self, body: dict[str, Any]) -> dict[str, Any]:
        """Without a capacity, which only who has several may name."""
        zinnig = {naam: INVULLING.get(naam, waarde) for naam, waarde in body.items() if naam != "hoedanigheid"}
        if "kvkNummer" in zinnig:
            zinnig["kvkNummer"] = str(self._beurt("kvk", list(range(20_000_000, 20_001_000))))
        return zinnig

    def _etag(self, case: Case[Any]) -> str | None:
        """Of what the operation changes: the zaak or the mandaat in its address, or the thing itself."""
        pad = case.path.replace("{zaaknummer}", "2025-0001")
        doel = "/".join(pad.split("/")[:3]).format_map(case.path_parameters)
        return self._lees(doel).headers.get("ETag")

    def _lees(self, pad: str, lezer: int = 0) -> TestResponse:
        sleutel = f"{lezer} {pad}"
        if sleutel not in self._gelezen:
            self._gelezen[sleutel] = self._lezers[lezer].get(pad)
        return self._gelezen[sleutel]

    def vergeet(self, case: Case[Any], antwoord: Response) -> None:
        """After an act everything may be different."""
        if case.method != "GET" and antwoord.status_code < 300:
            self._gelezen.clear()
