"""What providers gave by a link, and when the team said what becomes of it."""

from __future__ import annotations

from app.domain.basis.begrippen import dag_van
from app.domain.openstaand.kinderen.opgave import Opgavefeit
from app.models import Plaatslink, Plaatsopgave, Plaatsopgaveslot
from app.services.openstaand.feiten.kaders import Zaakfeit


def opgaven(zaak: Zaakfeit) -> list[Opgavefeit]:
    """Those that came. A link that nobody used asks nothing: what was to be counted is a point of its own."""
    links = {rij.id: rij for rij in zaak.rijen.van(Plaatslink)}
    sloten = {rij.link_id: dag_van(rij.ingevoerd_op) for rij in zaak.rijen.van(Plaatsopgaveslot)}
    return [
        Opgavefeit(
            links[rij.link_id].nummer, links[rij.link_id].wie, dag_van(rij.ontvangen_op), sloten.get(rij.link_id)
        )
        for rij in zaak.rijen.van(Plaatsopgave)
    ]
