"""Where tests of the API begin: S1 moved on, so that there is something to do in it."""

from __future__ import annotations

from typing import Any

from werkzeug.test import TestResponse

from tests.api.beller import Beller, Bellers

ZAAK = "/zaken/2025-0001"
BESLUITEN = f"{ZAAK}/besluiten"
EURO = {"soort": "financien", "omschrijving": "Voorschot.", "bedrag": 100, "datum": "2025-05-16"}
WERKGEVER = {
    "door": "werkgever", "gegevenDoor": "M. de Boer", "gegevenFunctie": "voorzitter", "kenmerk": "BS-2025-04"
}  # fmt: skip
"""The consent of the employer of a holder, as somebody else records it."""
BUITEN = [("delft", 403), ("wethouder", 403), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)]
"""Who is not in the team, and what the API answers them about what only the team may see or do."""


def maak_zwaar(bellers: Bellers) -> None:
    """S1 in zeer_problematisch since 2 June 2025: its steps, terms and duties to inform begin."""
    bellers.directeur_sbjh.gelukt(
        f"{ZAAK}/tredebepalingen", ZAAK, naar="zeer_problematisch", datum="2025-06-02", motivering="Het geld is op."
    )


def veld(antwoord: TestResponse) -> str:
    """The field that a problem is about: the first that it names."""
    naam: str = (antwoord.json or {})["invalidParams"][0]["name"]
    return naam


def laatste_handeling(wie: Beller) -> str:
    """What the logboek of S1 noted last."""
    regels: Any = wie.lees(f"{ZAAK}/logboek?paginagrootte=100")
    while regels["volgende"]:
        regels = wie.client.get(regels["volgende"], headers=wie.koppen()).json
    handeling: str = regels["resultaten"][-1]["handeling"]
    return handeling


def regels(wie: Beller, handeling: str = "neem_besluit", uitkomst: str = "gedaan") -> int:
    """How many entries of S1 the logboek has of this act."""
    aantal: int = wie.lees(f"{ZAAK}/logboek?handeling={handeling}&uitkomst={uitkomst}")["aantal"]
    return aantal
