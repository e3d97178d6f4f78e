"""Broken rules about destruction, by name."""

from __future__ import annotations

from app.domain.basis.fouten import DomeinFout


class ZaakVernietigd(DomeinFout):
    """The content is gone; nothing can be done with it any more. Not noted: there is nothing left to protect."""

    code = "zaak_vernietigd"
    status = 410


class ZaakLoopt(DomeinFout):
    """It has not come to rest, so no retention term runs."""

    code = "zaak_loopt"
    status = 409
    weigering = True


class TermijnLooptNog(DomeinFout):
    """Before the retention term is over, or without one."""

    code = "bewaartermijn_loopt"
    status = 409
    weigering = True


class LangerBewaard(DomeinFout):
    """Somebody recorded that it must be kept longer."""

    code = "langer_bewaard"
    status = 409
    weigering = True
