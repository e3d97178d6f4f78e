"""Four eyes: the one place that says when a second person is another one (domein 4).

The second one is another natural person, by whatever accounts the two act, and fills no office of the first one: a
deputy is not the other one of whom he replaces, whether he replaced him then or does so since. Whatever is confirmed,
approved, refused or ratified by a second person asks this; the database holds the same (migration 0049).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.basis.fouten import GeenRecht, VierOgen


@dataclass(frozen=True)
class Betrokkene:
    """A natural person and the offices he fills, by any of his accounts.

    Of the first person: those he filled on the day he acted, and those he holds since. Of the second: those of the day
    he acts.
    """

    persoon_id: int | None
    functies: frozenset[str] = frozenset()


def toets_ander_mens(eerste: Betrokkene, tweede: Betrokkene, bericht: str) -> None:
    """Raises VierOgen when the two are one natural person."""
    if eerste.persoon_id == tweede.persoon_id:
        raise VierOgen(bericht)


def is_ander(eerste: Betrokkene, tweede: Betrokkene) -> bool:
    """Whether `toets_tweede` lets the second one be the other one."""
    return eerste.persoon_id != tweede.persoon_id and not eerste.functies & tweede.functies


def toets_tweede(eerste: Betrokkene, tweede: Betrokkene, *, zelf: str, functie: str) -> None:
    """Both: `zelf` is said to who was the first one too, `functie` to who fills his office.

    Raises VierOgen, GeenRecht.
    """
    toets_ander_mens(eerste, tweede, zelf)
    if eerste.functies & tweede.functies:
        raise GeenRecht(functie)
