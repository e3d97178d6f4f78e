"""The types of our catalogus: how the words of the field are called in ZGW.

The names are also those under which the catalogus of another server has to know them, when cases are pushed to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.basis.begrippen import (
    RUST,
    TREDEN,
    Mandaatsoort,
    Toestand,
    Uitkomst,
    Zaakrol,
)
from app.domain.zaak.verloop import naam
from app.weergave import woord

ZAAKTYPE = "Continuïteit jeugdhulp"
INFORMATIEOBJECTTYPE = "Document bij continuïteit jeugdhulp"
AANBIEDER = "aanbieder"
"""The role of the provider, which is no Zaakrol: nobody fills it."""
NIET_IN_BEHANDELING = Toestand.NIET_IN_BEHANDELING.value


@dataclass(frozen=True)
class Type:
    """One type: its number in the catalogus, which never changes, what it is for, and its name.

    `generiek` is the word that ZGW has for the kind.
    """

    nummer: int
    waarde: str
    omschrijving: str
    generiek: str = ""


def _woorden(*waarden: str) -> tuple[Type, ...]:
    return tuple(Type(nr, waarde, woord(waarde).capitalize()) for nr, waarde in enumerate(waarden, start=1))


STATUSTYPEN = tuple(
    Type(nr, toestand.value, naam(toestand).capitalize())
    for nr, toestand in enumerate((Toestand.SIGNAAL, *TREDEN, Toestand.AFGESLOTEN), start=1)
)
"""ZGW knows one end status, the last. A signaal that is not taken up ends too: it has that status, and a resultaat."""
RESULTAATTYPEN = tuple(
    Type(t.nummer, t.waarde, t.omschrijving, "Afgebroken" if t.waarde == NIET_IN_BEHANDELING else "Afgehandeld")
    for t in _woorden(*Uitkomst, NIET_IN_BEHANDELING)
)
ROLTYPEN = (
    Type(1, Zaakrol.REGIEVOERDER.value, "Regievoerder", "beslisser"),
    Type(2, Zaakrol.EXTRA_REGIEVOERDER.value, "Extra regievoerder", "beslisser"),
    Type(3, Zaakrol.PROJECTLEIDER.value, "Projectleider", "behandelaar"),
    Type(4, AANBIEDER, "Aanbieder", "belanghebbende"),
)
"""Of `initiator` and `zaakcoordinator` a zaak in ZGW has at most one, and there are two Regievoerders."""
BESLUITTYPEN = (
    Type(1, Mandaatsoort.INHOUD.value, "Besluit onder mandaat over de inhoud"),
    Type(2, Mandaatsoort.FINANCIEN.value, "Besluit onder mandaat over geld"),
)


def statustype(toestand: Toestand) -> Type:
    """The status of a zaak in this state."""
    return _type(STATUSTYPEN, Toestand.AFGESLOTEN.value if toestand in RUST else toestand.value)


def resultaattype(toestand: Toestand, uitkomst: Uitkomst | None) -> Type | None:
    """The resultaat with which a zaak came to rest; None while it runs."""
    if toestand is Toestand.NIET_IN_BEHANDELING:
        return _type(RESULTAATTYPEN, NIET_IN_BEHANDELING)
    return _type(RESULTAATTYPEN, uitkomst.value) if toestand in RUST and uitkomst else None


def roltype(rol: str) -> Type:
    """The type of a Zaakrol, or of AANBIEDER."""
    return _type(ROLTYPEN, rol)


def besluittype(soort: Mandaatsoort) -> Type:
    """The type of a decision under a mandaat of this kind."""
    return _type(BESLUITTYPEN, soort.value)


def _type(typen: tuple[Type, ...], waarde: str) -> Type:
    return next(t for t in typen if t.waarde == waarde)
