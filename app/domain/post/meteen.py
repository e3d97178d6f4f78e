"""Of which points a mail goes at once: where somebody waits for what another decides, answers or confirms."""

from __future__ import annotations

from app.domain.openstaand import afloop, brieven, mandaten, overleg, register
from app.domain.openstaand.besluit import spoed, twee

METEEN = frozenset(
    {
        mandaten.VOORGESTELD,
        mandaten.GOEDGEKEURD,
        mandaten.HOUDER,
        mandaten.WERKGEVER,
        mandaten.AFGEWEZEN,
        overleg.STANDPUNT,
        overleg.AFWIJKING,
        brieven.BIJ_GEMEENTE,
        afloop.NOODGREEP,
        afloop.EXPORT,
        afloop.BEVESTIGEN,
        twee.ONDERTEKENEN,
        twee.KENNIS,
        spoed.TEKENEN,
        spoed.BEKRACHTIGEN,
    }
)
"""Kinds of a zaak. What somebody was assigned to do is told to him whatever its kind."""
BUITEN_ZAAK = frozenset({register.IMPORT, register.TOEGANG, register.NOTITIE, register.INBRENG})
"""Kinds of no zaak, or beside its record."""
AANLEIDING = frozenset({"stel_import_voor", "stel_toegang_voor", "plaats_notitie", "leg_inbreng_vast"})
"""The acts after which those may have come."""
AMBT = frozenset({"benoem", "wijs_waarnemer_aan", "bevestig_toegang"})
"""The acts after which what lies with an office may lie with somebody else."""
