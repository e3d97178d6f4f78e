"""What stands on a page to act by is told apart, so that paper leaves it out: columns, and links beside the text."""

from __future__ import annotations

import re
from pathlib import Path

from app.domain.basis.handelingen import HANDELINGEN

SJABLONEN = Path(__file__).parents[3] / "templates"
_LINK = re.compile(r"""<a ((?:class="[^"]*" )?)href="\{\{ url_for\('([\w.]+)'[^}]*\}\}"[^>]*>(?=\{\{ _\()""")
_KOLOM = re.compile(r"""_\('(?:doen|wijzigen|vastleggen|wat u kunt doen)'\)(?=[\],])(?!, 'doen': true\b)""")


def test_elke_link_naar_een_handeling_zegt_dat_men_ermee_doet() -> None:
    gezien, mis = 0, []
    for blad in sorted(SJABLONEN.rglob("*.html")):
        for klassen, eindpunt in _LINK.findall(blad.read_text()):
            if eindpunt.rpartition(".")[2] in HANDELINGEN:
                gezien += 1
                mis += [] if "doe" in re.findall(r"[\w-]+", klassen) else [(blad.name, eindpunt)]
    assert mis == []
    assert gezien > 30


def test_elke_kolom_om_te_doen_zegt_dat() -> None:
    kolommen = {blad.name: _KOLOM.findall(blad.read_text()) for blad in sorted(SJABLONEN.rglob("*.html"))}
    assert {naam: kolom for naam, kolom in kolommen.items() if kolom} == {}
