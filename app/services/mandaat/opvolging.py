"""Whether what was refused or never came into force was asked again of the same grantor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.basis.begrippen import Mandaatstatus, dag_van
from app.models import Mandaat

_GEEN_OPVOLGER = frozenset({Mandaatstatus.AFGEWEZEN, Mandaatstatus.INGETROKKEN})


def wijkt_af(mandaat: Mandaat) -> bool:
    """Whether its refusal is one of the grantor: whoever judges a proposal does not deviate, nor does a holder."""
    return mandaat.goedgekeurd_datum is not None and mandaat.onder_id is None


def opgesteld_op(mandaat: Mandaat) -> date:
    """The day on which it was drawn up; what was taken over from paper was proposed before it was entered."""
    ingevoerd = dag_van(mandaat.aangemaakt_op)
    return min(filter(None, (ingevoerd, mandaat.voorgesteld_datum)))


def eerste_opgesteld(mandaten: Iterable[Mandaat]) -> date | None:
    """The day of the first of these that came to something."""
    return min((opgesteld_op(m) for m in mandaten if m.status not in _GEEN_OPVOLGER), default=None)


def opnieuw_gevraagd(mandaat: Mandaat, alle: Sequence[Mandaat]) -> date | None:
    """The day on which a later mandaat of the same kind was asked of the same grantor in this zaak."""
    wie = (mandaat.zaak_id, mandaat.mandaatgever_id, mandaat.soort)
    return eerste_opgesteld(o for o in alle if o.id > mandaat.id and (o.zaak_id, o.mandaatgever_id, o.soort) == wie)
