"""Questions to municipalities and their positions, opschaling, interbestuurlijk toezicht."""

from migrations.beginstand.bouw import een_tegelijk, eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, ingevoerd, moment, naar, tekst, woord
from migrations.beginstand.regels import blijft, een_keer, gaat_met_zaak, vastgelegd

tabel(
    "vraag",
    naar("zaak_id", "zaak"), getal("volgnr"), tekst("tekst", "gemeenten"), dag("gesteld_datum", "reactie_voor"),
    naar("document_id", "document", leeg=True), ingevoerd(),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "standpunt",
    naar("vraag_id", "vraag", index=True), tekst("gemeente", lengte=10), woord("standpunt"), dag("datum"),
    woord("hoedanigheid"), tekst("door", "namens_wie", lengte=160),
    tekst("vervangingsreden", "toelichting", "bron"), naar("opschaling_id", "opschaling", leeg=True), ingevoerd(),
)  # fmt: skip

tabel(
    "gezien",
    naar("vraag_id", "vraag"), tekst("gemeente", lengte=10), moment("op"),
    sleutel=("vraag_id", "gemeente"),
)  # fmt: skip

tabel(
    "opschaling",
    naar("zaak_id", "zaak"), getal("volgnr"), tekst("aanleiding"), dag("begin"), dag("einde", leeg=True),
    woord("uitkomst", leeg=True), ingevoerd(),
    uniek("zaak_id", "volgnr"),
    eis("(einde IS NULL) = (uitkomst IS NULL)", name="einde_heel"),
    een_tegelijk("uq_opschaling_lopend", "zaak_id", waar="einde IS NULL"),
)  # fmt: skip

tabel(
    "opschalingstap",
    naar("opschaling_id", "opschaling", index=True), woord("niveau"), dag("datum"), woord("uitkomst", leeg=True),
    tekst("toelichting"), ingevoerd(),
)  # fmt: skip

tabel(
    "toezichtstap",
    naar("zaak_id", "zaak", index=True), woord("fase"), dag("datum"), tekst("toelichting"), ingevoerd(),
)  # fmt: skip

tabel(
    "correspondentie",
    naar("zaak_id", "zaak", index=True), woord("richting"), tekst("met", lengte=160), dag("datum"),
    tekst("onderwerp", lengte=200), naar("document_id", "document", leeg=True), ingevoerd(),
)  # fmt: skip

BEGIN = ("id", "zaak_id", "volgnr", "aanleiding", "begin", "ingevoerd_op", "ingevoerd_door_id")
"""What an opschaling began as stays; only its end is filled in, once."""
VASTGELEGD = ("vraag", "standpunt", "gezien", "opschalingstap", "toezichtstap", "correspondentie")

REGELS = (
    *(regel for naam in VASTGELEGD for regel in vastgelegd(naam, sqlite="blijft_update")),
    blijft("opschaling", *BEGIN, sqlite="blijft_update"),
    een_keer("opschaling", "(OLD.einde IS NOT NULL)", sqlite="een_keer_update"),
    *gaat_met_zaak("opschaling"),
)
