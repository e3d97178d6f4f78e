"""An authority for seals in tests: certificates made with `cryptography`, what was revoked, and a timestamp service.

It answers over real HTTP on a free port: GET gives the list of what was revoked, POST a timestamp.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as maak_rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.services.bewijs.zegel import Zegelaar

NU = datetime.now(UTC)
WACHTWOORD = b"open sesam"
_GEEN = dict.fromkeys(
    ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
     "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False,
)  # fmt: skip


def _naam(naam: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, naam), x509.NameAttribute(NameOID.COMMON_NAME, naam)]
    )


@dataclass(frozen=True)
class Paar:
    """A certificate with its key."""

    certificaat: x509.Certificate
    sleutel: EllipticCurvePrivateKey | RSAPrivateKey = field(repr=False)

    @property
    def pem(self) -> bytes:
        return self.certificaat.public_bytes(Encoding.PEM)

    def sleutel_pem(self, wachtwoord: bytes | None = None) -> bytes:
        hoe: KeySerializationEncryption = BestAvailableEncryption(wachtwoord) if wachtwoord else NoEncryption()
        return self.sleutel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, hoe)


class Gezag:
    """An authority with a seal and a timestamp service under it; `adres` is where it answers, when it does."""

    def __init__(self, adres: str = "") -> None:
        self.adres = adres
        self.top = self._geef("Proefgezag", {"key_cert_sign", "crl_sign"})
        self.zegel = self._geef("Proefregio", {"content_commitment"})
        self.stempel = self._geef("Proefstempel", {"digital_signature"})
        self.weg: list[int] = []
        self.gevraagd: list[str] = []

    def _geef(self, naam: str, mag: set[str], tot: datetime = NU + timedelta(days=90)) -> Paar:
        stempelt, top = naam == "Proefstempel", getattr(self, "top", None)
        sleutel = maak_rsa(65537, 2048) if stempelt else generate_private_key(SECP256R1())  # pyHanko's is RSA only
        maker = x509.CertificateBuilder(_naam("Proefgezag"), _naam(naam), sleutel.public_key())
        maker = maker.serial_number(x509.random_serial_number())
        maker = maker.not_valid_before(min(NU, tot) - timedelta(days=30)).not_valid_after(tot)
        maker = maker.add_extension(x509.BasicConstraints(ca=top is None, path_length=None), critical=True)
        maker = maker.add_extension(x509.KeyUsage(**(_GEEN | dict.fromkeys(mag, True))), critical=True)
        if stempelt:
            maker = maker.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        if top is not None and self.adres:
            waar = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{self.adres}/weg.crl")], None, None, None)
            maker = maker.add_extension(x509.CRLDistributionPoints([waar]), critical=False)
        return Paar(maker.sign(top.sleutel if top else sleutel, SHA256()), sleutel)

    def ander_zegel(self, *, mag: str = "content_commitment", tot: datetime = NU + timedelta(days=90)) -> Paar:
        """Another certificate under it: one that ended, or that may do something else."""
        return self._geef("Proefregio", {mag}, tot)

    def ingetrokken(self) -> bytes:
        """The list of what was revoked (CRL, DER)."""
        maker = x509.CertificateRevocationListBuilder(_naam("Proefgezag"))
        nu = datetime.now(UTC)
        maker = maker.last_update(nu - timedelta(minutes=1)).next_update(nu + timedelta(days=1))
        for nummer in self.weg:
            weg = x509.RevokedCertificateBuilder(nummer, nu - timedelta(hours=1)).build()
            maker = maker.add_revoked_certificate(weg)
        return maker.sign(self.top.sleutel, SHA256()).public_bytes(Encoding.DER)

    def gestempeld(self, vraag: bytes) -> bytes:
        """A timestamp (RFC 3161), by the one of pyHanko that is for tests."""
        from asn1crypto import keys, tsp
        from asn1crypto import x509 as asn1
        from pyhanko.sign.timestamps import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        keten = SimpleCertificateStore()
        keten.register(asn1.Certificate.load(self.top.certificaat.public_bytes(Encoding.DER)))
        eigen = asn1.Certificate.load(self.stempel.certificaat.public_bytes(Encoding.DER))
        der = self.stempel.sleutel.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        stempelaar = DummyTimeStamper(eigen, keys.PrivateKeyInfo.load(der), keten)
        antwoord: bytes = stempelaar.request_tsa_response(tsp.TimeStampReq.load(vraag)).dump()
        return antwoord

    def schrijf(self, map_: Path, paar: Paar | None = None, wachtwoord: bytes | None = WACHTWOORD) -> Zegelaar:
        """What an installation with its files in this folder seals with: PKCS#12, and the time of this service."""
        eigen = paar or self.zegel
        hoe: KeySerializationEncryption = BestAvailableEncryption(wachtwoord) if wachtwoord else NoEncryption()
        pak = serialize_key_and_certificates(b"zegel", eigen.sleutel, eigen.certificaat, [self.top.certificaat], hoe)
        (map_ / "zegel.p12").write_bytes(pak)
        (map_ / "wachtwoord").write_bytes(WACHTWOORD + b"\n")
        (map_ / "top.pem").write_bytes(self.top.pem)
        tijd = (f"{self.adres}/stempel", map_ / "top.pem") if self.adres else ("", None)
        return Zegelaar(map_ / "zegel.p12", map_ / "wachtwoord", map_ / "top.pem", None, *tijd)


@contextmanager
def gezag() -> Iterator[Gezag]:
    """The authority, while it answers."""

    class Loket(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            open_.gevraagd.append(self.path)
            self._geef(open_.ingetrokken(), "application/pkix-crl")

        def do_POST(self) -> None:
            vraag = self.rfile.read(int(self.headers["Content-Length"]))
            open_.gevraagd.append(self.path)
            self._geef(open_.gestempeld(vraag), "application/timestamp-reply")

        def _geef(self, inhoud: bytes, soort: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", soort)
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Loket) as server:
        open_ = Gezag(f"http://127.0.0.1:{server.server_port}")
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        try:
            yield open_
        finally:
            server.shutdown()
            draad.join()
