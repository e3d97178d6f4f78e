"""An import by the two Regievoerders of the demo region."""

from __future__ import annotations

from app.models import Inlezing
from app.services.overname import overnames
from app.services.overname.bestand import Overnamebestand
from tests.kern.overnamevoorbeeld import als_bestand, duinpoort
from tests.kern.spelers import Spelers

BESTAND = als_bestand(duinpoort())
"""Scenario S1 on paper."""


def stel_voor(spelers: Spelers, bestand: Overnamebestand = BESTAND) -> Inlezing:
    return spelers.directeur_sbjh.doet(overnames.stel_import_voor, bestand)


def bevestig(spelers: Spelers, inlezing_id: int) -> Inlezing:
    return spelers.directeur_denhaag.doet(overnames.bevestig_import, inlezing_id)


def importeer(spelers: Spelers, bestand: Overnamebestand = BESTAND) -> Inlezing:
    """Proposed by the directeur SbJH, confirmed by the one of Den Haag."""
    return bevestig(spelers, stel_voor(spelers, bestand).id)
