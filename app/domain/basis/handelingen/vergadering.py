"""Papers, their agendas, and the calendar of meetings."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    DOCUMENT,
    GEMEENTEN,
    REDEN,
    TITEL,
    TOELICHTING,
    code,
    dag,
    getal,
    lijst,
    tekst,
    woord,
)

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
)  # fmt: skip
