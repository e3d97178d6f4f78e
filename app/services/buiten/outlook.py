"""A message of Outlook (.msg): which attachments it holds, and whether it is encrypted (MS-OXMSG [P])."""

from __future__ import annotations

import io

from app.domain.basis.bestand import Oordeel, met_meer
from app.domain.basis.bestandsoort import noem

_SOORT = "__substg1.0_001A001F"
"""The class of the message, of which S/MIME says that it is."""
_BIJLAGE = "__attach_version1.0_"
_NAMEN = ("__substg1.0_3707001F", "__substg1.0_3707001E", "__substg1.0_3704001F", "__substg1.0_3704001E")
"""The long name of an attachment, else the short one; in Unicode, else in the set of Windows."""
_LANGSTE = 1_000


def lees_bericht(inhoud: bytes, oordeel: Oordeel) -> Oordeel:
    """What the message adds to what was found. One that cannot be taken apart is kept all the same."""
    from olefile import OleFileIO  # type: ignore[import-untyped]  # here alone: few files are one

    try:
        with OleFileIO(io.BytesIO(inhoud)) as ole:
            namen = [_naam(ole, pad) for pad in _bijlagen(ole)]
            soort = _tekst(ole, _SOORT)
    except Exception:  # what a damaged container makes olefile raise has no common base
        return met_meer(oordeel, "de bijlagen zijn niet te lezen")
    if soort.upper() == "IPM.NOTE.SMIME":
        oordeel = Oordeel(oordeel.mediatype, ("versleuteld", *oordeel.bijzonder), versleuteld=True)
    return met_meer(oordeel, noem("bijlagen", namen)) if namen else oordeel


def _bijlagen(ole: object) -> list[str]:
    paden = {pad[0] for pad in ole.listdir(streams=True, storages=True) if pad[0].startswith(_BIJLAGE)}  # type: ignore[attr-defined]
    return sorted(paden)


def _naam(ole: object, pad: str) -> str:
    return next((naam for plek in _NAMEN if (naam := _tekst(ole, f"{pad}/{plek}"))), "zonder naam")


def _tekst(ole: object, pad: str) -> str:
    """A property of text, or nothing when it is not there."""
    if not ole.exists(pad):  # type: ignore[attr-defined]
        return ""
    ruw = ole.openstream(pad).read(_LANGSTE)  # type: ignore[attr-defined]
    soort = "utf-16-le" if pad.endswith("F") else "cp1252"
    return str(ruw.decode(soort, "replace")).strip("\0 \r\n")
