"""The .po file: written from the source in a fixed order, with the translations that it had or was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from scripts.vertaling.gegevens import gegevens
from scripts.vertaling.schermen import schermen
from scripts.vertaling.zinnen import zinnen

Vertaling = str | tuple[str, str]
_WISSELT = re.compile(rb'"(Project-Id|Report-Msgid|POT-|PO-Rev|Last-|Language-Team|Generated-By)[^\n]*\n')
"""Of the head: who and when, which git knows."""
_PLEK = re.compile(r"%(?:\((\w+)\)[sd]|%)")


@dataclass(frozen=True)
class Bericht:
    """What there is to say: its plural when it is about a number, and the file in which it stands first."""

    id: str
    meervoud: str | None
    waar: str


def berichten(wortel: Path) -> list[Bericht]:
    """All, by the file where they stand."""
    alle = {tekst: Bericht(tekst, meer, waar) for tekst, (meer, waar) in schermen(wortel).items()}
    for tekst, waar in (gegevens(wortel) | zinnen(wortel)).items():
        alle.setdefault(tekst, Bericht(tekst, None, waar))
    return sorted(alle.values(), key=lambda bericht: (bericht.waar, bericht.id))


def lees(pad: Path) -> dict[str, Vertaling]:
    """The translations of a file, by the Dutch; without those that are empty."""
    if not pad.exists():
        return {}
    with pad.open("rb") as bestand:
        gelezen = [bericht for bericht in read_po(bestand, ignore_obsolete=True) if bericht.id]
    vertalingen: dict[str, Vertaling] = {}
    for bericht in gelezen:
        een, wat = bericht.id if isinstance(bericht.id, str) else bericht.id[0], bericht.string or ""
        if wat and (isinstance(wat, str) or all(wat)):
            vertalingen[een] = wat if isinstance(wat, str) else (wat[0], wat[1])
    return vertalingen


def schrijf(pad: Path, alle: Iterable[Bericht], vertaald: Mapping[str, Vertaling]) -> None:
    catalogus = Catalog(locale="en", fuzzy=False, header_comment="# What Draaiboek says, in English.", charset="utf-8")
    for bericht in alle:
        een = vertaald.get(bericht.id, "")
        if bericht.meervoud:
            paar = een if isinstance(een, tuple) else (een, een)
            catalogus.add((bericht.id, bericht.meervoud), paar, locations=[(bericht.waar, 0)])
        else:
            catalogus.add(bericht.id, een if isinstance(een, str) else een[1], locations=[(bericht.waar, 0)])
    for bericht_ in catalogus:
        bericht_.flags.discard("python-format")
    geschreven = BytesIO()
    write_po(geschreven, catalogus, width=0, include_lineno=False)
    pad.write_bytes(_WISSELT.sub(b"", geschreven.getvalue()))


def fout_in(bericht: Bericht, vertaling: Vertaling) -> str:
    """What is wrong with a translation; empty when nothing is."""
    vormen = vertaling if isinstance(vertaling, tuple) else (vertaling,)
    if bericht.meervoud and len(vormen) != 2:
        return "één en meer ontbreken"
    gevraagd = {naam for naam in _PLEK.findall(bericht.id + (bericht.meervoud or "")) if naam}
    for vorm in vormen:
        er = {naam for naam in _PLEK.findall(vorm) if naam}
        if not vorm.strip():
            return "leeg"
        if er - gevraagd:
            return f"onbekende plek {sorted(er - gevraagd)}"
        if gevraagd - er - {"num"}:
            return f"plek ontbreekt {sorted(gevraagd - er)}"
        if gevraagd and "%" in _PLEK.sub("", vorm):
            return "los procentteken"
    return ""
