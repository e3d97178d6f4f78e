"""Style sheets, script, fonts, pictures: under an address with the hash of their content, so a browser asks once.

They are answered before Flask sees the request: no session, no identity, no database. `frontend/bouw.mjs` presses each
of them beforehand, our style sheets without their comments, and names the copy after the hash of the file; one that was
changed since has another hash, and goes out as it is until it is pressed again. Fonts are named by the style sheet, so
`bouw.mjs` puts the hash in their file name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, request
from whitenoise import WhiteNoise

from config import WORTEL

BRON = WORTEL / "app" / "static"
GEPERST = BRON / "gebouwd" / "geperst"
JAAR = "public, max-age=31536000, immutable"
_SOORTEN = frozenset({".css", ".js", ".svg", ".webp", ".woff2"})
_MET_HASH = re.compile(r"\.[0-9a-f]{16}\.")


def registreer(app: Flask, koppen: Mapping[str, str]) -> None:
    """Let the server give these files with `koppen`, and templates ask their address: `statisch('css/layout.css')`."""
    adressen: dict[str, str] = {}
    server = WhiteNoise(app.wsgi_app, allow_all_origins=False, add_headers_function=_zet(koppen))
    for bestand in sorted(BRON.rglob("*")):
        if bestand.suffix not in _SOORTEN or GEPERST in bestand.parents:
            continue
        naam = bestand.relative_to(BRON).as_posix()
        adressen[naam], pad = _adres(naam, bestand)
        server.add_file_to_dictionary(adressen[naam], str(pad))
    app.wsgi_app = server  # type: ignore[method-assign]
    app.jinja_env.globals["statisch"] = lambda naam: request.script_root + adressen.get(naam, f"/static/{naam}")


def _adres(naam: str, bestand: Path) -> tuple[str, Path]:
    """The address of a file, and where its bytes are: in the pressed copy, when there is one of this content."""
    if _MET_HASH.search(naam):
        return f"/static/{naam}", bestand
    hash_ = sha256(bestand.read_bytes()).hexdigest()[:16]
    kopie = GEPERST / f"{hash_}{bestand.suffix}"
    return f"/static/{naam.removesuffix(bestand.suffix)}.{hash_}{bestand.suffix}", kopie if kopie.exists() else bestand


def _zet(koppen: Mapping[str, str]) -> Callable[[Headers, str, str], None]:
    def zet(van_bestand: Headers, _pad: str, _adres: str) -> None:
        for kop, waarde in {**koppen, "Cache-Control": JAAR}.items():
            van_bestand[kop] = waarde

    return zet
