"""Consulting municipalities, going up the ladder, supervision, and informing."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    BRON,
    DOCUMENT,
    DOMEINEN,
    GEMEENTE,
    GEMEENTEN,
    REACTIE_VOOR,
    REDEN,
    SHA256,
    TEKST_,
    TITEL,
    TOELICHTING,
    dag,
    getal,
    lijst,
    tekst,
    woord,
)

OPSCHALING_NR = getal("opschaling", "Hoort bij opschaling (nummer)")
UITERLIJK = dag("uiterlijk_op")

RAADPLEGING = (
    Handeling(
        "stel_vraag", "Vraag gesteld aan gemeenten", Soort.RAADPLEGING, (TEKST_, REACTIE_VOOR, GEMEENTEN, DOCUMENT)
    ),
    Handeling("zie_vraag", "Vraag voor het eerst geopend", Soort.RAADPLEGING, (GEMEENTE,)),
    Handeling(
        "leg_standpunt_vast", "Standpunt vastgelegd", Soort.RAADPLEGING,
        (
            GEMEENTE, woord("standpunt"), woord("hoedanigheid"), tekst("door_wie", "Gegeven door").soms,
            tekst("namens_wie", "In de plaats van").soms, tekst("vervangingsreden", "Reden van de vervanging").soms,
            TOELICHTING.soms, BRON.soms, DOMEINEN, OPSCHALING_NR.soms,
        ),
    ),
)  # fmt: skip

OPSCHALING = (
    Handeling(
        "schaal_op_na_afwijking", "Opgeschaald na een afwijking", Soort.OPSCHALING, (woord("soort"), OPSCHALING_NR)
    ),
    Handeling(
        "zie_af_van_opschaling", "Van opschaling afgezien", Soort.OPSCHALING, (woord("soort"), REDEN)
    ),
    Handeling("open_opschaling", "Opschaling begonnen", Soort.OPSCHALING, (tekst("aanleiding"),)),
    Handeling(
        "stap_op", "Opgeschaald naar een hoger niveau", Soort.OPSCHALING, (woord("niveau"), TOELICHTING.soms)
    ),
    Handeling("sluit_opschaling", "Opschaling afgelopen", Soort.OPSCHALING, (TOELICHTING.soms,), ook_gesloten=True),
    Handeling(
        "leg_toezichtstap_vast", "Stap van het interbestuurlijk toezicht vastgelegd", Soort.OPSCHALING,
        (woord("fase"), TOELICHTING.soms),
    ),
    Handeling("stel_toezichtplan_op", "Plan van het toezicht opgesteld", Soort.OPSCHALING, (UITERLIJK, TOELICHTING)),
    Handeling(
        "verzet_toezichtplan", "Termijn van het plan van het toezicht verzet", Soort.OPSCHALING,
        (UITERLIJK, REDEN, dag("uiterlijk_op_was", "Uiterlijk op, tot nu")),
    ),
    Handeling(
        "lever_toezichtplan_op", "Plan van het toezicht opgeleverd", Soort.OPSCHALING, (TOELICHTING, DOCUMENT)
    ),
    Handeling(
        "voeg_planstap_toe", "Stap toegevoegd aan het plan van het toezicht", Soort.OPSCHALING,
        (TITEL, tekst("met_wie", "Met wie"), UITERLIJK),
    ),
    Handeling(
        "rond_planstap_af", "Stap van het plan van het toezicht afgerond", Soort.OPSCHALING, (TITEL, TOELICHTING.soms)
    ),
    Handeling(
        "leg_correspondentie_vast", "Brief van of aan het toezicht vastgelegd", Soort.OPSCHALING,
        (woord("richting"), tekst("met", "Afzender of ontvanger"), tekst("onderwerp"), DOCUMENT),
    ),
)  # fmt: skip

INFORMATIE = (
    Handeling(
        "meld_verzonden", "Partij geïnformeerd", Soort.INFORMATIE,
        (woord("middel"), TOELICHTING.soms, DOCUMENT, tekst("partij"), woord("te_laat").soms),
    ),
    Handeling("laat_plicht_vervallen", "Informatieplicht vervallen", Soort.INFORMATIE, (TOELICHTING, tekst("partij"))),
    Handeling(
        "schrijf_romptekst", "Tekst van de raadsbrief voor alle gemeenten geschreven", Soort.INFORMATIE, (TITEL, TEKST_)
    ),
    Handeling(
        "bied_raadsbrief_aan", "Raadsinformatiebrief naar de gemeente", Soort.INFORMATIE,
        (
            GEMEENTEN, GEMEENTE, getal("document", "Document (nummer)"), SHA256,
            getal("romptekst", "Versie van de tekst"),
        ),
    ),
    Handeling(
        "verzend_raadsbrief", "Raadsinformatiebrief aan de raad gestuurd", Soort.INFORMATIE,
        (TOELICHTING.soms, lijst(tekst("informatieplicht")).soms),
    ),
)  # fmt: skip
HANDELINGEN = (*RAADPLEGING, *OPSCHALING, *INFORMATIE)
