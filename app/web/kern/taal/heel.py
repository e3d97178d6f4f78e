"""A day stays on one line, wherever it comes to be read: between its parts are spaces that do not break. So does the
dot between two facts with what comes after it, in a template.

That happens as a value is written into a page, so it holds for what the product says and for what people typed, and
nowhere else: what is kept, sent, exported or filled in has the spaces of a keyboard. A browser copies plain ones.
"""

from __future__ import annotations

import re

_DAG = re.compile(r"(?<!\w)(\d{1,2}) ([^\W\d]{3,9}) (?=\d{4}\b)")
_VAST = "\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}"


def dagen_heel(tekst: str) -> str:
    """The same with each day (16 mei 2025) in one piece. Most texts have none, which a year tells at once."""
    return _DAG.sub(_VAST, tekst) if " 20" in tekst or " 19" in tekst else tekst


def punten_heel(tekst: str) -> str:
    """The text of a template in which no line ends with such a dot."""
    return tekst.replace("· ", "·\N{NO-BREAK SPACE}")
