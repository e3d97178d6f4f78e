"""Which municipalities of the country somebody means: by name, alias, number or youth region, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.zoeken import zelfde, zoekvorm
from app.domain.naslag.naslag import Gemeente, Naslag

_GEMEENTE, _JEUGDREGIO = "gemeente", "jeugdregio"


def zoek_gemeenten(naslag: Naslag, regels: Iterable[str], dag: date, veld: str) -> list[Gemeente]:
    """Of each line a municipality that exists on the day, or those of a youth region; each once, in this order.

    Raises OngeldigeInvoer at `veld` for a line that means none, with what to write.
    """
    gevonden: dict[str, Gemeente] = {}
    for regel in filter(None, map(str.strip, regels)):
        gevonden |= {gemeente.code: gemeente for gemeente in _bedoeld(naslag, regel, dag, veld)}
    return list(gevonden.values())


def _bedoeld(naslag: Naslag, regel: str, dag: date, veld: str) -> list[Gemeente]:
    if zoekvorm(regel).startswith(_JEUGDREGIO):
        return _van_regio(naslag, regel, dag, veld)
    kaal = zoekvorm(regel).removeprefix(_GEMEENTE)
    passend = [g for g in naslag.gemeenten if kaal in {zoekvorm(naam) for naam in _namen(g)}]
    bestaand = [g for g in passend if g.bestaat_op(dag)]
    if bestaand:
        return bestaand[:1]
    if passend:
        opvolgers = [g.naam for code in passend[-1].opvolgers if (g := naslag.gemeente(code))]
        wat = f" Kies {' of '.join(opvolgers)}." if opvolgers else ""
        raise OngeldigeInvoer(f"“{regel}” is op {dag:%d-%m-%Y} geen gemeente meer.{wat}", veld=veld)
    raise OngeldigeInvoer(
        f"“{regel}” is geen gemeente van Nederland. Schrijf de naam of het nummer van het CBS, zoals GM0599.", veld=veld
    )


def _namen(gemeente: Gemeente) -> tuple[str, ...]:
    return (gemeente.code, gemeente.naam, *gemeente.aliassen)


def _van_regio(naslag: Naslag, regel: str, dag: date, veld: str) -> list[Gemeente]:
    """By its name or its code behind the word."""
    kaal = zoekvorm(regel).removeprefix(_JEUGDREGIO)
    op_dag = [i for i in naslag.indelingen if i.geldt_op(dag)]
    leden = [i.gemeente for i in op_dag if zelfde(kaal, i.naam) or zelfde(kaal, i.jeugdregio)]
    if not leden:
        raise OngeldigeInvoer(f"“{regel}” is geen jeugdregio. Schrijf de gemeenten zelf op.", veld=veld)
    return [g for code in leden if (g := naslag.gemeente(code)) and g.bestaat_op(dag)]
