#!/usr/bin/env python3
"""Checks an audit bundle of draaiboek, without draaiboek.

    python3 verify.py bundel.zip --sleutel sleutel.pem [--eerder checkpoint-or-bundle] [--tsa-ca ca.pem]
                      [--getuige vkey-or-file ...] [--taal nl|en] [--json] [--kernen N]

Needs Python 3.9 or later, nothing but its standard library, and the program openssl (3.0 or later) for signatures.
Exit 0 and a summary, or 1 and the first thing that is wrong (2 when the command itself is written wrongly). The
public key is given by the reader and never taken from the bundle.

The format has one form only: whatever is read here is built again from its parts and must be the same bytes.
The bundle builder imports those building functions from this file, so that there is one source for the format.
A bundle is read from disk in one pass over its bytes and one over its lines: memory does not grow with it. Of a long
logboek, processes check pieces side by side.
A folder with the unpacked files is checked by packing it in that one form again. Whatever is given, the answer is a
sentence: what this program cannot read is not in order, and nothing in a bundle is recommended before its signature
held.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import chain
from operator import itemgetter, le, lt
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

if sys.version_info < (3, 9):  # noqa: UP036 - said in words, where the rest would fail in its own way
    sys.exit("verify.py: Python 3.9 of nieuwer is nodig / Python 3.9 or later is needed")

FORMAAT = "draaiboek-bundel"
DOSSIER_FORMAAT = "draaiboek-dossier"
VERSIE = 4
"""Of the bundles that are made now. In 3 came laatste.tlog-proof, and why there is no timestamp; in 4 came mdto/, and
whether dossier.pdf was sealed."""
LEESBARE_VERSIES = (2, 3, 4)
NUL = "0" * 64
ZOUT_LENGTE = 32
GROOTSTE_GETAL = 2**53 - 1
PAK = 1000
"""Lines whose content stands together in one file of payloads/."""
STUK = 200
"""Lines that are looked at together: enough to be fast, and so few that they fit in the cache of a processor."""
VEEL = 20_000
"""From so many lines on, it is worth while to use more than one processor."""

GROOTSTE_BUNDEL = 2**32 - 1
GROOTSTE_AANTAL = 2**16 - 1
GROOTSTE_NAAM = 120
GROOTSTE_TEKST = 2**26
"""Bytes, for each text that is read at once: manifest, dossier, proofs."""
GROOTSTE_REGEL = 2**24
"""Bytes, for one line of the logboek or its content."""
GROOTSTE_GROEP = 2**26
"""Bytes of lines that are looked at together, at most `STUK` of them."""
_BLOK = 2**18

VOORAAN = ("LEESMIJ.txt", "dossier.pdf", "dossier.json", "registers.xlsx", "logboek.csv", "headers.jsonl")
STELSEL = ("stelsel/headers.jsonl", "stelsel/payloads.jsonl")
BEWIJS = ("checkpoint", "proofs.json", "deelbewijs.bin")
LOGBEWIJS = "laatste.tlog-proof"
"""That the last line is in the tree, in the form of C2SP tlog-proof; since version 3."""
TIJDSTEMPEL = "tijdstempel.tsr"
MDTO_DELEN = ("mdto/dossier.MDTO.xml", "mdto/logboek.MDTO.xml")
"""Metadata of the parts that every dossier has; of a document, and of each file, comes one too. Since version 4."""
ACHTERAAN = ("mdto.xml", "verify.py", "manifest.json", "MANIFEST.sha256", "MANIFEST.sig")
ONGETELD = ACHTERAAN[2:]
"""Files that manifest.json cannot list, because they are made after it (or are it)."""
VERPLICHT = (*VOORAAN, *STELSEL, *BEWIJS, *ACHTERAAN)

VERNIETIGD, WEGGELATEN = b"-", b"?"
"""What stands in payloads/ for content that was destroyed, and for content that this recipient does not get."""
STELSELACTIES = ("hervat_logboek", "wissel_sleutel")
"""Acts outside any zaak that every reader needs: the log was resumed, the key was changed."""

VEILIGE_NAAM = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?")
_NUMMER = r"(0|[1-9][0-9]{0,14})"
_PAYLOAD = re.compile(r"payloads/([0-9]{6,15})\.jsonl")
_EERSTE_FORMAAT = re.compile(r"payloads/[0-9]{6,15}\.bin")
_DOCUMENT = re.compile(r"documenten/" + _NUMMER + "-(" + VEILIGE_NAAM.pattern + ")")
_MDTO_DOCUMENT = re.compile(r"mdto/document-" + _NUMMER + r"\.MDTO\.xml")
_MDTO_BESTAND = re.compile(r"mdto/(document|payloads|stelsel)?-?([A-Za-z0-9._-]+)\.bestand\.MDTO\.xml")
_HEX = re.compile(r"[0-9a-f]{64}")
_ZOUT = re.compile(rb"[0-9a-f]{64} ")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STEMPELTIJD = re.compile(
    r"^Time stamp: ([A-Z][a-z]{2}) +([0-9]{1,2}) ([0-9]{2}(?::[0-9]{2}){2})"
    r"(?:\.([0-9]{1,6})[0-9]*)? ([0-9]{4}) GMT\r?$",
    re.MULTILINE,
)
_MAANDEN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ED25519 = bytes.fromhex("302a300506032b6570032100")
"""What comes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo."""
_MLDSA44 = bytes.fromhex("30820532300b060960864801650304031103820521") + b"\0"
"""The same for the 1312 bytes of an ML-DSA-44 key."""
SPRONG = 60_000_000
"""Microseconds that a clock must differ from the line before, for it to be told: less is two requests at once."""

Json = dict[str, Any]


class Ongeldig(Exception):
    """The bundle cannot be relied upon; `wat` says in Dutch which thing is wrong first, `what` in English."""

    def __init__(self, wat: str, what: str) -> None:
        super().__init__(wat)
        self.wat = wat
        self.what = what


class _Verpakking(Ongeldig):
    """The container is not in its one form; whether its content is that of the bundle was not looked at yet."""


class Onbruikbaar(Ongeldig):
    """What was given besides the bundle cannot be used: no key, no openssl, no such file."""


class Lid(NamedTuple):
    """A member of the ZIP: where its bytes are, and their SHA-256 in hex."""

    begin: int
    grootte: int
    sha256: str


class Getuigensleutel(NamedTuple):
    """Who may have signed a checkpoint beside its log: name, key id, kind and public bytes (C2SP signed-note)."""

    naam: str
    id: bytes
    soort: int
    publiek: bytes


class Getuigenis(NamedTuple):
    """What became of the witnesses whose keys the reader gave."""

    gevraagd: int
    ondertekend: tuple[tuple[str, int], ...]
    """Name, and the second (since 1970, UTC) at which it says that it saw the checkpoint."""
    onleesbaar: tuple[str, ...]
    """Names of those whose kind of key cannot be checked here."""
    zonder: tuple[str, ...]


class Verslag(NamedTuple):
    """What was established about a bundle that is in order."""

    manifest: Json
    eerste_tijd: int
    laatste_tijd: int
    vingerafdruk: str
    eerder: int | None
    tijdstempel: str | None
    """Moment (UTC) that the authority vouches for; empty when it was not checked, None without a timestamp."""
    waarschuwingen: tuple[tuple[str, str], ...]
    getuigen: Getuigenis | None = None
    """None when no keys of witnesses were given."""
    medehandtekeningen: int = 0
    """Signatures under the checkpoint that are not of the given key."""

    def gegevens(self) -> Json:
        """The same for other programs."""
        m = self.manifest
        velden = ("zaak", "titel", "ontvanger", "doel", "profiel", "peildatum", "gemaakt_op", "logboek", "aantal")
        return {
            **{naam: m[naam] for naam in velden},
            "in_orde": 1,
            "laatste_hash": m["laatste_hash"],
            "checkpoint": m["checkpoint"],
            "eerste_tijd": tijd_tekst(self.eerste_tijd),
            "laatste_tijd": tijd_tekst(self.laatste_tijd),
            "documenten": len(m["documenten"]),
            "documenten_weggelaten": _weg(m),
            "vernietigd": _omvang(m["vernietigd"]),
            "weggelaten": _omvang(m["weggelaten"]),
            "sleutel": self.vingerafdruk,
            "eerder_gecontroleerd_tot": self.eerder,
            "tijdstempel": self.tijdstempel,
            "zonder_tijdstempel": m.get("zonder_tijdstempel"),
            "zegel": m.get("zegel"),
            "zegel_waarom": m.get("zegel_waarom"),
            "getuigen": None if self.getuigen is None else self._getuigen(self.getuigen),
            "medehandtekeningen": self.medehandtekeningen,
            "waarschuwingen": [nl for nl, _ in self.waarschuwingen],
        }

    @staticmethod
    def _getuigen(g: Getuigenis) -> Json:
        ondertekend = [{"naam": naam, "op": tijd_tekst(op * 1_000_000)} for naam, op in g.ondertekend]
        weg = {"zonder": list(g.zonder), "niet_te_controleren": list(g.onleesbaar)}
        return {"gevraagd": g.gevraagd, "ondertekend": ondertekend, **weg}

    def _stempel(self, en: bool) -> str:
        """The moment of the timestamp beside that of the last line, or why there is none to show."""
        laatste = tijd_tekst(self.laatste_tijd)
        if self.tijdstempel:
            return f"{self.tijdstempel} (UTC), {'last line' if en else 'laatste regel'} {laatste}"
        if self.tijdstempel == "":
            return "not checked (give --tsa-ca)" if en else "niet gecontroleerd (geef --tsa-ca)"
        reden = self.manifest.get("zonder_tijdstempel")
        return ("none" if en else "zit er niet bij") + (f": {reden}" if reden else "")

    def _zegel(self, en: bool) -> str:
        """What the region says that dossier.pdf bears: its certificate is for a PDF reader to judge."""
        zegel, waarom = self.manifest.get("zegel"), self.manifest.get("zegel_waarom")
        if zegel:
            zelf = "on dossier.pdf, not checked here (a PDF reader does)" if en else "op dossier.pdf, hier niet "
            zelf += "" if en else "gecontroleerd (een PDF-lezer doet dat)"
            return f"PAdES {zegel}, {zelf}" + (f". {waarom}" if waarom else "")
        return ("none" if en else "zit er niet op") + (f": {waarom}" if waarom else "")

    def _medeondertekend(self, en: bool) -> str:
        """How many of how many witnesses, and that nothing was checked when no key was given."""
        g, aantal = self.getuigen, self.medehandtekeningen
        if g is None:
            if en:
                return f"not checked (give --getuige); other signatures under the checkpoint: {aantal}"
            return f"niet gecontroleerd (geef --getuige); andere handtekeningen onder het checkpoint: {aantal}"
        wie = "".join(f"; {naam} ({tijd_tekst(op * 1_000_000)[:19]} UTC)" for naam, op in g.ondertekend)
        niet = "".join(f"; {'not' if en else 'niet'}: {naam}" for naam in g.zonder)
        kan = "cannot be checked here" if en else "hier niet te controleren"
        niet += "".join(f"; {kan}: {naam}" for naam in g.onleesbaar)
        hoeveel = f"{len(g.ondertekend)} {'of' if en else 'van'} {g.gevraagd}"
        return f"{hoeveel} {'signed this checkpoint' if en else 'ondertekenden dit checkpoint'}{wie}{niet}"

    def tekst(self, taal: str = "nl") -> str:
        """The summary, in Dutch or in English."""
        en = taal == "en"
        kop = (
            "IN ORDER: the bundle is complete, unchanged and signed with the given key."
            if en
            else "IN ORDE: de bundel is compleet, ongewijzigd en ondertekend met de opgegeven sleutel."
        )
        let_op = [f"{'NOTE' if en else 'LET OP'}: {paar[en]}" for paar in self.waarschuwingen]
        return "\n".join([kop, *(f"{naam + ':':17}{waarde}" for naam, waarde in self.rijen(taal)), *let_op])

    def rijen(self, taal: str = "nl") -> list[tuple[str, str]]:
        """The summary as terms and values that are safe to show."""
        rijen = self._rijen_en() if taal == "en" else self._rijen()
        return [(naam, toonbaar(waarde)) for naam, waarde in rijen]

    def _rijen(self) -> list[tuple[str, str]]:
        m = self.manifest
        eerder = "niet opgegeven" if self.eerder is None else f"voortgezet vanaf regel {self.eerder}"
        return [
            ("Zaak", f"{m['zaak']} {m['titel']}"),
            ("Ontvanger", m["ontvanger"]),
            ("Doel", m["doel"]),
            ("Profiel", m["profiel"]),
            ("Peildatum", m["peildatum"]),
            ("Gemaakt op", m["gemaakt_op"]),
            ("Logboek", m["logboek"]),
            ("Logboekregels", f"{m['aantal']} (nr {m['eerste_nr']} tot en met {m['laatste_nr']})"),
            ("Periode", f"{tijd_tekst(self.eerste_tijd)} tot en met {tijd_tekst(self.laatste_tijd)} (UTC)"),
            ("Laatste hash", m["laatste_hash"]),
            ("Checkpoint", f"{m['checkpoint']['grootte']} regels, wortel {m['checkpoint']['wortel']}"),
            ("Eerder", eerder),
            ("Tijdstempel", self._stempel(False)),
            *([("Zegel", self._zegel(False))] if "zegel" in m else []),
            ("Getuigen", self._medeondertekend(False)),
            ("Documenten", f"{len(m['documenten'])}, waarvan {_weg(m)} weggelaten"),
            ("Vernietigd", f"inhoud van {_omvang(m['vernietigd'])} logboekregels"),
            ("Weggelaten", f"inhoud van {_omvang(m['weggelaten'])} logboekregels{_redenen(m)}"),
            ("Sleutel", self.vingerafdruk),
        ]

    def _rijen_en(self) -> list[tuple[str, str]]:
        m = self.manifest
        eerder = "not given" if self.eerder is None else f"extends line {self.eerder}"
        return [
            ("Case", f"{m['zaak']} {m['titel']}"),
            ("Recipient", m["ontvanger"]),
            ("Purpose", m["doel"]),
            ("Profile", m["profiel"]),
            ("Reference date", m["peildatum"]),
            ("Made at", m["gemaakt_op"]),
            ("Log", m["logboek"]),
            ("Log entries", f"{m['aantal']} (nr {m['eerste_nr']} to {m['laatste_nr']})"),
            ("Period", f"{tijd_tekst(self.eerste_tijd)} to {tijd_tekst(self.laatste_tijd)} (UTC)"),
            ("Last hash", m["laatste_hash"]),
            ("Checkpoint", f"{m['checkpoint']['grootte']} entries, root {m['checkpoint']['wortel']}"),
            ("Earlier", eerder),
            ("Timestamp", self._stempel(True)),
            *([("Seal", self._zegel(True))] if "zegel" in m else []),
            ("Witnesses", self._medeondertekend(True)),
            ("Documents", f"{len(m['documenten'])}, of which {_weg(m)} withheld"),
            ("Destroyed", f"content of {_omvang(m['vernietigd'])} entries"),
            ("Withheld", f"content of {_omvang(m['weggelaten'])} entries{_redenen(m)}"),
            ("Key", self.vingerafdruk),
        ]


def _weg(manifest: Json) -> int:
    return sum(document["bestand"] is None for document in manifest["documenten"])


def _omvang(bereiken: Sequence[Json]) -> int:
    return sum(bereik["tot"] - bereik["van"] + 1 for bereik in bereiken)


def _redenen(manifest: Json) -> str:
    redenen = sorted({bereik["reden"] for bereik in manifest["weggelaten"]})
    return f" ({'; '.join(redenen)})" if redenen else ""


# --- canonical JSON -------------------------------------------------------------------------------------------


_LANG_GETAL = re.compile(r"[:\[,]-?[0-9]{16}")
_GEWOON = "€’‘“”–…"
"""Characters beyond Latin-1 that are used a lot and are never written in two ways."""


def canoniek(waarde: object) -> bytes:
    """The one form of a JSON value: UTF-8, keys sorted, no spaces; only text in NFC, integers and null."""
    _eis_kaal(waarde)
    return _schrijf_json(waarde).encode("utf-8")


def _schrijf_json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class _Anders(Exception):
    """A value that has no canonical form, or is written in another one."""


def _eis_kaal(waarde: object) -> None:
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            _eis_kaal(sleutel)
            _eis_kaal(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            _eis_kaal(deel)
    elif isinstance(waarde, str):
        if unicodedata.normalize("NFC", waarde) != waarde:
            raise _Anders
    elif waarde is not None and (type(waarde) is not int or abs(waarde) > GROOTSTE_GETAL):
        raise _Anders


def lees_json(naam: str, inhoud: bytes) -> Json:
    """Reads a canonical JSON object: no double keys, NaN, lone surrogates, or any other way to write it."""
    try:
        tekst = inhoud.decode("utf-8")
        if b"true" in inhoud or b"false" in inhoud or not is_nfc(tekst):
            waarde = json.loads(tekst, object_pairs_hook=_zonder_dubbelen, parse_int=_geheel)
            zelfde = isinstance(waarde, dict) and canoniek(waarde) == inhoud
        else:
            waarde = _lees_kaal(tekst)
            zelfde = isinstance(waarde, dict) and _schrijf_json(waarde) == tekst
        if not zelfde:
            raise _Anders
    except (_Anders, ValueError, RecursionError):
        raise Ongeldig(f"{naam}: geen canonieke JSON", f"{naam}: not canonical JSON") from None
    return dict(waarde)


def _geheel(cijfers: str) -> int:
    if len(cijfers) > 17 or abs(int(cijfers)) > GROOTSTE_GETAL:
        raise _Anders
    return int(cijfers)


def _zonder_dubbelen(paren: list[tuple[str, Any]]) -> Json:
    waarden = dict(paren)
    if len(waarden) != len(paren):
        raise _Anders
    return waarden


def _nooit(_tekst: str) -> Any:
    raise _Anders


def _lees_kaal(tekst: str) -> Any:
    """A value without anything that has no canonical form, but for true and false. Double keys are seen when it is
    written again.
    """
    heel: Any = _geheel if _LANG_GETAL.search(tekst) else int  # fewer than 16 figures are never too large
    return json.loads(tekst, parse_float=_nooit, parse_constant=_nooit, parse_int=heel)


def is_nfc(tekst: str) -> bool:
    """Whether a text is in NFC. What has only the first 768 characters of Unicode is, and so are these few."""
    rest = tekst
    if not rest.isascii():
        for teken in _GEWOON:
            rest = rest.replace(teken, "")
        try:
            rest.encode("latin-1")
        except UnicodeEncodeError:
            return unicodedata.normalize("NFC", tekst) == tekst
    return True


def lees_json_reeks(plaatsen: Sequence[str], inhouden: Sequence[bytes]) -> list[Json]:
    """Many canonical objects at once. What reads back and writes out as the same bytes has no double keys, and no
    other form; only numbers that are no integers, true and false are left to look for. Between them stands a number
    that nobody could know: what is half of one object and half of the next does not pass for two.
    """
    tussen = int.from_bytes(os.urandom(6), "big")
    geheel = b"[" + (b",%d," % tussen).join(inhouden) + b"]"
    if len(inhouden) > 1 and b"true" not in geheel and b"false" not in geheel:
        try:
            tekst = geheel.decode("utf-8")
            lijst = _lees_kaal(tekst)
            zelfde = is_nfc(tekst) and _schrijf_json(lijst) == tekst
            delen, scheiding = lijst[::2], [tussen] * (len(inhouden) - 1)
            if zelfde and lijst[1::2] == scheiding and all(isinstance(deel, dict) for deel in delen):
                return list(delen)
        except (_Anders, ValueError, RecursionError):
            pass  # one by one, to find out which
    return [lees_json(plaats, inhoud) for plaats, inhoud in zip(plaatsen, inhouden)]  # noqa: B905


# --- the ZIP container ----------------------------------------------------------------------------------------


def lokale_kop(naam: bytes, crc: int, grootte: int) -> bytes:
    """Local file header: stored, 1980-01-01, no flags, no extra field."""
    vast = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x21, crc, grootte, grootte, len(naam), 0)
    return vast + naam


def centrale_kop(naam: bytes, crc: int, grootte: int, plek: int) -> bytes:
    """Entry of the central directory: as the local header, a plain file with mode 0644."""
    gelijk = (20, 0, 0, 0, 0x21, crc, grootte, grootte, len(naam), 0)
    rest = (0, 0, 0, 0o100644 << 16, plek)
    return struct.pack("<4sH5H3L2H3H2L", b"PK\x01\x02", 0x0314, *gelijk, *rest) + naam


def slot(aantal: int, lengte: int, plek: int) -> bytes:
    """End of central directory, without a comment."""
    return struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, aantal, aantal, lengte, plek, 0)


def lees_zip(bron: BinaryIO) -> dict[str, Lid]:
    """The members, after every byte of the container was found to be in its one form."""
    einde = bron.seek(0, io.SEEK_END)
    if einde > GROOTSTE_BUNDEL:
        raise Ongeldig("ZIP: te groot", "ZIP: too large")
    leden: dict[str, Lid] = {}
    centraal: list[tuple[str, bytes]] = []
    plek = bron.seek(0)
    while (kop := bron.read(30))[:4] == b"PK\x03\x04":
        naam, crc, lid = _lees_lid(bron, kop, plek, leden)
        leden[naam] = lid
        centraal.append((naam, centrale_kop(naam.encode(), crc, lid.grootte, plek)))
        plek = lid.begin + lid.grootte
    if not leden:
        raise _Verpakking(
            "ZIP: begint niet als bundel (geen ZIP-bestand, of bytes ervoor)",
            "ZIP: does not begin like a bundle (no ZIP file, or bytes before it)",
        )
    _toets_inhoudsopgave(bron, plek, einde, centraal)
    return leden


def _lees_lid(bron: BinaryIO, kop: bytes, plek: int, eerder: dict[str, Lid]) -> tuple[str, int, Lid]:
    """Name, CRC and place of the member whose header begins at `plek`; leaves `bron` behind its last byte."""
    if len(kop) < 30:
        raise Ongeldig("ZIP: afgekapt", "ZIP: cut short")
    if len(eerder) >= GROOTSTE_AANTAL:
        raise Ongeldig("ZIP: te veel bestanden", "ZIP: too many files")
    crc, _, grootte, lengte = struct.unpack("<3LH", kop[14:28])
    ruw = bron.read(min(lengte, GROOTSTE_NAAM))
    naam = ruw.decode("ascii", "backslashreplace")
    _toets_naam(naam, lengte)
    if naam in eerder:
        raise Ongeldig(f"{naam}: staat er dubbel in", f"{naam}: is there twice")
    if kop + ruw != lokale_kop(ruw, crc, grootte):
        raise _Verpakking(
            f"{naam}: de kop in de ZIP wijkt af van de vaste vorm", f"{naam}: header in the ZIP is not in its one form"
        )
    som, gevonden, rest = hashlib.sha256(), 0, grootte
    while rest and (blok := bron.read(min(rest, _BLOK))):
        som.update(blok)
        gevonden, rest = zlib.crc32(blok, gevonden), rest - len(blok)
    if rest:
        raise Ongeldig(f"{naam}: ZIP is hier afgekapt", f"{naam}: ZIP is cut short here")
    if gevonden != crc:
        raise Ongeldig(f"{naam}: inhoud is beschadigd (CRC klopt niet)", f"{naam}: content is damaged (CRC is wrong)")
    return naam, crc, Lid(plek + len(kop) + len(ruw), grootte, som.hexdigest())


def _toets_naam(naam: str, lengte: int) -> None:
    if _EERSTE_FORMAAT.fullmatch(naam):
        raise Ongeldig(
            "dit lijkt een bundel van het eerste formaat, dat dit programma niet leest. Vraag de regio langs een "
            "andere weg om het programma dat hem controleert; gebruik geen programma uit de bundel zelf",
            "this looks like a bundle of the first format, which this program does not read. Ask the region in another "
            "way for the program that checks it; use no program out of the bundle itself",
        )
    if rang(naam) is None or lengte > GROOTSTE_NAAM:
        raise _Verpakking(f"onbekend bestand: {toonbaar(naam)}", f"unknown file: {toonbaar(naam)}")


def _toets_inhoudsopgave(bron: BinaryIO, begin: int, einde: int, centraal: Sequence[tuple[str, bytes]]) -> None:
    plek = bron.seek(begin)
    for naam, verwacht in centraal:
        if bron.read(len(verwacht)) != verwacht:
            raise _Verpakking(
                f"{naam}: inhoudsopgave van de ZIP wijkt af (onverwachte bytes op plaats {plek})",
                f"{naam}: directory of the ZIP differs (unexpected bytes at {plek})",
            )
        plek += len(verwacht)
    staart = slot(len(centraal), plek - begin, begin)
    if bron.read(len(staart)) != staart:
        raise _Verpakking(
            "ZIP: het slot wijkt af van de vaste vorm of is afgekapt",
            "ZIP: its end is not in its one form or cut short",
        )
    if einde != plek + len(staart):
        raise _Verpakking("ZIP: er staan bytes achter het einde", "ZIP: there are bytes behind its end")


def rang(naam: str) -> tuple[int, ...] | None:
    """Place of a file in the fixed order of the bundle, or None for a name that does not belong in one."""
    for nummer, namen in ((0, VOORAAN), (2, STELSEL), (4, (*BEWIJS, LOGBEWIJS, TIJDSTEMPEL)), (7, ACHTERAAN)):
        if naam in namen:
            return (nummer, namen.index(naam))
    payload = _PAYLOAD.fullmatch(naam)
    if payload and naam == payload_naam(int(payload.group(1))):
        return (1, int(payload.group(1)))
    document = _DOCUMENT.fullmatch(naam)
    return (3, int(document.group(1))) if document else _rang_mdto(naam)


def _rang_mdto(naam: str) -> tuple[int, ...] | None:
    """Of metadata: first the parts (5), then the files (6), each in the order of what they are about."""
    if naam in MDTO_DELEN:
        return (5, 0, MDTO_DELEN.index(naam))
    if stuk := _MDTO_DOCUMENT.fullmatch(naam):
        return (5, 1, int(stuk.group(1)))
    bestand = _MDTO_BESTAND.fullmatch(naam)
    if not bestand:
        return None
    map_, wat = bestand.groups()
    if map_ == "document":
        return (6, 3, int(wat)) if re.fullmatch(_NUMMER, wat) else None
    plek = rang(f"{map_}/{wat}" if map_ else wat)
    return (6, *plek) if plek and plek[0] < 5 and mdto_naam(f"{map_}/{wat}" if map_ else wat) == naam else None


def mdto_naam(naam: str) -> str:
    """The file with the metadata of this file of the bundle."""
    document = _DOCUMENT.fullmatch(naam)
    kort = f"document-{document.group(1)}" if document else naam.replace("/", "-")
    return f"mdto/{kort}.bestand.MDTO.xml"


def payload_naam(pak: int) -> str:
    """The file with the content of lines (pak - 1) * 1000 + 1 up to pak * 1000."""
    return f"payloads/{pak:06d}.jsonl"


class Stroom:
    """The bytes of one member, from front to back, a block at a time; several can be read beside each other."""

    def __init__(self, bron: BinaryIO, lid: Lid) -> None:
        self._bron, self._plek, self._rest = bron, lid.begin, lid.grootte
        self._blok = b""

    def _vul(self) -> bool:
        if not self._rest:
            return False
        self._bron.seek(self._plek)
        nieuw = self._bron.read(min(self._rest, _BLOK))
        self._plek, self._rest = self._plek + len(nieuw), self._rest - len(nieuw)
        self._blok += nieuw
        return bool(nieuw)

    def lees(self, aantal: int) -> bytes:
        """The next bytes; fewer at the end."""
        while len(self._blok) < aantal and self._vul():
            pass
        deel, self._blok = self._blok[:aantal], self._blok[aantal:]
        return deel

    def kijk(self, aantal: int, hoogstens: int) -> list[bytes]:
        """The next lines, each without its newline, which stay to be read; empty when there are no so many."""
        while self._blok.count(b"\n") < aantal and len(self._blok) < hoogstens and self._vul():
            pass
        regels = self._blok.split(b"\n", aantal)
        return regels[:-1] if len(regels) > aantal else []

    def terug(self, inhoud: bytes) -> None:
        """Bytes that were read come again."""
        self._blok = inhoud + self._blok

    def regels(self, naam: str) -> Iterator[bytes]:
        """The lines, each without its newline; the last one has a newline too."""
        while self._vul():
            *regels, self._blok = self._blok.split(b"\n")
            if len(self._blok) > GROOTSTE_REGEL:
                raise Ongeldig(f"{naam}: een regel is te lang", f"{naam}: a line is too long")
            yield from regels
        if self._blok:
            raise Ongeldig(f"{naam}: laatste regel is niet compleet", f"{naam}: last line is not complete")


# --- manifest and signature -----------------------------------------------------------------------------------

_MANIFEST = {
    "formaat": str, "versie": int, "zaak": str, "titel": str, "ontvanger": str, "doel": str, "profiel": str,
    "peildatum": str, "vanaf": (str, None), "tot_en_met": (str, None), "gemaakt_op": str, "logboek": str,
    "aantal": int, "eerste_nr": int, "laatste_nr": int, "laatste_hash": str, "checkpoint": dict,
    "vernietigd": list, "weggelaten": list, "redacties": list, "bestanden": list, "documenten": list, "sleutel": str,
}  # fmt: skip
_MANIFEST_SINDS = {3: {"zonder_tijdstempel": (str, None)}, 4: {"zegel": (str, None), "zegel_waarom": (str, None)}}
_LIJSTEN: dict[str, Json] = {
    "bestanden": {"naam": str, "grootte": int, "sha256": str},
    "documenten": {
        "id": int, "naam": (str, None), "mediatype": str, "sha256": str, "bestand": (str, None), "reden": (str, None),
    },
    "vernietigd": {"van": int, "tot": int},
    "weggelaten": {"van": int, "tot": int, "reden": str},
    "redacties": {"wat": str, "reden": str},
}  # fmt: skip
_CHECKPOINT = {"oorsprong": str, "grootte": int, "wortel": str}


def _lees_manifest(bron: BinaryIO, leden: dict[str, Lid]) -> Json:
    manifest = lees_json("manifest.json", _lees_geheel(bron, leden, "manifest.json"))
    if manifest.get("formaat") != FORMAAT or manifest.get("versie") not in LEESBARE_VERSIES:
        raise Ongeldig(
            "manifest.json: onbekend formaat of een andere versie dan dit programma leest; vraag de regio om de "
            "verify.py die erbij hoort",
            "manifest.json: unknown format or a version that this program does not read; ask the region for the "
            "verify.py that goes with it",
        )
    sinds = [velden for versie, velden in _MANIFEST_SINDS.items() if versie <= manifest["versie"]]
    _toets_velden("manifest.json", manifest, dict(chain(_MANIFEST.items(), *(velden.items() for velden in sinds))))
    _toets_velden("manifest.json, checkpoint", manifest["checkpoint"], _CHECKPOINT)
    for soort, velden in _LIJSTEN.items():
        for regel in manifest[soort]:
            _toets_velden(f"manifest.json, {soort}", regel, velden)
    for soort in ("vernietigd", "weggelaten"):
        _toets_bereiken(soort, manifest[soort], manifest["aantal"])
    return manifest


def _toets_velden(plaats: str, waarden: object, velden: Json) -> None:
    if not isinstance(waarden, dict) or waarden.keys() != velden.keys():
        raise Ongeldig(f"{plaats}: onbekende of ontbrekende velden", f"{plaats}: unknown or missing fields")
    for naam, soort in velden.items():
        soorten = soort if isinstance(soort, tuple) else (soort,)
        if type(waarden[naam]) not in soorten and not (waarden[naam] is None and None in soorten):
            raise Ongeldig(
                f"{plaats}: veld {naam} heeft de verkeerde soort", f"{plaats}: field {naam} has a wrong type"
            )


def _toets_bereiken(soort: str, bereiken: Sequence[Json], aantal: int) -> None:
    """Ranges of lines in order, none touching the one before it with the same reason."""
    vorige = 0
    for bereik in bereiken:
        if not vorige < bereik["van"] <= bereik["tot"] <= aantal:
            raise Ongeldig(
                f"manifest.json: {soort} noemt regels die er niet zijn, of staat niet op volgorde",
                f"manifest.json: {soort} names lines that are not there, or is not in order",
            )
        vorige = bereik["tot"]


def _lees_geheel(bron: BinaryIO, leden: dict[str, Lid], naam: str) -> bytes:
    if leden[naam].grootte > GROOTSTE_TEKST:
        raise Ongeldig(f"{naam}: te groot", f"{naam}: too large")
    return Stroom(bron, leden[naam]).lees(leden[naam].grootte)


def _toets_bestanden(manifest: Json, leden: dict[str, Lid]) -> None:
    """The members are exactly those of the manifest, in the fixed order, with the size and hash given there."""
    genoemd = [regel["naam"] for regel in manifest["bestanden"]] + list(ONGETELD)
    _eis_geen(leden, genoemd, "onbekend bestand: {}", "unknown file: {}")
    nodig = [*VERPLICHT, *([LOGBEWIJS] if manifest["versie"] >= 3 else [])]
    _eis_geen([*nodig, *genoemd], leden, "{}: ontbreekt", "{}: is missing")
    rangen = [rang(naam) or (9, 9) for naam in leden]
    if list(leden) != genoemd or any(a >= b for a, b in zip(rangen, rangen[1:])):  # noqa: B905, RUF007
        raise Ongeldig(
            "manifest.json: bestanden staan niet in de vaste volgorde",
            "manifest.json: files are not in the fixed order",
        )
    for regel in manifest["bestanden"]:
        lid = leden[regel["naam"]]
        if (lid.grootte, lid.sha256) != (regel["grootte"], regel["sha256"]):
            raise Ongeldig(
                f"{regel['naam']}: inhoud wijkt af van het manifest",
                f"{regel['naam']}: content differs from the manifest",
            )
    _toets_documenten(manifest, leden)


def _toets_mdto(manifest: Json, leden: dict[str, Lid]) -> None:
    """Since version 4 the parts of the dossier and the files before mdto/ have metadata, and nothing else has."""
    gevonden = [naam for naam in leden if naam.startswith("mdto/")]
    verwacht: list[str] = []
    if manifest["versie"] >= 4:
        ervoor = [naam for naam in leden if (rang(naam) or (9,))[0] < 5]
        mee = [regel["id"] for regel in manifest["documenten"] if regel["bestand"] is not None]
        verwacht = [*MDTO_DELEN, *(f"mdto/document-{nr}.MDTO.xml" for nr in mee), *map(mdto_naam, ervoor)]
    if gevonden != verwacht:
        raise Ongeldig(
            "manifest.json: de metagegevens in mdto/ passen niet bij de bestanden",
            "manifest.json: the metadata in mdto/ do not fit the files",
        )


def _toets_documenten(manifest: Json, leden: dict[str, Lid]) -> None:
    gevonden = [naam for naam in leden if naam.startswith("documenten/")]
    if gevonden != [regel["bestand"] for regel in manifest["documenten"] if regel["bestand"] is not None]:
        raise Ongeldig(
            "manifest.json: de lijst van documenten past niet bij de bestanden",
            "manifest.json: the list of documents does not fit the files",
        )
    for regel in manifest["documenten"]:
        bestand = regel["bestand"]
        mee = bestand is not None and rang(bestand) == (3, regel["id"]) and leden[bestand].sha256 == regel["sha256"]
        if not (mee and regel["reden"] is None) and not (bestand is None and regel["reden"] and regel["naam"] is None):
            raise Ongeldig(
                f"{bestand or 'document ' + str(regel['id'])}: nummer of inhoud wijkt af van het manifest",
                f"{bestand or 'document ' + str(regel['id'])}: number or content differs from the manifest",
            )


def sommen(hashes: Iterable[tuple[str, str]]) -> bytes:
    """MANIFEST.sha256 as `sha256sum -c` reads it, from (name, hex hash)."""
    return "".join(f"{som}  {naam}\n" for naam, som in hashes).encode("ascii")


def _toets_handtekening(bron: BinaryIO, leden: dict[str, Lid], sleutel: bytes) -> None:
    """MANIFEST.sha256 is signed, and manifest.json is the one it names: nothing else is read before that."""
    for naam in ONGETELD:
        if naam not in leden:
            raise Ongeldig(f"{naam}: ontbreekt", f"{naam}: is missing")
    lijst = _lees_geheel(bron, leden, "MANIFEST.sha256")
    if not ondertekend(sleutel, lijst, _lees_geheel(bron, leden, "MANIFEST.sig")):
        raise _verkeerde_handtekening()
    if b"\n" + sommen([("manifest.json", leden["manifest.json"].sha256)]) not in b"\n" + lijst:
        raise Ongeldig("manifest.json: past niet bij MANIFEST.sha256", "manifest.json: does not fit MANIFEST.sha256")


def _verkeerde_handtekening() -> Ongeldig:
    return Ongeldig(
        "MANIFEST.sig: handtekening klopt niet bij de opgegeven sleutel",
        "MANIFEST.sig: signature is not of the given key",
    )


def _toets_sommen(manifest: Json, leden: dict[str, Lid], sleutel: bytes) -> None:
    """MANIFEST.sha256 says the same as manifest.json, which names the key that signed."""
    hashes = [(regel["naam"], regel["sha256"]) for regel in manifest["bestanden"]]
    verwacht = sommen([*hashes, ("manifest.json", leden["manifest.json"].sha256)])
    if leden["MANIFEST.sha256"].sha256 != _sha256(verwacht):
        raise Ongeldig("MANIFEST.sha256: past niet bij manifest.json", "MANIFEST.sha256: does not fit manifest.json")
    if manifest["sleutel"] != _sha256(sleutel):
        raise Ongeldig(
            "manifest.json: noemt een andere sleutel dan de opgegeven sleutel",
            "manifest.json: names another key than the given one",
        )


def lees_sleutel(pem: bytes) -> bytes:
    """DER (SubjectPublicKeyInfo) of an Ed25519 public key in PEM."""
    tekst = b"".join(pem.split())
    kop, staart = b"-----BEGINPUBLICKEY-----", b"-----ENDPUBLICKEY-----"
    try:
        der = base64.b64decode(tekst[len(kop) : -len(staart)], validate=True)
    except binascii.Error:
        der = b""
    heel = tekst.startswith(kop) and tekst.endswith(staart) and len(der) == len(_ED25519) + 32
    if not heel or not der.startswith(_ED25519):
        raise Onbruikbaar(
            "de opgegeven sleutel is geen openbare Ed25519-sleutel in PEM-vorm",
            "the given key is no Ed25519 public key in PEM",
        )
    return der


def ondertekend(sleutel: bytes, bericht: bytes, handtekening: bytes) -> bool:
    """Asks openssl whether this is the signature of `sleutel` (DER, Ed25519) over `bericht`."""
    if len(handtekening) != 64:
        return False
    klopt = _pkeyutl(sleutel, bericht, handtekening)
    if klopt is None:
        raise Onbruikbaar(
            "de handtekening is niet te controleren: dit vraagt OpenSSL 3.0 of nieuwer",
            "the signature cannot be checked: this needs OpenSSL 3.0 or newer",
        )
    return klopt


def _pkeyutl(sleutel: bytes, bericht: bytes, handtekening: bytes) -> bool | None:
    """The answer of openssl; None when this one does not know the kind of key."""
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(sleutel) + b"\n-----END PUBLIC KEY-----\n"
    opdracht = ["pkeyutl", "-verify", "-pubin", "-inkey", "sleutel", "-rawin"]
    opdracht += ["-in", "bericht", "-sigfile", "handtekening"]
    klaar = _openssl(opdracht, {"sleutel": pem, "bericht": bericht, "handtekening": handtekening})
    if klaar.returncode != 0 and b"Signature Verif" not in klaar.stdout:
        return None
    return klaar.returncode == 0


def _openssl(opdracht: list[str], bestanden: dict[str, bytes]) -> subprocess.CompletedProcess[bytes]:
    with tempfile.TemporaryDirectory() as map_:
        for naam, inhoud in bestanden.items():
            Path(map_, naam).write_bytes(inhoud)
        try:
            return subprocess.run(  # noqa: S603
                [_openssl_pad(), *opdracht], cwd=map_, capture_output=True, check=False, timeout=60
            )
        except (OSError, subprocess.SubprocessError) as fout:
            raise Onbruikbaar(
                f"de handtekening is niet te controleren: openssl start niet ({fout})",
                f"the signature cannot be checked: openssl does not start ({fout})",
            ) from None


def _openssl_pad() -> str:
    """Full path of openssl, from the absolute folders of PATH only: never from beside the bundle.

    On Windows also from where its installer and that of Git put it, which is seldom in PATH.
    """
    mappen = [map_.strip('"') for map_ in os.environ.get("PATH", "").split(os.pathsep)]
    if os.name == "nt":
        programmas = os.environ.get("PROGRAMFILES", "C:\\Program Files")
        mappen += [os.path.join(programmas, *deel) for deel in (("OpenSSL-Win64", "bin"), ("Git", "usr", "bin"))]
    for map_ in mappen:
        for naam in ("openssl.exe", "openssl") if os.name == "nt" else ("openssl",):
            pad = os.path.join(map_, naam)
            if os.path.isabs(map_) and os.path.isfile(pad) and os.access(pad, os.X_OK):
                return pad
    raise Onbruikbaar(
        "de handtekening is niet te controleren: het programma openssl is niet gevonden",
        "the signature cannot be checked: the program openssl was not found",
    )


# --- the tree and its checkpoint ------------------------------------------------------------------------------


class Checkpoint(NamedTuple):
    """A signed note that says how many lines a log had and the root (hex) of the tree over them."""

    oorsprong: str
    grootte: int
    wortel: str


def lees_checkpoint(naam: str, inhoud: bytes, sleutel: bytes) -> Checkpoint:
    """Reads a C2SP checkpoint and checks the signature of `sleutel` (DER) under its origin."""
    anders = Ongeldig(f"{naam}: dit is geen checkpoint", f"{naam}: this is no checkpoint")
    try:
        tekst, scheiding, staart = inhoud.decode("utf-8").rpartition("\n\n")
        oorsprong, grootte, wortel = tekst.split("\n")
        top = base64.b64decode(wortel, validate=True)
    except ValueError:
        raise anders from None
    heel = scheiding and staart.endswith("\n") and re.fullmatch(r"0|[1-9][0-9]{0,15}", grootte)
    if not heel or len(top) != 32 or base64.b64encode(top).decode() != wortel or not oorsprong.isprintable():
        raise anders
    handtekening = _handtekening_van(oorsprong, staart, sleutel)
    if handtekening is None or not ondertekend(sleutel, (tekst + "\n").encode(), handtekening):
        raise Ongeldig(f"{naam}: niet ondertekend met de opgegeven sleutel", f"{naam}: not signed with the given key")
    return Checkpoint(oorsprong, int(grootte), top.hex())


def _handtekeningen(staart: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes (key id and signature) of each signature line below a note; what is no such line is not ours."""
    for regel in staart.split("\n"):
        streep, _, rest = regel.partition(" ")
        van, _, materiaal = rest.partition(" ")
        with suppress(ValueError):
            ruw = base64.b64decode(materiaal, validate=True)
            if streep == "\u2014" and len(ruw) > 4:
                yield van, ruw


def _sleutel_id(naam: str, soort: int, publiek: bytes) -> bytes:
    return hashlib.sha256(naam.encode() + b"\n" + bytes([soort]) + publiek).digest()[:4]


def _handtekening_van(naam: str, staart: str, sleutel: bytes) -> bytes | None:
    """The signature in the first line that claims this name and key."""
    id_ = _sleutel_id(naam, 1, sleutel[-32:])
    return next((ruw[4:] for van, ruw in _handtekeningen(staart) if (van, ruw[:4]) == (naam, id_)), None)


MEDE_ED25519, MEDE_MLDSA44 = 4, 6
_SLEUTELMAAT = {MEDE_ED25519: 32, MEDE_MLDSA44: 1312}
_HANDTEKENINGMAAT = {MEDE_ED25519: 72, MEDE_MLDSA44: 2428}


def lees_getuige(vkey: str) -> Getuigensleutel:
    """The key of a witness as it is handed out: name+id+base64. A kind that is not known here is kept as it is."""
    naam, _, rest = vkey.strip().partition("+")
    id_, _, materiaal = rest.partition("+")
    try:
        ruw, nummer = base64.b64decode(materiaal, validate=True), bytes.fromhex(id_)
    except ValueError:
        ruw, nummer = b"", b""
    soort = ruw[0] if ruw else 0
    maat = _SLEUTELMAAT.get(soort, len(ruw) - 1)
    past = soort not in _SLEUTELMAAT or nummer == _sleutel_id(naam, soort, ruw[1:])
    if not naam or len(nummer) != 4 or len(ruw) < 2 or len(ruw) != maat + 1 or not past or soort == 1:
        wat = toonbaar(vkey.strip()[:80])
        raise Onbruikbaar(f"dit is geen sleutel van een getuige: {wat}", f"this is no key of a witness: {wat}")
    return Getuigensleutel(naam, nummer, soort, ruw[1:])


def _toets_getuigen(inhoud: bytes, punt: Checkpoint, sleutels: Sequence[Getuigensleutel]) -> Getuigenis:
    """Which of these witnesses signed the checkpoint. A signature that claims a known key and is wrong spoils it."""
    tekst, _, staart = inhoud.decode("utf-8").rpartition("\n\n")
    regels = set(_handtekeningen(staart))
    ondertekend: dict[str, int] = {}
    onleesbaar, zonder = [], []
    uniek = list(dict.fromkeys(sleutels))
    for sleutel in uniek:
        eigen = [ruw[4:] for van, ruw in regels if (van, ruw[:4]) == (sleutel.naam, sleutel.id)]
        oordelen = [_medeondertekend(sleutel, punt, tekst + "\n", handtekening) for handtekening in eigen]
        if False in oordelen:
            raise Ongeldig(
                f"checkpoint: de handtekening van getuige {toonbaar(sleutel.naam)} klopt niet",
                f"checkpoint: the signature of witness {toonbaar(sleutel.naam)} is wrong",
            )
        if None in oordelen:
            onleesbaar.append(sleutel.naam)
        elif eigen:
            ondertekend[sleutel.naam] = max(int.from_bytes(handtekening[:8], "big") for handtekening in eigen)
        else:
            zonder.append(sleutel.naam)
    return Getuigenis(len(uniek), tuple(ondertekend.items()), tuple(onleesbaar), tuple(zonder))


def _medeondertekend(sleutel: Getuigensleutel, punt: Checkpoint, tekst: str, handtekening: bytes) -> bool | None:
    """Whether this cosignature (C2SP tlog-cosignature) is of this key; None when that cannot be found out here."""
    if sleutel.soort not in _HANDTEKENINGMAAT:
        return None
    if len(handtekening) != _HANDTEKENINGMAAT[sleutel.soort]:
        return False
    op = int.from_bytes(handtekening[:8], "big")
    if op > 253_402_300_799:  # the year 9999
        return False
    if sleutel.soort == MEDE_ED25519:
        bericht = f"cosignature/v1\ntime {op}\n{tekst}".encode()
        return ondertekend(_ED25519 + sleutel.publiek, bericht, handtekening[8:])
    namen = [sleutel.naam.encode(), punt.oorsprong.encode()]
    if any(len(naam) > 255 for naam in namen):
        return False
    wie, log = (bytes([len(naam)]) + naam for naam in namen)
    bericht = b"subtree/v1\n\0" + wie + handtekening[:8] + log + struct.pack(">QQ", 0, punt.grootte)
    return _pkeyutl(_MLDSA44 + sleutel.publiek, bericht + bytes.fromhex(punt.wortel), handtekening[8:])


def knoop_hash(links: bytes, rechts: bytes) -> bytes:
    """Inner node of the tree of RFC 6962."""
    return hashlib.sha256(b"\x01" + links + rechts).digest()


def gatstukken(begin: int, eind: int) -> Iterator[tuple[int, int]]:
    """The largest complete subtrees (first leaf, number of leaves) that together cover leaves begin..eind-1."""
    while begin < eind:
        onder = begin & -begin or 1 << (eind - begin).bit_length()
        while onder > eind - begin:
            onder >>= 1
        yield begin, onder
        begin += onder


class Boombouwer:
    """Adds complete subtrees from left to right and gives the root over all of them; memory O(log n)."""

    def __init__(self) -> None:
        self.grootte = 0
        self._toppen: list[tuple[bytes, int]] = []

    def voeg_toe(self, top: bytes, onder: int = 1) -> None:
        """The next `onder` leaves, as the root over them; they begin at a multiple of their number."""
        self.grootte += onder
        toppen = self._toppen
        while toppen and toppen[-1][1] == onder:
            top, onder = knoop_hash(toppen.pop()[0], top), onder * 2
        toppen.append((top, onder))

    def wortel(self) -> str:
        """Root, in hex."""
        if not self._toppen:
            return _sha256(b"")
        top = self._toppen[-1][0]
        for links, _ in reversed(self._toppen[:-1]):
            top = knoop_hash(links, top)
        return top.hex()


def klopt_inclusie(blad: bytes, index: int, grootte: int, bewijs: Sequence[bytes], wortel: bytes) -> bool:
    """Whether the leaf with this hash is number `index` under the root (RFC 9162, 2.1.3.2)."""
    nummer, laatste, top = index, grootte - 1, blad
    for buur in bewijs:
        if laatste == 0:
            return False
        if nummer & 1 or nummer == laatste:
            top = knoop_hash(buur, top)
            while nummer and not nummer & 1:
                nummer, laatste = nummer >> 1, laatste >> 1
        else:
            top = knoop_hash(top, buur)
        nummer, laatste = nummer >> 1, laatste >> 1
    return laatste == 0 and top == wortel


def klopt_voortzetting(oud: int, nieuw: int, bewijs: Sequence[bytes], wortel_oud: bytes, wortel_nieuw: bytes) -> bool:
    """Whether the tree of `nieuw` leaves extends that of `oud` (RFC 9162, 2.1.4.2)."""
    if oud == nieuw:
        return oud > 0 and not bewijs and wortel_oud == wortel_nieuw
    if not 0 < oud < nieuw or not bewijs:
        return False
    nummer, laatste = oud - 1, nieuw - 1
    while nummer & 1:
        nummer, laatste = nummer >> 1, laatste >> 1
    eerste, *rest = bewijs if oud & (oud - 1) else [wortel_oud, *bewijs]
    return _klim(nummer, laatste, eerste, rest) == (0, wortel_oud, wortel_nieuw)


def _klim(nummer: int, laatste: int, top: bytes, bewijs: Sequence[bytes]) -> tuple[int, bytes, bytes] | None:
    """What is left of the height of the new tree, and the roots of the old and the new one that this proof gives."""
    top_oud = top_nieuw = top
    for buur in bewijs:
        if laatste == 0:
            return None
        if nummer & 1 or nummer == laatste:
            top_oud, top_nieuw = knoop_hash(buur, top_oud), knoop_hash(buur, top_nieuw)
            while nummer and not nummer & 1:
                nummer, laatste = nummer >> 1, laatste >> 1
        else:
            top_nieuw = knoop_hash(top_nieuw, buur)
        nummer, laatste = nummer >> 1, laatste >> 1
    return laatste, top_oud, top_nieuw


_PROOFS = {"inclusie": list, "voortzetting": (dict, None)}
_VOORTZETTING = {"vanaf": int, "wortel": str, "bewijs": list}


def _lees_bewijzen(bron: BinaryIO, leden: dict[str, Lid]) -> Json:
    bewijzen = lees_json("proofs.json", _lees_geheel(bron, leden, "proofs.json"))
    _toets_velden("proofs.json", bewijzen, _PROOFS)
    lijsten = [bewijzen["inclusie"]]
    if bewijzen["voortzetting"] is not None:
        _toets_velden("proofs.json, voortzetting", bewijzen["voortzetting"], _VOORTZETTING)
        lijsten += [bewijzen["voortzetting"]["bewijs"], [bewijzen["voortzetting"]["wortel"]]]
    if not all(isinstance(hash_, str) and _HEX.fullmatch(hash_) for lijst in lijsten for hash_ in lijst):
        raise Ongeldig("proofs.json: bevat iets anders dan hashes", "proofs.json: holds something else than hashes")
    return bewijzen


def _uit_hex(hashes: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(hash_) for hash_ in hashes]


def _toets_bewijzen(bewijzen: Json, punt: Checkpoint, laatste: bytes) -> None:
    wortel = bytes.fromhex(punt.wortel)
    if not klopt_inclusie(laatste, punt.grootte - 1, punt.grootte, _uit_hex(bewijzen["inclusie"]), wortel):
        raise Ongeldig(
            "proofs.json: de laatste regel staat niet in de boom van het checkpoint",
            "proofs.json: the last line is not in the tree of the checkpoint",
        )
    stap = bewijzen["voortzetting"]
    if stap is None:
        return
    oud, van = bytes.fromhex(stap["wortel"]), stap["vanaf"]
    if not klopt_voortzetting(van, punt.grootte, _uit_hex(stap["bewijs"]), oud, wortel):
        raise Ongeldig(
            f"proofs.json: het logboek is geen voortzetting van dat met {van} regels",
            f"proofs.json: the log does not extend the one of {van} lines",
        )


def logbewijs(index: int, bewijs: Iterable[bytes], checkpoint: bytes) -> bytes:
    """Inclusion of line `index` (from 0) under the checkpoint, in the form of C2SP tlog-proof."""
    regels = [
        "c2sp.org/tlog-proof@v1",
        f"index {index}",
        *(base64.b64encode(hash_).decode() for hash_ in bewijs),
        "",
        "",
    ]
    return "\n".join(regels).encode("ascii") + checkpoint


def _toets_logbewijs(
    bron: BinaryIO, leden: dict[str, Lid], bewijzen: Json, punt: Checkpoint, checkpoint: bytes
) -> None:
    if LOGBEWIJS not in leden:
        return
    verwacht = logbewijs(punt.grootte - 1, _uit_hex(bewijzen["inclusie"]), checkpoint)
    if leden[LOGBEWIJS].sha256 != _sha256(verwacht):
        raise Ongeldig(f"{LOGBEWIJS}: past niet bij proofs.json", f"{LOGBEWIJS}: does not fit proofs.json")


def _toets_eerder(inhoud: bytes, bewijzen: Json, punt: Checkpoint, sleutel: bytes, stelsel: Stelsel) -> int:
    """Number of lines of an earlier checkpoint that this bundle was proven to extend."""
    eerder = lees_checkpoint("eerder checkpoint", inhoud, sleutel)
    if eerder.oorsprong != punt.oorsprong and not stelsel.noemt(eerder):
        raise Ongeldig(
            f"het eerdere checkpoint is van een ander logboek: {toonbaar(eerder.oorsprong)}",
            f"the earlier checkpoint is of another log: {toonbaar(eerder.oorsprong)}",
        )
    if eerder.grootte > punt.grootte:
        raise Ongeldig(
            f"het logboek is korter dan eerder: {punt.grootte} regels, terwijl het er {eerder.grootte} had",
            f"the log is shorter than before: {punt.grootte} lines, where it had {eerder.grootte}",
        )
    stap = bewijzen["voortzetting"] or {"vanaf": None, "wortel": None}
    gelijk = (eerder.grootte, eerder.wortel)
    if gelijk not in ((punt.grootte, punt.wortel), (stap["vanaf"], stap["wortel"])):
        if eerder.grootte in (punt.grootte, stap["vanaf"]):
            raise Ongeldig(
                f"het logboek is een ander dan eerder: de eerste {eerder.grootte} regels verschillen",
                f"the log is another one than before: the first {eerder.grootte} lines differ",
            )
        raise Ongeldig(
            f"de bundel bevat geen bewijs vanaf het checkpoint met {eerder.grootte} regels (wel vanaf {stap['vanaf']})",
            f"the bundle holds no proof from the checkpoint of {eerder.grootte} lines (but from {stap['vanaf']})",
        )
    return eerder.grootte


# --- the logboek ----------------------------------------------------------------------------------------------

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - in UTC, like every time here
KOLOMMEN = (
    "zaak_nr", "nr", "tijd", "datum", "actor", "rol", "hoedanigheid", "namens", "actie", "uitkomst", "van",
    "naar", "object", "object_versie", "verzoek", "zaak", "logboek", "v", "vorige", "zaak_vorige",
    "payload_sha256",
)  # fmt: skip
_GETALLEN = frozenset({"v", "nr", "zaak_nr", "tijd"})
_MAG_LEEG = frozenset({"datum", "namens", "van", "naar", "object", "object_versie"})
_BUITEN_ZAAK = frozenset({"zaak", "zaak_nr", "zaak_vorige"})
KLOK = "klok"
"""Field of the content of a line: what the clock read (microseconds), when that was before the line before it."""
_FORMULE = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"

_T = r'"([^"\\\x00-\x1f]*)"'
_G = r"(0|[1-9][0-9]{0,15})"
_H = r'"([0-9a-f]{64})"'


def _of_leeg(vorm: str) -> str:
    return r"(?:null|" + vorm + r")"


_VORMEN = {
    "datum": _of_leeg(r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"'), "namens": _of_leeg(_T), "van": _of_leeg(_T),
    "naar": _of_leeg(_T), "object": _of_leeg(_T), "object_versie": _of_leeg(_G), "uitkomst": r'"(gedaan|geweigerd)"',
    "nr": _G, "zaak_nr": _G, "tijd": _G, "v": r"(1)", "vorige": _H, "zaak_vorige": _H, "payload_sha256": _H,
}  # fmt: skip
_VOLGORDE = sorted(KOLOMMEN)
_KOPVORM = re.compile(r"\{" + ",".join('"' + naam + '":' + _VORMEN.get(naam, _T) for naam in _VOLGORDE) + r"\}")
"""A header line in canonical form whose texts need no escape: nearly every one. Others are read as JSON."""
_PLEK = {naam: nummer for nummer, naam in enumerate(_VOLGORDE)}
_GETALPLEKKEN = tuple(_PLEK[naam] for naam in ("nr", "object_versie", "tijd", "v", "zaak_nr"))


def lees_kop(plaats: str, lijn: bytes, in_zaak: bool = True) -> Json:
    """The fields of a header line. Raises Ongeldig."""
    snel = _KOPVORM.fullmatch(lijn.decode("ascii")) if lijn.isascii() else None
    if snel:
        waarden: list[Any] = list(snel.groups())
        for plek in _GETALPLEKKEN:
            if waarden[plek] is not None:
                waarden[plek] = int(waarden[plek])
        kop = dict(zip(_VOLGORDE, waarden))  # noqa: B905
    else:
        kop = lees_json(plaats, lijn)
        if kop.keys() != set(KOLOMMEN):
            raise Ongeldig(f"{plaats}: onbekende of ontbrekende velden", f"{plaats}: unknown or missing fields")
    for naam in ("datum",) if snel and in_zaak else KOLOMMEN:
        buiten = not in_zaak and naam in _BUITEN_ZAAK
        if (kop[naam] is not None) if buiten else not _mag(naam, kop[naam]):
            raise Ongeldig(f"{plaats}: veld {naam} is ongeldig", f"{plaats}: field {naam} is not valid")
    if not 1 <= kop["nr"] <= GROOTSTE_GETAL or kop["tijd"] > GROOTSTE_GETAL or (in_zaak and kop["zaak_nr"] < 1):
        raise Ongeldig(f"{plaats}: veld nr is ongeldig", f"{plaats}: field nr is not valid")
    return kop


def _mag(naam: str, waarde: object) -> bool:
    """Whether a field of a line may hold this value."""
    if waarde is None:
        return naam in _MAG_LEEG
    if naam in _GETALLEN:
        return isinstance(waarde, int) and waarde >= (0 if naam == "tijd" else 1) and (naam != "v" or waarde == 1)
    if naam == "object_versie":
        return isinstance(waarde, int)
    if not isinstance(waarde, str):
        return False
    if naam in ("vorige", "zaak_vorige", "payload_sha256"):
        return _HEX.fullmatch(waarde) is not None
    if naam == "datum":
        return _is_datum(waarde)
    return naam != "uitkomst" or waarde in ("gedaan", "geweigerd")


@lru_cache(10_000)
def _is_datum(tekst: str) -> bool:
    try:
        return _DATUM.fullmatch(tekst) is not None and bool(date.fromisoformat(tekst))
    except ValueError:
        return False


def pakregel(payload: bytes) -> bytes:
    """A payload (salt and JSON) as a line of payloads/: the salt in hex, a space, the JSON."""
    return payload[:ZOUT_LENGTE].hex().encode() + b" " + payload[ZOUT_LENGTE:]


def _uit_pakregel(plaats: str, regel: bytes, kop: Json) -> bytes:
    """The JSON of a line of payloads/, after the header's hash over salt and JSON was found to fit."""
    zout, inhoud = regel[:64], regel[65:]
    if not _ZOUT.match(regel):
        raise Ongeldig(
            f"{plaats}: heeft geen zout van {ZOUT_LENGTE} bytes", f"{plaats}: has no salt of {ZOUT_LENGTE} bytes"
        )
    if _sha256(binascii.unhexlify(zout) + inhoud) != kop["payload_sha256"]:
        raise Ongeldig(
            f"{plaats}: hoort niet bij regel {kop['zaak_nr'] or kop['nr']} (hash klopt niet)",
            f"{plaats}: does not belong to line {kop['zaak_nr'] or kop['nr']} (hash is wrong)",
        )
    return inhoud


class Stelsel:
    """Lines outside the zaak that every reader needs: the log was resumed after a loss, the key was changed."""

    def __init__(self, regels: Sequence[tuple[bytes, Json, Json]]) -> None:
        self.regels = regels

    def hervattingen(self) -> list[tuple[Json, Json]]:
        """Header and content of the lines from which the log has another id."""
        return [(kop, inhoud) for _, kop, inhoud in self.regels if kop["actie"] == "hervat_logboek"]

    def noemt(self, punt: Checkpoint) -> bool:
        """Whether a resumption names the log of this checkpoint as the one before it, and kept all lines of it."""
        naam = punt.oorsprong.rpartition("/")[2]
        return any(
            inhoud.get("oud_logboek") == naam and punt.grootte < kop["nr"] for kop, inhoud in self.hervattingen()
        )


def _lees_stelsel(bron: BinaryIO, leden: dict[str, Lid]) -> Stelsel:
    for naam in STELSEL:
        if leden[naam].grootte > GROOTSTE_TEKST:
            raise Ongeldig(f"{naam}: te groot", f"{naam}: too large")
    koppen = list(Stroom(bron, leden[STELSEL[0]]).regels(STELSEL[0]))
    payloads = list(Stroom(bron, leden[STELSEL[1]]).regels(STELSEL[1]))
    if len(koppen) != len(payloads):
        raise Ongeldig(f"{STELSEL[1]}: past niet bij {STELSEL[0]}", f"{STELSEL[1]}: does not fit {STELSEL[0]}")
    regels: list[tuple[bytes, Json, Json]] = []
    for nummer, (lijn, payload) in enumerate(zip(koppen, payloads), 1):  # noqa: B905
        plaats = f"{STELSEL[0]}, regel {nummer}"
        kop = lees_kop(plaats, lijn, in_zaak=False)
        inhoud = lees_json(plaats, _uit_pakregel(plaats, payload, kop))
        if kop["actie"] not in STELSELACTIES or (regels and regels[-1][1]["nr"] >= kop["nr"]):
            raise Ongeldig(f"{plaats}: hoort hier niet", f"{plaats}: does not belong here")
        regels.append((lijn, kop, inhoud))
    return Stelsel(regels)


class _Groep(NamedTuple):
    """Header lines that are looked at together, the first of them line `eerste` of the zaak, with the line of payloads/
    of each, and what made it end, if so.
    """

    eerste: int
    koppen: list[bytes]
    regels: list[bytes | None]
    fout: Ongeldig | None = None


class Stuk(NamedTuple):
    """Lines that are right among themselves: what is to be known to put them behind others."""

    zaak: str
    logboek: str
    eerste: Json
    laatste: Json
    laatste_hash: str
    nummers: list[int]
    bladen: list[bytes]
    gelijktijdig: int
    sprongen: int
    grootste_sprong: int


_QUOTED = {naam: '"%s"' for naam in KOLOMMEN if naam not in {*_GETALLEN, *_MAG_LEEG}}
_VORM_KOP = "{" + ",".join(f'"{naam}":{_QUOTED.get(naam, "%s")}' for naam in _VOLGORDE) + "}"
_IN_KOP = tuple(KOLOMMEN.index(naam) for naam in _VOLGORDE)
_LEGE_TEKST = tuple(naam for naam in _VOLGORDE if naam in _MAG_LEEG and naam != "object_versie")
_AANHALINGEN = 2 * (len(KOLOMMEN) + len(_QUOTED))
"""Quotes in a header line of which every text that may be null is null."""
_STUURTEKENS = bytes(range(32))
_TEKSTEN = tuple(sorted({*_QUOTED, *_LEGE_TEKST} - {"vorige", "zaak_vorige", "payload_sha256"}))
_FORMULETEKENS = frozenset(_FORMULE)
_TIJDEN = re.compile('"tijd":([0-9]{1,16}),')
_ZOUTEN = re.compile(rb"(?:[0-9a-f]{64} )*")


def lees_stuk(
    eerste: int,
    koppen: Sequence[bytes],
    regels: Sequence[bytes | None],
    rijen: Sequence[bytes],
    tekens: dict[int, bytes],
) -> Stuk | None:
    """Many lines at once: their headers, content and rows of logboek.csv, the first of them being line `eerste` of the
    zaak; `tekens` are the marks of those without content, by place.

    The rows are taken apart and the headers built from them: what comes out the same says the same. None when one of
    them is not right, or is in one of the rarer forms that only the reader of one line knows.
    """
    try:
        return _lees_stuk(eerste, koppen, regels, rijen, tekens)
    except (Ongeldig, ValueError, OverflowError):
        return None


def _lees_stuk(
    eerste: int,
    koppen: Sequence[bytes],
    regels: Sequence[bytes | None],
    rijen: Sequence[bytes],
    tekens: dict[int, bytes],
) -> Stuk | None:
    aantal, sommen_ = len(koppen), [hashlib.sha256(lijn).hexdigest() for lijn in koppen]
    kolom = _kolommen(rijen)
    if kolom is None or len(kolom["nr"]) != aantal or kolom["regel_sha256"] != tuple(sommen_):
        return None
    kop = b"\n".join(koppen)
    tekst, nummers = kop.decode("utf-8"), list(map(int, kolom["nr"]))
    in_tekst = _TIJDEN.findall(tekst)
    tijden = list(map(int, in_tekst))
    if not _is_kop(kop, tekst, {**kolom, "tijd": in_tekst}) or tuple(map(tijd_tekst, tijden)) != kolom["tijd"]:
        return None
    if not _zijn_koppen(eerste, kolom, nummers, tijden) or not _zijn_schakels(kolom, nummers, tijden, sommen_):
        return None
    gelezen = _gelezen_inhoud(kolom, regels, tekens)
    if gelezen is None:
        return None
    voor = [tijden[n] - wat[KLOK] for n, wat in gelezen if isinstance(wat.get(KLOK), int)]
    sprongen = [sprong for sprong in voor if sprong >= SPRONG]
    begin, einde = (
        {**{naam: kolom[naam][n] for naam in KOLOMMEN}, "nr": nummers[n], "tijd": tijden[n]} for n in (0, -1)
    )
    return Stuk(
        kolom["zaak"][0],
        kolom["logboek"][0],
        begin,
        einde,
        sommen_[-1],
        nummers,
        [hashlib.sha256(b"\x00" + lijn).digest() for lijn in koppen],
        _gelijktijdig(kolom["verzoek"], tijden),
        len(sprongen),
        max(sprongen, default=0),
    )


def _kolommen(rijen: Sequence[bytes]) -> dict[str, tuple[str, ...]] | None:
    """The cells of rows of logboek.csv, by column, as they stand there between their quotes."""
    tekst = b"\n".join(rijen).decode("utf-8")
    if tekst[:1] != '"' or tekst[-2:] != '"\r':
        return None
    cellen = [rij.split('";"', len(KOLOMMEN) + 1) for rij in tekst[1:-2].split('"\r\n"')]
    if set(map(len, cellen)) != {len(KOLOMMEN) + 2}:
        return None
    return dict(zip((*KOLOMMEN, "regel_sha256", "inhoud"), zip(*cellen)))  # noqa: B905


def _is_kop(kop: bytes, tekst: str, kolom: dict[str, Sequence[str]]) -> bool:
    """Whether the headers are those that these values make: then they have their one form, for no value needs an
    escape, or the apostrophe that keeps a spreadsheet from running it.
    """
    if b"\\" in kop or len(kop.translate(None, _STUURTEKENS)) != len(kop) - len(kolom["nr"]) + 1:
        return False
    if not is_nfc(tekst) or _FORMULETEKENS & {waarde[:1] for naam in _TEKSTEN for waarde in set(kolom[naam])}:
        return False
    gevuld = dict(kolom)
    for naam in _LEGE_TEKST:
        gevuld[naam] = [f'"{waarde}"' if waarde else "null" for waarde in kolom[naam]]
    gevuld["object_versie"] = [waarde or "null" for waarde in kolom["object_versie"]]
    leeg = sum(gevuld[naam].count("null") for naam in _LEGE_TEKST)
    aantal = len(kolom["nr"])
    if tekst.count('"') != (_AANHALINGEN + 2 * len(_LEGE_TEKST)) * aantal - 2 * leeg:
        return False
    waarden = chain.from_iterable(zip(*(gevuld[naam] for naam in _VOLGORDE)))  # noqa: B905
    return bool("\n".join([_VORM_KOP] * aantal) % tuple(waarden) == tekst)


def _zijn_koppen(eerste: int, kolom: dict[str, tuple[str, ...]], nummers: list[int], tijden: list[int]) -> bool:
    """Whether each field may hold its value, and the numbers of these lines of one zaak follow each other."""
    versies = set(kolom["object_versie"]) - {""}
    return (
        kolom["zaak_nr"] == tuple(map(str, range(eerste, eerste + len(nummers))))
        and len(set(kolom["zaak"])) == len(set(kolom["logboek"])) == 1
        and set(kolom["v"]) == {"1"}
        and set(kolom["uitkomst"]) <= {"gedaan", "geweigerd"}
        and all(map(_is_datum, set(kolom["datum"]) - {""}))
        and all(str(int(versie)) == versie and 0 <= int(versie) <= GROOTSTE_GETAL for versie in versies)
        and tuple(map(str, nummers)) == kolom["nr"]
        and nummers[0] >= 1
        and nummers[-1] <= GROOTSTE_GETAL
        and max(tijden) <= GROOTSTE_GETAL
    )


def _zijn_schakels(
    kolom: dict[str, tuple[str, ...]], nummers: list[int], tijden: list[int], sommen_: list[str]
) -> bool:
    """Whether each line follows the one before it, in the zaak and in the log. Of the first, the links are hashes."""
    vorige, zaak_vorige = kolom["vorige"], kolom["zaak_vorige"]
    if list(zaak_vorige[1:]) != sommen_[:-1] or not _HEX.fullmatch(zaak_vorige[0]) or not _HEX.fullmatch(vorige[0]):
        return False
    if not all(map(lt, nummers, nummers[1:])) or not all(map(le, tijden, tijden[1:])):
        return False
    return all(
        schakel == som if nr == na + 1 else _HEX.fullmatch(schakel)
        for na, nr, schakel, som in zip(nummers, nummers[1:], vorige[1:], sommen_)  # noqa: B905
    )


def _gelezen_inhoud(
    kolom: dict[str, tuple[str, ...]], regels: Sequence[bytes | None], tekens: dict[int, bytes]
) -> list[tuple[int, Json]] | None:
    """The content of the lines that have one, with their place, when header, payload and row agree on it."""
    plekken = [n for n in range(len(regels)) if n not in tekens]
    hashes, cellen = kolom["payload_sha256"], kolom["inhoud"]
    if any(regels[n] != teken or cellen[n] or not _HEX.fullmatch(hashes[n]) for n, teken in tekens.items()):
        return None
    pakregels = [regels[n] or b"" for n in plekken]
    zouten = [regel[:65] for regel in pakregels]
    heel = b"".join(zouten)
    if len(heel) != 65 * len(plekken) or not _ZOUTEN.fullmatch(heel) or len(set(zouten)) != len(zouten):
        return None
    inhouden = [regel[65:] for regel in pakregels]
    gevonden = [hashlib.sha256(binascii.unhexlify(r[:64]) + r[65:]).hexdigest() for r in pakregels]
    if gevonden != [hashes[n] for n in plekken]:
        return None
    if [inhoud.decode("utf-8").replace('"', '""') for inhoud in inhouden] != [cellen[n] for n in plekken]:
        return None
    return list(zip(plekken, lees_json_reeks([""] * len(plekken), inhouden)))  # noqa: B905


def _gelijktijdig(verzoeken: Sequence[str], tijden: Sequence[int]) -> int:
    """How many have the time of the line before them, from another request."""
    if len(set(tijden)) == len(tijden):
        return 0
    van = [verzoek.partition("/")[0] for verzoek in verzoeken]
    return sum(a == b and v != w for a, b, v, w in zip(tijden, tijden[1:], van, van[1:]))  # noqa: B905


_Vraag = tuple[int, list[bytes], list["bytes | None"], list[bytes], dict[int, bytes]]


class _Ploeg:
    """Who looks at pieces: other processes where there are several processors, else this one. Processes that cannot be
    had are done without: their pieces are looked at here.
    """

    def __init__(self, kernen: int) -> None:
        self._pool: Any = None
        self.vooruit = 0
        """How many pieces wait for their answer, at most."""
        if kernen > 1:
            with suppress(Exception):
                from concurrent.futures import ProcessPoolExecutor
                from multiprocessing import get_context

                self._pool = ProcessPoolExecutor(kernen, mp_context=get_context("spawn"))
                self.vooruit = 4 * kernen

    def __enter__(self) -> _Ploeg:
        return self

    def __exit__(self, *_fout: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def vraag(self, vraag: _Vraag) -> Callable[[], Stuk | None]:
        """Ask for a piece; what is given back waits for the answer."""
        toekomst: Any = None
        if self._pool is not None:
            with suppress(Exception):
                toekomst = self._pool.submit(lees_stuk, *vraag)

        def antwoord() -> Stuk | None:
            if toekomst is not None:
                with suppress(Exception):
                    return toekomst.result()  # type: ignore[no-any-return]
            return lees_stuk(*vraag)

        return antwoord


class _Wachtend(NamedTuple):
    """A group that was read, its rows of logboek.csv (none when there are not so many), and who is asked about it."""

    groep: _Groep
    rijen: list[bytes]
    antwoord: Callable[[], Stuk | None] | None


class _Loop:
    """One pass over the lines of the zaak: chain, tree, content and CSV side by side."""

    def __init__(self, bron: BinaryIO, manifest: Json, leden: dict[str, Lid], stelsel: Stelsel) -> None:
        self._bron, self._manifest, self._leden = bron, manifest, leden
        self._stelsel = list(stelsel.regels)
        self._logboek = self._begin_logboek(stelsel)
        self._gaten = Stroom(bron, leden["deelbewijs.bin"])
        self._csv = Stroom(bron, leden["logboek.csv"])
        self._boom = Boombouwer()
        self._vernietigd, self._weg = _Bereiken(manifest["vernietigd"]), _Bereiken(manifest["weggelaten"])
        self._nummer = self._gelezen = 0
        self._zouten: set[bytes] = set()
        self._vorige: Json = {"nr": 0, "tijd": 0, "actie": None, "uitkomst": None, "verzoek": ""}
        self._vorige_hash = NUL
        self.eerste_tijd = 0
        self.laatste_blad = b""
        self.gelijktijdig = self.sprongen = self.grootste_sprong = 0

    def _begin_logboek(self, stelsel: Stelsel) -> str:
        hervat = stelsel.hervattingen()
        return str(hervat[0][1].get("oud_logboek")) if hervat else str(self._manifest["logboek"])

    @property
    def laatste_tijd(self) -> int:
        return int(self._vorige["tijd"])

    def loop(self, punt: Checkpoint, kernen: int = 1) -> None:
        """All of it. Raises Ongeldig at the first line that is not right."""
        self._eis_csv(csv_kop())
        with _Ploeg(kernen if self._manifest["aantal"] >= VEEL else 1) as ploeg:
            wachtend: deque[_Wachtend] = deque()
            for groep in self._groepen():
                wachtend.append(self._vraag(groep, ploeg))
                if len(wachtend) > ploeg.vooruit:
                    self._neem_volgende(wachtend, ploeg)
            while wachtend:
                self._neem_volgende(wachtend, ploeg)
        if self._csv.lees(1):
            raise Ongeldig("logboek.csv: past niet bij de logboekregels", "logboek.csv: does not fit the lines")
        self._toets_einde(punt)

    def _groepen(self) -> Iterator[_Groep]:
        """The lines with their content, a thousand at a time, or fewer when they are long. What cannot be read ends a
        group: it is said once the lines before it were found to be right.
        """
        namen = [naam for naam in self._leden if naam.startswith("payloads/")]
        payloads = (regel for naam in namen for regel in self._pak(naam))
        groep, omvang = _Groep(1, [], []), 0
        try:
            for lijn in Stroom(self._bron, self._leden["headers.jsonl"]).regels("headers.jsonl"):
                self._gelezen += 1
                groep.koppen.append(lijn)
                groep.regels.append(next(payloads, None))
                omvang += len(lijn) + len(groep.regels[-1] or b"")
                if self._gelezen % STUK == 0 or omvang > GROOTSTE_GROEP:
                    yield groep
                    groep, omvang = _Groep(self._gelezen + 1, [], []), 0
            if next(payloads, None) is not None:
                raise Ongeldig("payloads/: hoort bij geen logboekregel", "payloads/: belongs to no line")
        except Ongeldig as fout:
            yield groep._replace(fout=fout)
            return
        yield groep

    def _pak(self, naam: str) -> Iterator[bytes]:
        """The lines of one file of payloads/: a thousand, except in the last one."""
        verwacht = (self._gelezen - 1) // PAK + 1
        if naam != payload_naam(verwacht):
            raise Ongeldig(f"{naam}: hoort bij geen logboekregel", f"{naam}: belongs to no line")
        for aantal, regel in enumerate(Stroom(self._bron, self._leden[naam]).regels(naam), 1):
            if aantal > PAK:
                raise Ongeldig(f"{naam}: heeft te veel regels", f"{naam}: has too many lines")
            yield regel

    def _vraag(self, groep: _Groep, ploeg: _Ploeg) -> _Wachtend:
        """Ask whether a group is right as a whole, and read its rows."""
        n, aantal = groep.eerste, len(groep.koppen)
        if not aantal or groep.fout is not None or n + aantal - 1 > self._manifest["aantal"]:
            return _Wachtend(groep, [], None)
        rijen = self._csv.kijk(aantal, 2 * GROOTSTE_GROEP)
        if not rijen:
            return _Wachtend(groep, [], None)
        self._csv.lees(sum(map(len, rijen)) + len(rijen))
        return _Wachtend(groep, rijen, ploeg.vraag((n, groep.koppen, groep.regels, rijen, self._tekens(n, aantal))))

    def _neem_volgende(self, wachtend: deque[_Wachtend], ploeg: _Ploeg) -> None:
        """Take the group that was asked first: as a whole when it is right and goes on where the last one ended, else
        line by line, with what was read since put back.
        """
        groep, rijen, antwoord = wachtend.popleft()
        zouten = {regel[:64] for regel in groep.regels if regel is not None and len(regel) > 64}
        stuk = antwoord() if antwoord else None
        eerder: set[bytes] = set() if groep.eerste % PAK == 1 else self._zouten
        if stuk is not None and self._past(stuk) and eerder.isdisjoint(zouten):
            self._zouten = eerder | zouten
            self._neem(stuk)
            return
        later = [w.groep for w in wachtend]
        self._csv.terug(b"".join(rij + b"\n" for rijen_ in (rijen, *(w.rijen for w in wachtend)) for rij in rijen_))
        self._neem_een_voor_een(groep)
        wachtend.clear()
        wachtend.extend(self._vraag(groep, ploeg) for groep in later)

    def _tekens(self, eerste: int, aantal: int) -> dict[int, bytes]:
        """Which of these lines have no content, from 0, and the mark that stands in its place."""
        uit: dict[int, bytes] = {}
        for bereiken, teken in ((self._manifest["weggelaten"], WEGGELATEN), (self._manifest["vernietigd"], VERNIETIGD)):
            for bereik in bereiken:
                for nummer in range(max(eerste, bereik["van"]), min(eerste + aantal - 1, bereik["tot"]) + 1):
                    uit[nummer - eerste] = teken
        return uit

    def _past(self, stuk: Stuk) -> bool:
        """Whether it goes on where the last line ended. Where the log was resumed, lines are looked at one by one."""
        begin, vorige = stuk.eerste, self._vorige
        return (
            stuk.zaak == self._manifest["zaak"]
            and stuk.logboek == self._logboek
            and begin["zaak_vorige"] == self._vorige_hash
            and begin["nr"] > vorige["nr"]
            and (begin["nr"] != vorige["nr"] + 1 or begin["vorige"] == self._vorige_hash)
            and begin["tijd"] >= vorige["tijd"]
            and not (self._stelsel and self._stelsel[0][1]["nr"] <= stuk.laatste["nr"])
        )

    def _neem(self, stuk: Stuk) -> None:
        """Put its lines in the tree, and go on behind it."""
        zelfde = stuk.eerste["verzoek"].partition("/")[0] == self._vorige["verzoek"].partition("/")[0]
        self.gelijktijdig += stuk.gelijktijdig + (stuk.eerste["tijd"] == self._vorige["tijd"] and not zelfde)
        self.sprongen += stuk.sprongen
        self.grootste_sprong = max(self.grootste_sprong, stuk.grootste_sprong)
        boom = self._boom
        for nr, blad in zip(stuk.nummers, stuk.bladen):  # noqa: B905
            if boom.grootte != nr - 1:
                self._sla_gat_over(nr - 1)
            boom.voeg_toe(blad)
        self.laatste_blad = stuk.bladen[-1]
        self.eerste_tijd = self.eerste_tijd if self._nummer else stuk.eerste["tijd"]
        self._nummer += len(stuk.nummers)
        self._vorige, self._vorige_hash = stuk.laatste, stuk.laatste_hash

    def _neem_een_voor_een(self, groep: _Groep) -> None:
        """The same line by line. Raises Ongeldig at the first that is not right."""
        gelezen: list[tuple[Json, str, bytes | None]] = []
        for nummer, lijn in enumerate(groep.koppen):
            kop, som = self._schakel(lijn)
            if nummer == len(groep.regels) and groep.fout is not None:
                raise groep.fout
            if self._nummer % PAK == 1:
                self._zouten = set()
            regel = groep.regels[nummer]
            self._toets_zout(regel, self._zouten)
            gelezen.append((kop, som, self._inhoud(kop, regel)))
        self._toets_groep(gelezen)
        if groep.fout is not None:
            raise groep.fout

    def _toets_groep(self, groep: Sequence[tuple[Json, str, bytes | None]]) -> None:
        """The content of the lines that were read last, together: that is much faster than one by one."""
        eerste = self._nummer - len(groep) + 1
        gevuld = [(n, inhoud) for n, (_, _, inhoud) in enumerate(groep, eerste) if inhoud is not None]
        plaatsen = [f"payloads, regel {n}" for n, _ in gevuld]
        gelezen = lees_json_reeks(plaatsen, [inhoud for _, inhoud in gevuld])
        for (n, _), wat in zip(gevuld, gelezen):  # noqa: B905
            self._let_op_klok(groep[n - eerste][0], wat.get(KLOK))
        self._eis_rijen([_csv_rij(som, kop, inhoud or b"") for kop, som, inhoud in groep])

    def _let_op_klok(self, kop: Json, klok: object) -> None:
        """Where the clock was behind the line before, its own reading stands in the content."""
        if isinstance(klok, int) and kop["tijd"] - klok >= SPRONG:
            self.sprongen += 1
            self.grootste_sprong = max(self.grootste_sprong, kop["tijd"] - klok)

    def _schakel(self, lijn: bytes) -> tuple[Json, str]:
        """The fields of the next line and its hash, after its links were followed."""
        self._nummer += 1
        n = self._nummer
        kop = lees_kop(f"headers.jsonl, regel {n}", lijn)
        self._toets_nummer(kop["zaak_nr"])
        som = _sha256(lijn)
        if kop["zaak_vorige"] != self._vorige_hash:
            if n == 1:
                raise Ongeldig(
                    "regel 1: verwijst naar een regel die er niet is", "line 1: points at a line that is not there"
                )
            raise Ongeldig(f"regel {n}: verwijst niet naar regel {n - 1}", f"line {n}: does not point at line {n - 1}")
        if kop["zaak"] != self._manifest["zaak"]:
            raise Ongeldig(f"regel {n}: hoort bij een andere zaak", f"line {n}: belongs to another case")
        if kop["nr"] <= self._vorige["nr"]:
            raise Ongeldig(f"regel {n}: nr loopt niet op", f"line {n}: nr does not go up")
        if kop["nr"] == self._vorige["nr"] + 1 and kop["vorige"] != self._vorige_hash:
            raise Ongeldig(
                f"regel {n}: verwijst niet naar de vorige regel van het logboek",
                f"line {n}: does not point at the line before it in the log",
            )
        if kop["tijd"] < self._vorige["tijd"]:
            raise Ongeldig(
                f"regel {n}: tijd ligt voor die van regel {n - 1}", f"line {n}: time lies before line {n - 1}"
            )
        zelfde = kop["verzoek"].partition("/")[0] == self._vorige["verzoek"].partition("/")[0]
        self.gelijktijdig += kop["tijd"] == self._vorige["tijd"] and not zelfde
        self._sla_gat_over(kop["nr"] - 1)
        if kop["logboek"] != self._logboek:
            raise Ongeldig(f"regel {n}: hoort bij een ander logboek", f"line {n}: belongs to another log")
        self._blad(lijn)
        self.eerste_tijd = self.eerste_tijd if n > 1 else kop["tijd"]
        self._vorige, self._vorige_hash = kop, som
        return kop, som

    def _toets_nummer(self, nummer: int) -> None:
        n, aantal = self._nummer, self._manifest["aantal"]
        if n > aantal:
            raise Ongeldig(
                f"logboekregel {n} is er te veel: het manifest noemt er {aantal}",
                f"line {n} is one too many: the manifest names {aantal}",
            )
        if nummer > n:
            raise Ongeldig(f"logboekregel {n} ontbreekt", f"line {n} is missing")
        if nummer < n:
            raise Ongeldig(
                f"logboekregel {nummer} staat dubbel of niet op zijn plaats",
                f"line {nummer} is there twice or misplaced",
            )

    def _blad(self, lijn: bytes) -> None:
        self.laatste_blad = hashlib.sha256(b"\x00" + lijn).digest()
        self._boom.voeg_toe(self.laatste_blad)

    def _sla_gat_over(self, tot: int) -> None:
        """Lines of others up to leaf `tot`: given as roots of subtrees, but for those that every reader gets."""
        while self._stelsel and self._stelsel[0][1]["nr"] <= tot:
            lijn, kop, inhoud = self._stelsel.pop(0)
            self._voeg_gat_toe(kop["nr"] - 1)
            self._boom.voeg_toe(hashlib.sha256(b"\x00" + lijn).digest())
            if kop["actie"] == "hervat_logboek":
                if inhoud.get("oud_logboek") != self._logboek:
                    raise Ongeldig(f"{STELSEL[0]}: hervat een ander logboek", f"{STELSEL[0]}: resumes another log")
                self._logboek = kop["logboek"]
            elif kop["logboek"] != self._logboek:
                raise Ongeldig(f"{STELSEL[0]}: is van een ander logboek", f"{STELSEL[0]}: is of another log")
        self._voeg_gat_toe(tot)

    def _voeg_gat_toe(self, tot: int) -> None:
        for _, onder in gatstukken(self._boom.grootte, tot):
            top = self._gaten.lees(32)
            if len(top) != 32:
                raise Ongeldig("deelbewijs.bin: is te kort", "deelbewijs.bin: is too short")
            self._boom.voeg_toe(top, onder)

    def _inhoud(self, kop: Json, regel: bytes | None) -> bytes | None:
        """The JSON of this line; None where the manifest says that it was destroyed or withheld."""
        n = self._nummer
        plaats = f"payloads, regel {n}"
        verwacht = VERNIETIGD if self._vernietigd.heeft(n) else WEGGELATEN if self._weg.heeft(n) else None
        if regel is None:
            raise Ongeldig(f"{plaats}: ontbreekt", f"payloads, line {n}: is missing")
        if verwacht is None and regel not in (VERNIETIGD, WEGGELATEN):
            return _uit_pakregel(plaats, regel, kop)
        if regel != verwacht:
            raise Ongeldig(
                f"{plaats}: het manifest zegt iets anders over wat vernietigd of weggelaten is",
                f"payloads, line {n}: the manifest says otherwise about what was destroyed or withheld",
            )
        return None

    def _toets_zout(self, regel: bytes | None, zouten: set[bytes]) -> None:
        """No two lines of a thousand share their salt: who knows one content could then guess the other."""
        if regel is not None and len(regel) > 64:
            if regel[:64] in zouten:
                raise Ongeldig(
                    f"payloads, regel {self._nummer}: heeft hetzelfde zout als een andere regel",
                    f"payloads, line {self._nummer}: has the same salt as another line",
                )
            zouten.add(regel[:64])

    def _eis_rijen(self, rijen: Sequence[str]) -> None:
        """The rows of the lines that were read last."""
        verwacht = "".join(rijen).encode("utf-8")
        gevonden, plek = self._csv.lees(len(verwacht)), 0
        if gevonden == verwacht:
            return
        for n, rij in enumerate(rijen, self._nummer - len(rijen) + 1):
            lengte = len(rij.encode("utf-8"))
            if gevonden[plek : plek + lengte] != rij.encode("utf-8"):
                raise Ongeldig(f"logboek.csv: past niet bij logboekregel {n}", f"logboek.csv: does not fit line {n}")
            plek += lengte

    def _eis_csv(self, verwacht: bytes) -> None:
        if self._csv.lees(len(verwacht)) != verwacht:
            raise Ongeldig("logboek.csv: past niet bij de logboekregels", "logboek.csv: does not fit the lines")

    def _toets_einde(self, punt: Checkpoint) -> None:
        m, n, laatste = self._manifest, self._nummer, self._vorige
        if n < max(m["aantal"], 1):
            raise Ongeldig(f"logboekregel {n + 1} ontbreekt", f"line {n + 1} is missing")
        if laatste["nr"] != m["laatste_nr"]:
            raise Ongeldig(
                "manifest.json: laatste nr wijkt af van het logboek", "manifest.json: last nr differs from the log"
            )
        if self._vorige_hash != m["laatste_hash"]:
            raise Ongeldig(f"regel {n}: hash wijkt af van het manifest", f"line {n}: hash differs from the manifest")
        if (laatste["actie"], laatste["uitkomst"]) != ("exporteer", "gedaan"):
            raise Ongeldig(
                f"regel {n}: de laatste regel is niet die van deze export",
                f"line {n}: the last line is not of this export",
            )
        if self._logboek != m["logboek"] or self._stelsel:
            raise Ongeldig("manifest.json: noemt een ander logboek", "manifest.json: names another log")
        if self._gaten.lees(1):
            raise Ongeldig("deelbewijs.bin: is te lang", "deelbewijs.bin: is too long")
        if (self._boom.grootte, self._boom.wortel()) != (punt.grootte, punt.wortel):
            raise Ongeldig(
                "checkpoint: de regels staan niet in de boom van het checkpoint",
                "checkpoint: the lines are not in the tree of the checkpoint",
            )


class _Bereiken:
    """Ranges of numbers that are asked in ascending order."""

    def __init__(self, bereiken: Sequence[Json]) -> None:
        self._rest = iter(bereiken)
        self._nu: Json | None = next(self._rest, None)

    def heeft(self, nummer: int) -> bool:
        while self._nu is not None and self._nu["tot"] < nummer:
            self._nu = next(self._rest, None)
        return self._nu is not None and self._nu["van"] <= nummer


def csv_kop() -> bytes:
    """First row of logboek.csv, after the mark by which spreadsheets know UTF-8."""
    return b"\xef\xbb\xbf" + _rij([*KOLOMMEN, "regel_sha256", "inhoud"])


def csv_rij(som: str, kop: Json, inhoud: bytes) -> bytes:
    """A row of logboek.csv from the hash of a line, its fields, and the JSON of its content (empty when not there)."""
    return _csv_rij(som, kop, inhoud).encode("utf-8")


def _csv_rij(som: str, kop: Json, inhoud: bytes) -> str:
    """Nearly every row needs no care but for its content: there are only the quotes around its cells, and none of them
    begins like a formula.
    """
    waarden = _KOLOMMEN(kop)
    vast = [*waarden[:_TIJD], tijd_tekst(kop["tijd"]), *waarden[_TIJD + 1 :], som]
    begin = _CELLEN % tuple(["" if waarde is None else waarde for waarde in vast])
    if begin.count('"') != 2 * len(vast) or _FORMULECEL.search(begin):
        begin = ";".join(map(_cel, vast))
    return f"{begin};{_cel(inhoud.decode('utf-8'))}\r\n"


_KOLOMMEN = itemgetter(*KOLOMMEN)
_TIJD = KOLOMMEN.index("tijd")
_CELLEN = ";".join(['"%s"'] * (len(KOLOMMEN) + 1))
_FORMULECEL = re.compile(f'"[{re.escape(_FORMULE)}]')


def _rij(waarden: Iterable[object]) -> bytes:
    return (";".join(map(_cel, waarden)) + "\r\n").encode("utf-8")


def _cel(waarde: object) -> str:
    """Quoted cell; text that a spreadsheet would run as a formula gets an apostrophe in front."""
    tekst = "" if waarde is None else str(waarde)
    if isinstance(waarde, str) and tekst[:1] and tekst[0] in _FORMULE:
        tekst = "'" + tekst
    return '"' + tekst.replace('"', '""') + '"'


def tijd_tekst(tijd: int) -> str:
    """Microseconds since 1970 (UTC) as a readable moment in UTC."""
    try:
        return (_EPOCH + timedelta(0, 0, tijd)).isoformat(" ", "microseconds")
    except OverflowError:
        raise Ongeldig("een tijd in het logboek bestaat niet", "a time in the log does not exist") from None


# --- all together ---------------------------------------------------------------------------------------------


def controleer(
    bundel: bytes | BinaryIO,
    sleutel_pem: bytes,
    eerder: bytes | None = None,
    tsa_ca: bytes | None = None,
    getuigen: Sequence[str] = (),
    kernen: int = 1,
) -> Verslag:
    """Everything about the bundle, with the key that the reader trusts. Raises Ongeldig at the first fault.

    `eerder` is a checkpoint that the reader kept, or an earlier bundle; `tsa_ca` the certificates (PEM) of the
    timestamp authority that he trusts; `getuigen` the keys (vkey) of witnesses that he trusts. Of a long
    logboek so many processes (`kernen`) check pieces side by side.
    """
    bron = io.BytesIO(bundel) if isinstance(bundel, bytes) else bundel
    lezer = _Gegeven(lees_sleutel(sleutel_pem), eerder, tsa_ca, tuple(map(lees_getuige, getuigen)), kernen)
    try:
        return _controleer(bron, lezer)
    except _Verpakking as fout:
        raise _na_inpakken(bron, lezer, fout) from None


class _Gegeven(NamedTuple):
    """What the reader brings: nothing of it comes from the bundle."""

    sleutel: bytes
    eerder: bytes | None
    tsa_ca: bytes | None
    getuigen: tuple[Getuigensleutel, ...]
    kernen: int


def _controleer(bron: BinaryIO, lezer: _Gegeven) -> Verslag:
    try:
        return _controleer_delen(bron, lees_zip(bron), lezer)
    except (OSError, Ongeldig):
        raise
    except Exception as fout:
        soort = type(fout).__name__
        raise Ongeldig(
            f"de bundel heeft een vorm die dit programma niet kan lezen ({soort})",
            f"the bundle has a form that this program cannot read ({soort})",
        ) from None


def _controleer_delen(bron: BinaryIO, leden: dict[str, Lid], lezer: _Gegeven) -> Verslag:
    sleutel = lezer.sleutel
    _toets_handtekening(bron, leden, sleutel)
    manifest = _lees_manifest(bron, leden)
    _toets_bestanden(manifest, leden)
    _toets_sommen(manifest, leden, sleutel)
    notitie = _lees_geheel(bron, leden, "checkpoint")
    punt = lees_checkpoint("checkpoint", notitie, sleutel)
    _toets_checkpoint(manifest, punt)
    bewijzen, stelsel = _lees_bewijzen(bron, leden), _lees_stelsel(bron, leden)
    loop = _Loop(bron, manifest, leden, stelsel)
    loop.loop(punt, lezer.kernen)
    _toets_eerste(bron, manifest, leden)
    _toets_bewijzen(bewijzen, punt, loop.laatste_blad)
    _toets_logbewijs(bron, leden, bewijzen, punt, notitie)
    _toets_dossier(bron, manifest, leden)
    _toets_mdto(manifest, leden)
    return Verslag(
        manifest=manifest,
        eerste_tijd=loop.eerste_tijd,
        laatste_tijd=loop.laatste_tijd,
        vingerafdruk=_sha256(sleutel),
        eerder=None if lezer.eerder is None else _toets_eerder(lezer.eerder, bewijzen, punt, sleutel, stelsel),
        tijdstempel=_toets_tijdstempel(bron, leden, lezer.tsa_ca, loop.laatste_tijd),
        waarschuwingen=tuple(_waarschuwingen(leden, stelsel, loop)),
        getuigen=_toets_getuigen(notitie, punt, lezer.getuigen) if lezer.getuigen else None,
        medehandtekeningen=_tel_mede(notitie, punt, sleutel),
    )


def _tel_mede(notitie: bytes, punt: Checkpoint, sleutel: bytes) -> int:
    """How many signature lines are not of the given key."""
    staart = notitie.decode("utf-8").rpartition("\n\n")[2]
    eigen = (punt.oorsprong, _sleutel_id(punt.oorsprong, 1, sleutel[-32:]))
    return sum((van, ruw[:4]) != eigen for van, ruw in set(_handtekeningen(staart)))


def _na_inpakken(bron: BinaryIO, lezer: _Gegeven, fout: Ongeldig) -> Ongeldig:
    """What to say of a container that is not in its one form: packed again by another program, or more than that.

    The files in it are packed in the one form here, and looked at as if they came like that.
    """
    try:
        with tempfile.TemporaryFile() as netjes:
            if not _pak_zip_over(bron, lezer.sleutel, netjes):
                return fout
            _controleer(netjes, lezer)
    except Onbruikbaar as anders:
        return anders
    except Ongeldig as anders:
        return Ongeldig(
            f"dit ZIP-bestand is opnieuw ingepakt, en er klopt meer niet: {anders.wat}",
            f"this ZIP file was packed again, and more is wrong: {anders.what}",
        )
    except Exception:
        return fout
    return Ongeldig(
        f"dit ZIP-bestand is opnieuw ingepakt ({fout.wat}). De bestanden erin zijn wel ongewijzigd en met de opgegeven "
        "sleutel ondertekend. Gebruik het oorspronkelijke ZIP-bestand. Hebt u dat niet meer, pak dit dan uit in een "
        "lege map en controleer die map: python3 verify.py MAP --sleutel sleutel.pem",
        f"this ZIP file was packed again ({fout.what}). The files in it are unchanged and signed with the given key. "
        "Use the original ZIP file. If you have it no more, unpack this one in an empty folder and check that folder: "
        "python3 verify.py FOLDER --sleutel sleutel.pem",
    )


# --- files that came out of their container -------------------------------------------------------------------

_ROMMEL = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})
"""What systems leave in a folder of their own accord."""
_MEESTE_MAPPEN = 10


def _is_rommel(naam: str) -> bool:
    return any(deel in _ROMMEL or deel.startswith("._") for deel in naam.split("/"))


class _Inpakker:
    """Writes files in the one form of the container, in the fixed order; at most `grens` bytes."""

    def __init__(self, uit: BinaryIO, grens: int) -> None:
        self._uit, self._rest = uit, grens
        self._centraal: list[bytes] = []
        self._plek = 0

    def voeg_toe(self, naam: str, bron: BinaryIO) -> None:
        """One file, from where `bron` stands to its end."""
        begin = self._plek
        self._schrijf(lokale_kop(naam.encode(), 0, 0))
        crc = grootte = 0
        while blok := bron.read(_BLOK):
            crc, grootte = zlib.crc32(blok, crc), grootte + len(blok)
            self._schrijf(blok)
        self._uit.seek(begin)
        self._uit.write(lokale_kop(naam.encode(), crc, grootte))
        self._uit.seek(self._plek)
        self._centraal.append(centrale_kop(naam.encode(), crc, grootte, begin))

    def sluit(self) -> None:
        begin = self._plek
        for kop in self._centraal:
            self._schrijf(kop)
        self._schrijf(slot(len(self._centraal), self._plek - begin, begin))

    def _schrijf(self, inhoud: bytes) -> None:
        self._rest -= len(inhoud)
        if self._rest < 0:
            raise Ongeldig("de bestanden zijn samen te groot", "the files are too large together")
        self._uit.write(inhoud)
        self._plek += len(inhoud)


def _pak_zip_over(bron: BinaryIO, sleutel: bytes, uit: BinaryIO) -> bool:
    """Packs what is in a ZIP of others; False when it is no such ZIP, or not all of it belongs in a bundle.

    Only after the signature in it held: nobody's ZIP is unpacked for him.
    """
    grootte = bron.seek(0, io.SEEK_END)
    if not _heeft_slot(bron, grootte):
        return False
    with zipfile.ZipFile(bron) as archief:
        leden = {lid.filename: lid for lid in archief.infolist() if not (lid.is_dir() or _is_rommel(lid.filename))}
        over = [
            lid for lid in archief.infolist() if not _is_rommel(lid.filename) and (lid.file_size or not lid.is_dir())
        ]
        heel = len(leden) == len(over)
        voor = _gedeelde_map(leden)
        namen = sorted((naam[len(voor) :] for naam in leden), key=lambda naam: rang(naam) or (9, 9))
        vreemd = next((naam for naam in namen if rang(naam) is None), None)
        if not heel or not {*ONGETELD} <= {*namen} or (vreemd and not voor):
            return False
        if vreemd:
            raise Ongeldig(f"onbekend bestand: {toonbaar(vreemd)}", f"unknown file: {toonbaar(vreemd)}")
        delen = []
        for naam in ONGETELD[1:]:
            with archief.open(leden[voor + naam]) as lid:
                delen.append(lid.read(GROOTSTE_TEKST))
        if not ondertekend(sleutel, *delen):
            raise _verkeerde_handtekening()
        inpakker = _Inpakker(uit, min(GROOTSTE_BUNDEL, 20 * grootte + GROOTSTE_TEKST))
        for naam in namen:
            with archief.open(leden[voor + naam]) as lid:
                inpakker.voeg_toe(naam, lid)  # type: ignore[arg-type]
    inpakker.sluit()
    return True


def _heeft_slot(bron: BinaryIO, grootte: int) -> bool:
    """Whether a ZIP ends here whose directory is of a size that may be read at once."""
    bron.seek(max(0, grootte - 2**16 - 22))
    staart = bron.read()
    plek = staart.rfind(b"PK\x05\x06")
    if plek < 0 or len(staart) < plek + 22 or staart[plek - 20 : plek][:4] == b"PK\x06\x07":
        return False
    aantal, lengte = struct.unpack("<HL", staart[plek + 10 : plek + 16])
    return bool(0 < aantal < GROOTSTE_AANTAL and lengte <= GROOTSTE_AANTAL * 256)


def _gedeelde_map(namen: Iterable[str]) -> str:
    """The folder that all these names begin with, when somebody packed the folder and not what is in it."""
    eerste = {naam.partition("/")[0] for naam in namen}
    (map_,) = eerste if len(eerste) == 1 else ("",)
    return f"{map_}/" if map_ and map_ not in VERPLICHT else ""


def pak_map_in(map_: str, uit: BinaryIO, behalve: Sequence[str] = ()) -> tuple[str, ...]:
    """Packs an unpacked bundle in its one form. Returns what it passed over: what systems leave behind, and the files
    of `behalve` (the key that lies beside it). Raises Ongeldig for what does not belong in a bundle.
    """
    gevonden, weg = _bestanden_in(map_, [os.path.realpath(pad) for pad in behalve])
    inpakker = _Inpakker(uit, GROOTSTE_BUNDEL)
    for naam in sorted(gevonden, key=lambda naam: rang(naam) or (9, 9)):
        with open(gevonden[naam], "rb") as bron:
            inpakker.voeg_toe(naam, bron)
    inpakker.sluit()
    return tuple(weg)


def _bestanden_in(map_: str, behalve: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Name in the bundle and path of each file, and the names of what was passed over."""
    top = _top_van(map_)
    gevonden: dict[str, str] = {}
    weg: list[str] = []
    for aantal, (waar, mappen, bestanden) in enumerate(os.walk(top)):
        if aantal > _MEESTE_MAPPEN or len(gevonden) + len(bestanden) > GROOTSTE_AANTAL:
            raise Ongeldig("er staat te veel in deze map", "there is too much in this folder")
        weg += [naam for naam in mappen if _is_rommel(naam)]
        mappen[:] = [naam for naam in mappen if not _is_rommel(naam)]
        for bestand in bestanden:
            pad = os.path.join(waar, bestand)
            naam = os.path.relpath(pad, top).replace(os.sep, "/")
            if _is_rommel(naam) or os.path.realpath(pad) in behalve:
                weg.append(naam)
            elif rang(naam) is None or os.path.islink(pad) or not os.path.isfile(pad):
                raise Ongeldig(f"onbekend bestand: {toonbaar(naam)}", f"unknown file: {toonbaar(naam)}")
            else:
                gevonden[naam] = pad
    return gevonden, [toonbaar(naam) for naam in weg]


def _top_van(map_: str) -> str:
    """The folder with manifest.json: this one, or the only one in it."""
    with os.scandir(map_) as inhoud:
        eerste = [lid for _, lid in zip(range(100), inhoud)]  # noqa: B905
    mappen = [lid.path for lid in eerste if lid.is_dir(follow_symlinks=False) and not _is_rommel(lid.name)]
    if any(lid.name == "manifest.json" for lid in eerste) or len(mappen) != 1:
        return map_
    return mappen[0]


def _toets_checkpoint(manifest: Json, punt: Checkpoint) -> None:
    if manifest["checkpoint"] != punt._asdict() or manifest["laatste_nr"] != punt.grootte:
        raise Ongeldig("checkpoint: past niet bij manifest.json", "checkpoint: does not fit manifest.json")
    if punt.oorsprong.rpartition("/")[2] != manifest["logboek"]:
        raise Ongeldig("checkpoint: is van een ander logboek", "checkpoint: is of another log")


def _toets_eerste(bron: BinaryIO, manifest: Json, leden: dict[str, Lid]) -> None:
    eerste = lees_kop("headers.jsonl, regel 1", next(Stroom(bron, leden["headers.jsonl"]).regels("headers.jsonl")))
    if eerste["nr"] != manifest["eerste_nr"]:
        raise Ongeldig(
            "manifest.json: eerste nr wijkt af van het logboek", "manifest.json: first nr differs from the log"
        )
    if (eerste["nr"] == 1) != (eerste["vorige"] == NUL):
        raise Ongeldig(
            "regel 1: alleen nr 1 van het logboek heeft geen vorige regel",
            "line 1: only nr 1 of the log has none before it",
        )


def der(soort: int, inhoud: bytes) -> bytes:
    """One value in DER."""
    maat = len(inhoud)
    if maat < 128:
        return bytes([soort, maat]) + inhoud
    lengte = maat.to_bytes((maat.bit_length() + 7) // 8, "big")
    return bytes([soort, 128 + len(lengte)]) + lengte + inhoud


_TOEGEKEND = b"\x30\x03\x02\x01\x00"
"""PKIStatusInfo that says granted, and nothing else: of an answer only the token in it is signed."""


def stempel_antwoord(token: bytes) -> bytes:
    """tijdstempel.tsr: an answer (TimeStampResp) with this token and no word that the authority did not sign."""
    return der(0x30, _TOEGEKEND + token)


def stempel_token(antwoord: bytes) -> bytes:
    """The signed token in tijdstempel.tsr. Raises Ongeldig for whatever else stands beside it."""
    begin = antwoord.find(_TOEGEKEND, 0, 12)
    token = antwoord[begin + len(_TOEGEKEND) :]
    if begin < 0 or not token.startswith(b"\x30") or stempel_antwoord(token) != antwoord:
        raise Ongeldig(
            f"{TIJDSTEMPEL}: bevat iets wat de tijdstempeldienst niet ondertekende (zoals een statusString)",
            f"{TIJDSTEMPEL}: holds something that the authority did not sign (such as a statusString)",
        )
    return token


def _toets_tijdstempel(bron: BinaryIO, leden: dict[str, Lid], tsa_ca: bytes | None, laatste: int) -> str | None:
    """The moment of the timestamp, after it was checked; empty when it was not, None without one.

    `laatste` is the time of the last line: what is stamped was there, so the stamp is not before it.
    """
    if TIJDSTEMPEL not in leden:
        return None
    if tsa_ca is None:
        return ""
    return toets_stempel(
        _lees_geheel(bron, leden, "checkpoint"), _lees_geheel(bron, leden, TIJDSTEMPEL), tsa_ca, laatste
    )


def toets_stempel(checkpoint: bytes, antwoord: bytes, tsa_ca: bytes, laatste: int) -> str:
    """The moment of a timestamp over the checkpoint, out of the signed token. Its certificate is judged at that moment:
    that it has expired since says nothing. Raises Ongeldig.
    """
    bestanden = {"checkpoint": checkpoint, "token": stempel_token(antwoord), "ca": tsa_ca}
    tekst = _openssl(["ts", "-reply", "-in", "token", "-token_in", "-text"], bestanden).stdout
    moment, tot = _stempeltijd(tekst)
    opdracht = ["ts", "-verify", "-data", "checkpoint", "-in", "token", "-token_in", "-CAfile", "ca"]
    if _openssl([*opdracht, "-attime", str(int(moment.timestamp()))], bestanden).returncode != 0:
        raise Ongeldig(
            f"{TIJDSTEMPEL}: hoort niet bij het checkpoint of is niet van deze dienst",
            f"{TIJDSTEMPEL}: is not of the checkpoint or not of this authority",
        )
    gezegd = moment.isoformat(" ").partition("+")[0]
    if tot <= laatste:
        raise Ongeldig(
            f"{TIJDSTEMPEL}: is van {gezegd} (UTC), eerder dan de laatste regel ({tijd_tekst(laatste)})",
            f"{TIJDSTEMPEL}: is of {gezegd} (UTC), before the last line ({tijd_tekst(laatste)})",
        )
    return gezegd


def _stempeltijd(tekst: bytes) -> tuple[datetime, int]:
    """The time in what openssl tells of a token, and the end of it (microseconds since 1970): a time in whole seconds
    may be any moment of that second.
    """
    gevonden = _STEMPELTIJD.search(tekst.decode("ascii", "replace"))
    try:
        if gevonden is None:
            raise ValueError
        maand, dag, uur, deel, jaar = gevonden.groups()
        dagtekst = f"{jaar}-{_MAANDEN.index(maand) + 1:02d}-{int(dag):02d}"
        seconde = datetime.fromisoformat(f"{dagtekst} {uur}").replace(tzinfo=timezone.utc)  # noqa: UP017 - 3.9
        micro = int((deel or "").ljust(6, "0"))
        if seconde.year < 1970:
            raise ValueError
    except (ValueError, OverflowError):
        raise Ongeldig(f"{TIJDSTEMPEL}: heeft geen leesbare tijd", f"{TIJDSTEMPEL}: has no readable time") from None
    einde = int(seconde.timestamp()) * 1_000_000 + micro + 10 ** (6 - len(deel or ""))
    return seconde.replace(microsecond=micro), einde


def _toets_dossier(bron: BinaryIO, manifest: Json, leden: dict[str, Lid]) -> None:
    dossier = lees_json("dossier.json", _lees_geheel(bron, leden, "dossier.json"))
    gelijk = (
        "zaak", "titel", "ontvanger", "doel", "profiel", "peildatum", "vanaf", "tot_en_met", "logboek", "aantal",
        "laatste_hash",
    )  # fmt: skip
    verwacht = {"formaat": DOSSIER_FORMAAT, "versie": manifest["versie"], **{naam: manifest[naam] for naam in gelijk}}
    for naam, waarde in verwacht.items():
        if dossier.get(naam, NUL) != waarde:
            raise Ongeldig(
                f"dossier.json: {naam} wijkt af van het manifest", f"dossier.json: {naam} differs from the manifest"
            )


def _waarschuwingen(leden: dict[str, Lid], stelsel: Stelsel, loop: _Loop) -> Iterator[tuple[str, str]]:
    if leden["verify.py"].sha256 != _sha256(Path(__file__).read_bytes()):
        yield (
            "verify.py in de bundel is een andere versie dan het programma dat u nu gebruikt.",
            "verify.py in the bundle is another version than the program that you use now.",
        )
    for kop, inhoud in stelsel.hervattingen():
        weg = toonbaar(f"{inhoud.get('verloren_van')} t/m {inhoud.get('verloren_tot')}")
        yield (
            f"Het logboek is bij nr {kop['nr']} hervat na verlies van regels ({weg}).",
            f"The log was resumed at nr {kop['nr']} after lines were lost ({weg}).",
        )
    if loop.sprongen:
        hoeveel = round(loop.grootste_sprong / 1_000_000)
        yield (
            f"Bij {loop.sprongen} regels stond de klok achter op de regel ervoor, hoogstens {hoeveel} seconden: hun "
            f"tijd is die van de regel ervoor, en wat de klok aangaf staat in de inhoud ({KLOK}).",
            f"At {loop.sprongen} lines the clock was behind the line before, at most {hoeveel} seconds: their time is "
            f"that of the line before, and what the clock read stands in the content ({KLOK}).",
        )
    if loop.gelijktijdig:
        yield (
            f"{loop.gelijktijdig} regels hebben tot op de microseconde de tijd van de regel ervoor, uit een ander "
            "verzoek: hun volgorde staat vast, hun tijd niet.",
            f"{loop.gelijktijdig} lines have the time of the line before to the microsecond, from another request: "
            "their order is certain, their time is not.",
        )


def _sha256(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def _eis_geen(namen: Iterable[str], behalve: Iterable[str], wat: str, what: str) -> None:
    """The first of `namen` that is not among `behalve` is wrong."""
    bekend = set(behalve)
    for naam in namen:
        if naam not in bekend:
            raise Ongeldig(wat.format(toonbaar(naam)), what.format(toonbaar(naam)))


def toonbaar(tekst: str) -> str:
    """Text of others, safe for a terminal: no control or direction marks."""
    return "".join(teken if teken.isprintable() else "\ufffd" for teken in tekst)


def checkpoint_uit(bron: BinaryIO) -> bytes:
    """The checkpoint in this file: the note itself, or the one in a bundle."""
    if bron.read(4) != b"PK\x03\x04":
        bron.seek(0)
        return bron.read(GROOTSTE_TEKST)
    try:
        leden = lees_zip(bron)
    except (struct.error, ValueError):
        raise Ongeldig("eerdere bundel: is niet te lezen", "earlier bundle: cannot be read") from None
    if "checkpoint" not in leden:
        raise Ongeldig("eerdere bundel: heeft geen checkpoint", "earlier bundle: has no checkpoint")
    return _lees_geheel(bron, leden, "checkpoint")


def _checkpoint_uit_bestand(pad: str) -> bytes:
    if os.path.isdir(pad):
        return _lees_bestand(os.path.join(_top_van(pad), "checkpoint"), GROOTSTE_TEKST)
    with open(pad, "rb") as bron:
        return checkpoint_uit(bron)


def _lees_bestand(pad: str, grens: int) -> bytes:
    with open(pad, "rb") as bestand:
        inhoud = bestand.read(grens + 1)
    if len(inhoud) > grens:
        raise Onbruikbaar(f"{toonbaar(pad)}: te groot", f"{toonbaar(pad)}: too large")
    return inhoud


def _getuigen_uit(gegeven: Sequence[str]) -> list[str]:
    """Keys of witnesses, as they were typed or from files with one on a line."""
    regels: list[str] = []
    for wat in gegeven:
        if not os.path.isfile(wat) and "+" in wat:
            regels.append(wat)
        else:
            regels += _lees_bestand(wat, 1_000_000).decode("utf-8", "replace").splitlines()
    return [regel for regel in regels if regel.strip() and not regel.startswith("#")]


def _kernen() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _lezer() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(description="Controleert een auditbundel van draaiboek.")
    lezer.add_argument("bundel", help="het ZIP-bestand, of de map waarin het is uitgepakt")
    lezer.add_argument("--sleutel", required=True, help="openbare sleutel (PEM), langs andere weg verkregen")
    lezer.add_argument("--eerder", help="checkpoint of bundel van een eerdere keer")
    lezer.add_argument("--tsa-ca", help="certificaten (PEM) van de tijdstempeldienst")
    lezer.add_argument("--getuige", action="append", default=[], help="sleutel (vkey) van een getuige, of een bestand")
    lezer.add_argument("--taal", choices=("nl", "en"), default="nl", help="taal van de meldingen / language")
    lezer.add_argument("--json", action="store_true", help="uitkomst als JSON")
    lezer.add_argument("--kernen", type=int, default=_kernen(), help="hoeveel processen een lang logboek nakijken")
    return lezer


def _controleer_bestanden(keuze: argparse.Namespace) -> Verslag:
    sleutel = _lees_bestand(keuze.sleutel, 10_000)
    eerder = _checkpoint_uit_bestand(keuze.eerder) if keuze.eerder else None
    ca = _lees_bestand(keuze.tsa_ca, 1_000_000) if keuze.tsa_ca else None
    gegeven = (sleutel, eerder, ca, _getuigen_uit(keuze.getuige), keuze.kernen)
    if os.path.isdir(keuze.bundel):
        return _controleer_map(keuze, gegeven)
    with open(keuze.bundel, "rb") as bron:
        if not bron.seekable():
            raise Onbruikbaar(f"{keuze.bundel}: is geen gewoon bestand", f"{keuze.bundel}: is no ordinary file")
        return controleer(bron, *gegeven)


def _controleer_map(
    keuze: argparse.Namespace, gegeven: tuple[bytes, bytes | None, bytes | None, list[str], int]
) -> Verslag:
    naast = [pad for pad in (keuze.sleutel, keuze.eerder, keuze.tsa_ca, *keuze.getuige) if pad]
    with tempfile.TemporaryFile() as bron:
        weg = pak_map_in(keuze.bundel, bron, naast)
        verslag = controleer(bron, *gegeven)
    let_op = [
        (
            "U controleerde een uitgepakte map. Over het ZIP-bestand waar hij uit komt, zegt dit niets.",
            "You checked an unpacked folder. This says nothing about the ZIP file that it came from.",
        )
    ]
    if weg:
        let_op.append((f"Niet bekeken: {', '.join(weg)}.", f"Not looked at: {', '.join(weg)}."))
    return verslag._replace(waarschuwingen=(*verslag.waarschuwingen, *let_op))


def _melding(fout: BaseException, en: bool) -> str:
    if isinstance(fout, Ongeldig):
        return fout.what if en else fout.wat
    if isinstance(fout, OSError):
        waar = f"{fout.filename}: " if fout.filename else ""
        return f"{waar}{'cannot be read' if en else 'niet te lezen'} ({fout.strerror or fout})"
    if isinstance(fout, KeyboardInterrupt):
        return "interrupted, nothing was found out" if en else "afgebroken, er is niets vastgesteld"
    soort = type(fout).__name__
    return f"this cannot be checked ({soort})" if en else f"dit is niet te controleren ({soort})"


def _zeg(tekst: str, stroom: Any) -> None:
    """Prints it; who reads the answer may stop reading."""
    with suppress(OSError, ValueError):
        print(tekst, file=stroom, flush=True)


def _oordeel(keuze: argparse.Namespace) -> int:
    en = keuze.taal == "en"
    try:
        verslag = _controleer_bestanden(keuze)
        tekst = json.dumps(verslag.gegevens(), indent=2) if keuze.json else verslag.tekst(keuze.taal)  # JSON in ASCII
    except (Exception, KeyboardInterrupt) as fout:
        wat = _melding(fout, en)
        if keuze.json:
            _zeg(json.dumps({"in_orde": 0, "fout": wat}), sys.stdout)
        _zeg(f"{'NOT IN ORDER' if en else 'NIET IN ORDE'}: {wat}", sys.stderr)
        return 1
    _zeg(tekst, sys.stdout)
    return 0


def main(argumenten: Sequence[str] | None = None) -> int:
    for stroom in (sys.stdout, sys.stderr):
        if stroom is not None:
            stroom.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    uitkomst = _oordeel(_lezer().parse_args(argumenten))
    for stroom in (sys.stdout, sys.stderr):
        try:
            stroom.flush()
        except (OSError, ValueError, AttributeError):  # nobody reads it: what is left in it goes nowhere
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stroom.fileno())
    return uitkomst


if __name__ == "__main__":
    sys.exit(main())
