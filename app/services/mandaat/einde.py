"""What follows from the date alone is noted when its day has come: a mandaat expires without anyone looking.

The status of a mandaat is a function of the date, so nothing depends on this; the logboek gets its entry.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus, Verzoek
from app.domain.basis.systeem import SYSTEEM
from app.domain.mandaat.mandaatfeiten import ONDERWEG, status_op
from app.models import Mandaat, Zaak
from app.services.kern.toegang import vergrendel
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.mandaat.stand import lijst_mandaten

VERLOOPT = "verloopt"


def noteer_eindes(session: Session, nu: datetime) -> int:
    """Note every mandaat that has expired and is not noted yet; returns how many. One transaction per zaak."""
    verzoek = _verzoek(nu)
    zaken = session.scalars(
        select(Zaak.zaaknummer)
        .distinct()
        .join(Mandaat, Mandaat.zaak_id == Zaak.id)
        .where(
            Mandaat.tot < verzoek.vandaag,
            Mandaat.einde_genoteerd_op.is_(None),
            Mandaat.status.in_(ONDERWEG | {Mandaatstatus.ACTIEF}),
        )
        .order_by(Zaak.zaaknummer)
    ).all()
    return sum(voer_uit(session, _verzoek(nu), _noteer, zaaknummer) for zaaknummer in zaken)


def _verzoek(nu: datetime) -> Verzoek:
    return Verzoek(SYSTEEM, nu, f"job-{secrets.token_urlsafe(18)}")


def _noteer(werk: Werk, zaaknummer: str) -> int:
    werk.zaak = vergrendel(werk.session, zaaknummer)
    vandaag = werk.verzoek.vandaag
    verlopen = [
        m
        for m in lijst_mandaten(werk.session, werk.zaak.id)
        if m.einde_genoteerd_op is None and status_op(m.feiten(), vandaag) is Mandaatstatus.VERLOPEN
    ]
    for mandaat in verlopen:
        mandaat.einde_genoteerd_op = vandaag
        werk.session.flush()
        werk.wil(VERLOOPT, datum=mandaat.tot, object=f"mandaat/{mandaat.id}", na=str(mandaat.tot))
        werk.noteer(
            van=mandaat.status,
            naar=Mandaatstatus.VERLOPEN,
            versie=mandaat.versie,
            mandaatgever=mandaat.mandaatgever.code,
        )
    return len(verlopen)
