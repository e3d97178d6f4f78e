"""What every route answers to everybody, written out. A route without a row fails the test, and so does the reverse.

The columns are those of `rollen.ROLLEN`. 302 is the way to the log-in page, 403 a refusal with its reason, 404 what
does not exist for this account, 422 a form that was not filled in; test_routes sends every POST empty.
"""

from __future__ import annotations

from tests.web.rollen import ROLLEN

TABEL = """
                                        anon sbjh denh proj weth delft gevr vrmd audi behe los  elders
GET  /                                  302  200  200  200  200  200  200  200  200  200  200  200
GET  /beheer/gebruikers                 302  403  403  403  403  403  403  403  403  200  403  403
GET  /exports                           302  200  200  200  403  403  403  403  200  403  200  200
GET  /mandaten                          302  200  200  200  200  200  200  200  403  403  200  200
GET  /zaken                             302  200  200  200  200  200  200  200  403  403  200  200
GET  /zaken/nieuw                       302  200  200  403  403  403  403  403  403  403  403  200
POST /zaken/nieuw                       302  422  422  403  403  403  403  403  403  403  403  422
GET  /zaken/Z                           302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/trede                     302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/tredebepaling             302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/tredebepaling             302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/afsluiting                302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/afsluiting                302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/heropening                302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/heropening                302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/wie-doet-wat              302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/projectleider             302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/projectleider             302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/regievoerders             302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/regievoerders             302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/afspraken/1               302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/afspraken/1               302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/stappen                   302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/stappen/PR-01/afronding   302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stappen/PR-01/afronding   302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten                  302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/mandaten/nieuw            302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/nieuw            302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten/1                302  200  200  200  404  200  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/voorstel       302  422  422  422  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/goedkeuring    302  422  422  403  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/afwijzing      302  422  422  422  404  422  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/verlening      302  403  403  403  403  422  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/instemming     302  422  422  422  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/intrekking     302  403  403  403  403  422  404  404  404  404  404  404
GET  /zaken/Z/besluiten                 302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/besluiten/nieuw           302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/besluiten/nieuw           302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/besluiten/1/tegenboeking  302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/besluiten/1/tegenboeking  302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/informatie                302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/informatie/1/verzending   302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/informatie/1/verzending   302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/informatie/1/verval       302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/informatie/1/verval       302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/raadsbrief                302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/raadsbrief/romptekst      302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/raadsbrief/romptekst      302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/raadsbrief/aanbieding     302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/raadsbrief/aanbieding     302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/raadsbrief/1/bestand      302  200  200  200  404  200  403  404  404  404  404  404
GET  /zaken/Z/raadsbrief/1/verzending   302  200  200  200  403  200  403  404  404  404  404  404
POST /zaken/Z/raadsbrief/1/verzending   302  422  422  422  403  422  403  404  404  404  404  404
GET  /zaken/Z/documenten                302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/documenten/nieuw          302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/documenten/nieuw          302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/documenten/1/bestand      302  200  200  200  200  200  404  404  404  404  404  404
GET  /zaken/Z/logboek                   302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/logboek.csv               302  200  200  200  403  403  403  404  404  404  404  404
GET  /logboek/sleutel                   302  200  200  200  200  200  200  200  200  200  200  200
GET  /logboek/sleutel.pem               302  200  200  200  200  200  200  200  200  200  200  200
GET  /zaken/Z/exports                   302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/exports/nieuw             302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/exports/nieuw             302  422  422  422  403  403  403  404  404  404  404  404
GET  /exports/1/bundel                  302  200  200  200  403  403  403  403  200  403  404  404
GET  /zaken/Z/exports/1/bundel          302  200  200  200  403  403  403  404  404  404  404  404
GET  /beheer/gebruikers/nieuw           302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/gebruikers/nieuw           302  403  403  403  403  403  403  403  403  422  403  403
POST /beheer/gebruikers/5/actief        302  403  403  403  403  403  403  403  403  422  403  403
"""

Rij = tuple[str, str, dict[str, int]]


def rijen() -> list[Rij]:
    """Method, path and the status for each role."""
    kop, *regels = TABEL.strip("\n").splitlines()
    assert len(kop.split()) == len(ROLLEN)
    return [_rij(*regel.split()) for regel in regels]


def _rij(methode: str, pad: str, *statussen: str) -> Rij:
    return methode, pad, dict(zip(ROLLEN, map(int, statussen), strict=True))
