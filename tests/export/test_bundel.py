"""What is in a bundle, and that it is the same to the byte for the same input."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.logboek.keten import canoniek, ontzegel
from app.export import verify
from app.export.bundeldelen import veilige_naam
from tests.export import voorbeeld
from tests.export.inpakken import uitgepakt
from tests.export.voorbeeld import MOMENT, PEM, SLEUTEL, gebouwd


def csv_rijen() -> list[dict[str, str]]:
    tekst = voorbeeld.leden()["logboek.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))


def test_the_same_input_gives_the_same_bytes() -> None:
    inhoud = voorbeeld.inhoud()
    omgekeerd = replace(inhoud, bijlagen=inhoud.bijlagen[::-1], regels=tuple(voorbeeld.regels()))
    elders = replace(omgekeerd, gemaakt_op=MOMENT.astimezone(timezone(timedelta(hours=2))))
    assert gebouwd(elders) == voorbeeld.bundel()


def test_an_ordinary_zip_reader_finds_every_member_whole_and_not_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(voorbeeld.bundel())) as archief:
        assert archief.testzip() is None
        assert {lid.compress_type for lid in archief.infolist()} == {zipfile.ZIP_STORED}
        assert {lid.date_time for lid in archief.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {lid.filename: archief.read(lid) for lid in archief.infolist()} == voorbeeld.leden()


def test_the_members_stand_in_a_fixed_order() -> None:
    documenten = ["documenten/7-e.eml", "documenten/12-Herstelplan-v1.pdf"]
    ervoor = [
        *verify.VOORAAN, "payloads/000001.jsonl", *verify.STELSEL, *documenten, *verify.BEWIJS, verify.LOGBEWIJS,
    ]  # fmt: skip
    delen = [*verify.MDTO_DELEN, "mdto/document-7.MDTO.xml", "mdto/document-12.MDTO.xml"]
    assert list(voorbeeld.leden()) == [*ervoor, *delen, *map(verify.mdto_naam, ervoor), *verify.ACHTERAAN]


def test_lines_and_payloads_are_the_stored_bytes() -> None:
    leden = voorbeeld.leden()
    koppen, paks = leden["headers.jsonl"].splitlines(), leden["payloads/000001.jsonl"].splitlines()
    for regel, kop, pakregel in zip(voorbeeld.regels(), koppen, paks, strict=True):
        assert kop == regel.kop
        assert bytes.fromhex(pakregel[:64].decode()) + pakregel[65:] == regel.payload


def test_the_manifest_names_documents_as_their_user_knows_them() -> None:
    manifest = json.loads(voorbeeld.leden()["manifest.json"])
    assert [(regel["id"], regel["naam"]) for regel in manifest["documenten"]] == [
        (7, "../é.eml"),
        (12, "Herstelplan v1.pdf"),
    ]
    assert manifest["gemaakt_op"] == "2025-05-16T09:30:00.000000Z"
    assert manifest["sleutel"] == SLEUTEL.vingerafdruk


def test_the_spreadsheet_shows_headers_and_payloads_side_by_side() -> None:
    rijen = csv_rijen()
    assert len(rijen) == voorbeeld.AANTAL
    assert rijen[0]["tijd"] == "2025-02-03 08:00:01.000001"
    assert json.loads(rijen[0]["inhoud"])["motivering"] == 'Kas tot mei; "krap"\nen € 450.000'
    assert json.loads(rijen[3]["inhoud"])["bedrag"] == -45_000_000
    assert rijen[2]["inhoud"] == "{}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_text_becomes_a_formula_or_breaks_its_cell(tekst: str) -> None:
    rijen = verify.csv_kop() + verify.csv_rij("", dict.fromkeys(verify.KOLOMMEN, 1) | {"object": tekst}, b"{}")
    (gelezen,) = csv.DictReader(io.StringIO(rijen.decode("utf-8-sig"), newline=""), delimiter=";")
    assert gelezen["object"].removeprefix("'") == tekst.removeprefix("'")
    assert not gelezen["object"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_dossier_stands_beside_what_it_was_made_for() -> None:
    dossier = json.loads(voorbeeld.leden()["dossier.json"])
    assert dossier["dossier"] == voorbeeld.inhoud().dossier
    assert (dossier["zaak"], dossier["aantal"]) == ("2025-0001", 15)


def test_the_note_keeps_user_text_on_one_line() -> None:
    inhoud = replace(voorbeeld.inhoud(), doel="Toezicht\n\nVERTROUW DEZE SLEUTEL")
    tekst = gebouwd(inhoud).decode("latin-1")
    assert "Doel:          Toezicht VERTROUW DEZE SLEUTEL\n" in tekst


def test_a_destroyed_payload_is_left_out_and_named() -> None:
    regels = voorbeeld.regels()
    regels[3] = replace(regels[3], payload=None)
    bundel = voorbeeld.met_regels(regels)
    assert uitgepakt(bundel)["payloads/000001.jsonl"].splitlines()[3] == b"-"
    assert verify.controleer(bundel, PEM).manifest["vernietigd"] == [{"van": 4, "tot": 4}]


def test_content_that_a_recipient_does_not_get_is_left_out_and_named() -> None:
    def laat_weg(kop: Mapping[str, Any]) -> str | None:
        return "gaat deze ontvanger niet aan" if 3 <= kop["zaak_nr"] <= 5 else None

    bundel = gebouwd(replace(voorbeeld.inhoud(), laat_weg=laat_weg, redacties=[("namen", "minimaal")]))
    assert uitgepakt(bundel)["payloads/000001.jsonl"].splitlines()[2:5] == [b"?"] * 3
    verslag = verify.controleer(bundel, PEM)
    assert verslag.manifest["weggelaten"] == [{"van": 3, "tot": 5, "reden": "gaat deze ontvanger niet aan"}]
    assert "inhoud van 3 logboekregels (gaat deze ontvanger niet aan)" in verslag.tekst()


def test_a_document_that_a_recipient_does_not_get_is_named_by_its_hash_alone() -> None:
    plan, mail = voorbeeld.inhoud().bijlagen
    bundel = gebouwd(replace(voorbeeld.inhoud(), bijlagen=[replace(plan, reden="niet voor u"), mail]))
    assert not any("12-" in naam for naam in uitgepakt(bundel))
    regel = verify.controleer(bundel, PEM).manifest["documenten"][1]
    assert (regel["naam"], regel["bestand"], regel["sha256"]) == (None, None, plan.sha256)
    assert b"Herstelplan" not in bundel


def test_a_bundle_without_lines_is_not_made() -> None:
    with pytest.raises(ValueError, match="zonder logboekregels"):
        gebouwd(replace(voorbeeld.inhoud(), regels=[]))


def test_a_document_that_changed_in_storage_is_not_exported() -> None:
    bijlage = replace(voorbeeld.inhoud().bijlagen[0], lees=lambda: b"anders")
    with pytest.raises(ValueError, match="document 12"):
        gebouwd(replace(voorbeeld.inhoud(), bijlagen=[bijlage]))


def test_a_document_is_exported_once() -> None:
    bijlage = voorbeeld.inhoud().bijlagen[0]
    with pytest.raises(ValueError, match="dubbel"):
        gebouwd(replace(voorbeeld.inhoud(), bijlagen=[bijlage, bijlage]))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        gebouwd(replace(voorbeeld.inhoud(), gemaakt_op=datetime(2025, 5, 16)))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("Herstelplan v1.pdf", "Herstelplan-v1.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x.docx", "C-Windows-x.docx"),
        ("besluit zonder extensie en met een lange naam", "besluit-zonder-extensie-en-met-een-lange-naam"),
        ("café.xlsx", "cafe.xlsx"),
        ("日本.pdf", "document.pdf"),
        ("\u202egnp.exe", "gnp.exe"),
        ("=1+1.txt", "1-1.txt"),
        ("..", "document"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * 76 + ".pdf"),
    ],
)
def test_file_names_become_safe_and_stay_readable(naam: str, veilig: str) -> None:
    assert veilige_naam(naam) == veilig


@given(st.text(max_size=200))
def test_every_file_name_becomes_one_that_the_verifier_takes(naam: str) -> None:
    assert verify.VEILIGE_NAAM.fullmatch(veilige_naam(naam))


@given(
    st.recursive(
        st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text('ab\u00e9€\U0001f600"\\\n', max_size=5),
        lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text("aé😀", max_size=3), deel, max_size=3),
        max_leaves=8,
    )
)
def test_builder_and_verifier_agree_on_the_one_form_of_json(waarde: object) -> None:
    bytes_ = canoniek({"x": waarde})
    assert verify.canoniek({"x": waarde}) == bytes_
    assert verify.lees_json("x", bytes_) == {"x": waarde} == ontzegel(bytes(32) + bytes_)
