"""Sentences with places for values, as the catalogue has them: whether a text is one of them, and with which values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_PLEK = re.compile(r"%\((\w+)\)[sd]")
WOORD = re.compile(r"[a-zéëïöüè]{2,}", re.IGNORECASE)
_DAG = re.compile(r"\d{1,2} [a-z]+ \d{4}")
_TEKENS = " ;,.:"
_MINSTE_LETTERS = 2
"""Of a template outside its values."""


@dataclass(frozen=True, eq=False)
class Sjabloon:
    """A sentence with places for values, and how it is said in English. `vast` is what stands around the places.

    It is no pattern of `re`: that goes back for every place, and a long text that nearly fits would take minutes.
    """

    vast: tuple[str, ...]
    namen: tuple[str, ...]
    vertaling: str
    letters: int

    def past(self, tekst: str) -> bool:
        return bool(self._uiterlijk(tekst))

    def waarden(self, tekst: str, *, lang: bool) -> list[str] | None:
        """What stands at the places, each as short as can be or as long, from the left; None when it does not fit.

        A day has spaces in it, and is a day where its name says so.
        """
        uiterlijk = self._uiterlijk(tekst)
        if uiterlijk is None:
            return None
        plek, uit = len(self.vast[0]), list[str]()
        for nr, (naam, vast, laatst) in enumerate(zip(self.namen, self.vast[1:], uiterlijk, strict=True), 1):
            op_dag = naam.startswith(("datum", "dag"))
            dag = _DAG.match(tekst, plek) if op_dag else None
            if nr == len(self.namen) or (lang and not op_dag):
                eind = laatst
            elif dag and dag.end() <= laatst and tekst.startswith(vast, dag.end()):
                eind = dag.end()
            else:
                eind = tekst.find(vast, plek)
            uit.append(tekst[plek:eind])
            plek = eind + len(vast)
        return uit

    def _uiterlijk(self, tekst: str) -> list[int] | None:
        """Of each piece behind a place where it can begin at the latest; None when they do not all fit."""
        if not (tekst.startswith(self.vast[0]) and tekst.endswith(self.vast[-1])):
            return None
        eind = len(tekst) - len(self.vast[-1])
        uit = [eind]
        for vast in self.vast[-2:0:-1]:
            eind = tekst.rfind(vast, 0, max(eind, 0))
            uit.append(eind)
            if eind < 0:
                return None
        return uit[::-1] if eind >= len(self.vast[0]) else None


def _ook_los(teksten: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Also the end of a sentence by itself, which the catalogue has with the sign that it begins with."""
    for nederlands, vertaling in teksten.items():
        yield nederlands, vertaling
        kaal = nederlands.strip(_TEKENS)
        if kaal != nederlands:
            yield kaal, vertaling.strip(_TEKENS)


def sjablonen(teksten: Mapping[str, str]) -> Iterable[Sjabloon]:
    for nederlands, vertaling in _ook_los(teksten):
        namen = tuple(_PLEK.findall(nederlands))
        los = _PLEK.split(nederlands)[::2]
        letters = sum(map(str.isalpha, "".join(los)))
        if namen and len({*namen}) == len(namen) and letters >= _MINSTE_LETTERS:
            vast = tuple(deel.replace("%%", "%") for deel in los)
            yield Sjabloon(vast, namen, _PLEK.sub(r"%(\1)s", vertaling), letters)


def ordening(alle_sjablonen: Iterable[Sjabloon]) -> Mapping[str, Sequence[Sjabloon]]:
    """Each under the rarest of its own words, so that few are tried."""
    alle = [(s, {*WOORD.findall("  ".join(s.vast))}) for s in alle_sjablonen]
    hoe_vaak = Counter(woord for _s, woorden in alle for woord in woorden)
    per: dict[str, list[Sjabloon]] = defaultdict(list)
    for sjabloon, woorden in alle:
        if woorden:
            per[min(woorden, key=lambda woord: (hoe_vaak[woord], woord))].append(sjabloon)
    return per
