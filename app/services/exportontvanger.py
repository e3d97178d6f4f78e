"""For whom an export is: a name as it was typed or chosen, an organisation that is known here, or the supervisor."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.fouten import OngeldigeInvoer
from app.domain.invoer import schone_tekst, toets_lengte
from app.domain.regio import Regioprofiel
from app.models import Organisatie

TOEZICHTHOUDER = "toezichthouder"
"""The recipient that follows from the reference date and the region's profile."""


def vind_ontvanger(session: Session, profiel: Regioprofiel, naam: str, peildatum: date) -> tuple[str, int | None]:
    """Name of the recipient, and its id when it is an organisation that is known here. Raises OngeldigeInvoer."""
    gevraagd = " ".join(schone_tekst(naam, "ontvanger").split())
    if gevraagd.casefold() == TOEZICHTHOUDER:
        gevraagd = profiel.toezichthouder_op(peildatum).code
    toets_lengte(gevraagd, "ontvanger", 120)
    if not gevraagd:
        raise OngeldigeInvoer("Vul in voor wie de export is.", veld="ontvanger")
    bekend = session.scalars(select(Organisatie).order_by(Organisatie.id))
    gevonden = next((o for o in bekend if gevraagd.casefold() in _namen(o)), None)
    return (gevonden.naam, gevonden.id) if gevonden else (gevraagd, None)


def _namen(organisatie: Organisatie) -> set[str]:
    """How an organisation may be called: its code, its name, and the abbreviation in it, such as NZa."""
    afkortingen = re.findall(r"\(([^()]+)\)", organisatie.naam)
    return {naam.casefold() for naam in (organisatie.code, organisatie.naam, *afkortingen)}
