"""By which key a commitment is borne: the parts of each, which always add up to it, to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.basis.bedrag import euro, opsomming
from app.domain.basis.fouten import VerdelingKloptNiet
from app.domain.besluit.verdeling import verdeel


class Draagsleutel(StrEnum):
    BESLUIT = "besluit"
    """As the decision was divided under which it falls."""
    GELIJK = "gelijk"
    INWONERS = "inwoners"
    OMZET = "omzet"
    KINDEREN = "kinderen"
    """By children in care as a decision weighs them: in steps, so that no part tells a small count."""
    ZORGDAGEN = "zorgdagen"
    HAND = "hand"


ZONDER_BESLUIT = "Geld van het Rijk valt niet onder een besluit. Kies een andere sleutel."
ZOALS_SPOED = "Onder een spoedbesluit draagt elk college zijn deel van dat besluit. Kies die sleutel."
_ONBEKEND = {
    Draagsleutel.INWONERS: "Van {wie} is het aantal inwoners niet bekend. Kies een andere sleutel.",
    Draagsleutel.OMZET: "Van {wie} is de jeugdomzet bij deze aanbieder niet bekend. Vul die eerst in.",
    Draagsleutel.KINDEREN: "Van {wie} zijn de kinderen in zorg niet geteld. Leg dat eerst vast.",
    Draagsleutel.ZORGDAGEN: "Van {wie} zijn geen zorgdagen ingevuld. Vul ze in, ook als het er 0 zijn.",
}
"""What is said when it is not known what somebody weighs by the key; the others need to know nothing."""


def eis_gewichten(sleutel: Draagsleutel, bekend: Mapping[str, int], namen: Mapping[str, str]) -> dict[str, int]:
    """What each of these (`namen`, in their order) weighs; equal is 1. Raises VerdelingKloptNiet."""
    if not namen:
        raise VerdelingKloptNiet("Kies minstens 1 gemeente die meebetaalt.", veld="gemeenten")
    if sleutel not in _ONBEKEND:
        return dict.fromkeys(namen, 1)
    onbekend = [naam for code, naam in namen.items() if code not in bekend]
    if onbekend:
        raise VerdelingKloptNiet(_ONBEKEND[sleutel].format(wie=opsomming(onbekend)), veld="sleutel")
    if not any(bekend[code] for code in namen):
        raise VerdelingKloptNiet("Bij alle gemeenten staat 0. Kies een andere sleutel.", veld="sleutel")
    return {code: bekend[code] for code in namen}


def deel_toe(bedrag: int, gewichten: Mapping[str, int]) -> dict[str, int]:
    """The part of each in euro cents, largest remainder; who weighs nothing has 0."""
    return verdeel(bedrag, gewichten)


def toets_hand(bedrag: int, delen: Mapping[str, int], namen: Mapping[str, str]) -> dict[str, int]:
    """Parts by hand that add up, of who takes part. Raises VerdelingKloptNiet."""
    vreemd = [code for code, deel in delen.items() if deel and code not in namen]
    if vreemd or any(deel < 0 for deel in delen.values()):
        raise VerdelingKloptNiet("Een deel hoort bij een gemeente die meebetaalt, en is niet onder nul.", veld="delen")
    samen = sum(delen.values())
    if samen != bedrag:
        raise VerdelingKloptNiet(
            f"De delen zijn samen {euro(samen)}, de toezegging is {euro(bedrag)}. Maak ze gelijk.", veld="delen"
        )
    return {code: delen.get(code, 0) for code in namen}


def verdeel_rest(bedrag: int, rest: Mapping[str, int]) -> dict[str, int]:
    """A part of what is left, over who has something left: nobody gets more than he has, and all of it leaves nought.

    0 < `bedrag` <= the sum of `rest`, none of which is below 0. Largest remainder of the REST, so that parts of parts
    end at the parts of the whole.
    """
    return {wie: deel for wie, deel in verdeel(bedrag, rest).items() if deel}


def hoe_gedragen(sleutel: Draagsleutel, jaar: int | None = None, peildatum: date | None = None) -> str:
    """By which key, for who reads the parts."""
    if sleutel is Draagsleutel.INWONERS and jaar:
        return f"naar het aantal inwoners op 1 januari {jaar}"
    if sleutel is Draagsleutel.KINDEREN and peildatum:
        return f"naar het aantal kinderen in zorg op {peildatum:%d-%m-%Y}"
    return {
        Draagsleutel.BESLUIT: "zoals het besluit is verdeeld",
        Draagsleutel.GELIJK: "gelijk",
        Draagsleutel.INWONERS: "naar het aantal inwoners",
        Draagsleutel.OMZET: "naar jeugdomzet bij de aanbieder",
        Draagsleutel.KINDEREN: "naar het aantal kinderen in zorg",
        Draagsleutel.ZORGDAGEN: "naar zorgdagen",
        Draagsleutel.HAND: "met de hand",
    }[sleutel]
