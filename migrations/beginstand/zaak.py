"""Providers and their zaken: the regions and persons concerned, the agreements, the documents."""

import sqlalchemy as sa

from migrations.beginstand.bouw import een_tegelijk, eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, ingevoerd, moment, naar, octetten, tekst, vlag, woord
from migrations.beginstand.regels import blijft, een_keer, gaat_met_zaak, vastgelegd

tabel(
    "aanbieder",
    woord("regio"), tekst("naam", lengte=200), tekst("kvk_nummer", "agb_code", lengte=8),
    tekst("rechtsvorm", lengte=80), woord("grootteklasse", leeg=True), groot("jeugdomzet", leeg=True),
    tekst("cruciaal", lengte=400), moment("aangemaakt_op"), naar("aangemaakt_door_id", "gebruiker"),
    uniek("regio", "kvk_nummer"),
)  # fmt: skip

tabel("zaaknummerreeks", getal("jaar", "laatste"), sleutel=("jaar",))
tabel(
    "zaak",
    tekst("zaaknummer", lengte=12, uniek=True), woord("regio"), tekst("editie", lengte=20),
    naar("aanbieder_id", "aanbieder", index=True), woord("toestand"), dag("toestand_sinds", "geopend_datum"),
    getal("periode"), vlag("gedeeld"), woord("uitkomst", leeg=True), getal("versie"), moment("gewijzigd_op"),
    naar("editie_sha256", "draaiboekversie", veld="sha256", soort=sa.String(64), leeg=True),
    moment("vernietigd_op", leeg=True),
    sa.Index(None, "regio", "toestand"),
)  # fmt: skip

tabel(
    "zaakregio",
    naar("zaak_id", "zaak", index=True), woord("regio_code", "rol"), tekst("vertegenwoordiger", lengte=200),
    dag("vanaf"), tekst("reden"), ingevoerd(), dag("tot", leeg=True), tekst("reden_einde"),
    eis("tot > vanaf", name="looptijd"),
    eis("rol IN ('accounthoudend', 'betrokken')", name="rol"),
    een_tegelijk("uq_zaakregio_accounthouder", "zaak_id", waar="rol = 'accounthoudend' AND tot IS NULL"),
    een_tegelijk("uq_zaakregio_lopend", "zaak_id", "regio_code", waar="tot IS NULL"),
)  # fmt: skip

tabel(
    "rolvervulling",
    naar("zaak_id", "zaak", index=True), naar("gebruiker_id", "gebruiker", index=True), woord("rol"), dag("van"),
    dag("tot", leeg=True),
    een_tegelijk("uq_rolvervulling_projectleider", "zaak_id", waar="rol = 'projectleider' AND tot IS NULL"),
)  # fmt: skip

tabel(
    "afspraak",
    naar("zaak_id", "zaak"), getal("nummer"), woord("status"), tekst("toelichting"), dag("datum", leeg=True),
    sleutel=("zaak_id", "nummer"),
)  # fmt: skip

tabel(
    "document",
    naar("zaak_id", "zaak", index=True), tekst("naam", lengte=200), tekst("mediatype", lengte=120),
    getal("grootte"), tekst("sha256", lengte=64), tekst("omschrijving", lengte=400), dag("datum"), vlag("gedeeld"),
    moment("toegevoegd_op"), naar("toegevoegd_door_id", "gebruiker"),
)  # fmt: skip

tabel("document_inhoud", naar("document_id", "document"), octetten("inhoud"), sleutel=("document_id",))

BEGIN = (
    "id", "zaak_id", "regio_code", "rol", "vertegenwoordiger", "vanaf", "reden", "ingevoerd_op",
    "ingevoerd_door_id",
)  # fmt: skip
"""What was recorded of a region stays; only the end is filled in, once."""

REGELS = (
    blijft("zaakregio", *BEGIN),
    een_keer("zaakregio", "OLD.tot IS NOT NULL"),
    *gaat_met_zaak("zaakregio"),
    *vastgelegd("document"),
    *vastgelegd("document_inhoud"),
)
