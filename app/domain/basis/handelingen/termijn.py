"""Steps, terms, and days that do not count."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    BRON,
    DOCUMENT,
    EDITIE,
    MOTIVERING,
    NAAM,
    REDEN,
    TITEL,
    TOELICHTING,
    dag,
    getal,
    hash_,
    lijst,
    tekst,
)

TERMIJNEN = lijst(tekst("termijnen"))
LAATSTE_DAG = (dag("laatste_dag_was", "Laatste dag, tot nu").soms, dag("laatste_dag", "Laatste dag, vanaf nu").soms)
MUTATIE = (REDEN, TITEL, *LAATSTE_DAG)
GEWIJZIGD = (getal("termijnen_gewijzigd"), getal("zaken_gewijzigd"))
VERSCHIL = tuple(lijst(tekst(aard)).soms for aard in ("erbij", "weg", "gewijzigd"))

HANDELINGEN = (
    Handeling("rond_stap_af", "Stap afgerond", Soort.STAPPEN, (TOELICHTING.soms, DOCUMENT, TITEL, TERMIJNEN.soms)),
    Handeling(
        "stap_over_op_editie", "Overgestapt op een andere editie", Soort.STAPPEN,
        (
            EDITIE, MOTIVERING, hash_("van_sha256", "Controlegetal van de oude tekst"),
            hash_("naar_sha256", "Controlegetal van de nieuwe tekst").soms, *VERSCHIL,
        ),
    ),
    Handeling("schort_op", "Termijn opgeschort", Soort.STAPPEN, MUTATIE),
    Handeling("hervat", "Termijn hervat", Soort.STAPPEN, MUTATIE),
    Handeling("verleng", "Termijn verlengd", Soort.STAPPEN, (getal("werkdagen"), *MUTATIE)),
    Handeling(
        "leg_gebeurtenis_vast", "Gebeurtenis vastgelegd", Soort.STAPPEN,
        (
            TOELICHTING.soms, tekst("gebeurtenis"), dag("eerder_vastgelegd", "Eerder vastgelegd op").soms,
            TERMIJNEN.soms,
        ),
    ),
    Handeling("voeg_dag_toe", "Gelijkgestelde dag toegevoegd", Soort.STAPPEN, (NAAM, BRON, *GEWIJZIGD)),
    Handeling(
        "verwijder_dag", "Gelijkgestelde dag verwijderd", Soort.STAPPEN,
        (REDEN, tekst("naam_was", "Naam"), tekst("bron_was", "Bron"), *GEWIJZIGD),
    ),
    Handeling(
        "herbereken", "Termijnen opnieuw berekend", Soort.STAPPEN,
        (REDEN, TERMIJNEN.soms, *(veld.soms for veld in GEWIJZIGD)),
    ),
)  # fmt: skip
