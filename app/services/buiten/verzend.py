"""One question over HTTP to somebody outside: no second attempt, no other address than the one that was set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urllib3 import PoolManager, Timeout
from urllib3.exceptions import HTTPError


class GeenAntwoord(Exception):
    """The other side cannot be reached, or not in time."""


@dataclass(frozen=True)
class Ontvangen:
    """What came back; `afgekapt` when there was more than was asked for."""

    status: int
    soort: str
    inhoud: bytes
    afgekapt: bool


def post(url: str, inhoud: bytes, koppen: Mapping[str, str], wacht: Timeout, grootst: int) -> Ontvangen:
    """POST these bytes; at most `grootst` bytes of the answer. Raises GeenAntwoord."""
    return vraag("POST", url, inhoud, koppen, wacht, grootst)


def vraag(
    methode: str, url: str, inhoud: bytes | None, koppen: Mapping[str, str], wacht: Timeout, grootst: int
) -> Ontvangen:
    """The same by any method. Raises GeenAntwoord."""
    try:
        with PoolManager(timeout=wacht, retries=False) as ander:
            antwoord = ander.request(
                methode, url, body=inhoud, headers=dict(koppen), redirect=False, preload_content=False
            )
            with antwoord:
                gelezen = antwoord.read(grootst + 1, decode_content=False)
    except HTTPError as fout:
        raise GeenAntwoord(str(fout)) from fout
    soort = antwoord.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Ontvangen(antwoord.status, soort, gelezen[:grootst], len(gelezen) > grootst)
