"""A note at a zaak: who may read and withdraw it, and what the logboek keeps of it (ADR 033)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from hashlib import sha256

from app.domain.basis.fouten import GeenRecht, OngeldigeInvoer
from app.domain.basis.invoer import toets_lengte
from app.domain.basis.tekst import heeft_inhoud

LANGSTE = 4_000
"""Characters. Who has more to say writes a document."""
ZOUT = 32
"""Bytes of chance in what the logboek keeps: without them a short note could be guessed from it."""


class Intrekreden(StrEnum):
    """Why a note was withdrawn. A choice and no text: nothing of a note comes into the logboek."""

    VERGISSING = "vergissing"
    ACHTERHAALD = "achterhaald"
    PERSOONSGEGEVENS = "persoonsgegevens"


def toets_tekst(tekst: str) -> None:
    """Raises OngeldigeInvoer at `tekst`."""
    if not heeft_inhoud(tekst):
        raise OngeldigeInvoer("Schrijf een notitie.", veld="tekst")
    toets_lengte(tekst, "tekst", LANGSTE)


def kenmerk(zout: bytes, tekst: str) -> str:
    """What the logboek keeps: SHA-256 (hex) over the salt and then the text in UTF-8.

    Whoever has both can show that the note is what was placed then; when the salt is gone it says nothing.
    """
    return sha256(zout + tekst.encode()).hexdigest()


def mag_lezen(lezer: int, schrijver: int, genoemden: Collection[int], *, volledig: bool) -> bool:
    """The team reads every note of its zaak; who sees less of it, what he wrote or in what he was named.

    The parties are accounts (ids): a note is for the person whom it names, not for his whole organisation.
    """
    return volledig or lezer == schrijver or lezer in genoemden


def toets_intrekken(lezer: int, schrijver: int, *, leidt: bool) -> None:
    """Who wrote it, and who leads the zaak: what should not have been written must be able to go. Raises GeenRecht."""
    if lezer != schrijver and not leidt:
        raise GeenRecht("Alleen wie de notitie schreef of wie de zaak leidt, trekt haar in.")
