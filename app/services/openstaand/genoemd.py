"""Notes in which somebody is named and that he did not see: for information, to him alone.

They are of a zaak and stand beside its record, so no dossier counts them; computed when he asks, in one query.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, dag_van
from app.domain.basis.rechten import Recht, mag
from app.domain.openstaand.punt import Punt, gebruiker
from app.domain.openstaand.register import ALGEMEEN, NOTITIE
from app.models import Aanbieder, Gebruiker, Notitie, Vermelding, Zaak
from app.services.kern.toegang import per_actor, zichtbare_zaken
from app.services.openstaand.lijst import Groep, Openstaand

HOOGSTENS = 50
"""Who has more of them reads the oldest first."""


def genoemd(session: Session, actor: Actor, dag: date) -> Iterator[Openstaand]:
    """Those of zaken that this account still sees, the oldest first."""
    if not mag(Recht.NOTITIES_INZIEN, actor.rollen):
        return
    for volgnr, over, op, door, zaaknummer, aanbieder in session.execute(_genoemd(actor)):
        punt = Punt(
            soort=NOTITIE,
            onderwerp=f"{door} noemt u in een notitie{f' bij “{over}”' if over else ''}",
            object=f"notitie/{volgnr}",
            ligt_bij=gebruiker(actor.id, actor.naam),
            sinds=dag_van(op),
            gegevens={"volgnr": volgnr},
        )
        yield Openstaand(punt, ALGEMEEN[NOTITIE], zaaknummer, aanbieder, punt.te_laat(dag), Groep.U)


@per_actor
def _genoemd(actor: Actor) -> Select[*tuple[Any, ...]]:
    velden = (Notitie.volgnr, Notitie.over, Notitie.geplaatst_op, Gebruiker.naam, Zaak.zaaknummer, Aanbieder.naam)
    return (
        select(*velden)
        .join(Vermelding, Vermelding.notitie_id == Notitie.id)
        .join(Gebruiker, Gebruiker.id == Notitie.door_id)
        .join(Zaak, Zaak.id == Notitie.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .where(
            Vermelding.gebruiker_id == actor.id,
            Vermelding.gezien_op.is_(None),
            Zaak.vernietigd_op.is_(None),
            zichtbare_zaken(actor),
        )
        .order_by(Notitie.id)
        .limit(HOOGSTENS)
    )
