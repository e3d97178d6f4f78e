"""Which of the leading offices has to act when somebody acted already: the other one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.basis.begrippen import Rol
from app.domain.regio.regio import Regioprofiel
from app.models import Functievervulling
from app.services.kern.rijen import Rijen
from app.services.openstaand.feiten.kaders import per_sleutel

Ambten = Mapping[int, list[tuple[str, date, date | None]]]
"""By account the offices of the region that it filled: code, first and last day."""


def ambten_in(rijen: Rijen) -> Ambten:
    return per_sleutel((f.gebruiker_id, (f.functie_code, f.van, f.tot)) for f in rijen.van(Functievervulling))


def andere_leider(profiel: Regioprofiel, ambten: Ambten, door: int, dag: date) -> str:
    """The one leading office that this account did not fill on the day; empty when there is not exactly one."""
    eigen = {code for code, van, tot in ambten.get(door, []) if van <= dag <= (tot or date.max)}
    leidend = [f.code for f in profiel.functies if f.rol is Rol.REGIEVOERDER]
    anderen = [code for code in leidend if code not in eigen]
    return anderen[0] if len(anderen) == 1 and len(leidend) > 1 else ""
