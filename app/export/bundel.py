"""Builds the audit bundle: a ZIP that is the same to the byte for the same input, and that proves itself.

Plain data in, bytes out: no models, no clock. What the container, logboek.csv and MANIFEST.sha256 look like is
said once, in `verify.py`, which goes along in the bundle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol

from app.domain.keten import canoniek, lees_canoniek, ontzegel, regel_hash
from app.export import verify
from app.export.leesmij import leesmij

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
class Logregel:
    """A line of the logboek as stored, and its payload (salt and JSON); None when that was destroyed."""

    kop: bytes
    payload: bytes | None


@dataclass(frozen=True)
class Bijlage:
    """A document of the zaak; `naam` as its user knows it, `sha256` (hex) as it was stored."""

    naam: str
    mediatype: str
    inhoud: bytes
    sha256: str
    document_id: int

    @property
    def bestand(self) -> str:
        """Its place in the bundle."""
        return f"documenten/{self.document_id}-{veilige_naam(self.naam)}"


@dataclass(frozen=True)
class BundelInhoud:
    """Everything that goes into a bundle, taken from one snapshot.

    `regels` are all lines of the zaak, oldest first, the entry of this export last. `dossier` holds what
    `canoniek` can hold. `gemaakt_op` is aware.
    """

    zaaknummer: str
    titel: str
    ontvanger: str
    doel: str
    peildatum: date
    gemaakt_op: datetime
    logboek_id: str
    regels: Sequence[Logregel]
    dossier: Mapping[str, object]
    dossier_html: str
    bijlagen: Sequence[Bijlage]


def bouw_bundel(inhoud: BundelInhoud, ondertekenaar: Tekent) -> bytes:
    """The ZIP. ValueError when there are no lines, a document differs from its hash, or it grows too large."""
    bijlagen = sorted(inhoud.bijlagen, key=lambda bijlage: bijlage.document_id)
    _toets(inhoud, bijlagen)
    kenmerken = _kenmerken(inhoud)
    leden = _leden(inhoud, bijlagen, kenmerken)
    leden["manifest.json"] = canoniek(
        _manifest(inhoud, bijlagen, kenmerken, leden) | {"sleutel": ondertekenaar.vingerafdruk}
    )
    sommen = verify.sommen((naam, sha256(lid).hexdigest()) for naam, lid in leden.items())
    leden["MANIFEST.sha256"] = sommen
    leden["MANIFEST.sig"] = ondertekenaar.onderteken(sommen)
    return verify.schrijf_zip(leden.items())


def veilige_naam(naam: str) -> str:
    """A file name of letters, digits, dot, dash and underscore that every system can hold; keeps the extension."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    pad = PurePosixPath(_ONVEILIG.sub("-", kaal))
    extensie = pad.suffix[:20]
    stam = pad.stem.strip("._-")[: _GROOTSTE_DOCUMENTNAAM - len(extensie)] or "document"
    return (stam + extensie).rstrip("._-")


def _toets(inhoud: BundelInhoud, bijlagen: Sequence[Bijlage]) -> None:
    if not inhoud.regels:
        raise ValueError("een bundel zonder logboekregels bestaat niet")
    if inhoud.gemaakt_op.tzinfo is None:
        raise ValueError("gemaakt_op heeft een tijdzone nodig")
    if len({bijlage.document_id for bijlage in bijlagen}) != len(bijlagen):
        raise ValueError("een document staat er dubbel in")
    for bijlage in bijlagen:
        if sha256(bijlage.inhoud).hexdigest() != bijlage.sha256:
            raise ValueError(f"document {bijlage.document_id}: inhoud past niet bij de opgeslagen hash")


def _kenmerken(inhoud: BundelInhoud) -> dict[str, object]:
    """What manifest.json and dossier.json both say, and must agree upon."""
    return {
        "zaak": inhoud.zaaknummer,
        "titel": inhoud.titel,
        "ontvanger": inhoud.ontvanger,
        "doel": inhoud.doel,
        "peildatum": inhoud.peildatum.isoformat(),
        "logboek": inhoud.logboek_id,
        "aantal": len(inhoud.regels),
        "laatste_hash": regel_hash(inhoud.regels[-1].kop),
        "versie": verify.VERSIE,
    }


def _leden(inhoud: BundelInhoud, bijlagen: Sequence[Bijlage], kenmerken: Mapping[str, object]) -> dict[str, bytes]:
    """The members that manifest.json lists, in the fixed order of the bundle."""
    koppen = [lees_canoniek(regel.kop) for regel in inhoud.regels]
    inhouden = [None if regel.payload is None else ontzegel(regel.payload) for regel in inhoud.regels]
    hashes = [regel_hash(regel.kop) for regel in inhoud.regels]
    dossier = {**kenmerken, "formaat": verify.DOSSIER_FORMAAT, "dossier": inhoud.dossier}
    return {
        "LEESMIJ.txt": _leesmij(inhoud).encode(),
        "dossier.html": inhoud.dossier_html.encode(),
        "dossier.json": canoniek(dossier),
        "logboek.csv": verify.maak_csv(list(zip(hashes, koppen, inhouden, strict=True))),
        "headers.jsonl": b"".join(regel.kop + b"\n" for regel in inhoud.regels),
        **_payloads(inhoud.regels),
        **{bijlage.bestand: bijlage.inhoud for bijlage in bijlagen},
        "verify.py": _verify_bytes(),
    }


def _leesmij(inhoud: BundelInhoud) -> str:
    return leesmij(
        zaak=inhoud.zaaknummer,
        ontvanger=inhoud.ontvanger,
        doel=inhoud.doel,
        peildatum=inhoud.peildatum.isoformat(),
    )


def _payloads(regels: Sequence[Logregel]) -> dict[str, bytes]:
    genummerd = enumerate(regels, start=1)
    return {verify.payload_naam(nummer): regel.payload for nummer, regel in genummerd if regel.payload is not None}


@cache
def _verify_bytes() -> bytes:
    return Path(verify.__file__).read_bytes()


def _manifest(
    inhoud: BundelInhoud,
    bijlagen: Sequence[Bijlage],
    kenmerken: Mapping[str, object],
    leden: Mapping[str, bytes],
) -> dict[str, object]:
    eerste, laatste = (lees_canoniek(inhoud.regels[plek].kop) for plek in (0, -1))
    return {
        **kenmerken,
        "formaat": verify.FORMAAT,
        "gemaakt_op": inhoud.gemaakt_op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "eerste_nr": eerste["nr"],
        "laatste_nr": laatste["nr"],
        "vernietigd": [nr for nr, regel in enumerate(inhoud.regels, start=1) if regel.payload is None],
        "bestanden": [
            {"naam": naam, "grootte": len(lid), "sha256": sha256(lid).hexdigest()} for naam, lid in leden.items()
        ],
        "documenten": [_documentregel(bijlage) for bijlage in bijlagen],
    }


def _documentregel(bijlage: Bijlage) -> dict[str, object]:
    return {
        "id": bijlage.document_id,
        "naam": bijlage.naam,
        "mediatype": bijlage.mediatype,
        "bestand": bijlage.bestand,
    }
