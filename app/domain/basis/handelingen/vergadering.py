"""Papers, their agendas, the calendar of meetings, and the year of the region."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    DOCUMENT,
    GEMEENTE,
    GEMEENTEN,
    NAAM,
    REDEN,
    SHA256,
    TEKST_,
    TITEL,
    TOELICHTING,
    code,
    dag,
    getal,
    lijst,
    tekst,
    woord,
)

JAAR, INBRENGER, PROCEDURE = getal("jaar"), code("inbrenger"), code("procedure")
REGIO, OVERLEG, STATION, DAG = code("regio"), code("overleg"), code("station"), dag("dag")

HANDELINGEN = (
    Handeling("dien_stuk_in", "Stuk ingediend", Soort.STUKKEN, (TITEL, code("route"), DOCUMENT)),
    Handeling(
        "agendeer", "Stuk geagendeerd", Soort.STUKKEN,
        (STATION, getal("vergadering", "Vergadering (nummer)").soms, GEMEENTEN.soms, TITEL, DAG),
    ),
    Handeling(
        "voer_af", "Stuk van de agenda gehaald", Soort.STUKKEN,
        (getal("agendapunt", "Agendapunt (nummer)"), REDEN, TITEL),
    ),
    Handeling(
        "leg_uitkomst_vast", "Uitkomst van een stuk vastgelegd", Soort.STUKKEN,
        (STATION, woord("uitkomst"), TOELICHTING.soms, GEMEENTEN.soms, TITEL),
    ),
    Handeling("trek_stuk_in", "Stuk ingetrokken", Soort.STUKKEN, (REDEN, TITEL)),
    Handeling(
        "plan_vergadering", "Vergadering gepland", Soort.STUKKEN,
        (OVERLEG, tekst("tijd").soms, tekst("plaats").soms, REGIO),
    ),
    Handeling(
        "plan_jaar", "Vergaderjaar gepland", Soort.STUKKEN, (getal("jaar"), lijst(tekst("vergaderingen")), REGIO)
    ),
    Handeling("gelast_vergadering_af", "Vergadering afgelast", Soort.STUKKEN, (REDEN, REGIO, OVERLEG, DAG)),
    Handeling(
        "stel_jaarkalender_vast", "Jaarkalender vastgesteld", Soort.STUKKEN, (JAAR, lijst(code("procedures")), REGIO)
    ),
    Handeling(
        "leg_jaarmoment_vast", "Moment van het jaar vastgelegd", Soort.STUKKEN,
        (woord("uitkomst"), TOELICHTING.soms, tekst("kenmerk").soms, REGIO, JAAR, TITEL, GEMEENTE.soms),
    ),
    Handeling(
        "dien_jaarstuk_in", "Stuk van het jaar ingediend", Soort.STUKKEN,
        (TITEL, NAAM, SHA256, REGIO, JAAR, GEMEENTE.soms),
    ),
    Handeling(
        "leg_jaarstukstap_vast", "Uitkomst van een stuk van het jaar vastgelegd", Soort.STUKKEN,
        (STATION, woord("uitkomst"), TOELICHTING.soms, GEMEENTEN.soms, REGIO, JAAR, TITEL),
    ),
    Handeling(
        "leg_inbreng_vast", "Inbreng vastgelegd", Soort.STUKKEN,
        (JAAR, woord("soort"), INBRENGER, PROCEDURE.soms, TEKST_, REGIO),
    ),
    Handeling(
        "weeg_inbreng_af", "Inbreng afgewogen", Soort.STUKKEN, (woord("uitkomst"), TOELICHTING, REGIO, JAAR, INBRENGER)
    ),
)  # fmt: skip
