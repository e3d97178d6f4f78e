"""A grant that its college gave on paper: who may record it for a grantor without an account, and what shows it."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer, VierOgen
from app.domain.basis.vierogen import Betrokkene, toets_tweede
from app.domain.mandaat.leven import Gever

ZELF = "U bent de houder van dit mandaat. Iemand anders van het team legt de verlening vast."
ZONDER_STUK = "Kies het ondertekende besluit. Zonder dat stuk wordt een verlening niet van papier vastgelegd."
STUK_NODIG = "Voeg het ondertekende besluit toe. Deze regio legt een mandaat alleen vast met dat stuk."


def toets_van_papier(gever: Gever, houder: Betrokkene, wie: Betrokkene, *, heeft_account: bool, met_stuk: bool) -> None:
    """Who has an account grants himself; the holder never records his own. Raises GeenRecht, VierOgen, OngeldigeInvoer.

    `houder` and `wie` (who records it) are natural persons, with the offices that count: a mandaat to an office is not
    recorded by who fills or deputises that. An ondermandaat is given here, by the holder above it.
    """
    if gever.houder_id is not None:
        raise GeenRecht(f"Een ondermandaat wordt hier verleend, door {gever.naam}.")
    if heeft_account:
        raise GeenRecht(f"{gever.naam} heeft een account. Laat {gever.naam} het mandaat zelf verlenen.")
    toets_niet_de_houder(houder, wie)
    if not met_stuk:
        raise OngeldigeInvoer(ZONDER_STUK, veld="stuk")


def toets_niet_de_houder(houder: Betrokkene, wie: Betrokkene) -> None:
    """Raises VierOgen, GeenRecht."""
    toets_tweede(houder, wie, zelf=ZELF, functie=ZELF)


def toets_deel_van_papier(
    college: str, getekend: Collection[int | None], persoon: int, *, heeft_account: bool, met_stuk: bool
) -> None:
    """The part of a college in a spoedbesluit: by who did not sign that (`getekend`, persons), with the decision.

    Raises GeenRecht, VierOgen, OngeldigeInvoer.
    """
    if heeft_account:
        raise GeenRecht(f"{college} heeft een account. Laat {college} zelf beslissen over dit deel.")
    if persoon in getekend:
        raise VierOgen("U heeft dit spoedbesluit getekend. Iemand anders van het team legt de beslissing vast.")
    if not met_stuk:
        raise OngeldigeInvoer("Kies het ondertekende besluit. Zonder dat stuk kan het niet van papier.", veld="stuk")
