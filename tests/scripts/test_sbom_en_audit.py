"""What is in the product, and whether anything of it is known to be weak: from the lock files, without a network."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config import WORTEL
from scripts import audit, sbom, slotbestanden
from scripts.slotbestanden import Pakket

FLASK = Pakket("PyPI", "flask", "3.1.3", ())


def bericht(nummer: str, *gebeurd: dict[str, str], naam: str = "Flask", **meer: Any) -> dict[str, Any]:
    over = {"ecosystem": "PyPI", "name": naam}
    bereik = {"type": "ECOSYSTEM", "events": list(gebeurd)}
    return {"id": nummer, "summary": "", "affected": [{"package": over, "ranges": [bereik]}], **meer}


def test_elk_pakket_van_het_slot_staat_in_de_lijst_en_twee_keer_is_dezelfde(tmp_path: Path) -> None:
    lijst = sbom.inhoud()
    slot = (WORTEL / "requirements" / "app.txt").read_text("utf-8")
    vast = set(re.findall(r"^([a-z0-9._-]+)(?:\[.*\])?==([^\s\\]+)", slot, re.MULTILINE | re.IGNORECASE))
    erin = {(deel["name"], deel["version"]) for deel in lijst["components"] if deel["purl"].startswith("pkg:pypi/")}
    assert len(vast) == len(erin) > 60
    assert {naam.lower() for naam, _versie in vast} == {naam for naam, _versie in erin}
    assert all(deel.get("hashes") or deel["externalReferences"][0]["hashes"] for deel in lijst["components"])
    sbom.main(tmp_path / "een.json")
    assert json.loads((tmp_path / "een.json").read_text("utf-8")) == lijst


def test_wat_alleen_bij_het_maken_dient_zit_er_niet_in() -> None:
    namen = {pakket.naam for pakket in slotbestanden.alle()}
    assert {"flask", "sqlalchemy", "@fontsource/source-sans-3"} <= namen
    assert not {"pytest", "axe-core", "typescript", "hatchling"} & namen


@pytest.mark.parametrize(
    ("gebeurd", "geraakt"),
    [
        ([{"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "3.1.3"}], False),
        ([{"introduced": "0"}, {"fixed": "3.1.4"}], True),
        ([{"introduced": "0"}, {"last_affected": "3.1.2"}], False),
        ([{"introduced": "0"}, {"last_affected": "3.1.3"}], True),
        ([{"introduced": "3.2"}], False),
        ([{"introduced": "0"}, {"fixed": "2.0"}, {"introduced": "3.1.0"}, {"fixed": "3.1.10"}], True),
        ([{"introduced": "wat?"}], True),
    ],
)
def test_een_versie_is_geraakt_tot_zij_is_hersteld(gebeurd: list[dict[str, str]], geraakt: bool) -> None:
    assert bool(list(audit.zwaktes([FLASK], [bericht("OSV-1", *gebeurd)]))) is geraakt


def test_wat_is_ingetrokken_of_over_een_ander_gaat_telt_niet() -> None:
    alles = {"introduced": "0"}
    lijst = [bericht("OSV-1", alles, withdrawn="2026-01-01T00:00:00Z"), bericht("OSV-2", alles, naam="Flasque")]
    assert list(audit.zwaktes([FLASK], lijst)) == []


def test_zonder_lijst_wordt_niets_beoordeeld_en_dat_staat_er(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main(["--map", str(tmp_path)]) == 0
    assert capsys.readouterr().err.count("dus niet beoordeeld") == 2


def test_met_een_lijst_telt_elk_pakket_dat_zwak_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    met, zonder = bericht("OSV-1", {"introduced": "0"}, aliases=["CVE-2026-1"]), bericht("OSV-2", {"introduced": "99"})
    with zipfile.ZipFile(tmp_path / "PyPI.zip", "w") as zip_:
        for deel in (met, zonder):
            zip_.writestr(f"{deel['id']}.json", json.dumps(deel))
    assert audit.main(["--map", str(tmp_path)]) == 1
    gezegd = capsys.readouterr().err
    assert "flask " in gezegd
    assert "OSV-1, CVE-2026-1" in gezegd
    assert "1 gevonden" in gezegd


def test_wat_is_aanvaard_telt_tot_en_met_zijn_laatste_dag(tmp_path: Path) -> None:
    blad = tmp_path / "aanvaard.toml"
    blad.write_text('[[zwakte]]\nnummer = "CVE-2026-1"\nreden = "Wij roepen het niet aan."\ntot = 2026-12-31\n')
    assert audit.aanvaard(date(2026, 12, 31), blad) == {"CVE-2026-1"}
    assert audit.aanvaard(date(2027, 1, 1), blad) == set()
    assert all(audit.aanvaard(date(2026, 11, 30))), "our own can be read"
