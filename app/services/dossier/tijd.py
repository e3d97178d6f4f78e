"""How long the zaak was in each trede, in the dossier as plain data."""

from __future__ import annotations

from app.domain.zaak.tredetijd import tredetijden
from app.services.dossier.stand import Dossierstand
from app.services.dossier.tekst import Deel, dag_tekst


def tijd_per_trede(stand: Dossierstand) -> list[Deel]:
    """Every stay up to and including the reference date."""
    return [
        {
            "toestand": tijd.toestand.value,
            "van": dag_tekst(tijd.van),
            "tot": dag_tekst(tijd.tot),
            "dagen": tijd.dagen,
            "werkdagen": tijd.werkdagen,
        }
        for tijd in tredetijden([(b.naar, b.datum) for b in stand.bepalingen], stand.peildatum, stand.dagen)
    ]
