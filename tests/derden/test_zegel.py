"""A PAdES seal as the EU's DSS judges it, and a sealed document is still PDF/A-3a and PDF/UA-1.

The seal here is set by pyHanko on a dossier with a test authority: it shows that the validator works, and that our PDF
bears a seal. The place of the product's own seal is `verzegeld`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.derden.conftest import Bundels
from tests.derden.gereedschap import HIER, java, of_sla_over, oordeel, python

NU = datetime.now(UTC)


def _naam(naam: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, naam)])


def _certificaat(
    naam: str, sleutel: EllipticCurvePrivateKey, bij: EllipticCurvePrivateKey, *, gezag: bool
) -> x509.Certificate:
    gebruik = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    gebruik |= {"key_cert_sign": True, "crl_sign": True} if gezag else {"content_commitment": True}
    maker = x509.CertificateBuilder(_naam("Proefgezag"), _naam(naam), sleutel.public_key(), x509.random_serial_number())
    maker = maker.not_valid_before(NU - timedelta(days=1)).not_valid_after(NU + timedelta(days=30))
    maker = maker.add_extension(x509.BasicConstraints(ca=gezag, path_length=None), critical=True)
    return maker.add_extension(x509.KeyUsage(**gebruik), critical=True).sign(bij, SHA256())


@pytest.fixture(scope="module")
def gezag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a test authority and a certificate of a seal under it."""
    map_, ca, zegel = (
        tmp_path_factory.mktemp("gezag"),
        generate_private_key(SECP256R1()),
        generate_private_key(SECP256R1()),
    )
    (map_ / "ca.crt").write_bytes(_certificaat("Proefgezag", ca, ca, gezag=True).public_bytes(Encoding.PEM))
    (map_ / "zegel.crt").write_bytes(_certificaat("Proefregio", zegel, ca, gezag=False).public_bytes(Encoding.PEM))
    sleutel = zegel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (map_ / "zegel.key").write_bytes(sleutel)
    return map_


@pytest.fixture(scope="module")
def verzegeld(bundels: Bundels, gezag: Path) -> Path:
    doel = gezag / "verzegeld.pdf"
    programma = [of_sla_over(python), HIER / "programmas" / "verzegel.py"]
    oordeel([*programma, bundels.pdfs()[0], doel, gezag])
    return doel


def test_de_dss_van_de_eu_vindt_het_zegel_heel_en_van_wie_het_is(verzegeld: Path, gezag: Path) -> None:
    gezegd = oordeel([*of_sla_over(java), "Zegel", verzegeld, gezag / "ca.crt"])
    assert re.fullmatch(r"heel PAdES-BASELINE-B \S+ \S+ Proefregio\n", gezegd), gezegd


def test_een_ander_gezag_of_een_ander_byte_is_niet_goed(verzegeld: Path, gezag: Path) -> None:
    start, inhoud = of_sla_over(java), bytearray(verzegeld.read_bytes())
    with pytest.raises(AssertionError, match="FOUT PAdES-BASELINE-B"):
        oordeel([*start, "Zegel", verzegeld])
    inhoud[2000] ^= 1
    (anders := gezag / "anders.pdf").write_bytes(inhoud)
    with pytest.raises(AssertionError):
        oordeel([*start, "Zegel", anders, gezag / "ca.crt"])


def test_een_verzegeld_document_is_nog_pdf_a_3a(verzegeld: Path) -> None:
    gezegd = oordeel([*of_sla_over(java), "Pdf", verzegeld])
    assert gezegd.count("voldoet") == 2
