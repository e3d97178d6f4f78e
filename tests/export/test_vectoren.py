"""The verifier's JSON reader and signature check against test vectors of others, when they are at hand."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.export import verify

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


def test_ed25519_signatures_of_wycheproof_are_judged_as_listed() -> None:
    """Without the empty messages: openssl 3.0 does not read an empty file, and MANIFEST.sha256 is never empty."""
    groepen = json.loads(vector("wycheproof-ed25519.json").read_text())["testGroups"]
    gevallen = [(groep["publicKeyDer"], geval) for groep in groepen for geval in groep["tests"] if geval["msg"]]
    assert len(gevallen) > 100
    for der, geval in gevallen:
        bericht, handtekening = bytes.fromhex(geval["msg"]), bytes.fromhex(geval["sig"])
        klopt = verify.ondertekend(bytes.fromhex(der), bericht, handtekening)
        assert klopt == (geval["result"] == "valid"), geval["tcId"]
