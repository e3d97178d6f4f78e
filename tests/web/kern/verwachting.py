"""What every route answers to everybody, written out. A route without a row fails the test, and so does the reverse.

The columns are those of `rollen.ROLLEN`. 302 is the way to the log-in page, 403 a refusal with its reason, 404 what
does not exist for this account, 422 a form that was not filled in; test_routes sends every POST empty.
"""

from __future__ import annotations

from tests.web.kern.rollen import ROLLEN

TABEL = """
                                        anon sbjh denh proj weth delft gevr vrmd audi behe los  elders
GET  /                                  302  200  200  200  200  200  200  200  200  200  200  200
GET  /openstaand                        302  200  200  200  200  200  200  200  200  200  200  200
GET  /openstaand.csv                    302  200  200  200  200  200  200  200  200  200  200  200
GET  /zaken/Z/openstaand                302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/openstaand.csv            302  200  200  200  200  200  200  404  404  404  404  404
GET  /beheer/gebruikers                 302  403  403  403  403  403  403  403  403  200  403  403
GET  /exports                           302  200  200  200  403  403  403  403  200  403  200  200
GET  /mandaten                          302  200  200  200  200  200  200  200  403  403  200  200
GET  /mandaten.xlsx                     302  200  200  200  200  200  200  200  403  403  200  200
GET  /mandaten/te-beoordelen            302  200  200  403  403  403  403  403  403  403  403  200
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
GET  /draaiboeken                       302  200  200  200  200  200  200  200  200  200  200  200
GET  /draaiboeken/2021                  302  200  200  200  200  200  200  200  200  200  200  200
GET  /zaken/Z/draaiboek                 302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/draaiboek/overstap        302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/draaiboek/overstap        302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/noodgrepen                302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/noodgrepen/1/bekrachtiging 302 200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/noodgrepen/1/bekrachtiging 302 422  422  403  403  403  403  404  404  404  404  404
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
GET  /zaken/Z/vragen                    302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/vragen/nieuw              302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/vragen/nieuw              302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/vragen/1                  302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/vragen/1/standpunt        302  200  200  200  403  200  403  404  404  404  404  404
POST /zaken/Z/vragen/1/standpunt        302  422  422  422  403  422  403  404  404  404  404  404
GET  /zaken/Z/opschaling                302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/opschaling/nieuw          302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/opschaling/nieuw          302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/opschaling/1/stap         302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/opschaling/1/stap         302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/opschaling/1/uitkomst     302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/opschaling/1/uitkomst     302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/toezicht                  302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/toezicht/stap             302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/toezicht/stap             302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/toezicht/correspondentie  302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/toezicht/correspondentie  302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten                  302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/mandaten/nieuw            302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/nieuw            302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten/1                302  200  200  200  404  200  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/voorstel       302  422  422  422  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/goedkeuring    302  422  422  403  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/afwijzing      302  422  422  403  403  422  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/verlening      302  422  422  403  403  422  404  404  404  404  404  404
POST /zaken/Z/mandaten/1/instemming     302  422  422  422  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/intrekking     302  422  422  403  403  422  404  404  404  404  404  404
GET  /zaken/Z/mandaten/1/versies        302  200  200  200  404  200  404  404  404  404  404  404
GET  /zaken/Z/mandaten/1/versie         302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/versie         302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten/1/ondermandaat   302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/ondermandaat   302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaten/1/voorwaarden/1  302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/mandaten/1/voorwaarden/1  302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaatverzoeken          302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/mandaatverzoeken/1        302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/omzetaandelen             302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/omzetaandelen             302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/besluiten                 302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/besluiten/nieuw           302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/besluiten/nieuw           302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/besluiten/1               302  200  200  200  200  200  404  404  404  404  404  404
GET  /zaken/Z/besluiten/1/brief         302  200  200  200  403  403  403  404  404  404  404  404
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
GET  /zaken/Z/tellingen                 302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/tellingen/nieuw           302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/tellingen/nieuw           302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/tellingen/2025-05-01/GM0503/pleegzorg/correctie 302 200 200 200 403 403 403 404 404 404 404 404
POST /zaken/Z/tellingen/2025-05-01/GM0503/pleegzorg/correctie 302 422 422 422 403 403 403 404 404 404 404 404
GET  /zaken/Z/tellingen/import          302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/tellingen/import          302  422  422  422  403  403  403  404  404  404  404  404
POST /zaken/Z/tellingen/import/bevestiging 302 422 422 422 403 403 403 404 404 404 404 404
GET  /zaken/Z/tellingen/sjabloon.xlsx   302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/tellingen/sjabloon.csv    302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/aanbieder                 302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/aanbieder/gegevens        302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/aanbieder/gegevens        302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/aanbieder/kwartalen/nieuw 302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/aanbieder/kwartalen/nieuw 302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/aanbieder/kwartalen/2025/1/correctie 302 200 200 200 403 403 403 404 404 404 404 404
POST /zaken/Z/aanbieder/kwartalen/2025/1/correctie 302 422 422 422 403 403 403 404 404 404 404 404
GET  /zaken/Z/aanbieder/subsidietoets   302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/aanbieder/subsidietoets   302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/documenten                302  200  200  200  200  200  200  404  404  404  404  404
GET  /zaken/Z/documenten/nieuw          302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/documenten/nieuw          302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/documenten/1/bestand      302  200  200  200  200  200  404  404  404  404  404  404
GET  /zaken/Z/logboek                   302  200  200  200  403  403  403  404  404  404  404  404
GET  /logboek                           302  200  200  200  403  403  403  403  403  403  200  200
GET  /logboek.csv                       302  200  200  200  403  403  403  403  403  403  403  403
GET  /zaken/Z/logboek.csv               302  200  200  200  403  403  403  404  404  404  404  404
GET  /logboek/sleutel                   302  200  200  200  200  200  200  200  200  200  200  200
GET  /logboek/sleutel.pem               302  200  200  200  200  200  200  200  200  200  200  200
GET  /verifieer                         302  200  200  200  200  200  200  200  200  200  200  200
POST /verifieer                         302  422  422  422  422  422  422  422  422  422  422  422
GET  /zaken/Z/exports                   302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/exports/nieuw             302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/exports/nieuw             302  422  422  422  403  403  403  404  404  404  404  404
GET  /exports/1/bundel                  302  200  200  200  403  403  403  403  200  403  404  404
GET  /zaken/Z/exports/1/bundel          302  200  200  200  403  403  403  404  404  404  404  404
GET  /beheer/gebruikers/nieuw           302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/gebruikers/nieuw           302  403  403  403  403  403  403  403  403  422  403  403
GET  /beheer/gebruikers/5/wijzigen      302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/gebruikers/5/wijzigen      302  403  403  403  403  403  403  403  403  422  403  403
POST /beheer/gebruikers/5/actief        302  403  403  403  403  403  403  403  403  422  403  403
GET  /beheer/gebruikers/5/tokens        302  403  403  403  403  403  403  403  403  200  403  403
GET  /tokens                            302  200  200  200  200  200  200  200  200  200  200  200
GET  /tokens/nieuw                      302  200  200  200  200  200  200  200  200  200  200  200
POST /tokens/nieuw                      302  422  422  422  422  422  422  422  422  422  422  422
GET  /tokens/1/intrekking               302  404  404  404  404  200  404  404  404  200  404  404
POST /tokens/1/intrekking               302  404  404  404  404  422  404  404  404  422  404  404
GET  /webhooks                          302  200  200  200  200  200  200  200  403  403  200  200
GET  /webhooks/nieuw                    302  200  200  200  200  200  200  200  403  403  200  200
POST /webhooks/nieuw                    302  422  422  422  422  422  422  422  403  403  422  422
GET  /webhooks/1                        302  404  404  404  404  200  404  404  403  403  404  404
GET  /webhooks/1/einde                  302  404  404  404  404  200  404  404  403  403  404  404
POST /webhooks/1/einde                  302  404  404  404  404  422  404  404  403  403  404  404
GET  /webhooks/1/hervatting             302  404  404  404  404  200  404  404  403  403  404  404
POST /webhooks/1/hervatting             302  404  404  404  404  422  404  404  403  403  404  404
GET  /webhooks/1/geheim                 302  404  404  404  404  200  404  404  403  403  404  404
POST /webhooks/1/geheim                 302  404  404  404  404  422  404  404  403  403  404  404
GET  /api-uitleg                        302  200  200  200  200  200  200  200  200  200  200  200
GET  /api-uitleg/groepen/1              302  200  200  200  200  200  200  200  200  200  200  200
GET  /api-uitleg/problemen              302  200  200  200  200  200  200  200  200  200  200  200
GET  /kalender                          302  200  200  200  200  200  403  403  403  403  200  200
GET  /kalender/1                        302  200  200  200  200  200  403  403  403  403  200  404
GET  /kalender/nieuw                    302  200  200  200  403  403  403  403  403  403  200  200
POST /kalender/nieuw                    302  422  422  422  403  403  403  403  403  403  422  422
GET  /kalender/jaar                     302  200  200  200  403  403  403  403  403  403  200  200
POST /kalender/jaar                     302  422  422  422  403  403  403  403  403  403  422  422
GET  /kalender/1/afgelasting            302  200  200  200  403  403  403  403  403  403  200  404
POST /kalender/1/afgelasting            302  422  422  422  403  403  403  403  403  403  422  404
GET  /zaken/Z/stukken                   302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/stukken/1                 302  200  200  200  200  200  403  404  404  404  404  404
GET  /zaken/Z/stukken/nieuw             302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stukken/nieuw             302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/stukken/1/agenda/DO       302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stukken/1/agenda/DO       302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/stukken/1/uitkomst/DO     302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stukken/1/uitkomst/DO     302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/stukken/1/agendapunten/1/afvoering  302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stukken/1/agendapunten/1/afvoering  302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/stukken/1/intrekking      302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/stukken/1/intrekking      302  422  422  422  403  403  403  404  404  404  404  404
GET  /termijnen                         302  200  200  200  200  200  200  200  403  403  200  200
GET  /zaken/Z/termijnen                 302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/termijnen/PR-01/opschorting 302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/termijnen/PR-01/opschorting 302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/termijnen/PR-01/hervatting 302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/termijnen/PR-01/hervatting 302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/termijnen/PR-01/verlenging 302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/termijnen/PR-01/verlenging 302  422  422  422  403  403  403  404  404  404  404  404
GET  /zaken/Z/gebeurtenissen/nieuw      302  200  200  200  403  403  403  404  404  404  404  404
POST /zaken/Z/gebeurtenissen/nieuw      302  422  422  422  403  403  403  404  404  404  404  404
GET  /beheer/dagen                      302  403  403  403  403  403  403  403  403  200  403  403
GET  /beheer/dagen/nieuw                302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/dagen/nieuw                302  403  403  403  403  403  403  403  403  422  403  403
GET  /beheer/dagen/2026-01-02/verwijdering 302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/dagen/2026-01-02/verwijdering 302  403  403  403  403  403  403  403  403  422  403  403
GET  /beheer/dagen/herberekening        302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/dagen/herberekening        302  403  403  403  403  403  403  403  403  422  403  403
GET  /regio                             302  200  200  200  200  200  200  200  200  200  200  200
GET  /zaken/Z/regios                    302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/regios/nieuw              302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/regios/nieuw              302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/regios/rijnmond/beeindiging 302 200 200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/regios/rijnmond/beeindiging 302 422 422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/accounthouder             302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/accounthouder             302  422  422  403  403  403  403  404  404  404  404  404
GET  /beheer/functies                   302  403  403  403  403  403  403  403  403  200  403  403
GET  /beheer/functies/directeur-sbjh/benoeming 302 403 403 403 403 403 403 403 403 200 403 403
POST /beheer/functies/directeur-sbjh/benoeming 302 403 403 403 403 403 403 403 403 422 403 403
GET  /beheer/functies/directeur-sbjh/waarneming 302 403 403 403 403 403 403 403 403 200 403 403
POST /beheer/functies/directeur-sbjh/waarneming 302 403 403 403 403 403 403 403 403 422 403 403
GET  /beheer/functies/periodes/1/einde  302  403  403  403  403  403  403  403  403  200  403  403
POST /beheer/functies/periodes/1/einde  302  403  403  403  403  403  403  403  403  422  403  403
GET  /zaken/Z/situatie                  302  200  200  200  403  403  403  404  404  404  404  404
GET  /zaken/Z/regievoerders/vervanging  302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/regievoerders/vervanging  302  422  422  403  403  403  403  404  404  404  404  404
GET  /logboek/alarm                     302  200  200  200  200  200  200  200  200  200  200  200
GET  /logboek/alarm/hervatting          302  200  200  403  403  403  403  403  403  200  403  200
POST /logboek/alarm/hervatting          302  422  422  403  403  403  403  403  403  422  403  422
GET  /logboek/alarm/bevestiging         302  200  200  403  403  403  403  403  403  403  403  200
POST /logboek/alarm/bevestiging         302  422  422  403  403  403  403  403  403  403  403  422
GET  /vernietiging                      302  200  200  403  403  403  403  403  403  403  403  200
GET  /zaken/Z/vernietiging              302  200  200  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/vernietiging/voorstel     302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/vernietiging/voorstel     302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/vernietiging/bevestiging  302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/vernietiging/bevestiging  302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/vernietiging/bewaring     302  200  200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/vernietiging/bewaring     302  422  422  403  403  403  403  404  404  404  404  404
GET  /zaken/Z/vernietiging/bewaring/einde 302 200 200  403  403  403  403  404  404  404  404  404
POST /zaken/Z/vernietiging/bewaring/einde 302 422 422  403  403  403  403  404  404  404  404  404
GET  /accounts/vervallen                302  200  200  403  403  403  403  403  403  200  403  200
GET  /accounts/5/vervallen/voorstel     302  403  403  403  403  403  403  403  403  200  403  403
POST /accounts/5/vervallen/voorstel     302  403  403  403  403  403  403  403  403  422  403  403
GET  /accounts/5/vervallen/bevestiging  302  200  200  403  403  403  403  403  403  200  403  404
POST /accounts/5/vervallen/bevestiging  302  422  422  403  403  403  403  403  403  422  403  404
GET  /import                            302  200  200  403  403  403  403  403  403  403  403  200
GET  /import/sjabloon.xlsx              302  200  200  403  403  403  403  403  403  403  403  404
GET  /import/nieuw                      302  200  200  403  403  403  403  403  403  403  403  200
POST /import/nieuw                      302  422  422  403  403  403  403  403  403  403  403  422
GET  /import/1                          302  200  200  403  403  403  403  403  403  403  403  404
GET  /import/1/verslag.csv              302  200  200  403  403  403  403  403  403  403  403  404
POST /import/1/bevestiging              302  422  422  403  403  403  403  403  403  403  403  404
POST /import/1/intrekking               302  422  422  403  403  403  403  403  403  403  403  404
"""

Rij = tuple[str, str, dict[str, int]]


def rijen() -> list[Rij]:
    """Method, path and the status for each role."""
    kop, *regels = TABEL.strip("\n").splitlines()
    assert len(kop.split()) == len(ROLLEN)
    return [_rij(*regel.split()) for regel in regels]


def _rij(methode: str, pad: str, *statussen: str) -> Rij:
    return methode, pad, dict(zip(ROLLEN, map(int, statussen), strict=True))
