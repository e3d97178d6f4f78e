"""Which of the leading offices has to act when somebody acted already: the other one."""

from __future__ import annotations

from datetime import date

from app.domain.basis.begrippen import Rol
from app.domain.regio.functies import Bezetting
from app.domain.regio.regio import Regioprofiel
from app.models import Functievervulling
from app.services.kern.bezetting import bezetting_in
from app.services.kern.rijen import Rijen


def ambten_in(rijen: Rijen) -> Bezetting:
    """The offices of the region, by period."""
    return bezetting_in(rijen.van(Functievervulling))


def andere_leider(profiel: Regioprofiel, bezetting: Bezetting, persoon_id: int, dag: date) -> str:
    """The one leading office that is not of this person, who acted on the day; empty when there is not exactly one."""
    eigen = bezetting.eerste(persoon_id, dag).functies
    leidend = [f.code for f in profiel.functies if f.rol is Rol.REGIEVOERDER]
    anderen = [code for code in leidend if code not in eigen]
    return anderen[0] if len(anderen) == 1 and len(leidend) > 1 else ""
