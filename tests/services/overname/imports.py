"""An import by the two Regievoerders of the demo region."""

from __future__ import annotations

from app.models import Inlezing
from app.services.overname import importen
from app.services.overname.bestand import Importbestand
from tests.kern.importvoorbeeld import als_bestand, duinpoort
from tests.kern.spelers import Spelers

BESTAND = als_bestand(duinpoort())
"""Scenario S1 on paper."""


def stel_voor(spelers: Spelers, bestand: Importbestand = BESTAND) -> Inlezing:
    return spelers.directeur_sbjh.doet(importen.stel_import_voor, bestand)


def bevestig(spelers: Spelers, inlezing_id: int) -> Inlezing:
    return spelers.directeur_denhaag.doet(importen.bevestig_import, inlezing_id)


def importeer(spelers: Spelers, bestand: Importbestand = BESTAND) -> Inlezing:
    """Proposed by the directeur SbJH, confirmed by the one of Den Haag."""
    return bevestig(spelers, stel_voor(spelers, bestand).id)
