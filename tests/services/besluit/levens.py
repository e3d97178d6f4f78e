"""Lives of a zaak that chance seldom finds: what is done, of which grantor, on which day of the term, and an amount."""

from __future__ import annotations

MET_VERSIE = [("verleen", 0, 0, 100_00), ("versie", 0, 10, 120_00), ("besluit", 0, 20, 50_00), ("draai", 0, 30, 1)]
"""Chance seldom decides under a second version."""
MET_TERUGGAVE = [
    ("verleen", 0, 0, 100_00), ("verleen", 1, 5, 90_00), ("besluit", 0, 20, 50_00), ("geef_terug", 0, 30, 1),
    ("draai", 0, 40, 1), ("besluit", 0, 45, 60_00), ("geef_terug", 1, 30, 1),
]  # fmt: skip
"""One is handed back before a reversal; the other cannot be, for a decision came after that day."""
NA_INTREKKEN = [("verleen", 0, 0, 1), ("trek_in", 0, 1, 1), ("versie", 0, 0, 1), ("besluit", 0, 0, 1)]
"""What was withdrawn for a later day gets no version that would count beside it until then."""
EINDE_VOORUIT = [
    ("verleen", 0, 0, 100_00), ("verleen", 1, 0, 90_00), ("trek_later_in", 0, 40, 1), ("besluit", 0, 35, 60_00),
    ("naar_inwoners", 0, 39, 10_00), ("besluit", 0, 40, 5_00), ("geef_alles_terug", 0, 60, 1), ("besluit", 0, 60, 1_00),
]  # fmt: skip
"""Until the day of an end that was told beforehand its money is there to decide on, and from that day on it is not."""
MET_SLEUTELS = [
    ("verleen", 0, 0, 100_00), ("verleen", 1, 0, 90_00), ("verleen", 2, 0, 7_01), ("naar_inwoners", 0, 10, 20_03),
    ("met_de_hand", 1, 12, 6_99), ("draai", 0, 15, 1), ("trek_alles_in", 1, 20, 1), ("naar_inwoners", 0, 25, 30_00),
]  # fmt: skip
"""Each by another key, one turned back, and then without one of the grantors."""
MET_SPOED = [
    ("spoed", 0, 1, 90_00), ("verleen", 0, 2, 100_00), ("bekrachtig", 0, 3, 2), ("bekrachtig", 1, 4, 1),
    ("besluit", 0, 10, 60_00),
]  # fmt: skip
"""What was decided in an emergency rests on no mandaat: ratified or refused, the headroom does not know of it."""
VERVROEGD = [
    ("verleen", 0, 0, 100_00), ("trek_later_in", 0, 40, 1), ("vervroeg", 0, 38, 1), ("besluit", 0, 37, 5_00),
    ("besluit", 0, 35, 5_00), ("spoed", 0, 40, 90_00), ("spoed_terug", 0, 42, 30_00), ("bekrachtig", 0, 43, 2),
]  # fmt: skip
"""An end that was told beforehand comes sooner; and an emergency that was withdrawn, with what is due."""
TUSSENDOOR = [("verleen", 0, 0, 100_00), ("ontwerp", 0, 5, 50_00), ("besluit", 0, 10, 60_00), ("vervolg", 0, 20, 1)]
"""A decision between drawing up a version and its beginning: its ceiling covers that no more."""
KLOK_TERUG = [("verleen", 0, 0, 52_17), ("besluit", 0, 175, 29_61), ("versie", 0, 0, 1)]
"""A version drawn up on a day before that of a decision, by a clock that went back."""
