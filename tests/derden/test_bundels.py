"""Bundles as others read them: the PDF by veraPDF, the zip by Go and Java, the logboek by note and tlog of Go."""

from __future__ import annotations

import re

from tests.derden.conftest import Bundels
from tests.derden.gereedschap import go, java, of_sla_over, oordeel

PROFIELEN = ("3a", "ua1")
"""PDF/A-3a and PDF/UA-1, as veraPDF calls them."""


def test_elke_pdf_is_pdf_a_3a_en_pdf_ua_1_volgens_verapdf(bundels: Bundels) -> None:
    start, pdfs = of_sla_over(java), bundels.pdfs()
    assert len(pdfs) >= 10
    gezegd = oordeel([*start, "Pdf", *pdfs])
    goed = re.findall(r"^voldoet (\S+) \d+ \S+$", gezegd, re.M)
    assert [goed.count(profiel) for profiel in PROFIELEN] == [len(pdfs)] * 2, gezegd


def test_go_en_java_lezen_elk_lid_van_elke_bundel(bundels: Bundels) -> None:
    lezers = of_sla_over(go), of_sla_over(java)
    geteld = [
        oordeel([lezers[0], "zip", *bundels.paden]).split(),
        oordeel([*lezers[1], "Zip", *bundels.paden]).split(),
    ]
    assert geteld[0] == geteld[1]
    assert len(geteld[0]) == len(bundels.paden)
    assert min(map(int, geteld[0])) > 15


def test_het_checkpoint_de_sleutel_en_de_bewijzen_zijn_die_van_c2sp(bundels: Bundels) -> None:
    """Each bundle has the checkpoint of its own moment: the lines up to there are those of the logboek."""
    programma = of_sla_over(go)
    regels = bundels.regels.read_bytes().splitlines(keepends=True)
    for pad in bundels.paden:
        map_ = bundels.map / pad.stem
        aantal = int((map_ / "checkpoint").read_text().split("\n")[1])
        (map_ / "regels").write_bytes(b"".join(regels[:aantal]))
        assert oordeel([programma, "notitie", bundels.vkey, map_, map_ / "regels"]) == f"{aantal} regels\n"
