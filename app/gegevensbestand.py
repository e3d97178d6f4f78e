"""Data files of the product: TOML in a folder, read once, each wrong file named with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from app.domain.inlezen import OngeldigeConfiguratie

_PLEK = re.compile(r"at line (\d+), column (\d+)")


class MetCode(Protocol):
    @property
    def code(self) -> str: ...


T = TypeVar("T", bound=MetCode)
Lezer = Callable[[Mapping[str, object], str], T]


def lees_map(folder: Path, lezer: Lezer[T], fout: type[OngeldigeConfiguratie]) -> Mapping[str, T]:
    """What every TOML file in the folder holds, by its code. Raises `fout` on the first wrong file."""
    return MappingProxyType({deel.code: deel for deel in _lees_alle(folder, lezer, fout)})


def lees_toml(pad: Path, fout: type[OngeldigeConfiguratie]) -> Mapping[str, object]:
    """The tables of one file. Raises `fout` when it is no TOML, or no UTF-8."""
    try:
        return tomllib.loads(pad.read_text(encoding="utf-8"))
    except UnicodeDecodeError as oorzaak:
        raise fout(pad.name, f"byte {oorzaak.start}", "geen UTF-8; sla het bestand op als UTF-8") from oorzaak
    except tomllib.TOMLDecodeError as oorzaak:
        gevonden = _PLEK.search(str(oorzaak))
        plek = f"regel {gevonden[1]}, teken {gevonden[2]}" if gevonden else "het einde van het bestand"
        raise fout(pad.name, plek, f"geen geldige TOML; herstel de schrijfwijze ({oorzaak})") from oorzaak


def _lees_alle(folder: Path, lezer: Lezer[T], fout: type[OngeldigeConfiguratie]) -> Iterator[T]:
    for pad in sorted(folder.glob("*.toml")):
        deel = lezer(lees_toml(pad, fout), pad.name)
        if deel.code != pad.stem:
            raise fout(pad.name, "code", f"'{deel.code}' is niet de naam van het bestand; maak die gelijk")
        yield deel
