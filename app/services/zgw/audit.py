"""The logboek of a case as audittrail of the Zaken API."""

from __future__ import annotations

from app.domain.basis.handelingen import woord_van
from app.domain.logboek.keten import Regel
from app.models import Zaak
from app.services.logboek.lezen import Leesregel
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.vorm import Deel, Zgw, moment

DRAAIBOEK = "draaiboek"
ZRC = "zrc"
"""What ZGW calls the register of cases."""
_GEDAAN, _GEWEIGERD = 200, 403


def auditregel(zgw: Zgw, zaak: Zaak, regel: Leesregel) -> Deel:
    """One entry: who did what and when, or was refused. The logboek itself proves more, and is exported for that."""
    kop, url = regel.kop, zgw.url(Objectsoort.ZAAK, zaak.id)
    return {
        "uuid": str(zgw.adressen.uuid(Objectsoort.AUDITREGEL, kop.nr)),
        "bron": ZRC,
        "applicatieId": DRAAIBOEK,
        "applicatieWeergave": DRAAIBOEK,
        "gebruikersId": kop.actor,
        "gebruikersWeergave": regel.naam,
        "actie": kop.actie[:50],
        "actieWeergave": woord_van(kop.actie) or kop.actie,
        "resultaat": _GEWEIGERD if regel.geweigerd else _GEDAAN,
        "hoofdObject": url,
        "resource": "zaak",
        "resourceUrl": url,
        "resourceWeergave": kop.object or zaak.zaaknummer,
        "toelichting": regel.waarom,
        "aanmaakdatum": moment(regel.op),
        "wijzigingen": _wijzigingen(kop),
    }


def _wijzigingen(kop: Regel) -> Deel:
    """From which state to which, when the act changed one."""
    return {"oud": {"stand": kop.van} if kop.van else None, "nieuw": {"stand": kop.naar} if kop.naar else None}
