"""The money of a zaak: commitments, their plan, and what is booked on them."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Handeling, Soort
from app.domain.basis.handelingen.velden import (
    REDEN,
    TOELICHTING,
    Veld,
    bedrag,
    code,
    dag,
    getal,
    lijst,
    per,
    tekst,
    woord,
)

GRONDSLAG = tekst("grondslag", "Waar dat is besloten")
COLLEGE = code("college")
GELDPLAN = lijst(tekst("geldplan", "Termijnen (dag;soort;centen)"))
DELEN = per(bedrag("verdeling"))
TOEZEGGING: tuple[Veld, ...] = (
    woord("soort"), tekst("omschrijving"), tekst("wederpartij", "Aan of van wie"), bedrag("bedrag"),
    getal("besluit", "Onder besluit (nummer)").soms, getal("spoedbesluit", "Onder spoedbesluit (nummer)").soms,
    tekst("beschikking").soms, dag("beslissing_voor", "Rijk beslist voor").soms, tekst("voorwaarden").soms,
    tekst("zekerheid").soms, tekst("rente").soms, woord("sleutel"), getal("peiljaar").soms, dag("peildatum").soms,
    per(getal("gewichten", "Weegt")).soms, DELEN, code("voorfinancier", "Betaalt vooruit").soms,
    lijst(code("betaalt_niet", "Voor wie")).soms, GELDPLAN.soms, getal("boeking", "Boeking (nummer)"),
)  # fmt: skip
HANDELINGEN = (
    Handeling("zeg_geld_toe", "Geld toegezegd", Soort.BESLUITEN, TOEZEGGING),
    Handeling(
        "wijzig_geldplan", "Termijnen van een toezegging gewijzigd", Soort.BESLUITEN, (REDEN, GELDPLAN.soms),
        ook_gesloten=True,
    ),
    Handeling(
        "boek_geld", "Geld geboekt", Soort.BESLUITEN,
        (
            woord("soort"), bedrag("bedrag"), COLLEGE.soms, GRONDSLAG.soms, TOELICHTING.soms,
            getal("toezegging", "Toezegging (nummer)"), DELEN,
        ),
        ook_gesloten=True,
    ),
    Handeling(
        "draai_geldboeking_terug", "Boeking van geld teruggedraaid", Soort.BESLUITEN,
        (REDEN, bedrag("bedrag"), getal("toezegging", "Toezegging (nummer)"), getal("tegenboeking_van")),
        ook_gesloten=True,
    ),
)  # fmt: skip
