"""What the product says of its sources: the text of the national draaiboek is one that we do not have, no more."""

from __future__ import annotations

import re

from config import WORTEL

_ZEGT = re.compile(
    r"(tekst|draaiboek|text|playbook)[^.\n]{0,80}\b(is|zijn|was)\s+(niet|nooit)\s+openbaar", re.IGNORECASE
)
_SAYS = re.compile(r"(draaiboek|playbook|text)[^.\n]{0,80}\b(is|was)\s+not\s+public", re.IGNORECASE)


def test_nergens_staat_dat_het_landelijke_draaiboek_niet_openbaar_is() -> None:
    paden = [p for map_ in ("app", "templates", "docs") for p in (WORTEL / map_).rglob("*")]
    teksten = {p for p in paden if p.suffix in {".py", ".html", ".md", ".toml"}} | {WORTEL / "README.md"}
    fout = [p.name for p in teksten if _ZEGT.search(t := p.read_text(encoding="utf-8")) or _SAYS.search(t)]
    assert fout == []
    assert _ZEGT.search("De tekst van het draaiboek is niet openbaar."), "the test can fail"
