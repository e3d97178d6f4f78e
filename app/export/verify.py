#!/usr/bin/env python3
"""Checks an audit bundle of draaiboek, without draaiboek.

    python3 verify.py bundel.zip --sleutel sleutel.pem

Needs Python 3.9 or later, nothing but its standard library, and the program openssl (3.0 or later) for the
signature. Exit 0 and a summary in Dutch, or exit 1 and the first thing that is wrong. The public key is given by
the reader and never taken from the bundle.

The format has one form only: whatever is read here is built again from its parts and must be the same bytes.
The bundle builder imports those building functions from this file, so that there is one source for the format.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

FORMAAT = "draaiboek-bundel"
DOSSIER_FORMAAT = "draaiboek-dossier"
VERSIE = 1
NUL = "0" * 64
ZOUT_LENGTE = 32
GROOTSTE_GETAL = 2**53 - 1

GROOTSTE_BUNDEL = 2**32 - 1
GROOTSTE_AANTAL = 2**16 - 1
GROOTSTE_NAAM = 120
GROOTSTE_TEKST = 2**28
"""Bytes, for each text that is read as JSON: manifest, dossier, each line and each payload."""

VOORAAN = ("LEESMIJ.txt", "dossier.html", "dossier.json", "logboek.csv", "headers.jsonl")
ACHTERAAN = ("verify.py", "manifest.json", "MANIFEST.sha256", "MANIFEST.sig")
ONGETELD = ACHTERAAN[1:]
"""Files that manifest.json cannot list, because they are made after it (or are it)."""

VEILIGE_NAAM = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?")
_NUMMER = r"(0|[1-9][0-9]{0,14})"
_PAYLOAD = re.compile(r"payloads/([0-9]{6,15})\.bin")
_DOCUMENT = re.compile(r"documenten/" + _NUMMER + "-(" + VEILIGE_NAAM.pattern + ")")
_HEX = re.compile(r"[0-9a-f]{64}")
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ED25519 = bytes.fromhex("302a300506032b6570032100")
"""What comes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo."""

Leden = dict[str, memoryview]
Json = dict[str, Any]


class Ongeldig(Exception):
    """The bundle cannot be relied upon; `wat` says in Dutch which thing is wrong first."""

    def __init__(self, wat: str) -> None:
        super().__init__(wat)
        self.wat = wat


class Gelezen(NamedTuple):
    """One line of headers.jsonl: the hash of its bytes, its fields, and its payload unless destroyed."""

    hash: str
    kop: Json
    payload: Json | None


class Verslag(NamedTuple):
    """What was established about a bundle that is in order."""

    manifest: Json
    eerste_tijd: int
    laatste_tijd: int
    documenten: int
    vingerafdruk: str
    waarschuwingen: tuple[str, ...]

    def tekst(self) -> str:
        """The summary, in Dutch."""
        m = self.manifest
        rijen = [
            ("Zaak", f"{m['zaak']} {m['titel']}"),
            ("Ontvanger", m["ontvanger"]),
            ("Doel", m["doel"]),
            ("Peildatum", m["peildatum"]),
            ("Gemaakt op", m["gemaakt_op"]),
            ("Logboek", m["logboek"]),
            ("Logboekregels", f"{m['aantal']} (nr {m['eerste_nr']} tot en met {m['laatste_nr']})"),
            ("Periode", f"{tijd_tekst(self.eerste_tijd)} tot en met {tijd_tekst(self.laatste_tijd)} (UTC)"),
            ("Laatste hash", m["laatste_hash"]),
            ("Documenten", str(self.documenten)),
            ("Vernietigd", f"inhoud van {len(m['vernietigd'])} logboekregels"),
            ("Sleutel", self.vingerafdruk),
        ]
        kop = "IN ORDE: de bundel is compleet, ongewijzigd en ondertekend met de opgegeven sleutel."
        regels = [f"{naam + ':':15}{toonbaar(waarde)}" for naam, waarde in rijen]
        return "\n".join([kop, *regels, *(f"LET OP: {w}" for w in self.waarschuwingen)])


# --- canonical JSON -------------------------------------------------------------------------------------------


def canoniek(waarde: object) -> bytes:
    """The one form of a JSON value: UTF-8, keys sorted, no spaces; only text in NFC, integers and null."""
    _eis_kaal(waarde)
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _eis_kaal(waarde: object) -> None:
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            _eis_kaal(sleutel)
            _eis_kaal(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            _eis_kaal(deel)
    elif isinstance(waarde, str):
        _eis(unicodedata.normalize("NFC", waarde) == waarde, "tekst die niet in NFC staat")
    elif waarde is not None:
        _eis(type(waarde) is int and abs(waarde) <= GROOTSTE_GETAL, "iets anders dan tekst, gehele getallen en null")


def lees_json(naam: str, inhoud: bytes | memoryview) -> Json:
    """Reads a canonical JSON object: no double keys, NaN, lone surrogates, or any other way to write it."""
    if len(inhoud) > GROOTSTE_TEKST:
        raise Ongeldig(f"{naam}: te groot")
    try:
        waarde = json.loads(bytes(inhoud).decode("utf-8"), object_pairs_hook=_zonder_dubbelen, parse_int=_geheel)
        _eis(isinstance(waarde, dict), "geen object")
        _eis(canoniek(waarde) == inhoud, "anders geschreven dan de vaste vorm")
    except Ongeldig as fout:
        raise Ongeldig(f"{naam}: geen canonieke JSON ({fout.wat})") from None
    except (ValueError, RecursionError):
        raise Ongeldig(f"{naam}: geen canonieke JSON") from None
    return dict(waarde)


def _geheel(cijfers: str) -> int:
    _eis(len(cijfers) <= 17, "een getal dat te groot is")
    return int(cijfers)


def _zonder_dubbelen(paren: list[tuple[str, Any]]) -> Json:
    waarden = dict(paren)
    _eis(len(waarden) == len(paren), "dubbele sleutel")
    return waarden


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


def schrijf_zip(leden: Iterable[tuple[str, bytes]]) -> bytes:
    """The container around these members, in this order. ValueError beyond 65,535 members or 4 GiB."""
    delen: list[bytes] = []
    centraal: list[bytes] = []
    plek = 0
    for naam, inhoud in leden:
        ruw, crc = naam.encode("ascii"), zlib.crc32(inhoud)
        kop = lokale_kop(ruw, crc, len(inhoud))
        delen += [kop, inhoud]
        centraal.append(centrale_kop(ruw, crc, len(inhoud), plek))
        plek += len(kop) + len(inhoud)
    if len(centraal) > GROOTSTE_AANTAL or plek + sum(map(len, centraal)) > GROOTSTE_BUNDEL - 22:
        raise ValueError("de bundel wordt te groot voor een ZIP-bestand")
    return b"".join([*delen, *centraal, slot(len(centraal), sum(map(len, centraal)), plek)])


def lees_zip(inhoud: bytes) -> Leden:
    """The members, after every byte of the container was found to be as `schrijf_zip` would write it."""
    if len(inhoud) > GROOTSTE_BUNDEL:
        raise Ongeldig("ZIP: te groot")
    zicht = memoryview(inhoud)
    leden: Leden = {}
    centraal: list[tuple[str, bytes]] = []
    plek = 0
    while bytes(zicht[plek : plek + 4]) == b"PK\x03\x04":
        naam, crc, lid = _lees_lid(zicht[plek:], leden)
        leden[naam] = lid
        centraal.append((naam, centrale_kop(naam.encode(), crc, len(lid), plek)))
        plek += 30 + len(naam) + len(lid)
    if not leden:
        raise Ongeldig("ZIP: begint niet als bundel (geen ZIP-bestand, of bytes ervoor)")
    _toets_inhoudsopgave(zicht, plek, centraal)
    return leden


def _lees_lid(zicht: memoryview, eerder: Leden) -> tuple[str, int, memoryview]:
    """Name, CRC and content of the member at the start of `zicht`."""
    if len(zicht) < 30:
        raise Ongeldig("ZIP: afgekapt")
    crc, _, grootte, lengte = struct.unpack("<3LH", zicht[14:28])
    ruw = bytes(zicht[30 : 30 + min(lengte, GROOTSTE_NAAM)])
    naam = ruw.decode("ascii", "backslashreplace")
    if rang(naam) is None or lengte > GROOTSTE_NAAM:
        raise Ongeldig(f"onbekend bestand: {toonbaar(naam)}")
    if naam in eerder:
        raise Ongeldig(f"{naam}: staat er dubbel in")
    if zicht[: 30 + lengte] != lokale_kop(ruw, crc, grootte):
        raise Ongeldig(f"{naam}: de kop in de ZIP wijkt af van de vaste vorm")
    lid = zicht[30 + lengte : 30 + lengte + grootte]
    if len(lid) != grootte:
        raise Ongeldig(f"{naam}: ZIP is hier afgekapt")
    if zlib.crc32(lid) != crc:
        raise Ongeldig(f"{naam}: inhoud is beschadigd (CRC klopt niet)")
    return naam, crc, lid


def _toets_inhoudsopgave(zicht: memoryview, plek: int, centraal: Sequence[tuple[str, bytes]]) -> None:
    begin = plek
    for naam, verwacht in centraal:
        if zicht[plek : plek + len(verwacht)] != verwacht:
            raise Ongeldig(f"{naam}: inhoudsopgave van de ZIP wijkt af (onverwachte bytes op plaats {plek})")
        plek += len(verwacht)
    einde = slot(len(centraal), plek - begin, begin)
    if zicht[plek : plek + len(einde)] != einde:
        raise Ongeldig("ZIP: het slot wijkt af van de vaste vorm of is afgekapt")
    if len(zicht) != plek + len(einde):
        raise Ongeldig("ZIP: er staan bytes achter het einde")


def rang(naam: str) -> tuple[int, int] | None:
    """Place of a file in the fixed order of the bundle, or None for a name that does not belong in one."""
    if naam in VOORAAN:
        return (0, VOORAAN.index(naam))
    payload = _PAYLOAD.fullmatch(naam)
    if payload and naam == payload_naam(int(payload.group(1))):
        return (1, int(payload.group(1)))
    document = _DOCUMENT.fullmatch(naam)
    if document:
        return (2, int(document.group(1)))
    return (3, ACHTERAAN.index(naam)) if naam in ACHTERAAN else None


def payload_naam(zaak_nr: int) -> str:
    return f"payloads/{zaak_nr:06d}.bin"


# --- manifest and signature -----------------------------------------------------------------------------------

_MANIFEST = {
    "formaat": str, "versie": int, "zaak": str, "titel": str, "ontvanger": str, "doel": str, "peildatum": str,
    "gemaakt_op": str, "logboek": str, "aantal": int, "eerste_nr": int, "laatste_nr": int, "laatste_hash": str,
    "vernietigd": list, "bestanden": list, "documenten": list, "sleutel": str,
}  # fmt: skip
_BESTAND = {"naam": str, "grootte": int, "sha256": str}
_DOCUMENTREGEL = {"id": int, "naam": str, "mediatype": str, "bestand": str}


def _lees_manifest(leden: Leden) -> Json:
    if "manifest.json" not in leden:
        raise Ongeldig("manifest.json: ontbreekt")
    manifest = lees_json("manifest.json", leden["manifest.json"])
    if manifest.get("formaat") != FORMAAT or manifest.get("versie") != VERSIE:
        raise Ongeldig("manifest.json: onbekend formaat of onbekende versie")
    _toets_velden("manifest.json", manifest, _MANIFEST)
    for soort, velden in (("bestanden", _BESTAND), ("documenten", _DOCUMENTREGEL)):
        for regel in manifest[soort]:
            _toets_velden(f"manifest.json, {soort}", regel, velden)
    if not all(type(nummer) is int for nummer in manifest["vernietigd"]):
        raise Ongeldig("manifest.json: vernietigd is geen lijst van nummers")
    return manifest


def _toets_velden(plaats: str, waarden: object, velden: dict[str, type]) -> None:
    if not isinstance(waarden, dict) or waarden.keys() != velden.keys():
        raise Ongeldig(f"{plaats}: onbekende of ontbrekende velden")
    for naam, soort in velden.items():
        if type(waarden[naam]) is not soort:
            raise Ongeldig(f"{plaats}: veld {naam} heeft de verkeerde soort")


def _toets_bestanden(manifest: Json, leden: Leden) -> None:
    """The members are exactly those of the manifest, in the fixed order, with the size and hash given there."""
    genoemd = [regel["naam"] for regel in manifest["bestanden"]] + list(ONGETELD)
    _eis_geen(leden, genoemd, "onbekend bestand: {}")
    _eis_geen([*VOORAAN, *ACHTERAAN, *genoemd], leden, "{}: ontbreekt")
    rangen = [rang(naam) or (9, 9) for naam in leden]
    if list(leden) != genoemd or any(a >= b for a, b in zip(rangen, rangen[1:])):  # noqa: B905, RUF007
        raise Ongeldig("manifest.json: bestanden staan niet in de vaste volgorde")
    for regel in manifest["bestanden"]:
        lid = leden[regel["naam"]]
        if (len(lid), _sha256(lid)) != (regel["grootte"], regel["sha256"]):
            raise Ongeldig(f"{regel['naam']}: inhoud wijkt af van het manifest")
    _toets_documenten(manifest, leden)


def _toets_documenten(manifest: Json, leden: Leden) -> None:
    gevonden = [naam for naam in leden if naam.startswith("documenten/")]
    if gevonden != [regel["bestand"] for regel in manifest["documenten"]]:
        raise Ongeldig("manifest.json: de lijst van documenten past niet bij de bestanden")
    for regel in manifest["documenten"]:
        if rang(regel["bestand"]) != (2, regel["id"]):
            raise Ongeldig(f"{regel['bestand']}: nummer wijkt af van het manifest")


def sommen(hashes: Iterable[tuple[str, str]]) -> bytes:
    """MANIFEST.sha256 as `sha256sum -c` reads it, from (name, hex hash)."""
    return "".join(f"{som}  {naam}\n" for naam, som in hashes).encode("ascii")


def _toets_handtekening(manifest: Json, leden: Leden, sleutel: bytes) -> None:
    hashes = [(regel["naam"], regel["sha256"]) for regel in manifest["bestanden"]]
    verwacht = sommen([*hashes, ("manifest.json", _sha256(leden["manifest.json"]))])
    if leden["MANIFEST.sha256"] != verwacht:
        raise Ongeldig("MANIFEST.sha256: past niet bij manifest.json")
    if manifest["sleutel"] != _sha256(sleutel):
        raise Ongeldig("manifest.json: noemt een andere sleutel dan de opgegeven sleutel")
    if not ondertekend(sleutel, verwacht, bytes(leden["MANIFEST.sig"])):
        raise Ongeldig("MANIFEST.sig: handtekening klopt niet bij de opgegeven sleutel")


def lees_sleutel(pem: bytes) -> bytes:
    """DER (SubjectPublicKeyInfo) of an Ed25519 public key in PEM."""
    tekst = b"".join(pem.split())
    kop, staart = b"-----BEGINPUBLICKEY-----", b"-----ENDPUBLICKEY-----"
    try:
        _eis(tekst.startswith(kop) and tekst.endswith(staart), "geen PEM")
        der = base64.b64decode(tekst[len(kop) : -len(staart)], validate=True)
        _eis(len(der) == len(_ED25519) + 32 and der.startswith(_ED25519), "geen Ed25519")
    except (Ongeldig, binascii.Error):
        raise Ongeldig("de opgegeven sleutel is geen openbare Ed25519-sleutel in PEM-vorm") from None
    return der


def ondertekend(sleutel: bytes, bericht: bytes, handtekening: bytes) -> bool:
    """Asks openssl whether this is the signature of `sleutel` (DER) over `bericht`."""
    if len(handtekening) != 64:
        return False
    pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(sleutel) + b"\n-----END PUBLIC KEY-----\n"
    with tempfile.TemporaryDirectory() as map_:
        for naam, inhoud in (("sleutel", pem), ("bericht", bericht), ("handtekening", handtekening)):
            Path(map_, naam).write_bytes(inhoud)
        opdracht = [_openssl(), "pkeyutl", "-verify", "-pubin", "-inkey", "sleutel", "-rawin"]
        opdracht += ["-in", "bericht", "-sigfile", "handtekening"]
        klaar = _voer_uit(opdracht, map_)
    if klaar.returncode != 0 and b"Signature Verif" not in klaar.stdout:
        raise Ongeldig("de handtekening is niet te controleren: dit vraagt OpenSSL 3.0 of nieuwer")
    return klaar.returncode == 0


def _voer_uit(opdracht: list[str], map_: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(opdracht, cwd=map_, capture_output=True, check=False, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as fout:
        raise Ongeldig(f"de handtekening is niet te controleren: openssl start niet ({fout})") from None


def _openssl() -> str:
    """Full path of openssl, from the absolute folders of PATH only: never from beside the bundle."""
    for map_ in os.environ.get("PATH", "").split(os.pathsep):
        for naam in ("openssl.exe", "openssl") if os.name == "nt" else ("openssl",):
            pad = os.path.join(map_, naam)
            if os.path.isabs(map_) and os.path.isfile(pad) and os.access(pad, os.X_OK):
                return pad
    raise Ongeldig("de handtekening is niet te controleren: het programma openssl is niet gevonden")


# --- the logboek ----------------------------------------------------------------------------------------------

KOLOMMEN = (
    "zaak_nr", "nr", "tijd", "datum", "actor", "rol", "hoedanigheid", "namens", "actie", "uitkomst", "van",
    "naar", "object", "object_versie", "verzoek", "zaak", "logboek", "v", "vorige", "zaak_vorige",
    "payload_sha256",
)  # fmt: skip
_GETALLEN = frozenset({"v", "nr", "zaak_nr", "tijd"})
_MAG_LEEG = frozenset({"datum", "namens", "van", "naar", "object", "object_versie"})
_FORMULE = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def _lees_regels(manifest: Json, leden: Leden) -> list[Gelezen]:
    """The lines with their payloads, each on its own in order."""
    *lijnen, rest = bytes(leden["headers.jsonl"]).split(b"\n")
    if rest or not lijnen:
        raise Ongeldig("headers.jsonl: laatste regel is niet compleet")
    koppen = [_lees_kop(nummer, lijn) for nummer, lijn in enumerate(lijnen, 1)]
    _toets_nummers([kop["zaak_nr"] for kop in koppen], manifest["aantal"])
    payloads = _lees_payloads(manifest, leden, koppen)
    drietallen = zip(lijnen, koppen, payloads)  # noqa: B905
    return [Gelezen(_sha256(lijn), kop, payload) for lijn, kop, payload in drietallen]


def _lees_kop(nummer: int, lijn: bytes) -> Json:
    plaats = f"headers.jsonl, regel {nummer}"
    kop = lees_json(plaats, lijn)
    if kop.keys() != set(KOLOMMEN):
        raise Ongeldig(f"{plaats}: onbekende of ontbrekende velden")
    for naam, waarde in kop.items():
        if not _mag(naam, waarde):
            raise Ongeldig(f"{plaats}: veld {naam} is ongeldig")
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


def _is_datum(tekst: str) -> bool:
    try:
        return _DATUM.fullmatch(tekst) is not None and bool(date.fromisoformat(tekst))
    except ValueError:
        return False


def _toets_nummers(nummers: Sequence[int], aantal: int) -> None:
    """1 to `aantal`, each once and in order."""
    aanwezig = set(nummers)
    for verwacht, nummer in enumerate(nummers, 1):
        if verwacht not in aanwezig:
            raise Ongeldig(f"logboekregel {verwacht} ontbreekt")
        if nummer != verwacht:
            raise Ongeldig(f"logboekregel {nummer} staat dubbel of niet op zijn plaats")
    if len(nummers) < aantal:
        raise Ongeldig(f"logboekregel {len(nummers) + 1} ontbreekt")
    if len(nummers) > aantal:
        raise Ongeldig(f"logboekregel {len(nummers)} is er te veel: het manifest noemt er {aantal}")


def _lees_payloads(manifest: Json, leden: Leden, koppen: Sequence[Json]) -> list[Json | None]:
    """The payload of each line; None where the manifest says that it was destroyed."""
    vernietigd = manifest["vernietigd"]
    if vernietigd != sorted({n for n in vernietigd if 1 <= n <= len(koppen)}):
        raise Ongeldig("manifest.json: vernietigd noemt regels die er niet zijn, of staat niet op volgorde")
    weg = set(vernietigd)
    verwacht = [payload_naam(n) for n in range(1, len(koppen) + 1) if n not in weg]
    gevonden = [naam for naam in leden if naam.startswith("payloads/")]
    _eis_geen(verwacht, leden, "{}: ontbreekt en staat niet als vernietigd in het manifest")
    _eis_geen(gevonden, verwacht, "{}: hoort bij geen logboekregel")
    _toets_zouten(leden, gevonden)
    return [_lees_payload(leden.get(payload_naam(kop["zaak_nr"])), kop) for kop in koppen]


def _toets_zouten(leden: Leden, namen: Sequence[str]) -> None:
    zouten: dict[bytes, str] = {}
    for naam in namen:
        eerder = zouten.setdefault(bytes(leden[naam][:ZOUT_LENGTE]), naam)
        if eerder != naam:
            raise Ongeldig(f"{naam}: heeft hetzelfde zout als {eerder}")


def _lees_payload(payload: memoryview | None, kop: Json) -> Json | None:
    if payload is None:
        return None
    naam = payload_naam(kop["zaak_nr"])
    if _sha256(payload) != kop["payload_sha256"]:
        raise Ongeldig(f"{naam}: hoort niet bij regel {kop['zaak_nr']} (hash klopt niet)")
    if len(payload) < ZOUT_LENGTE:
        raise Ongeldig(f"{naam}: heeft geen zout van {ZOUT_LENGTE} bytes")
    return lees_json(naam, payload[ZOUT_LENGTE:])


def _toets_keten(manifest: Json, regels: Sequence[Gelezen]) -> None:
    for regel in regels:
        if regel.kop["zaak"] != manifest["zaak"] or regel.kop["logboek"] != manifest["logboek"]:
            raise Ongeldig(f"regel {regel.kop['zaak_nr']}: hoort bij een andere zaak of een ander logboek")
        if (regel.kop["nr"] == 1) != (regel.kop["vorige"] == NUL):
            raise Ongeldig(f"regel {regel.kop['zaak_nr']}: alleen nr 1 van het logboek heeft geen vorige regel")
    if regels[0].kop["zaak_vorige"] != NUL:
        raise Ongeldig("regel 1: verwijst naar een regel die er niet is")
    for vorige, regel in zip(regels, regels[1:]):  # noqa: B905, RUF007
        _toets_schakel(vorige, regel)
    _toets_uiteinden(manifest, regels)


def _toets_schakel(vorige: Gelezen, regel: Gelezen) -> None:
    nummer = regel.kop["zaak_nr"]
    if regel.kop["zaak_vorige"] != vorige.hash:
        raise Ongeldig(f"regel {nummer}: verwijst niet naar regel {nummer - 1}")
    if regel.kop["nr"] <= vorige.kop["nr"]:
        raise Ongeldig(f"regel {nummer}: nr loopt niet op")
    if regel.kop["nr"] == vorige.kop["nr"] + 1 and regel.kop["vorige"] != vorige.hash:
        raise Ongeldig(f"regel {nummer}: verwijst niet naar de vorige regel van het logboek")
    if regel.kop["tijd"] < vorige.kop["tijd"]:
        raise Ongeldig(f"regel {nummer}: tijd ligt voor die van regel {nummer - 1}")


def _toets_uiteinden(manifest: Json, regels: Sequence[Gelezen]) -> None:
    eerste, laatste = regels[0], regels[-1]
    if (eerste.kop["nr"], laatste.kop["nr"]) != (manifest["eerste_nr"], manifest["laatste_nr"]):
        raise Ongeldig("manifest.json: eerste of laatste nr wijkt af van het logboek")
    if laatste.hash != manifest["laatste_hash"]:
        raise Ongeldig(f"regel {len(regels)}: hash wijkt af van het manifest")
    if (laatste.kop["actie"], laatste.kop["uitkomst"]) != ("exporteer", "gedaan"):
        raise Ongeldig(f"regel {len(regels)}: de laatste regel is niet die van deze export")


def maak_csv(regels: Sequence[tuple[str, Json, Json | None]]) -> bytes:
    """logboek.csv from (hash, header, payload): every header field, then every payload field; for a spreadsheet."""
    extra = sorted({sleutel for _, _, payload in regels for sleutel in payload or {}})
    rijen: list[list[object]] = [[*KOLOMMEN, "regel_sha256", *(f"inhoud.{sleutel}" for sleutel in extra)]]
    for som, kop, payload in regels:
        vast = [tijd_tekst(kop[k]) if k == "tijd" else kop[k] for k in KOLOMMEN]
        rijen.append([*vast, som, *((payload or {}).get(sleutel) for sleutel in extra)])
    return b"\xef\xbb\xbf" + "".join(";".join(map(_cel, rij)) + "\r\n" for rij in rijen).encode("utf-8")


def _cel(waarde: object) -> str:
    """Quoted cell; text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(waarde, (dict, list)):
        waarde = canoniek(waarde).decode("utf-8")
    tekst = "" if waarde is None else str(waarde)
    if isinstance(waarde, str) and tekst.startswith(tuple(_FORMULE)):
        tekst = "'" + tekst
    return '"' + tekst.replace('"', '""') + '"'


def tijd_tekst(tijd: int) -> str:
    """Microseconds since 1970 (UTC) as a readable moment in UTC."""
    seconden, micro = divmod(tijd, 1_000_000)
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconden)) + f".{micro:06d}"


# --- all together ---------------------------------------------------------------------------------------------


def controleer(zip_bytes: bytes, sleutel_pem: bytes) -> Verslag:
    """Everything about the bundle, with the key that the reader trusts. Raises Ongeldig at the first fault."""
    sleutel = lees_sleutel(sleutel_pem)
    leden = lees_zip(zip_bytes)
    manifest = _lees_manifest(leden)
    _toets_bestanden(manifest, leden)
    _toets_handtekening(manifest, leden, sleutel)
    regels = _lees_regels(manifest, leden)
    _toets_keten(manifest, regels)
    if leden["logboek.csv"] != maak_csv(regels):
        raise Ongeldig("logboek.csv: past niet bij de logboekregels")
    _toets_dossier(manifest, leden)
    return Verslag(
        manifest=manifest,
        eerste_tijd=regels[0].kop["tijd"],
        laatste_tijd=regels[-1].kop["tijd"],
        documenten=len(manifest["documenten"]),
        vingerafdruk=_sha256(sleutel),
        waarschuwingen=_waarschuwingen(leden),
    )


def _toets_dossier(manifest: Json, leden: Leden) -> None:
    dossier = lees_json("dossier.json", leden["dossier.json"])
    verwacht = {"formaat": DOSSIER_FORMAAT, "versie": VERSIE}
    gelijk = ("zaak", "titel", "ontvanger", "doel", "peildatum", "logboek", "aantal", "laatste_hash")
    verwacht.update({naam: manifest[naam] for naam in gelijk})
    for naam, waarde in verwacht.items():
        if dossier.get(naam) != waarde:
            raise Ongeldig(f"dossier.json: {naam} wijkt af van het manifest")


def _waarschuwingen(leden: Leden) -> tuple[str, ...]:
    if leden["verify.py"] == Path(__file__).read_bytes():
        return ()
    return ("verify.py in de bundel is een andere versie dan het programma dat u nu gebruikt.",)


def _sha256(inhoud: bytes | memoryview) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def _eis_geen(namen: Iterable[str], behalve: Iterable[str], wat: str) -> None:
    """The first of `namen` that is not among `behalve` is wrong."""
    bekend = set(behalve)
    for naam in namen:
        if naam not in bekend:
            raise Ongeldig(wat.format(toonbaar(naam)))


def _eis(klopt: bool, wat: str) -> None:
    if not klopt:
        raise Ongeldig(wat)


def toonbaar(tekst: str) -> str:
    """Text of others, safe for a terminal: no control or direction marks."""
    return "".join(teken if teken.isprintable() else "\ufffd" for teken in tekst)


def _lees_bestand(pad: str, grens: int) -> bytes:
    try:
        if os.path.getsize(pad) > grens:
            raise Ongeldig(f"{pad}: te groot")
        return Path(pad).read_bytes()
    except OSError as fout:
        raise Ongeldig(f"{pad}: niet te lezen ({fout.strerror})") from None


def main(argumenten: Sequence[str] | None = None) -> int:
    for stroom in (sys.stdout, sys.stderr):
        stroom.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    lezer = argparse.ArgumentParser(description="Controleert een auditbundel van draaiboek.")
    lezer.add_argument("bundel", help="het ZIP-bestand")
    lezer.add_argument("--sleutel", required=True, help="openbare sleutel (PEM), langs andere weg verkregen")
    keuze = lezer.parse_args(argumenten)
    try:
        sleutel = _lees_bestand(keuze.sleutel, 10_000)
        print(controleer(_lees_bestand(keuze.bundel, GROOTSTE_BUNDEL), sleutel).tekst())
    except Ongeldig as fout:
        print(f"NIET IN ORDE: {fout.wat}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
