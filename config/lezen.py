"""How a setting is read, whatever it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path


class OngeldigeInstelling(RuntimeError):
    """A setting that is missing or wrong; the message says which and how to mend it."""


def lees_keuze(omgeving: Mapping[str, str], naam: str, *keuzes: str) -> str:
    """One of these words; the first when nothing is said. Raises OngeldigeInstelling."""
    waarde = omgeving.get(naam) or keuzes[0]
    if waarde not in keuzes:
        *eerste, laatste = (f"'{keuze}'" for keuze in keuzes)
        raise OngeldigeInstelling(f"{naam} is {', '.join(eerste)} of {laatste}.")
    return waarde


def lees_map(omgeving: Mapping[str, str], naam: str) -> Path | None:
    waarde = omgeving.get(naam)
    if not waarde:
        return None
    if not Path(waarde).is_dir():
        bericht = f"{naam} noemt '{waarde}', maar dat is geen map. Maak haar, of haal de instelling weg."
        raise OngeldigeInstelling(bericht)
    return Path(waarde).resolve()


def lees_bestand(omgeving: Mapping[str, str], naam: str) -> Path | None:
    waarde = omgeving.get(naam)
    if not waarde:
        return None
    if not Path(waarde).is_file():
        raise OngeldigeInstelling(f"{naam} noemt '{waarde}', maar dat is geen bestand. Maak het, of haal dit weg.")
    return Path(waarde).resolve()


def lees_namen(omgeving: Mapping[str, str], naam: str) -> tuple[str, ...]:
    namen = tuple(omgeving.get(naam, "").replace(",", " ").lower().split())
    if not all(re.fullmatch(r"([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", host) for host in namen):
        raise OngeldigeInstelling(f"{naam} is een rij van namen, zo nodig met :poort erachter.")
    return namen


def lees_getal(omgeving: Mapping[str, str], naam: str, standaard: int, *, minstens: int = 1) -> int:
    waarde = omgeving.get(naam) or str(standaard)
    if not waarde.isdecimal() or int(waarde) < minstens:
        raise OngeldigeInstelling(f"{naam} is een heel getal van {minstens} of meer, niet '{waarde}'.")
    return int(waarde)


def lees_groep(omgeving: Mapping[str, str], begin: str) -> tuple[tuple[str, str], ...]:
    return tuple((naam.removeprefix(begin), w) for naam, w in sorted(omgeving.items()) if naam.startswith(begin) and w)


GEHEIM = ("DRAAIBOEK_SECRET_KEY", "DRAAIBOEK_DATABASE_URL", "DRAAIBOEK_MAIL_URL")
"""Settings that hold a secret: with `_FILE` behind its name each names a file that holds it."""


def met_geheimen(omgeving: Mapping[str, str]) -> Mapping[str, str]:
    """The same settings, with what stands in those files. Raises OngeldigeInstelling."""
    genoemd = {naam: bestand for naam in GEHEIM if (bestand := omgeving.get(f"{naam}_FILE"))}
    return {**omgeving, **{naam: _uit_bestand(omgeving, naam, bestand) for naam, bestand in genoemd.items()}}


def _uit_bestand(omgeving: Mapping[str, str], naam: str, bestand: str) -> str:
    if omgeving.get(naam):
        raise OngeldigeInstelling(f"Zet {naam} of {naam}_FILE, en niet allebei.")
    try:
        geheim = Path(bestand).read_text().strip()
    except (OSError, ValueError) as fout:
        raise OngeldigeInstelling(f"{naam}_FILE noemt '{bestand}'; dat is niet te lezen.") from fout
    if not geheim:
        raise OngeldigeInstelling(f"{naam}_FILE noemt '{bestand}'; dat is leeg.")
    return geheim
