"""Exports through the API: who may read one is said by the zaak that it is of."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.export import document
from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK

EXPORT = {"ontvanger": "toezichthouder", "doel": "Toezicht."}


def test_een_gemeente_met_een_groot_belang_leest_de_export_die_zij_maakte(bellers: Bellers) -> None:
    belang = {"gemeente": "GM0503", "gebruiker": "delft@h10.example", "toelichting": "Veel kinderen."}
    bellers.directeur_sbjh.gelukt(f"{ZAAK}/regievoerders", ZAAK, **belang, datum="2025-05-16")
    gemaakt = bellers.delft.doe(f"{ZAAK}/exports", **EXPORT)
    assert gemaakt.status_code == 201, gemaakt.text
    pad = gemaakt.headers["Location"].partition("/api/v1")[2]
    assert bellers.delft.lees(pad) == gemaakt.json
    assert bellers.delft.get(f"{pad}/bundel").data.startswith(b"PK")


@pytest.mark.parametrize("wie", ["delft", "rijnmond", "wethouder", "beheerder"])
def test_voor_wie_niet_in_het_team_is_bestaat_een_export_niet(bellers: Bellers, wie: str) -> None:
    nummer, ander = bellers.projectleider.gelukt(f"{ZAAK}/exports", **EXPORT)["id"], getattr(bellers, wie)
    for pad in (f"/exports/{nummer}", f"/exports/{nummer}/bundel"):
        assert code(ander.get(pad)) == (404, "niet_gevonden")


def test_wat_niet_afkwam_zegt_dat_en_is_af_te_maken(
    bellers: Bellers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Asked again with the same key it is the same export; once finished it has its size and hash."""
    wie, goed = bellers.projectleider, document.SJABLONEN
    (tmp_path / "dossier.typ").write_text("#panic()")
    monkeypatch.setattr(document, "SJABLONEN", tmp_path)
    assert code(wie.post(f"{ZAAK}/exports", EXPORT, Idempotency_Key="een-export")) == (422, "export_onmogelijk")
    weer = wie.post(f"{ZAAK}/exports", EXPORT, Idempotency_Key="een-export")
    assert (weer.status_code, weer.headers["Idempotent-Replayed"]) == (201, "true")
    pad = weer.headers["Location"].partition("/api/v1")[2]
    export = wie.lees(pad)
    assert (export["stand"], export["sha256"], export["grootte"]) == ("niet_afgemaakt", None, None)
    assert "kan niet worden gemaakt" in export["fout"]
    assert code(wie.get(f"{pad}/bundel")) == (404, "niet_gevonden")
    monkeypatch.setattr(document, "SJABLONEN", goed)
    af = wie.post(f"{ZAAK}{pad}/afmaken", Idempotency_Key="afmaken")
    assert (af.status_code, af.json["stand"], af.json["fout"]) == (200, "klaar", "")
    assert wie.lees(pad) == af.json
    assert wie.post(f"{ZAAK}{pad}/afmaken", Idempotency_Key="afmaken").json == af.json
    assert sha256(wie.get(f"{pad}/bundel").data).hexdigest() == af.json["sha256"]


def test_hetzelfde_nog_eens_vragen_geeft_dezelfde_bundel(bellers: Bellers) -> None:
    pad, sleutel = f"{ZAAK}/exports", "nog-een-export"
    een, twee = (bellers.projectleider.post(pad, EXPORT, Idempotency_Key=sleutel) for _ in range(2))
    assert (een.status_code, een.json["stand"]) == (201, "klaar")
    assert (twee.status_code, twee.json) == (201, een.json)
