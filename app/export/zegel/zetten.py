"""A PDF with the seal of the region on it, set in a process of its own: pyHanko takes some 60 MB, and there it ends.

The process has no settings, no database and no environment to speak of. What comes back is the document with a change
behind its end, and how far the seal reaches: B-B (signed), B-T (with a timestamp of others), B-LTA (with what is needed
to judge it when the certificate has ended).
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.export.zegel.certificaat import Zegelcertificaat
from app.export.zegel.programma import INTREKKING, MISLUKT, STEMPEL, WEIGERT

SECONDEN = 60
"""A seal takes a second; the rest is waiting for a timestamp and for answers about revocation."""
_PROGRAMMA = Path(__file__).parent / "programma.py"
_OMGEVING = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "SOFTHSM2_CONF")
WAAROM = {
    "": "",
    STEMPEL: "De tijdstempeldienst gaf er geen bruikbare tijdstempel bij.",
    INTREKKING: "Of de certificaten zijn ingetrokken, was niet na te gaan; dat bewijs zit er niet bij.",
}
"""Why a seal is of a lower level than was wanted."""


class ZegelMislukt(Exception):
    """No seal came of it; the message (Dutch) is for the operator, `woorden` are those of the library, for the log."""

    def __init__(self, hoe: str, woorden: str = "") -> None:
        super().__init__(hoe)
        self.woorden = woorden


@dataclass(frozen=True)
class Token:
    """Where a key lies that cannot be read: a module for PKCS#11, the labels of token and key, and the PIN."""

    module: str
    token: str
    label: str
    pin: str | None = field(repr=False)


@dataclass(frozen=True)
class Hulp:
    """What others add: a timestamp authority with its certificates, and those at the top above our own."""

    tsa_url: str = ""
    tsa_ca: tuple[x509.Certificate, ...] = ()
    wortels: tuple[x509.Certificate, ...] = ()


@dataclass(frozen=True)
class Verzegeld:
    """The document as it goes out: `niveau` of its seal, if any, and why there is none or a lower one (Dutch).

    `hoe` tells the operator what to do, `woorden` are those of the library, for the log.
    """

    pdf: bytes = field(repr=False)
    niveau: str | None = None
    waarom: str | None = None
    hoe: str = ""
    woorden: str = ""


def zet_zegel(
    pdf: bytes, wie: Zegelcertificaat, hulp: Hulp, token: Token | None = None, seconden: int = SECONDEN
) -> Verzegeld:
    """The sealed PDF. Raises ZegelMislukt."""
    vraag = {
        "pdf": pdf,
        "certificaat": wie.certificaat.public_bytes(Encoding.DER),
        "keten": _ders(wie.keten),
        "sleutel": wie.sleutel,
        "gebruik": wie.gebruik,
        "token": vars(token) if token else None,
        "tsa_url": hulp.tsa_url,
        "tsa_ca": _ders(hulp.tsa_ca),
        "wortels": _ders(hulp.wortels),
    }
    inhoud, niveau, mist, woorden = marshal.loads(_draai(vraag, seconden))  # noqa: S302 - of our own child
    return Verzegeld(inhoud, niveau, WAAROM[mist] or None, woorden=woorden)


def _draai(vraag: dict[str, Any], seconden: int) -> bytes:
    opdracht = [sys.executable, "-I", str(_PROGRAMMA)]
    omgeving = {naam: os.environ[naam] for naam in _OMGEVING if naam in os.environ}
    try:
        klaar = subprocess.run(  # noqa: S603 - our own file, under our own Python
            opdracht, input=marshal.dumps(vraag), capture_output=True, timeout=seconden, env=omgeving, check=False
        )
    except subprocess.TimeoutExpired:
        raise ZegelMislukt(f"Het zegel was na {seconden} seconden nog niet gezet.") from None  # it holds the key
    except OSError as fout:
        raise ZegelMislukt(f"Het programma dat zegels zet, start niet ({fout.strerror}).") from fout
    if klaar.returncode == 0 and klaar.stdout:
        return klaar.stdout
    gezegd = klaar.stderr.decode(errors="replace").strip()
    if klaar.returncode == WEIGERT:
        raise ZegelMislukt(gezegd)
    if klaar.returncode == MISLUKT:
        raise ZegelMislukt(
            "De bibliotheek kon dit document niet ondertekenen; het technische logboek zegt meer.", gezegd
        )
    raise ZegelMislukt("Het programma dat zegels zet, viel om.")


def _ders(certificaten: Iterable[x509.Certificate]) -> list[bytes]:
    return [certificaat.public_bytes(Encoding.DER) for certificaat in certificaten]
