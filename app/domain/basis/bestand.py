"""Which files may be kept with a zaak, judged by name and by content: whether who receives one can open it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace

from app.domain.basis.bestandsoort import Bevinding, OnleesbareInhoud, kijk, verklaar_container
from app.domain.basis.fouten import BestandVersleuteld, OngeldigBestand
from app.domain.basis.tekst import zonder_onzichtbaar

MAX_GROOTTE = 25 * 1024 * 1024
MAX_NAAM = 150

SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "heic": "image/heic",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
}
"""Extension and media type of each kind that can be accepted."""
STANDAARD = tuple(soort for soort in SOORTEN if soort != "zip")
"""What a region accepts of which the profile says nothing. A ZIP hides what is in it, so a region asks for it."""


@dataclass(frozen=True)
class Oordeel:
    """What a file turned out to be. `bijzonder` says what who opens it must know, in words for readers."""

    mediatype: str
    bijzonder: tuple[str, ...] = ()
    versleuteld: bool = False


def schone_naam(naam: str) -> str:
    """The bare file name: no folders, no control, invisible or reserved characters, at most MAX_NAAM long, extension
    kept.
    """
    kaal = unicodedata.normalize("NFC", naam).replace("\\", "/").rsplit("/", 1)[-1]
    kaal = zonder_onzichtbaar("".join(t for t in kaal if unicodedata.category(t)[0] != "C" and t not in '<>:"|?*'))
    kaal = kaal.strip(" .")
    stam, punt, extensie = kaal.rpartition(".")
    if extensie.lower() not in SOORTEN:
        return kaal[:MAX_NAAM]
    return f"{stam[: MAX_NAAM - len(extensie) - 1]}{punt}{extensie}"


def toets_bestand(naam: str, inhoud: bytes, veld: str = "bestand", soorten: Collection[str] = STANDAARD) -> str:
    """The media type of an acceptable file. Raises OngeldigBestand with what is wrong and how to mend it."""
    return beoordeel(naam, inhoud, veld, soorten).mediatype


def beoordeel(naam: str, inhoud: bytes, veld: str = "bestand", soorten: Collection[str] = STANDAARD) -> Oordeel:
    """What an acceptable file is, and what is out of the ordinary about it.

    Raises OngeldigBestand with what is wrong and how to mend it.
    """
    extensie = naam.rpartition(".")[2].lower() if "." in naam else ""
    _toets_grootte(inhoud, veld)
    if extensie not in soorten:
        raise OngeldigBestand(f"Dit soort bestand kan niet. Kies {opsomming(soorten)}.", veld=veld)
    try:
        bevinding = kijk(extensie, inhoud)
    except OnleesbareInhoud as fout:
        wat = str(fout) or verklaar_container(inhoud) or f"De inhoud is geen {extensie}-bestand."
        raise OngeldigBestand(f"{wat} Sla het opnieuw op als {extensie} en probeer het weer.", veld=veld) from fout
    return Oordeel(SOORTEN[extensie], _woorden(bevinding), bevinding.versleuteld)


def met_meer(oordeel: Oordeel, *bijzonder: str) -> Oordeel:
    """The same, with what was found by who knows more of such files."""
    return replace(oordeel, bijzonder=(*oordeel.bijzonder, *bijzonder))


def eis_te_openen(oordeel: Oordeel, *, bevestigd: bool, veld: str = "bestand") -> None:
    """Who brings a file that is encrypted says that he knows. Raises BestandVersleuteld."""
    if oordeel.versleuteld and not bevestigd:
        raise BestandVersleuteld(
            "Dit bestand is versleuteld: wie het dossier krijgt, kan het zonder wachtwoord niet openen. Kies een "
            "bestand zonder wachtwoord, of bevestig dat het zo bij de zaak moet.",
            veld=veld,
        )


def opsomming(soorten: Collection[str]) -> str:
    """The kinds as a sentence names them."""
    namen = list(soorten)
    return f"{', '.join(namen[:-1])} of {namen[-1]}" if len(namen) > 1 else "".join(namen)


def _woorden(bevinding: Bevinding) -> tuple[str, ...]:
    vast = [("versleuteld", bevinding.versleuteld), ("met macro’s", bevinding.macros)]
    return (*(woord for woord, waar in vast if waar), *bevinding.verder)


def _toets_grootte(inhoud: bytes, veld: str) -> None:
    if not inhoud:
        raise OngeldigBestand("Het bestand is leeg. Kies een ander bestand.", veld=veld)
    if len(inhoud) > MAX_GROOTTE:
        raise OngeldigBestand(
            f"Het bestand is {len(inhoud) // (1024 * 1024)} MB. Het mag hoogstens 25 MB zijn. Maak het kleiner.",
            veld=veld,
        )
