"""The catalogue of translations as it is asked: texts of screens by their own words, sentences by what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from threading import local

from babel.messages.pofile import read_po

from app.vertaling.getallen import getallen
from app.vertaling.sjabloon import WOORD, Sjabloon, ordening, sjablonen
from app.vertaling.woordenschat import Woordenschat

_SCHEIDINGEN = ("\n", ". ", "; ", " · ", " – ", ": ", " × ", " → ", ", ", " en ", " of ", "/")
"""Between the parts of a list, or of sentences one after the other: what holds the most together first."""
_KLEIN = re.compile(r"(?<![\w@./-])[a-zéëïöü]{2,}(?![\w@./-]*[@/_])")
_ZEKER = 10
_WEINIG = 5
"""Of a template outside its values. With fewer than the second it fits much: then its values must be known too."""
_ZINNEN, _MEESTE_ZINNEN = frozenset({". ", ": ", "; "}), 8
"""A sign may stand inside a sentence of ours as well as between two of them: then each place is tried."""
_MEESTE_POGINGEN, _LANGSTE = 1_000, 5_000
"""How often a text and its parts are held against the templates, and how many characters it has, at the most."""
_NAAM = re.compile(r"[A-Z][\w’'-]*")
_HAKEN = re.compile(r"([^()]+) \(([^()]+)\)(\.?)")
_CODE = re.compile(r"[\d.,]+%?|[A-Z]{2,4}-\d+")
_GETAL = re.compile(r"\d[\d.,]*")
_ADRES = re.compile(r"/[^ ]+|[^ ]+(://|@)[^ ]+")
_SLEUTEL = re.compile(r"[^ ]*[\d;:_@./][^ ]*")
"""A key, an address or the name of a file: no words."""
_VOEGWOORDEN = {" en ": " and ", " of ": " or "}
BEGIN, EIND = "\ue000", "\ue001"
"""Around a part that is left in Dutch, in what `gemerkt` gives: of the private use area: who types one loses it on
an English page, and no more."""
ZONDER_MERK = str.maketrans("", "", BEGIN + EIND)


class _TeVeel(Exception):
    """More was tried than a text of ours ever asks."""


class Catalogus:
    """`teksten` are sentences by their Dutch; `meervouden` pairs of one and more."""

    def __init__(self, teksten: Mapping[str, str], meervouden: Mapping[str, tuple[str, str]]) -> None:
        self._teksten, self._meervouden = teksten, meervouden
        self._engels = frozenset(teksten.values()) | {vorm for paar in meervouden.values() for vorm in paar}
        self._sjablonen = ordening(sjablonen(teksten))
        self._engelse_sjablonen = ordening(sjablonen({v: v for v in self._engels - teksten.keys()}))
        self._woordenschat = Woordenschat(self._engels, {*teksten, *meervouden})
        self.gemerkt = lru_cache(maxsize=8192)(self._hoogstens)
        self._binnen = lru_cache(maxsize=8192)(self._gemerkt)
        self._bekend = lru_cache(maxsize=16384)(self._zoek)
        self._beurt = local()

    def tekst(self, nederlands: str) -> str:
        """A text of a screen, with its places; as it is when it has no translation."""
        return self._teksten.get(nederlands, nederlands)

    def aantal(self, een: str, meer: str) -> tuple[str, str]:
        """The same of a text about a number: of one, and of more."""
        return self._meervouden.get(een, (een, meer))

    def zin(self, nederlands: str) -> str:
        """What the product says, with its values in it. What it does not say, such as a name, stays as it is."""
        return self.gemerkt(nederlands).translate(ZONDER_MERK)

    def _hoogstens(self, nederlands: str) -> str:
        """The same, with marks around what is Dutch still: what somebody typed, or the region's own words.

        A text in which ever more could be ours was typed: it is given up, and what of it was looked at is kept nowhere.
        """
        self._beurt.over = _MEESTE_POGINGEN
        try:
            return self._binnen(nederlands) if len(nederlands) <= _LANGSTE else f"{BEGIN}{nederlands}{EIND}"
        except (_TeVeel, RecursionError):
            return f"{BEGIN}{nederlands}{EIND}"

    def _gemerkt(self, nederlands: str) -> str:
        """A text, or the value of a place in one."""
        kaal = nederlands.strip()
        if not kaal or BEGIN in kaal or _ADRES.fullmatch(kaal):
            return nederlands
        if self._al_engels(kaal) or self._woordenschat.is_engels(kaal):
            return nederlands
        gevonden = self._bekend(kaal) or self._met_waarden(kaal, _ZEKER, zeker=False)
        if gevonden is None and " · " in kaal:  # nobody types that: it holds together what we say
            return " · ".join(map(self._binnen, nederlands.split(" · ")))
        if gevonden is None:
            gevonden = getallen(kaal)
            if _KLEIN.search(gevonden) and not self._al_engels(kaal) and not _SLEUTEL.fullmatch(kaal):
                gevonden = f"{BEGIN}{kaal}{EIND}"
        return nederlands.replace(kaal, gevonden, 1)

    def _zoek(self, tekst: str) -> str | None:
        """All of it, with its values; None when a part of it is not ours."""
        return self._geheel(tekst) or self._met_waarden(tekst) or self._in_delen(tekst) or self._met_waarden(tekst, 2)

    def _geheel(self, tekst: str) -> str | None:
        """As it stands in the catalogue, also when it got a capital at its beginning, or a full stop at its end."""
        if tekst in self._engels or tekst[:1].lower() + tekst[1:] in self._engels:
            return tekst  # a text of a screen, that was put into a larger one
        for vorm, maak in _VORMEN:
            gevonden = self._teksten.get(vorm(tekst).replace("%", "%%"))
            if gevonden is not None and "%(" not in gevonden:
                return maak(gevonden.replace("%%", "%"))
        return None

    def _al_engels(self, tekst: str) -> bool:
        """Whether it is a text of a screen with its values in it already."""
        kandidaten = {s for woord in {*WOORD.findall(tekst)} for s in self._engelse_sjablonen.get(woord, ())}
        vormen = (tekst, tekst[:1].lower() + tekst[1:])
        return any(s.letters >= _WEINIG and any(map(s.past, vormen)) for s in kandidaten)

    def _met_waarden(self, tekst: str, minstens: int = _WEINIG, *, zeker: bool = True) -> str | None:
        """By the template with the most words that fits; its values are sentences of their own."""
        self._beurt.over -= 1
        if self._beurt.over < 0:
            raise _TeVeel
        kandidaten = {s for woord in {*WOORD.findall(tekst)} for s in self._sjablonen.get(woord, ())}
        for sjabloon in sorted(kandidaten, key=lambda s: (-s.letters, -sum(map(len, s.vast)), s.vast)):
            gevonden = self._volgens(sjabloon, tekst, zeker) if sjabloon.letters >= minstens else None
            if gevonden is not None:
                return gevonden
        return None

    def _volgens(self, sjabloon: Sjabloon, tekst: str, zeker: bool) -> str | None:
        """With its values as short as can be, or as long; `zeker`: only when all of them are known."""
        for lang in (False, True):
            delen = sjabloon.waarden(tekst, lang=lang)
            if delen is None:
                return None
            if any(naam == "aantal" and ", " in deel for naam, deel in zip(sjabloon.namen, delen, strict=True)):
                continue  # a list is no number: it ends further on
            waarden = dict(zip(sjabloon.namen, map(self._waarde, sjabloon.namen, delen), strict=True))
            if not any(BEGIN in waarde for waarde in waarden.values()):
                return sjabloon.vertaling % waarden
            if not zeker:
                return sjabloon.vertaling % waarden
        return None

    def _waarde(self, naam: str, waarde: str) -> str:
        """A name of one word is not looked up: somebody may be called as a word of ours."""
        return waarde if naam.startswith("naam") and _NAAM.fullmatch(waarde) else self._binnen(waarde)

    def _in_delen(self, tekst: str) -> str | None:
        """A list, or sentences one after the other: when each is known, or is no more than a name or a number."""
        gevonden = self._met_getal(tekst)
        if gevonden is not None:
            return gevonden
        tussen = _HAKEN.fullmatch(tekst)
        if tussen:
            buiten, binnen = self._deel(tussen[1]), self._deel(tussen[2])
            if buiten and binnen:
                return f"{buiten} ({binnen}){tussen[3]}"
        for scheiding in _SCHEIDINGEN:
            for delen in _gesplitst(tekst, scheiding):
                anders = [*takewhile(lambda deel: deel is not None, map(self._deel, delen))]
                if len(anders) == len(delen):
                    return _VOEGWOORDEN.get(scheiding, scheiding).join(map(str, anders))
        return None

    def _deel(self, deel: str) -> str | None:
        kaal = deel.strip()
        if not kaal:
            return deel
        gevonden = self._geheel(kaal)
        if gevonden is None and not _KLEIN.search(getallen(kaal)):
            gevonden = getallen(kaal)
        gevonden = gevonden or self._bekend(kaal) or (kaal if self._al_engels(kaal) else None)
        return deel.replace(kaal, gevonden, 1) if gevonden else None

    def _met_getal(self, tekst: str) -> str | None:
        """3 werkdagen, INF-21 college, in zorg 12: a number or a code, and what is said of it."""
        getal, spatie, rest = tekst.partition(" ")
        if spatie and _CODE.fullmatch(getal):
            gevonden = self._deel(rest)
            return f"{getallen(getal)} {gevonden}" if gevonden else None
        rest, spatie, getal = tekst.rpartition(" ")
        gevonden = self._deel(rest) if spatie and _GETAL.fullmatch(getal) else None
        return f"{gevonden} {getallen(getal)}" if gevonden else None


def _gesplitst(tekst: str, scheiding: str) -> Iterator[list[str]]:
    """All of its parts; or its beginning and the rest, which may be a sentence with the same sign in it."""
    if scheiding in tekst:
        yield tekst.split(scheiding)
        plek = tekst.find(scheiding) if 1 < tekst.count(scheiding) <= _MEESTE_ZINNEN else -1
        while plek >= 0 and scheiding in _ZINNEN:
            yield [tekst[:plek], tekst[plek + len(scheiding) :]]
            plek = tekst.find(scheiding, plek + 1)


def _hoofd(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


_VORMEN: Sequence[tuple[Callable[[str], str], Callable[[str], str]]] = (
    (lambda t: t, lambda t: t),
    (lambda t: t[:1].lower() + t[1:], _hoofd),
    (_hoofd, lambda t: t[:1].lower() + t[1:]),
    (lambda t: t.removesuffix("."), lambda t: f"{t}."),
    (lambda t: f"{t}.", lambda t: t.removesuffix(".")),
    (lambda t: t.replace("\xa0", " "), lambda t: t),
)
"""How a text may be written otherwise than in the catalogue, and how its translation is then written."""


def lees(pad: Path) -> Catalogus:
    """The catalogue of a .po file; a message without a translation is not in it."""
    with pad.open("rb") as bestand:
        berichten = [bericht for bericht in read_po(bestand, ignore_obsolete=True) if bericht.id and bericht.string]
    enkel = {str(b.id): str(b.string) for b in berichten if isinstance(b.id, str)}
    paren = [(b.id[0], tuple(b.string or ())) for b in berichten if not isinstance(b.id, str)]
    meer = {een: (vertaald[0], vertaald[1]) for een, vertaald in paren if all(vertaald)}
    return Catalogus({een: vertaald[0] for een, vertaald in meer.items()} | enkel, meer)
