"""A deputy of the director of Den Haag, for the tests of offices."""

from __future__ import annotations

from datetime import date

from app.domain.basis.begrippen import Rol
from app.services.kern.bezetting import lees_bezetting
from app.services.regio.functies import Benoeming
from tests.kern.spelers import Speler, Spelers, dag

DEN_HAAG, SBJH = "directeur-denhaag", "directeur-sbjh"
VOORSTEL = dag(14, 3)
WEG, TERUG = dag(10, 3), dag(21, 3)
"""The absence of the director of Den Haag."""


def periode(spelers: Spelers, functie: str) -> int:
    """The id of the period of the one who holds the office now."""
    houder = lees_bezetting(spelers.session, "haaglanden").houder_op(functie, dag(2, 6))
    assert houder
    return houder.id


def waarneming(spelers: Spelers, van: date = WEG, tot: date | None = TERUG, functie: str = DEN_HAAG) -> Benoeming:
    voor = periode(spelers, functie)
    return Benoeming(functie, "plv@denhaag.example", van, tot, "De directeur is met vakantie.", voor)


def maak_plv(spelers: Spelers, email: str = "plv@denhaag.example") -> Speler:
    """Somebody of Den Haag without any office, who has no part in any zaak."""
    return spelers.nieuw(email, "GM0518", Rol.GEMEENTE)
