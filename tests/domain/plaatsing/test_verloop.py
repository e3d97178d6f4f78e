"""How children stood at the end of each week, from counts and bookings."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.plaatsing.balans import balans
from app.domain.plaatsing.boekhouding import Ingeschreven, bewegingen, stel_op
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap
from app.domain.plaatsing.verloop import Weekstand, weekstanden
from app.domain.plaatsing.weken import WEEK

EERSTE = date(2026, 11, 2)


def boeking(nummer: int, aantal: int, *stappen: tuple[Fase, int], soort: Boeksoort = Boeksoort.PLAATSING,
            deel_van: int | None = None) -> Ingeschreven:  # fmt: skip
    """Its steps by the day after the first Monday."""
    aanbod = 1 if soort is Boeksoort.PLAATSING else None
    wat = Boeking(soort=soort, locatie=1, zorgvorm="gesloten", gemeente="GM0503", aantal=aantal, week=EERSTE,
                  aanbod=aanbod)  # fmt: skip
    gezet = tuple(Stap(fase, EERSTE + timedelta(dag)) for fase, dag in stappen)
    return Ingeschreven(nummer, wat, gezet, deel_van)


def test_wie_weg_is_telt_door_en_wie_een_plek_heeft_is_er_nog() -> None:
    geboekt = stel_op([
        boeking(1, 6, (Fase.GERESERVEERD, 1), (Fase.WACHT_RECHTER, 8)),
        boeking(2, 2, (Fase.GERESERVEERD, 1), (Fase.GEPLAATST, 9), deel_van=1),
        boeking(3, 1, (Fase.THUIS, 16), soort=Boeksoort.NAAR_HUIS),
        boeking(4, 3, (Fase.GERESERVEERD, 8), (Fase.INGETROKKEN, 15)),
    ])  # fmt: skip
    weken = balans({EERSTE: 10}, bewegingen(geboekt, 1), EERSTE + 2 * WEEK)
    assert weekstanden([weken], geboekt) == [
        Weekstand(EERSTE, in_zorg=10, geregeld=6, geplaatst=0, thuis=0, vertrokken=0),
        Weekstand(EERSTE + WEEK, in_zorg=8, geregeld=7, geplaatst=2, thuis=0, vertrokken=0),
        Weekstand(EERSTE + 2 * WEEK, in_zorg=7, geregeld=4, geplaatst=2, thuis=1, vertrokken=0),
    ]


def test_meer_geboekt_dan_geteld_is_niemand_zonder_plek() -> None:
    stand = Weekstand(EERSTE, in_zorg=2, geregeld=3, geplaatst=0, thuis=0, vertrokken=0)
    assert (stand.zonder_plek, stand.met_plek) == (0, 2)
