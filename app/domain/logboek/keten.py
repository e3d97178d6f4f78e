"""The chain of the logboek: canonical lines, their hashes and sealed payloads. Bytes in, bytes out; no I/O.

A line is stored and exported as the bytes that were hashed; it is never written anew in order to check it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, get_args, get_type_hints

VERSIE = 1
NUL = "0" * 64
"""Stands for the line before the first one."""

GROOTSTE_GETAL = 2**53 - 1
"""Largest integer that every JSON reader keeps exact (RFC 7493)."""

ZOUT_LENGTE = 32
GEDAAN, GEWEIGERD = "gedaan", "geweigerd"
UITKOMSTEN = frozenset({GEDAAN, GEWEIGERD})
_HEX = re.compile(r"[0-9a-f]{64}")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class OngeldigeRegel(ValueError):
    """A line or payload that breaks the format."""


@dataclass(frozen=True, kw_only=True)
class Regel:
    """One header line of the logboek. It holds pseudonymous ids only; what was said stands in the payload.

    `vorige` is the hash of the line before (`NUL` for nr 1). Without a zaak, `zaak`, `zaak_nr` and
    `zaak_vorige` are all None; in the first line of a zaak, `zaak_nr` is 1 and `zaak_vorige` is `NUL`.
    `tijd` is microseconds since 1970 in UTC, `datum` the business date (ISO), `namens` organisation codes
    separated by commas.
    """

    logboek: str
    nr: int
    vorige: str
    zaak: str | None
    zaak_nr: int | None
    zaak_vorige: str | None
    tijd: int
    datum: str | None
    actor: str
    rol: str
    hoedanigheid: str
    namens: str | None
    actie: str
    uitkomst: str
    van: str | None
    naar: str | None
    object: str | None
    object_versie: int | None
    verzoek: str
    payload_sha256: str
    v: int = VERSIE


_T = r'"([^"\\\x00-\x1f]*)"'
_G = r"(0|[1-9][0-9]{0,15})"
_H = r'"([0-9a-f]{64})"'
_GETALLEN = ("nr", "object_versie", "tijd", "v", "zaak_nr")
_HASHES = ("vorige", "zaak_vorige", "payload_sha256")
_MAG_LEEG = ("zaak", "zaak_nr", "zaak_vorige", "datum", "namens", "van", "naar", "object", "object_versie")


class Ketenvorm:
    """The usual form of a line, read by one regular expression: many times faster than as JSON.

    What it accepts is canonical by its form (keys in order, no spaces, ASCII without escapes); what it does not
    accept may still be a line, and is read as JSON.
    """

    def __init__(self, velden: Iterable[str]) -> None:
        self._velden = sorted(velden)
        self._getallen = [self._velden.index(naam) for naam in _GETALLEN]
        self._vorm = re.compile(r"\{" + ",".join(map(_veld, self._velden)) + r"\}")

    def lees(self, regel: bytes) -> dict[str, Any] | None:
        """The fields, each of its own type; None when the line has another form."""
        gevonden = self._vorm.fullmatch(regel.decode("ascii")) if regel.isascii() else None
        if gevonden is None:
            return None
        waarden: list[Any] = list(gevonden.groups())
        for plek in self._getallen:
            if waarden[plek] is not None:
                waarden[plek] = int(waarden[plek])
                if waarden[plek] > GROOTSTE_GETAL:
                    return None
        return dict(zip(self._velden, waarden, strict=True))


def _veld(naam: str) -> str:
    vorm = _G if naam in _GETALLEN else _H if naam in _HASHES else _T
    return f'"{naam}":' + (f"(?:null|{vorm})" if naam in _MAG_LEEG else vorm)


_VELDEN = frozenset(veld.name for veld in fields(Regel))
_VORM = Ketenvorm(_VELDEN)
_SOORTEN = {naam: get_args(soort) or (soort,) for naam, soort in get_type_hints(Regel).items()}


def canoniek(waarden: Mapping[str, object]) -> bytes:
    """Canonical JSON: UTF-8, keys sorted by code point, no spaces, strings in NFC.

    Holds str, int, None and nested mappings, lists and tuples of these. TypeError for anything else, also
    float and bool; ValueError for a lone surrogate, an integer beyond 2^53 - 1, or keys that coincide in NFC.
    """
    return json.dumps(_in_nfc(waarden), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _in_nfc(waarde: object) -> object:
    if isinstance(waarde, str):
        return unicodedata.normalize("NFC", waarde)
    if waarde is None:
        return None
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        if abs(waarde) > GROOTSTE_GETAL:
            raise ValueError("getal is te groot voor een canonieke vorm")
        return int(waarde)
    if isinstance(waarde, (list, tuple)):
        return [_in_nfc(deel) for deel in waarde]
    if isinstance(waarde, Mapping):
        return _sleutels_in_nfc(waarde)
    raise TypeError(f"{type(waarde).__name__} heeft geen canonieke vorm; alleen tekst, gehele getallen en None")


def _sleutels_in_nfc(waarden: Mapping[object, object]) -> dict[str, object]:
    schoon: dict[str, object] = {}
    for sleutel, waarde in waarden.items():
        if not isinstance(sleutel, str):
            raise TypeError("een sleutel is altijd tekst")
        schoon[unicodedata.normalize("NFC", sleutel)] = _in_nfc(waarde)
    if len(schoon) != len(waarden):
        raise ValueError("twee sleutels vallen in NFC samen")
    return schoon


def lees_canoniek(inhoud: bytes) -> dict[str, Any]:
    """The inverse of `canoniek`. OngeldigeRegel unless these are exactly the bytes that it would give."""
    try:
        waarden = json.loads(inhoud.decode("utf-8"))
        if not isinstance(waarden, dict) or canoniek(waarden) != inhoud:
            raise OngeldigeRegel("geen canonieke JSON")
    except (ValueError, TypeError, RecursionError) as fout:
        raise OngeldigeRegel("geen canonieke JSON") from fout
    return dict(waarden)


def regel_hash(regel: bytes) -> str:
    """Hash of an entry: SHA-256 of its line, in hex."""
    return hashlib.sha256(regel).hexdigest()


def maak_regel(regel: Regel) -> bytes:
    """The line to hash, store and export. OngeldigeRegel when a field breaks the format."""
    waarden = {naam: getattr(regel, naam) for naam in _VELDEN}
    _toets_regels(_van_goede_soort(waarden))
    return canoniek(waarden)


def lees_regel(regel: bytes) -> Regel:
    """Reads a stored line. OngeldigeRegel for unknown, missing or double keys and non-canonical bytes."""
    waarden = _VORM.lees(regel) or _van_goede_soort(lees_canoniek(regel))
    _toets_regels(waarden)
    return Regel(**waarden)


def lees_koppen(regels: Iterable[bytes]) -> list[Regel]:
    """The same of many, for who shows them: whether each has its one form is for who checks the logboek. They are taken
    apart in one piece, which costs less than each by itself.
    """
    koppen = []
    for waarden in json.loads(f"[{b','.join(regels).decode()}]"):
        kop = object.__new__(Regel)
        kop.__dict__.update(waarden)
        koppen.append(kop)
    return koppen


def verzegel(inhoud: Mapping[str, object], zout: bytes) -> bytes:
    """Payload bytes: 32 random bytes of salt, then canonical JSON; the header commits to their SHA-256."""
    if len(zout) != ZOUT_LENGTE:
        raise ValueError(f"zout is {ZOUT_LENGTE} bytes lang")
    return zout + canoniek(inhoud)


def ontzegel(payload: bytes) -> dict[str, object]:
    """The content of a payload, without its salt. OngeldigeRegel when it is not canonical."""
    if len(payload) < ZOUT_LENGTE:
        raise OngeldigeRegel("payload is te kort")
    return lees_canoniek(payload[ZOUT_LENGTE:])


def lees_inhoud(payload: bytes) -> dict[str, object]:
    """The same for who shows it: whether it has its one form is for who checks the logboek."""
    inhoud: dict[str, object] = json.loads(payload[ZOUT_LENGTE:].decode())
    return inhoud


def _van_goede_soort(waarden: dict[str, Any]) -> dict[str, Any]:
    if waarden.keys() != _VELDEN:
        raise OngeldigeRegel("onbekende of ontbrekende velden: " + ", ".join(sorted(waarden.keys() ^ _VELDEN)))
    for naam, soorten in _SOORTEN.items():
        if not isinstance(waarden[naam], soorten) or isinstance(waarden[naam], bool):
            raise OngeldigeRegel(f"veld {naam} heeft de verkeerde soort")
    return waarden


def _toets_regels(waarden: Mapping[str, object]) -> None:
    for naam, klopt in _regels(waarden).items():
        if not klopt:
            raise OngeldigeRegel(f"veld {naam} is ongeldig")


def _regels(w: Mapping[str, object]) -> dict[str, bool]:
    """Each rule under the name of the field that it guards."""
    zonder_zaak = w["zaak"] is None
    return {
        "v": w["v"] == VERSIE,
        "nr": _telt(w["nr"]),
        "vorige": _is_schakel(w["nr"], w["vorige"]),
        "zaak_nr": w["zaak_nr"] is None if zonder_zaak else _telt(w["zaak_nr"]),
        "zaak_vorige": w["zaak_vorige"] is None if zonder_zaak else _is_schakel(w["zaak_nr"], w["zaak_vorige"]),
        "tijd": isinstance(w["tijd"], int) and w["tijd"] >= 0,
        "datum": w["datum"] is None or _is_datum(str(w["datum"])),
        "uitkomst": w["uitkomst"] in UITKOMSTEN,
        "payload_sha256": _HEX.fullmatch(str(w["payload_sha256"])) is not None,
    }


def _telt(nummer: object) -> bool:
    return isinstance(nummer, int) and nummer >= 1


def _is_schakel(nummer: object, hash_: object) -> bool:
    """A hash; and the number 1 goes with NUL, no other number does."""
    return _HEX.fullmatch(str(hash_)) is not None and (nummer == 1) == (hash_ == NUL)


@lru_cache(10_000)
def _is_datum(tekst: str) -> bool:
    try:
        return _DATUM.fullmatch(tekst) is not None and bool(date.fromisoformat(tekst))
    except ValueError:
        return False
