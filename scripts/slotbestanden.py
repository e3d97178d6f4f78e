"""What the lock files say is in the product: for the SBOM, and to hold against known weaknesses."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
PYTHON = WORTEL / "requirements" / "app.txt"
NODE = WORTEL / "package-lock.json"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pakket:
    """A pinned package. `soort` is its ecosystem as OSV names it; hashes are of the files that the lock allows."""

    soort: str
    naam: str
    versie: str
    hashes: tuple[tuple[str, str], ...]
    """Algorithm as CycloneDX names it, and hex."""

    @property
    def purl(self) -> str:
        if self.soort == "PyPI":
            return f"pkg:pypi/{self.naam}@{self.versie}"
        return f"pkg:npm/{self.naam.replace('@', '%40')}@{self.versie}"


def python(slot: Path = PYTHON) -> Iterator[Pakket]:
    """What runs on the server."""
    tekst = slot.read_text(encoding="utf-8")
    pins = list(_PIN.finditer(tekst))
    for pin, volgende in zip(pins, [*pins[1:], None], strict=True):
        stuk = tekst[pin.end() : volgende.start() if volgende else len(tekst)]
        naam = re.sub(r"[-_.]+", "-", pin[1]).lower()
        yield Pakket("PyPI", naam, pin[2], tuple(("SHA-256", h) for h in _HASH.findall(stuk)))


def node(slot: Path = NODE) -> Iterator[Pakket]:
    """What style sheets and font are made of; nothing of it runs."""
    for pad, deel in json.loads(slot.read_text(encoding="utf-8"))["packages"].items():
        if not pad or deel.get("dev"):
            continue
        alg, _, waarde = deel.get("integrity", "").partition("-")
        hashes = ((alg.upper().replace("SHA", "SHA-"), b64decode(waarde).hex()),) if waarde else ()
        yield Pakket("npm", pad.rpartition("node_modules/")[2], deel["version"], hashes)


def alle() -> list[Pakket]:
    return sorted([*python(), *node()], key=lambda p: (p.soort, p.naam, p.versie))
