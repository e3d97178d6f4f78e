"""What is missing before anything can be decided under a mandaat: the next thing to wait for, in words."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.basis.begrippen import Mandaatstatus

_S = Mandaatstatus
_VERST = (
    (_S.ACTIEF, ""),
    (_S.VERLEEND, "Er is een mandaat verleend. De instemming van de houder of van de werkgever ontbreekt nog."),
    (_S.GOEDGEKEURD, "De colleges hebben nog niet beslist over het mandaat."),
    (_S.VOORGESTELD, "Het mandaat is voorgesteld. De andere directeur moet het nog beoordelen."),
    (_S.CONCEPT, "Het mandaat staat in concept. Stel het voor."),
    (_S.UITGEPUT, "De ruimte onder het mandaat is op. Vraag een nieuwe versie of een nieuw mandaat."),
    (_S.VERLOPEN, "De mandaten zijn afgelopen. Vraag een nieuw mandaat."),
    (_S.INGETROKKEN, "De mandaten zijn ingetrokken. Vraag een nieuw mandaat."),
    (_S.AFGEWEZEN, "De colleges hebben het mandaat geweigerd."),
)
"""From nearest to usable to furthest away."""


def wat_ontbreekt(statussen: Collection[Mandaatstatus]) -> str:
    """What the mandaten of these statuses wait for; empty when one of them can be used."""
    return next((zin for status, zin in _VERST if status in statussen), "Er is nog geen mandaat gevraagd.")
