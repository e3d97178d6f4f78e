"""The papers for programmers: short, and what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

from config import WORTEL

DOCS = WORTEL / "docs"
KAART = DOCS / "architecture.md"
ONDERWERPEN = sorted((DOCS / "onderwerpen").glob("*.md"))
MAX_PAGINA = 80
LAGEN = ("domain", "services", "web", "api")
MAPPEN = ("app", "docs", "frontend", "migrations", "scripts", "templates", "tests")
BESTANDEN = [p.relative_to(WORTEL).as_posix() for map_ in MAPPEN for p in (WORTEL / map_).rglob("*") if p.is_file()]
BESTANDEN += [p.name for p in WORTEL.iterdir() if p.is_file()]


def bestaat(naam: str) -> bool:
    return any(bestand == naam or bestand.endswith(f"/{naam}") for bestand in BESTANDEN)


def test_een_onderwerp_staat_op_een_bladzijde() -> None:
    lengtes = {p.name: len(p.read_text().splitlines()) for p in (KAART, *ONDERWERPEN)}
    assert {naam: lengte for naam, lengte in lengtes.items() if lengte > MAX_PAGINA} == {}


def test_elk_onderwerp_van_de_code_staat_op_de_kaart() -> None:
    mappen = {m.name for laag in LAGEN for m in (WORTEL / "app" / laag).iterdir() if (m / "__init__.py").exists()}
    assert {naam for naam in mappen if f"`{naam}`" not in KAART.read_text()} == set()


def test_elke_bladzijde_staat_op_de_kaart() -> None:
    kaart = KAART.read_text()
    assert [p.name for p in ONDERWERPEN if f"](onderwerpen/{p.name})" not in kaart] == []


def test_elk_bestand_dat_wordt_genoemd_is_er() -> None:
    """Names in code marks: of files by their end, of folders from `app` on."""
    weg = []
    for papier in (KAART, *ONDERWERPEN):
        tekst = papier.read_text()
        weg += [(papier.name, n) for n in re.findall(r"`([\w./-]+\.(?:py|html|md))`", tekst) if not bestaat(n)]
        mappen = re.findall(r"`((?:domain|services|web|api|export)/\w+)`", tekst)
        weg += [(papier.name, n) for n in mappen if not (WORTEL / "app" / n).is_dir()]
    assert weg == []


def test_elke_verwijzing_komt_aan() -> None:
    papieren = [*DOCS.rglob("*.md"), WORTEL / "README.md", WORTEL / "CONTRIBUTING.md"]
    assert [(p.name, doel) for p in papieren for doel in verwijzingen(p) if not (p.parent / doel).exists()] == []


def verwijzingen(papier: Path) -> list[str]:
    return [doel for doel in re.findall(r"\]\(([^)#\s]+)[^)]*\)", papier.read_text()) if "://" not in doel]
