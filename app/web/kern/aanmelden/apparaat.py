"""A browser as its user knows it: what it calls itself, and on what."""

from __future__ import annotations

_BROWSERS = (("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
             ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_SYSTEMEN = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
             ("Macintosh", "Mac"), ("Linux", "Linux"))  # fmt: skip
"""In this order: each of them says that it is those after it as well."""


def apparaat_van(kop: str) -> str:
    """What the User-Agent header says, in two words; empty when it says nothing that we know. A hint, no proof."""
    delen = (next((naam for teken, naam in bekend if teken in kop), "") for bekend in (_BROWSERS, _SYSTEMEN))
    return " · ".join(deel for deel in delen if deel)
