"""The mandaten of a zaak at a glance: per station the grantors by name, and the amount that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.mandaat.mandaatfeiten import ONDERWEG, laatste_dag
from app.domain.mandaat.ontbreekt import wat_ontbreekt
from app.domain.openstaand.mandaten import AFGEWEZEN, ONGEBRUIKT, STIL
from app.services.mandaat.opvolging import wijkt_af
from app.services.mandaat.stand import Mandaatregel
from app.services.openstaand.lijst import Openstaand

_S = Mandaatstatus
ZWIJGT = "zwijgt"
"""Past the day that was asked, or past the end of the term, without an answer."""
VOLGORDE = (
    _S.ACTIEF, _S.UITGEPUT, _S.AFGEWEZEN, ZWIJGT, _S.GOEDGEKEURD, _S.VERLEEND, _S.VOORGESTELD, _S.CONCEPT, _S.VERLOPEN,
    _S.INGETROKKEN,
)  # fmt: skip


@dataclass(frozen=True)
class Groepslid:
    """A mandaat of a grantor by name. `punt` is what is open about its refusal or silence; without one it was followed
    up, or it is no deviation of the grantor (`wijkt_af`).
    """

    gever: str
    mandaat_id: int
    wijkt_af: bool
    punt: Openstaand | None = None


@dataclass(frozen=True)
class Mandaatgroep:
    """Those at one station: `stand` is a status or ZWIJGT, `bedrag` in euro cents, 0 when it is about no money."""

    stand: str
    leden: Sequence[Groepslid]
    bedrag: int
    aantal: int

    @property
    def gevers(self) -> list[str]:
        """Each name once."""
        return list(dict.fromkeys(lid.gever for lid in self.leden))


@dataclass(frozen=True)
class Mandaatstand:
    """`ontbreekt` says what is missing to decide about money; `eindigt` when the first active ones end, and of whom."""

    groepen: Sequence[Mandaatgroep]
    ontbreekt: str
    eindigt: date | None
    eindigend: Sequence[str]
    actief: int

    def groep(self, stand: str) -> Mandaatgroep | None:
        return next((g for g in self.groepen if g.stand == stand), None)


def mandaatstand(regels: Iterable[Mandaatregel], periode: int, punten: Iterable[Openstaand]) -> Mandaatstand:
    """Of the present period, without ondermandaten and without versions that a later one replaced."""
    nu = [r for r in regels if r.mandaat.periode == periode and r.mandaat.onder_id is None]
    nu = [r for r in nu if r.status is not _S.VERVANGEN and not _opgevolgd(r, nu)]
    open_ = {p.punt.gegevens["mandaat_id"]: p for p in punten if p.soort.code in (STIL, ONGEBRUIKT, AFGEWEZEN)}
    geld = [r for r in nu if r.mandaat.soort is Mandaatsoort.FINANCIEN]
    actief = [r for r in geld if r.status is _S.ACTIEF]
    eindigt = min((laatste_dag(r.feiten) for r in actief), default=None)
    return Mandaatstand(
        _groepen(nu, open_),
        wat_ontbreekt({r.status for r in geld}),
        eindigt,
        [r.mandaat.mandaatgever.naam for r in actief if laatste_dag(r.feiten) == eindigt],
        len(actief),
    )


def _opgevolgd(regel: Mandaatregel, alle: Sequence[Mandaatregel]) -> bool:
    """Whether what came to nothing was asked again of the same grantor, and that one is under way or active."""
    if regel.status not in (_S.AFGEWEZEN, _S.VERLOPEN, _S.INGETROKKEN):
        return False
    m = regel.mandaat
    later = (r for r in alle if r.mandaat.id > m.id and r.status in ONDERWEG | {_S.ACTIEF})
    return any(r.mandaat.mandaatgever_id == m.mandaatgever_id and r.mandaat.soort is m.soort for r in later)


def _groepen(regels: Sequence[Mandaatregel], punten: Mapping[int | str, Openstaand]) -> list[Mandaatgroep]:
    per_stand: dict[str, list[Mandaatregel]] = {}
    for regel in regels:
        zwijgt = regel.mandaat.id in punten and regel.status not in (_S.AFGEWEZEN, _S.INGETROKKEN)
        per_stand.setdefault(ZWIJGT if zwijgt else regel.status, []).append(regel)
    return [_groep(stand, per_stand[stand], punten) for stand in VOLGORDE if stand in per_stand]


def _groep(stand: str, regels: Sequence[Mandaatregel], punten: Mapping[int | str, Openstaand]) -> Mandaatgroep:
    leden = [
        Groepslid(_gever(r), r.mandaat.id, wijkt_af(r.mandaat), punten.get(r.mandaat.id))
        for r in sorted(regels, key=lambda r: r.mandaat.soort is Mandaatsoort.INHOUD)
    ]
    return Mandaatgroep(str(stand), leden, sum(r.mandaat.plafond or 0 for r in regels), len(regels))


def _gever(regel: Mandaatregel) -> str:
    """The name of the grantor; what is not about money says so."""
    naam = regel.mandaat.mandaatgever.naam
    return f"{naam} (inhoud)" if regel.mandaat.soort is Mandaatsoort.INHOUD else naam
