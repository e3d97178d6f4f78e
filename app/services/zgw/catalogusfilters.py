"""What the lists of the catalogus can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.zgw.adressen import Objectsoort
from app.services.zgw.filters import Filters

CATALOGUSFILTERS: Mapping[Objectsoort, Filters] = {
    soort: Filters(heel=frozenset(heel.split()), lijsten=frozenset(lijsten.split()))
    for soort, heel, lijsten in (
        (Objectsoort.CATALOGUS, "domein rsin", ""),
        (Objectsoort.ZAAKTYPE, "catalogus identificatie", ""),
        (Objectsoort.STATUSTYPE, "zaaktype zaaktypeIdentificatie", ""),
        (Objectsoort.RESULTAATTYPE, "zaaktype zaaktypeIdentificatie", ""),
        (Objectsoort.ROLTYPE, "zaaktype zaaktypeIdentificatie omschrijving omschrijvingGeneriek", ""),
        (Objectsoort.BESLUITTYPE, "catalogus omschrijving", "zaaktypen"),
        (Objectsoort.INFORMATIEOBJECTTYPE, "catalogus omschrijving", ""),
    )
}
