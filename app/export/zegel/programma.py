"""The program that seals one PDF and ends: it knows pyHanko and nothing of the application. `zetten.py` runs it.

The key comes on stdin and goes nowhere else: not to an argument, not to the environment, not to a message. A level that
others do not help with (no timestamp, no answer about revocation) becomes a lower one, and that is said.
"""

from __future__ import annotations

import marshal
import resource
import sys
from collections.abc import Iterable
from io import BytesIO
from typing import Any

GEHEUGEN = 2 * 2**30
MISLUKT, WEIGERT = 3, 4
"""How the program ends when nothing was sealed, with why on stderr: in the words of the library, or in ours (Dutch).
Every other end is of memory or a signal.
"""
STEMPEL, INTREKKING = "stempel", "intrekking"
"""What others did not give: a timestamp that is good, or whether a certificate was revoked."""
WACHT = (3, 5)
"""Seconds to connect and to read; somebody waits for his document meanwhile."""
GROOTST = 2**16
VELD, STEMPELVELD = "Zegel", "Tijdstempel"


Vraag = dict[str, Any]


class Weigert(Exception):
    """Nothing can be sealed in this way; the message is for the operator, in Dutch."""


def _stempelaar(url: str) -> Any:
    """Who asks timestamps as the application does: one question, no other address, a short wait, a small answer."""
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper
    from urllib3 import PoolManager, Timeout
    from urllib3.exceptions import HTTPError

    koppen = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}

    class Stempelaar(TimeStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            wacht = Timeout(connect=WACHT[0], read=WACHT[1])
            try:
                with PoolManager(timeout=wacht, retries=False) as ander:
                    antwoord = ander.request(
                        "POST", url, body=req.dump(), headers=koppen, redirect=False, preload_content=False
                    )
                    with antwoord:
                        inhoud = antwoord.read(GROOTST + 1)
            except HTTPError as fout:
                raise OSError(str(fout)) from fout
            if antwoord.status != 200 or len(inhoud) > GROOTST:
                raise OSError(f"status {antwoord.status}")
            return tsp.TimeStampResp.load(inhoud)

    return Stempelaar()  # type: ignore[no-untyped-call]


def _certificaten(ders: Iterable[bytes]) -> list[Any]:
    from asn1crypto import x509

    return [x509.Certificate.load(der) for der in ders]


def _wie(vraag: Vraag) -> Any:
    """Who signs: with the key that came along, or with one in a token."""
    from asn1crypto import keys
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    (eigen,), keten = _certificaten([vraag["certificaat"]]), _certificaten(vraag["keten"])
    if vraag["token"] is None:
        bekend = SimpleCertificateStore()
        bekend.register_multiple(keten)
        return SimpleSigner(eigen, keys.PrivateKeyInfo.load(vraag["sleutel"]), bekend, embed_roots=False)
    return _in_token(vraag["token"], eigen, keten)


def _in_token(token: Vraag, eigen: Any, keten: list[Any]) -> Any:
    """Who signs with a key that stays in its token. Raises Weigert."""
    try:
        from pkcs11.exceptions import PinIncorrect, PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError as fout:
        wat = "Voor een sleutel in een token (PKCS#11) is het pakket python-pkcs11 nodig, en dat staat er niet."
        raise Weigert(wat) from fout
    try:
        sessie = open_pkcs11_session(
            token["module"], token_criteria=TokenCriteria(label=token["token"]), user_pin=token["pin"]
        )
    except PinIncorrect as fout:
        raise Weigert("De PIN in DRAAIBOEK_ZEGEL_PASSWORD_FILE past niet bij het token.") from fout
    except PKCS11Error as fout:
        wat = "Het token in DRAAIBOEK_ZEGEL_TOKEN of de module in DRAAIBOEK_ZEGEL_PKCS11 is niet te openen."
        raise Weigert(wat) from fout
    kaal = eigen.public_key.algorithm == "ec"  # the digest made here: not every token makes it itself
    return PKCS11Signer(
        sessie,
        signing_cert=eigen,
        key_label=token["label"],
        ca_chain=keten,
        embed_roots=False,
        use_raw_mechanism=kaal,
    )


async def _teken(vraag: Vraag, wie: Any, stempelaar: Any = None, **hoger: Any) -> bytes:
    """The sealed PDF. It is a change behind the end of the document, which leaves every byte before it as it was."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    uit = BytesIO()
    wat = signers.PdfSignatureMetadata(
        field_name=VELD,
        subfilter=fields.SigSeedSubFilter.PADES,
        signer_key_usage={vraag["gebruik"]},
        timestamp_field_name=STEMPELVELD,
        **hoger,
    )
    zetter = signers.PdfSigner(wat, wie, timestamper=stempelaar)
    await zetter.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(vraag["pdf"])), output=uit)
    return uit.getvalue()


def _grond(wortels: list[Any], **ook: Any) -> Any:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=wortels, **ook)


async def _toets_stempel(vraag: Vraag, pdf: bytes) -> None:
    """The timestamp in it is of this authority and over this seal. Raises ValueError."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import async_validate_pdf_signature

    zegel = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    eigen = _grond(_certificaten([vraag["certificaat"]]))
    stand = await async_validate_pdf_signature(zegel, eigen, _grond(_certificaten(vraag["tsa_ca"])), skip_diff=True)
    stempel = stand.timestamp_validity
    if not (stempel and stempel.intact and stempel.valid and stempel.trusted):
        raise ValueError("de tijdstempel is niet van deze dienst")


async def _voor_later(vraag: Vraag, wie: Any, stempelaar: Any) -> bytes:
    """With the answers about revocation in it and a timestamp over them: to be judged when the certificate ended."""
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

    wortels = _certificaten([*vraag["wortels"], *vraag["tsa_ca"]])
    haler = AIOHttpFetcherBackend(per_request_timeout=WACHT[1])
    try:
        grond = _grond(
            wortels,
            other_certs=_certificaten(vraag["keten"]),
            allow_fetching=True,
            revocation_mode="require",
            fetcher_backend=haler,
        )
        return await _teken(
            vraag, wie, stempelaar, embed_validation_info=True, use_pades_lta=True, validation_context=grond
        )
    finally:
        await haler.close()


async def verzegel(vraag: Vraag) -> tuple[bytes, str, str, str]:
    """The PDF, its level, and what others did not give (with their words, for the log)."""
    wie = _wie(vraag)
    if not vraag["tsa_url"]:
        return await _teken(vraag, wie), "B-B", "", ""
    stempelaar = _stempelaar(vraag["tsa_url"])
    try:
        pdf = await _teken(vraag, wie, stempelaar)
        await _toets_stempel(vraag, pdf)
    except Exception as fout:
        return await _teken(vraag, wie), "B-B", STEMPEL, _woorden(fout)
    if not vraag["wortels"]:
        return pdf, "B-T", "", ""
    try:
        return await _voor_later(vraag, wie, stempelaar), "B-LTA", "", ""
    except Exception as fout:
        return pdf, "B-T", INTREKKING, _woorden(fout)


def _woorden(fout: Exception) -> str:
    return f"{type(fout).__name__}: {fout}"[:500]


def main() -> int:
    """What to seal comes on stdin; what became of it goes to stdout."""
    import asyncio  # here alone: who imports this file has no need of it

    vraag = marshal.load(sys.stdin.buffer)  # noqa: S302 - from our own parent, which runs the same Python
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    try:
        uitkomst = asyncio.run(verzegel(vraag))
    except MemoryError:
        raise
    except Weigert as fout:
        sys.stderr.write(str(fout))
        return WEIGERT
    except Exception as fout:
        sys.stderr.write(_woorden(fout))
        return MISLUKT
    marshal.dump(uitkomst, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
