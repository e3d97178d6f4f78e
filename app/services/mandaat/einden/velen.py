"""A grantor withdraws at once what it gave in a zaak."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.mandaat import mandaat as regels
from app.models import Mandaat
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.handelingen import trek_in
from app.services.mandaat.stand import lijst_mandaten
from app.services.mandaat.teruggave import loopt


def trek_mandaten_in(werk: Werk, zaaknummer: str, datum: date, toelichting: str) -> list[Mandaat]:
    """Withdraw all that the grantor of this account gave in a zaak, all or none, each with its own entry.

    Raises OngeldigeInvoer when there is none, and what `trek_in` raises.
    """
    werk.wil(regels.TREK_IN, datum=datum, toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VERLENEN)
    eigen = in_te_trekken(werk.session, dossier, werk.verzoek.vandaag)
    if not eigen:
        raise OngeldigeInvoer("U heeft in deze zaak geen mandaat verleend dat u kunt intrekken.")
    return [trek_in(werk, mandaat.id, datum, toelichting) for mandaat in eigen]


def in_te_trekken(session: Session, dossier: Dossier, dag: date) -> list[Mandaat]:
    """What the grantor of this account gave and can withdraw on that day."""
    if not dossier.mag(Recht.MANDAAT_VERLENEN):
        return []
    gegeven = (m for m in lijst_mandaten(session, dossier.zaak.id) if m.onder_id is None)
    return [m for m in gegeven if m.mandaatgever_id == dossier.actor.organisatie_id and loopt(m, dossier.zaak, dag)]
