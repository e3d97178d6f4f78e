"""Where a page begins in a list that is paged by key: `1`, a number to leap to, or a key that a link carried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.api.lijst import adres

PAGINA = r"^([1-9]\d{0,5}|(na|voor)\.[0-9-]{1,20})$"
_SLEUTEL = re.compile(r"(na|voor)\.(.+)")


@dataclass(frozen=True)
class Plek:
    """After a key, before a key, or after so many rows."""

    na: str = ""
    voor: str = ""
    sla_over: int = 0


def lees_plek(pagina: str, grootte: int) -> Plek:
    """What a `pagina` that fits PAGINA means."""
    vorm = _SLEUTEL.fullmatch(pagina)
    if not vorm:
        return Plek(sla_over=(int(pagina) - 1) * grootte)
    return Plek(na=vorm[2]) if vorm[1] == "na" else Plek(voor=vorm[2])


def verwijzingen(sleutels: Sequence[object], *, eerder: bool, later: bool) -> tuple[str | None, str | None]:
    """The addresses of the next page and of the one before, by the keys of the rows on this one."""
    if not sleutels:
        return None, adres(pagina=1) if eerder else None
    return (
        adres(pagina=f"na.{sleutels[-1]}") if later else None,
        adres(pagina=f"voor.{sleutels[0]}") if eerder else None,
    )
