"""Interbestuurlijk toezicht on the municipalities in a zaak: its phases, and the letters about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.overleg.toezicht import Richting, Toezichtspoor
from app.models import Correspondentie, Toezichtstap, Zaak
from app.services.document.documenten import eis_document
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

MAX_MET = 160
MAX_ONDERWERP = 200


@dataclass(frozen=True)
class NieuweBrief:
    """A letter; `met` is the authority it came from or went to, `datum` its own date."""

    richting: Richting
    met: str
    datum: date
    onderwerp: str
    document_id: int | None = None


def leg_toezichtstap_vast(werk: Werk, zaaknummer: str, fase: str, datum: date, toelichting: str) -> Toezichtstap:
    """Record that the toezicht came into a phase of the region's profile. It may have begun before the zaak.

    Raises GeenRecht, ZaakGesloten, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("leg_toezichtstap_vast", datum=datum, fase=fase, toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.TOEZICHT_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    eerder = lijst_toezichtstappen(werk.session, dossier.zaak)
    vorige = eerder[-1] if eerder else None
    van = vorige.fase if vorige else None
    naar = Toezichtspoor(dossier.profiel.toezichtfasen).zet(van, fase)
    toets_datum(datum, werk.verzoek.vandaag, vorige.datum if vorige else None)
    toets_motivering(toelichting, "toelichting")
    stap = Toezichtstap(
        zaak_id=dossier.zaak.id,
        fase=naar,
        datum=datum,
        toelichting=toelichting,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(stap)
    werk.session.flush()
    werk.noteer(van=van, naar=naar, object=f"toezichtstap/{stap.id}")
    return stap


def leg_correspondentie_vast(werk: Werk, zaaknummer: str, brief: NieuweBrief) -> Correspondentie:
    """Record a letter. Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, DatumInToekomst, NietGevonden."""
    werk.wil(
        "leg_correspondentie_vast",
        datum=brief.datum,
        richting=brief.richting,
        met=brief.met,
        onderwerp=brief.onderwerp,
        document=brief.document_id,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.TOEZICHT_VASTLEGGEN).zaak
    eis_lopend(zaak)
    for veld, waarde, hoogstens in (("met", brief.met, MAX_MET), ("onderwerp", brief.onderwerp, MAX_ONDERWERP)):
        if not heeft_inhoud(waarde):
            raise OngeldigeInvoer("Vul dit veld in.", veld=veld)
        toets_lengte(waarde, veld, hoogstens)
    toets_datum(brief.datum, werk.verzoek.vandaag)
    eis_document(werk.session, zaak, brief.document_id)
    rij = Correspondentie(
        zaak_id=zaak.id,
        richting=brief.richting,
        met=brief.met,
        datum=brief.datum,
        onderwerp=brief.onderwerp,
        document_id=brief.document_id,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer(object=f"correspondentie/{rij.id}")
    return rij


def lijst_toezichtstappen(session: Session, zaak: Zaak) -> Sequence[Toezichtstap]:
    """In the order in which they were recorded, which is that of their dates."""
    return session.scalars(select(Toezichtstap).where(Toezichtstap.zaak_id == zaak.id).order_by(Toezichtstap.id)).all()


def lijst_correspondentie(session: Session, zaak: Zaak) -> Sequence[Correspondentie]:
    """By the date of the letter, newest first."""
    return session.scalars(
        select(Correspondentie)
        .where(Correspondentie.zaak_id == zaak.id)
        .order_by(Correspondentie.datum.desc(), Correspondentie.id.desc())
    ).all()
