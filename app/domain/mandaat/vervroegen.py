"""An end of a mandaat that lies ahead can be brought forward, never put off: a power ends for the days to come.

Its grantor can (Awb 10:8), and so can its holder, who could have handed it back.
"""

from __future__ import annotations

from datetime import date

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeOvergang
from app.domain.mandaat.leven import Mandaatvelden
from app.domain.mandaat.mandaat import toets_intrekking


def toets_vervroegen(nu: Mandaatstatus, einde: date | None, per: date, vandaag: date) -> None:
    """An end that lies ahead comes sooner, never later: on a day from today on, before the day that was said.

    `nu` is its last act. Raises OngeldigeOvergang, DatumOnlogisch.
    """
    if nu is not Mandaatstatus.INGETROKKEN or einde is None or einde <= vandaag:
        raise OngeldigeOvergang("Van dit mandaat ligt geen einde in het verschiet. Er is niets te vervroegen.")
    if not vandaag <= per < einde:
        raise DatumOnlogisch(
            f"Het mandaat eindigt op {einde:%d-%m-%Y}. Kies een eerdere dag, vanaf vandaag: uitstellen kan niet.",
            veld="datum",
        )


def vervroeg(mandaat: Mandaatvelden, per: date, vandaag: date, laatste_besluit: date | None) -> date:
    """Bring its end forward; gives the day that was said before. Raises what `toets_vervroegen` and `trek_in` raise."""
    toets_vervroegen(mandaat.status, mandaat.ingetrokken_per, per, vandaag)
    assert mandaat.ingetrokken_per is not None  # noqa: S101 - asked above
    toets_intrekking(per, laatste_besluit)
    was, mandaat.ingetrokken_per, mandaat.einde_vervroegd_op = mandaat.ingetrokken_per, per, vandaag
    return was
