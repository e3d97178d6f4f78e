"""An act, and what others than its service must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.basis.handelingen.velden import INGELEZEN, KLOK, Veld


class Soort(StrEnum):
    """Kinds of what was recorded."""

    # Who gets one act of a kind gets them all. The line above stands in the OpenAPI document, so it stays as it is.

    VERLOOP = "verloop"
    REGIE = "regie"
    STAPPEN = "stappen"
    MANDATEN = "mandaten"
    BESLUITEN = "besluiten"
    RAADPLEGING = "raadpleging"
    OPSCHALING = "opschaling"
    INFORMATIE = "informatie"
    STUKKEN = "stukken"
    DOCUMENTEN = "documenten"
    TELLINGEN = "tellingen"
    PLAATSING = "plaatsing"
    AANBIEDER = "aanbieder"
    REGIOS = "regios"
    BEHEER = "beheer"
    SAMENWERKEN = "samenwerken"


class Buiten(StrEnum):
    """Who outside the team of a zaak may hear that the act was done."""

    NIEMAND = "niemand"
    ZAAK = "zaak"
    """Everybody who sees the zaak: he sees the outcome on its page, the trede with its history."""
    MANDAAT = "mandaat"
    """The grantor of the mandaat, once it has reached him: he sees it on the page of that mandaat."""


@dataclass(frozen=True)
class Handeling:
    """`woord` says for readers what was done. `wachtwoord`: the screen asks the password of who does it. `recent`: it
    asks a proof of not long ago (`versbewijs.py`). `ook_gesloten`: a zaak at rest still has it. `velden` are those of
    the content of its entry. `vier_ogen`: it is the act of a second person about what a first one did
    (`domain/basis/vierogen.py`).
    """

    code: str
    woord: str
    soort: Soort
    velden: tuple[Veld, ...] = ()
    buiten: Buiten = Buiten.NIEMAND
    wachtwoord: bool = False
    recent: bool = False
    ook_gesloten: bool = False
    vier_ogen: bool = False

    @property
    def veiligheid(self) -> bool:
        """Whether the log of the operator tells of it too: who may do what, what went out, what was destroyed, and all
        that asks a password.
        """
        return self.wachtwoord or self.soort in (Soort.BEHEER, Soort.REGIOS)

    @property
    def alle_velden(self) -> tuple[Veld, ...]:
        return (*self.velden, INGELEZEN, KLOK)
