"""How long the zaak was in each trede, in calendar days and working days."""

from __future__ import annotations

from datetime import timedelta

from app.domain.termijn import werkdagen_tussen
from app.services.dossierstand import Dossierstand
from app.services.dossiertekst import Deel, dag_tekst

DAG = timedelta(days=1)


def tijd_per_trede(stand: Dossierstand) -> list[Deel]:
    """From the day of each tredebepaling up to the day of the next one, or up to and including the reference date."""
    eindes = [*(b.datum for b in stand.bepalingen[1:]), stand.peildatum + DAG]
    return [
        {
            "toestand": bepaling.naar.value,
            "van": dag_tekst(bepaling.datum),
            "tot": dag_tekst(einde) if einde <= stand.peildatum else None,
            "dagen": (einde - bepaling.datum).days,
            "werkdagen": werkdagen_tussen(bepaling.datum - DAG, einde - DAG, stand.dagen),
        }
        for bepaling, einde in zip(stand.bepalingen, eindes, strict=True)
    ]
