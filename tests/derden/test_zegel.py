"""The seal of the region as the EU's DSS judges it, at each level; what is sealed is still PDF/A-3a and PDF/UA-1.

The product sets it with a certificate of a test authority, which also gives the time and says what was revoked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.export.document import alinea, kop, maak_pdf
from app.services.bewijs.zegel import Zegelaar
from tests.derden.conftest import Bundels
from tests.derden.gereedschap import java, of_sla_over, oordeel
from tests.services.bewijs.gezag import NU, Gezag, gezag


@pytest.fixture(scope="module")
def kantoor() -> Iterator[Gezag]:
    with gezag() as open_:
        yield open_


@pytest.fixture(scope="module")
def map_(kantoor: Gezag, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of an installation, and `top.pem`: whom a reader trusts."""
    map_ = tmp_path_factory.mktemp("zegel")
    kantoor.schrijf(map_)
    return map_


def zegelaars(kantoor: Gezag, map_: Path) -> dict[str, Zegelaar]:
    """With what is sealed at each level."""
    heel = kantoor.schrijf(map_)
    return {
        "B-B": replace(heel, tsa_url="", tsa_ca=None, wortels=None),
        "B-T": replace(heel, wortels=None),
        "B-LTA": heel,
    }


@pytest.fixture(scope="module")
def verzegeld(bundels: Bundels, kantoor: Gezag, map_: Path) -> dict[str, Path]:
    """A dossier with the seal of the product on it, at each level."""
    of_sla_over(java)
    bron = bundels.pdfs()[0].read_bytes()
    paden = {}
    for niveau, zegelaar in zegelaars(kantoor, map_).items():
        document = zegelaar.verzegel(bron, NU)
        assert (document.niveau, document.waarom) == (niveau, None)
        paden[niveau] = map_ / f"{niveau}.pdf"
        paden[niveau].write_bytes(document.pdf)
    return paden


@pytest.mark.parametrize(("niveau", "dss"), [("B-B", "B"), ("B-T", "T"), ("B-LTA", "LTA")])
def test_de_dss_van_de_eu_vindt_het_zegel_heel_en_van_wie_het_is(
    verzegeld: dict[str, Path], map_: Path, niveau: str, dss: str
) -> None:
    gezegd = oordeel([*of_sla_over(java), "Zegel", verzegeld[niveau], map_ / "top.pem"])
    assert re.fullmatch(rf"heel PAdES-BASELINE-{dss} \S+ \S+ Proefregio\n", gezegd), gezegd


def test_een_ander_gezag_of_een_ander_byte_is_niet_goed(verzegeld: dict[str, Path], map_: Path) -> None:
    start, inhoud = of_sla_over(java), bytearray(verzegeld["B-B"].read_bytes())
    with pytest.raises(AssertionError, match="FOUT PAdES-BASELINE-B"):
        oordeel([*start, "Zegel", verzegeld["B-B"]])
    inhoud[2000] ^= 1
    (anders := map_ / "anders.pdf").write_bytes(inhoud)
    with pytest.raises(AssertionError):
        oordeel([*start, "Zegel", anders, map_ / "top.pem"])


@pytest.mark.parametrize("niveau", ["B-B", "B-T", "B-LTA"])
def test_een_verzegeld_document_is_nog_pdf_a_3a_en_pdf_ua_1(verzegeld: dict[str, Path], niveau: str) -> None:
    gezegd = oordeel([*of_sla_over(java), "Pdf", verzegeld[niveau]])
    assert gezegd.count("voldoet") == 2


def test_een_verzegelde_brief_is_het_ook(kantoor: Gezag, map_: Path) -> None:
    start = of_sla_over(java)
    brief = maak_pdf("Besluit onder mandaat", "Haaglanden", NU, [kop("Wat is besloten"), alinea("Overbrugging.")])
    (pad := map_ / "brief.pdf").write_bytes(zegelaars(kantoor, map_)["B-LTA"].verzegel(brief, NU).pdf)
    assert oordeel([*start, "Pdf", pad]).count("voldoet") == 2
