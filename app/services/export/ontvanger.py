"""For whom an export is: a name as it was typed or chosen, an organisation that is known here, or the supervisor."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Zaakrol
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.regio.regio import Regioprofiel
from app.models import Gebruiker, Organisatie, Rolvervulling, Zaak

TOEZICHTHOUDER = "toezichthouder"
"""The recipient that follows from the reference date and the region's profile."""


def vind_ontvanger(
    session: Session, profiel: Regioprofiel, naam: str, peildatum: date
) -> tuple[str, Organisatie | None]:
    """Name of the recipient, and the organisation when it is one that is known here. Raises OngeldigeInvoer."""
    gevraagd = " ".join(schone_tekst(naam, "ontvanger").split())
    if gevraagd.casefold() == TOEZICHTHOUDER:
        gevraagd = profiel.toezichthouder_op(peildatum).code
    toets_lengte(gevraagd, "ontvanger", 120)
    if not gevraagd:
        raise OngeldigeInvoer("Vul in voor wie de export is.", veld="ontvanger")
    bekend = session.scalars(select(Organisatie).order_by(Organisatie.id))
    gevonden = next((o for o in bekend if gevraagd.casefold() in _namen(o)), None)
    return (gevonden.naam, gevonden) if gevonden else (gevraagd, None)


def _namen(organisatie: Organisatie) -> set[str]:
    """How an organisation may be called: its code, its name, and the abbreviation in it, such as NZa."""
    afkortingen = re.findall(r"\(([^()]+)\)", organisatie.naam)
    return {naam.casefold() for naam in (organisatie.code, organisatie.naam, *afkortingen)}


def eerste_regievoerder(session: Session, zaaknummer: str) -> Gebruiker:
    """The first of the two who lead the zaak now. Raises NietGevonden."""
    gebruiker = session.scalars(
        select(Gebruiker)
        .join(Rolvervulling, Rolvervulling.gebruiker_id == Gebruiker.id)
        .join(Zaak, Zaak.id == Rolvervulling.zaak_id)
        .where(Zaak.zaaknummer == zaaknummer, Rolvervulling.rol == Zaakrol.REGIEVOERDER, Rolvervulling.tot.is_(None))
        .where(Gebruiker.active)
        .order_by(Rolvervulling.id)
        .limit(1)
    ).one_or_none()
    if gebruiker is None:
        raise NietGevonden(f"Zaak {zaaknummer} bestaat niet, heeft geen Regievoerder, of is vernietigd.")
    return gebruiker
