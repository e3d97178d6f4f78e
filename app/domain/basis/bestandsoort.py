"""What the bytes of a file are, of each kind: whether a program that opens such files would open this one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

MAX_UITGEPAKT = 100 * 1024 * 1024
"""What a packed file may unpack to, in bytes: more is no document but a bomb. It is unpacked while somebody waits."""
_PERSINGEN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What Office, and Windows for a .zip, can unpack. Of others (bzip2, lzma) 400 bytes take seconds."""
MAX_ONDERDELEN = 5_000
MEESTE_NAMEN = 20
"""How many attachments are named; of more their number is told."""

_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""With which an OLE container begins: Office of before 2007, Outlook, and what Office encrypts."""
_BOM = b"\xef\xbb\xbf"


class OnleesbareInhoud(ValueError):
    """It is no file of its kind, or nobody could open it; the text says why when more is known."""


@dataclass(frozen=True)
class Bevinding:
    """What is out of the ordinary about a file that can be kept."""

    versleuteld: bool = False
    macros: bool = False
    verder: tuple[str, ...] = ()


GEWOON = Bevinding()


def kijk(extensie: str, inhoud: bytes) -> Bevinding:
    """What a file of this kind holds. Raises OnleesbareInhoud."""
    return _SOORTEN[extensie](extensie, inhoud)


def is_container(inhoud: bytes) -> bool:
    return inhoud.startswith(_CONTAINER)


def _heeft_stroom(inhoud: bytes, naam: str) -> bool:
    """Whether a container has a stream of this name: its directory holds names in UTF-16."""
    return naam.encode("utf-16-le") in inhoud


def is_versleutelde_office(inhoud: bytes) -> bool:
    """Made by Office with a password or a label that encrypts (MS-OFFCRYPTO 2.2)."""
    return is_container(inhoud) and _heeft_stroom(inhoud, "EncryptedPackage")


def verklaar_container(inhoud: bytes) -> str:
    return "Dit bestand is van een programma van voor 2007." if is_container(inhoud) else ""


def _pdf(_extensie: str, inhoud: bytes) -> Bevinding:
    """The header may stand anywhere in the first 1,024 bytes; without an end the file was cut off (ISO 32000)."""
    if b"%PDF-" not in inhoud[:1024]:
        raise OnleesbareInhoud
    if b"%%EOF" not in inhoud[-2048:]:
        raise OnleesbareInhoud("Het einde van dit PDF-bestand ontbreekt: het is niet helemaal aangekomen.")
    return Bevinding(versleuteld=re.search(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)", inhoud) is not None)


def _png(_extensie: str, inhoud: bytes) -> Bevinding:
    return _begin_en_einde(inhoud, b"\x89PNG\r\n\x1a\n", b"IEND")


def _jpeg(_extensie: str, inhoud: bytes) -> Bevinding:
    return _begin_en_einde(inhoud, b"\xff\xd8\xff", b"\xff\xd9")


def _begin_en_einde(inhoud: bytes, begin: bytes, einde: bytes) -> Bevinding:
    if not inhoud.startswith(begin):
        raise OnleesbareInhoud
    if einde not in inhoud[len(begin) :]:
        raise OnleesbareInhoud("Het einde van deze afbeelding ontbreekt: zij is niet helemaal aangekomen.")
    return GEWOON


def _tiff(_extensie: str, inhoud: bytes) -> Bevinding:
    if inhoud[:4] not in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        raise OnleesbareInhoud
    return GEWOON


def _heic(_extensie: str, inhoud: bytes) -> Bevinding:
    merken = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
    if inhoud[4:8] != b"ftyp" or inhoud[8:12] not in merken:
        raise OnleesbareInhoud
    return GEWOON


_HOOFDDEEL = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_ODF = {"odt": b"application/vnd.oasis.opendocument.text", "ods": b"application/vnd.oasis.opendocument.spreadsheet"}


def _office(extensie: str, inhoud: bytes) -> Bevinding:
    """A sound ZIP with the parts that such a document has, or the container in which Office encrypts one."""
    if is_versleutelde_office(inhoud):
        return Bevinding(versleuteld=True)
    with _uitgepakt(inhoud) as pak:
        namen = {deel.filename for deel in pak.infolist()}
        if not {"[Content_Types].xml", _HOOFDDEEL[extensie]} <= namen:
            raise OnleesbareInhoud
        return Bevinding(macros=any(naam.lower().endswith("vbaproject.bin") for naam in namen))


def _odf(extensie: str, inhoud: bytes) -> Bevinding:
    with _uitgepakt(inhoud) as pak:
        namen = set(pak.namelist())
        if not {"mimetype", "content.xml"} <= namen or pak.read("mimetype").strip() != _ODF[extensie]:
            raise OnleesbareInhoud
        manifest = pak.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in namen else b""
        macros = any(naam.startswith(("Basic/", "Scripts/")) for naam in namen)
        return Bevinding(versleuteld=b"encryption-data" in manifest, macros=macros)


def _zip(_extensie: str, inhoud: bytes) -> Bevinding:
    with _uitgepakt(inhoud) as pak:
        bestanden = [deel for deel in pak.infolist() if not deel.is_dir()]
        if not bestanden:
            raise OnleesbareInhoud("In dit zip-bestand zit niets.")
        return Bevinding(any(deel.flag_bits & 1 for deel in bestanden), verder=(noem("bestanden", [
            deel.filename for deel in bestanden
        ]),))  # fmt: skip


def _uitgepakt(inhoud: bytes) -> zipfile.ZipFile:
    """The ZIP, of which every part that is not encrypted is sound. Raises OnleesbareInhoud."""
    try:
        pak = zipfile.ZipFile(io.BytesIO(inhoud))
        delen = pak.infolist()
        if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
            raise OnleesbareInhoud("Dit bestand pakt uit tot iets veel te groots. Het wordt niet bewaard.")
        if any(deel.compress_type not in _PERSINGEN for deel in delen):
            raise OnleesbareInhoud
        for deel in delen:
            if not deel.flag_bits & 1:
                _lees_uit(pak, deel)  # no more than the sizes just judged, so a lying size shows as damage
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fout:
        raise OnleesbareInhoud from fout
    return pak


def _lees_uit(pak: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    with pak.open(deel) as stroom:
        while stroom.read(2**20):
            pass


_KOPPEN = (
    "from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path", "content-type", "sender",
)  # fmt: skip


def _mail(_extensie: str, inhoud: bytes) -> Bevinding:
    """Headers that a letter has; a mark of UTF-8 or an empty line before them is fine, and so is no sender."""
    if b"\0" in inhoud:
        raise OnleesbareInhoud
    bericht = message_from_bytes(inhoud.removeprefix(_BOM).lstrip(b"\r\n"), policy=policy.compat32)
    if not any(bericht[kop] for kop in _KOPPEN):
        raise OnleesbareInhoud
    return Bevinding(_is_versleutelde_mail(bericht), verder=_bijlagen(bericht))


def _is_versleutelde_mail(bericht: Message) -> bool:
    soort = bericht.get_content_type()
    smime = soort.endswith("pkcs7-mime") and "signed" not in str(bericht.get_param("smime-type", ""))
    return smime or soort == "multipart/encrypted"


def _bijlagen(bericht: Message) -> tuple[str, ...]:
    namen = [deel.get_filename() for deel in bericht.walk()]
    gevonden = [str(naam) for naam in namen if naam]
    return (noem("bijlagen", gevonden),) if gevonden else ()


def noem(wat: str, namen: list[str]) -> str:
    """bijlagen: a.pdf, b.docx; with how many more there are."""
    rest = len(namen) - MEESTE_NAMEN
    eerste = ", ".join(naam.replace("\n", " ")[:80] for naam in namen[:MEESTE_NAMEN])
    return f"{wat}: {eerste}" + (f" en nog {rest}" if rest > 0 else "")


def _msg(_extensie: str, inhoud: bytes) -> Bevinding:
    """A container with the properties that every message of Outlook has (MS-OXMSG 2.4)."""
    if not is_container(inhoud) or not _heeft_stroom(inhoud, "__properties_version1.0"):
        raise OnleesbareInhoud
    return GEWOON


def _tekst(_extensie: str, inhoud: bytes) -> Bevinding:
    """UTF-8, UTF-16 with its mark, or the set of Windows; without control characters."""
    soorten = ("utf-16",) if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "cp1252")
    for soort in soorten:
        try:
            tekst = inhoud.decode(soort, errors="replace" if soort == "cp1252" else "strict")
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", tekst):
            return GEWOON
        break
    raise OnleesbareInhoud


_SOORTEN: Mapping[str, Callable[[str, bytes], Bevinding]] = {
    "pdf": _pdf, "png": _png, "jpg": _jpeg, "jpeg": _jpeg, "heic": _heic, "tif": _tiff, "tiff": _tiff,
    **dict.fromkeys(_HOOFDDEEL, _office), **dict.fromkeys(_ODF, _odf),
    "eml": _mail, "msg": _msg, "txt": _tekst, "csv": _tekst, "zip": _zip,
}  # fmt: skip
