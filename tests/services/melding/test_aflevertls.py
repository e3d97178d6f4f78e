"""TLS to a receiver: the certificate is that of the name that was typed, of an authority that this machine trusts."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.domain.melding.aflevering import Afleverfout
from tests.services.melding.lijnen import NAAM, beantwoord, fout, poort, stuur


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """The TLS of ontvanger.example, under an authority that this machine trusts."""
    sleutel, nu = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAAM)])
    certificaat = (
        x509.CertificateBuilder(naam, naam, sleutel.public_key(), x509.random_serial_number())
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAAM)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    pem = tmp_path / "ontvanger.pem"
    geheim = sleutel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(geheim + certificaat.public_bytes(Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_the_certificate_is_that_of_the_name_though_we_connect_to_an_address(tls: ssl.SSLContext) -> None:
    with poort(beantwoord, tls) as nummer:
        assert stuur(nummer, schema="https").status == 204


def test_the_certificate_of_another_is_refused(tls: ssl.SSLContext) -> None:
    with poort(beantwoord, tls) as nummer:
        assert fout(lambda: stuur(nummer, host="ander.example", schema="https")) is Afleverfout.ONVEILIG


def test_a_certificate_of_no_known_authority_is_refused(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with poort(beantwoord, tls) as nummer:
        assert fout(lambda: stuur(nummer, schema="https")) is Afleverfout.ONVEILIG


def test_plain_http_behind_https_is_no_answer() -> None:
    def antwoord(lijn: socket.socket) -> None:
        lijn.recv(65_536)
        lijn.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with poort(antwoord) as nummer:
        assert fout(lambda: stuur(nummer, schema="https")) is Afleverfout.NIET_BEREIKBAAR
