"""Events of the draaiboek in a zaak, from which terms count, such as a bankruptcy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Gebeurtenis
from app.models import Zaak, Zaakgebeurtenis
from app.services.draaiboek.edities import editie_van
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.termijnen import laat_beginnen

EERDER = timedelta(days=365)
"""How long before the opening of the zaak an event may lie: a bankruptcy may be what it is opened for."""


@dataclass(frozen=True)
class Gebeurd:
    """An event that the edition knows, and how it was recorded in this period, oldest first; the last one counts."""

    definitie: Gebeurtenis
    rijen: Sequence[Zaakgebeurtenis]

    @property
    def datum(self) -> date | None:
        return self.rijen[-1].datum if self.rijen else None


def leg_gebeurtenis_vast(werk: Werk, zaaknummer: str, code: str, datum: date, toelichting: str = "") -> Zaakgebeurtenis:
    """Record that an event of the edition happened; terms of open steps that wait for it begin.

    Another date for the same event corrects it and asks why: those terms are computed anew. Raises NietGevonden,
    GeenRecht, ZaakGesloten, DatumInToekomst, DatumOnlogisch, OngeldigeInvoer, MotiveringVerplicht.
    """
    werk.wil("leg_gebeurtenis_vast", datum=datum, object=f"gebeurtenis/{code}", toelichting=toelichting)
    zaak = open_dossier(werk, zaaknummer, Recht.GEBEURTENIS_VASTLEGGEN).zaak
    eis_lopend(zaak)
    gebeurtenis = editie_van(werk.session, zaak).gebeurtenis(code)
    if gebeurtenis is None:
        raise NietGevonden("Deze gebeurtenis staat niet in het draaiboek van deze zaak.", veld="code")
    toets_datum(datum, werk.verzoek.vandaag, zaak.geopend_datum - EERDER)
    eerder = _laatste(werk.session, zaak, code)
    if eerder:
        _toets_correctie(eerder, datum, toelichting)
    rij = Zaakgebeurtenis(
        zaak_id=zaak.id,
        periode=zaak.periode,
        code=code,
        datum=datum,
        toelichting=toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    gewijzigd = [str(wijziging) for wijziging in laat_beginnen(werk.session, zaak, code, datum, werk.verzoek.nu)]
    werk.noteer(
        gebeurtenis=gebeurtenis.naam,
        eerder_vastgelegd=eerder.datum.isoformat() if eerder else None,
        termijnen=gewijzigd or None,
    )
    return rij


def lijst_gebeurtenissen(session: Session, zaak: Zaak) -> list[Gebeurd]:
    """Every event that the edition of this zaak knows, with what was recorded in this period."""
    rijen = session.scalars(
        select(Zaakgebeurtenis)
        .where(Zaakgebeurtenis.zaak_id == zaak.id, Zaakgebeurtenis.periode == zaak.periode)
        .order_by(Zaakgebeurtenis.id)
        .options(joinedload(Zaakgebeurtenis.door, innerjoin=True))
    ).all()
    bekend = editie_van(session, zaak).gebeurtenissen
    return [Gebeurd(definitie, [rij for rij in rijen if rij.code == definitie.code]) for definitie in bekend]


def _laatste(session: Session, zaak: Zaak, code: str) -> Zaakgebeurtenis | None:
    return session.scalars(
        select(Zaakgebeurtenis)
        .where(
            Zaakgebeurtenis.zaak_id == zaak.id, Zaakgebeurtenis.periode == zaak.periode, Zaakgebeurtenis.code == code
        )
        .order_by(Zaakgebeurtenis.id.desc())
        .limit(1)
    ).one_or_none()


def _toets_correctie(eerder: Zaakgebeurtenis, datum: date, toelichting: str) -> None:
    """Raises OngeldigeInvoer when it says nothing new, MotiveringVerplicht."""
    if eerder.datum == datum:
        raise OngeldigeInvoer("Deze gebeurtenis staat al vast op deze datum. U hoeft niets te doen.", veld="datum")
    toets_motivering(toelichting, "toelichting")
