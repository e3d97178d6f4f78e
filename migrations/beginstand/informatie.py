"""Duties to inform, and the raadsinformatiebrief with its letter per municipality."""

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, ingevoerd, moment, naar, tekst, vlag, woord
from migrations.beginstand.regels import blijft, een_keer, gaat_met_zaak, vastgelegd, weiger

tabel(
    "informatieplicht",
    naar("zaak_id", "zaak", index=True), naar("tredebepaling_id", "tredebepaling"), tekst("code", lengte=20),
    tekst("partij", lengte=200), woord("organisatie_code", leeg=True), tekst("door"), vlag("verplicht"),
    woord("brief", leeg=True), tekst("termijn_bron", "bron"), woord("merk", "vanaf"), dag("vanaf_datum", leeg=True),
    getal("werkdagen", leeg=True), dag("uiterlijk_op", "verzonden_datum", "vervallen_datum", leeg=True),
    woord("middel", leeg=True), tekst("toelichting"), naar("document_id", "document", leeg=True),
    moment("vastgelegd_op", leeg=True), naar("vastgelegd_door_id", "gebruiker", leeg=True),
    uniek("tredebepaling_id", "code", "partij"),
    eis("(verzonden_datum IS NULL AND vervallen_datum IS NULL) = (vastgelegd_door_id IS NULL)", name="door_wie"),
    eis("verzonden_datum IS NULL OR vervallen_datum IS NULL", name="een_afloop"),
)  # fmt: skip

tabel(
    "romptekst",
    naar("zaak_id", "zaak"), getal("versienr"), tekst("titel", lengte=200), tekst("tekst"), dag("datum"),
    ingevoerd(),
    uniek("zaak_id", "versienr"),
)  # fmt: skip

tabel(
    "raadsbrief",
    naar("romptekst_id", "romptekst"), tekst("gemeente", lengte=10), dag("aangeboden_datum", leeg=True),
    naar("aangeboden_door_id", "gebruiker", leeg=True), naar("document_id", "document", leeg=True),
    dag("verzonden_datum", leeg=True), naar("verzonden_door_id", "gebruiker", leeg=True),
    moment("verzonden_op", leeg=True), tekst("toelichting"),
    uniek("romptekst_id", "gemeente"),
    eis(
        "(aangeboden_datum IS NULL) = (document_id IS NULL) AND "
        "(aangeboden_datum IS NULL) = (aangeboden_door_id IS NULL)", name="aanbieding_heel"),
    eis(
        "verzonden_datum IS NULL OR (verzonden_door_id IS NOT NULL AND verzonden_datum >= aangeboden_datum)",
        name="verzending_heel"),
)  # fmt: skip

PLICHT = (
    "id", "zaak_id", "tredebepaling_id", "code", "partij", "organisatie_code", "door", "verplicht", "brief",
    "termijn_bron", "bron", "merk",
)  # fmt: skip
"""What a duty was stays; its term may move, and what came of it is filled in once."""
AANBIEDING = "aangeboden_datum, aangeboden_door_id, document_id"

REGELS = (
    blijft("informatieplicht", *PLICHT),
    een_keer("informatieplicht", "OLD.verzonden_datum IS NOT NULL OR OLD.vervallen_datum IS NOT NULL"),
    *gaat_met_zaak("informatieplicht"),
    *vastgelegd("romptekst"),
    blijft("raadsbrief", "id", "romptekst_id", "gemeente"),
    weiger(
        "raadsbrief",
        f"UPDATE OF {AANBIEDING}",
        postgresql="aanbieding",
        sqlite="aanbieding",
        als="OLD.aangeboden_datum IS NOT NULL",
    ),
    een_keer("raadsbrief", "OLD.verzonden_datum IS NOT NULL"),
    *gaat_met_zaak("raadsbrief"),
)
