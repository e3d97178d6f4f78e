"""The certificate of a seal, read from a file: PKCS#12, or PEM with the key, the certificate and those above it.

Where the key lies in a token (PKCS#11) the file holds certificates alone. What is wrong is said in words for the
operator; the key and its password are in no message and in no `repr`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID

from app.domain.basis.begrippen import dag_van
from app.weergave import datum

_SLEUTEL = b"PRIVATE KEY-----"
_PEM = b"-----BEGIN "
SPOEDIG = 30
"""Days before its end from which is said that a certificate ends."""


class ZegelOnbruikbaar(Exception):
    """Nothing can be sealed with this certificate; the message (Dutch) says why to whoever gets the document, and `hoe`
    tells the operator how to mend it.
    """

    def __init__(self, bericht: str, hoe: str = "") -> None:
        super().__init__(bericht)
        self.hoe = hoe


@dataclass(frozen=True)
class Zegelcertificaat:
    """A certificate, those above it, and the key (PKCS#8, DER) unless that lies in a token."""

    certificaat: x509.Certificate
    keten: Sequence[x509.Certificate]
    sleutel: bytes | None = field(repr=False)

    @property
    def naam(self) -> str:
        """Of whom it is: the organisation, or else the common name."""
        eigen = self.certificaat.subject
        soorten = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
        return next((str(deel[0].value) for soort in soorten if (deel := eigen.get_attributes_for_oid(soort))), "?")

    @property
    def tot(self) -> datetime:
        """The moment (UTC) after which it is not valid any more."""
        return self.certificaat.not_valid_after_utc

    def toets(self, nu: datetime) -> None:
        """Raises ZegelOnbruikbaar: it may not sign, or not at `nu` (aware)."""
        if nu > self.tot:
            raise ZegelOnbruikbaar(
                f"Het certificaat van het zegel is verlopen op {datum(dag_van(self.tot))}.",
                "Vraag een nieuw certificaat aan en zet het in DRAAIBOEK_ZEGEL_FILE.",
            )
        if nu < (vanaf := self.certificaat.not_valid_before_utc):
            raise ZegelOnbruikbaar(f"Het certificaat van het zegel geldt pas vanaf {datum(dag_van(vanaf))}.")
        if not self.gebruik:
            raise ZegelOnbruikbaar(
                "Het certificaat van het zegel mag geen documenten ondertekenen.",
                "Vraag een certificaat voor een elektronisch zegel aan (keyUsage), en zet het in DRAAIBOEK_ZEGEL_FILE.",
            )

    @property
    def gebruik(self) -> str:
        """For what it may sign, as X.509 names it: `non_repudiation` or `digital_signature`; empty for neither."""
        try:
            mag = self.certificaat.extensions.get_extension_for_class(x509.KeyUsage).value
        except x509.ExtensionNotFound:
            return "digital_signature"
        return "non_repudiation" if mag.content_commitment else "digital_signature" if mag.digital_signature else ""


def lees_zegel(bestand: Path, wachtwoord: bytes | None, *, met_sleutel: bool = True) -> Zegelcertificaat:
    """What is in the file; `met_sleutel` is False when the key lies in a token. Raises ZegelOnbruikbaar."""
    try:
        inhoud = bestand.read_bytes()
    except OSError as fout:
        raise ZegelOnbruikbaar(
            "Het certificaat van het zegel is niet te lezen.",
            f"Het bestand in DRAAIBOEK_ZEGEL_FILE: {fout.strerror}. Zet het terug, of haal de instelling weg.",
        ) from fout
    if _PEM not in inhoud:
        return _uit_pkcs12(inhoud, wachtwoord)
    certificaten = _certificaten(inhoud)
    if not met_sleutel:
        return Zegelcertificaat(certificaten[0], certificaten[1:], None)
    if _SLEUTEL not in inhoud:
        raise _zonder_sleutel()
    try:
        sleutel = load_pem_private_key(inhoud[_begin_sleutel(inhoud) :], wachtwoord)
    except (TypeError, ValueError) as fout:
        raise _verkeerd_wachtwoord(wachtwoord) from fout
    return _met_sleutel(sleutel, certificaten)


def lees_certificaten(bestand: Path, instelling: str) -> list[x509.Certificate]:
    """Certificates in PEM. Raises ZegelOnbruikbaar, which names the setting."""
    try:
        return x509.load_pem_x509_certificates(bestand.read_bytes())
    except (OSError, ValueError) as fout:
        hoe = f"{instelling} is geen leesbaar bestand met certificaten in PEM-vorm."
        raise ZegelOnbruikbaar("Het zegel kon niet worden gezet.", hoe) from fout


def _uit_pkcs12(inhoud: bytes, wachtwoord: bytes | None) -> Zegelcertificaat:
    try:
        pak = load_pkcs12(inhoud, wachtwoord)
    except ValueError as fout:
        raise _verkeerd_wachtwoord(wachtwoord) from fout
    if pak.key is None or pak.cert is None:
        raise _zonder_sleutel()
    return _met_sleutel(pak.key, [pak.cert.certificate, *(deel.certificate for deel in pak.additional_certs)])


def _met_sleutel(sleutel: PrivateKeyTypes, certificaten: Sequence[x509.Certificate]) -> Zegelcertificaat:
    """The certificate of this key, and the others."""
    eigen = [c for c in certificaten if _publiek(c.public_key()) == _publiek(sleutel.public_key())]
    if not eigen:
        raise ZegelOnbruikbaar(
            "De geheime sleutel van het zegel hoort niet bij het certificaat.",
            "Zet het juiste paar in DRAAIBOEK_ZEGEL_FILE.",
        )
    der = sleutel.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Zegelcertificaat(eigen[0], [c for c in certificaten if c != eigen[0]], der)


def _publiek(sleutel: object) -> bytes:
    der: bytes = sleutel.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]
    return der


def _certificaten(inhoud: bytes) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(inhoud)
    except ValueError as fout:
        hoe = "In DRAAIBOEK_ZEGEL_FILE staat geen certificaat in PEM-vorm."
        raise ZegelOnbruikbaar("Het certificaat van het zegel is niet te lezen.", hoe) from fout


def _begin_sleutel(inhoud: bytes) -> int:
    return inhoud.rindex(_PEM, 0, inhoud.index(_SLEUTEL))


def _zonder_sleutel() -> ZegelOnbruikbaar:
    hoe = "Zet het certificaat met zijn geheime sleutel in DRAAIBOEK_ZEGEL_FILE."
    return ZegelOnbruikbaar("Bij het certificaat van het zegel ontbreekt de geheime sleutel.", hoe)


def _verkeerd_wachtwoord(wachtwoord: bytes | None) -> ZegelOnbruikbaar:
    hoe = (
        "DRAAIBOEK_ZEGEL_FILE is met een wachtwoord beveiligd of beschadigd. Zet het wachtwoord in een bestand, en "
        "noem dat in DRAAIBOEK_ZEGEL_PASSWORD_FILE."
        if wachtwoord is None
        else "Het wachtwoord in DRAAIBOEK_ZEGEL_PASSWORD_FILE past niet bij DRAAIBOEK_ZEGEL_FILE, of dat bestand is "
        "beschadigd."
    )
    return ZegelOnbruikbaar("Het certificaat van het zegel gaat niet open.", hoe)
