"""The year of the region in the demo: on its calendar, most of what was due done, one motion still to be weighed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.demo.lopendspeler import Lopend
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng
from app.domain.jaar.kalender import Momentuitkomst
from app.models import Jaarmoment
from app.services.jaar import inbreng, kalender

BEGIN, TERUG = 340, 45
"""How many days ago the year was put on the calendar, and of how long ago everything was recorded."""


def speel_jaar(speler: Lopend) -> None:
    """Played on top of the running zaken. What was due in the last weeks is left for who looks."""
    jaar, begin = speler.vandaag.year, speler.dag(BEGIN)
    procedures = sorted(p.code for p in speler.regio.procedures if p.is_in(jaar))
    speler.doe(speler.projectleider, begin, 9, kalender.stel_jaarkalender_vast, jaar, procedures)
    for nr, dag in _tot(speler, jaar, speler.dag(TERUG)):
        uitslag = kalender.Jaaruitslag(Momentuitkomst.GEDAAN, dag, kenmerk=f"R-{jaar}-{nr}")
        speler.doe(speler.projectleider, speler.dag(TERUG - 5), 10, kalender.leg_jaarmoment_vast, nr, uitslag)
    gemeente = speler.leden(speler.vandaag)[0]
    motie = NieuweInbreng(
        Inbrengsoort.MOTIE, gemeente, speler.dag(10), "Maak zichtbaar hoe lang kinderen wachten.", "uitvoeringsplan"
    )
    speler.doe(speler.adres(gemeente), speler.dag(9), 11, inbreng.leg_inbreng_vast, jaar, motie)


def _tot(speler: Lopend, jaar: int, dag: date) -> list[tuple[int, date]]:
    """The moments of the year with their last day, up to a day."""
    vraag = select(Jaarmoment.id, Jaarmoment.uiterlijk_op).where(
        Jaarmoment.regio == speler.regio.code, Jaarmoment.jaar == jaar, Jaarmoment.uiterlijk_op <= dag
    )
    return [(nr, laatste) for nr, laatste in speler.session.execute(vraag.order_by(Jaarmoment.id))]
