"""The tables of what others ask: every number is there once, with a judgement, and what is named as proof exists."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from config import WORTEL

DOCS = WORTEL / "docs"
STAND = {"met", "operator", "open", "n/a"}
_RIJ = re.compile(r"^\| (\d+(?:\.\d+)+) \|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ASVS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3
5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3
9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4
13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4
17.3:2
"""
"""Of each section of ASVS 5.0.0 how many requirements are of level 1 or 2; they come first, so this names them all."""
BIO2 = """
5.01:1-2 5.02:1-2 5.04:1 5.05:1 5.08:1 5.09:1 5.10:2-3 5.12:1 5.14:1-5 5.15:1 5.16:1-2 5.17:1-3 5.18:1-2 5.19:1 5.20:1-6
5.21:2-5 5.22:1-2 5.23:1 5.24:1-5 5.24:7-8 5.26:2 5.27:1-2 5.28:1 5.30:1-2 5.33:1 5.35:2 5.36:1 6.01:1 6.02:1 6.03:1-4
6.08:1 7.01:2 7.02:1 7.07:1 7.10:1-3 8.01:1-2 8.02:1 8.03:1-2 8.05:1 8.07:1-4 8.08:1-5 8.13:1-4 8.15:1-6 8.16:1-4
8.18:1-2 8.19:1 8.20:1-2 8.21:1-4 8.22:1 8.24:1-2 8.24:4-5 8.27:1 8.29:1 8.30:1 8.31:1-2 8.32:1-2
"""
"""The overheidsmaatregelen of BIO2 1.3, without those that were dropped or moved."""


def rijen(*bladen: str) -> list[tuple[str, str, str, str]]:
    """Number, judgement, how, and where it is shown."""
    gevonden = [rij for blad in bladen for rij in _RIJ.findall((DOCS / blad).read_text("utf-8"))]
    return [(nummer, stand.strip(), hoe.strip(), bewijs) for nummer, stand, hoe, bewijs in gevonden]


def test_elke_eis_van_asvs_staat_er_een_keer() -> None:
    horen = [f"{deel}.{nr}" for deel, _, n in (s.partition(":") for s in ASVS.split()) for nr in range(1, int(n) + 1)]
    assert len(horen) == 253
    assert Counter(rij[0] for rij in rijen("bio/asvs-1.md", "bio/asvs-2.md")) == Counter(horen)


def test_elke_overheidsmaatregel_van_bio2_staat_er_een_keer() -> None:
    horen = []
    for deel, _, bereik in (s.partition(":") for s in BIO2.split()):
        eerste, _, laatste = bereik.partition("-")
        horen += [f"{deel}.{nr:02}" for nr in range(int(eerste), int(laatste or eerste) + 1)]
    assert len(horen) == 117
    blad = (DOCS / "bio.md").read_text("utf-8")
    los = re.findall(r"\d\.\d\d\.\d\d", blad.partition("of the organisation alone")[2])
    assert Counter([*(rij[0] for rij in rijen("bio.md")), *los]) == Counter(horen)


@pytest.mark.parametrize("blad", ["bio.md", "bio/asvs-1.md", "bio/asvs-2.md"])
def test_elk_oordeel_is_een_van_de_vier_en_wat_is_gehaald_noemt_zijn_bewijs(blad: str) -> None:
    anders = []
    for nummer, stand, hoe, bewijs in rijen(blad):
        plekken = re.findall(r"`([^`]+)`", bewijs)
        goed = stand in STAND and all((WORTEL / plek).exists() for plek in plekken)
        goed = goed and (bool(plekken) or stand in ("n/a", "open")) and (bool(hoe) or stand == "met")
        anders += [] if goed else [(nummer, stand, bewijs)]
    assert anders == []
