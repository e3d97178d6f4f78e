"""Audit bundles, in parts so that a large one need not lie in memory."""

from migrations.beginstand.bouw import tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, moment, naar, octetten, tekst, woord
from migrations.beginstand.regels import vastgelegd

tabel(
    "export",
    naar("zaak_id", "zaak"), getal("volgnr"), tekst("ontvanger", lengte=120),
    naar("ontvanger_id", "organisatie", leeg=True, index=True), tekst("doel"), dag("peildatum"), groot("grootte"),
    tekst("sha256", lengte=64), groot("laatste_nr"), moment("gemaakt_op"), naar("gemaakt_door_id", "gebruiker"),
    woord("profiel", standaard="volledig"), dag("vanaf", "tot_en_met", leeg=True),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel("export_inhoud", naar("export_id", "export"), getal("deel"), octetten("inhoud"), sleutel=("export_id", "deel"))

REGELS = (*vastgelegd("export"), *vastgelegd("export_inhoud"))
