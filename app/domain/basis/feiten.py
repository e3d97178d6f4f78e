"""What a zaak can show that fulfils a step or an agreement: a vocabulary that the code knows and editions name.

A step that names one cannot be finished before it is so, and is finished by the act that makes it so.
"""

from __future__ import annotations

from enum import StrEnum

from app.domain.basis.fouten import DomeinFout


class FeitOntbreekt(DomeinFout):
    """A step or an agreement is fulfilled by something that is not so yet."""

    code = "feit_ontbreekt"


class Feit(StrEnum):
    """A fact of a zaak, true or not on a day."""

    PROJECTLEIDER = "projectleider"
    """Somebody is projectleider."""
    EXTRA_REGIEVOERDER = "extra_regievoerder"
    """A municipality with a large interest was added to the Regievoerder."""
    MANDATEN = "mandaten"
    """A mandaat within the region is active."""
    MANDATEN_ANDERE_REGIO = "mandaten_andere_regio"
    """A mandaat of another region is active."""
    VROEGSIGNALERING = "vroegsignalering"
    """Figures of a quarter of the provider are recorded."""
    GEINFORMEERD = "geinformeerd"
    """Every party that the step informs was told, or need not be any more."""


EIS = {
    Feit.PROJECTLEIDER: "Er is nog geen projectleider. Wijs eerst een projectleider aan.",
    Feit.MANDATEN: "Er is nog geen actief mandaat binnen de regio. Laat eerst een mandaat verlenen.",
    Feit.MANDATEN_ANDERE_REGIO: "Er is nog geen actief mandaat van een andere regio. Laat eerst een mandaat verlenen.",
    Feit.GEINFORMEERD: "Nog niet iedereen van deze stap is geïnformeerd. Leg eerst per partij de verzending vast.",
}
"""Why what needs the fact cannot be finished yet, and how to mend it; each of VEREIST."""


VEREIST = frozenset(Feit) - {Feit.VROEGSIGNALERING, Feit.EXTRA_REGIEVOERDER}
"""Facts without which nobody can say by hand that the step or the agreement was done; the others only help."""

VERVULD = {
    Feit.PROJECTLEIDER: "Er is een projectleider aangewezen.",
    Feit.EXTRA_REGIEVOERDER: "Er is een gemeente aan de Regievoerder toegevoegd.",
    Feit.MANDATEN: "Er is een actief mandaat binnen de regio.",
    Feit.MANDATEN_ANDERE_REGIO: "Er is een actief mandaat van een andere regio.",
    Feit.VROEGSIGNALERING: "De cijfers van een kwartaal zijn vastgelegd.",
    Feit.GEINFORMEERD: "Iedereen van deze stap is geïnformeerd, of hoeft dat niet meer te worden.",
}
"""What the entry says of a step or an agreement that an act fulfilled."""


def door_handeling(feit: Feit | None, toelichting: str) -> bool:
    """Whether the act that makes the fact so finished a step that names it, and not somebody by hand.

    Such a step is shown by that act, and by what that act asks: it needs no document of its own.
    """
    return feit is not None and (feit in VEREIST or toelichting == VERVULD[feit])
