"""What somebody typed in a search box: words that must all be there, words that stand together, beginnings of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.zoeken.woorden import Stam, Woord, gelijkgemaakt, stammen, woorden

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

    def staat_in(self, staat: Sequence[str]) -> bool:
        """Whether they stand in this row of stems, one after the other."""
        *eerst, laatste = self.stammen
        return any(
            staat[plek - len(eerst) : plek] == eerst
            and (woord == laatste or (self.begin and woord.startswith(laatste)))
            for plek, woord in enumerate(staat)
            if plek >= len(eerst)
        )


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

    def past_op(self, teksten: Iterable[str], stam: Stam) -> bool:
        """Whether all that was asked is in these texts together, as the index of words would find it."""
        staat = stammen("\n".join(teksten), stam)
        return all(term.staat_in(staat) for term in self.termen)


def lees_zoekvraag(tekst: str, stam: Stam) -> Zoekvraag:
    """What is asked. Without terms nothing is asked that can be found: no word, or only such as every text has."""
    termen, vormen = [], []
    for zin, los in _DEEL.findall(gelijkgemaakt(tekst)[:LANGSTE_VRAAG]):
        delen = [woord.vorm for woord in woorden(zin or los)]
        if delen:
            vormen += delen
            termen.append(_term(delen, stam, begin=los.endswith("*") and len(delen[-1]) >= KORTSTE_BEGIN))
    return Zoekvraag(tuple(dict.fromkeys(termen))[:MEESTE_TERMEN], tuple(vormen[:MEESTE_TERMEN]))


def met_sterren(tekst: str) -> str:
    """The same, for words that begin so; empty when it asks for beginnings or for words side by side already."""
    delen = gelijkgemaakt(tekst)[:LANGSTE_VRAAG].split()
    if any(teken in deel for deel in delen for teken in '*"“”„'):
        return ""
    ook = [f"{deel}*" if len(list(woorden(deel))) == 1 else deel for deel in delen]
    return " ".join(ook) if ook != delen else ""


def _term(delen: Sequence[str], stam: Stam, *, begin: bool) -> Term:
    gestamd = [stam(deel) for deel in delen]
    if begin:
        gestamd[-1] = delen[-1]
    return Term(tuple(gestamd), begin)
