"""Who can read a backup: recipients and keys in the form of age (https://age-encryption.org/v1).

Every start reads the settings of backups, so the library of age is imported only when there is a key to read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.domain.basis.fouten import OngeldigeInvoer

if TYPE_CHECKING:
    from pyrage import x25519

Ontvanger: TypeAlias = "x25519.Recipient"
Identiteit: TypeAlias = "x25519.Identity"
_GEHEIM = "AGE-SECRET-KEY-1"


def lees_ontvangers(namen: Sequence[str]) -> list[Ontvanger]:
    """Public keys, each `age1…`. Raises OngeldigeInvoer."""
    if not namen:
        return []
    from pyrage import RecipientError, x25519

    try:
        return [x25519.Recipient.from_str(naam.strip()) for naam in namen]
    except RecipientError as fout:
        raise OngeldigeInvoer("Een openbare sleutel voor reservekopieën begint met age1 en heeft 62 tekens.") from fout


def lees_identiteiten(pad: Path) -> list[Identiteit]:
    """The secret keys in a file as `age-keygen` writes it. Raises OngeldigeInvoer."""
    from pyrage import IdentityError, x25519

    try:
        if pad.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise OngeldigeInvoer(f"Anderen kunnen bij de sleutel {pad}. Herstel dat met: chmod 600 {pad}")
        regels = [regel.strip() for regel in pad.read_text(encoding="ascii").splitlines()]
        gevonden = [x25519.Identity.from_str(regel) for regel in regels if regel.startswith(_GEHEIM)]
    except (OSError, ValueError, IdentityError) as fout:
        raise OngeldigeInvoer(f"De sleutel {pad} is niet te lezen.") from fout
    if not gevonden:
        raise OngeldigeInvoer(f"In {pad} staat geen geheime sleutel ({_GEHEIM}…).")
    return gevonden


def maak_identiteit(pad: Path) -> str:
    """A new secret key in a new file of its owner alone; returns the public one. Raises OngeldigeInvoer."""
    from pyrage import x25519

    nieuw = x25519.Identity.generate()
    publiek = str(nieuw.to_public())
    try:
        nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fout:
        raise OngeldigeInvoer(f"{pad} kan niet worden gemaakt: {fout.strerror}.") from fout
    with os.fdopen(nummer, "w", encoding="ascii") as bestand:
        bestand.write(f"# public key: {publiek}\n{nieuw}\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    return publiek
