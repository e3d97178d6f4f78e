"""The conditions of a mandaat as a checklist: what was found about each, and when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Voorwaardeoordeel
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.invoer import toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.models import Mandaat, Voorwaarde, Voorwaardestand
from app.services.kern.uitvoering import Werk
from app.services.mandaat.toegang import open_mandaat

GA_VOORWAARDE_NA = "ga_voorwaarde_na"


def ga_na(
    werk: Werk,
    mandaat_id: int,
    nummer: int,
    oordeel: Voorwaardeoordeel,
    datum: date,
    toelichting: str,
) -> Voorwaarde:
    """Record what was found about one condition. A later finding comes beside it; the reason is asked unless it is met.

    Raises NietGevonden, GeenRecht, MotiveringVerplicht, DatumOnlogisch.
    """
    wat = f"mandaat/{mandaat_id}"
    werk.wil(GA_VOORWAARDE_NA, datum=datum, object=wat, nummer=nummer, oordeel=oordeel.value, toelichting=toelichting)
    mandaat = open_mandaat(werk, mandaat_id, Recht.VOORWAARDE_NAGAAN, datum, None, niet_voor="voorgesteld_datum")
    voorwaarde = _vind(werk.session, mandaat, nummer)
    if oordeel is not Voorwaardeoordeel.VOLDAAN:
        toets_motivering(toelichting, "toelichting")
    toets_lengte(toelichting, "toelichting")
    werk.session.add(
        Voorwaardestand(
            voorwaarde_id=voorwaarde.id,
            oordeel=oordeel,
            datum=datum,
            toelichting=toelichting,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
    )
    werk.session.flush()
    werk.noteer(naar=oordeel.value, versie=mandaat.versie, mandaatgever=mandaat.mandaatgever.code)
    return voorwaarde


def _vind(session: Session, mandaat: Mandaat, nummer: int) -> Voorwaarde:
    voorwaarde = session.scalars(
        select(Voorwaarde).where(Voorwaarde.mandaat_id == mandaat.id, Voorwaarde.nummer == nummer)
    ).one_or_none()
    if voorwaarde is None:
        raise NietGevonden("Deze voorwaarde bestaat niet.")
    return voorwaarde
