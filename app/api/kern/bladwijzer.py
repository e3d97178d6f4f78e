"""Where a page begins in a list that is paged by key: `1`, a number to leap to, or a key that a link carried."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.api.kern.fouten import OngeldigeAanvraag
from app.api.kern.lijst import adres
from app.services.overzicht.zaaklijst import Plaats, Volgorde

PAGINA = r"^([1-9]\d{0,5}|(na|voor)\.[0-9-]{1,20})$"
ZAAKPAGINA = r"^([1-9]\d{0,5}|(na|voor)\.[0-9-]{1,20}(\.[A-Za-z0-9_-]{1,1100})?)$"
"""The same for cases: where they are not sorted by number, the key also tells by what this one was sorted."""
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


def schrijf_plaats(plaats: Plaats) -> str:
    """As a key in an address. What the zaak was sorted by goes along, for by then it may be something else."""
    if plaats.waarde == plaats.zaaknummer:
        return plaats.zaaknummer
    waarde = plaats.waarde if isinstance(plaats.waarde, str) else plaats.waarde.isoformat()
    return f"{plaats.zaaknummer}.{urlsafe_b64encode(waarde.encode()).decode().rstrip('=')}"


def lees_plaats(sleutel: str, volgorde: Volgorde) -> Plaats | None:
    """What such a key means; None without one. Raises OngeldigeAanvraag when it is none of this order."""
    if not sleutel:
        return None
    zaaknummer, _, code = sleutel.partition(".")
    try:
        return Plaats(_waarde(zaaknummer, code, volgorde), zaaknummer)
    except (ValueError, OverflowError) as fout:
        raise OngeldigeAanvraag([("pagina", "Deze plek hoort niet bij deze volgorde. Begin bij pagina 1.")]) from fout


def _waarde(zaaknummer: str, code: str, volgorde: Volgorde) -> str | datetime:
    op_nummer = volgorde in (Volgorde.NUMMER, Volgorde.NUMMER_AF)
    if op_nummer is bool(code):
        raise ValueError("a key of another order")
    if op_nummer:
        return zaaknummer
    tekst = urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode()
    if volgorde in (Volgorde.AANBIEDER, Volgorde.AANBIEDER_AF):
        return tekst.replace("\0", "")
    return datetime.fromisoformat(tekst).astimezone(UTC)
