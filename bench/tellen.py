"""Queries, rows read and bytes of each work in the product, in one process: exact figures that no load changes.

python -m bench.tellen FOLDER [URL]     on a copy of a seeded database, which it changes; prints JSON
"""

from __future__ import annotations

import json
import os
import sys
import urllib.parse
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.db import db
from app.demo.accounts import WACHTWOORD
from bench.verzoeken import SCHRIJVEN, WERKEN, Verzoeken, zaken_uit
from bench.zaai import BESTAND, WIE, open_app

_GEEN_VRAAG = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")


def _luister(app: Flask) -> list[str]:
    """Every statement that the application sends, from now on."""
    gesteld: list[str] = []
    with app.app_context():

        @event.listens_for(db.engine, "before_cursor_execute")
        def _noteer(_v: Any, _c: Any, opdracht: str, *_rest: Any) -> None:
            if not opdracht.startswith(_GEEN_VRAAG):
                gesteld.append(opdracht)

    return gesteld


def _doe(client: FlaskClient, regel: str) -> Any:
    methode, pad, inhoud = regel.split("\t")
    soort = "application/x-www-form-urlencoded" if methode == "POST" else None
    return client.open(pad, method=methode, data=inhoud or None, content_type=soort)


def tel(map_: Path, url: str = "") -> dict[str, dict[str, int]]:
    """Of each work the queries and the bytes of the answer, the second time that it is done. Raises RuntimeError."""
    app = open_app(map_, url)
    app.config["WTF_CSRF_ENABLED"] = False
    gesteld, client, uit = _luister(app), app.test_client(), {}
    client.post("/inloggen", data={"email": WIE, "password": WACHTWOORD})
    verzoeken = Verzoeken(zaken_uit(Path(os.environ.get("BENCH_ZAKEN", map_ / BESTAND))), {})
    gevraagd = os.environ.get("BENCH_WERK", ",".join(WERKEN)).split(",")
    for werk in (werk for werk in WERKEN if werk in gevraagd):
        regels = verzoeken.van(werk)
        _doe(client, next(regels))
        gesteld.clear()
        antwoord = _doe(client, next(regels))
        if antwoord.status_code != (302 if werk in SCHRIJVEN else 200):
            raise RuntimeError(f"{werk}: {antwoord.status_code}\n{antwoord.text[:2000]}")
        uit[werk] = {"queries": len(gesteld), "bytes": len(antwoord.data)}
    return uit


def main() -> int:
    geteld = tel(Path(sys.argv[1]), urllib.parse.unquote(sys.argv[2]) if len(sys.argv) > 2 else "")
    sys.stdout.write(json.dumps(geteld) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
