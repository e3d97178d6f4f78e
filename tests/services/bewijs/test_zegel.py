"""The seal on what goes out: how far it reaches, what it says when others do not help, and what it leaves as it was.

Judged by pyHanko's own validation and by OpenSSL, under an authority that the test makes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import validation
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from app.domain.export.aanvraag import NieuweExport
from app.export import verify
from app.export.document import alinea, kop, maak_pdf
from app.export.ondertekening import Ondertekenaar
from app.export.zegel.certificaat import ZegelOnbruikbaar
from app.services.bewijs.zegel import Pkcs11, Zegelaar
from tests.export.inpakken import uitgepakt
from tests.kern.spelers import Spelers
from tests.services.bewijs.gezag import WACHTWOORD, Gezag, gezag
from tests.services.export.bundels import JUNI, ZAAK, bundel, exporteer

NU = datetime.now(UTC)
MODULE = os.environ.get("SOFTHSM2_MODULE", "/usr/lib/softhsm/libsofthsm2.so")


@pytest.fixture(scope="module")
def kantoor() -> Iterator[Gezag]:
    with gezag() as open_:
        yield open_


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return maak_pdf("Proef", "Haaglanden", NU, [kop("Proef"), alinea("Een document.")])


def validate_pdf_signature(*gegeven: Any) -> Any:
    """In a thread of its own: pyHanko starts an event loop, and a browser may have left one going in this one."""
    with ThreadPoolExecutor(1) as elders:
        return elders.submit(validation.validate_pdf_signature, *gegeven).result()


def validate_pdf_timestamp(*gegeven: Any) -> Any:
    with ThreadPoolExecutor(1) as elders:
        return elders.submit(validation.validate_pdf_timestamp, *gegeven).result()


def zonder_tijd(zegelaar: Zegelaar) -> Zegelaar:
    return replace(zegelaar, tsa_url="", tsa_ca=None, wortels=None)


def vertrouwd(kantoor: Gezag, map_: Path) -> list[Any]:
    """What a reader trusts: the authority of the test, and nothing of ours."""
    (map_ / "vertrouwd.pem").write_bytes(kantoor.top.pem)
    return [load_cert_from_pemder(str(map_ / "vertrouwd.pem"))]


def grond(kantoor: Gezag, map_: Path) -> ValidationContext:
    return ValidationContext(trust_roots=vertrouwd(kantoor, map_))


def cms_van(pdf: bytes) -> tuple[bytes, bytes]:
    """The signature (CMS, DER), and the bytes of the document that it is over."""
    zegel = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    a, b, c, d = (int(getal) for getal in zegel.byte_range)
    der: bytes = bytes(zegel.pkcs7_content)
    return der, pdf[a : a + b] + pdf[c : c + d]


def test_een_zegel_zonder_tijdstempel_is_b_b_en_klopt_volgens_anderen(
    kantoor: Gezag, pdf: bytes, tmp_path: Path
) -> None:
    verzegeld = zonder_tijd(kantoor.schrijf(tmp_path)).verzegel(pdf, NU)
    assert (verzegeld.niveau, verzegeld.waarom) == ("B-B", None)
    zegel = PdfFileReader(BytesIO(verzegeld.pdf)).embedded_regular_signatures[0]
    stand = validate_pdf_signature(zegel, grond(kantoor, tmp_path))
    assert stand.bottom_line
    assert "Proefregio" in stand.signing_cert.subject.human_friendly
    der, getekend = cms_van(verzegeld.pdf)
    (tmp_path / "cms").write_bytes(der)
    (tmp_path / "wat").write_bytes(getekend)
    opdracht = (
        "openssl cms -verify -inform DER -in cms -content wat -binary -CAfile vertrouwd.pem -purpose any -out /dev/null"
    )
    klaar = subprocess.run(opdracht.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert "successful" in klaar.stderr.lower()


def test_met_een_tijdstempeldienst_is_het_b_t(kantoor: Gezag, pdf: bytes, tmp_path: Path) -> None:
    verzegeld = replace(kantoor.schrijf(tmp_path), wortels=None).verzegel(pdf, NU)
    assert (verzegeld.niveau, verzegeld.waarom) == ("B-T", None)
    zegel = PdfFileReader(BytesIO(verzegeld.pdf)).embedded_regular_signatures[0]
    stempel = validate_pdf_signature(zegel, grond(kantoor, tmp_path)).timestamp_validity
    assert stempel
    assert stempel.trusted
    assert abs(stempel.timestamp - datetime.now(UTC)) < timedelta(minutes=5)


def test_met_certificaten_aan_de_top_is_het_b_lta_en_later_zonder_netwerk_te_beoordelen(
    kantoor: Gezag, pdf: bytes, tmp_path: Path
) -> None:
    verzegeld = kantoor.schrijf(tmp_path).verzegel(pdf, NU)
    assert (verzegeld.niveau, verzegeld.waarom) == ("B-LTA", None)
    lezer = PdfFileReader(BytesIO(verzegeld.pdf))
    bewijs = DocumentSecurityStore.read_dss(lezer)
    assert bewijs.crls
    assert len(lezer.embedded_timestamp_signatures) == 1
    kantoor.gevraagd.clear()
    eis = {"trust_roots": vertrouwd(kantoor, tmp_path), "allow_fetching": False, "revocation_mode": "require"}
    stand = validate_pdf_signature(lezer.embedded_regular_signatures[0], bewijs.as_validation_context(eis))
    assert stand.bottom_line
    assert stand.timestamp_validity
    assert stand.timestamp_validity.trusted
    stempel = validate_pdf_timestamp(lezer.embedded_timestamp_signatures[0], bewijs.as_validation_context(eis))
    assert stempel.intact
    assert stempel.trusted
    assert kantoor.gevraagd == []


def test_het_document_eronder_blijft_tot_het_byte(kantoor: Gezag, pdf: bytes, tmp_path: Path) -> None:
    """A seal is a change behind the end: PDF/A and PDF/UA stay declared, and the text and the file inside it too."""
    verzegeld = kantoor.schrijf(tmp_path).verzegel(pdf, NU)
    assert verzegeld.pdf.startswith(pdf)
    with pikepdf.open(BytesIO(verzegeld.pdf)) as open_, open_.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert meta["pdfuaid:part"] == "1"
        assert open_.Root.MarkInfo.Marked
        assert open_.Root.AcroForm.SigFlags == 3
    anders = bytearray(verzegeld.pdf)
    anders[len(pdf) // 2] ^= 1
    zegel = PdfFileReader(BytesIO(bytes(anders)), strict=False).embedded_regular_signatures[0]
    assert not validate_pdf_signature(zegel, grond(kantoor, tmp_path)).intact


def test_zonder_tijdstempeldienst_die_antwoordt_wordt_het_b_b_en_dat_wordt_gezegd(pdf: bytes, tmp_path: Path) -> None:
    with gezag() as weg:
        zegelaar = weg.schrijf(tmp_path)
    verzegeld = zegelaar.verzegel(pdf, NU)
    assert verzegeld.niveau == "B-B"
    assert verzegeld.waarom == "De tijdstempeldienst gaf er geen bruikbare tijdstempel bij."
    assert PdfFileReader(BytesIO(verzegeld.pdf)).embedded_regular_signatures


def test_een_tijdstempel_van_een_andere_dienst_telt_niet(kantoor: Gezag, pdf: bytes, tmp_path: Path) -> None:
    zegelaar = kantoor.schrijf(tmp_path)
    (tmp_path / "ander.pem").write_bytes(Gezag().top.pem)
    verzegeld = replace(zegelaar, tsa_ca=tmp_path / "ander.pem").verzegel(pdf, NU)
    assert (verzegeld.niveau, bool(verzegeld.waarom)) == ("B-B", True)


def test_een_certificaat_dat_is_ingetrokken_komt_niet_verder_dan_b_t(pdf: bytes, tmp_path: Path) -> None:
    with gezag() as kantoor:
        kantoor.weg.append(kantoor.zegel.certificaat.serial_number)
        verzegeld = kantoor.schrijf(tmp_path).verzegel(pdf, NU)
    assert verzegeld.niveau == "B-T"
    assert verzegeld.waarom == "Of de certificaten zijn ingetrokken, was niet na te gaan; dat bewijs zit er niet bij."


def test_wat_niet_kan_zeggen_woorden_en_de_pdf_gaat_zonder(kantoor: Gezag, pdf: bytes, tmp_path: Path) -> None:
    goed = zonder_tijd(kantoor.schrijf(tmp_path))
    (tmp_path / "fout").write_bytes(b"anders")
    verlopen, map_ = kantoor.ander_zegel(tot=NU - timedelta(days=2)), tmp_path / "verlopen"
    map_.mkdir()
    vreemd = kantoor.ander_zegel(mag="key_encipherment")
    (ander := tmp_path / "vreemd").mkdir()
    (tmp_path / "los.pem").write_bytes(kantoor.zegel.sleutel_pem() + kantoor.top.pem)
    verlopen_, vreemd_ = (zonder_tijd(kantoor.schrijf(m, p)) for m, p in ((map_, verlopen), (ander, vreemd)))
    dicht = "Het certificaat van het zegel gaat niet open."
    gevallen = [
        (replace(goed, wachtwoordbestand=tmp_path / "fout"), dicht, "Het wachtwoord in DRAAIBOEK_ZEGEL_PASSWORD_FILE"),
        (replace(goed, wachtwoordbestand=None), dicht, "DRAAIBOEK_ZEGEL_FILE is met een wachtwoord beveiligd"),
        (replace(goed, wachtwoordbestand=tmp_path / "x"), dicht, "Het bestand in DRAAIBOEK_ZEGEL_PASSWORD_FILE"),
        (
            replace(goed, bestand=tmp_path / "weg.p12"),
            "Het certificaat van het zegel is niet te lezen.",
            "Het bestand in",
        ),
        (verlopen_, "Het certificaat van het zegel is verlopen op ", "Vraag een nieuw certificaat aan"),
        (vreemd_, "Het certificaat van het zegel mag geen documenten ondertekenen.", "Vraag een certificaat"),
        (Zegelaar(tmp_path / "los.pem"), "De geheime sleutel van het zegel hoort niet bij", "Zet het juiste paar"),
    ]
    for zegelaar, zin, hoe in gevallen:
        verzegeld = zegelaar.verzegel(pdf, NU)
        assert (verzegeld.pdf, verzegeld.niveau) == (pdf, None)
        assert (verzegeld.waarom or "").startswith(zin)
        assert "DRAAIBOEK_" not in (verzegeld.waarom or "")  # it goes along in the bundle
        assert verzegeld.hoe.startswith(hoe)
        assert "sesam" not in repr(verzegeld)
    with pytest.raises(ZegelOnbruikbaar, match="geldt pas vanaf"):
        goed.certificaat(NU - timedelta(days=60))


@pytest.mark.parametrize("wachtwoord", [None, WACHTWOORD], ids=["open", "met wachtwoord"])
def test_pem_met_sleutel_certificaat_en_keten_kan_ook(
    kantoor: Gezag, pdf: bytes, tmp_path: Path, wachtwoord: bytes | None
) -> None:
    delen = [kantoor.top.pem, kantoor.zegel.pem, kantoor.zegel.sleutel_pem(wachtwoord)]
    (tmp_path / "zegel.pem").write_bytes(b"".join(delen))
    (tmp_path / "wachtwoord").write_bytes(WACHTWOORD)
    zegelaar = Zegelaar(tmp_path / "zegel.pem", tmp_path / "wachtwoord" if wachtwoord else None)
    wie = zegelaar.certificaat(NU)
    assert (wie.naam, len(wie.keten)) == ("Proefregio", 1)
    assert "sleutel" not in repr(wie).replace("met_sleutel", "")
    assert zegelaar.verzegel(pdf, NU).niveau == "B-B"


def test_een_token_zonder_het_pakket_ervoor_zegt_dat(kantoor: Gezag, pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "zegel.pem").write_bytes(kantoor.zegel.pem + kantoor.top.pem)
    zegelaar = Zegelaar(tmp_path / "zegel.pem", pkcs11=Pkcs11("/bestaat/niet.so", "regio", "zegel"))
    verzegeld = zegelaar.verzegel(pdf, NU)
    assert verzegeld.niveau is None
    assert verzegeld.waarom == "Het zegel kon niet worden gezet."
    assert re.match("Voor een sleutel in een token|Het token in DRAAIBOEK_ZEGEL_TOKEN", verzegeld.hoe)


@pytest.mark.skipif(
    not (find_spec("pkcs11") and shutil.which("softhsm2-util") and Path(MODULE).exists()),
    reason="python-pkcs11 of SoftHSM staat hier niet",
)
def test_een_sleutel_in_een_token_zegelt_en_een_verkeerde_pin_zegt_dat(
    kantoor: Gezag, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tokens").mkdir()
    (tmp_path / "hsm.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "hsm.conf"))
    (tmp_path / "sleutel.pem").write_bytes(kantoor.zegel.sleutel_pem())
    (tmp_path / "zegel.pem").write_bytes(kantoor.zegel.pem + kantoor.top.pem)
    for opdracht in (
        "--init-token --free --label regio --pin 1234 --so-pin 5678",
        f"--import {tmp_path / 'sleutel.pem'} --token regio --label zegel --id 01 --pin 1234",
    ):
        subprocess.run(["softhsm2-util", "--module", MODULE, *opdracht.split()], check=True, capture_output=True)
    zegelaar = Zegelaar(tmp_path / "zegel.pem", tmp_path / "pin", pkcs11=Pkcs11(MODULE, "regio", "zegel"))
    (tmp_path / "pin").write_text("1234\n")
    verzegeld = zegelaar.verzegel(pdf, NU)
    assert (verzegeld.niveau, verzegeld.waarom) == ("B-B", None)
    zegel = PdfFileReader(BytesIO(verzegeld.pdf)).embedded_regular_signatures[0]
    assert validate_pdf_signature(zegel, grond(kantoor, tmp_path)).bottom_line
    (tmp_path / "pin").write_text("4321")
    assert "past niet bij het token" in zegelaar.verzegel(pdf, NU).hoe
    anders = replace(zegelaar, pkcs11=Pkcs11(MODULE, "ander", "zegel"))
    assert "Het token in DRAAIBOEK_ZEGEL_TOKEN of de module" in anders.verzegel(pdf, NU).hoe


def test_een_bundel_met_een_verzegeld_dossier_is_in_orde_en_zegt_het(
    s1: Spelers, sleutel: Ondertekenaar, kantoor: Gezag, tmp_path: Path
) -> None:
    nieuw = NieuweExport("NZa", "Toezicht.", JUNI)
    zegelaar = zonder_tijd(kantoor.schrijf(tmp_path))
    gemaakt = exporteer(s1.projectleider, ZAAK, nieuw, sleutel, zegelaar=zegelaar, op=NU)
    assert gemaakt.bundel
    assert (gemaakt.bundel.zegel, gemaakt.bundel.zegel_waarom) == ("B-B", None)
    zip_ = bundel(s1.projectleider, gemaakt)
    verslag = verify.controleer(zip_, sleutel.publieke_pem())
    assert "Zegel:           PAdES B-B, op dossier.pdf" in verslag.tekst()
    assert verslag.gegevens()["zegel"] == "B-B"
    leden = uitgepakt(zip_)
    regel = next(r for r in verslag.manifest["bestanden"] if r["naam"] == "dossier.pdf")
    assert regel["sha256"] == sha256(leden["dossier.pdf"]).hexdigest()  # what is hashed is what was sealed
    assert PdfFileReader(BytesIO(leden["dossier.pdf"])).embedded_regular_signatures
    assert "elektronisch zegel van de regio (PAdES B-B)" in leden["LEESMIJ.txt"].decode()


def test_een_export_zonder_bruikbaar_certificaat_gaat_door_en_zegt_het(
    s1: Spelers, sleutel: Ondertekenaar, kantoor: Gezag, tmp_path: Path
) -> None:
    zegelaar = zonder_tijd(kantoor.schrijf(tmp_path, kantoor.ander_zegel(tot=NU - timedelta(days=1))))
    nieuw = NieuweExport("NZa", "Toezicht.", JUNI)
    gemaakt = exporteer(s1.projectleider, ZAAK, nieuw, sleutel, zegelaar=zegelaar, op=NU)
    assert gemaakt.bundel
    assert gemaakt.bundel.zegel is None
    assert "verlopen" in (gemaakt.bundel.zegel_waarom or "")
    zip_ = bundel(s1.projectleider, gemaakt)
    assert "Zegel:           zit er niet op: Het certificaat" in verify.controleer(zip_, sleutel.publieke_pem()).tekst()
    assert "is verlopen op" in uitgepakt(zip_)["LEESMIJ.txt"].decode()
