"""What can be wrong with a backup, or with the place that it goes to."""

from __future__ import annotations

from app.domain.basis.fouten import DomeinFout


class OnbruikbareReservekopie(DomeinFout):
    """A file that is no whole backup of ours, or that this key does not open."""

    code = "onbruikbare_reservekopie"


class GaatNietOpen(OnbruikbareReservekopie):
    """No key was named, or another one: of the backup itself nothing is known."""


class InGebruik(DomeinFout):
    """Somebody has the database open that another one would take the place of."""

    code = "in_gebruik"
    status = 409


class NietLeeg(DomeinFout):
    """Where it would go something stands already."""

    code = "niet_leeg"
    status = 409


class VerhuizingOnmogelijk(DomeinFout):
    """The data cannot move there, or have moved already."""

    code = "verhuizing_onmogelijk"
    status = 409
