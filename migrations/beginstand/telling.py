"""Counts of children, figures of providers, and the conditions of the subsidy held against a request."""

from migrations.beginstand.bouw import eis, tabel, uniek
from migrations.beginstand.kolommen import dag, getal, groot, ingevoerd, naar, tekst, woord
from migrations.beginstand.regels import vastgelegd

tabel(
    "kwartaalcijfer",
    naar("aanbieder_id", "aanbieder"), naar("zaak_id", "zaak", index=True), getal("jaar", "kwartaal", "versie"),
    dag("bron_datum"), tekst("bron", lengte=200), getal("solvabiliteit", "liquiditeit", leeg=True),
    groot("resultaat", "productie", leeg=True), getal("vacatures", "niet_in_loondienst", leeg=True),
    groot("liquide_middelen", "uitstroom_maand", leeg=True), tekst("reden"), ingevoerd(),
    uniek("aanbieder_id", "jaar", "kwartaal", "versie"),
    eis("kwartaal BETWEEN 1 AND 4", name="kwartaal"),
    eis("versie >= 1", name="versie"),
)  # fmt: skip

tabel(
    "telling",
    naar("zaak_id", "zaak"), tekst("gemeente", lengte=10), woord("zorgvorm"), dag("peildatum"), getal("versie"),
    getal("in_zorg", "wachtend", "verblijf", "ambulant", "overgedragen", "nog_te_plaatsen", leeg=True),
    tekst("reden"), tekst("zout", lengte=32), ingevoerd(),
    uniek("zaak_id", "peildatum", "gemeente", "zorgvorm", "versie"),
    eis("ambulant >= 0", name="ambulant"),
    eis("in_zorg >= 0", name="in_zorg"),
    eis("nog_te_plaatsen >= 0", name="nog_te_plaatsen"),
    eis("overgedragen >= 0", name="overgedragen"),
    eis("verblijf >= 0", name="verblijf"),
    eis("versie >= 1", name="versie"),
    eis("wachtend >= 0", name="wachtend"),
)  # fmt: skip

tabel(
    "subsidietoets",
    naar("zaak_id", "zaak"), getal("volgnr"), dag("datum"), groot("bedrag"),
    groot("jeugdomzet", "plafond", leeg=True), dag("terugbetaald_datum", leeg=True),
    naar("kwartaalcijfer_id", "kwartaalcijfer", leeg=True), tekst("toelichting"), ingevoerd(),
    uniek("zaak_id", "volgnr"),
)  # fmt: skip

tabel(
    "subsidievoorwaarde",
    naar("toets_id", "subsidietoets"), getal("volgnr"), woord("code"), tekst("titel", "bron", lengte=200),
    woord("oordeel"), tekst("uitleg"),
    sleutel=("toets_id", "volgnr"),
)  # fmt: skip

REGELS = tuple(
    regel for naam in ("kwartaalcijfer", "telling", "subsidietoets", "subsidievoorwaarde") for regel in vastgelegd(naam)
)
