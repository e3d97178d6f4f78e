"""The consent of the employer (Awb 10:4): who gave it, in which function, and what proves it. Never the holder."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.vierogen import Betrokkene, toets_tweede
from app.domain.mandaat.mandaat import WERKGEVER

ZELF = "De houder stemt niet in voor zijn eigen werkgever. Iemand anders van het team legt die instemming vast."
LENGTES = {"gegeven_door": 120, "gegeven_functie": 160, "kenmerk": 200}


@dataclass(frozen=True)
class Gegeven:
    """Who gave the consent for the employer, and the reference or the document (its id) that shows it."""

    gegeven_door: str = ""
    gegeven_functie: str = ""
    kenmerk: str = ""
    document_id: int | None = None

    @property
    def schoon(self) -> Gegeven:
        return Gegeven(self.gegeven_door.strip(), self.gegeven_functie.strip(), self.kenmerk.strip(), self.document_id)


GEEN = Gegeven()


def toets_instemming(door: str, gegeven: Gegeven, houder: Betrokkene, houdernaam: str, wie: Betrokkene) -> None:
    """That of the employer names who gave it and shows it; that of the holder needs no more than the holder.

    `houder` and `wie` (who records it) are natural persons with the offices that count: no second account helps, and
    of a mandaat to an office nobody who fills that. Raises OngeldigeInvoer, VierOgen, GeenRecht.
    """
    if door != WERKGEVER:
        if gegeven.schoon != GEEN:
            raise OngeldigeInvoer("Dit hoort bij de instemming van de werkgever. Laat het leeg.", veld="gegeven_door")
        return
    toets_tweede(houder, wie, zelf=ZELF, functie=ZELF)
    _toets_gegeven(gegeven.schoon)
    if _vorm(gegeven.gegeven_door) == _vorm(houdernaam):
        raise OngeldigeInvoer("Dit is de houder zelf. Noem wie namens zijn werkgever instemde.", veld="gegeven_door")


def _toets_gegeven(gegeven: Gegeven) -> None:
    for veld, hoogstens in LENGTES.items():
        toets_lengte(getattr(gegeven, veld), veld, hoogstens)
    if not gegeven.gegeven_door:
        raise OngeldigeInvoer("Schrijf wie namens de werkgever instemde.", veld="gegeven_door")
    if not gegeven.gegeven_functie:
        raise OngeldigeInvoer("Schrijf in welke functie die persoon instemde.", veld="gegeven_functie")
    if not gegeven.kenmerk and gegeven.document_id is None:
        raise OngeldigeInvoer(
            "Geef het kenmerk van het besluit of de brief, of kies het document waar het in staat.", veld="kenmerk"
        )


def _vorm(naam: str) -> str:
    """Two spellings of one name are one name."""
    plat = unicodedata.normalize("NFKD", naam).casefold()
    return "".join(teken for teken in plat if teken.isalnum())
