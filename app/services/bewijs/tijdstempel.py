"""Timestamps of others (RFC 3161): an authority that knows nothing of us signs that a checkpoint was there at a moment.

The request holds the SHA-256 of the checkpoint and a random number, nothing of a zaak. What comes back is checked
before it is used: granted, over these bytes, for this request, by a certificate under `ca` that may stamp time, and at
a moment that is not before the last line. Only the token in it is signed: that is what is kept, and nothing beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import rfc3161_client as rfc3161
import structlog
from cryptography import x509

from app.domain.basis.fouten import TijdstempelOntbreekt
from app.export import verify
from app.services.bewijs.stempelvorm import geordend, token_uit
from app.services.buiten.lijn import Geduld
from app.services.buiten.verzend import GeenAntwoord, post

logger = structlog.get_logger(__name__)
TOEGEKEND = (rfc3161.PKIStatus.GRANTED, rfc3161.PKIStatus.GRANTED_WITH_MODS)
WACHT = Geduld(verbinden=3, alles=5)
"""Seconds. Somebody waits for his export meanwhile: who is slower than this gives no timestamp now."""
GROOTSTE_ANTWOORD = 2**16
"""Bytes; an answer with its certificates is a few thousand."""
VRAAGSOORT, ANTWOORDSOORT = "application/timestamp-query", "application/timestamp-reply"


@dataclass(frozen=True)
class Tijdstempeldienst:
    """An authority: its address (http or https), and the certificates (PEM) under which its own must stand."""

    url: str
    ca: bytes

    def stempel(self, bericht: bytes, niet_voor: datetime | None = None) -> bytes:
        """The answer (TimeStampResp, DER) over SHA-256 of `bericht`: granted, the token, and nothing else.

        `niet_voor` (UTC) is the time of the last line. Raises TijdstempelOntbreekt.
        """
        if not self.ca:
            raise _ontbreekt("is niet te controleren: haar certificaten zijn niet te lezen")
        bouwer = rfc3161.TimestampRequestBuilder().data(bericht).hash_algorithm(rfc3161.HashAlgorithm.SHA256)
        vraag = bouwer.nonce(nonce=True).cert_request(cert_request=True).build()
        antwoord = self._verstuur(vraag.as_bytes())
        return verify.stempel_antwoord(self._toets(vraag, antwoord, bericht, niet_voor))

    def _verstuur(self, vraag: bytes) -> bytes:
        koppen = {"Content-Type": VRAAGSOORT, "Accept": ANTWOORDSOORT}
        try:
            antwoord = post(self.url, vraag, koppen, WACHT, GROOTSTE_ANTWOORD)
        except GeenAntwoord as fout:
            raise _ontbreekt("geeft geen antwoord") from fout
        if antwoord.status != 200 or antwoord.afgekapt:
            raise _ontbreekt("geeft een antwoord dat geen tijdstempel is")
        return antwoord.inhoud

    def _toets(
        self, vraag: rfc3161.TimeStampRequest, antwoord: bytes, bericht: bytes, niet_voor: datetime | None
    ) -> bytes:
        """The signed token in the answer. Its certificates may come in any order; what checks it here wants them
        sorted (DER), which changes nothing that is signed.
        """
        try:
            if rfc3161.decode_timestamp_response(geordend(antwoord)).status not in TOEGEKEND:
                raise _ontbreekt("weigert een tijdstempel te geven")
            token = token_uit(antwoord)
            gelezen = rfc3161.decode_timestamp_response(geordend(verify.stempel_antwoord(token)))
            toets = rfc3161.VerifierBuilder.from_request(vraag)
            for certificaat in x509.load_pem_x509_certificates(self.ca):
                toets = toets.add_root_certificate(certificaat)
            toets.build().verify_message(gelezen, bericht)
        except (ValueError, rfc3161.VerificationError) as fout:
            logger.error("tijdstempel klopt niet", reden=str(fout))
            raise _ontbreekt("geeft een tijdstempel die niet klopt") from fout
        gestempeld = gelezen.tst_info.gen_time
        if niet_voor and gestempeld + timedelta(seconds=not gestempeld.microsecond) <= niet_voor:
            raise _ontbreekt("geeft een tijd van vóór de laatste regel van het logboek. Kijk of de klok gelijk loopt")
        return token


def dienst(url: str | None, ca: Path | None) -> Tijdstempeldienst | None:
    """The authority of this installation, when one was set. Whose certificates cannot be read stamps nothing."""
    if not url or not ca:
        return None
    try:
        return Tijdstempeldienst(url, ca.read_bytes())
    except OSError as fout:
        logger.error("certificaten van de tijdstempeldienst zijn niet te lezen", exc_info=fout)
        return Tijdstempeldienst(url, b"")


def _ontbreekt(wat: str) -> TijdstempelOntbreekt:
    return TijdstempelOntbreekt(f"De tijdstempeldienst {wat}.")
