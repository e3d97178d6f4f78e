"""What every route answers to everybody, written out. A route without a row fails the test, and so does the reverse.

The columns are those of `rollen.ROLLEN`. 302 is the way to the log-in page, 403 a refusal with its reason, 404 what
does not exist for this account, 422 a form that was not filled in; test_routes sends every POST empty.
"""

from __future__ import annotations

from tests.web.rollen import ROLLEN

TABEL = """
                                   anon sbjh denh proj weth delft gevr vrmd audi behe los  elders
GET  /                              302  200  200  200  200  200  200  200  200  200  200  200
GET  /beheer/gebruikers             302  403  403  403  403  403  403  403  403  200  403  403
GET  /exports                       302  200  200  200  403  403  403  403  200  403  200  200
GET  /mandaten                      302  200  200  200  200  200  200  200  403  403  200  200
GET  /zaken                         302  200  200  200  200  200  200  200  403  403  200  200
GET  /zaken/nieuw                   302  200  200  403  403  403  403  403  403  403  403  200
POST /zaken/nieuw                   302  422  422  403  403  403  403  403  403  403  403  422
GET  /zaken/Z                       302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/trede                 302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/tredebepaling         302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/tredebepaling         302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/afsluiting            302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/afsluiting            302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/heropening            302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/heropening            302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/wie-doet-wat          302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/projectleider         302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/projectleider         302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/regievoerders         302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/regievoerders         302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/afspraken/1           302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/afspraken/1           302  422  422  422  403  403  403  404  404  404  404  404
"""

Rij = tuple[str, str, dict[str, int]]


def rijen() -> list[Rij]:
    """Method, path and the status for each role."""
    kop, *regels = TABEL.strip("\n").splitlines()
    assert len(kop.split()) == len(ROLLEN)
    return [_rij(*regel.split()) for regel in regels]


def _rij(methode: str, pad: str, *statussen: str) -> Rij:
    return methode, pad, dict(zip(ROLLEN, map(int, statussen), strict=True))
