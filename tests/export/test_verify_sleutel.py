"""The verifier against other keys, forged signatures and a manifest that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.export import verify
from tests.export import voorbeeld
from tests.export.inpakken import Leden
from tests.export.voorbeeld import ANDERE_SLEUTEL, PEM, SLEUTEL, gebouwd, geweigerd, vervalst

NAMEN = list(voorbeeld.leden())
BUNDEL = voorbeeld.bundel()
MAIL, PLAN = verify.lees_json("manifest.json", voorbeeld.leden()["manifest.json"])["documenten"]


def test_another_key_than_the_readers_is_refused() -> None:
    with pytest.raises(verify.Ongeldig, match="handtekening klopt niet bij de opgegeven sleutel"):
        verify.controleer(BUNDEL, ANDERE_SLEUTEL.publieke_pem())


def test_a_bundle_signed_by_a_forger_with_his_own_key_is_refused() -> None:
    geweigerd(gebouwd(voorbeeld.inhoud(), ANDERE_SLEUTEL), r"MANIFEST\.sig: handtekening klopt niet.*")


def test_a_forger_who_names_the_right_key_still_cannot_sign() -> None:
    geweigerd(vervalst(lambda leden: None, sleutel=ANDERE_SLEUTEL), r"MANIFEST\.sig: handtekening klopt niet.*")


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if naam not in verify.ONGETELD])
def test_a_manifest_made_to_fit_without_the_key_is_refused(naam: str) -> None:
    def wijzig(leden: Leden) -> None:
        leden[naam] += b" "

    geweigerd(vervalst(wijzig, manifest=True), r"MANIFEST\.sig: handtekening klopt niet.*")


@pytest.mark.parametrize("lengte", [0, 63, 65])
def test_a_signature_of_another_length_is_refused(lengte: int) -> None:
    def wijzig(leden: Leden) -> None:
        leden["MANIFEST.sig"] = (leden["MANIFEST.sig"] * 2)[:lengte]

    geweigerd(vervalst(wijzig), r"MANIFEST\.sig: handtekening klopt niet.*")


def test_hashes_that_differ_from_the_manifest_are_refused() -> None:
    def wijzig(leden: Leden) -> None:
        leden["MANIFEST.sha256"] = b"0" * 64 + b"  extra.txt\n" + leden["MANIFEST.sha256"]
        leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])

    geweigerd(vervalst(wijzig), r"MANIFEST\.sha256: past niet bij manifest\.json")


def test_a_manifest_that_is_not_the_signed_one_is_not_read() -> None:
    """A signature of ours under another list, and a manifest that nobody signed."""

    def wijzig(leden: Leden) -> None:
        leden["manifest.json"] = b"[" * 99_999

    geweigerd(vervalst(wijzig), r"manifest\.json: past niet bij MANIFEST\.sha256")


GEHEIM = PEM.replace(b"PUBLIC", b"SECRET")
P256 = derive_private_key(7, SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("pem", [b"", b"sleutel", PEM[:-30], PEM.replace(b"A", b"!", 1), PEM + PEM, GEHEIM, P256])
def test_a_file_that_holds_no_ed25519_key_is_refused(pem: bytes) -> None:
    with pytest.raises(verify.Ongeldig, match="geen openbare Ed25519-sleutel"):
        verify.controleer(BUNDEL, pem)


def test_a_key_file_with_windows_line_ends_is_the_same_key() -> None:
    assert verify.controleer(BUNDEL, PEM.replace(b"\n", b"\r\n"))


def test_without_openssl_nothing_is_called_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    geweigerd(BUNDEL, ".*openssl is niet gevonden")


def test_openssl_beside_the_bundle_is_not_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    vals = tmp_path / "openssl"
    vals.write_text("#!/bin/sh\nexit 0\n")
    vals.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".:")
    geweigerd(BUNDEL, ".*openssl is niet gevonden")


OUDE_OPENSSL = "#!/bin/sh\necho 'pkeyutl: Unrecognized flag rawin' >&2\nexit 1\n"


@pytest.mark.parametrize(
    ("programma", "wat"),
    [(OUDE_OPENSSL, r".*OpenSSL 3\.0 of nieuwer"), ("geen programma", ".*openssl start niet.*")],
)
def test_an_openssl_that_cannot_do_this_is_not_taken_for_a_bad_signature(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, programma: str, wat: str
) -> None:
    (tmp_path / "openssl").write_text(programma)
    (tmp_path / "openssl").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    geweigerd(BUNDEL, wat)


@pytest.mark.parametrize(
    "wijzig",
    [
        lambda tekst: tekst.replace(b'"zaak":', b'"zaak": '),
        lambda tekst: tekst.replace(b'"zaak":', b'"zaak":"2025-0002","zaak":'),
        lambda tekst: tekst.replace(b'"aantal":15', b'"aantal":NaN'),
        lambda tekst: tekst.replace(b'"aantal":15', b'"aantal":15.0'),
        lambda tekst: tekst.replace(b'"aantal":15', b'"aantal":true'),
        lambda tekst: tekst.replace(b'"aantal":15', b'"aantal":' + b"9" * 99_999),
        lambda tekst: tekst.replace(b"Duinpoort", b"\\ud800"),
        lambda tekst: tekst.replace(b"Duinpoort", "Duine\u0301".encode()),
        lambda tekst: tekst[:-1] + ',"ze\u0301":1}'.encode(),
        lambda tekst: tekst.replace(b"Duinpoort", b"\xff"),
        lambda tekst: b"\xef\xbb\xbf" + tekst,
        lambda tekst: tekst + b"\n",
        lambda tekst: b"[" * 99_999,
        lambda tekst: b"[]",
        lambda tekst: b"",
    ],
)
def test_a_manifest_in_another_form_is_refused_even_when_signed(wijzig: Callable[[bytes], bytes]) -> None:
    def pas_toe(leden: Leden) -> None:
        leden["manifest.json"] = wijzig(leden["manifest.json"])
        leden["MANIFEST.sha256"] = verify.sommen([("manifest.json", sha256(leden["manifest.json"]).hexdigest())])
        leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])

    geweigerd(vervalst(pas_toe), r"manifest\.json: geen canonieke JSON.*")


@pytest.mark.parametrize(
    ("velden", "wat"),
    [
        ({"versie": 1}, "manifest.json: onbekend formaat of een andere versie.*"),
        ({"formaat": "anders"}, "manifest.json: onbekend formaat of een andere versie.*"),
        ({"extra": 1}, "manifest.json: onbekende of ontbrekende velden"),
        ({"aantal": "15"}, "manifest.json: veld aantal heeft de verkeerde soort"),
        ({"bestanden": [1]}, "manifest.json, bestanden: onbekende of ontbrekende velden"),
        ({"documenten": []}, "manifest.json: de lijst van documenten past niet bij de bestanden"),
        ({"documenten": [MAIL | {"id": 8}, PLAN]}, r"documenten/7-e\.eml: nummer of inhoud wijkt af van het manifest"),
        ({"documenten": [PLAN, MAIL]}, "manifest.json: de lijst van documenten past niet bij de bestanden"),
        ({"vernietigd": [4]}, "manifest.json, vernietigd: onbekende of ontbrekende velden"),
        ({"vernietigd": [{"van": 16, "tot": 16}]}, "manifest.json: vernietigd noemt regels die er niet zijn.*"),
        ({"vernietigd": [{"van": 5, "tot": 4}]}, "manifest.json: vernietigd noemt regels die er niet zijn.*"),
        ({"vernietigd": [{"van": 4, "tot": 4}]}, "payloads, regel 4: het manifest zegt iets anders.*"),
        ({"weggelaten": [{"van": 4, "tot": 4, "reden": "x"}]}, "payloads, regel 4: het manifest zegt iets anders.*"),
        ({"documenten": [MAIL | {"sha256": "0" * 64}, PLAN]}, r"documenten/7-e\.eml: nummer of inhoud wijkt af.*"),
        ({"documenten": [MAIL | {"reden": "x"}, PLAN]}, r"documenten/7-e\.eml: nummer of inhoud wijkt af.*"),
        ({"aantal": 16}, "logboekregel 16 ontbreekt"),
        ({"aantal": 14}, "logboekregel 15 is er te veel.*"),
        ({"aantal": -5}, "logboekregel 1 is er te veel.*"),
        ({"laatste_nr": 31}, "checkpoint: past niet bij manifest.json"),
        ({"eerste_nr": 1}, "manifest.json: eerste nr wijkt af van het logboek"),
        ({"laatste_hash": "0" * 64}, "regel 15: hash wijkt af van het manifest"),
        ({"zaak": "2025-0002"}, "regel 1: hoort bij een andere zaak"),
        ({"logboek": "x"}, "checkpoint: is van een ander logboek"),
        ({"profiel": "raad"}, "dossier.json: profiel wijkt af van het manifest"),
        ({"vanaf": "2025-01-01"}, "dossier.json: vanaf wijkt af van het manifest"),
        ({"sleutel": "0" * 64}, "manifest.json: noemt een andere sleutel dan de opgegeven sleutel"),
        ({"ontvanger": "IGJ"}, "dossier.json: ontvanger wijkt af van het manifest"),
    ],
)
def test_a_signed_manifest_that_does_not_fit_the_rest_is_refused(velden: dict[str, object], wat: str) -> None:
    def wijzig(leden: Leden) -> None:
        voorbeeld.wijzig_manifest(leden, **velden)
        leden["MANIFEST.sig"] = SLEUTEL.onderteken(leden["MANIFEST.sha256"])

    geweigerd(vervalst(wijzig), wat)
