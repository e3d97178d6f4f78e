"""What the domain calls its things, and by which English word they go: on a page the first of each gets both."""

from __future__ import annotations

import re
from collections.abc import Mapping

BEGRIPPEN: Mapping[str, str] = {
    "mandates?": "mandaat",
    "sub-mandates?": "ondermandaat",
    "municipal executives?": "college",
    "municipal councils?": "gemeenteraad",
    "Lead Directors?": "Regievoerder",
    "stages?": "trede",
    "signals?": "signaal",
    "positions?": "standpunt",
    "deviations?": "afwijking",
    "escalations?": "opschaling",
    "intergovernmental supervision": "interbestuurlijk toezicht",
    "duty to inform|duties to inform": "informatieplicht",
    "council letters?": "raadsbrief",
    "emergency overrides?": "noodgreep",
    "headroom": "ruimte",
    "ceilings?": "plafond",
    "grantors?": "mandaatgever",
    "consent": "instemming",
    "bridging decisions?": "overbruggingsbesluit",
    "playbooks?": "draaiboek",
    "guards?": "grendel",
    "youth regions?": "jeugdregio",
    "retention periods?": "bewaartermijn",
    "selection lists?": "selectielijst",
    "substitution": "indeplaatsstelling",
    "four eyes": "vier ogen",
    "reference dates?": "peildatum",
    "shared files?": "gedeeld dossier",
    "grant": "verlenen",
    "revoke": "intrekken",
    "ratify": "bekrachtigen",
}
"""English (a pattern) to Dutch. Words that every reader knows, such as case or decision, are not explained."""

_ALLE = re.compile("|".join(rf"(?P<n{nr}>\b(?:{engels})\b)" for nr, engels in enumerate(BEGRIPPEN)), re.IGNORECASE)
_NEDERLANDS = list(BEGRIPPEN.values())


def met_nederlands(tekst: str, gehad: set[str], hoe: str = " ({})") -> str:
    """The text with the Dutch word behind each term that is not in `gehad` yet, where it comes to be. `hoe` says how
    that is written. What has it behind it already, or is part of a longer name, stays.
    """

    def zet(deel: re.Match[str]) -> str:
        woord = _NEDERLANDS[int((deel.lastgroup or "n0")[1:])]
        achter = tekst[deel.end() : deel.end() + 2]
        if woord in gehad or achter == " (":
            gehad.add(woord)
            return deel[0]
        gehad.add(woord)
        return deel[0] + hoe.format(woord)

    return _ALLE.sub(zet, tekst)
