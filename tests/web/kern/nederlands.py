"""Which Dutch is left on a page that should be in English.

Words of ours that no translation uses may stand nowhere outside what is marked as Dutch. And only what is data may be
so marked: what somebody recorded, a name, a text of the region or a citation. A sentence of the product that lacks its
translation is marked too when the page is written, and found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html.parser import HTMLParser

from sqlalchemy import Connection, Engine, select

from app.db import Base
from app.draaiboeken import alle_edities
from app.models import Aanbieder, Zaak
from app.naslag import naslag
from app.regios import alle_profielen
from app.services.kern.elders import besturen_van
from app.vertaling import PAD
from app.vertaling.begrippen import BEGRIPPEN
from app.web.hulp.handleiding import lees as handleiding
from app.web.kern.verzoek import vandaag
from app.weergave import datum
from scripts.vertaling.po import lees

_WOORD = re.compile(r"(?<![\w@./-])[a-zà-ÿ]+(?:['’][a-z]+)?(?![\w@/])", re.IGNORECASE)
_ZONDER_HERKOMST = re.compile(r" ?\[[SPI]\]|\.$", re.MULTILINE)
_VOORGELEZEN = ("title", "aria-label", "alt", "placeholder", "data-k")
_ZONDER_EIND = "br img input hr meta link path circle rect line col wbr polygon polyline"
_LEEG = frozenset(_ZONDER_EIND.split())
_ALTIJD = (
    "de het een niet voor naar wordt worden zijn van deze dit dat uit ook nog geen wel door aan moet mag kan heeft "
    "hebben waar wanneer"
)
ALTIJD = frozenset(_ALTIJD.split())
"""Dutch whatever a translation says."""
VAN_HET_PRODUCT = frozenset({"openpunt", "zoekpassage"})
"""Tables with sentences that the product made, which it puts into English; and the stems that searching keeps."""


def _woorden(tekst: str) -> set[str]:
    return {woord.lower() for woord in _WOORD.findall(re.sub(r"%\(\w+\)[sd]", " ", tekst))}


@cache
def alleen_nederlands() -> frozenset[str]:
    vertaald = lees(PAD)
    onze = set[str]().union(*map(_woorden, vertaald))
    hunne = set[str]().union(
        *(_woorden(deel) for v in vertaald.values() for deel in (v if isinstance(v, tuple) else (v,)))
    )
    return frozenset(woord for woord in onze - hunne if len(woord) > 2) | ALTIJD


def gegevens(engine: Engine) -> list[str]:
    """Every text that is data: of tables, editions and profiles, and the municipalities and bodies of the country."""
    gelezen = (*alle_edities().values(), *alle_profielen().values())
    teksten = {tekst for deel in gelezen for tekst in _teksten(vars(deel))}
    teksten |= {deel.titel for deel in handleiding().hoofdstukken}
    teksten |= {gemeente.naam for gemeente in naslag().gemeenten}
    besturen = [bestuur for profiel in alle_profielen().values() for bestuur in besturen_van(profiel, vandaag())]
    teksten |= {tekst for b in besturen for tekst in (b.orgaan, f"{b.orgaan} ({b.regionaam})")}
    with engine.connect() as verbinding:
        teksten |= set(_regioteksten(verbinding))
        for tabel in Base.metadata.tables.values():
            if tabel.name not in VAN_HET_PRODUCT:
                teksten |= {tekst for rij in verbinding.execute(select(tabel)) for tekst in _teksten(list(rij))}
    return sorted(filter(_heeft_woord, {_plat(tekst) for tekst in teksten}), key=len, reverse=True)


def _regioteksten(verbinding: Connection) -> Iterable[str]:
    """The texts of a region as they stand at a field: with what is known of a zaak in them, and before there is one."""
    dag = {"vandaag": datum(vandaag())}
    zaken = verbinding.execute(
        select(Zaak.zaaknummer, Aanbieder.naam).join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
    )
    waarden = [dag, *({**dag, "zaaknummer": nummer, "aanbieder": naam} for nummer, naam in zaken)]
    return [tekst.met(van) for profiel in alle_profielen().values() for tekst in profiel.teksten for van in waarden]


def _teksten(deel: object) -> Iterable[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, bytes) and b'":"' in deel:
        yield deel.decode(errors="ignore")
    elif isinstance(deel, Mapping):
        for sleutel, waarde in deel.items():
            yield from (*_teksten(sleutel), *_teksten(waarde))
    elif isinstance(deel, (list, tuple, set, frozenset)):
        for waarde in deel:
            yield from _teksten(waarde)
    elif hasattr(deel, "__dataclass_fields__"):
        yield from _teksten({naam: getattr(deel, naam) for naam in deel.__dataclass_fields__})


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())


def _heeft_woord(tekst: str) -> bool:
    return len(tekst) > 2 and any(map(str.isalpha, tekst))


class Lezer(HTMLParser):
    """The pieces of a page outside `lang="nl"`, what is read aloud of its tags among them; and those inside."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.engels: list[str] = []
        self.nederlands: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        deel = dict(attrs)
        binnen = bool(self._open) and self._open[-1][1]
        nederlands = deel["lang"] == "nl" if "lang" in deel else binnen
        if not nederlands:
            self.engels += [waarde for naam in _VOORGELEZEN if (waarde := deel.get(naam))]
        if tag not in _LEEG:
            self._open.append((tag, nederlands))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in _LEEG:
            naam, _ = self._open.pop()
            if naam == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(naam in {"style", "script", "textarea", "code"} for naam, _ in self._open):
            binnen = bool(self._open) and self._open[-1][1]
            (self.nederlands if binnen else self.engels).append(_plat(data))


class Bladlezer:
    """Reads pages of one database, of which it knows the data."""

    def __init__(self, data: list[str]) -> None:
        self._data = data
        self._alles = _ZONDER_HERKOMST.sub("", "\n".join(data))
        namen = [tekst for tekst in data if len(tekst) < 90 and _woorden(tekst) & alleen_nederlands()]
        self._namen = re.compile("|".join(rf"(?<!\w){re.escape(naam)}(?!\w)" for naam in namen) or "(?!)")

    def over(self, html: str) -> dict[str, set[str]]:
        """What is left in Dutch: each piece with its Dutch words."""
        blad, verboden = Lezer(html), alleen_nederlands()
        gevonden = {stuk: _woorden(self._namen.sub(" ", stuk)) & verboden for stuk in blad.engels}
        gevonden = {stuk: woorden for stuk, woorden in gevonden.items() if " " in stuk or "/" not in stuk}
        for stuk in blad.nederlands:
            is_data = _ZONDER_HERKOMST.sub("", stuk) in self._alles or stuk in BEGRIPPEN.values()
            if not is_data and _WOORD.search(stuk):
                gevonden[stuk] = {"marked, and no data"}
        return {stuk: woorden for stuk, woorden in gevonden.items() if woorden}
