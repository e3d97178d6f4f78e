"""The verifier's JSON reader and signature check against test vectors of others, when they are at hand."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.domain.logboek import keten
from app.export import ondertekening, verify

MAP = Path(__file__).parents[3] / "shared" / "vectors"


def vector(naam: str) -> Path:
    if not (MAP / naam).exists():
        pytest.skip(f"de vectoren in ../shared/vectors/{naam} staan hier niet")
    return MAP / naam


def test_json_that_must_be_refused_is_refused() -> None:
    with zipfile.ZipFile(vector("json/test_parsing.zip")) as archief:
        namen = [n for n in archief.namelist() if n.rpartition("/")[2].startswith("n_") and n.endswith(".json")]
        assert len(namen) > 150
        for naam in namen:
            inhoud = archief.read(naam)
            for geheel in (inhoud, b'{"x":' + inhoud + b"}"):
                with pytest.raises(verify.Ongeldig):
                    verify.lees_json(naam, geheel)
                with pytest.raises(verify.Ongeldig):
                    verify.lees_json_reeks(["een", naam], [b"{}", geheel])
                with pytest.raises(keten.OngeldigeRegel):
                    keten.lees_canoniek(geheel)


def wycheproof() -> list[tuple[bytes, bytes, bytes, bool, int]]:
    """Key (DER), message, signature, whether it is valid, and the number of the case."""
    groepen = json.loads(vector("wycheproof-ed25519.json").read_text())["testGroups"]
    gevallen = [
        (*map(bytes.fromhex, (groep["publicKeyDer"], g["msg"], g["sig"])), g["result"] == "valid", g["tcId"])
        for groep in groepen
        for g in groep["tests"]
    ]
    assert len(gevallen) > 100
    return gevallen


def test_ed25519_signatures_of_wycheproof_are_judged_as_listed_by_the_verifier() -> None:
    """Without the empty messages: openssl 3.0 does not read an empty file, and MANIFEST.sha256 is never empty."""
    for der, bericht, handtekening, geldig, nummer in wycheproof():
        if bericht:
            assert verify.ondertekend(der, bericht, handtekening) == geldig, nummer


def test_ed25519_signatures_of_wycheproof_are_judged_as_listed_by_the_application() -> None:
    for der, bericht, handtekening, geldig, nummer in wycheproof():
        assert ondertekening.klopt(der[-32:], bericht, handtekening) == geldig, nummer
