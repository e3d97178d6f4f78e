"""The form of a timestamp (RFC 3161, a CMS in DER): the token in an answer, and its certificates in order.

Source: RFC 3161, 2.4.2; RFC 5652, 5.1 (`certificates` is a SET, which may come in any order in BER).
"""

from __future__ import annotations

from app.export.verify import der

_SEQUENCE, _CERTIFICATEN = 0x30, 0xA0
Deel = tuple[int, bytes]
"""Tag and content of one value."""


def token_uit(antwoord: bytes) -> bytes:
    """The token of an answer. Raises ValueError."""
    delen = _delen(_inhoud(antwoord, _SEQUENCE))
    if len(delen) != 2 or delen[1][0] != _SEQUENCE:
        raise ValueError("een antwoord zonder token")
    return der(*delen[1])


def geordend(antwoord: bytes) -> bytes:
    """The answer with the certificates in its token sorted. What is no such answer is given back as it is."""
    try:
        status, token = _delen(_inhoud(antwoord, _SEQUENCE))
        soort, omhulsel = _delen(token[1])
        getekend = _inhoud(omhulsel[1], _SEQUENCE)
        delen = [(tag, _sorteer(wat) if tag == _CERTIFICATEN else wat) for tag, wat in _delen(getekend)]
    except ValueError:
        return antwoord
    nieuw = der(_SEQUENCE, b"".join(der(*deel) for deel in delen))
    return der(_SEQUENCE, der(*status) + der(_SEQUENCE, der(*soort) + der(omhulsel[0], nieuw)))


def _sorteer(inhoud: bytes) -> bytes:
    return b"".join(sorted(der(*deel) for deel in _delen(inhoud)))


def _inhoud(waarde: bytes, tag: int) -> bytes:
    delen = _delen(waarde)
    if len(delen) != 1 or delen[0][0] != tag:
        raise ValueError("een andere vorm dan verwacht")
    return delen[0][1]


def _delen(inhoud: bytes) -> list[Deel]:
    """The values that stand behind each other, each with a definite length. Raises ValueError."""
    delen: list[Deel] = []
    plek = 0
    while plek < len(inhoud):
        tag, eerste = inhoud[plek], inhoud[plek + 1] if plek + 1 < len(inhoud) else 0x80
        lang = eerste & 0x7F if eerste & 0x80 else 0
        begin = plek + 2 + lang
        maat = int.from_bytes(inhoud[plek + 2 : begin], "big") if lang else eerste
        if eerste in (0x80, 0xFF) or lang > 4 or begin + maat > len(inhoud):
            raise ValueError("geen DER")
        delen.append((tag, inhoud[begin : begin + maat]))
        plek = begin + maat
    return delen
