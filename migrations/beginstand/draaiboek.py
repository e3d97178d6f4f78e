"""The edition that a zaak has frozen, the tredebepalingen, the steps, and guards passed in an emergency."""

import sqlalchemy as sa

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, ingevoerd, moment, naar, octetten, tekst, woord
from migrations.beginstand.regels import blijft, een_keer, gaat_met_zaak, staat_vast, vastgelegd

tabel(
    "draaiboekversie",
    tekst("sha256", lengte=64), tekst("code", lengte=20), octetten("inhoud"), moment("vastgelegd_op"),
    sleutel=("sha256",),
)  # fmt: skip

tabel(
    "tredebepaling",
    naar("zaak_id", "zaak"), getal("volgnr", "periode"), woord("van", leeg=True), woord("naar"), dag("datum"),
    tekst("motivering", "onderbouwing", "geraadpleegd", "standpunt_toezichthouder"), woord("uitkomst", leeg=True),
    ingevoerd(),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "stap",
    naar("zaak_id", "zaak", index=True), naar("tredebepaling_id", "tredebepaling"), tekst("code", lengte=20),
    woord("status"), dag("uiterlijk_op", "afgerond_datum", leeg=True), tekst("toelichting"),
    naar("document_id", "document", leeg=True),
    naar("editie_sha256", "draaiboekversie", veld="sha256", soort=sa.String(64), leeg=True),
    woord("vanaf", standaard="tredebepaling"), dag("vanaf_datum", leeg=True), getal("werkdagen", leeg=True),
    uniek("zaak_id", "tredebepaling_id", "code"),
)  # fmt: skip

tabel(
    "noodgreep",
    naar("zaak_id", "zaak", index=True), naar("tredebepaling_id", "tredebepaling", uniek=True),
    tekst("grendels", "reden"), dag("datum"), naar("door_id", "gebruiker"), naar("persoon_id", "persoon"),
    dag("uiterlijk_op"), moment("ingevoerd_op"), dag("bekrachtigd_datum", leeg=True),
    naar("bekrachtigd_door_id", "gebruiker", leeg=True), naar("bekrachtigd_persoon_id", "persoon", leeg=True),
    moment("bekrachtigd_op", leeg=True), tekst("toelichting"),
    eis(
        "(bekrachtigd_datum IS NULL) = (bekrachtigd_persoon_id IS NULL) AND "
        "(bekrachtigd_datum IS NULL) = (bekrachtigd_door_id IS NULL)", name="bekrachtiging_heel"),
    eis("bekrachtigd_persoon_id <> persoon_id", name="vier_ogen"),
)  # fmt: skip

GREEP = (
    "id", "zaak_id", "tredebepaling_id", "grendels", "reden", "datum", "door_id", "persoon_id", "uiterlijk_op",
    "ingevoerd_op",
)  # fmt: skip
"""What a noodgreep was stays; only its ratification is filled in, once."""

REGELS = (
    *staat_vast("draaiboekversie"),
    *vastgelegd("tredebepaling"),
    blijft("noodgreep", *GREEP),
    een_keer("noodgreep", "OLD.bekrachtigd_datum IS NOT NULL"),
    *gaat_met_zaak("noodgreep"),
)
