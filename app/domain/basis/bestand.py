"""Which files may be kept with a zaak, judged by name and by content."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from email import message_from_bytes

from app.domain.basis.fouten import OngeldigBestand

MAX_GROOTTE = 25 * 1024 * 1024
MAX_UITGEPAKT = 200 * 1024 * 1024
"""What a .docx or .xlsx may unpack to, in bytes: more is no document but a bomb."""
MAX_ONDERDELEN = 5_000
MAX_NAAM = 150

SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "eml": "message/rfc822",
    "txt": "text/plain",
}
"""Extension and media type of each kind that is accepted."""

_BEGIN = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_HOOFDDEEL = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


def schone_naam(naam: str) -> str:
    """The bare file name: no folders, no control or reserved characters, at most MAX_NAAM long, extension kept."""
    kaal = unicodedata.normalize("NFC", naam).replace("\\", "/").rsplit("/", 1)[-1]
    kaal = "".join(t for t in kaal if unicodedata.category(t)[0] != "C" and t not in '<>:"|?*').strip(" .")
    stam, punt, extensie = kaal.rpartition(".")
    if extensie.lower() not in SOORTEN:
        return kaal[:MAX_NAAM]
    return f"{stam[: MAX_NAAM - len(extensie) - 1]}{punt}{extensie}"


def toets_bestand(naam: str, inhoud: bytes, veld: str = "bestand") -> str:
    """The media type of an acceptable file. Raises OngeldigBestand with what is wrong and how to mend it."""
    extensie = naam.rpartition(".")[2].lower() if "." in naam else ""
    try:
        _toets_grootte(inhoud)
        if extensie not in SOORTEN:
            raise OngeldigBestand("Dit soort bestand kan niet. Kies pdf, docx, xlsx, png, jpg, eml of txt.")
        if not _INHOUD[extensie](extensie, inhoud):
            raise OngeldigBestand(
                f"De inhoud is geen {extensie}-bestand. Sla het opnieuw op als {extensie} en probeer het weer."
            )
    except OngeldigBestand as fout:
        raise OngeldigBestand(fout.bericht, veld=veld) from fout
    return SOORTEN[extensie]


def _toets_grootte(inhoud: bytes) -> None:
    if not inhoud:
        raise OngeldigBestand("Het bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > MAX_GROOTTE:
        raise OngeldigBestand(
            f"Het bestand is {len(inhoud) // (1024 * 1024)} MB. Het mag hoogstens 25 MB zijn. Maak het kleiner."
        )


def _begint_goed(extensie: str, inhoud: bytes) -> bool:
    return inhoud.startswith(_BEGIN[extensie])


def _is_office(extensie: str, inhoud: bytes) -> bool:
    """A sound ZIP with the parts that such a document has; one that unpacks too far is refused by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            delen = pak.infolist()
            if len(delen) > MAX_ONDERDELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
                raise OngeldigBestand("Dit bestand pakt uit tot iets veel te groots. Het wordt niet bewaard.")
            heel = pak.testzip() is None  # reads no more than the sizes just judged, so a lying size shows as damage
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return False
    return heel and {"[Content_Types].xml", _HOOFDDEEL[extensie]} <= {deel.filename for deel in delen}


def _is_mail(_extensie: str, inhoud: bytes) -> bool:
    bericht = message_from_bytes(inhoud[:65_536])
    return bool(bericht["From"]) and b"\0" not in inhoud


def _is_tekst(_extensie: str, inhoud: bytes) -> bool:
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    return not re.search(r"[\x00-\x08\x0e-\x1f]", tekst)


_INHOUD = {
    **dict.fromkeys(_BEGIN, _begint_goed),
    **dict.fromkeys(_HOOFDDEEL, _is_office),
    "eml": _is_mail,
    "txt": _is_tekst,
}
