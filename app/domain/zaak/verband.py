"""How two zaken belong together: said at both, each in its own words. It merges nothing."""

from __future__ import annotations

from enum import StrEnum

from app.domain.basis.begrippen import RUST, Toestand
from app.domain.basis.fouten import OngeldigeInvoer, OngeldigeOvergang


class Verband(StrEnum):
    """What the other zaak is to this one."""

    ZELFDE_GROEP = "zelfde_groep"
    """Its provider belongs to the same group."""
    VOLGT_OP = "volgt_op"
    """This zaak follows from the other."""
    GAAT_VOORAF = "gaat_vooraf"
    """The other follows from this one."""
    ZELFDE = "zelfde"
    """They turned out to be about the same."""


_ANDERSOM = {Verband.VOLGT_OP: Verband.GAAT_VOORAF, Verband.GAAT_VOORAF: Verband.VOLGT_OP}


def andersom(verband: Verband) -> Verband:
    """The same, as the other zaak says it."""
    return _ANDERSOM.get(verband, verband)


def toets_twee(een: str, ander: str) -> None:
    """Raises OngeldigeInvoer at `ander`."""
    if een == ander:
        raise OngeldigeInvoer("Kies een andere zaak dan deze.", veld="ander")


def toets_samenvoegen(toestand: Toestand, ander: Toestand, *, tellingen: int, mandaten: int) -> None:
    """Only a signaal goes on in another zaak, that runs. What was counted or granted belongs to its own zaak, and is
    never moved: then both stay, and are connected. Raises OngeldigeOvergang, OngeldigeInvoer.
    """
    if toestand is not Toestand.SIGNAAL:
        raise OngeldigeOvergang("Alleen een signaal gaat op in een andere zaak. Verbind de zaken, of sluit deze zaak.")
    if ander in RUST:
        raise OngeldigeInvoer("Die zaak is gesloten. Heropen haar eerst, of verbind de zaken alleen.", veld="ander")
    if tellingen or mandaten:
        wat = " en ".join(naam for naam, aantal in (("tellingen", tellingen), ("mandaten", mandaten)) if aantal)
        raise OngeldigeOvergang(f"Dit signaal heeft {wat}. Die gaan niet over naar een andere zaak. Verbind de zaken.")
