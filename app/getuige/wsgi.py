"""The witness over HTTP: `POST /add-checkpoint`, and `GET /vkey` for who wants to trust it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from app.domain.logboek import notitie
from app.export.ondertekening import lees_of_maak_sleutel
from app.getuige.geheugen import Geheugen
from app.getuige.getuige import Antwoord, Getuige

GROOTST = 2**16
"""Bytes of a question; a proof is at most 63 hashes."""
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
MAP, LOGS, NAAM = "DRAAIBOEK_WITNESS_DIR", "DRAAIBOEK_WITNESS_LOGS", "DRAAIBOEK_WITNESS_NAAM"


def maak() -> Wsgi:
    """The witness of this folder, for a WSGI server; the settings are those that `flask witness` passes on."""
    return toepassing(lees_getuige(os.environ))


def lees_getuige(omgeving: Mapping[str, str]) -> Getuige:
    """The witness that these settings name. Raises OngeldigeNotitie for a line that is no key, OnbruikbareSleutel."""
    map_ = Path(omgeving[MAP])
    regels = Path(omgeving[LOGS]).read_text("utf-8").splitlines()
    bekend = [notitie.lees_vkey(regel) for regel in regels if regel.strip() and not regel.startswith("#")]
    sleutel = lees_of_maak_sleutel(map_ / "getuige.pem")
    return Getuige(omgeving[NAAM], sleutel, bekend, Geheugen(map_ / "gezien"))


def toepassing(getuige: Getuige) -> Wsgi:
    """The WSGI application around a witness."""

    def antwoord(omgeving: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        gegeven = _antwoord(getuige, omgeving)
        inhoud = gegeven.inhoud.encode()
        status = f"{gegeven.status} {HTTPStatus(gegeven.status).phrase}"
        begin(status, [("Content-Type", gegeven.soort), ("Content-Length", str(len(inhoud)))])
        return [inhoud]

    return antwoord


def _antwoord(getuige: Getuige, omgeving: dict[str, Any]) -> Antwoord:
    vraag = (omgeving["REQUEST_METHOD"], omgeving.get("PATH_INFO", ""))
    if vraag == ("GET", "/vkey"):
        return Antwoord(200, f"{getuige.sleutel.vkey()}\n")
    if vraag != ("POST", "/add-checkpoint"):
        return Antwoord(404, "hier staat alleen /add-checkpoint\n")
    lengte = omgeving.get("CONTENT_LENGTH") or ""
    if not lengte.isdecimal() or int(lengte) > GROOTST:
        return Antwoord(413, f"een vraag is hoogstens {GROOTST} bytes, en zegt hoeveel\n")
    return getuige.beoordeel(omgeving["wsgi.input"].read(int(lengte)), int(time.time()))
