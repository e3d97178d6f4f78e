"""Destruction after the retention term: how a zaak or an account stands on a day, and what two persons it takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.basis.begrippen import RUST, Toestand
from app.domain.basis.fouten import (
    LangerBewaard,
    OngeldigeOvergang,
    TermijnLooptNog,
    ZaakLoopt,
)
from app.domain.basis.handelingen.versbewijs import toets_vers
from app.domain.basis.vierogen import Betrokkene, toets_tweede
from app.domain.bewaren.bewaartermijn import Bewaarsoort, Bewaartermijn

BEVESTIG_VERNIETIGING = "bevestig_vernietiging"
BEVESTIG_ANONIMISERING = "bevestig_anonimisering"
"""The acts whose entries account for content that is no longer there."""


class Vernietigstand(StrEnum):
    LOPEND = "lopend"
    """The zaak is not at rest, or the account not blocked: no term runs."""
    GEEN_TERMIJN = "geen_termijn"
    """The region's profile names no term: it is never destroyed."""
    BEWAARD = "bewaard"
    VASTGEHOUDEN = "vastgehouden"
    TE_VERNIETIGEN = "te_vernietigen"
    VOORGESTELD = "voorgesteld"
    VERNIETIGD = "vernietigd"


@dataclass(frozen=True)
class Bewaring:
    """What decides whether something may be destroyed: since when it rests, its term, and what was done about it."""

    sinds: date | None
    termijn: Bewaartermijn | None
    vastgehouden: bool = False
    voorgesteld: bool = False
    vernietigd: bool = False

    @property
    def vanaf(self) -> date | None:
        """The first day on which it may be destroyed; None when there is none."""
        return self.termijn.vanaf(self.sinds) if self.termijn and self.sinds else None

    def stand_op(self, dag: date) -> Vernietigstand:
        """How it stands on a day; a hold goes before a proposal."""
        if self.vernietigd:
            return Vernietigstand.VERNIETIGD
        if self.sinds is None:
            return Vernietigstand.LOPEND
        if self.vastgehouden:
            return Vernietigstand.VASTGEHOUDEN
        if self.vanaf is None:
            return Vernietigstand.GEEN_TERMIJN
        if dag < self.vanaf:
            return Vernietigstand.BEWAARD
        return Vernietigstand.VOORGESTELD if self.voorgesteld else Vernietigstand.TE_VERNIETIGEN


def soort_van(toestand: Toestand) -> Bewaarsoort | None:
    """Which term a zaak in this state has; None while it runs."""
    return Bewaarsoort(toestand.value) if toestand in RUST else None


def toets_voorstel(bewaring: Bewaring, dag: date) -> None:
    """Propose only what is at rest, past its term and not held, once.

    Raises ZaakLoopt, TermijnLooptNog, LangerBewaard, OngeldigeOvergang.
    """
    _toets_termijn(bewaring, dag)
    if bewaring.voorgesteld:
        raise OngeldigeOvergang("De vernietiging is al voorgesteld. Iemand anders bevestigt haar.")


def toets_bevestiging(bewaring: Bewaring, dag: date) -> None:
    """Confirm what was proposed, when it still may. Raises the same, and OngeldigeOvergang without a proposal."""
    _toets_termijn(bewaring, dag)
    if not bewaring.voorgesteld:
        raise OngeldigeOvergang("Er is geen voorstel dat nog geldt. Stel de vernietiging opnieuw voor.")


def _toets_termijn(bewaring: Bewaring, dag: date) -> None:
    if bewaring.vernietigd:
        raise OngeldigeOvergang("De inhoud is al vernietigd.")
    if bewaring.sinds is None:
        raise ZaakLoopt("Wat nog loopt, kan niet worden vernietigd. Sluit het eerst.")
    if bewaring.vastgehouden:
        raise LangerBewaard("Iemand heeft vastgelegd dat dit langer wordt bewaard. Hef dat eerst op.")
    if bewaring.vanaf is None:
        raise TermijnLooptNog("Het regioprofiel noemt geen bewaartermijn. Vraag de archivaris er een vast te stellen.")
    if dag < bewaring.vanaf:
        raise TermijnLooptNog(f"De bewaartermijn loopt nog. Vernietigen kan vanaf {bewaring.vanaf:%d-%m-%Y}.")


def toets_twee(voorsteller: Betrokkene, bevestiger: Betrokkene, *, vers: bool) -> None:
    """Another natural person in another office, who has just proved who he is.

    Raises VierOgen, GeenRecht, VerseAanmeldingNodig.
    """
    toets_tweede(
        voorsteller,
        bevestiger,
        zelf="U heeft dit zelf voorgesteld. Iemand anders moet het bevestigen.",
        functie="Uw eigen functie stelde dit voor. Iemand in een andere functie moet het bevestigen.",
    )
    toets_vers(vers=vers, bericht="Typ uw wachtwoord om de vernietiging te bevestigen.")
