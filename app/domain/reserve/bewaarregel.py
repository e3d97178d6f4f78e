"""Which older backups may go. Names tell when each was made (UTC), so that nothing else has to be asked or kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import OngeldigeInvoer

_NAAM = re.compile(r"draaiboek-([a-z0-9-]+)-(\d{8}T\d{6}Z)\.tar\.gz(\.age)?")
_VORM = "%Y%m%dT%H%M%SZ"
_VAKKEN: dict[str, Callable[[datetime], object]] = {
    "d": dag_van,
    "w": lambda op: dag_van(op).isocalendar()[:2],
    "m": lambda op: (dag_van(op).year, dag_van(op).month),
}


def bestandsnaam(regio: str, op: datetime, *, versleuteld: bool) -> str:
    """The name of a backup of this region made at this moment (UTC)."""
    return f"draaiboek-{regio}-{op.astimezone(UTC):{_VORM}}.tar.gz" + (".age" if versleuteld else "")


def gemaakt_op(naam: str) -> datetime | None:
    """When the backup of this name was made; None when it is no name of ours."""
    gevonden = _NAAM.fullmatch(naam)
    return datetime.strptime(gevonden[2], _VORM).replace(tzinfo=UTC) if gevonden else None


def regio_van(naam: str) -> str | None:
    """Of which region the backup of this name is: several may share a folder. None when it is no name of ours."""
    gevonden = _NAAM.fullmatch(naam)
    return gevonden[1] if gevonden else None


@dataclass(frozen=True)
class Bewaarregel:
    """The newest so many, or the newest one of each of the last so many days, weeks and months that have one."""

    aantal: int = 0
    vakken: tuple[tuple[str, int], ...] = ()

    def blijft(self, namen: Iterable[str]) -> set[str]:
        """The names of backups that are kept; the newest always is."""
        nieuwste_eerst = sorted(((op, naam) for naam in namen if (op := gemaakt_op(naam))), reverse=True)
        houdt = {naam for _, naam in nieuwste_eerst[: max(self.aantal, 1)]}
        for soort, hoeveel in self.vakken:
            per_vak: dict[object, str] = {}
            for op, naam in nieuwste_eerst:
                per_vak.setdefault(_VAKKEN[soort](op), naam)
            houdt |= set(list(per_vak.values())[:hoeveel])
        return houdt

    def mag_weg(self, namen: Iterable[str]) -> list[str]:
        """The names of backups that are not kept, oldest first; other names are left alone."""
        van_ons = [naam for naam in namen if gemaakt_op(naam)]
        houdt = self.blijft(van_ons)
        return sorted((naam for naam in van_ons if naam not in houdt), key=lambda naam: (str(gemaakt_op(naam)), naam))


def lees_bewaarregel(tekst: str) -> Bewaarregel:
    """`30`: the newest thirty. `7d5w12m`: of seven days, five weeks and twelve months. Raises OngeldigeInvoer."""
    if re.fullmatch(r"[1-9]\d{0,3}", tekst):
        return Bewaarregel(int(tekst))
    if re.fullmatch(r"([1-9]\d{0,3}[dwm])+", tekst):
        return Bewaarregel(0, tuple((soort, int(getal)) for getal, soort in re.findall(r"(\d+)([dwm])", tekst)))
    raise OngeldigeInvoer("Schrijf hoeveel kopieën blijven, zoals 30, of per dag, week en maand, zoals 7d5w12m.")
