"""What goes into an audit bundle, as plain data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Protocol

from app.domain.logboek.merkle import Boom
from app.export.bewijzen import Eerder
from app.export.mdto import Archiefstuk
from app.export.regelstapel import LaatWeg, Logregel

_ONVEILIG = re.compile(r"[^A-Za-z0-9._-]+|\.{2,}")
_GROOTSTE_DOCUMENTNAAM = 80


class Tekent(Protocol):
    """What the bundle asks of a signing key; `Ondertekenaar` is one."""

    @property
    def vingerafdruk(self) -> str:
        """Hex SHA-256 of the public key (SubjectPublicKeyInfo, DER)."""

    def onderteken(self, inhoud: bytes, /) -> bytes:
        """Ed25519 signature, 64 bytes."""


@dataclass(frozen=True)
class Bijlage:
    """A document of the zaak; `naam` as its user knows it, `sha256` (hex) as it was stored.

    `lees` gives its bytes when they are written; `reden` says why this recipient does not get it.
    """

    naam: str
    mediatype: str
    lees: Callable[[], bytes]
    sha256: str
    document_id: int
    reden: str | None = None

    @property
    def bestand(self) -> str | None:
        """Its place in the bundle."""
        return None if self.reden else f"documenten/{self.document_id}-{veilige_naam(self.naam)}"

    def gelezen(self) -> bytes:
        """Its bytes. ValueError when they are not those that were stored."""
        inhoud = self.lees()
        if sha256(inhoud).hexdigest() != self.sha256:
            raise ValueError(f"document {self.document_id}: inhoud past niet bij de opgeslagen hash")
        return inhoud

    def regel(self) -> dict[str, object]:
        """How manifest.json tells it; the name of what is left out may tell too much."""
        return {
            "id": self.document_id,
            "naam": None if self.reden else self.naam,
            "mediatype": self.mediatype,
            "sha256": self.sha256,
            "bestand": self.bestand,
            "reden": self.reden,
        }


@dataclass(frozen=True)
class BundelInhoud:
    """Everything that goes into a bundle, taken from one snapshot.

    `regels` are all lines of the zaak, oldest first, the entry of this export last, which is also the last line of
    `boom`. `stelsel` are the lines outside the zaak of `verify.STELSELACTIES`. `dossier` holds what `canoniek` can
    hold; `stukken` are the files that people read, by name. `vanaf` and `tot_en_met` are the period that was asked
    (entry days, for the reader; `laat_weg` judges). `gemaakt_op` is aware. `zonder_tijdstempel` says why there is no
    timestamp, where there should have been one; `zegel` is the level of the seal on dossier.pdf (B-B, B-T, B-LTA), and
    `zegel_waarom` why there is none, or a lower one than was wanted.
    """

    zaaknummer: str
    titel: str
    ontvanger: str
    doel: str
    profiel: str
    peildatum: date
    gemaakt_op: datetime
    logboek_id: str
    regels: Iterable[Logregel]
    dossier: Mapping[str, object]
    stukken: Mapping[str, bytes]
    archiefstuk: Archiefstuk
    bijlagen: Sequence[Bijlage]
    boom: Boom
    checkpoint: bytes
    stelsel: Sequence[Logregel] = ()
    eerder: Eerder | None = None
    tijdstempel: bytes | None = None
    zonder_tijdstempel: str | None = None
    zegel: str | None = None
    zegel_waarom: str | None = None
    vanaf: date | None = None
    tot_en_met: date | None = None
    laat_weg: LaatWeg = field(default=lambda _kop: None)
    redacties: Sequence[tuple[str, str]] = ()


def veilige_naam(naam: str) -> str:
    """A file name of letters, digits, dot, dash and underscore that every system can hold; keeps the extension."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    pad = PurePosixPath(_ONVEILIG.sub("-", kaal))
    extensie = pad.suffix[:20]
    stam = pad.stem.strip("._-")[: _GROOTSTE_DOCUMENTNAAM - len(extensie)] or "document"
    return (stam + extensie).rstrip("._-")
