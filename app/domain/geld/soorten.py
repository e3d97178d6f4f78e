"""The kinds of commitments, of bookings on them, and of accounts."""

from __future__ import annotations

from enum import StrEnum


class Toezegsoort(StrEnum):
    """What is promised."""

    VOORSCHOT = "voorschot"
    LENING = "lening"
    GARANTIE = "garantie"
    BIJDRAGE = "bijdrage"
    PROJECTKOSTEN = "projectkosten"
    AFREKENING = "afrekening"
    RIJKSSUBSIDIE = "rijkssubsidie"
    """What the Rijk grants: it comes in, and lowers what the colleges bear."""

    @property
    def komt_terug(self) -> bool:
        """Whether what was paid stands out until it is paid back, settled with care or written off."""
        return self in (Toezegsoort.VOORSCHOT, Toezegsoort.LENING, Toezegsoort.GARANTIE)

    @property
    def van_rijk(self) -> bool:
        return self is Toezegsoort.RIJKSSUBSIDIE


class Geldsoort(StrEnum):
    """What a booking says."""

    TOEZEGGING = "toezegging"
    BETALING = "betaling"
    """Of what the Rijk grants: it came in."""
    TERUGBETALING = "terugbetaling"
    VERREKENING = "verrekening_met_zorg"
    VRIJVAL = "vrijval"
    AFBOEKING = "afboeking"
    VEREVENING = "verevening"
    """A municipality pays back who paid for it."""
    OVERNAME = "overname_van_deel"
    """Who paid for a municipality bears that part for good."""
    TEGENBOEKING = "tegenboeking"


OP_TOEZEGGING = (
    Geldsoort.BETALING,
    Geldsoort.TERUGBETALING,
    Geldsoort.VERREKENING,
    Geldsoort.VRIJVAL,
    Geldsoort.AFBOEKING,
)
"""What is divided over everybody who takes part."""
VAN_COLLEGE = (Geldsoort.VEREVENING, Geldsoort.OVERNAME)
"""What is about one municipality for which another one paid."""
MET_BESLUIT = (Geldsoort.AFBOEKING, Geldsoort.OVERNAME)
"""What somebody must have decided: the booking says where that stands."""


def kan(soort: Toezegsoort) -> list[Geldsoort]:
    """What can be booked on a commitment of this kind, beside parts of one municipality."""
    if soort.van_rijk:
        return [Geldsoort.BETALING, Geldsoort.VRIJVAL]
    terug = [Geldsoort.TERUGBETALING, Geldsoort.AFBOEKING] if soort.komt_terug else []
    zorg = [Geldsoort.VERREKENING] if soort is Toezegsoort.VOORSCHOT else []
    return [Geldsoort.BETALING, *terug, *zorg, Geldsoort.VRIJVAL]


class Rekening(StrEnum):
    """An account. Each has a line per organisation; a posting takes from one and gives to another."""

    GEBONDEN = "gebonden"
    """Promised and not yet paid: what an organisation still has to bear."""
    TE_BETALEN = "te_betalen"
    """The other side of that."""
    BANK = "bank"
    """What an organisation itself paid, below nought."""
    UITSTAAND = "uitstaand"
    """Paid, and to come back."""
    LAST = "last"
    """Borne for good."""
    VORDERING = "vordering"
    """Of who paid for another."""
    SCHULD = "schuld"
    """Of for whom another paid, below nought."""
