"""Who acts as the holder of which mandaten: the offices of the region of the zaak are read only when one counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor
from app.domain.mandaat.houderschap import Houderschap, MetHouder
from app.models import Mandaat, Organisatie
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.uitvoering import Werk


class Account(Protocol):
    """An account and the person behind it."""

    @property
    def id(self) -> int: ...
    @property
    def persoon_id(self) -> int: ...


def houderschap_op(
    session: Session, regio: str, wie: Account, mandaten: Iterable[MetHouder], *dagen: date
) -> Houderschap:
    """What this account holds of these mandaten on all of these days."""
    if not any(mandaat.houder_functie for mandaat in mandaten):
        return Houderschap(wie.id, wie.persoon_id)
    return lees_bezetting(session, regio).houderschap(wie.id, wie.persoon_id, *dagen)


def houderschap_van(
    session: Session, regio: str, actor: Actor, mandaten: Iterable[MetHouder], *dagen: date
) -> Houderschap:
    """The same of who acts now: what he fills on these days and today, which are the offices that he acts with."""
    op_dagen = houderschap_op(session, regio, actor, mandaten, *dagen)
    nu = op_dagen.functies & actor.functies
    return replace(op_dagen, functies=nu, waarnemend=op_dagen.waarnemend & nu)


def houder_nu(werk: Werk, mandaat: Mandaat) -> Houderschap:
    """What who acts holds today of this mandaat, in the zaak that the act opened."""
    verzoek = werk.verzoek
    return houderschap_van(werk.session, werk.geopend.regio, verzoek.actor, [mandaat], verzoek.vandaag)


def werkgever_van(session: Session, mandaat: Mandaat) -> str:
    """The organisation under which its holder works, by its name: of an office the one that the profile named."""
    return session.get_one(Organisatie, mandaat.houder_werkt_bij).naam
