"""What somebody typed in a search box: words that must all be there, words that stand together, beginnings of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.zoeken.woorden import Stam, Woord, gelijkgemaakt, woorden

LANGSTE_VRAAG = 200
MEESTE_TERMEN = 12
"""What one asks at once; what comes after it is left out."""
KORTSTE_BEGIN = 2
"""Letters before a star: fewer would find everything."""
_DEEL = re.compile(r'["“”„]([^"“”„]*)["“”„]|(\S+)')


@dataclass(frozen=True)
class Term:
    """Stems that stand next to each other; with `begin` the last one is only how a word begins."""

    stammen: tuple[str, ...]
    begin: bool = False


@dataclass(frozen=True)
class Zoekvraag:
    """`woorden` are all of them as typed, for what is compared whole: names."""

    termen: tuple[Term, ...] = ()
    woorden: tuple[str, ...] = ()

    def raakt(self, woord: Woord, stam: Stam) -> bool:
        """Whether this word of a text is one that was looked for."""
        gevonden = stam(woord.vorm)
        return any(
            gevonden == deel or (term.begin and deel == term.stammen[-1] and gevonden.startswith(deel))
            for term in self.termen
            for deel in term.stammen
        )


def lees_zoekvraag(tekst: str, stam: Stam) -> Zoekvraag:
    """What is asked. Without terms nothing is asked that can be found: no word, or only such as every text has."""
    termen, vormen = [], []
    for zin, los in _DEEL.findall(gelijkgemaakt(tekst)[:LANGSTE_VRAAG]):
        delen = [woord.vorm for woord in woorden(zin or los)]
        if delen:
            vormen += delen
            termen.append(_term(delen, stam, begin=los.endswith("*") and len(delen[-1]) >= KORTSTE_BEGIN))
    return Zoekvraag(tuple(dict.fromkeys(termen))[:MEESTE_TERMEN], tuple(vormen[:MEESTE_TERMEN]))


def _term(delen: Sequence[str], stam: Stam, *, begin: bool) -> Term:
    gestamd = [stam(deel) for deel in delen]
    if begin:
        gestamd[-1] = delen[-1]
    return Term(tuple(gestamd), begin)
