"""The pages of the operator: all on the map, none too long, and every setting that the product reads is among them."""

from __future__ import annotations

import re

from config import WORTEL
from tests.beheer.boek import BLADEN

NAAM = re.compile(r"DRAAIBOEK_[A-Z0-9]+(?:_[A-Z0-9]+)*(?![A-Z0-9_])")


def test_elke_bladzijde_staat_op_de_kaart_en_is_niet_te_lang() -> None:
    kaart = (WORTEL / "docs" / "beheer.md").read_text("utf-8")
    bladen = sorted(BLADEN.glob("*.md"))
    assert [b.name for b in bladen if f"](beheer/{b.name})" not in kaart] == []
    assert {b.name: n for b in bladen if (n := len(b.read_text("utf-8").splitlines())) > 150} == {}


def test_elke_instelling_die_wordt_gelezen_staat_in_het_boek() -> None:
    """In the first cell of a row: `DRAAIBOEK_MAIL_URL`, or `_URL` behind another name that begins the same."""
    rijen = [r for r in (BLADEN / "instellingen.md").read_text("utf-8").splitlines() if r.startswith("| `")]
    cellen = [r.split("|")[1] for r in rijen]
    bestanden = [p for map_ in ("config", "app") for p in (WORTEL / map_).rglob("*.py") if p.parent.name != "getuige"]
    code = "\n".join(p.read_text("utf-8") for p in bestanden)  # what a witness reads `flask witness` passes on itself
    assert {naam for naam in NAAM.findall(code) if not any(_noemt(cel, naam) for cel in cellen)} == set()


def _noemt(cel: str, naam: str) -> bool:
    if f"`{naam}`" in cel:
        return True
    staarten = [deel for deel in re.findall(r"`(_[A-Z0-9_]+)`", cel) if naam.endswith(deel)]
    return any(f"`{naam.removesuffix(staart)}_" in cel for staart in staarten)
