"""Working days under the Algemene termijnenwet, and terms that say how they were computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.termijn.eenheid import voluit

_DAG = timedelta(days=1)
_WEEKEND = {5: "zaterdag", 6: "zondag"}
_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

MAX_WERKDAGEN = 2600
"""Longest term: about ten years. A longer one is a typing error."""

GELIJKGESTELD_BRON = (
    "Algemene termijnenwet, artikel 3, derde lid: koninklijke besluiten, genoemd in één secundaire bron; "
    "controleer ze in de Staatscourant"
)
"""Where the equated days come from. They are not from the decrees themselves: the region may edit them."""

GELIJKGESTELD: Mapping[date, str] = MappingProxyType(
    {
        date(2023, 4, 28): "vrijdag na Koningsdag, bij besluit gelijkgesteld met een feestdag",
        date(2023, 5, 19): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
        date(2024, 5, 10): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
        date(2024, 12, 27): "vrijdag na Kerstmis, bij besluit gelijkgesteld met een feestdag",
        date(2025, 5, 30): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
        date(2026, 1, 2): "vrijdag na Nieuwjaarsdag, bij besluit gelijkgesteld met een feestdag",
        date(2026, 5, 15): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
        date(2027, 5, 7): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
        date(2028, 4, 28): "vrijdag na Koningsdag, bij besluit gelijkgesteld met een feestdag",
        date(2028, 5, 26): "vrijdag na Hemelvaartsdag, bij besluit gelijkgesteld met een feestdag",
    }
)
"""Days equated with a public holiday by royal decree; the source is `GELIJKGESTELD_BRON`.

What the table of the database began with. The region edits that table: services ask it, not this.
"""

OPGESCHORT = "opgeschort"
"""The reason why a working day of a suspended term does not count."""

Overgeslagen = tuple[tuple[date, str], ...]
"""Days that did not count, each with the reason in Dutch."""


@dataclass(frozen=True)
class Termijn:
    """A term in working days: the last day on time, and every free day that was skipped on the way."""

    vanaf: date
    werkdagen: int
    uiterlijk: date
    overgeslagen: Overgeslagen

    def uitleg(self) -> str:
        """One Dutch sentence on how the term was computed; it names the free days other than weekends."""
        zin = f"{werkdagen_voluit(self.werkdagen)} na {datum_voluit(self.vanaf)} is {datum_voluit(self.uiterlijk)}"
        return zin + niet_meegeteld(self.overgeslagen, begindag=self.werkdagen > 0)


def niet_meegeteld(overgeslagen: Overgeslagen, *, begindag: bool) -> str:
    """The end of a sentence: which days did not count. Weekends and suspended days together, other days by name."""
    delen = ["de begindag"] if begindag else []
    if any(dag.weekday() in _WEEKEND for dag, _ in overgeslagen):
        delen.append("de weekends")
    if stil := sum(naam == OPGESCHORT for _, naam in overgeslagen):
        delen.append(voluit(stil).replace(" ", " opgeschorte "))
    delen += [f"{naam} ({datum_voluit(dag)})" for dag, naam in doordeweeks(overgeslagen) if naam != OPGESCHORT]
    return f"; niet meegeteld: {_opsomming(delen)}." if delen else "."


def doordeweeks(overgeslagen: Iterable[tuple[date, str]]) -> Overgeslagen:
    """Without the weekends."""
    return tuple((dag, naam) for dag, naam in overgeslagen if dag.weekday() not in _WEEKEND)


def werkdagen_voluit(aantal: int) -> str:
    return voluit(aantal)


def vrije_dag(dag: date, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> str | None:
    """Dutch name of the free day that `dag` is, or None for a working day. A feast goes before a weekend."""
    return _feestdagen(dag.year).get(dag) or gelijkgesteld.get(dag) or _WEEKEND.get(dag.weekday())


def is_werkdag(dag: date, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> bool:
    return vrije_dag(dag, gelijkgesteld) is None


def tel_werkdagen_op(vanaf: date, aantal: int, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> Termijn:
    """The term of `aantal` working days after `vanaf`, which itself does not count.

    A term of 0 ends on `vanaf`, or on the first working day after it (Algemene termijnenwet, article 1).
    Raises OngeldigeInvoer outside 0 to MAX_WERKDAGEN.
    """
    if not 0 <= aantal <= MAX_WERKDAGEN:
        raise OngeldigeInvoer(f"Een termijn heeft 0 tot en met {MAX_WERKDAGEN} werkdagen, niet {aantal}.")
    uiterlijk, overgeslagen = loop_af(vanaf, aantal, 0, lambda dag: vrije_dag(dag, gelijkgesteld))
    return Termijn(vanaf, aantal, uiterlijk, overgeslagen)


def loop_af(
    vanaf: date, aantal: int, verlengd: int, overslaan: Callable[[date], str | None]
) -> tuple[date, Overgeslagen]:
    """The last day of a term of `aantal` and `verlengd` days, and the days that `overslaan` gave a reason to skip.

    The day of the beginning counts only in a term of nought days, which its extension then adds to.
    """
    dag, te_gaan = (vanaf, aantal + verlengd) if aantal else (vanaf - _DAG, 1 + verlengd)
    overgeslagen = []
    while te_gaan:
        dag += _DAG
        if naam := overslaan(dag):
            overgeslagen.append((dag, naam))
        else:
            te_gaan -= 1
    return dag, tuple(overgeslagen)


def werkdagen_tussen(a: date, b: date, gelijkgesteld: Mapping[date, str] = GELIJKGESTELD) -> int:
    """Working days after `a` up to and including `b`; negative when `b` comes before `a`."""
    if b < a:
        return -werkdagen_tussen(b, a, gelijkgesteld)
    dagen = (a + _DAG * nummer for nummer in range(1, (b - a).days + 1))
    return sum(is_werkdag(dag, gelijkgesteld) for dag in dagen)


def datum_voluit(dag: date) -> str:
    """A date as people write it: 5 mei 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


@cache
def _feestdagen(jaar: int) -> Mapping[date, str]:
    """The days of article 3, first and second paragraph. 5 May counts every year."""
    pasen = _eerste_paasdag(jaar)
    return {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - 2 * _DAG: "Goede Vrijdag",
        pasen + _DAG: "tweede paasdag",
        _koningsdag(jaar): "Koningsdag",
        date(jaar, 5, 5): "Bevrijdingsdag",
        pasen + 39 * _DAG: "Hemelvaartsdag",
        pasen + 50 * _DAG: "tweede pinksterdag",
        date(jaar, 12, 25): "eerste kerstdag",
        date(jaar, 12, 26): "tweede kerstdag",
    }


def _koningsdag(jaar: int) -> date:
    """27 April, celebrated on the 26th when the 27th is a Sunday."""
    verjaardag = date(jaar, 4, 27)
    return verjaardag - _DAG if verjaardag.weekday() == 6 else verjaardag


def _eerste_paasdag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Jones, Butcher)."""
    gulden = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    maancorrectie = (eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 19 * gulden + 15) % 30
    weekdag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - maancorrectie - rest % 4) % 7
    terug = (gulden + 11 * maancorrectie + 22 * weekdag) // 451
    maand, dag = divmod(maancorrectie + weekdag - 7 * terug + 114, 31)
    return date(jaar, maand, dag + 1)


def _opsomming(delen: list[str]) -> str:
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
