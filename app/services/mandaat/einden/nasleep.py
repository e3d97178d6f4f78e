"""What stands of a mandaat when it has ended, or would end now."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.mandaat.nasleep import Nasleep, nasleep_van
from app.services.mandaat.stand import Mandaatregel


def nasleep(regel: Mandaatregel, alle: Iterable[Mandaatregel]) -> Nasleep | None:
    """What stands of a mandaat with its conditions read, among those of its zaak on the same day."""
    mandaat = regel.mandaat
    onder = [r.status for r in alle if r.mandaat.onder_id == mandaat.familie]
    gevonden = ((v.nummer, v.standen[-1].oordeel if v.standen else None) for v in mandaat.checklist)
    return nasleep_van(regel.feiten, onder, gevonden)
