"""Documents, counts, and the figures of the provider."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    BRON,
    NAAM,
    REDEN,
    SHA256,
    TOELICHTING,
    WAS,
    WORDT,
    Veld,
    Vorm,
    bedrag,
    dag,
    getal,
    hash_,
    lijst,
    per,
    tekst,
    woord,
)

ONDERDEEL = (REDEN.soms, WAS.soms, WORDT)
VERVANGER = getal("vervanger", "In de plaats komt document (nummer)")
TELLING = (getal("nieuw"), getal("gewijzigd"), hash_("tellingen_sha256", "Controlegetal van de aantallen"))
STAND = (getal("nieuw"), getal("gewijzigd"), hash_("standen_sha256", "Controlegetal van de aantallen"))
FASE = woord("boekfase", "Hoe ver het is")
BOEKING = (
    hash_("boeking_sha256", "Controlegetal van de boeking").soms, TOELICHTING.soms, tekst("locatie").soms,
    tekst("naar_plek", "Naar").soms, tekst("zorgvorm").soms, dag("week", "Week van").soms,
    woord("soort_boeking", "Wat er gebeurt").soms, FASE.soms, getal("deel_van", "Deel van boeking (nummer)").soms,
)  # fmt: skip
"""Only the hash and the explanation are noted (ADR 053); the rest stands in entries of before."""
OORDEEL = (
    woord("moment"), woord("oordelaar", "Wie oordeelt"), tekst("instelling").soms, TOELICHTING.soms, REDEN.soms,
    hash_("plekoordeel_sha256", "Controlegetal van het oordeel"),
)  # fmt: skip
KINDERRECHTEN = (
    tekst("locatie"), woord("toetsuitkomst", "Wat de toets zegt"), tekst("sluitbesluit", "Besluit"),
    tekst("belang", "Belang van de kinderen"), tekst("gehoord", "Hoe de kinderen zijn gehoord"),
    tekst("alternatieven", "Wat er ook kon"), tekst("maatregelen").soms, REDEN.soms,
)  # fmt: skip
SIGNAAL = (
    woord("signaal_van", "Van wie"), woord("kanaal"), woord("onderwerp"), tekst("opvolging").soms, REDEN.soms,
    hash_("signaal_sha256", "Controlegetal van het signaal"),
)  # fmt: skip
OPGAVE_VAN = tekst("opgave_van")
SOORT_OPGAVE = woord("soort_opgave", "Wat er wordt opgegeven")
OPGAVE = hash_("opgave_sha256", "Controlegetal van de opgave")
CIJFERS = (
    tekst("solvabiliteit", "Solvabiliteit (procent)"), tekst("liquiditeit"), bedrag("resultaat"),
    bedrag("productie"), getal("vacatures"), tekst("niet_in_loondienst", "Personeel niet in loondienst (procent)"),
    bedrag("liquide_middelen"), bedrag("uitstroom_maand", "Netto uitstroom per maand"),
)  # fmt: skip

BIJZONDER = tekst("bijzonder", "Let op bij openen").soms
HANDELINGEN = (
    Handeling(
        "voeg_document_toe", "Document toegevoegd", Soort.DOCUMENTEN,
        (NAAM, tekst("omschrijving").soms, SHA256, Veld("grootte", Vorm.GROOTTE), woord("gedeeld"), BIJZONDER),
    ),
    Handeling(
        "trek_document_in", "Document ingetrokken", Soort.DOCUMENTEN, (REDEN, VERVANGER.soms, NAAM, SHA256),
        ook_gesloten=True,
    ),
    Handeling(
        "vervang_document", "Ander document in de plaats gesteld", Soort.DOCUMENTEN, (REDEN, VERVANGER, NAAM, SHA256),
        ook_gesloten=True,
    ),
    Handeling(
        "leg_tellingen_vast", "Aantallen vastgelegd", Soort.TELLINGEN,
        (lijst(tekst("tellingen")), REDEN.soms, *TELLING),
    ),
    Handeling(
        "importeer_tellingen", "Aantallen ingelezen uit een bestand", Soort.TELLINGEN,
        (NAAM.soms, REDEN.soms, *TELLING, getal("ongewijzigd"), lijst(dag("peildata"))),
    ),
    Handeling(
        "leg_standen_vast", "Kinderen per locatie vastgelegd", Soort.TELLINGEN,
        (lijst(tekst("standen")), REDEN.soms, *STAND),
    ),
    Handeling(
        "importeer_standen", "Kinderen per locatie ingelezen uit een bestand", Soort.TELLINGEN,
        (NAAM.soms, REDEN.soms, *STAND, getal("ongewijzigd"), lijst(dag("weken"))),
    ),
    Handeling("leg_aanbod_vast", "Aangeboden plaatsen vastgelegd", Soort.TELLINGEN, ONDERDEEL),
    Handeling("boek_plaatsing", "Plaatsing geboekt", Soort.PLAATSING, BOEKING),
    Handeling("werk_boeking_bij", "Boeking bijgewerkt", Soort.PLAATSING, BOEKING),
    Handeling("leg_plekoordeel_vast", "Oordeel of de plek past", Soort.PLAATSING, OORDEEL, ook_gesloten=True),
    Handeling(
        "leg_kinderrechtentoets_vast", "Rechten van het kind getoetst", Soort.TELLINGEN, KINDERRECHTEN,
        ook_gesloten=True,
    ),
    Handeling(
        "leg_signaal_vast", "Signaal van kinderen of ouders vastgelegd", Soort.TELLINGEN, SIGNAAL, ook_gesloten=True
    ),
    Handeling(
        "leg_zitting_vast", "Verslag van de plaatsingszitting bewaard", Soort.PLAATSING,
        (tekst("aanwezig"), tekst("besproken").soms, NAAM, SHA256),
    ),
    Handeling(
        "maak_opgavelink", "Link voor een opgave gegeven", Soort.TELLINGEN, (OPGAVE_VAN, SOORT_OPGAVE)
    ),
    Handeling("trek_opgavelink_in", "Link voor een opgave ingetrokken", Soort.TELLINGEN),
    Handeling(
        "doe_opgave", "Opgave van een aanbieder ontvangen", Soort.TELLINGEN,
        (OPGAVE_VAN, tekst("ingevuld_door"), SOORT_OPGAVE, OPGAVE),
    ),
    Handeling(
        "neem_opgave_over", "Opgave van een aanbieder overgenomen", Soort.TELLINGEN,
        (
            OPGAVE_VAN, REDEN.soms, getal("nieuw"), getal("gewijzigd"), OPGAVE,
            lijst(tekst("aanbod", "Aangeboden plaatsen")).soms, lijst(tekst("vervangen", "Vervangen aanbod")).soms,
        ),
    ),
    Handeling("wijs_opgave_af", "Opgave van een aanbieder niet overgenomen", Soort.TELLINGEN, (REDEN,)),
    Handeling("voeg_aanbieder_toe", "Aanbieder toegevoegd", Soort.AANBIEDER),
    Handeling("wijzig_aanbieder", "Gegevens van de aanbieder gewijzigd", Soort.AANBIEDER, (REDEN, WAS, WORDT)),
    Handeling("leg_contract_vast", "Contract van de aanbieder vastgelegd", Soort.AANBIEDER, ONDERDEEL),
    Handeling("leg_locatie_vast", "Locatie van de aanbieder vastgelegd", Soort.AANBIEDER, ONDERDEEL),
    Handeling("leg_certificaat_vast", "Certificaat van de aanbieder vastgelegd", Soort.AANBIEDER, ONDERDEEL),
    Handeling(
        "leg_kwartaal_vast", "Kwartaalcijfers van de aanbieder vastgelegd", Soort.AANBIEDER,
        (BRON, REDEN.soms, *(cijfer.soms for cijfer in CIJFERS)),
    ),
    Handeling("leg_scenario_vast", "Scenario vastgelegd", Soort.AANBIEDER, ONDERDEEL),
    Handeling(
        "toets_subsidie", "Subsidievoorwaarden getoetst", Soort.AANBIEDER,
        (
            bedrag("bedrag"), bedrag("jeugdomzet").soms, dag("terugbetaald_datum", "Terugbetaald op").soms,
            TOELICHTING.soms, bedrag("plafond").soms, lijst(tekst("voorwaarden")),
        ),
    ),
    Handeling(
        "leg_omzet_vast", "Jeugdomzet per mandaatgever vastgelegd", Soort.AANBIEDER,
        (getal("jaar"), per(bedrag("omzet")), BRON.soms, REDEN.soms, WAS.soms),
    ),
)  # fmt: skip
