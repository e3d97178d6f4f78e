"""A noodgreep in tests: one way down the ladder without evidence, and what is done with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.zaak.verloop import Bepaling
from app.models import Noodgreep
from app.services.zaak import zaken
from app.services.zaak.noodgrepen import bekrachtig_noodgreep
from tests.kern.opzet import VANDAAG, open_zaak
from tests.kern.spelers import Speler, Spelers, dag

TERUG = Bepaling(Toestand.ZORGELIJK, VANDAAG, "De bank steunt.", noodgreep="De cijfers komen pas morgen.")
"""From problematisch, where the way down asks for evidence."""
UITERLIJK = dag(10, 6)
"""Five working days after Monday 2 June: Whit Monday, the 9th, is no working day."""


def doe_noodgreep(spelers: Spelers, zaak: str | None = None) -> int:
    """By the directeur SbJH on 2 June; returns its id."""
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak or open_zaak(spelers, Toestand.PROBLEMATISCH), TERUG)
    return enige(spelers).id


def enige(spelers: Spelers) -> Noodgreep:
    return spelers.session.scalars(select(Noodgreep).execution_options(populate_existing=True)).one()


def bekrachtig(wie: Speler, noodgreep_id: int, datum: date = VANDAAG, waarom: str = "Terecht.") -> None:
    wie.doet(bekrachtig_noodgreep, noodgreep_id, datum, waarom)


def sluit(wie: Speler, zaak: str, datum: date = VANDAAG) -> None:
    wie.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", datum)
