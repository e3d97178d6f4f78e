"""What is set for backups: who can read them, and how old the last one and the last trial may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.domain.basis.fouten import OngeldigeInvoer
from app.services.reserve.sleutels import lees_ontvangers

_NAMEN = {"AAN", "BINNEN_UREN", "PROEF_DAGEN"}


@dataclass(frozen=True)
class Backupregels:
    """`aan`: public keys (age1…). `binnen`: how old the newest backup may be; `proef`: the newest good trial of one."""

    aan: tuple[str, ...] = ()
    binnen: timedelta = timedelta(hours=26)
    proef: timedelta = timedelta(days=35)


def lees_backupregels(gezet: Mapping[str, str]) -> Backupregels:
    """From the settings DRAAIBOEK_BACKUP_…, by the rest of their names. Raises ValueError with a Dutch message."""
    if vreemd := set(gezet) - _NAMEN:
        raise ValueError(f"DRAAIBOEK_BACKUP_{min(vreemd)} bestaat niet. Kies uit {', '.join(sorted(_NAMEN))}.")
    aan = tuple(gezet.get("AAN", "").replace(",", " ").split())
    try:
        lees_ontvangers(aan)
    except OngeldigeInvoer as fout:
        raise ValueError(f"DRAAIBOEK_BACKUP_AAN klopt niet: {fout}") from fout
    return Backupregels(
        aan, timedelta(hours=_getal(gezet, "BINNEN_UREN", 26)), timedelta(days=_getal(gezet, "PROEF_DAGEN", 35))
    )


def _getal(gezet: Mapping[str, str], naam: str, anders: int) -> int:
    waarde = gezet.get(naam) or str(anders)
    if not re.fullmatch(r"[1-9][0-9]{0,4}", waarde):
        raise ValueError(f"DRAAIBOEK_BACKUP_{naam} is een heel getal van 1 of meer, niet '{waarde}'.")
    return int(waarde)
