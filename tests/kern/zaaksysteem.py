"""A stand-in of a ZGW server over real HTTP, written after the published OpenAPI and the rules of Open Zaak 1.30.0.

It is no Open Zaak: it holds requests against the required fields of `tests.zgwvormen`, checks who asks and the headers,
and knows the rules that decide in which order things can be written. It can fail at any write, before or after it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode
from uuid import uuid4
from wsgiref.types import StartResponse, WSGIEnvironment

from app.services.zgw import typen
from tests.kern.zaaksysteemtoets import CRS, Geweigerd, Rij, lees_json, toets_token, toets_vorm
from tests.kern.zgwvormen import schema, verzoek

VORM = {"zaken": "zaak", "statussen": "status", "rollen": "rol", "resultaten": "resultaat", "besluiten": "besluit"}
PER_PAGINA = 3
CATALOGUS = {
    "statustypen": typen.STATUSTYPEN,
    "resultaattypen": typen.RESULTAATTYPEN,
    "roltypen": typen.ROLTYPEN,
    "besluittypen": typen.BESLUITTYPEN,
}


@dataclass
class Zaaksysteem:
    """What it keeps, what was asked of it, and what goes wrong: `valt_uit_bij` is the number of the write that fails,
    `na_het_schrijven` whether it was kept by then.
    """

    basis: str = ""
    tabellen: dict[str, dict[str, Rij]] = field(default_factory=lambda: {naam: {} for naam in (*VORM, *CATALOGUS)})
    gevraagd: list[str] = field(default_factory=list)
    geschreven: list[tuple[str, Rij]] = field(default_factory=list)
    valt_uit_bij: int | None = None
    na_het_schrijven: bool = False
    weigert: str = ""
    """The zaak that it finds wrong, whatever is sent."""
    hangt_op_bij: str = ""
    """The zaak of which it writes nothing and says nothing."""
    bij_vraag: Callable[[], None] = lambda: None
    antwoordt: bytes | None = None
    """What it answers to everything, instead of what it should."""

    def open(self, basis: str) -> None:
        """It stands at this address, with the catalogus that an administrator made by the documentation."""
        self.basis = basis
        for soort, types in CATALOGUS.items():
            for type_ in types:
                self._bewaar(soort, {"omschrijving": type_.omschrijving, "zaaktype": self.zaaktype})

    @property
    def zaaktype(self) -> str:
        return f"{self.basis}/catalogi/api/v1/zaaktypen/1"

    def rijen(self, soort: str) -> list[Rij]:
        return list(self.tabellen[soort].values())

    def namen(self, soort: str, wijst: str) -> list[str]:
        """By name, to which type each row of this kind refers."""
        return [self.tabellen[f"{wijst}n"][rij[wijst]]["omschrijving"] for rij in self.rijen(soort)]

    def __call__(self, omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        self.gevraagd.append(f"{omgeving['REQUEST_METHOD']} {omgeving['PATH_INFO']}")
        self.bij_vraag()
        try:
            status, inhoud = self._beantwoord(omgeving)
        except Geweigerd as fout:
            velden = [{"name": veld, "code": "invalid", "reason": "fout"} for veld in fout.velden]
            status, inhoud = fout.status, {"code": "invalid", "status": fout.status, "invalidParams": velden}
        begin(f"{status} .", [("Content-Type", "application/json"), ("API-version", "1.5.1"), ("Content-Crs", CRS)])
        antwoord = self.antwoordt if self.antwoordt is not None else json.dumps(inhoud).encode()
        return [b"" if inhoud is None else antwoord]

    def _beantwoord(self, omgeving: WSGIEnvironment) -> tuple[int, Any]:
        toets_token(str(omgeving.get("HTTP_AUTHORIZATION", "")))
        if omgeving.get("HTTP_ACCEPT_CRS") != CRS:
            raise Geweigerd(406)
        delen = omgeving["PATH_INFO"].split("/")
        api, soort = "/".join(delen[1:4]), delen[4]
        plek = "catalogi" if soort in CATALOGUS else "besluiten" if soort == "besluiten" else "zaken"
        if api != f"{plek}/api/v1":
            raise Geweigerd(404)
        if omgeving["REQUEST_METHOD"] == "GET":
            return 200, self._lijst(soort, omgeving)
        return self._schrijf(soort, omgeving)

    def _lijst(self, soort: str, omgeving: WSGIEnvironment) -> Rij:
        params = {naam: waarden[0] for naam, waarden in parse_qs(omgeving["QUERY_STRING"]).items()}
        nummer = int(params.pop("page", 1))
        params = {"zaaktype" if naam == "zaaktypen" else naam: waarde for naam, waarde in params.items()}
        gevonden = [rij for rij in self.rijen(soort) if all(rij.get(naam) == wil for naam, wil in params.items())]
        verder = urlencode(params | {"page": nummer + 1})
        url = f"{self.basis}{omgeving['PATH_INFO']}?{verder}" if len(gevonden) > nummer * PER_PAGINA else None
        return {
            "count": len(gevonden),
            "next": url,
            "previous": None,
            "results": gevonden[(nummer - 1) * PER_PAGINA : nummer * PER_PAGINA],
        }

    def _schrijf(self, soort: str, omgeving: WSGIEnvironment) -> tuple[int, Any]:
        valt_uit = len(self.geschreven) == self.valt_uit_bij
        if valt_uit and not self.na_het_schrijven:
            raise Geweigerd(500)
        antwoord: tuple[int, Any] = 204, None
        if omgeving["REQUEST_METHOD"] == "DELETE":
            self._verwijder(soort, omgeving)
        else:
            antwoord = 201, self._maak(soort, lees_json(omgeving))
        if valt_uit:
            raise Geweigerd(500)
        return antwoord

    def _verwijder(self, soort: str, omgeving: WSGIEnvironment) -> None:
        rij = self.tabellen[soort].pop(f"{self.basis}{omgeving['PATH_INFO']}", None)
        if rij is None:
            raise Geweigerd(404)
        self._eis_open(rij["zaak"])
        self.geschreven.append((f"{soort} weg", rij))

    def _maak(self, soort: str, rij: Rij) -> Rij:
        toets_vorm(verzoek(VORM[soort]), rij)
        getattr(self, f"_toets_{soort}")(rij)
        self.geschreven.append((soort, rij))
        return self._bewaar(soort, rij)

    def _bewaar(self, soort: str, rij: Rij) -> Rij:
        api = "catalogi" if soort in CATALOGUS else "besluiten" if soort == "besluiten" else "zaken"
        url = f"{self.basis}/{api}/api/v1/{soort}/{uuid4()}"
        self.tabellen[soort][url] = rij | {"url": url}
        return self.tabellen[soort][url]

    def _toets_zaken(self, rij: Rij) -> None:
        if rij["zaaktype"] != self.zaaktype:
            raise Geweigerd(400, "zaaktype")
        if rij["identificatie"] == self.hangt_op_bij:
            raise ConnectionResetError  # the server of wsgiref then closes the line without a word
        if rij["identificatie"] == self.weigert:
            raise Geweigerd(400, "iets")
        if any(rij["identificatie"] == zaak["identificatie"] for zaak in self.rijen("zaken")):
            raise Geweigerd(400, "identificatie")

    def _toets_statussen(self, rij: Rij) -> None:
        type_ = self._type(rij, "statustype")
        eerder = [s for s in self.rijen("statussen") if s["zaak"] == rij["zaak"]]
        if any(s["datumStatusGezet"] == rij["datumStatusGezet"] for s in eerder):
            raise Geweigerd(400, "datumStatusGezet")
        heeft = any(r["zaak"] == rij["zaak"] for r in self.rijen("resultaten"))
        if type_["omschrijving"] == typen.STATUSTYPEN[-1].omschrijving and not heeft:
            raise Geweigerd(400, "resultaat")

    def _toets_rollen(self, rij: Rij) -> None:
        self._type(rij, "roltype")
        self._eis_open(rij["zaak"])
        medewerker = rij["betrokkeneType"] == "medewerker"
        toets_vorm(schema("medewerker" if medewerker else "nietNatuurlijkPersoon"), rij["betrokkeneIdentificatie"])

    def _toets_resultaten(self, rij: Rij) -> None:
        self._type(rij, "resultaattype")
        self._eis_open(rij["zaak"])
        if any(r["zaak"] == rij["zaak"] for r in self.rijen("resultaten")):
            raise Geweigerd(400, "zaak")

    def _toets_besluiten(self, rij: Rij) -> None:
        self._type(rij, "besluittype")
        if any(rij["identificatie"] == besluit["identificatie"] for besluit in self.rijen("besluiten")):
            raise Geweigerd(400, "identificatie")

    def _type(self, rij: Rij, veld: str) -> Rij:
        if rij["zaak"] not in self.tabellen["zaken"] or rij[veld] not in self.tabellen[f"{veld}n"]:
            raise Geweigerd(400, veld, "zaak")
        return self.tabellen[f"{veld}n"][rij[veld]]

    def _eis_open(self, zaak: str) -> None:
        """Without the scope zaken.geforceerd-bijwerken nothing can be changed of a closed zaak."""
        gezet = sorted((s for s in self.rijen("statussen") if s["zaak"] == zaak), key=lambda s: s["datumStatusGezet"])
        eind = typen.STATUSTYPEN[-1].omschrijving
        if gezet and self.tabellen["statustypen"][gezet[-1]["statustype"]]["omschrijving"] == eind:
            raise Geweigerd(403)
