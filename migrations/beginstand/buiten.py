"""Other systems: who subscribed to events and how far each got, and where a zaak stands at another ZGW server."""

import sqlalchemy as sa

from migrations.beginstand.bouw import tabel
from migrations.beginstand.kolommen import getal, groot, moment, naar, tekst, woord

tabel(
    "abonnement",
    naar("gebruiker_id", "gebruiker", index=True), tekst("naam", lengte=120), tekst("url"),
    tekst("soorten", lengte=400), tekst("geheim"), tekst("vorig_geheim", leeg=True), moment("vorig_tot", leeg=True),
    tekst("token", leeg=True), moment("gemaakt_op"), getal("versie"), groot("tot_nr"), getal("volgnr"),
    moment("bevestigd_op", leeg=True), getal("per_minuut", leeg=True), getal("mislukt"), moment("volgende_op"),
    moment("bezig_tot", "gepauzeerd_op", "beeindigd_op", leeg=True), woord("fout", leeg=True),
    sleutelnaam=False,
)  # fmt: skip

tabel(
    "aflevering",
    naar("abonnement_id", "abonnement", gaat_mee=True), groot("regel_nr", leeg=True), getal("volgnr", leeg=True),
    getal("poging"), moment("op", index=True), getal("status", leeg=True), woord("fout", leeg=True),
    sa.Index(None, "abonnement_id", "id"),
    sleutelnaam=False,
)  # fmt: skip

tabel(
    "zgwverwijzing",
    naar("zaak_id", "zaak"), tekst("url", lengte=1000, leeg=True), groot("tot_regel"),
    moment("gedeeld_op", leeg=True), getal("mislukt"), moment("niet_voor", leeg=True),
    sleutel=("zaak_id",),
)  # fmt: skip

REGELS = ()
"""These rows are administration: they change and go."""
