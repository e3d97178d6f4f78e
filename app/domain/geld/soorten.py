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
    """What is asked of the Rijk. What it grants comes in, and lowers what the colleges bear."""

    @property
    def komt_terug(self) -> bool:
        """Whether what was paid stands out until it is paid back, settled with care or written off."""
        return self in (Toezegsoort.VOORSCHOT, Toezegsoort.LENING, Toezegsoort.GARANTIE)

    @property
    def van_rijk(self) -> bool:
        return self is Toezegsoort.RIJKSSUBSIDIE

    @property
    def staat_uit(self) -> bool:
        """Whether what was paid is provisional: it comes back, or (of the Rijk) must still be settled."""
        return self.komt_terug or self.van_rijk


class Geldsoort(StrEnum):
    """What a booking says."""

    TOEZEGGING = "toezegging"
    AANVRAAG = "aanvraag"
    """Asked of the Rijk, which has not decided: it counts for nobody yet."""
    TOEKENNING = "toekenning"
    """What the Rijk grants of what was asked."""
    AFWIJZING = "afwijzing"
    """What the Rijk refuses of it, or what is asked no more."""
    BETALING = "betaling"
    """Of what the Rijk grants: it came in."""
    TERUGBETALING = "terugbetaling"
    """Of what the Rijk granted: it goes back to it."""
    VASTSTELLING = "vaststelling"
    """The Rijk settles what it paid: that is for good."""
    VERREKENING = "verrekening_met_zorg"
    VRIJVAL = "vrijval"
    AFBOEKING = "afboeking"
    VEREVENING = "verevening"
    """A municipality pays back who paid for it."""
    OVERNAME = "overname_van_deel"
    """Who paid for a municipality bears that part for good."""
    TEGENBOEKING = "tegenboeking"


OP_TOEZEGGING = (
    Geldsoort.TOEKENNING,
    Geldsoort.AFWIJZING,
    Geldsoort.BETALING,
    Geldsoort.TERUGBETALING,
    Geldsoort.VERREKENING,
    Geldsoort.VASTSTELLING,
    Geldsoort.VRIJVAL,
    Geldsoort.AFBOEKING,
)
"""What is divided over everybody who takes part."""
VAN_COLLEGE = (Geldsoort.VEREVENING, Geldsoort.OVERNAME)
"""What is about one municipality for which another one paid."""
MET_BESLUIT = (
    Geldsoort.AFBOEKING,
    Geldsoort.OVERNAME,
    Geldsoort.TOEKENNING,
    Geldsoort.AFWIJZING,
    Geldsoort.VASTSTELLING,
)
"""What somebody must have decided: the booking says where that stands."""


def kan(soort: Toezegsoort) -> list[Geldsoort]:
    """What can be booked on a commitment of this kind, beside parts of one municipality."""
    if soort.van_rijk:
        return [
            Geldsoort.TOEKENNING,
            Geldsoort.AFWIJZING,
            Geldsoort.BETALING,
            Geldsoort.VASTSTELLING,
            Geldsoort.TERUGBETALING,
            Geldsoort.VRIJVAL,
        ]
    terug = [Geldsoort.TERUGBETALING, Geldsoort.AFBOEKING] if soort.komt_terug else []
    zorg = [Geldsoort.VERREKENING] if soort is Toezegsoort.VOORSCHOT else []
    return [Geldsoort.BETALING, *terug, *zorg, Geldsoort.VRIJVAL]


class Rekening(StrEnum):
    """An account. Each has a line per organisation; a posting takes from one and gives to another."""

    GEVRAAGD = "gevraagd"
    """Asked of the Rijk, and not decided."""
    GEBONDEN = "gebonden"
    """Promised and not yet paid: what an organisation still has to bear."""
    TE_BETALEN = "te_betalen"
    """The other side of both."""
    BANK = "bank"
    """What an organisation itself paid, below nought."""
    UITSTAAND = "uitstaand"
    """Paid, and to come back; of the Rijk: received, and to be settled."""
    LAST = "last"
    """Borne for good."""
    VORDERING = "vordering"
    """Of who paid for another."""
    SCHULD = "schuld"
    """Of for whom another paid, below nought."""


BRON = {
    Geldsoort.TOEKENNING: Rekening.GEVRAAGD,
    Geldsoort.AFWIJZING: Rekening.GEVRAAGD,
    Geldsoort.BETALING: Rekening.GEBONDEN,
    Geldsoort.VRIJVAL: Rekening.GEBONDEN,
    **dict.fromkeys(
        (Geldsoort.TERUGBETALING, Geldsoort.VERREKENING, Geldsoort.AFBOEKING, Geldsoort.VASTSTELLING),
        Rekening.UITSTAAND,
    ),
}
"""From which account each of `OP_TOEZEGGING` takes."""
