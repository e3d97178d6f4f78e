"""Meetings, and papers on their route."""

import sqlalchemy as sa

from migrations.beginstand.bouw import een_tegelijk, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, ingevoerd, naar, tekst, woord
from migrations.beginstand.regels import vastgelegd

tabel(
    "vergadering",
    woord("regio", "overleg"), dag("datum"), tekst("tijd", lengte=5), tekst("plaats", lengte=200),
    dag("afgelast_datum", leeg=True), tekst("afgelast_reden"), ingevoerd(),
    sa.Index(None, "regio", "datum"),
    een_tegelijk("uq_vergadering_regio_overleg_datum", "regio", "overleg", "datum", waar="afgelast_datum IS NULL"),
)  # fmt: skip

tabel(
    "stuk",
    naar("zaak_id", "zaak"), getal("volgnr"), tekst("titel", lengte=200), woord("route"),
    tekst("stations", lengte=400), naar("document_id", "document", leeg=True), dag("ingediend_datum"),
    dag("ingetrokken_datum", leeg=True), tekst("ingetrokken_reden"), ingevoerd(),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "agendapunt",
    naar("stuk_id", "stuk", index=True), woord("station"), tekst("gemeente", lengte=10, leeg=True),
    naar("vergadering_id", "vergadering", leeg=True, index=True), dag("datum"), dag("afgevoerd_datum", leeg=True),
    tekst("afgevoerd_reden"), ingevoerd(),
)  # fmt: skip

tabel(
    "behandeling",
    naar("agendapunt_id", "agendapunt", uniek=True), woord("uitkomst"), dag("datum"), tekst("toelichting"),
    ingevoerd(),
)  # fmt: skip

REGELS = tuple(vastgelegd("behandeling"))
